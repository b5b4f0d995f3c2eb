"""Whether a plan is the one that a citation means: number, issuer and title compared.

Compares what both sides say; what one of them leaves blank speaks neither for nor against.
"""

from __future__ import annotations

import re

from plancli.analysis.issuer import issuer_name
from plancli.legal.citation_text import CitationMention, find_citations
from plancli.legal.number import DocumentNumber, parse_number
from plancli.legal.same_act import same_issuer
from plancli.model.link import ParentReference
from plancli.model.plan import Plan
from plancli.vietnamese.folding import fold

_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    re.findall(r"\w+", "kế hoạch về việc công tác triển khai thực hiện năm trên địa bàn tỉnh huyện xã")
)
"""Words that half of all titles hold."""
_ALIKE = 0.5
"""Share of the other words of the shorter title that two titles of one plan have in common."""
_FOREIGN = 0.2
"""Share below which they cannot be one plan's."""
_ENOUGH = 3
"""Words that a title needs to be judged by."""


def plan_numbers(plan: Plan) -> tuple[DocumentNumber, ...]:
    """Return the plan's own number and that of the decision that issues it, as far as they are not blank."""
    found = (parse_number(head.printed_number) for head in plan.heads if head.number)
    return tuple(number for number in found if number is not None)


def date_words(plan: Plan) -> str:
    """Return the plan's date as printed, or the decision's."""
    return next((head.date_words for head in plan.heads if head.date_words), "")


def own_name(plan: Plan) -> str:
    """Return a short name for a plan: `KH 251`, else its title, else what it is."""
    number = plan.issuance.number
    if number:
        code = plan.issuance.symbol.partition("-")[0].partition("/")[0] or "KH"
        return f"{code} {number}"
    return plan.issuance.title or plan.issuance.kind


def contradiction(words: str, plan: Plan) -> str:
    """Return in what a plan contradicts a citation: `number`, `issuer` or `title`; else empty."""
    mention, cited = _mention(words), _cited_number(words)
    own = {number.identity for number in plan_numbers(plan)}
    if cited and own and cited.identity not in own:
        return "number"
    issuer = issuer_name(plan)
    if mention and mention.issuer and issuer and not same_issuer(mention.issuer, issuer):
        return "issuer"
    share = None if cited and own else _title_share(words, plan.issuance.title)
    return "title" if share is not None and share < _FOREIGN else ""


def fits(reference: ParentReference, plan: Plan) -> bool:
    """Say whether a plan surely is the one that `parents` names: by its number, or by its title."""
    words = reference.words or reference.name
    if contradiction(words, plan):
        return False
    if _cited_number(words) and plan_numbers(plan):
        return True
    share = _title_share(words, plan.issuance.title)
    return fold(reference.name) == fold(own_name(plan)) or (share is not None and share >= _ALIKE)


def cited_at(reference: ParentReference, plan: Plan) -> tuple[str, ...]:
    """Return where a plan cites a parent by its number, as printed addresses in order, each once."""
    mention, cited = _mention(reference.words), _cited_number(reference.words)
    if mention is None or cited is None:
        return ()
    found = (
        each.address
        for each in plan.citations
        if each.mention.number
        and (number := parse_number(each.mention.number))
        and number.identity == cited.identity
        and _may_be_one(mention, each.mention)
    )
    return tuple(dict.fromkeys(found))


def _may_be_one(one: CitationMention, other: CitationMention) -> bool:
    dated = one.issued is None or other.issued is None or one.issued.agrees_with(other.issued)
    return dated and (not (one.issuer and other.issuer) or same_issuer(one.issuer, other.issuer))


def _mention(words: str) -> CitationMention | None:
    found = find_citations(words) if words else ()
    return found[0] if found else None


def _cited_number(words: str) -> DocumentNumber | None:
    """Return the number that a citation gives; None where it gives none, or a blank one."""
    mention = _mention(words)
    number = parse_number(mention.number) if mention and mention.number else None
    return number if number and number.serial else None


def _title_share(words: str, title: str) -> float | None:
    """Return how much of the shorter text the longer one holds; None where one is too short to tell."""
    some, others = _telling(words), _telling(title)
    short = min(len(some), len(others))
    return len(some & others) / short if short >= _ENOUGH else None


def _telling(words: str) -> set[str]:
    return set(_WORD.findall(fold(words))) - _COMMON
