"""Report `trace`: how one plan answers the plans and the law above it, row by row.

Sets out what was worked out elsewhere; the words are those of the plans, duties of the law are told in ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancli.analysis.trace_rows import Answer, ParentTrace, PlanTrace, TraceRow, TraceState
from plancli.exports.trace_words import chains, counts_words, state_name
from plancli.messages import Language, sentence
from plancli.model.fingerprint import Work
from plancli.model.issuance import BLANK
from plancli.model.section import Section
from plancli.records import dataclass
from plancli.reports.views.letterhead import HeadView, view_head
from plancli.reports.views.plan_reference import plan_reference
from plancli.vietnamese.dates import short_day

_OPEN = frozenset({TraceState.MISSING, TraceState.SUSPECT, TraceState.ORPHANED, TraceState.OUTDATED})


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One task or duty from above, or one link that leads to none."""

    address: str
    """`II.4.c`; for the law `P4`, as `plancli trace --duties` lists it."""
    place: str
    """Of the law: `khoản 3 Điều 5`; empty for a plan."""
    content: str
    """As the parent prints it; for the law our summary. Empty for a link to nowhere."""
    deadline: str
    """As the parent prints it; dots where it names none."""
    style: str
    """`taken-over`, `missing` …: of the states."""
    state: str
    """`nhận nguyên`, `thiếu` …, with `trễ hạn` behind it where an answer is late."""
    open: bool
    """True where nothing answers it, or it needs a look."""
    own: str
    """What of the plan answers it, with its place, several a line each; empty where nothing does."""
    own_deadline: str
    """A line for each answer; dots where the plan names none."""
    note: str
    """Why it does not apply, what changed, what was written beside the link, and where it comes from."""


@dataclass(frozen=True, slots=True)
class TraceSource:
    """One parent plan, or one act."""

    name: str
    """`KH 251`, `Nghị định số 09/2017/NĐ-CP`."""
    words: str
    """How the plan cites it, or else how a paper names it; empty for an act, or without its plan."""
    counts: str
    """`3 nhận nguyên, 2 thiếu`; empty for no rows."""
    notes: tuple[str, ...]
    """Why it cannot be traced to, and which of its work is not asked of this plan."""
    rows: tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True)
class TraceView:
    """Bảng đối chiếu với cấp trên và quy định của pháp luật."""

    head: HeadView
    day: str
    """The day whose law counts, and where it comes from."""
    parents: tuple[TraceSource, ...]
    acts: tuple[TraceSource, ...]
    law_notes: tuple[str, ...]
    """What was not asked of the law, and why."""
    loose: tuple[TraceLine, ...]
    """Links that name no known parent, or too much, or nothing."""
    remarks: tuple[str, ...]
    """What the words of the table mean."""
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_trace(trace: PlanTrace) -> TraceView:
    """Return the view of report `trace`."""
    head = trace.plan.issuance
    return TraceView(
        head=view_head(head),
        day=_day(trace),
        parents=tuple(map(_parent, trace.parents)),
        acts=tuple(_acts(trace.law.rows)),
        law_notes=tuple(_law_notes(trace)),
        loose=tuple(map(_line, trace.loose)),
        remarks=tuple(_remarks(trace)),
        title=head.title,
        author=head.issuer,
    )


def _day(trace: PlanTrace) -> str:
    return _say(f"trace.paper.day.{trace.day_source.value}", day=short_day(trace.day))


def _parent(parent: ParentTrace) -> TraceSource:
    return TraceSource(
        name=parent.reference.name,
        words=parent.reference.words or (plan_reference(parent.plan) if parent.plan else ""),
        counts=counts_words(parent.rows, Language.VI),
        notes=tuple(_parent_notes(parent)),
        rows=tuple(map(_line, parent.rows)),
    )


def _parent_notes(parent: ParentTrace) -> Iterator[str]:
    fault = parent.parent.fault
    if fault is not None:
        yield _say(fault.key, **fault.fields)
    if parent.cited_at:
        yield _sentence(_say("trace.cited-at", places=", ".join(parent.cited_at)))
    if parent.unfollowed:
        places = ", ".join(each.source.address for each in parent.unfollowed)
        yield _sentence(_say("trace.unfollowed", places=places))
    if parent.plan is None:
        return
    if not parent.rows:
        yield _say("trace.nothing-asked")
    for key, works in (("helping", parent.helping), ("in-doubt", parent.in_doubt)):
        if works:
            group = "; ".join(dict.fromkeys(each.named for each in works))
            places = _addresses(each.work for each in works)
            yield _sentence(_say(f"trace.{key}", count=len(works), places=places, group=group))
    if parent.left_out:
        yield _sentence(_say("trace.left-out", count=len(parent.left_out)))


def _acts(rows: Sequence[TraceRow]) -> Iterator[TraceSource]:
    by_source: dict[str, list[TraceRow]] = {}
    for row in rows:
        by_source.setdefault(row.source, []).append(row)
    for source, own in by_source.items():
        yield TraceSource(source, "", counts_words(own, Language.VI), (), tuple(map(_line, own)))


def _law_notes(trace: PlanTrace) -> Iterator[str]:
    law = trace.law
    if law.level is None:
        yield _say("trace.level-unknown")
    elif not law.acts and not law.rows:
        yield _say("trace.no-acts")
    if law.other_levels:
        yield _say("trace.other-levels", ids=", ".join(each.id for each in law.other_levels))


def _line(row: TraceRow) -> TraceLine:
    return TraceLine(
        address=row.target.duty or row.address,
        place=row.address if row.duty else "",
        content=row.duty.text_vi if row.duty else row.words,
        deadline=row.deadline or BLANK,
        style=row.state.value,
        state=_state(row),
        open=row.state in _OPEN,
        own="\n".join(map(_own, row.answers)),
        own_deadline="\n".join(map(_own_deadline, row.answers)),
        note="\n".join(_notes(row)),
    )


def _state(row: TraceRow) -> str:
    words = state_name(row.state, Language.VI)
    return f"{words}, {_say('cascade.late-work')}" if row.late else words


def _own(answer: Answer) -> str:
    source = answer.source
    words = source.title if isinstance(source, Section) else source.words
    return f"{source.address}. {words}" if source.address else words


def _own_deadline(answer: Answer) -> str:
    source = answer.source
    return (BLANK if isinstance(source, Section) else source.deadline.words) or BLANK


def _notes(row: TraceRow) -> Iterator[str]:
    if row.reason:
        yield _sentence(_say("trace.reason", reason=row.reason.rstrip(".")))
    if row.cause is not None:
        yield _sentence(_say(f"trace.cause.{row.cause.value}", **row.fields))
    yield from (each.link.note for each in row.answers if each.link.note)
    for chain in chains(row.above):
        yield f"↑ {' → '.join(chain)}"


def _remarks(trace: PlanTrace) -> Iterator[str]:
    if not trace.parents:
        yield _say("trace.paper.no-parents")
    rows = [*trace.law.rows, *(row for each in trace.parents for row in each.rows)]
    if any(row.state is TraceState.MISSING for row in rows):
        yield _say("trace.paper.missing")


def _addresses(works: Iterable[Work]) -> str:
    return ", ".join(dict.fromkeys(work.address for work in works))


def _sentence(words: str) -> str:
    """Return words that stand alone: a capital in front, a full stop behind."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _say(key: str, **fields: object) -> str:
    return sentence(Language.VI, key, **fields)
