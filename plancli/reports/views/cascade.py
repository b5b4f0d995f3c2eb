"""Report `cascade`: how the units below carry a plan on, unit by unit and task by task.

Sets out what was worked out elsewhere; the words are those of the plans, and a blank stays a row of dots.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancli.analysis.cascade_rows import (
    COLUMNS,
    Cascade,
    Child,
    ChildAnswer,
    ChildRow,
    ChildStanding,
    ParentWork,
)
from plancli.analysis.cascade_tally import WorkTally, tally_works
from plancli.exports.cascade_words import (
    answer_words,
    child_name,
    column_words,
    count_words,
    date_words,
    legend_words,
    number_words,
    remark_words,
    roster_words,
    short_unit,
    standing_words,
    state_words,
)
from plancli.messages import Language, sentence
from plancli.model.issuance import BLANK
from plancli.records import dataclass
from plancli.reports.views.letterhead import HeadView, view_head

_NOT_BOUND = "not-bound"
_LETTERED = (*COLUMNS, "no-plan", "unreadable")


@dataclass(frozen=True, slots=True)
class CascadeUnit:
    """One unit below."""

    number: str
    """TT, from 1."""
    name: str
    plan: str
    """`Số 12/KH-UBND, 15/01/2026`; dots where its plan leaves them blank, empty where it has none."""
    tasks: str
    """How many tasks of the parent are for it, or answered by it all the same."""
    counts: tuple[str, ...]
    """A figure for each of `columns`; none where it has no plan that can be read."""
    late: str
    """How many tasks are to be done later than the parent asks; empty where it has no plan."""
    note: str
    """What is special: that there is no plan, that it came late."""


@dataclass(frozen=True, slots=True)
class CascadeWork:
    """One task or duty of the parent."""

    address: str
    content: str
    deadline: str
    """As the parent prints it; dots where it names none."""
    units: str
    """For how many units it is."""
    counts: tuple[str, ...]
    """Units with a plan, for each of `columns`."""
    without: str
    """How many units have no plan yet that could be read."""
    missing: str
    """Units whose plan has no answer; empty for none."""


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One task of the parent as one unit answers it."""

    address: str
    content: str
    deadline: str
    state: str
    open: bool
    """True where nothing answers it, or it needs a look."""
    own: str
    """The unit's own work with its place, several a line each; a guess says that it is one."""
    own_deadline: str
    note: str
    """Why it does not apply, or what the unit wrote beside it."""


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """One unit, task by task."""

    name: str
    plan: str
    note: str
    rows: tuple[DetailRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One task in one unit."""

    style: str
    """`taken-over`, `missing` …: of the states, `no-plan`, `unreadable` or `not-bound`."""
    letter: str
    """`N`, `Đ`, `T`; empty where the task is not for the unit."""
    words: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One task across all units."""

    address: str
    content: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class CascadeView:
    """Bảng theo dõi triển khai."""

    head: HeadView
    """Of the parent plan."""
    summary: tuple[str, ...]
    """How many units there are and have a plan, and who says which there are; a sentence each."""
    columns: tuple[str, ...]
    """What tasks are counted under: `Nhận nguyên` …"""
    units: tuple[CascadeUnit, ...]
    totals: tuple[str, ...]
    """All units together: tasks, then a figure for each of `columns`, then those that are late."""
    works: tuple[CascadeWork, ...]
    details: tuple[UnitDetail, ...]
    """Units task by task, where that was asked for."""
    matrix_units: tuple[str, ...]
    """Headings of the matrix; none on paper, which has no room for it."""
    matrix: tuple[MatrixRow, ...]
    matrix_legend: tuple[MatrixCell, ...]
    """What the letters mean."""
    quoted: tuple[str, ...]
    """Sentences of the parent that fix a day for plans below, with their places."""
    remarks: tuple[str, ...]
    """What has to be said of single files and names."""
    legend: tuple[str, ...]
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_cascade(cascade: Cascade, *, matrix: bool = False) -> CascadeView:
    """Return the view of report `cascade`; `matrix` for a page that has room for one."""
    shown = cascade.shown
    # One unit alone is told task by task.
    tallies = () if cascade.detailed else tally_works(cascade)
    works = {work.id: work for work in cascade.works}
    return CascadeView(
        head=view_head(cascade.parent.issuance),
        summary=(roster_words(cascade, Language.VI), *count_words(cascade, Language.VI)),
        columns=column_words(Language.VI),
        units=tuple(_unit(number, child, cascade) for number, child in enumerate(shown, 1)),
        totals=tuple(_totals(shown)),
        works=tuple(_work(each) for each in tallies if each.open or not cascade.gaps_only),
        details=tuple(_detail(child, works, cascade) for child in shown if cascade.detailed),
        matrix_units=tuple(short_unit(child.unit) for child in shown) if matrix else (),
        matrix=tuple(_matrix(cascade.works, shown)) if matrix else (),
        matrix_legend=tuple(map(_meaning, _LETTERED)) if matrix else (),
        quoted=tuple(f"{each.address}. “{each.words}”" for each in cascade.quoted),
        remarks=tuple(remark_words(each, Language.VI) for each in cascade.remarks),
        legend=tuple(legend_words(cascade, Language.VI)),
        title=cascade.parent.issuance.title,
        author=cascade.parent.issuance.issuer,
    )


def _unit(number: int, child: Child, cascade: Cascade) -> CascadeUnit:
    answered = child.standing is ChildStanding.ANSWERED
    return CascadeUnit(
        number=str(number),
        name=child_name(child, Language.VI),
        plan=_plan(child),
        tasks=str(child.work_count),
        counts=tuple(str(child.count(column)) if answered else "" for column in COLUMNS),
        late=str(child.late_work) if answered else "",
        note=standing_words(child, cascade, Language.VI),
    )


def _plan(child: Child) -> str:
    plan = child.plan
    if plan is None or plan.fault:
        return ""
    return f"Số {number_words(plan.number)}, {date_words(plan.date)}"


def _totals(children: Sequence[Child]) -> Iterator[str]:
    yield str(sum(child.work_count for child in children))
    yield from (str(sum(child.count(column) for child in children)) for column in COLUMNS)
    yield str(sum(child.late_work for child in children))


def _work(tally: WorkTally) -> CascadeWork:
    return CascadeWork(
        address=tally.work.label,
        content=tally.work.words,
        deadline=tally.work.deadline or BLANK,
        units=str(tally.units),
        counts=tuple(str(tally.counts.get(column, 0)) for column in COLUMNS),
        without=str(tally.without_plan),
        missing="; ".join(map(short_unit, tally.missing)),
    )


def _detail(child: Child, works: Mapping[str, ParentWork], cascade: Cascade) -> UnitDetail:
    rows = [_row(row, works.get(row.work)) for row in child.shown(gaps_only=cascade.gaps_only)]
    if child.standing is not ChildStanding.ANSWERED:
        state = sentence(Language.VI, f"cascade.state.{child.standing.value}")
        rows = [_asked(works[one], state) for one in child.bound]
    return UnitDetail(
        child_name(child, Language.VI), _plan(child), standing_words(child, cascade, Language.VI), tuple(rows)
    )


def _asked(work: ParentWork, state: str) -> DetailRow:
    return DetailRow(work.label, work.words, work.deadline or BLANK, state, True, "", "", "")


def _row(row: ChildRow, work: ParentWork | None) -> DetailRow:
    own = [*map(answer_words, row.answers), *map(_guess, row.suggested)]
    deadlines = [each.deadline or BLANK for each in row.answers]
    return DetailRow(
        address=work.label if work else row.work,
        content=work.words if work else "",
        deadline=(work.deadline if work else "") or BLANK,
        state=state_words(row, Language.VI),
        open=row.column in ("missing", "suggested", "suspect", "orphaned"),
        own="\n".join(own),
        own_deadline="\n".join(deadlines),
        note="\n".join(filter(None, (row.reason, *(each.note for each in row.answers)))),
    )


def _guess(answer: ChildAnswer) -> str:
    return f"{sentence(Language.VI, 'cascade.column.suggested')}: {answer_words(answer)}"


def _matrix(works: Sequence[ParentWork], children: Sequence[Child]) -> Iterator[MatrixRow]:
    answers = [(child, frozenset(child.bound), {row.work: row for row in child.rows}) for child in children]
    for work in works:
        cells = (_cell(work, child, bound, rows.get(work.id)) for child, bound, rows in answers)
        yield MatrixRow(work.label, work.words, tuple(cells))


def _cell(work: ParentWork, child: Child, bound: frozenset[str], row: ChildRow | None) -> MatrixCell:
    if row is not None:
        return MatrixCell(row.column, _letter(row.column), state_words(row, Language.VI))
    style = child.standing.value if work.id in bound else _NOT_BOUND
    return MatrixCell(style, _letter(style), sentence(Language.VI, f"cascade.state.{style}"))


def _meaning(style: str) -> MatrixCell:
    return MatrixCell(style, _letter(style), sentence(Language.VI, f"cascade.state.{style}"))


def _letter(style: str) -> str:
    return "" if style == _NOT_BOUND else sentence(Language.VI, f"cascade.letter.{style}")
