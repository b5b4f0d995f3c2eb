"""Report `matrix`: who holds which role in which task, tasks down, units across.

Sets out `list_obligations` and says in words where no unit leads; it names no unit that the plan does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancli.analysis.given_work import described_tasks, given_tasks, heading_holders
from plancli.analysis.leads import Answerable, Leadership, answerable
from plancli.analysis.obligations import Obligation, UnitObligations, list_obligations, unplaced_names
from plancli.analysis.unit_groups import group_of
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.records import dataclass
from plancli.reports.views.letterhead import HeadView, view_head
from plancli.reports.views.shortening import shortened, shortened_inside

COLUMNS_OF_A_TABLE = 19
"""Units that stand side by side on A4 landscape so that a name above and two letters below stay legible."""
_LONGEST_WORDS = 140
_ONE_LINE = 50
"""Signs of a task's words where there are several tables: each repeats every task."""
_LONGEST_NAME = 62
_SHARED_FROM = 3
"""So many units that owe just the same stand in one column; two are read faster side by side."""
LETTERS = {
    Role.LEAD: "CT",
    Role.RESPONSIBLE: "TH",
    Role.COORDINATING: "PH",
    Role.GUIDING: "HD",
    Role.DIRECTING: "CĐ",
    Role.MONITORING: "TD",
}
"""What a cell says of a role, here and in the overview: first letters of chủ trì, thực hiện, phối hợp …"""
VIA_GROUP = "*"
"""Behind letters that a group of units brought."""
REQUESTED = "°"
"""Behind letters of what the plan asks for instead of assigning."""
_MORE = "+"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One task."""

    address: str
    """`II.4.c`"""
    content: str
    """Its heading, or its words where it has none; a long one is cut and ends in `…`."""
    note: str
    """What is open about its lead, in words; empty where one unit leads."""
    cells: tuple[str, ...]
    """Letters of the roles, a line each, for each column: `TH*`; empty where the unit has no part."""


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row of figures above the tasks: there it is read first, and never alone on a page."""

    heading: str
    cells: tuple[str, ...]
    """A figure for each column; empty where the row says nothing of it."""


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """All tasks with some of the units."""

    caption: str
    """Which part of the units it holds: `Bảng 2/4: cột 17 đến 32`; empty where one table holds all."""
    columns: tuple[str, ...]
    """Names of units; in the last table the number of units of a task is the last column."""
    rows: tuple[MatrixRow, ...]
    totals: tuple[TotalRow, ...]


@dataclass(frozen=True, slots=True)
class SharedColumn:
    """A column that stands for several units, or for a name too long to stand above it."""

    name: str
    """As it stands above the column: `UBND các xã, thị trấn (12 đơn vị)`."""
    units: str
    """Their names, `; ` between."""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Ma trận trách nhiệm."""

    head: HeadView
    legend: tuple[str, ...]
    """What letters and marks mean: only those that occur."""
    tables: tuple[MatrixTable, ...]
    shared: tuple[SharedColumn, ...]
    unled: tuple[str, ...]
    """Why no unit leads and in which tasks, a sentence each."""
    idle: tuple[str, ...]
    """Names of units without a task, and what else the plan says of them."""
    remarks: tuple[str, ...]
    """What the tables leave out: points that an annex gives out, names that lead to no unit."""
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One unit, or several that owe just the same."""

    name: str
    units: tuple[UnitObligations, ...]
    by_task: Mapping[str, Sequence[Obligation]]
    """What one of them owes in each task, by its id."""
    duties: Sequence[Obligation]
    """The same in the part Tổ chức thực hiện."""

    @property
    def others(self) -> bool:
        """True where it stands for members whom the plan does not list."""
        return self.units[0].others


def _column(name: str, units: Sequence[UnitObligations]) -> _Column:
    by_task: dict[str, list[Obligation]] = {}
    duties: list[Obligation] = []
    for each in units[0].obligations:
        (by_task.setdefault(each.task_id, []) if each.kind == "task" else duties).append(each)
    return _Column(name, tuple(units), by_task, duties)


