"""Says quickly whether a plain value fits pydantic's saved description of a plan, or of a progress file.

Reads the description, never departs from it, and explains nothing: a "no" is for pydantic to explain.
What it does not know it answers with no, so that it can only be too strict.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from plancli.resources import read_resource

Description = Mapping[str, Any]


class WrittenFile(Enum):
    """The kinds of file that have a shape; the value names the description in `data/`."""

    PLAN = "written_core_schema.json"
    """kế hoạch"""
    PROGRESS = "progress_core_schema.json"
    """theo dõi việc thực hiện"""


@functools.cache
def saved_description(file: WrittenFile = WrittenFile.PLAN) -> Description:
    """Return pydantic's core schema of a kind of file as `core_schema` saved it, with its version."""
    saved: Description = json.loads(read_resource("data", file.value))
    return saved


def fits_the_file(value: object, file: WrittenFile) -> bool:
    """Say whether a value surely has the shape of such a file."""
    schema: Description = saved_description(file)["schema"]
    named = {each["ref"]: each for each in schema.get("definitions", ())}
    return fits(value, schema, named)


def fits(value: object, schema: Description, named: Mapping[str, Description]) -> bool:
    """Say whether a value surely fits one form of the description."""
    kind = schema["type"]
    if kind == "str":
        return isinstance(value, str) and len(value) >= schema.get("min_length", 0)
    if kind == "definition-ref":
        return fits(value, named[schema["schema_ref"]], named)
    if kind == "union":
        return any(fits(value, choice, named) for choice in schema["choices"])
    if kind == "list":
        below = schema["items_schema"]
        return isinstance(value, list) and all(fits(each, below, named) for each in value)
    if kind == "typed-dict":
        return isinstance(value, dict) and _fits_fields(value, schema["fields"], named)
    if kind == "literal":
        return value in schema["expected"]
    if kind in ("definitions", "nullable"):
        return (kind == "nullable" and value is None) or fits(value, schema["schema"], named)
    if kind == "dict":
        return isinstance(value, dict) and _fits_entries(value, schema, named)
    return False


def _fits_fields(value: Mapping[str, object], fields: Description, named: Mapping[str, Description]) -> bool:
    for key, below in value.items():
        if key not in fields or not fits(below, fields[key]["schema"], named):
            return False
    return all(key in value for key, field in fields.items() if field["required"])


def _fits_entries(value: Mapping[str, object], schema: Description, named: Mapping[str, Description]) -> bool:
    keys, values = schema["keys_schema"], schema["values_schema"]
    return all(fits(key, keys, named) and fits(below, values, named) for key, below in value.items())
