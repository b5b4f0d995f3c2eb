"""Cited acts in the overview: each act once, how it stood on a day, and where the plan cites it.

Says what the registry says; an act that it does not hold is called unlisted, never wrong.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from plancli.exports.citation_export import status_words
from plancli.exports.law_words import confidence_words, source_words, standing_words
from plancli.legal.act_sources import SourceKind, best_source, read_source
from plancli.legal.acts import Confidence, LegalDocument, Status
from plancli.legal.citation_text import CitationMention
from plancli.legal.registry import Registry
from plancli.legal.standing import CitationStanding, Standing, dated_as_before, judge_standing
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.reports.overview.outline import Link, Outline
from plancli.rules.rule import RuleContext
from plancli.vietnamese.dates import parse_date, short_style, shown_day
from plancli.vietnamese.folding import fold

STYLES = ("fallen", "doubtful", "not-yet", "unreviewed", "unlisted", "valid")
"""How an act stood, what needs a look first: `fallen` no longer in force, `doubtful` perhaps not,
`not-yet`, `unreviewed`, `unlisted`; `valid` in force or no repeal seen."""
_STYLE_OF = {
    Standing.EXPIRED: "fallen",
    Standing.NOT_YET: "not-yet",
    Standing.IN_FORCE: "valid",
    Standing.PRESUMED: "valid",
    Standing.UNLISTED: "unlisted",
}
_ENDED = frozenset({Status.REPLACED, Status.ENDED, Status.LAPSED})


@dataclass(frozen=True, slots=True)
class ActRow:
    """One cited act."""

    style: str
    """One of `STYLES`."""
    name: str
    """`Nghị định 09/2017/NĐ-CP`, `Luật Báo chí`."""
    dated: str
    """`ngày 09/02/2017 của Chính phủ`, as far as the plan or the registry says it."""
    title: str
    """As the registry has it; empty where it is not known, or says no more than the name."""
    status: str
    """`hết hiệu lực từ 01/7/2026, thay bằng 244/2026/NĐ-CP`; empty for an act that the registry lacks."""
    trust: str
    """How far the registry can be trusted here; empty for an act that it does not hold."""
    source: str
    """The best source, in words."""
    address: str
    """Its page, `https://…`; empty where it is none."""
    checked: str
    """Day of the review of this act; empty for an act that the registry does not hold."""
    places: tuple[Link, ...]
    """Where the plan cites it, each address once."""


def view_acts(plan: Plan, registry: Registry, outline: Outline, day: datetime.date) -> tuple[ActRow, ...]:
    """Return the acts that a plan cites, those to look at first in front, else in printed order."""
    written = RuleContext(plan, registry).issued
    found: dict[object, tuple[CitationMention, CitationStanding, list[Citation]]] = {}
    for citation, mention in zip(
        plan.citations, dated_as_before(each.mention for each in plan.citations), strict=True
    ):
        judged = judge_standing(mention, registry, written, day)
        entry = found.setdefault(_act_key(mention, judged.act), (mention, judged, []))
        entry[2].append(citation)
    rows = [_row(mention, judged, cited, outline) for mention, judged, cited in found.values()]
    return tuple(sorted(rows, key=lambda row: STYLES.index(row.style)))


def _act_key(mention: CitationMention, act: LegalDocument | None) -> object:
    """Return what citations of one act share; without an act, those of one wording."""
    if act is not None:
        return act.number, act.issuer, act.issued
    issued = mention.issued.iso if mention.issued else ""
    return mention.number or fold(mention.name or ""), issued, fold(mention.issuer or "")


def _row(
    mention: CitationMention, judged: CitationStanding, cited: Sequence[Citation], outline: Outline
) -> ActRow:
    act = judged.act
    name = " ".join(filter(None, (mention.name or mention.kind or (act.kind if act else ""), mention.number)))
    source, address = _source(act, judged)
    return ActRow(
        style=_style(judged),
        name=name,
        dated=_dated(mention, act),
        title=act.title if act and fold(act.title) != fold(name) else "",
        status=_status(judged) if act else "",
        trust=confidence_words(act, Language.VI) if act else "",
        source=source,
        address=address,
        checked=shown_day(act.checked) if act else "",
        places=_places(cited, outline),
    )


def _style(judged: CitationStanding) -> str:
    standing = judged.at_review or judged.standing
    act = judged.act
    if standing is Standing.EXPIRED and act is not None and act.end_confidence is Confidence.LOW:
        return "doubtful"
    if standing is Standing.NOT_CHECKED and _had_ended(judged):
        return "fallen"
    return _STYLE_OF.get(standing, "unreviewed") if standing else "unreviewed"


def _had_ended(judged: CitationStanding) -> bool:
    """Say whether the review found it ended, on what day nobody says; before the review that is not known."""
    act = judged.act
    if act is None or act.expired is not None or act.status not in _ENDED or judged.as_of is None:
        return False
    reviewed = parse_date(act.checked)
    return reviewed is not None and judged.as_of >= reviewed.first_day


def _status(judged: CitationStanding) -> str:
    if judged.act is not None and _had_ended(judged):
        return standing_words(judged.act, Language.VI)
    return status_words(judged, Language.VI)


def _dated(mention: CitationMention, act: LegalDocument | None) -> str:
    """Return day and issuer as the plan gives them, else as the registry does."""
    issued = mention.issued or (act.issued if act else None)
    issuer = mention.issuer or (act.issuer if act else "")
    pieces = (f"ngày {short_style(issued)}" if issued else "", f"của {issuer}" if issuer else "")
    return " ".join(filter(None, pieces))


def _source(act: LegalDocument | None, judged: CitationStanding) -> tuple[str, str]:
    """Return the best source of what is said, of an end that of the end, and its address if it is a page."""
    if act is None:
        return "", ""
    ended = judged.standing is Standing.EXPIRED and act.end_sources
    written = act.end_sources if ended else act.sources
    if not written:
        return "", ""
    best = best_source(written)
    words = next(each for each in written if read_source(each) == best)
    if best.kind is SourceKind.PAGE and best.address.startswith(("https://", "http://")):
        return best.site, best.address
    return source_words(words, Language.VI), ""


def _places(cited: Sequence[Citation], outline: Outline) -> tuple[Link, ...]:
    links = (outline.link_around(each.address, each.route) for each in cited)
    return tuple(dict.fromkeys(links))
