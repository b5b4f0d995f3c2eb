"""A Word template made ready to be filled, and those that plancli ships, made ready when they were built.

The ready ones spare a run docxtpl, python-docx and lxml, which take longer to load than a paper to make.
Knows only what was made ready; making it so is for `preparation`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from plancli.errors import InputError
from plancli.records import dataclass
from plancli.reports.word.repair import Repair
from plancli.resources import read_resource

READY = "word/prepared.json"
"""The file among the templates; `tools/build_word_templates.py` writes it."""


@dataclass(frozen=True, slots=True)
class PreparedPart:
    """One part that holds tags, or that docxtpl changes without any."""

    name: str
    """`word/document.xml`, `word/header1.xml`."""
    source: str
    """What docxtpl makes of it: XML with plain Jinja tags, a line for each paragraph."""
    head: str
    """What stands before the source in the part."""
    tail: str
    """What stands behind it."""
    repair: Repair | None
    """What the body needs after filling; None in headers, footers, footnotes."""
    braces: bool
    """True where the template prints braces of its own, spelled `{_{`."""
    proven: bool
    """True where it can only print whole XML."""
    loose: bool
    """True where a tag may print words that Word does not show."""


@dataclass(frozen=True, slots=True)
class PreparedTemplate:
    """A template made ready."""

    parts: tuple[PreparedPart, ...]
    """The document first."""
    properties: str
    """Name of the part that holds title and author."""
    changed: Mapping[str, str]
    """Parts without tags that are not as the file has them, by name."""


def find_ready(data: bytes) -> PreparedTemplate | None:
    """Return the preparation of a template that is just as plancli ships it, None for any other."""
    return _all_ready().get(_mark(data))


def ready_file(prepared: Iterable[tuple[bytes, PreparedTemplate]]) -> str:
    """Return the text of `READY` for templates and their preparations."""
    told = {_mark(data): asdict(each) for data, each in prepared}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@cache
def _all_ready() -> Mapping[str, PreparedTemplate]:
    try:
        told = json.loads(read_resource("templates", READY))
    except (InputError, ValueError):
        return {}
    return {mark: _template(each) for mark, each in told.items()}


def _template(told: dict[str, Any]) -> PreparedTemplate:
    parts = (PreparedPart(**{**part, "repair": _repair(part["repair"])}) for part in told["parts"])
    return PreparedTemplate(tuple(parts), told["properties"], told["changed"])


def _repair(told: dict[str, Any] | None) -> Repair | None:
    return Repair(**told) if told else None


def _mark(data: bytes) -> str:
    """Return what tells a file from what was edited since: its length and checksum."""
    return f"{len(data)}-{zlib.crc32(data):08x}"
