"""The units that a plan names, to offer for a draft: groups first, the most often named first.

Lists names as the plan prints them; which of them a user means, the user says.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from plancli.analysis.unit_scope import scopes_of
from plancli.model.fingerprint import all_work
from plancli.model.plan import Plan
from plancli.model.unit import UnitKind
from plancli.model.unit_names import unit_key

_MOST = 6
"""Names that a sentence offers."""


def offered_units(plan: Plan, near: str = "") -> tuple[str, ...]:
    """Return the names to offer, at most six; with `near` those most like it come first.

    For the Trạm Tấu plan: "UBND các xã, thị trấn" and "Các cơ quan, đơn vị" before any room.
    """
    counted: Counter[str] = Counter()
    shown: dict[str, str] = {}
    groups: set[str] = set()
    for work in all_work(plan):
        for mention in work.mentions():
            key = unit_key(mention.words)
            counted[key] += 1
            shown.setdefault(key, mention.words)
            unit = plan.units.get(mention.unit or "")
            if (unit and unit.kind is UnitKind.GROUP) or any(not s.places for s in scopes_of(mention.words)):
                groups.add(key)
    wanted = unit_key(near)

    def rank(key: str) -> tuple[float, bool, int]:
        likeness = SequenceMatcher(None, wanted, key).ratio() if wanted else 0.0
        return -round(likeness, 1), key not in groups, -counted[key]

    return tuple(shown[key] for key in sorted(counted, key=rank)[:_MOST])
