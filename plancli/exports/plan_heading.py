"""How an answer names a plan: for people its kind, number and date as printed, for programs a record.

A blank stays a blank; nothing is filled in.
"""

from __future__ import annotations

from plancli.analysis.plan_head import PlanHead
from plancli.messages import Language, sentence
from plancli.model.issuance import BLANK


def plan_heading(head: PlanHead, language: Language) -> str:
    """Return the plan in words: `Kế hoạch số 15/KH-UBND, ngày 02 tháng 3 năm 2026`."""
    kind = head.kind.capitalize() if head.kind.isupper() else head.kind
    number = head.number if head.has_number or not head.number else f"{BLANK}{head.number}"
    key = "folder.decided" if head.is_decision else "folder.numbered"
    words = sentence(language, key, kind=kind, number=number) if number else kind
    return ", ".join(filter(None, (words, head.date_words)))


def plan_record(path: str, head: PlanHead) -> dict[str, object]:
    """Return the keys by which every answer in JSON names a plan; `date` is ISO, as far as it is known."""
    return {
        "path": path,
        "number": head.number,
        "date": head.date or None,
        "issuer": head.issuer,
        "title": head.title,
    }
