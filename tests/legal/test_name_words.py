"""The words of a name go as far as its paragraph."""

from __future__ import annotations

import pytest

from plancli.legal.name_words import name_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Luật Báo chí\nĐơn vị chủ trì", "Luật Báo chí"),
        ("Luật Báo\nchí năm 2016", "Luật Báo chí năm 2016"),
        ("Luật Báo\nchí\nnăm\n2016", "Luật Báo chí năm"),
        ("Luật Báo chí\n\nvà các văn bản", "Luật Báo chí"),
        ("\n\nLuật Báo chí", "Luật Báo chí"),
        ("\nLuật Báo chí", "Luật Báo chí"),
        ("Ủy ban nhân dân tỉnh\nYên Bái", "Ủy ban nhân dân tỉnh Yên Bái"),
        ("Ủy ban nhân dân tỉnh Yên\nBái", "Ủy ban nhân dân tỉnh Yên"),
    ],
)
def test_a_name_ends_where_its_paragraph_does(text: str, words: str) -> None:
    assert " ".join(name_words(text, 0).words) == words


def test_no_more_words_than_asked_for_and_none_past_the_window() -> None:
    assert name_words("Luật Báo chí năm 2016", 5, 2).words == ["Báo", "chí"]
    long = name_words("Luật " + "x" * 294 + " chí", 0)
    assert (len(long.words), long.ends[-1]) == (2, 299)


def test_a_mark_is_a_word_that_no_list_names() -> None:
    found = name_words("Báo chí;", 0)
    assert (found.words, found.keys, found.ends) == (["Báo", "chí", ";"], ["báo", "chí", ";"], [3, 7, 8])
