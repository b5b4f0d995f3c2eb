"""Faults as they are found in one file, put in the order of the file at the end.

Gathers only; what is a fault is for its callers to say.
"""

from __future__ import annotations

from collections import Counter

from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind

MOST_OF_A_KIND = 1000
"""Faults of one kind that are kept, so that a hostile file gives an answer of a sane length."""


class FaultList:
    """Faults of one file, found in any order."""

    def __init__(self, source: SourceDocument) -> None:
        """Start with none; `source` turns offsets into lines and columns."""
        self.source = source
        self._faults: list[Fault] = []
        self._counts: Counter[FaultKind] = Counter()

    def add(self, kind: FaultKind, start: int, end: int, *, warning: bool = False, **fields: str) -> None:
        """Note a fault at two offsets of the text; `fields` are what its sentence quotes."""
        if not self.is_full(kind):
            self._counts[kind] += 1
            self._faults.append(Fault(kind, self.source.span(start, end), fields, warning))

    def is_full(self, kind: FaultKind) -> bool:
        """Say whether more faults of this kind would not be kept, so that none need be looked for."""
        return self._counts[kind] >= MOST_OF_A_KIND

    def found(self) -> tuple[Fault, ...]:
        """Return the faults by place, then by code."""
        return tuple(sorted(self._faults, key=lambda fault: (fault.span, fault.kind.code)))
