"""What is said of one parent plan against many: names, numbers, dates and sentences, for screens and papers.

Quotes the plans; a number or a day that a paper lacks stays a row of dots.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.cascade_rows import (
    COLUMNS,
    Cascade,
    Child,
    ChildAnswer,
    ChildPlan,
    ChildRow,
    ChildStanding,
    Lateness,
    Remark,
)
from plancli.messages import Language, sentence
from plancli.model.issuance import BLANK, Issuance, PlanState
from plancli.reports.views.letterhead import name_in_sentence
from plancli.vietnamese.dates import PartialDate, short_day, short_style


def remark_words(remark: Remark, language: Language) -> str:
    """Return the sentence of a remark."""
    return sentence(language, f"cascade.remark.{remark.kind.value}", **_named(remark))


def _named(remark: Remark) -> dict[str, str]:
    return {key: _unit_words(value) if key == "unit" else value for key, value in remark.fields.items()}


def roster_words(cascade: Cascade, language: Language) -> str:
    """Return where the list of units comes from, and how many there are."""
    roster = cascade.roster
    count = len(roster.names) if roster.names else len(cascade.children)
    return sentence(language, f"cascade.roster.{roster.source.value}", count=count, words=roster.words)


def count_words(cascade: Cascade, language: Language) -> Iterator[str]:
    """Yield how many units have a plan, have none, and are late."""
    counts = {each.value.replace("-", "_"): cascade.counted(each) for each in ChildStanding}
    yield sentence(language, "cascade.counts", total=len(cascade.children), **counts)
    if cascade.by is not None:
        yield sentence(language, "cascade.counts.late", by=short_day(cascade.by), late=cascade.late)


def _unit_words(unit: str) -> str:
    """Return a unit's name as a sentence has it: a letterhead's capitals are undone where that is certain."""
    return name_in_sentence(unit)


def short_unit(unit: str) -> str:
    """Return a unit's name for a narrow place: `UBND xã Hạnh Phúc`."""
    name = _unit_words(unit)
    for full in ("Ủy ban nhân dân", "Uỷ ban nhân dân", "Uỷ Ban nhân dân", "Ủy Ban nhân dân"):
        name = name.replace(full, "UBND")
    return name


def plan_words(head: Issuance) -> str:
    """Return how a parent plan is named: `KẾ HOẠCH 45/KH-UBND, Ủy ban nhân dân tỉnh Mây Ngàn`."""
    number = number_words(head.printed_number) if head.printed_number else ""
    parts = (f"{head.kind} {number}".strip(), _unit_words(head.issuer))
    return ", ".join(filter(None, parts))


def number_words(number: str) -> str:
    """Return a number, dots where the paper leaves it blank: `……/KH-UBND`."""
    return f"{BLANK}{number}" if number.startswith("/") else number or BLANK


def date_words(date: PartialDate | None) -> str:
    """Return a date in figures, dots where the paper has none."""
    return short_style(date) if date else BLANK


def standing_words(child: Child, cascade: Cascade, language: Language) -> str:
    """Return what is special about a unit's plan: that there is none, that it is late; empty for neither."""
    by = short_day(cascade.by)
    if child.standing is ChildStanding.UNREADABLE:
        return sentence(language, "cascade.standing.unreadable")
    if child.plan is None:
        words = sentence(language, "cascade.standing.no-plan")
        key = f"cascade.lateness.{child.lateness.value}.none"
        timed = child.lateness in (Lateness.LATE, Lateness.IN_TIME)
        return f"{words}, {sentence(language, key, by=by)}" if timed else words
    return _lateness_words(child.plan, child.lateness, language)


def _lateness_words(plan: ChildPlan, lateness: Lateness, language: Language) -> str:
    """Return whether a plan came late, as far as that can be told; empty where it came in time."""
    if lateness is Lateness.LATE:
        form = "draft" if plan.state is PlanState.DRAFT else "plan"
        return sentence(language, f"cascade.lateness.late.{form}", date=date_words(plan.date))
    if lateness is Lateness.UNKNOWN:
        return sentence(language, "cascade.lateness.unknown")
    return ""


def child_name(child: Child, language: Language) -> str:
    """Return a unit's short name, and that the roster does not hold it, where it does not."""
    name = short_unit(child.unit)
    return name if child.listed else f"{name} {sentence(language, 'cascade.unlisted')}"


def state_words(row: ChildRow, language: Language) -> str:
    """Return how a work is answered: `điều chỉnh, trễ hạn`."""
    words = sentence(language, f"cascade.state.{row.column}")
    return f"{words}, {sentence(language, 'cascade.late-work')}" if row.late else words


def column_words(language: Language) -> tuple[str, ...]:
    """Return the headings of `COLUMNS`."""
    return tuple(sentence(language, f"cascade.column.{each}") for each in COLUMNS)


def answer_words(answer: ChildAnswer) -> str:
    """Return an answer with its place: `I.2. Tuyên truyền …`."""
    return f"{answer.address}. {answer.words}" if answer.address else answer.words


def legend_words(cascade: Cascade, language: Language) -> Iterator[str]:
    """Yield what the columns of a table mean, as far as something stands in them."""
    children = cascade.children
    with_plan = sum(bool(child.rows) for child in children)
    meant = {
        "work": 0 < with_plan < len(children),
        "suggested": any(child.count("suggested") for child in children),
        "late": any(child.late_work for child in children),
    }
    yield from (sentence(language, f"cascade.legend.{name}") for name, shown in meant.items() if shown)
