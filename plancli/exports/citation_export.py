"""Citations as JSON, CSV and Markdown: what each place says, and how the act it means stands on a day.

Judges by the registry alone, never past the day of its review; what a place leaves out is not filled in.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from plancli.exports.csv_export import to_csv
from plancli.exports.json_export import SCHEMA_VERSION
from plancli.exports.table_markdown import cell
from plancli.legal.citation_text import CitationMention
from plancli.legal.registry import LegalDocument, Registry, judge_date
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import parse_date, short_style

COLUMNS = ("act", "issued", "issuer", "status")
"""What a table shows of a citation, behind the place where it stands."""
_KEYS = (
    *("text", "line", "column", "kind", "number", "name", "issued", "issuer", "pinpoint"),
    *("status", "as_of", "checked", "superseded_by"),
)


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
    act: LegalDocument | None
    """None where the registry holds none, or where it may be another."""
    standing: Standing | None
    """None for an act that is held while there is no day to judge on."""
    as_of: datetime.date | None
    """The day judged on."""


def judge_citation(
    place: CitedPlace, registry: Registry, written: datetime.date | None, as_of: datetime.date | None
) -> CitationRow:
    """Return the row of one place; `written` is the day of the paper that cites, None where it is unknown."""
    act = _act_meant(place.mention, registry, written, as_of)
    if act is None and not registry.knows(place.mention):
        return CitationRow(place, None, Standing.UNLISTED, as_of)
    if as_of is None:
        return CitationRow(place, act, None, None)
    return CitationRow(place, act, _standing(act, as_of) if act else Standing.AMBIGUOUS, as_of)


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


def _standing(act: LegalDocument, day: datetime.date) -> Standing:
    reviewed = parse_date(act.checked)
    if reviewed is None:
        return Standing.NOT_CHECKED
    if act.has_ended_by(min(day, reviewed.first_day)):
        return Standing.EXPIRED
    if day > reviewed.first_day:
        return Standing.NOT_CHECKED
    if day < (act.effective or act.issued).first_day:
        return Standing.NOT_YET
    if act.effective is None or day < act.effective.last_day:
        return Standing.NOT_CHECKED
    if act.status == "in_force" or act.expired is not None:
        return Standing.IN_FORCE
    return Standing.PRESUMED if act.status == "presumed" else Standing.NOT_CHECKED


def export_citations_json(rows: Sequence[CitationRow]) -> str:
    """Return the citations in their order; `null` stands for what the place does not say or nobody knows."""
    data = {"schema_version": SCHEMA_VERSION, "citations": [_record(row) for row in rows]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def export_citations_csv(rows: Sequence[CitationRow]) -> bytes:
    """Return one row a citation, under the keys of the JSON; an empty cell stands for `null`."""
    lines = [["" if value is None else str(value) for value in _record(row).values()] for row in rows]
    return to_csv([_KEYS, *lines])


def export_citations_markdown(
    rows: Sequence[CitationRow], counted: CountedBy, language: Language = Language.VI
) -> str:
    """Return the table of the screen as Markdown, words made harmless."""
    heads = citation_heads(counted, language)
    lines = [heads, ["---"] * len(heads)]
    lines += [[cell(words) for words in citation_cells(row, language)] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


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
        _status(row, language),
    ]


def _record(row: CitationRow) -> dict[str, str | int | None]:
    mention, act = row.place.mention, row.act
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
        row.standing.value if row.standing else None,
        row.as_of.isoformat() if row.as_of else None,
        act.checked if act else None,
        (act.superseded_by or None) if act else None,
    )
    return dict(zip(_KEYS, values, strict=True))


def _status(row: CitationRow, language: Language) -> str:
    if row.standing is None:
        return sentence(language, "cli.cite.status.listed")
    key = f"cli.cite.status.{row.standing.value}"
    if row.act is None or row.act.expired is None:
        return sentence(language, key)
    end = short_style(row.act.expired)
    if row.standing is Standing.IN_FORCE:
        return sentence(language, f"{key}.until", date=end)
    if row.standing is Standing.EXPIRED and row.act.superseded_by:
        return sentence(language, f"{key}.replaced", date=end, number=row.act.superseded_by)
    return sentence(language, key, date=end)