def view_matrix_of_roles(plan: Plan) -> MatrixView:
    """Return the view of report `matrix`.

    For the Trạm Tấu plan one table: 12 tasks, seven columns for 18 units, of them one for 12 communes, and
    one for "Các cơ quan, đơn vị khác".
    """
    columns = _columns(plan, list_obligations(plan))
    described = {task.id for task in described_tasks(plan)}
    tasks = tuple(task for task in plan.tasks if task.id not in described)
    leads = _leads(plan)
    return MatrixView(
        head=view_head(plan.issuance),
        legend=tuple(_legend(columns)),
        tables=tuple(_tables(tasks, columns, leads)) if columns else (),
        shared=tuple(_shared(columns)),
        unled=tuple(_unled(tasks, leads)),
        idle=tuple(_idle(plan, columns)),
        remarks=tuple(_remarks(plan)),
        title=plan.issuance.title,
        author=plan.issuance.issuer,
    )


def _columns(plan: Plan, rows: Sequence[UnitObligations]) -> tuple[_Column, ...]:
    """Return a column a unit, one for all that owe just the same, where the first of them stands."""
    alike: dict[object, list[UnitObligations]] = {}
    for owed in rows:
        held = tuple(
            (each.task_id, each.role, each.via_group, each.requested, each.kind) for each in owed.obligations
        )
        alike.setdefault((owed.others, held), []).append(owed)
    columns: list[_Column] = []
    number = 0
    for units in alike.values():
        if len(units) < _SHARED_FROM:
            columns += [_column(owed.unit.name, [owed]) for owed in units]
            continue
        known = group_of(plan, [owed.unit.id for owed in units])
        number += known is None
        name = known.name if known else sentence(Language.VI, "matrix.group", number=number)
        columns.append(_column(sentence(Language.VI, "matrix.units", name=name, count=len(units)), units))
    places = {owed.unit.id: index for index, owed in enumerate(rows)}
    return tuple(sorted(columns, key=lambda column: places[column.units[0].unit.id]))


