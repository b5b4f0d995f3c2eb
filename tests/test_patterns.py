"""Patterns that wait to be compiled: that they do, that they work, and that each of the package is one."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import plancli
from plancli import patterns

LATE = patterns.late_pattern


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    late, compiled = LATE("(a)b?", re.IGNORECASE), re.compile("(a)b?", re.IGNORECASE)
    for text in ("xab A", "b", ""):
        assert [each.span() for each in late.finditer(text)] == [
            each.span() for each in compiled.finditer(text)
        ]
        assert late.sub("-", text) == compiled.sub("-", text)
        assert late.findall(text) == compiled.findall(text)
        assert late.split(text) == compiled.split(text)
        assert bool(late.match(text)) == bool(compiled.match(text))
        assert bool(late.fullmatch(text)) == bool(compiled.fullmatch(text))


def test_nothing_is_compiled_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile("a")

    def compile_(text: str, _flags: int) -> re.Pattern[str]:
        asked.append(text)
        return compiled

    monkeypatch.setattr(re, "compile", compile_)
    late = LATE("a")
    assert asked == []
    late.search("a")
    late.search("a")
    assert asked == ["a"]


def test_there_is_no_more_than_searching() -> None:
    with pytest.raises(AttributeError):
        LATE("a").scanner  # type: ignore[attr-defined] # noqa: B018


def _late_ones() -> Iterator[tuple[str, object]]:
    for found in pkgutil.walk_packages(plancli.__path__, "plancli."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if type(value) is LATE:
                    yield f"{module.__name__}.{name}", value


def test_every_one_of_the_package_can_be_compiled() -> None:
    found = dict(_late_ones())
    assert len(found) > 20
    for name, each in found.items():
        compiled = re.compile(each.text, each.flags)  # type: ignore[attr-defined]
        assert compiled.pattern == each.text, name  # type: ignore[attr-defined]
