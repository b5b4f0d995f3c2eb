"""Units in the overview: how much each owes, in which tasks and as what.

Counts and places what `list_obligations` says; it ranks nobody by worth, only by number of tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from plancli.analysis.obligations import Obligation, UnitObligations, list_obligations
from plancli.model.assignment import ANSWERING, Role
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.reports.overview.outline import Link, Outline
from plancli.reports.views.matrix import LETTERS, REQUESTED, VIA_GROUP
from plancli.reports.views.unit_work import role_heading
from plancli.vietnamese.folding import unaccent

_DUTY_STYLE = "duty"
"""Style of what the part Tổ chức thực hiện gives a unit, beside those of the roles."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar."""

    style: str
    """`lead`, `responsible` …, `duty`"""
    start: str
    """`12.5%` of the width, from the left."""
    width: str


@dataclass(frozen=True, slots=True)
class HeldPlaces:
    """Tasks or duties that a unit holds something in, and that came to it in one way."""

    links: tuple[Link, ...]
    requested: bool
    """True where the plan asks instead of assigning."""
    via_group: str
    """The group that brought them; empty where the unit itself is named."""


@dataclass(frozen=True, slots=True)
class RolePlaces:
    """Where a unit holds one role."""

    style: str
    role: str
    """`Chủ trì`, or the heading for duties."""
    count: str
    places: tuple[HeldPlaces, ...]
    """Those that name the unit itself first."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit."""

    key: str
    """`3`: what the rows of the page know it by."""
    slug: str
    """`phong-van-hoa-va-thong-tin`: what the address of a filtered page says."""
    name: str
    search: str
    """Names and first letters without accents, for those who type none."""
    counts: tuple[str, ...]
    """Tasks in each role of `UnitsView.roles`, then duties; empty for none."""
    total: str
    """All of these together."""
    bar: tuple[Segment, ...]
    """Scaled to the unit with the most."""
    cells: tuple[tuple[str, str], ...]
    """Style and letters for each task of `UnitsView.tasks`: `("lead", "CT")`, `("lead via", "CT*")` for
    what a group brought; two empty texts for none."""
    roles: tuple[RolePlaces, ...]


@dataclass(frozen=True, slots=True)
class AlikeUnits:
    """Units that owe just the same: the communes of a group."""

    members: str
    """Their keys, a blank between them."""
    names: str
    """`UBND xã Bản Công; UBND xã Bản Mù`"""
    roles: tuple[RolePlaces, ...]


@dataclass(frozen=True, slots=True)
class RoleColumn:
    """One role of the plan."""

    style: str
    letters: str
    """`CT`"""
    name: str
    """`Chủ trì`"""


@dataclass(frozen=True, slots=True)
class UnitsView:
    """All units."""

    roles: tuple[RoleColumn, ...]
    """The roles that occur in the plan, lead first."""
    has_duties: bool
    tasks: tuple[Link, ...]
    """Columns of the matrix: the tasks that some unit holds a role in."""
    unassigned: tuple[Link, ...]
    """Tasks in which no unit holds a role."""
    rows: tuple[UnitRow, ...]
    """In the plan's order."""
    ranked: tuple[UnitRow, ...]
    """By all that they owe, then by what they lead or carry out; the unlisted rest of groups last."""
    alike: tuple[AlikeUnits, ...]
    """In the plan's order of the first of each."""
    named: str
    """How many units the plan names."""


class UnitKeys:
    """Who owes what, with a key for each unit."""

    def __init__(self, plan: Plan) -> None:
        self.owed: tuple[UnitObligations, ...] = list_obligations(plan)
        self.by_source: dict[str, list[str]] = {}
        """By id of a task or duty, the keys of the units that hold something in it."""
        for number, row in enumerate(self.owed, 1):
            for source in dict.fromkeys(each.task_id for each in row.obligations):
                self.by_source.setdefault(source, []).append(str(number))


def view_units(plan: Plan, keys: UnitKeys, outline: Outline) -> UnitsView:
    """Return the units of a plan; `keys` and `outline` are of the same plan."""
    given = [task for task in plan.tasks if task.id in keys.by_source]
    left = [task for task in plan.tasks if task.id not in keys.by_source]
    makes = _Rows(keys, tuple(task.id for task in given), outline)
    rows = tuple(makes.row(str(number), owed) for number, owed in enumerate(keys.owed, 1))
    order = sorted(range(len(rows)), key=lambda at: _rank(keys.owed[at]))
    return UnitsView(
        roles=tuple(RoleColumn(role.value, LETTERS[role], role_heading(role)) for role in makes.roles),
        has_duties=makes.has_duties,
        tasks=tuple(outline.link(task.address, task.id) for task in given),
        unassigned=tuple(outline.link(task.address, task.id) for task in left),
        rows=rows,
        ranked=tuple(rows[at] for at in order),
        alike=tuple(_alike(rows)),
        named=str(sum(not row.others for row in keys.owed)),
    )


