"""Report `overview`: one page to look at, from the letterhead down to the words of each task.

Brings together what the plan, the rules and the registry say on one day; it adds no judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.errors import UsageError
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.reports.material import Material
from plancli.reports.overview.acts import STYLES, ActRow, view_acts
from plancli.reports.overview.deadlines import DeadlinesView, view_deadlines
from plancli.reports.overview.findings import FindingsView, view_findings
from plancli.reports.overview.gaps import HeatView, view_heat
from plancli.reports.overview.outline import Outline, OutlineEntry
from plancli.reports.overview.units import UnitKeys, UnitRow, UnitsView, view_units
from plancli.reports.views.letterhead import HeadView, view_head
from plancli.vietnamese.dates import PartialDate, decree_style, short_style, shown_day

_SHOWN_FIRST = 3
"""Units and acts that stand at the top of the page."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the top of the page."""

    count: str
    label: str
    """What is counted: `nhiệm vụ`."""
    target: str
    """Anchor of the section that tells more."""
    style: str
    """`plain`; `attention` where the count is not 0 and someone has to look."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Tổng quan kế hoạch."""

    head: HeadView
    day: str
    """`ngày 26 tháng 11 năm 2026`: deadlines and acts are judged on it."""
    short_day: str
    """`26/11/2026`"""
    registry_checked: str
    """Day of the registry's last review: `23/11/2026`."""
    figures: tuple[Figure, ...]
    busiest: tuple[UnitRow, ...]
    """The units that owe most."""
    fallen: tuple[ActRow, ...]
    """The first cited acts that are no longer in force."""
    more_fallen: str
    """How many more there are; `0` for none."""
    standings: tuple[tuple[str, str], ...]
    """How many acts stand in each of the styles of `overview_acts.STYLES` that occurs, in that order."""
    units: UnitsView
    deadlines: DeadlinesView
    acts: tuple[ActRow, ...]
    heat: HeatView
    findings: FindingsView
    outline: tuple[OutlineEntry, ...]
    title: str
    """For the title of the page."""
    author: str
    """The issuer, for the same."""


def view_overview(material: Material) -> OverviewView:
    """Return the overview; UsageError where the material has no day or no judgement."""
    plan, day, judgement = material.plan, material.day, material.judgement
    if day is None or judgement is None:
        raise UsageError("report.unjudged", name="overview")
    told = PartialDate(day.year, day.month, day.day)
    keys = UnitKeys(plan)
    outline = Outline(plan, keys.by_source)
    units = view_units(plan, keys, outline)
    deadlines = view_deadlines(plan, outline, day)
    acts = view_acts(plan, judgement.registry, outline, day)
    heat = view_heat(plan, outline)
    findings = view_findings(judgement.checked, outline)
    fallen = tuple(act for act in acts if act.style == "fallen")
    return OverviewView(
        head=view_head(plan.issuance),
        day=decree_style(told),
        short_day=short_style(told),
        registry_checked=shown_day(judgement.registry.checked),
        figures=tuple(_figures(units, deadlines, acts, heat, findings)),
        busiest=units.ranked[:_SHOWN_FIRST],
        fallen=fallen[:_SHOWN_FIRST],
        more_fallen=str(max(len(fallen) - _SHOWN_FIRST, 0)),
        standings=tuple(_standings(acts)),
        units=units,
        deadlines=deadlines,
        acts=acts,
        heat=heat,
        findings=findings,
        outline=outline.entries,
        title=_title(plan),
        author=plan.issuance.issuer,
    )


def _standings(acts: tuple[ActRow, ...]) -> Iterator[tuple[str, str]]:
    for style in STYLES:
        count = sum(act.style == style for act in acts)
        if count:
            yield style, str(count)


def _title(plan: Plan) -> str:
    return plan.issuance.title or plan.issuance.kind


def _figures(
    units: UnitsView,
    deadlines: DeadlinesView,
    acts: tuple[ActRow, ...],
    heat: HeatView,
    findings: FindingsView,
) -> Iterator[Figure]:
    fallen = sum(act.style == "fallen" for act in acts)
    yield Figure(heat.total, "nhiệm vụ", "noi-dung", "plain")
    yield Figure(units.named, "cơ quan, đơn vị", "don-vi", "plain")
    yield _attention(str(len(deadlines.undated)), "nhiệm vụ không nêu thời hạn", "thoi-han")
    yield _attention(heat.led, "nhiệm vụ chưa rõ đơn vị chịu trách nhiệm chính", "sau-ro")
    yield _attention(str(fallen), f"trên {len(acts)} văn bản viện dẫn không còn hiệu lực", "van-ban")
    labels = {"error": "lỗi phải sửa", "warning": "điểm nên sửa", "info": "điểm để biết"}
    for group in findings.groups:
        figure = Figure(group.count, labels[group.style], f"diem-{group.style}", "plain")
        yield _attention(group.count, figure.label, figure.target) if group.style == "error" else figure


def _attention(count: str, label: str, target: str) -> Figure:
    return Figure(count, label, target, "plain" if count == "0" else "attention")
