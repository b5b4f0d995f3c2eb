"""Answers about texts are remembered, and forgotten when there are many."""

from __future__ import annotations

import pytest

from plancli import remembering


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what other tests asked for count for nothing."""
    monkeypatch.setattr(remembering, "_remembering", [])


def test_a_function_is_asked_once_for_each_text_until_all_is_forgotten() -> None:
    asked = []

    @remembering.remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("xã"), length("xã"), length("huyện")] == [2, 2, 5]
    assert asked == ["xã", "huyện"]
    remembering.forget(2)
    assert (length("xã"), asked) == (2, ["xã", "huyện"])
    remembering.forget(1)
    assert (length("xã"), asked) == (2, ["xã", "huyện", "xã"])


def test_many_answers_of_several_functions_count_together() -> None:
    first, second = remembering.remembered(str.upper), remembering.remembered(str.lower)
    assert (first("Xã"), second("Xã")) == ("XÃ", "xã")
    remembering.forget(1)
    assert [each.cache_info().currsize for each in remembering._remembering] == [0, 0]
