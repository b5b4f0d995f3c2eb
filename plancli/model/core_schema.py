"""Pydantic's own description of the written plan, and of a progress file, as plain data.

Imports pydantic and builds every type, which takes longer than checking a plan; `validation` reads
the copy in `data/` and comes here only where that copy was made for another pydantic.
"""

from __future__ import annotations

import re

from pydantic import TypeAdapter
from pydantic_core import __version__

from plancli.model.fitting import WrittenFile
from plancli.model.written import WrittenPlan
from plancli.model.written_progress import WrittenProgress

CoreSchema = dict[str, object]
_ADDRESS = re.compile(r":\d+$")


def saved_form(file: WrittenFile = WrittenFile.PLAN) -> CoreSchema:
    """Return what the file of that name in `data/` holds: the schema and the version that reads it."""
    written = TypeAdapter(WrittenPlan if file is WrittenFile.PLAN else WrittenProgress)
    return {"pydantic_core": __version__, "schema": _plain(written.core_schema)}


def _plain(value: object) -> object:
    """Keep what validates: classes, docs and memory addresses go, the rest is plain data."""
    if isinstance(value, dict):
        return {key: _plain(below) for key, below in value.items() if key not in ("metadata", "cls")}
    if isinstance(value, (list, tuple)):
        return [_plain(below) for below in value]
    return _ADDRESS.sub("", value) if isinstance(value, str) else value
