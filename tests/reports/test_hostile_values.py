"""Whatever a value holds, each paper prints it as it is: nothing runs, nothing is lost, nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, repeat

import pytest

from plancli.reports.markdown import render_markdown
from plancli.reports.word.render import render_word
from tests.reports.papers import (
    TEMPLATES,
    markdown_paragraphs,
    plan_named,
    view_of,
    with_values,
    word_paragraphs,
)

HOSTILE = [
    "A & B < C > D",
    "<b>&amp;</b> &#65; <!-- -->",
    "[bold] [a](http://b.c) ![x](y)",
    "{{ 7*7 }} {% x %} {# y #}",
    "{_{ 7*7 }_} {_% x %_}",
    "{%p for x in y %} {%tr z %} {{r q }}",
    "=1+1",
    "1. một 2) hai",
    "- gạch",
    "+ cộng * sao # thăng > trích",
    "| a | b |",
    r"\ \\ \| \* ``` ~~~ ~~x~~ __y__ $z$",
    "---",
    "====",
    "Tiê\u0301ng Việt \u0301 ‹\u202e›",
    "“ngoặc” ‘đơn’ 'thẳng' \"kép\"",
    "😀 năm\u00a02025",
]


def _numbered(value: str) -> Iterator[str]:
    return (f"{value} №{number}∎" for number in count(1))


def _texts(paragraphs: list[str]) -> dict[str, str]:
    """Return each printed value by its number: what stands before it up to the end of the one before."""
    joined = "∎".join(paragraphs).replace("\u00a0", " ")
    pieces = (piece.rpartition("№") for piece in joined.split("∎"))
    return {number: " ".join(before.split()) for before, mark, number in pieces if mark}


# The second invented plan has tables in its text; its other papers are laid out as those of the first.
PAPERS = [*(("2026-xa-mau", template) for template in TEMPLATES), ("2026-xa-mau-2", "plan")]


@pytest.mark.parametrize(("name", "template"), PAPERS)
@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_printed_as_it_is(name: str, template: str, value: str) -> None:
    view = with_values(view_of(template, plan_named(name)), _numbered(value))
    markdown = _texts(markdown_paragraphs(render_markdown(template, view)))
    word = _texts(word_paragraphs(render_word(template, view)))
    plain = " ".join(value.replace("\u00a0", " ").split())
    assert len(markdown) > 10
    assert markdown.keys() == word.keys()
    for number in markdown:
        assert markdown[number].endswith(plain)
        assert word[number].endswith(plain)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("một\nhai\r\nba\u2028bốn", "một hai ba bốn"),
        ("\n\nmột\n\n\nhai\n", "một hai"),
        ("một\n- hai\n1. ba\n# bốn\n===", "một - hai 1. ba # bốn ==="),
        ("tab\tở đây\fvà đây", "tab ở đây và đây"),
        ("chuông\a rỗng\0 nửa\ud83d \ufdd0\ufdd1\uffff", "chuông� rỗng� nửa� ���"),
    ],
)
@pytest.mark.parametrize(("name", "template"), PAPERS)
def test_line_ends_stay_and_what_no_paper_can_hold_shows_as_lost(
    name: str, template: str, value: str, printed: str
) -> None:
    view = with_values(view_of(template, plan_named(name)), _numbered(value))
    markdown = _texts(markdown_paragraphs(render_markdown(template, view)))
    word = _texts(word_paragraphs(render_word(template, view)))
    assert markdown.keys() == word.keys()
    for number in markdown:
        assert markdown[number].endswith(printed)
        assert word[number].endswith(printed)


def test_a_missing_value_is_nothing_and_not_the_word_none() -> None:
    view = view_of("plan", plan_named("2025-tramtau"))
    emptied = with_values(view, repeat(None))
    bare = replace(emptied, title=view.title, author=view.author)
    assert "None" not in render_markdown("plan", bare)
    assert "None" not in "".join(word_paragraphs(render_word("plan", bare)))
