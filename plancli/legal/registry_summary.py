"""How many acts the registry holds, by standing, by confidence and by reading.

Counts only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from plancli.legal.acts import Confidence, Status
from plancli.legal.registry import Registry
from plancli.records import dataclass

ORIGINS = ("overlay", "held", "facts", "codified", "successions")
"""Readings, the most trusted first; an act of several counts in each."""


@dataclass(frozen=True, slots=True)
class RegistrySummary:
    """The whole registry in figures."""

    version: str
    keeper: str
    checked: str
    """Day of the last review, ISO."""
    horizon: str
    """Day that most sources reach, ISO."""
    total: int
    by_status: Mapping[str, int]
    by_confidence: Mapping[str, int]
    by_origin: Mapping[str, int]


def summarise(registry: Registry) -> RegistrySummary:
    """Return the figures of a registry; every status, confidence and origin is named, if with 0."""
    documents = registry.documents
    status = Counter(each.status for each in documents)
    confidence = Counter(each.confidence for each in documents)
    origin = Counter(name for each in documents for name in each.origin)
    return RegistrySummary(
        registry.version,
        registry.keeper,
        registry.checked,
        registry.horizon,
        len(documents),
        {each.value: status[each] for each in Status},
        {each.value: confidence[each] for each in Confidence},
        {name: origin[name] for name in ORIGINS},
    )
