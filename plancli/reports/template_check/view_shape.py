"""The names that a template may use: the fields of a view, read from its types.

Knows types only; their meaning for people stands in `docs/sua-mau.md`.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text, a number: what can be printed."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no: what can be asked."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Of this nothing is known, so nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Loop:
    """What `loop` is inside a loop."""


@dataclass(frozen=True, slots=True)
class Many:
    """A list: what can be gone through."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Record:
    """Something with fields."""

    view: type

    @property
    def fields(self) -> Mapping[str, Shape]:
        """The shape of each field, by name."""
        return _fields(self.view)


Shape = Text | Flag | Unknown | Loop | Many | Record
TEXT, FLAG, UNKNOWN, LOOP = Text(), Flag(), Unknown(), Loop()


@cache
def _fields(view: type) -> Mapping[str, Shape]:
    hints = get_type_hints(view)
    return {each.name: _shape_of(hints[each.name]) for each in fields(view)}


def _shape_of(hint: Any) -> Shape:  # noqa: ANN401 - a type, as `get_type_hints` gives it
    """Return the shape of a type: `tuple[Block, ...]` is a list of records."""
    if isinstance(hint, type) and is_dataclass(hint):
        return Record(hint)
    if isinstance(hint, type) and not get_args(hint):
        return FLAG if hint is bool else TEXT if issubclass(hint, (str, int, float)) else UNKNOWN
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        known = [each for each in inner if each is not type(None)]
        return _shape_of(known[0]) if len(known) == 1 else UNKNOWN
    if origin in (tuple, list, Sequence, frozenset, set):
        kinds = {each for each in inner if each is not Ellipsis}
        return Many(_shape_of(kinds.pop()) if len(kinds) == 1 else UNKNOWN)
    return UNKNOWN


def records_of(view: type) -> Iterator[tuple[str, type]]:
    """Yield the view, then each record below it once, with the tag that reaches it first: `paper.head`.

    Of a list the name of one item stands there: `papers` are gone through as `paper`.
    """
    seen: set[type] = set()
    waiting: list[tuple[str, type]] = [("", view)]
    while waiting:
        path, record = waiting.pop(0)
        if record in seen:
            continue
        seen.add(record)
        yield path, record
        for name, shape in Record(record).fields.items():
            inner, item = shape, name
            while isinstance(inner, Many):
                inner, item = inner.of, singular(name)
            if isinstance(inner, Record):
                is_list = isinstance(shape, Many)
                waiting.append((item if is_list else f"{path}.{name}".strip("."), inner.view))


def singular(name: str) -> str:
    """Return what one of these is called.

    >>> singular("papers"), singular("annexes"), singular("duties"), singular("issuer")
    ('paper', 'annex', 'duty', 'issuer')
    """
    for ending, single in (("ies", "y"), ("xes", "x"), ("s", "")):
        if name.endswith(ending):
            return name.removesuffix(ending) + single
    return name
