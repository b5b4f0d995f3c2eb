"""Acts of the registry as JSON, CSV and Markdown, and the registry itself in figures.

Gives what the entries hold, under the keys of their own; `null` or an empty cell for what is not known.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from plancli.exports.csv_table import to_csv
from plancli.exports.law_words import (
    confidence_words,
    keeper_words,
    source_words,
    standing_words,
)
from plancli.exports.table_markdown import cell, markdown_table
from plancli.formats.json_text import json_answer
from plancli.legal.acts import LegalDocument
from plancli.legal.registry_summary import RegistrySummary
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import PartialDate, short_style, shown_day

_KEYS = (
    *("number", "kind", "issuer", "issued", "title", "effective", "expired", "superseded_by", "amended_by"),
    *("status", "confidence", "end_confidence", "sources", "end_sources", "checked", "origin", "note"),
)
_COLUMNS = ("act", "issued", "issuer", "title", "effective", "standing", "confidence", "sources")


def export_acts_json(acts: Sequence[LegalDocument], total: int) -> str:
    """Return the acts in their order; `total` counts also those that were left off."""
    data = {"total": total, "documents": [_record(each) for each in acts]}
    return json_answer(data)


def export_acts_csv(acts: Sequence[LegalDocument]) -> bytes:
    """Return one row an act, under the keys of the JSON; lists are joined by "; "."""
    rows = [[_flat(value) for value in _record(each).values()] for each in acts]
    return to_csv([_KEYS, *rows])


def export_acts_markdown(acts: Sequence[LegalDocument], language: Language = Language.VI) -> str:
    """Return a table of the acts, words made harmless."""
    lines = []
    for act in acts:
        words = (
            " ".join(filter(None, (act.kind, act.number))),
            short_style(act.issued),
            act.issuer,
            act.title,
            short_style(act.effective) if act.effective else "",
            standing_words(act, language),
            confidence_words(act, language),
            "\n".join(source_words(each, language) for each in act.sources),
        )
        lines.append([cell(each) for each in words])
    return markdown_table([sentence(language, f"law.column.{name}") for name in _COLUMNS], lines)


def export_summary_json(summary: RegistrySummary) -> str:
    """Return the registry in figures."""
    data = {"registry": dataclasses.asdict(summary)}
    return json_answer(data)


def export_summary_csv(summary: RegistrySummary) -> bytes:
    """Return the figures as rows of group, name and count; what the registry says of itself has no count."""
    rows = [
        ["registry", name, getattr(summary, name)] for name in ("version", "keeper", "checked", "horizon")
    ]
    rows.append(["registry", "total", str(summary.total)])
    for group, counts in _groups(summary):
        rows += ([group, name, str(count)] for name, count in counts.items())
    return to_csv([("group", "name", "value"), *rows])


def export_summary_markdown(summary: RegistrySummary, language: Language = Language.VI) -> str:
    """Return what the registry says of itself and its figures as a table."""
    days = (("checked", shown_day(summary.checked)), ("horizon", shown_day(summary.horizon)))
    keeper = keeper_words(summary.keeper, language)
    facts = [("version", summary.version), ("keeper", keeper), *days]
    rows = [(sentence(language, f"law.summary.{name}"), value) for name, value in facts]
    rows += ((name, figure) for name, figure in summary_rows(summary, language) if figure)
    head = [sentence(language, "law.summary.name"), sentence(language, "law.summary.value")]
    return markdown_table(head, ([cell(name), cell(value)] for name, value in rows))


def _groups(summary: RegistrySummary) -> tuple[tuple[str, Mapping[str, int]], ...]:
    return (
        ("status", summary.by_status),
        ("confidence", summary.by_confidence),
        ("origin", summary.by_origin),
    )


def summary_rows(summary: RegistrySummary, language: Language) -> list[tuple[str, str]]:
    """Return what a table of the registry shows: a heading alone, or a name and a figure."""
    rows = [(sentence(language, "law.summary.total"), str(summary.total))]
    for group, counts in _groups(summary):
        rows.append((sentence(language, f"law.summary.{group}"), ""))
        rows += ((sentence(language, f"law.count.{group}.{name}"), str(n)) for name, n in counts.items() if n)
    return rows


def _record(act: LegalDocument) -> dict[str, object]:
    values = (
        act.number,
        act.kind or None,
        act.issuer or None,
        act.issued.iso,
        act.title or None,
        _iso(act.effective),
        _iso(act.expired),
        act.superseded_by or None,
        list(act.amended_by),
        act.status.value,
        act.confidence.value,
        act.end_confidence.value if act.end_confidence else None,
        list(act.sources),
        list(act.end_sources),
        act.checked,
        list(act.origin),
        act.note or None,
    )
    return dict(zip(_KEYS, values, strict=True))


def _iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def _flat(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)
