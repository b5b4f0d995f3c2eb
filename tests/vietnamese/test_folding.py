"""Folding joins what Vietnamese writes in two ways, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.vietnamese.folding import fold, unaccent

TONE_STYLES = [
    ("hòa", "hoà"),
    ("Hóa", "hoá"),
    ("tỏa", "toả"),
    ("xõa", "xoã"),
    ("họa", "hoạ"),
    ("khỏe", "khoẻ"),
    ("lòe", "loè"),
    ("ủy ban", "uỷ ban"),
    ("THỦY", "thuỷ"),
    ("tùy", "tuỳ"),
    ("lũy", "luỹ"),
    ("suy", "suy"),
    ("nguỵ", "ngụy"),
]
SYLLABLES = st.sampled_from(["Hòa", "hoàn", "Ủy", "thuỷ", "quý", "Đảng", "Trạm", "Tấu", "khoẻ", "hoạch"])


@pytest.mark.parametrize(("old", "new"), TONE_STYLES)
def test_both_tone_styles_are_equal(old: str, new: str) -> None:
    assert fold(old) == fold(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quý", "qúy"),
        ("hoàn", "hòan"),
        ("tấu", "tâu"),
        ("hòa", "hóa"),
        ("Trạm Tấu", "Tràm Tấn"),
        ("ủy", "úy"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("letter", ["Đ", "Ð", "Ɖ", "đ", "ð"])
def test_every_look_alike_of_the_letter_is_the_letter(letter: str) -> None:
    assert fold(letter) == "đ"


def test_spaces_and_hyphens_of_word_are_those_of_the_keyboard() -> None:
    assert fold("Kinh\u00a0tế \u2011  xã\u200b hội\n") == "kinh tế - xã hội"


@given(
    st.sampled_from("abchklnptx"),
    st.sampled_from(["oa", "oe", "uy"]),
    st.sampled_from("\u0300\u0301\u0303\u0309\u0323"),
)
def test_a_tone_on_either_vowel_is_the_same_syllable(onset: str, rhyme: str, tone: str) -> None:
    old, new = f"{onset}{rhyme[0]}{tone}{rhyme[1]}", f"{onset}{rhyme}{tone}"
    assert fold(old) == fold(new)
    assert fold(f"{old}n") != fold(f"{new}n")
    assert unaccent(old) == f"{onset}{rhyme}"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(SYLLABLES).map(" ".join))
def test_composed_and_decomposed_letters_are_equal(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_no_mark_is_left_for_those_who_type_none() -> None:
    assert unaccent("Ủy ban nhân dân xã Tà Xi Láng, Đường") == "uy ban nhan dan xa ta xi lang, duong"
