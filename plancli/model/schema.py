"""The JSON Schema of a plan file and of a progress file, for editors and other checkers.

Loaded by the command that prints it and by nothing else; it adds no rule of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter

from plancli.model.written import WrittenPlan
from plancli.model.written_progress import WrittenProgress

DIALECT = "http://json-schema.org/draft-07/schema#"
"""Draft 7: the newest that the YAML extensions of VS Code and JetBrains both read in full."""

_NAMED_SCHEMAS = frozenset({"properties", "$defs"})
"""Keys that hold schemas by name, where `title` is a name and not a heading."""

Json = Mapping[str, object]


def plan_schema() -> dict[str, object]:
    """Return the schema, with the Vietnamese descriptions that an editor shows at each key.

    pydantic writes the 2020-12 dialect; what differs in draft 7 is turned: `definitions` for `$defs`, and a
    description beside a reference moves it into `allOf`, for draft 7 reads nothing beside a `$ref`.
    """
    return _titled("Kế hoạch (plancli)", TypeAdapter(WrittenPlan).json_schema())


def progress_schema() -> dict[str, object]:
    """Return the schema of the file beside a plan that says how far it is carried out."""
    return _titled("Theo dõi thực hiện kế hoạch (plancli)", TypeAdapter(WrittenProgress).json_schema())


def _titled(title: str, made: Json) -> dict[str, object]:
    plain = _schema(made)
    definitions = plain.pop("$defs", {})
    return {"$schema": DIALECT, "title": title, **plain, "definitions": definitions}


def _schema(written: Json) -> dict[str, object]:
    """Return one schema without the headings that pydantic makes up, its references in draft 7."""
    kept = {key: _value(key, value) for key, value in written.items() if key != "title"}
    reference = kept.get("$ref")
    if isinstance(reference, str) and len(kept) > 1:
        del kept["$ref"]
        kept["allOf"] = [{"$ref": reference}]
    return kept


def _value(key: str, value: object) -> object:
    if key == "$ref" and isinstance(value, str):
        return f"#/definitions/{_short(value.rpartition('/')[2])}"
    if isinstance(value, Mapping):
        if key in _NAMED_SCHEMAS:
            return {_short(name): _value("", each) for name, each in value.items()}
        return _schema(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_value("", each) for each in value]
    return value


def _short(name: str) -> str:
    """Return `task` for `WrittenTask`; a key of the file stays as it is."""
    return name.removeprefix("Written").lower() if name.startswith("Written") else name
