"""The account of an import as JSON: what was recognised, what was put aside, what needs a look.

Prints what the importer found; it counts nothing anew.
"""

from __future__ import annotations

from plancli.formats.json_text import json_answer
from plancli.importing.importer import Imported
from plancli.messages import Language, sentence


def export_import_json(imported: Imported, language: Language = Language.VI) -> str:
    """Return the account of one import; `notes` are sentences, with the paragraph each is about."""
    closed, opened = imported.account, imported.opened
    return json_answer(
        {
            "recognised": True,
            "kind": " ".join(opened.plan.issuance.kind.split()),
            "form": opened.paper.form.value,
            "source_chars": closed.source_chars,
            "captured_chars": closed.captured_chars,
            "dropped": [
                {
                    "text": each.text,
                    "reason": sentence(language, f"import.dropped.{each.reason}"),
                    "place": each.place,
                }
                for each in closed.dropped
            ],
            "notes": [
                {
                    "kind": note.key,
                    "text": sentence(language, f"import.note.{note.key}", place=note.place, **note.fields),
                    "place": note.place,
                    "look": note.look,
                }
                for note in opened.notes
            ],
        }
    )


def export_refusal_json(kind: str) -> str:
    """Return the answer for a file that holds another kind of paper."""
    empty: dict[str, object] = {"source_chars": 0, "captured_chars": 0, "dropped": [], "notes": []}
    return json_answer({"recognised": False, "kind": kind, **empty})
