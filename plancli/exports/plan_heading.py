"""How an answer about several plans names one of them: kind, number and date as printed.

A blank stays a blank; nothing is filled in.
"""

from __future__ import annotations

from plancli.analysis.plan_head import PlanHead
from plancli.messages import Language, sentence

_BLANK = "……"


def plan_heading(head: PlanHead, language: Language) -> str:
    """Return the plan in words: `Kế hoạch số 15/KH-UBND, ngày 02 tháng 3 năm 2026`."""
    kind = head.kind.capitalize() if head.kind.isupper() else head.kind
    number = f"{_BLANK}{head.number}" if head.number.startswith(("/", "-")) else head.number
    key = "folder.decided" if head.is_decision else "folder.numbered"
    words = sentence(language, key, kind=kind, number=number) if number else kind
    return ", ".join(filter(None, (words, head.date_words)))