def _alike(rows: Sequence[UnitRow]) -> Iterator[AlikeUnits]:
    together: dict[tuple[RolePlaces, ...], list[UnitRow]] = {}
    for row in rows:
        together.setdefault(row.roles, []).append(row)
    for roles, held in together.items():
        yield AlikeUnits(" ".join(row.key for row in held), "; ".join(row.name for row in held), roles)


class _Rows:
    """Makes the rows of one plan, all scaled and laid out alike."""

    def __init__(self, keys: UnitKeys, tasks: Sequence[str], outline: Outline) -> None:
        held = {each.role for owed in keys.owed for each in owed.obligations}
        self.roles = tuple(role for role in Role if role in held)
        self.has_duties = None in held
        self._tasks = tasks
        self._outline = outline
        self._most = max((len(owed.obligations) for owed in keys.owed), default=1)

    def row(self, key: str, owed: UnitObligations) -> UnitRow:
        """Return the row of one unit."""
        held = [(role, _of_role(owed, role)) for role in (*self.roles, None)]
        return UnitRow(
            key=key,
            slug=f"{owed.unit.id}-khac" if owed.others else owed.unit.id,
            name=owed.unit.name,
            search=_search_words((owed.unit.name, *owed.unit.aliases)),
            counts=tuple(str(len(each) or "") for _, each in held),
            total=str(len(owed.obligations)),
            bar=_bar([(_style(role), len(each)) for role, each in held], self._most),
            cells=_cells(owed, self._tasks),
            roles=tuple(self._places(role, each) for role, each in held if each),
        )

    def _places(self, role: Role | None, held: Sequence[Obligation]) -> RolePlaces:
        heading = role_heading(role) if role else "Tổ chức thực hiện"
        return RolePlaces(_style(role), heading, str(len(held)), tuple(_ways(held, self._outline)))


def _style(role: Role | None) -> str:
    return role.value if role else _DUTY_STYLE


def _of_role(owed: UnitObligations, role: Role | None) -> list[Obligation]:
    """Return what is held in one role; None for duties, whose holders have no role."""
    return [each for each in owed.obligations if each.role is role]


def _rank(owed: UnitObligations) -> tuple[bool, int, int]:
    answering = sum(each.role in ANSWERING for each in owed.obligations)
    return owed.others, -len(owed.obligations), -answering


def _bar(counts: Sequence[tuple[str, int]], most: int) -> tuple[Segment, ...]:
    starts = accumulate((count for _, count in counts), initial=0)
    return tuple(
        Segment(style, _percent(start, most), _percent(count, most))
        for (style, count), start in zip(counts, starts, strict=False)
        if count
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%"


def _cells(owed: UnitObligations, columns: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what the unit is in each task: the gravest role gives the style, all give their letters."""
    held: dict[str, dict[Role, Obligation]] = {}
    for each in owed.obligations:
        if each.kind == "task" and each.role is not None:
            held.setdefault(each.task_id, {}).setdefault(each.role, each)
    empty = ("", "")
    return tuple(_cell(held[task]) if task in held else empty for task in columns)


def _cell(roles: Mapping[Role, Obligation]) -> tuple[str, str]:
    """Return style and letters: `CT`, `PH*` for what a group brought, `CĐ°` for what the plan asks for."""
    ordered = [role for role in Role if role in roles]
    first = roles[ordered[0]]
    style = f"{ordered[0].value} via" if first.via_group else ordered[0].value
    return style, " ".join(_letters(roles[role], role) for role in ordered)


def _letters(held: Obligation, role: Role) -> str:
    marks = (VIA_GROUP if held.via_group else "", REQUESTED if held.requested else "")
    return LETTERS[role] + "".join(marks)


def _ways(held: Sequence[Obligation], outline: Outline) -> Iterator[HeldPlaces]:
    ways: dict[tuple[str, bool], list[Link]] = {}
    for each in sorted(held, key=lambda each: each.via_group is not None):
        way = (each.via_group or "", each.requested)
        ways.setdefault(way, []).append(outline.link(each.address, each.task_id))
    for (group, requested), links in ways.items():
        yield HeldPlaces(tuple(links), requested, group)


def _search_words(names: Sequence[str]) -> str:
    """Return what a search looks in: `phong van hoa va thong tin pvhtt vhtt`."""
    found = []
    for name in names:
        words = _WORD.findall(unaccent(name))
        letters = "".join(word[0] for word in words if word != "va")
        found += [" ".join(words), letters, letters[1:]]
    return " ".join(dict.fromkeys(found))
