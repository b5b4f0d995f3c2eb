"""Whether the date of a citation is that of the act it means.

Judges by the registry alone, and only where no other act can be meant.
"""

from __future__ import annotations

from enum import Enum

from plancli.legal.acts import LegalDocument
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import parse_number
from plancli.legal.registry import Registry
from plancli.legal.same_act import is_meant, same_issuer
from plancli.records import dataclass
from plancli.vietnamese.folding import fold

_ONE_REGISTER = frozenset({"CP", "TTg"})
"""Issuers whose papers are all numbered in one register."""


class DateVerdict(Enum):
    """What the registry can say of a cited date."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateJudgement:
    """The verdict on one citation's date, and the act it rests on."""

    verdict: DateVerdict
    document: LegalDocument | None = None
    by_year: bool = False
    """The act was told by number and year alone: the number beside the date may be the slip."""


def judge_date(mention: CitationMention, registry: Registry) -> DateJudgement:
    """Say whether the date of a citation is that of the act it means.

    - An act known only from a plan judges nothing; one whose day of issue is weakly known contradicts none.
    - A date equal to that of any act of this number is confirmed.
    - A number with a year and a central issuer, 09/2017/NĐ-CP, is one act: any other date is wrong.
    - Any other number, 765/QĐ-BTTTT, is given out anew each year or in each province: its act
      contradicts a date only where issuer and title say that this very act is meant.
    - The Government and the Prime Minister give each number out once a year (Decree 30/2020/NĐ-CP,
      Điều 15): within one year 71/NQ-CP has one date.
    """
    number, issued = mention.number, mention.issued
    if number is None or issued is None or issued.day is None or not has_own_date(mention):
        return DateJudgement(DateVerdict.UNKNOWN)
    known = [each for each in registry.by_number(number) if each.is_attested]
    for each in known:
        if each.issued == issued:
            return DateJudgement(DateVerdict.CONFIRMED, each)
    meant = [each for each in known if is_meant(each, mention)]
    if len(meant) == 1 and meant[0].proves_dates:
        return DateJudgement(DateVerdict.CONTRADICTED, meant[0])
    if not meant:
        meant = [each for each in known if _is_of_one_year(each, mention)]
        if len(meant) == 1 and meant[0].proves_dates:
            return DateJudgement(DateVerdict.CONTRADICTED, meant[0], by_year=True)
    return DateJudgement(DateVerdict.UNKNOWN)


def has_own_date(mention: CitationMention) -> bool:
    """Say whether the date that stands with a number can only be that number's.

    In "Luật sửa đổi, bổ sung một số điều của Luật X số A ngày …" it is the amending law's, in "(hướng dẫn
    Luật A) ban hành ngày …" that of what stands before, in "Luật A (01/7/2026)" it may be any.
    """
    if mention.number is None or mention.issued is None:
        return False
    if mention.date_start is None or mention.number_start is None or mention.number_end is None:
        return True  # a group shares the date of its last member
    before = mention.words[: mention.number_start - mention.start]
    between = mention.words[mention.number_end - mention.start : mention.date_start - mention.start]
    amends = "sửa đổi" in fold(before)
    behind_bracket = between.count(")") > between.count("(")
    in_bracket = (
        between.rstrip().endswith("(") and mention.words[mention.date_start - mention.start].isdigit()
    )
    return not (amends or behind_bracket or in_bracket or any(map(str.isdigit, between)))


def _is_of_one_year(document: LegalDocument, mention: CitationMention) -> bool:
    number = parse_number(document.number)
    once_a_year = number is not None and not number.year and number.issuer_code in _ONE_REGISTER
    same_year = mention.issued is not None and mention.issued.year == document.issued.year
    return (
        once_a_year
        and same_year
        and not (mention.issuer and not same_issuer(mention.issuer, document.issuer))
    )
