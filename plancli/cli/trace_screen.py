"""A trace laid out for a screen: the plans above, then the law, a row for each thing to be answered.

Lays out what `analysis.trace` works out; words are cut with `…` where a row would grow too long.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from plancli.analysis.binding import BoundWork
from plancli.analysis.parent_match import date_words
from plancli.analysis.trace_rows import (
    Answer,
    Cause,
    LawTrace,
    ParentTrace,
    PlanTrace,
    TraceRow,
    TraceState,
)
from plancli.exports.trace_words import chains, counts_words, state_name
from plancli.formats.cells import cell_width, hung, padded, visible, wrap
from plancli.legal.duties import Duties, DutyLevel
from plancli.legal.organisations import EARLIEST, Level, load_default_organisations
from plancli.messages import Language, sentence
from plancli.model.fill_mark import is_to_fill
from plancli.model.fingerprint import Work
from plancli.model.section import Section
from plancli.model.task import Task
from plancli.vietnamese.dates import short_day, short_style

if TYPE_CHECKING:  # it brings in a library that few traces need
    from plancli.analysis.link_suggestions import Suggestion

_INDENT = "  "
_LINES = 2
"""Lines of the words of one row; the whole stands in the file that it comes from."""
_OF_ACT = frozenset({Cause.ACT_ENDED, Cause.ACT_REPLACED, Cause.ACT_NOT_YET})
_SAID_ABOVE = _OF_ACT | {Cause.PARENT_ENDED}
"""What holds for all of an act, or of a parent, stands beside its name, once."""
_MOST_NAMED = 12
"""Addresses named where work is only listed."""


class TraceScreen:
    """One trace in one language, at one width."""

    def __init__(self, trace: PlanTrace, duties: Duties, language: Language, width: int) -> None:
        """Take what is to be laid out."""
        self._trace = trace
        self._duties = duties
        self._language = language
        self._width = width

    def text(self) -> str:
        """Return the screen."""
        lines = [*self._heading()]
        for parent in self._trace.parents:
            lines += ["", *self._parent(parent)]
        faults = [each.parent.fault for each in self._trace.parents if each.parent.fault]
        if faults:
            kind = "no-file" if any(fault.kind == "no-file" for fault in faults) else "unread"
            lines += ["", *self._wrapped(self._say(f"trace.note.{kind}"))]
        lines += ["", *self._law(self._trace.law)]
        if self._trace.loose:
            lines += ["", *self._wrapped(self._say("trace.loose")), *self._rows(self._trace.loose)]
        notes = list(self._notes())
        lines += ["", *notes] if notes else []
        return "".join(f"{line}\n" for line in lines)

    def _heading(self) -> Iterator[str]:
        head = self._trace.plan.issuance
        yield from self._wrapped(self._say("trace.heading", title=head.title or head.kind))
        source = self._trace.day_source.value
        fields = {"day": short_day(self._trace.day), "words": date_words(self._trace.plan)}
        yield from self._wrapped(self._say(f"trace.day.{source}", **fields))
        if not self._trace.parents:
            yield from self._wrapped(self._say("trace.no-parents"))

    def _parent(self, parent: ParentTrace) -> Iterator[str]:
        fault = parent.parent.fault
        path = f" ({parent.parent.path})" if parent.plan and parent.parent.path else ""
        told = f": {self._say('trace.no-file')}" if fault and fault.kind == "no-file" else ""
        yield from self._wrapped(f"{parent.reference.name}{path}{told}")
        if counts := counts_words(parent.rows, self._language):
            yield from self._wrapped(counts, _INDENT)
        if parent.reference.words:
            yield from self._wrapped(parent.reference.words, _INDENT, _LINES)
        if parent.cited_at:
            places = self._say("trace.cited-at", places=_listed(parent.cited_at))
            yield from self._wrapped(places, _INDENT)
        if fault and fault.kind != "no-file":
            yield from self._wrapped(self._say(fault.key, **fault.fields), f"{_INDENT}! ")
        ended = next((row for row in parent.rows if row.cause is Cause.PARENT_ENDED), None)
        if ended is not None:
            yield from self._wrapped(self._say("trace.cause.parent-ended", **ended.fields), _INDENT)
        if parent.unfollowed:
            places = _listed([each.source.address for each in parent.unfollowed])
            yield from self._wrapped(self._say("trace.unfollowed", places=places), _INDENT)
        yield from self._rows(parent.rows)
        if parent.plan is not None:
            yield from self._beside(parent)

    def _beside(self, parent: ParentTrace) -> Iterator[str]:
        if not parent.rows:
            yield from self._wrapped(self._say("trace.nothing-asked"), _INDENT)
        for key, works in (("helping", parent.helping), ("in-doubt", parent.in_doubt)):
            if works:
                named = _addresses(each.work for each in works)
                yield from self._wrapped(
                    self._say(f"trace.{key}", count=len(works), places=named, group=_group(works)), _INDENT
                )
        if parent.left_out:
            said = self._say("trace.left-out", count=len(parent.left_out))
            yield from self._wrapped(said, _INDENT)

    def _law(self, law: LawTrace) -> Iterator[str]:
        counts = counts_words(law.rows, self._language)
        yield from self._wrapped(self._say("trace.law") + (f": {counts}" if counts else ""))
        if law.level is None:
            yield from self._wrapped(self._say("trace.level-unknown"), _INDENT)
        elif not (law.acts or law.rows or law.in_passing):
            yield from self._wrapped(self._say("trace.no-acts"), _INDENT)
        columns = self._columns(law.rows)
        for source, rows in _by_source(law.rows):
            yield from self._act(source, rows, columns)
        if law.in_passing:
            untitled = is_to_fill(self._trace.plan.issuance.title)
            key = "trace.in-passing.untitled" if untitled else "trace.in-passing"
            said = self._say(key, acts=", ".join(law.in_passing))
            yield from self._wrapped(said, _INDENT)
        if law.other_levels:
            ids = _listed([each.id for each in law.other_levels])
            yield from self._wrapped(self._say("trace.other-levels", ids=ids), _INDENT)
        yield from self._district_ended(law)

    def _district_ended(self, law: LawTrace) -> Iterator[str]:
        if law.level is DutyLevel.DISTRICT and self._trace.day >= EARLIEST:
            ended = load_default_organisations().level(Level.DISTRICT).ended
            if ended.first_day <= self._trace.day:
                said = self._say("trace.district-ended", since=short_style(ended))
                yield from self._wrapped(said, _INDENT)

    def _act(self, source: str, rows: Sequence[TraceRow], columns: tuple[int, int]) -> Iterator[str]:
        first = rows[0]
        words = [source] if source else []
        if first.through:
            words.append(self._say("trace.through", act=self._duties.acts[first.through].title))
        elif first.cause in _OF_ACT:
            words.append(self._say(f"trace.heading.{first.cause.value}", **first.fields))
        elif any(_is_passed_on(row) for row in rows):
            words.append(self._say("trace.passed-on"))
        if words:
            yield from self._wrapped(" ".join(words), _INDENT)
        yield from self._rows(rows, columns)

    def _columns(self, rows: Sequence[TraceRow]) -> tuple[int, int]:
        """Return how wide the columns of labels and of states are."""
        labels = max((cell_width(visible(_label(row))) for row in rows), default=0)
        return labels, max((cell_width(self._state(row.state)) for row in rows), default=0)

    def _rows(self, rows: Sequence[TraceRow], columns: tuple[int, int] | None = None) -> Iterator[str]:
        labels, states = columns or self._columns(rows)
        indent = " " * (len(_INDENT) + labels + states + 4)
        for row in rows:
            lead = f"{_INDENT}{padded(_label(row), labels)}  {padded(self._state(row.state), states)}  "
            words = row.duty.text(self._language) if row.duty else row.words
            told = [*self._wrapped(words, indent, 0 if row.duty else _LINES)] if words else []
            for line in self._details(row):
                told += self._wrapped(line, indent)
            yield (lead + (told[0].removeprefix(indent) if told else "")).rstrip()
            yield from told[1:]

    def _details(self, row: TraceRow) -> Iterator[str]:
        """Yield what is said below the words of a row."""
        for answer in row.answers:
            yield f"← {self._answer(answer, row)}"
        if row.reason:
            yield self._say("trace.reason", reason=row.reason)
        if row.cause is not None and row.cause not in _SAID_ABOVE:
            yield self._say(f"trace.cause.{row.cause.value}", **row.fields)
            if row.cause in (Cause.WORDS_CHANGED, Cause.LINES_CHANGED) and row.state is TraceState.SUSPECT:
                yield self._say("trace.accept", id=row.target.task)
        for chain in chains(row.above, ids=True):
            yield f"↑ {' → '.join(chain)}"

    def _answer(self, answer: Answer, row: TraceRow) -> str:
        is_task = isinstance(answer.source, Task)
        words = (answer.source.address if is_task else "") or answer.source.id
        if answer.link.note:
            words += f": {answer.link.note}"
        if answer.late and not isinstance(answer.source, Section):
            words += f" · {self._say('trace.late', own=answer.source.deadline.words, above=_due(row))}"
        return words

    def _notes(self) -> Iterator[str]:
        rows = [*self._trace.law.rows, *(row for each in self._trace.parents for row in each.rows)]
        if any(row.state is TraceState.MISSING for row in rows):
            above = any(row.state is TraceState.MISSING and row.work for row in rows)
            yield from self._wrapped(self._say("trace.note.missing.above" if above else "trace.note.missing"))
        if self._trace.law.rows:
            checked = short_day(datetime.date.fromisoformat(self._duties.checked))
            yield from self._wrapped(self._say("trace.note.duties", checked=checked))

    def _state(self, state: TraceState) -> str:
        return state_name(state, self._language)

    def _say(self, key: str, **fields: object) -> str:
        return sentence(self._language, key, **fields)

    def _wrapped(self, text: str, indent: str = "", most: int = 0) -> list[str]:
        """Lay text out below its own first words; lines behind the first `most` give way to an ellipsis."""
        return list(hung(indent, text, self._width, most=most))


def _label(row: TraceRow) -> str:
    """Return what a row is called: the id, by which a link and `--accept` name it."""
    return row.target.duty or row.target.task or row.address


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _MOST_NAMED
    return ", ".join(words[:_MOST_NAMED]) + (f", … (+{more})" if more > 0 else "")


def _addresses(works: Iterator[Work]) -> str:
    return _listed(list(dict.fromkeys(work.address for work in works)))


def _group(works: Sequence[BoundWork]) -> str:
    return _listed(list(dict.fromkeys(each.named for each in works))[:2])


def _is_passed_on(row: TraceRow) -> bool:
    return row.duty is not None and bool(row.duty.passed_to)


def _by_source(rows: Sequence[TraceRow]) -> Iterator[tuple[str, list[TraceRow]]]:
    found: dict[str, list[TraceRow]] = {}
    for row in rows:
        found.setdefault(row.source, []).append(row)
    yield from found.items()


def _due(row: TraceRow) -> str:
    if row.duty is not None and row.duty.yearly is not None:
        month, day = row.duty.yearly.before
        return f"< {day}/{month}"
    return row.deadline


def suggestion_screen(found: Sequence[Suggestion], language: Language, width: int) -> str:
    """Return the links that may be missing, each with why; nothing for none."""
    if not found:
        return ""
    lines = ["", *wrap(sentence(language, "trace.suggestions"), width)]
    for each in found:
        lines += hung(f"{_INDENT}- ", suggestion_words(each, language), width)
    return "".join(f"{line}\n" for line in lines)


def suggestion_words(suggestion: Suggestion, language: Language) -> str:
    """Return one suggestion as a line: from where to where, how alike, and why."""
    fields = {
        "own": suggestion.source.address,
        "parent": suggestion.parent,
        "task": suggestion.target.id,
        "percent": round(100 * suggestion.likeness),
        "why": ", ".join((*suggestion.acts, *(f"“{words}”" for words in suggestion.shared))),
    }
    return sentence(language, "trace.suggestion", **fields)
