"""The project's own `dataclass` gives what the standard one gives, class by class."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import inspect
import pickle
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from typing import Any, Generic, TypeVar

import pytest

import plancli
from plancli import records
from plancli.source.position import Position

Fact = TypeVar("Fact")
STANDARD: Any = dataclasses
OURS: Any = records


def _declare(library: Any, **choices: bool) -> tuple[Any, ...]:
    """Declare the same classes with one of the two decorators."""
    dataclass, field = library.dataclass, library.field

    @dataclass(slots=True, **choices)
    class Spot:
        line: int
        """1 is the first."""
        column: int = 1
        words: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False)

        @property
        def doubled(self) -> int:
            return self.line * 2

    @dataclass(slots=True, **choices)
    class Lone(Generic[Fact]):
        """One field, of any kind."""

        fact: Fact

    @dataclass(slots=True, **choices)
    class Nothing:
        """No field."""

    return Spot, Lone, Nothing


CHOICES: tuple[dict[str, bool], ...] = (
    {"frozen": True},
    {"frozen": True, "order": True},
    {"frozen": True, "eq": False},
    {"frozen": False},
)
ACTS: dict[str, Callable[..., object]] = {
    "show": lambda spot, lone, nothing: [repr(each) for each in (spot(3), lone("a"), nothing())],
    "hold the defaults": lambda spot, *_: (spot(3).column, spot(3).words, spot(line=3, note="x").note),
    "make a list anew": lambda spot, *_: spot(3).words is spot(3).words,
    "compare": lambda spot, lone, nothing: (
        [spot(3) == other for other in (spot(3), spot(3, note="x"), spot(4), 3)],
        [lone(3) == lone(3), lone(3) == lone(4), nothing() == nothing(), nothing() == lone(3)],
    ),
    "order": lambda spot, *_: (spot(3) < spot(4), spot(3) >= spot(3, 2), min(spot(4), spot(3)).line),
    "order strangers": lambda spot, *_: spot(3) < 3,
    "hash": lambda spot, lone, nothing: (
        len({lone(3), lone(3), lone(4)}),
        len({spot(3, words=()), spot(3, words=(), note="x")}),
        hash(nothing()) == hash(nothing()),
    ),
    "set": lambda spot, *_: setattr(spot(3), "line", 4),
    "delete": lambda spot, *_: delattr(spot(3), "line"),
    "miss a value": lambda spot, *_: spot(),
    "give too many": lambda spot, *_: spot(1, 2, [], "", 5),
    "give an unknown one": lambda spot, *_: spot(3, lines=4),
    "replace": lambda spot, *_: repr(dataclasses.replace(spot(3), column=9)),
    "replace what is unknown": lambda spot, *_: dataclasses.replace(spot(3), columns=9),
    "list the fields": lambda *made: [
        (each.name, each.type, each.compare) for one in made for each in dataclasses.fields(one)
    ],
    "become a dict": lambda spot, *_: dataclasses.asdict(spot(3, words=["a"])),
    "copy": lambda spot, lone, _: (repr(copy.copy(spot(3))), copy.deepcopy(lone([3])).fact),
    "match": lambda *made: [one.__match_args__ for one in made],
    "keep its own": lambda spot, lone, _: (spot(3).doubled, lone.__doc__, lone.__module__),
    "take slots": lambda *made: [one.__slots__ for one in made],
}


def _outcome(act: Callable[..., object], made: tuple[Any, ...]) -> object:
    try:
        return act(*made)
    except (AttributeError, TypeError) as error:
        return type(error), str(error)


@pytest.mark.parametrize("choices", CHOICES, ids=str)
@pytest.mark.parametrize("act", ACTS)
def test_a_class_does_what_a_standard_one_does(act: str, choices: dict[str, bool]) -> None:
    expected = _outcome(ACTS[act], _declare(STANDARD, **choices))
    assert _outcome(ACTS[act], _declare(OURS, **choices)) == expected


@pytest.mark.parametrize("changes", [{}, {"line": 4}, {"words": ["a"], "note": "b"}, {"lines": 4}], ids=str)
def test_a_copy_is_the_standard_one(changes: dict[str, object]) -> None:
    spot = _declare(OURS, frozen=True)[0](3, 7, note="n")
    expected = _outcome(lambda made: repr(dataclasses.replace(made, **changes)), (spot,))
    assert _outcome(lambda made: repr(records.replace(made, **changes)), (spot,)) == expected


def test_a_frozen_one_is_frozen() -> None:
    spot = _declare(OURS, frozen=True)[0](3)
    with pytest.raises(FrozenInstanceError):
        spot.line = 4
    with pytest.raises(FrozenInstanceError):
        spot.lines = 4
    assert not hasattr(spot, "__dict__")


def test_without_slots_there_is_none() -> None:
    with pytest.raises(TypeError):
        OURS.dataclass(slots=False)


def _all_of_the_package() -> Iterator[type]:
    for found in pkgutil.walk_packages(plancli.__path__, "plancli."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            for _, each in inspect.getmembers(module, inspect.isclass):
                if each.__module__ == module.__name__ and dataclasses.is_dataclass(each):
                    yield each


def test_no_class_of_the_package_asks_for_what_is_not_here() -> None:
    """A base with fields, a class variable, work after `__init__`: the standard decorator knows them."""
    classes = [each for each in _all_of_the_package() if hasattr(each, "_compared")]
    assert len(classes) > 100
    for each in classes:
        assert not any(dataclasses.is_dataclass(base) for base in each.__mro__[1:]), each
        assert not hasattr(each, "__post_init__"), each
        # A `dataclasses.field` would be taken for the default itself.
        assert not [one for one in dataclasses.fields(each) if isinstance(one.default, dataclasses.Field)], (
            each
        )
        assert not [note for note in each.__annotations__.values() if "ClassVar" in note or "KW_ONLY" in note]


def test_a_record_goes_through_pickle() -> None:
    there = Position(0, 3, 4)
    assert pickle.loads(pickle.dumps(there)) == there
