"""The resolved plan: what every rule, answer and report reads.

Frozen, without heavy imports; it holds printed words beside what they mean and opens no file.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from plancli.legal.citation_text import MAY_CITE, KnownNumbers, find_citations, may_repeat
from plancli.model.citation import Citation, Decree
from plancli.model.issuance import Issuance, PlanState
from plancli.model.link import NotApplicable, ParentReference
from plancli.model.section import Annex, Decision, Section
from plancli.model.task import Duty, Paragraph, Task
from plancli.model.unit import Unit, UnitGroup
from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.composition import compose
from plancli.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A stretch of printed prose and where it stands, for rules that read words."""

    words: str
    route: Route
    address: str
    """Printed address: `II.4.a`, `Nơi nhận`, `Phần đầu`."""


class Prose(tuple[PrintedText, ...]):  # noqa: SLOT001 - keeps what it was searched as
    """Stretches of prose in printed order, which one search goes through as through one text.

    A long plan has tens of thousands, and most rules look for what few of them hold.
    """

    def holding(self, pattern: re.Pattern[str]) -> Iterator[PrintedText]:
        """Return, in order, each stretch that may hold `pattern`; its own search has the last word.

        The stretches stand in composed letters with a line break between two of them. The pattern says no
        more than what any match has: it asks for no end of the text, and a line break beside it is no bar.
        One that begins with a class of letters, and looks behind for what must stand in front, is searched
        several times faster than one that begins with `(?<!…)` or `(?:…|…)`.
        """
        joined, starts, places = self._joined
        hits: list[int] = []
        found = pattern.search(joined)
        while found is not None:
            index = bisect_right(starts, found.start()) - 1
            hits += places[index]
            found = pattern.search(joined, starts[index + 1])
        return map(self.__getitem__, sorted(hits))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every place that cites a document, in order; looked for when it is first asked for."""
        known = KnownNumbers()
        barren: set[str] = set()  # a unit's name, a deadline: wordings that hundreds of tasks share
        citations: list[Citation] = []
        for text in self.holding(MAY_CITE):
            if text.words not in barren:
                found = find_citations(text.words, known)
                citations += (Citation(mention, text.route, text.address) for mention in found)
                if not found and not may_repeat(text.words):
                    barren.add(text.words)
        return tuple(citations)

    @cached_property
    def runs(self) -> frozenset[str]:
        """Every run of letters that stands anywhere, in composed letters, case as printed."""
        return frozenset(_RUN.findall(self._joined[0]))

    @cached_property
    def _joined(self) -> tuple[str, Sequence[int], Sequence[Sequence[int]]]:
        """Each wording once, a line break behind it; where each begins, and which stretches have it.

        The names of units, deadlines and captions stand in hundreds of tasks.
        """
        places: dict[str, list[int]] = {}
        for at, each in enumerate(self):
            places.setdefault(each.words, []).append(at)
        words = [compose(each).text for each in places]
        starts = list(accumulate((len(each) + 1 for each in words), initial=0))
        return "\n".join([*words, ""]), starts, list(places.values())


_RUN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """Một kế hoạch."""

    state: PlanState
    issuance: Issuance
    decision: Decision | None
    bases: tuple[Paragraph, ...]
    preamble: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    closing: tuple[Paragraph, ...]
    recipients: tuple[Paragraph, ...]
    footnotes: tuple[Paragraph, ...]
    """Chú thích at the end of the paper, number included: `[1] …`."""
    annexes: tuple[Annex, ...]
    tasks: tuple[Task, ...]
    """All tasks, body first, then annexes, in printed order."""
    duties: tuple[Duty, ...]
    units: Mapping[str, Unit]
    """By id, declared ones first, then by first mention; groups included."""
    groups: Mapping[str, UnitGroup]
    """By id of the group."""
    decrees: tuple[Decree, ...]
    texts: Prose
    """Every printed stretch of prose in order: titles, paragraphs, tasks, lines, duties, recipients."""
    parents: tuple[ParentReference, ...] = ()
    """The plans above, as the file names them."""
    not_applicable: tuple[NotApplicable, ...] = ()
    """What of the plans and the law above the file sets aside, with reasons."""

    @property
    def heads(self) -> tuple[Issuance, ...]:
        """The plan's own head, then that of the decision that issues it, where there is one."""
        return (self.issuance, self.decision.issuance) if self.decision else (self.issuance,)

    @property
    def date(self) -> PartialDate | None:
        """The plan's own date; one issued with a decision may bear the decision's alone."""
        return next((head.date for head in self.heads if head.date), None)

    @property
    def issued(self) -> datetime.date | None:
        """The last day on which it can have been issued; None where it bears no date."""
        return self.date.last_day if self.date else None

    @property
    def numbered_head(self) -> Issuance:
        """The head that bears the number: the plan's own, or while that is blank the decision's."""
        return self.issuance if self.issuance.number else self.heads[-1]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every place in the printed text that cites a document, in printed order."""
        return self.texts.citations

    def all_sections(self) -> Iterator[Section]:
        """Yield every section in printed order, a section before its parts; those of annexes come last."""
        for section in self.sections:
            yield from section.with_parts()
        for annex in self.annexes:
            for block in annex.content:
                if isinstance(block, Section):
                    yield from block.with_parts()
