"""How a cited act stood on a day: in force, ended, not yet, not reviewed, or not known at all.

Judges by the registry alone and asserts nothing past the day of an act's review.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import Enum

from plancli.legal.acts import LegalDocument, Status
from plancli.legal.citation_text import CitationMention
from plancli.legal.date_judgement import judge_date
from plancli.legal.registry import Registry
from plancli.records import dataclass, replace
from plancli.vietnamese.dates import parse_date
from plancli.vietnamese.folding import fold


class Standing(Enum):
    """What the registry says of a cited act on one day."""

    IN_FORCE = "in-force"
    """in force on that day, by its sources"""
    PRESUMED = "presumed"
    """had taken effect, and its end is found nowhere"""
    EXPIRED = "expired"
    """had ended by that day"""
    NOT_YET = "not-yet"
    """had not taken effect by that day"""
    NOT_CHECKED = "not-checked"
    """held, but how it stood on that day is not known, or the day lies behind the review"""
    AMBIGUOUS = "ambiguous"
    """acts are held that bear this number or name; which one is meant is not sure"""
    UNLISTED = "unlisted"
    """not held: nothing is known of it"""


@dataclass(frozen=True, slots=True)
class CitationStanding:
    """The act that a citation means, and how it stood."""

    act: LegalDocument | None
    """None where the registry holds none, or where it may be another."""
    standing: Standing | None
    """None for an act that is held while there is no day to judge on."""
    as_of: datetime.date | None
    """The day judged on."""
    at_review: Standing | None = None
    """For a day behind the review: how the act stood on the day of the review, where that is known."""


def judge_standing(
    mention: CitationMention, registry: Registry, written: datetime.date | None, as_of: datetime.date | None
) -> CitationStanding:
    """Return how the cited act stood on `as_of`; `written` is the day of the paper that cites, if known."""
    act = _act_meant(mention, registry, written, as_of)
    if act is None and not (registry.knows(mention) and _was_made(mention, registry, written)):
        return CitationStanding(None, Standing.UNLISTED, as_of)
    if as_of is None:
        return CitationStanding(act, None, None)
    if act is None:
        return CitationStanding(None, Standing.AMBIGUOUS, as_of)
    reviewed = parse_date(act.checked)
    found = standing_on(act, as_of)
    at_review = None
    if found is Standing.NOT_CHECKED and reviewed is not None and as_of > reviewed.first_day:
        before = standing_on(act, reviewed.first_day)
        at_review = before if before in (Standing.IN_FORCE, Standing.PRESUMED) else None
    return CitationStanding(act, found, as_of, at_review)


def dated_as_before(mentions: Iterable[CitationMention]) -> tuple[CitationMention, ...]:
    """Return the citations of one paper, a bare repeat of a number with the date and issuer given elsewhere.

    A number that the paper gives two dates or two issuers may mean two acts; its repeats stay as they are.
    """
    mentions = tuple(mentions)
    dated: dict[str, list[CitationMention]] = {}
    for each in mentions:
        if each.number and each.issued:
            dated.setdefault(each.number, []).append(each)
    once = {number: full for number, full in dated.items() if len({each.issued for each in full}) == 1}
    issuers = {number: _issuers(full) for number, full in once.items()}
    return tuple(
        _dated_as(each, once[each.number][0], issuers[each.number])
        if each.number in once and each.issued is None
        else each
        for each in mentions
    )


def _issuers(mentions: Iterable[CitationMention]) -> dict[str, str]:
    """Return the issuers named, by folded name."""
    return {fold(each.issuer): each.issuer for each in mentions if each.issuer}


def _dated_as(mention: CitationMention, full: CitationMention, issuers: dict[str, str]) -> CitationMention:
    named = issuers | _issuers([mention])
    if len(named) > 1:
        return mention
    return replace(mention, issued=full.issued, issuer=mention.issuer or next(iter(named.values()), None))


def standing_on(act: LegalDocument, day: datetime.date) -> Standing:
    """Return how an act stood on a day, as far as its sources tell up to the day of its review."""
    reviewed = parse_date(act.checked)
    if reviewed is None:
        return Standing.NOT_CHECKED
    if act.has_ended_by(min(day, reviewed.first_day)):
        return Standing.EXPIRED
    if day > reviewed.first_day:
        return Standing.NOT_CHECKED
    if day < (act.effective or act.issued).first_day:
        return Standing.NOT_YET
    at_review = _AT_REVIEW.get(act.status)
    if act.effective is None:
        # When it took effect is not known, but on the day of the review it stood as its status says.
        return at_review if at_review and day == reviewed.first_day else Standing.NOT_CHECKED
    if day < act.effective.last_day:
        return Standing.NOT_CHECKED
    if act.expired is not None:
        return Standing.IN_FORCE
    return at_review or Standing.NOT_CHECKED


_AT_REVIEW = {Status.IN_FORCE: Standing.IN_FORCE, Status.PRESUMED: Standing.PRESUMED}


def _was_made(mention: CitationMention, registry: Registry, written: datetime.date | None) -> bool:
    """Say whether an act of the cited name may have been there when the paper was written.

    A plan of 2024 means none of the laws that were made later, however alike their names.
    """
    if mention.number is not None or written is None:
        return True
    named = registry.by_name(mention.name or "")
    return any(each.is_attested and each.issued.first_day <= written for each in named)


def _act_meant(
    mention: CitationMention,
    registry: Registry,
    written: datetime.date | None,
    as_of: datetime.date | None,
) -> LegalDocument | None:
    """Return the act that is surely meant; a wrong date hides none whose number, issuer and title agree."""
    if mention.number is None and written is None:
        # Which of two laws of one name is meant hangs on the day of the paper, and that is unknown.
        named = [
            each
            for each in registry.by_name(mention.name or "")
            if each.is_attested and (as_of is None or each.issued.first_day <= as_of)
        ]
        return named[0] if len(named) == 1 else None
    # A number means the same act on any day.
    act = registry.act_meant(mention, written or datetime.date.max)
    return act or judge_date(mention, registry).document
