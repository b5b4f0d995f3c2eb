"""The cited acts that had ended; what may be said of them, and how strongly, by how the end is known.

Whether an act had ended is for `legal.standing`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from plancli.diagnostic import Severity
from plancli.legal.act_sources import SourceKind
from plancli.legal.acts import LegalDocument, Status
from plancli.legal.mention import CitationMention
from plancli.legal.registry import Registry
from plancli.legal.standing import Standing, dated_as_before, judge_standing
from plancli.model.citation import Citation
from plancli.model.plan import Plan
from plancli.records import dataclass


def end_variant(act: LegalDocument, source: SourceKind) -> str:
    """Return the variant of the message of KH305 for an end that this kind of source tells."""
    if act.status is Status.LAPSED:
        return "lapsed"
    if source is SourceKind.CLOSING_ARTICLE:
        return "read" if act.superseded_by else "read-ended"
    if not act.superseded_by:
        return "ended"
    return "" if source is SourceKind.PAGE else "copied"


def end_severity(act: LegalDocument) -> Severity:
    """Only an opened official page leaves no doubt; a plan may well go by a programme whose term is over."""
    if act.status is Status.LAPSED:
        return Severity.INFO
    return Severity.ERROR if act.end_is_official else Severity.WARNING


@dataclass(slots=True)
class EndedAct:
    """An act that had ended, and where the plan cites it."""

    act: LegalDocument
    citations: list[Citation]
    heir: LegalDocument | None
    """The law that now bears the name by which alone the plan cites it; None where the plan says more."""


def ended_acts(
    plan: Plan, registry: Registry, written: datetime.date | None, day: datetime.date
) -> Iterable[EndedAct]:
    """Return each cited act that had ended on `day`; `written` is the day of the plan, if known.

    "Luật Việc làm" in a plan that was written after the new law was passed may mean that one: it is left out.
    """
    ended: dict[LegalDocument, EndedAct] = {}
    meant = dated_as_before(citation.mention for citation in plan.citations)
    for citation, mention in zip(plan.citations, meant, strict=True):
        judged = judge_standing(mention, registry, written, day)
        if judged.act is None or judged.standing is not Standing.EXPIRED:
            continue
        heir = _heir_of_the_name(citation.mention, judged.act, registry)
        if heir is not None and (written is None or heir.issued.first_day <= written):
            continue
        found = ended.setdefault(judged.act, EndedAct(judged.act, [], heir))
        found.citations.append(citation)
        found.heir = found.heir and heir
    return ended.values()


def _heir_of_the_name(
    mention: CitationMention, act: LegalDocument, registry: Registry
) -> LegalDocument | None:
    """Return the law that now bears the name; with a number, a date or an article the old one is meant."""
    if mention.number or mention.issued or mention.pinpoint or not mention.name:
        return None
    later = (each for each in registry.by_name(mention.name) if each.issued.first_day > act.issued.first_day)
    return max((each for each in later if each.is_attested), key=lambda each: each.issued, default=None)
