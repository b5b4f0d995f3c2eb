"""Values set into Markdown by place: any text reads as itself, wherever a template puts it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancli.paper_text import paper_text
from plancli.reports.markdown_escape import DATA_END, DATA_START, place_data
from tests.reports.papers import markdown_paragraphs

# Letters, and every sign that means something to some Markdown.
SIGNS = st.text(st.sampled_from("aĐ1 .)(-+*_#>=|`~[]!<>&;:/\\$\n'\"{}%^@"), min_size=1, max_size=30)
TEXTS = st.one_of(SIGNS, st.text(max_size=40))
PLACES = {
    "paragraph": "{}",
    "behind words": "Đơn vị: {} hết",
    "heading": "## {}",
    "bold": "**x{}x**",
    "list": "- {}",
    "numbered list": "1. {}",
    "cell": "| a | b |\n| --- | --- |\n| {} | c |",
    "below a heading row": "| a | b |\n| --- | --- |\n| c | {} |\n",
}


def placed(template: str, value: str) -> str:
    return place_data(template.replace("{}", f"{DATA_START}{paper_text(value)}{DATA_END}"))


@pytest.mark.parametrize("place", PLACES)
@given(value=TEXTS)
@example(value="1. một")
@example(value="    bốn dấu cách")
@example(value="a\n---")
@example(value="a | b\n--- | ---")
@example(value="x\\")
@example(value="1\n ")
@example(value="&amp; &#42; &copy")
def test_any_text_reads_as_itself(place: str, value: str) -> None:
    template = PLACES[place]
    seen = " ".join(" ".join(markdown_paragraphs(placed(template, value))).split())
    bare = markdown_paragraphs(template.replace("{}", "\ue000"))
    expected = " ".join(bare).replace("\ue000", paper_text(value).replace("\n", " "))
    assert seen == " ".join(expected.split())


@given(first=TEXTS, second=TEXTS)
@example(first="1", second=". một")
@example(first="", second="- gạch")
@example(first="#", second=" thăng")
def test_two_values_side_by_side_read_as_themselves(first: str, second: str) -> None:
    text = f"{DATA_START}{paper_text(first)}{DATA_END}{DATA_START}{paper_text(second)}{DATA_END}"
    seen = " ".join(markdown_paragraphs(place_data(text))).split()
    assert seen == (paper_text(first) + paper_text(second)).split()


def test_words_that_mean_nothing_to_markdown_stay_untouched() -> None:
    prose = "a) Số: 09/2017/NĐ-CP ngày 09/02/2017 (VH&TT); Quốc hiệu: Độc lập - Tự do - Hạnh phúc./."
    assert placed("{}", prose) == prose
    assert placed("{}", "1.1. Mua sắm") == "1.1. Mua sắm"
    assert placed("## {}", "1. Mục đích") == "## 1. Mục đích"


@given(st.text())
def test_paper_text_holds_only_what_xml_and_utf8_can(value: str) -> None:
    text = paper_text(value)
    text.encode("utf-8")
    assert all(sign == "\n" or sign >= " " for sign in text)
    assert paper_text(text) == text
