"""The printed name of whoever holds a duty, also where one heading names several.

Returns the heading's own words; it joins names only where no heading holds them.
"""

from __future__ import annotations

from plancli.model.plan import Plan
from plancli.model.task import Duty


def holder_words(plan: Plan, duty: Duty) -> str:
    """Return the holder of a duty as printed, without number and without "Đề nghị".

    III.7 of the Trạm Tấu plan: `Các cơ quan, đơn vị, Ủy ban nhân dân các xã, thị trấn`.
    """
    names = [mention.words for mention in duty.holders]
    if len(names) < 2:
        return "".join(names)
    for heading in (section.title for section in plan.all_sections() if duty in section.content):
        start, last = heading.find(names[0]), heading.rfind(names[-1])
        if 0 <= start < last:
            return heading[start : last + len(names[-1])]
    return "; ".join(names)
