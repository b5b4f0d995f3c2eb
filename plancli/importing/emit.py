"""The plan file that an import writes: readable order, a word at each key's first use, notes where needed.

Lays out what was assembled; it changes no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import cast

from plancli.formatting import NUMBER_KEYS
from plancli.importing.assemble import Assembled
from plancli.importing.paper import Note
from plancli.messages import Language, sentence
from plancli.model.key_terms import first_use_comments
from plancli.source.document import Value
from plancli.source.position import Route
from plancli.source.yaml_writer import NodeComments, lay_out

_BLANK = {
    "number": "import.comment.blank-number",
    "date": "import.comment.blank-date",
    "issuer": "import.comment.blank-issuer",
    "title": "import.comment.blank-title",
}
_SPACED = frozenset({"sections", "parts", "annexes", "groups"})
"""Lists whose entries stand apart, where they hold more than a few lines."""
_LONG = 4


def lay_out_plan(made: Assembled, notes: Sequence[Note], path: str, schema: str) -> str:
    """Return the text of the plan file; comments are Vietnamese: it becomes a Vietnamese paper's record."""
    value = cast("dict[str, Value]", made.value)
    beside = first_use_comments(value)
    for key, name in _BLANK.items():
        route: Route = ("issuance", key)
        issuance = value["issuance"]
        if isinstance(issuance, dict) and key in issuance and issuance[key] is None:
            beside[route] = f"# {sentence(Language.VI, name)}"
    above = _notes_by_route(made, notes)
    spaces = set(_spaced(value, ()))
    routes = {*beside, *above, *spaces}
    comments = {
        route: NodeComments(
            above=(*([""] if route in spaces else []), *above.get(route, ())), beside=beside.get(route, "")
        )
        for route in routes
    }
    comments[()] = NodeComments(above=tuple(_head(path, schema)))
    return lay_out(value, comments, NUMBER_KEYS)


def _head(path: str, schema: str) -> list[str]:
    way = schema or "plan.schema.json"
    return [
        f"# yaml-language-server: $schema={way}",
        f"# $schema: {way}",
        "#",
        f"# {sentence(Language.VI, 'import.comment.head', name=PurePath(path).name)}",
    ]


def _notes_by_route(made: Assembled, notes: Sequence[Note]) -> dict[Route, list[str]]:
    """Put each note above the first value that comes from its line."""
    places: dict[int, Route] = {}
    for route, words in made.trace.items():
        for cut in words.cuts:
            places.setdefault(cut.line.number, route)
    found: dict[Route, list[str]] = {}
    for note in notes:
        if not note.look or note.place not in places:
            continue
        route = places[note.place]
        while route and not isinstance(route[-1], int):
            route = route[:-1]
        text = sentence(Language.VI, f"import.note.{note.key}", place=note.place, **note.fields)
        found.setdefault(route or places[note.place], []).append(f"# {text}")
    return found


def _spaced(value: Value, route: Route) -> list[Route]:
    """Return the entries before which a blank line stands: long sections, not the first of their list."""
    found: list[Route] = []
    if isinstance(value, list):
        apart = bool(route) and route[-1] in _SPACED and any(_is_long(each) for each in value)
        for index, below in enumerate(value):
            here = (*route, index)
            if apart and index:
                found.append(here)
            found += _spaced(below, here)
    elif isinstance(value, dict):
        for key, each in value.items():
            found += _spaced(each, (*route, key))
    return found


def _is_long(value: Value) -> bool:
    return isinstance(value, dict) and (len(value) > _LONG or "parts" in value or "tasks" in value)
