"""How a draft cites the plan above it: kind, number, day, issuer and title, as far as the paper prints them.

A blank of the paper stays one, as “…”; no number, day or name is supplied.
"""

from __future__ import annotations

import re

from plancli.drafting.title_in_sentence import title_in_sentence
from plancli.model.issuance import Issuance
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.reports.views.letterhead import name_in_sentence
from plancli.reports.views.plan_reference import number_and_day

BLANK = "…"
"""Stands where the parent prints nothing."""
_ABOUT = re.compile(
    r"(?:về|triển khai|thực hiện|ban hành|phê duyệt|tổ chức|ứng phó|hành động|phối hợp)\b", re.IGNORECASE
)
_PAPER = re.compile(
    r"(?:Đề án|Dự án|Chương trình|Chiến lược|Quy hoạch|Nghị quyết|Nghị định|Chỉ thị|Luật|Kết luận|Huế)\b"
)
_SUBJECT = re.compile(r"V/v\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParentCitation:
    """The parent as a draft names it."""

    words: str
    """`Kế hoạch số 251/KH-UBND ngày 06/12/2024 của Ủy ban nhân dân tỉnh Yên Bái về …`"""
    name: str
    """A short name for links: `KH 251`."""
    blanks: tuple[str, ...]
    """What the parent leaves blank: `number`, `date`, `issuer`, `title`."""


def cite_parent(plan: Plan) -> ParentCitation:
    """Return the citation of a plan; one that a decision issues is cited with the decision.

    The title stands in small letters where the plan's own sentences show them.
    """
    own = plan.issuance
    numbered = plan.decision.issuance if plan.decision else own
    title = title_in_sentence(plan)
    attached = own.attached.strip(" ()")
    kind = own.kind.capitalize()
    if plan.decision or attached:
        above = f"ban hành kèm theo {_numbered(numbered)}" if plan.decision else attached
        words = " ".join(filter(None, (kind, title, _after_title(above))))
    else:
        words = " ".join(filter(None, (_numbered(own), _about(title))))
    wanted = {
        "number": numbered.number or attached,
        "date": (numbered.date and numbered.date.day) or attached,
        "issuer": numbered.issuer or attached,
        "title": title,
    }
    blanks = tuple(key for key, value in wanted.items() if not value)
    return ParentCitation(words, _short_name(numbered), blanks)


def _numbered(issuance: Issuance) -> str:
    issuer = name_in_sentence(issuance.issuer) if issuance.issuer else BLANK
    return f"{number_and_day(issuance, BLANK)} của {issuer}"


def _about(title: str) -> str:
    if not title:
        return f"về {BLANK}"
    if _SUBJECT.match(title):
        return f"về việc {_SUBJECT.sub('', title, count=1)}"
    if _ABOUT.match(title):
        return title if title.isupper() else f"{title[:1].lower()}{title[1:]}"
    return f"về {_inside(title)}"


def _inside(title: str) -> str:
    """Return a title as it goes on behind "về": a capital that only began the line is none there.

    A name keeps it, of a place or of a kind of paper: "Hà Nội xanh", "Đề án phát triển …".
    """
    first, _, rest = title.partition(" ")
    names = first.isupper() or rest[:1].isupper() or _PAPER.match(title)
    return title if names else f"{title[:1].lower()}{title[1:]}"


def _after_title(above: str) -> str:
    """Return "Kèm theo Quyết định …" as it goes on behind a title."""
    return re.sub(r"^(?:Ban hành )?kèm theo", "ban hành kèm theo", above, flags=re.IGNORECASE)


def _short_name(issuance: Issuance) -> str:
    initials = "".join(word[0] for word in issuance.kind.upper().split())
    return f"{initials} {issuance.number}" if issuance.number else f"{initials} cấp trên"
