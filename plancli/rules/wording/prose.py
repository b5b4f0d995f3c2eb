"""Stretches of a plan's printed prose, and the place of each: what the rules of this family hand on.

Points only; what is wrong with a stretch is for the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancli.diagnostic import Place
from plancli.model.plan import PrintedText
from plancli.records import dataclass
from plancli.rules.tree import listed


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of one printed text."""

    text: PrintedText
    start: int
    end: int

    @property
    def words(self) -> str:
        """As printed, with single spaces."""
        return " ".join(self.text.words[self.start : self.end].split())

    @property
    def address(self) -> str:
        """Printed address: `II.4.a`."""
        return self.text.address

    @property
    def place(self) -> Place:
        """Where the words stand in the file."""
        return Place(self.text.route, within=(self.start, self.end), address=self.address)


def first_and_others(stretches: Sequence[Stretch]) -> tuple[Place, tuple[Place, ...]]:
    """Return the first place and the places of the others, for a fault that several share."""
    first, *others = (stretch.place for stretch in stretches)
    return first, tuple(others)


def addresses(stretches: Iterable[Stretch]) -> str:
    """Join the printed addresses for the brackets of a sentence, each once: `II.2, III.4`."""
    return listed(list(dict.fromkeys(stretch.address for stretch in stretches)))
