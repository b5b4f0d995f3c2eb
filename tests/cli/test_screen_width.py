"""The width of the screen is what the standard library would say, up to 100 cells."""

from __future__ import annotations

import os
import shutil

import pytest

from plancli.cli.streams import screen_width


@pytest.mark.parametrize("screen", [None, 0, 60, 97, 240])
@pytest.mark.parametrize("columns", [None, "", "0", "72", "-5", "wide", " 90 ", "500", "²"])
def test_the_width_is_the_standard_one(
    columns: str | None, screen: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def size(_handle: int) -> os.terminal_size:
        if screen is None:
            raise OSError
        return os.terminal_size((screen, 24))

    monkeypatch.setattr(os, "get_terminal_size", size)
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    assert screen_width() == min(shutil.get_terminal_size((80, 24)).columns, 100)


def test_a_closed_output_has_the_usual_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr("sys.__stdout__", None)
    assert screen_width() == 80
