"""Lists stand in the order of CLDR's Vietnamese collation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.vietnamese.collation import sort_key

IN_ORDER = [
    list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
    ["ma", "mà", "mả", "mã", "má", "mạ", "mai"],
    ["a", "A", "à", "À"],
    ["Bà Rịa", "Bá Thước", "Ba Vì"],
    # Letters weigh before tones: the tone of the first word gives way to the letters of the second.
    ["Pá Hu", "Pa Khoang", "Pá Lau"],
    ["ban", "bàn", "bang", "bảng", "Bảng", "bằng"],
    ["Dương", "Đại", "Đống"],
    [
        "Bản Công",
        "Bản Mù",
        "Hát Lừu",
        "Làng Nhì",
        "Pá Hu",
        "Pá Lau",
        "Phình Hồ",
        "Tà Xi Láng",
        "Túc Đán",
        "Xà Hồ",
    ],
    ["Điều 1", "Điều 2", "Điều a"],
    ["nhà ở", "nhà-ở", "nhà2", "nhàm"],
]


@pytest.mark.parametrize("words", IN_ORDER, ids=lambda words: " ".join(words)[:30])
def test_words_sort_as_in_a_dictionary(words: list[str]) -> None:
    backwards = list(reversed(words))
    assert sorted(backwards, key=sort_key) == words


@given(st.lists(st.text()))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    backwards = list(reversed(texts))
    assert sorted(backwards, key=sort_key) == sorted(texts, key=sort_key)
