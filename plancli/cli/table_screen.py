"""What came back in filled tables, laid out for a screen: what would change, and what is not taken and why.

Lays out what is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.progress_words import report_words
from plancli.analysis.work_answers import state_choice
from plancli.analysis.work_return import (
    Reason,
    TablePlace,
    WorkConflict,
    WorkEdit,
    WorkProposal,
    WorkRefusal,
    WorkRemark,
    WorkReport,
)
from plancli.analysis.work_table import WorkColumn, WorkRow
from plancli.formats.cells import cell_width, hung, padded, visible, wrap
from plancli.messages import Language, sentence
from plancli.model.progress import ProgressState

_MOST_PLACES = 3
_MOST_LINES = 3
"""Lines of a cell's words that are shown; the whole stands in the table."""


class TableScreen:
    """Lays out one proposal."""

    def __init__(self, language: Language, width: int) -> None:
        """Lay out in a language for so many cells."""
        self._language = language
        self._width = width

    def screen(self, proposal: WorkProposal, plan: str, progress: str) -> str:
        """Return all of it, file by file; `plan` and `progress` name what would be written."""
        lines = [
            *self._part("edits", [self._edit(each) for each in proposal.edits], path=plan),
            *self._part("reports", [self._report(each) for each in proposal.reports], path=progress),
            *self._part("conflicts", [self._conflict(each) for each in proposal.conflicts]),
            *self._part("refusals", [self._refusal(each) for each in proposal.refusals]),
            *self._part("remarks", [self._remark(each) for each in proposal.remarks]),
        ]
        if not (proposal.edits or proposal.reports):
            lines += [*wrap(self._say("screen.nothing"), self._width), ""]
        return "".join(f"{line}\n" for line in lines[:-1])

    def _part(self, name: str, entries: Sequence[Iterator[str]], **fields: object) -> Iterator[str]:
        if entries:
            yield from wrap(self._say(f"screen.{name}", count=len(entries), **fields), self._width)
            for entry in entries:
                yield from (f"  {line}".rstrip() for line in entry)
            yield ""

    def _edit(self, edit: WorkEdit) -> Iterator[str]:
        yield from self._head(_name(edit.row), edit.column.value)
        yield from self._facts(
            ("before", self._words(edit.before, "screen.blank")),
            ("after", self._words(edit.after, "screen.removed")),
            ("from", self._places(edit.places)),
        )

    def _report(self, made: WorkReport) -> Iterator[str]:
        reports = made.row.reports
        before = report_words(reports[-1] if reports else None, self._language)
        yield from self._head(_name(made.row), WorkColumn.STATE.value)
        yield from self._facts(
            ("before", before),
            ("after", report_words(made.report, self._language)),
            ("from", self._places(made.places)),
        )

    def _conflict(self, conflict: WorkConflict) -> Iterator[str]:
        yield from self._head(_name(conflict.row), conflict.column.value)
        for answer, place in conflict.answers:
            words = answer if isinstance(answer, str) else report_words(answer, self._language)
            yield from self._facts((self._place(place), self._words(words, "screen.blank")))

    def _refusal(self, refusal: WorkRefusal) -> Iterator[str]:
        yield from self._head(refusal.address, refusal.column, refusal.place)
        key = f"reason.{refusal.reason.value}"
        if refusal.closed is not None:
            key = f"{key}.{refusal.closed.value}"
        said = self._say(key, **self._fields(refusal))
        yield from (f"  {line}" for line in wrap(visible(said), self._width - 4))
        if refusal.before or refusal.after:
            facts = (("before", refusal.before), ("after", refusal.after))
            yield from self._facts(*((name, words) for name, words in facts if words))

    def _fields(self, refusal: WorkRefusal) -> dict[str, object]:
        states = ", ".join(state_choice(each, self._language) for each in ProgressState)
        return {"states": states} if refusal.reason is Reason.BAD_STATE else {}

    def _remark(self, remark: WorkRemark) -> Iterator[str]:
        fields = dict(remark.fields)
        if "column" in fields:
            fields["column"] = self._say(f"column.{fields['column']}")
        said = f"{self._place(remark.place)}: {self._say(f'remark.{remark.kind.value}', **fields)}"
        yield from hung("- ", said, self._width - 2)

    def _head(self, address: str, column: str, place: TablePlace | None = None) -> Iterator[str]:
        name = self._say(f"column.{column}") if column else ""
        at = f"({self._place(place)})" if place else ""
        yield from wrap(visible("  ".join(filter(None, (address, name, at)))), self._width - 2)

    def _facts(self, *facts: tuple[str, str]) -> Iterator[str]:
        """Yield words beside their labels, wrapped below themselves."""
        labels = [self._say(f"screen.{name}") if name in _LABELS else name for name, _ in facts]
        column = max(map(cell_width, labels), default=0)
        for label, (_, words) in zip(labels, facts, strict=True):
            lines = list(wrap(visible(" ".join(words.split())), max(self._width - column - 8, 20)))
            if len(lines) > _MOST_LINES:
                lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]
            first, *rest = lines
            yield f"  {padded(label, column)}  {first}"
            yield from (f"{' ' * (column + 4)}{line}" for line in rest)

    def _words(self, words: str, blank: str) -> str:
        return words.replace("\n", "; ") if words else self._say(blank)

    def _places(self, places: Sequence[TablePlace]) -> str:
        told = [self._place(each) for each in places[:_MOST_PLACES]]
        more = len(places) - len(told)
        return "; ".join([*told, *([f"… (+{more})"] if more else [])])

    def _place(self, place: TablePlace) -> str:
        return self._say("screen.place", file=place.file, cell=place.cell) if place.cell else place.file

    def _say(self, key: str, **fields: object) -> str:
        return sentence(self._language, f"table.{key}", **fields)


def _name(row: WorkRow) -> str:
    """Return the printed address, and the id where several have that address: `III.1 (III.1-2)`."""
    return row.address if row.address == row.id else f"{row.address} ({row.id})"


_LABELS = frozenset({"before", "after", "from"})
