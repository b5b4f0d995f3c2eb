"""Acts that papers cite and the registry does not know, as JSON, CSV and Markdown.

Gives what the papers write side by side and chooses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancli.exports.csv_table import to_csv
from plancli.exports.table_markdown import cell, markdown_table
from plancli.formats.json_text import json_answer
from plancli.legal.missing_acts import CitedAt, MissingAct, shown_dates
from plancli.messages import Language, sentence

COLUMNS = ("act", "plans", "issued", "issuer", "title", "disagree")
_KEYS = (
    *("number", "name", "kind", "plans", "mentions", "issued", "issuers", "titles", "disagree", "places"),
)


def export_missing_json(acts: Sequence[MissingAct]) -> str:
    """Return the acts in their order, each with every place that cites it."""
    data = {"documents": [_record(each) for each in acts]}
    return json_answer(data)


def export_missing_csv(acts: Sequence[MissingAct]) -> bytes:
    """Return one row an act, under the keys of the JSON; lists are joined by "; "."""
    rows = []
    for act in acts:
        record = {**_record(act), "places": [place_words(each) for each in act.places]}
        rows.append(
            ["; ".join(value) if isinstance(value, list) else _text(value) for value in record.values()]
        )
    return to_csv([_KEYS, *rows])


def export_missing_markdown(acts: Sequence[MissingAct], language: Language = Language.VI) -> str:
    """Return a table of the acts, words made harmless."""
    rows = ([cell(words) for words in missing_cells(act, language)] for act in acts)
    return markdown_table(_missing_heads(language), rows)


def _missing_heads(language: Language) -> list[str]:
    """Return the headings of a table of these acts."""
    return [sentence(language, f"law.column.{name}") for name in COLUMNS]


def missing_cells(act: MissingAct, language: Language) -> list[str]:
    """Return the cells below these headings."""
    return [
        " ".join(filter(None, (act.name or act.kind, act.number))),
        str(len(act.plans)),
        "; ".join(shown_dates(act)),
        "; ".join(act.issuers),
        " / ".join(act.titles),
        disagreement(act, language),
    ]


def disagreement(act: MissingAct, language: Language) -> str:
    """Return on what the papers disagree, in words."""
    return ", ".join(sentence(language, f"law.disagree.{key}") for key in act.disagree)


def place_words(place: CitedAt) -> str:
    """Return a place in short: file, line and printed address."""
    address = f" ({place.address})" if place.address else ""
    return f"{place.path}:{place.line}{address}"


def _record(act: MissingAct) -> dict[str, object]:
    values = (
        act.number or None,
        act.name or None,
        act.kind or None,
        len(act.plans),
        len(act.places),
        [each.iso for each in act.dates],
        list(act.issuers),
        list(act.titles),
        list(act.disagree),
        [{"path": each.path, "line": each.line, "label": each.address} for each in act.places],
    )
    return dict(zip(_KEYS, values, strict=True))


def _text(value: object) -> str:
    return "" if value is None else str(value)
