"""Citations as JSON, CSV and Markdown: what each place says, and how the act it means stood on a day.

Prints what was judged elsewhere; what a place leaves out is not filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from plancli.exports.csv_table import to_csv
from plancli.exports.table_markdown import cell, markdown_table
from plancli.formats.json_text import json_answer
from plancli.legal.act_sources import best_source
from plancli.legal.acts import Confidence
from plancli.legal.citation_text import CitationMention
from plancli.legal.standing import CitationStanding, Standing
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.vietnamese.dates import short_style, shown_day

COLUMNS = ("act", "issued", "issuer", "status")
"""What a table shows of a citation, behind the place where it stands."""
_KEYS = (
    *("text", "line", "column", "kind", "number", "name", "issued", "issuer", "pinpoint"),
    *("status", "as_of", "checked", "superseded_by"),
)


class CountedBy(Enum):
    """What the line of a citation counts."""

    LINE = "line"
    """lines of a text or of a plan file"""
    PARAGRAPH = "paragraph"
    """paragraphs of a Word or PDF file"""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """One place that cites an act."""

    mention: CitationMention
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One place, and what the registry says of the act that it means."""

    place: CitedPlace
    judged: CitationStanding


def export_citations_json(rows: Sequence[CitationRow]) -> str:
    """Return the citations in their order; `null` stands for what the place does not say or nobody knows."""
    data = {"citations": [_record(row) for row in rows]}
    return json_answer(data)


def export_citations_csv(rows: Sequence[CitationRow]) -> bytes:
    """Return one row a citation, under the keys of the JSON; an empty cell stands for `null`."""
    lines = [["" if value is None else str(value) for value in _record(row).values()] for row in rows]
    return to_csv([_KEYS, *lines])


def export_citations_markdown(
    rows: Sequence[CitationRow], counted: CountedBy, language: Language = Language.VI
) -> str:
    """Return the table of the screen as Markdown, words made harmless."""
    cells = ([cell(words) for words in citation_cells(row, language)] for row in rows)
    return markdown_table(citation_heads(counted, language), cells)


def citation_heads(counted: CountedBy, language: Language) -> list[str]:
    """Return the headings of a table of citations, that of the place first."""
    return [sentence(language, f"cli.cite.column.{name}") for name in (counted.value, *COLUMNS)]


def citation_cells(row: CitationRow, language: Language) -> list[str]:
    """Return the cells below these headings, words as printed."""
    mention = row.place.mention
    return [
        str(row.place.line),
        " ".join(filter(None, (mention.name or mention.kind, mention.number))),
        short_style(mention.issued) if mention.issued else "",
        mention.issuer or "",
        status_words(row.judged, language),
    ]


def _record(row: CitationRow) -> dict[str, str | int | None]:
    mention, judged = row.place.mention, row.judged
    act = judged.act
    values = (
        " ".join(mention.words.split()),
        row.place.line,
        row.place.column,
        mention.kind or None,
        mention.number,
        mention.name,
        mention.issued.iso if mention.issued else None,
        mention.issuer,
        mention.pinpoint,
        judged.standing.value if judged.standing else None,
        judged.as_of.isoformat() if judged.as_of else None,
        act.checked if act else None,
        # What followed is told where it had followed by the day judged on: of later law nothing is said.
        (act.superseded_by or None) if act and judged.standing is Standing.EXPIRED else None,
    )
    return dict(zip(_KEYS, values, strict=True))


def status_words(judged: CitationStanding, language: Language) -> str:
    """Return how the act stood on the day judged on; nothing of what came after its review."""
    if judged.standing is None:
        return sentence(language, "cli.cite.status.listed")
    key = f"cli.cite.status.{judged.standing.value}"
    act = judged.act
    if act is not None and judged.at_review is not None:
        # What held on the day of the review is not said to hold after it.
        return sentence(
            language, f"cli.cite.status.not-checked.{judged.at_review.value}", date=shown_day(act.checked)
        )
    if act is None or act.expired is None or judged.standing is Standing.IN_FORCE:
        return sentence(language, key)
    end = short_style(act.expired)
    if judged.standing is Standing.EXPIRED and act.end_confidence is Confidence.LOW:
        source = best_source(act.end_sources).words
        return sentence(language, f"{key}.read", date=end, number=source)
    if judged.standing is Standing.EXPIRED and act.superseded_by:
        return sentence(language, f"{key}.replaced", date=end, number=act.superseded_by)
    return sentence(language, key, date=end)
