"""The resolved plan: what every rule, answer and report reads.

Frozen, without heavy imports; it holds printed words beside what they mean and opens no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plancli.model.citation import Citation, Decree
from plancli.model.issuance import Issuance, PlanState
from plancli.model.section import Annex, Decision, Section
from plancli.model.task import Duty, Paragraph, Task
from plancli.model.unit import Unit, UnitGroup
from plancli.records import dataclass
from plancli.source.position import Route


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A stretch of printed prose and where it stands, for rules that read words."""

    words: str
    route: Route
    address: str
    """Printed address: `II.4.a`, `Nơi nhận`, `Phần đầu`."""


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
    citations: tuple[Citation, ...]
    """Every place in the printed text that cites a document, in printed order."""
    texts: tuple[PrintedText, ...]
    """Every printed stretch of prose in order: titles, paragraphs, tasks, lines, duties, recipients."""

    def all_sections(self) -> Iterator[Section]:
        """Yield every section in printed order, a section before its parts; those of annexes come last."""
        for section in self.sections:
            yield from section.with_parts()
        for annex in self.annexes:
            for block in annex.content:
                if isinstance(block, Section):
                    yield from block.with_parts()
