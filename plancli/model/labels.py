"""Printed labels, addresses and unique ids: `c` prints `c)`, stands at `II.4.c`, is unique as an id.

Repairs no numbering: a label printed twice keeps its address twice and gets two ids.
"""

from __future__ import annotations

import re

from plancli.records import dataclass, field

_NUMBER = re.compile(r"(?:[IVXLCDM]+|\d+(?:\.\d+)*)")
_LETTER = re.compile(r"[a-zđ]")
_WORDS_QUOTED = 6
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of điểm: the Vietnamese alphabet without ă â ê ô ơ ư (Decree 30/2020, practice of laws)."""
FOREIGN_LETTERS = "fjwz"
"""Letters that the Vietnamese alphabet does not have."""


def printed_mark(label: str | None, mark: str | None, default: str = "") -> str:
    """Return the label as the paper prints it, punctuation included.

    >>> printed_mark("4", None), printed_mark("c", None), printed_mark("1.3", "1.3")
    ('4.', 'c)', '1.3')
    """
    if mark is not None:
        return mark
    if not label:
        return default
    if _NUMBER.fullmatch(label):
        return f"{label}."
    return f"{label})" if _LETTER.fullmatch(label) else label


@dataclass(slots=True)
class Scope:
    """One node on the way from the root to a task; hands out ids below it."""

    id: str
    """Unique id of this node, empty at the root."""
    address: str
    """Printed address of this node."""
    label: str = ""
    parent: Scope | None = None
    taken: dict[str, int] = field(default_factory=dict)
    """Ids handed out so far and the last number tried behind each, shared by the whole plan."""
    unlabelled: int = 0
    """Children without a label so far."""

    def child(self, label: str | None, title: str | None = None) -> Scope:
        """Return the scope of the next child; `1.1` below `1` replaces it in the address.

        A child without a label keeps its parent's address and is counted: `III.1-3`. Where no parent has
        one either, its title stands for it: “Tổ chức thực hiện”.
        """
        if not label:
            self.unlabelled += 1
            return self._free(f"{self.id}-{self.unlabelled}", self.address or _quoted(title), "")
        key = _bare(label)
        above = self._above(key)
        return self._free(_join(above.id, key), _join(above.address, key), key)

    def _above(self, label: str) -> Scope:
        inside = self.label and label.startswith(f"{self.label}.") and self.parent
        return self.parent if inside and self.parent else self

    def _free(self, wanted: str, address: str, label: str) -> Scope:
        free, number = wanted, self.taken.get(wanted, 1)
        while free in self.taken:
            number += 1
            free = f"{wanted}#{number}"
        self.taken[wanted] = number
        self.taken.setdefault(free, 1)
        return Scope(free, address, label, self, self.taken)


def _bare(label: str) -> str:
    return label.strip().strip("().:/").strip() or label


def _join(above: str, label: str) -> str:
    return f"{above}.{label}" if above else label


def _quoted(title: str | None) -> str:
    """Return the first words of a title in quotation marks; no point in them, which parts an address."""
    words = (title or "").replace(".", " ").strip(" :;,").split()
    more = "…" if len(words) > _WORDS_QUOTED else ""
    return f"“{' '.join(words[:_WORDS_QUOTED])}{more}”" if words else ""
