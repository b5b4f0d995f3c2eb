"""What people said of the rules' findings on real plans: the table, and the counts that rules carry.

    python -m tools.judgements        counts tests/crater/judgements.tsv into plancli/data/

The table names a plan, a rule, an address and a verdict; it holds no word of a plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from plancli.precision import COUNTS
from plancli.writing import write_file

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "tests" / "crater" / "judgements.tsv"
CARRIED = ROOT / "plancli" / "data" / COUNTS
_PLANS = "# plans:"


class Verdict(Enum):
    """What a reader said of one finding."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One finding that was read beside its paper."""

    plan: str
    """Name of the file without its ending."""
    as_of: str
    """Day that the law was judged on, ISO; empty for the plan's own."""
    code: str
    address: str
    """Printed address, empty for the paper as a whole."""
    verdict: Verdict

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What says which finding it is."""
        return self.plan, self.as_of, self.code, self.address


def read_table(file: Path = TABLE) -> tuple[tuple[str, ...], tuple[Judgement, ...]]:
    """Return the plans that were read, and a judgement for each finding; ValueError for another line."""
    plans: tuple[str, ...] = ()
    judged: list[Judgement] = []
    for line in file.read_text("utf-8").splitlines():
        if line.startswith(_PLANS):
            plans = tuple(line.removeprefix(_PLANS).split())
        elif line and not line.startswith("#"):
            plan, as_of, code, address, verdict, _ = line.split("\t")
            judged.append(Judgement(plan, as_of, code, address, Verdict(verdict)))
    return plans, tuple(judged)


def carried(plans: Sequence[str], judged: Sequence[Judgement]) -> str:
    """Return the text of the counts that the package ships."""
    counts = Counter((each.code, each.verdict) for each in judged)
    codes = sorted({code for code, _ in counts})
    rows = [f"{code}\t{counts[code, Verdict.RIGHT]}\t{counts[code, Verdict.WRONG]}" for code in codes]
    head = "# Made by tools/judgements.py: rule, findings judged right, judged wrong. First: the plans read."
    return "\n".join([head, f"plans\t{len(plans)}", *rows]) + "\n"


if __name__ == "__main__":
    write_file(CARRIED, carried(*read_table()))
