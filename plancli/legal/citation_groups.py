"""Groups of citations: "các Công điện số A và số B ngày C của D" share kind, date and issuer.

Reads the words between citations that were found; a date that cannot be a member's is not given to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.legal.mention import CitationMention
from plancli.patterns import late_pattern
from plancli.records import replace

JOINED = re.compile(r"\s{0,4}[,;]?\s{0,4}(?:và\s{1,4})?")
"""What may stand between two members of a list."""
_LONGEST_JOINT = 12
_SEVERAL = late_pattern(r"\b(?:[Cc]ác|CÁC|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn)\s{1,4}$")
_YEAR = late_pattern(r"/((?:19|20)\d\d)[/-]")


def share_what_groups_say(text: str, mentions: Sequence[CitationMention]) -> list[CitationMention]:
    """Return the mentions, each member of a group with the kind, the date and the issuer it shares."""
    result: list[CitationMention] = []
    for group in _groups(text, mentions):
        result += _told(text, group) if len(group) > 1 else group
    return result


def _groups(text: str, mentions: Sequence[CitationMention]) -> Iterator[list[CitationMention]]:
    group: list[CitationMention] = []
    for mention in mentions:
        if group and not _is_next_member(text, group[-1], mention):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _is_next_member(text: str, one: CitationMention, other: CitationMention) -> bool:
    """A later member of a group has "số" or nothing in front of its number, no kind of its own."""
    short = other.start - one.end <= _LONGEST_JOINT
    if not short or not JOINED.fullmatch(text, one.end, other.start) or other.number_start is None:
        return False
    before = text[other.start : other.number_start]
    return len(before) <= 8 and before.strip(" :").casefold() in ("", "số")


def _told(text: str, group: Sequence[CitationMention]) -> list[CitationMention]:
    """Let what the last member says reach back to the first, and the kind of the first reach on.

    Only "các Công điện số A và số B ngày C" shares a day: "Quyết định số A và số B ngày C" says B's.
    """
    several = _SEVERAL.search(text, max(0, group[0].start - 12), group[0].start) is not None
    told = [group[-1]]
    for one in reversed(group[:-1]):
        other = told[-1]
        between = text[one.end : other.start].strip()
        shares_day = several and not (one.issued or one.date_problem) and between == "và"
        shares_day = shares_day and _can_be_of(one, other)
        told.append(
            replace(
                one,
                issued=other.issued if shares_day else one.issued,
                issuer=one.issuer or other.issuer,
            )
        )
    told.reverse()
    for at in range(1, len(told)):
        if not told[at].kind:
            told[at] = replace(told[at], kind=told[at - 1].kind)
    return told


def _can_be_of(mention: CitationMention, dated: CitationMention) -> bool:
    """Say whether the date agrees with the year in the number: 09/2017/NĐ-CP is not of 2018."""
    year = _YEAR.search(mention.number or "")
    return year is None or dated.issued is None or int(year[1]) == dated.issued.year
