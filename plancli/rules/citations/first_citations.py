"""Which citation of an act is the plan's first own one, and what it says of the act.

Acts that stand in the title of another act are quoted: their words are that act's, not the plan's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plancli.legal.citation_text import CitationMention
from plancli.legal.issuer_words import issuer_end
from plancli.legal.law_titles import LAW_KINDS
from plancli.legal.number import NumberForm, parse_number
from plancli.model.citation import Citation
from plancli.model.plan import Plan
from plancli.rules.citations.cited_acts import act_keys, own_numbers

_ASKING = frozenset({"TTr", "BC", "CV"})
"""Kinds whose sender is named in front of them: "theo đề nghị của Sở Tài chính tại Tờ trình số …"."""
_NEAR = 120
"""Characters in front of a citation that may name who issued it."""
_STATES = r"\s(?:(?:đã\s)?(?:nêu|quy định|chỉ đạo|giao)\s)?(?:tại|trong|theo)\s"
"""Joins who said something with the act that says it."""
_BESIDE = 12
"""Characters between two members of a list: ", ", " và "."""


def first_citations(plan: Plan) -> Iterator[Citation]:
    """Yield the first citation of each numbered act that the plan cites itself."""
    known = set(own_numbers(plan))
    for citation, quoted in _with_quoted(plan.citations):
        mention = citation.mention
        keys = act_keys(mention)
        if citation.route[-1] == "title" or not _is_numbered(mention):
            continue
        if quoted and not (is_dated(mention) and tells_issuer(mention)):
            continue
        if not keys & known:
            yield citation
        known |= keys


def _is_numbered(mention: CitationMention) -> bool:
    by_name = mention.kind in LAW_KINDS or mention.name is not None
    return mention.number is not None and not mention.number.startswith(("/", "-")) and not by_name


def _with_quoted(citations: Sequence[Citation]) -> Iterator[tuple[Citation, bool]]:
    """Yield each citation and whether it stands in the title of one before it, alone or in a list there."""
    quoted = False
    for before, citation in pairwise([None, *citations]):
        if citation is None:
            continue
        beside = before if before is not None and before.route == citation.route else None
        listed = quoted and beside is not None and _is_beside(beside.mention, citation.mention)
        quoted = listed or is_quoted(before, citation)
        yield citation, quoted


def _is_beside(before: CitationMention, mention: CitationMention) -> bool:
    return not before.title and mention.start - before.end <= _BESIDE


def is_quoted(before: Citation | None, citation: Citation) -> bool:
    """Say whether a citation stands in the title of the one before it."""
    if before is None or before.route != citation.route:
        return False
    return " ".join(citation.mention.words.split()) in before.mention.title


def is_dated(mention: CitationMention) -> bool:
    """Say whether a citation has a date, be it one that no calendar has."""
    return mention.issued is not None or mention.date_problem is not None


def tells_issuer(mention: CitationMention) -> bool:
    """Say whether words or number tell the issuer; who asks "tại Tờ trình số …" is named in front of it."""
    number = parse_number(mention.number or "")
    if mention.issuer is not None or number is None or number.has_one_issuer:
        return True
    return number.form is NumberForm.LETTER or number.type_code in _ASKING


def has_issuer_in_front(words: str, mention: CitationMention) -> bool:
    """Say whether the words in front of a citation tell the issuer.

    "chỉ đạo của Bộ Chính trị tại Kết luận số …", "Kết luận liên ngành tư pháp Trung ương số …".
    """
    before = words[max(0, mention.start - _NEAR) : mention.start]
    *_, of = before.rpartition(" của ")
    end = issuer_end(of, 0) if of != before else None
    if end is not None and re.fullmatch(_STATES, of[end:]):
        return True
    return re.search(rf"\b{re.escape(mention.kind)}\s[^\d,.;:()]{{3,60}}$", before) is not None
