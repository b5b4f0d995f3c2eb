"""Reports `obligations`, `sheet` and `cover-table`: all units on one paper, each on its own, and the list.

A sheet is an extract ("Trích Kế hoạch …"): it has no Quốc hiệu, no number and no day of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancli.analysis.change import UnitDifference
from plancli.analysis.obligations import UnitObligations, list_obligations
from plancli.analysis.report_orders import orders_for, report_orders
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.records import dataclass, replace
from plancli.reports.views.annex_head import place_words
from plancli.reports.views.letterhead import HeadView, view_head
from plancli.reports.views.sheet_changes import SheetChange, sheet_changes
from plancli.reports.views.unit_work import UnitWork, role_heading, view_unit_works

_NONE: Mapping[tuple[str, bool], UnitDifference] = {}


@dataclass(frozen=True, slots=True)
class ObligationsView:
    """Danh mục trách nhiệm của từng đơn vị."""

    head: HeadView
    units: tuple[UnitWork, ...]
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


@dataclass(frozen=True, slots=True)
class ReportingView:
    """One sentence of the plan that says to whom a report goes."""

    place: str
    """`Mục IV.1`, `Đoạn kết`."""
    words: str
    """As printed."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """Trích kế hoạch for one unit."""

    head: HeadView
    unit: UnitWork
    tally: str
    """How many tasks of each role, how many duties: `chủ trì 02; phối hợp 05; …`."""
    changes: tuple[SheetChange, ...]
    """What differs for the unit from an earlier version; empty where none is asked for."""
    reporting: tuple[ReportingView, ...]
    """What the plan says of where the unit reports; empty where it says nothing."""
    title: str
    author: str


@dataclass(frozen=True, slots=True)
class CoverRow:
    """One unit of the covering table."""

    number: str
    unit: str
    counts: tuple[str, ...]
    """Number of tasks for each role of the table's columns; empty for none."""
    duties: str
    """Number of duties in the part Tổ chức thực hiện; empty for none."""
    file: str
    """`01 - Phòng Văn hóa và Thông tin.docx`."""


@dataclass(frozen=True, slots=True)
class CoverTableView:
    """Bảng tổng hợp of all sheets."""

    head: HeadView
    roles: tuple[str, ...]
    """Column headings: the roles that occur in the plan."""
    rows: tuple[CoverRow, ...]
    title: str
    author: str


def view_obligations(plan: Plan) -> ObligationsView:
    """Return the view of report `obligations`; units that owe just the same stand together.

    In the Trạm Tấu plan the twelve communes owe the same, through one group.
    """
    together: dict[UnitWork, list[str]] = {}
    for work in view_unit_works(plan, list_obligations(plan)):
        together.setdefault(replace(work, name=""), []).append(work.name)
    return ObligationsView(
        head=view_head(plan.issuance),
        units=tuple(replace(work, name="; ".join(names)) for work, names in together.items()),
        title=plan.issuance.title,
        author=plan.issuance.issuer,
    )


def view_sheets(
    plan: Plan,
    rows: Sequence[UnitObligations],
    differences: Mapping[tuple[str, bool], UnitDifference] = _NONE,
) -> Iterator[SheetView]:
    """Yield the sheet of each of `rows`, which are some or all of `list_obligations(plan)`.

    `differences` say what changed for a unit, by its id and whether it stands for the others of a group.
    """
    head, orders = view_head(plan.issuance), report_orders(plan)
    for owed, work in zip(rows, view_unit_works(plan, rows), strict=True):
        yield SheetView(
            head=head,
            unit=work,
            tally=_tally(work),
            changes=sheet_changes(differences.get((owed.unit.id, owed.others))),
            reporting=tuple(
                ReportingView(place_words(plan, order.address), order.words)
                for order in orders_for(orders, owed)
            ),
            title=" - ".join(filter(None, (plan.issuance.title, work.name))),
            author=plan.issuance.issuer,
        )


def _tally(work: UnitWork) -> str:
    counts = [(role.role, len(role.tasks)) for role in work.roles]
    counts += [("phần Tổ chức thực hiện", len(work.duties))] if work.duties else []
    return "; ".join(f"{name[0].lower()}{name[1:]} {count:02}" for name, count in counts)


def view_cover_table(
    plan: Plan, rows: tuple[UnitObligations, ...], files: Mapping[int, str]
) -> CoverTableView:
    """Return the covering table of the sheets of `rows`; `files` names each row's sheet, by its index."""
    held = {each.role for owed in rows for each in owed.obligations}
    roles = tuple(role for role in Role if role in held)
    return CoverTableView(
        head=view_head(plan.issuance),
        roles=tuple(map(role_heading, roles)),
        rows=tuple(
            CoverRow(
                number=str(index + 1),
                unit=owed.unit.name,
                counts=tuple(_count(owed, role) for role in roles),
                duties=_count(owed, None),
                file=files.get(index, ""),
            )
            for index, owed in enumerate(rows)
        ),
        title=plan.issuance.title,
        author=plan.issuance.issuer,
    )


def _count(owed: UnitObligations, role: Role | None) -> str:
    number = sum(each.role is role for each in owed.obligations)
    return str(number) if number else ""