def _tables(
    tasks: Sequence[Task], columns: Sequence[_Column], leads: Mapping[str, Answerable]
) -> Iterator[MatrixTable]:
    headings = [*(shortened_inside(column.name, _LONGEST_NAME) for column in columns)]
    headings.append(sentence(Language.VI, "matrix.column.units"))
    cells = [[*(_cell(column, task.id) for column in columns), _units_of(columns, task.id)] for task in tasks]
    totals = list(_totals(columns))
    number = -(-len(headings) // COLUMNS_OF_A_TABLE)
    width = -(-len(headings) // number)
    for at in range(0, len(headings), width):
        part = slice(at, at + width)
        yield MatrixTable(
            caption=_caption(at // width + 1, number, at + 1, min(at + width, len(columns))),
            columns=tuple(headings[part]),
            rows=tuple(
                MatrixRow(
                    task.address,
                    shortened(task.title or task.words, _LONGEST_WORDS if number == 1 else _ONE_LINE),
                    "" if at else _note(leads.get(task.id)),
                    tuple(row[part]),
                )
                for task, row in zip(tasks, cells, strict=True)
            ),
            totals=tuple(TotalRow(total.heading, total.cells[part]) for total in totals),
        )


def _caption(table: int, tables: int, first: int, last: int) -> str:
    if tables == 1:
        return ""
    return sentence(Language.VI, "matrix.caption", table=table, tables=tables, first=first, last=last)


def _cell(column: _Column, task_id: str) -> str:
    """Return the roles of the column's units in one task, the leading one first."""
    held = column.by_task.get(task_id, ())
    return "\n".join(_letters(each) for role in Role for each in held if each.role is role)


def _letters(obligation: Obligation) -> str:
    letters = LETTERS[obligation.role] if obligation.role else ""
    marks = (VIA_GROUP if obligation.via_group else "") + (REQUESTED if obligation.requested else "")
    return letters + marks


def _units_of(columns: Sequence[_Column], task_id: str) -> str:
    """Return how many units have a part in a task; `+` behind it where others have, whom nobody listed."""
    having = [column for column in columns if task_id in column.by_task]
    number = sum(len(column.units) for column in having if not column.others)
    more = _MORE if any(column.others for column in having) else ""
    return f"{number}{more}"


def _totals(columns: Sequence[_Column]) -> Iterator[TotalRow]:
    yield _total("matrix.total.tasks", [len(column.by_task) for column in columns])
    led = [sum(any(each.role is Role.LEAD for each in held) for held in c.by_task.values()) for c in columns]
    yield _total("matrix.total.lead", led)
    held = [sum(each.role is None for each in column.duties) for column in columns]
    yield _total("matrix.total.duties", held)
    named = [len(column.duties) - number for column, number in zip(columns, held, strict=True)]
    if any(named):
        yield _total("matrix.total.named", named)


def _total(key: str, figures: Sequence[int]) -> TotalRow:
    return TotalRow(sentence(Language.VI, key), (*map(str, figures), ""))


def _leads(plan: Plan) -> Mapping[str, Answerable]:
    """Return who answers for each task that the plan gives out."""
    holders = heading_holders(plan)
    return {task.id: answerable(plan, task, holders.get(task.id, ())) for task in given_tasks(plan)}


def _note(who: Answerable | None) -> str:
    """Say what is open about the lead of a task; nothing where one unit leads, or each its own part."""
    if who is None or who.leadership in (Leadership.ONE_LEAD, Leadership.PEERS):
        return ""
    if who.leadership is Leadership.ONE_EXECUTOR:
        return sentence(Language.VI, "matrix.one-executor")
    return sentence(Language.VI, f"gap.who.{who.leadership.value}")


def _unled(tasks: Sequence[Task], leads: Mapping[str, Answerable]) -> Iterator[str]:
    places: dict[str, list[str]] = {}
    for task in tasks:
        if note := _note(leads.get(task.id)):
            places.setdefault(note, []).append(task.address)
    for why, addresses in places.items():
        yield sentence(
            Language.VI, "matrix.unled", why=why.rstrip("."), count=len(addresses), tasks=", ".join(addresses)
        )


def _idle(plan: Plan, columns: Sequence[_Column]) -> Iterator[str]:
    """Name the units without a task: those that hold a duty, and those that the file only declares."""
    for column in columns:
        if not column.by_task:
            for owed in column.units:
                yield sentence(Language.VI, "matrix.idle.duties", name=owed.unit.name)
    owing = {owed.unit.id for column in columns for owed in column.units}
    for unit in plan.units.values():
        if unit.declared and unit.id not in owing and unit.id not in plan.groups:
            yield sentence(Language.VI, "matrix.idle.nothing", name=unit.name)


def _shared(columns: Sequence[_Column]) -> Iterator[SharedColumn]:
    for column in columns:
        name = shortened_inside(column.name, _LONGEST_NAME)
        if len(column.units) > 1 or name != column.name:
            yield SharedColumn(name, "; ".join(owed.unit.name for owed in column.units))


def _legend(columns: Sequence[_Column]) -> Iterator[str]:
    held = [each for column in columns for owed in column.by_task.values() for each in owed]
    for role, letters in LETTERS.items():
        if any(each.role is role for each in held):
            yield f"{letters}: {sentence(Language.VI, f'term.{role.value}')}"
    if any(each.via_group for each in held):
        yield f"{VIA_GROUP}: {sentence(Language.VI, 'matrix.mark.group')}"
    if any(each.requested for each in held):
        yield f"{REQUESTED}: {sentence(Language.VI, 'matrix.mark.requested')}"
    if any(column.others and column.by_task for column in columns):
        yield f"{_MORE}: {sentence(Language.VI, 'matrix.mark.others')}"


def _remarks(plan: Plan) -> Iterator[str]:
    if described := described_tasks(plan):
        addresses = ", ".join(task.address for task in described)
        yield sentence(Language.VI, "gap.described", addresses=addresses)
    if unplaced := dict.fromkeys(mention.words for mention in unplaced_names(plan)):
        yield sentence(Language.VI, "matrix.unplaced", names="; ".join(unplaced))
