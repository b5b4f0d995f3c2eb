"""The head of an annex that is drawn from a plan: "Phụ lục", "(Kèm theo Kế hoạch số …)", and its numerals.

Takes number, day and issuer from the plan; what the plan leaves blank is a blank to be filled in by hand.
"""

from __future__ import annotations

import re

from plancli.model.issuance import BLANK, Issuance
from plancli.model.plan import Plan
from plancli.records import dataclass

"""What the plan leaves open and a pen is to fill in."""
_NO_DAY = re.compile(r"\bngày(?=\s+tháng\b)")
_NO_MONTH = re.compile(r"\btháng(?=\s+năm\b)")
_ANNEX = re.compile(r"(PL\d+)(?:\.|$)")
_NUMBERED = re.compile(r"(?:[IVXLCDM]+|\d+|[a-zđA-ZĐ])(?:\.|$)")


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """What stands above an annex, its title apart."""

    label: str
    """`Phụ lục`, with a blank for its number where the plan has annexes of its own."""
    attached: str
    """`(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân …)`."""


def working_annex(plan: Plan) -> AnnexHead:
    """Return the head of an annex that the plan does not have yet.

    A plan that comes with a decision, and annexes that say what they belong to, already have the words.
    """
    printed = [annex.attached for annex in plan.annexes if annex.attached]
    attached = next(iter(printed), "") or plan.issuance.attached or _attached(plan.issuance)
    return AnnexHead(f"Phụ lục {BLANK}" if plan.annexes else "Phụ lục", attached)


def _attached(issuance: Issuance) -> str:
    number = issuance.printed_number
    if number and not issuance.number:
        number = BLANK + number
    day = _NO_MONTH.sub(f"tháng {BLANK}", _NO_DAY.sub(f"ngày {BLANK}", issuance.date_words))
    parts = (
        issuance.kind.capitalize(),
        f"số {number}" if number else "",
        day,
        f"của {issuance.issuer}" if issuance.issuer else "",
    )
    return f"(Kèm theo {' '.join(filter(None, parts))})"


def place_words(plan: Plan, address: str) -> str:
    """Return the address as a clerk would write it: `Mục II.4.c`; `Phụ lục I, mục II.3` for `PL1.II.3`."""
    annex = _ANNEX.match(address)
    if annex:
        label = next((each.label for each in plan.annexes if each.id == annex.group(1)), "") or "Phụ lục"
        rest = address[annex.end() :]
        return f"{label}, mục {rest}" if rest else label
    return f"Mục {address}" if _NUMBERED.match(address) else address
