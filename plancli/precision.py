"""How often each rule was right on real plans, as people judged its findings by reading them.

Reads the shipped counts; it judges nothing, and a rule that no plan called forth has no share.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from plancli.records import dataclass
from plancli.resources import read_resource

COUNTS = "rule_precision.tsv"


@dataclass(frozen=True, slots=True)
class Precision:
    """What reading its findings beside the papers showed."""

    right: int = 0
    """Findings that a careful reader shares."""
    wrong: int = 0
    """False alarms."""
    plans: int = 0
    """Real plans that were read, those without a finding included."""

    @property
    def judged(self) -> int:
        """Findings read."""
        return self.right + self.wrong

    @property
    def share(self) -> float | None:
        """Share of the findings that were right, None where there were none."""
        return self.right / self.judged if self.judged else None


def precision_of(code: str) -> Precision:
    """Return what was measured for a rule, such as `KH205`; nothing judged for one that is new."""
    return _counts().get(code, Precision(plans=_plans()))


@functools.cache
def _lines() -> tuple[tuple[str, ...], ...]:
    text = read_resource("data", COUNTS).decode("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def _plans() -> int:
    return int(_lines()[0][1])


@functools.cache
def _counts() -> Mapping[str, Precision]:
    plans = _plans()
    return {code: Precision(int(right), int(wrong), plans) for code, right, wrong in _lines()[1:]}
