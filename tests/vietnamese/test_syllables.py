"""Syllables are told by onset, rhyme and tone, in both styles of tone placement and both normal forms."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.vietnamese.syllables import is_syllable, share_of_syllables

_LAWFUL = (
    "tuyên nghiệp giếng quốc Ủy UỶ khuyến rượu yêu gì quý thuở xoong Đảng ừ ngoằn ngoèo khuỷu khuếch quýt quít "
    "quỳnh hòa hoà thúy thuý kỹ kĩ lý lí sĩ sỹ giữ gìn giết ghế nghỉ ngã kẻ cả yết ướt uống buýt tuýp boong "
    "nước BẢO ĐẢM hươu huơ quơ quặng huỵch ỉa a ý ơ phở"
)
SYLLABLES = _LAWFUL.split()
_NONE = (
    "kÕ élève and x· ngh các̀ đđi strong hoacs nghành nghề̀ kách cế nge ngi ghà thưc nhât tiêt viêt đươc sắ "
    "iêu hyên giy quo quư đuợc nguời ngưòi truờng tuơng tổt lươt chât café ViỆt tRung thựchiện qu gh đ bc"
)
LAWFUL = st.sampled_from([word for word in SYLLABLES if word.islower()])


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", _NONE.split())
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_nothing_is_no_syllable() -> None:
    assert not is_syllable("")


@given(LAWFUL)
def test_case_and_normal_form_change_nothing(word: str) -> None:
    for form in (word.upper(), word.capitalize()):
        assert is_syllable(form)
        assert is_syllable(unicodedata.normalize("NFD", form))


@pytest.mark.parametrize("rhyme", ["at", "ach", "iêc", "ươp", "uyêt"])
def test_a_stop_takes_two_tones_only(rhyme: str) -> None:
    tones = {"": "", "huyền": "\u0300", "sắc": "\u0301", "ngã": "\u0303", "hỏi": "\u0309", "nặng": "\u0323"}
    first = next(place for place, letter in enumerate(rhyme) if letter in "aêơ") + 1
    right = {
        name
        for name, mark in tones.items()
        if is_syllable(unicodedata.normalize("NFC", f"t{rhyme[:first]}{mark}{rhyme[first:]}"))
    }
    assert right == {"sắc", "nặng"}


@given(st.text())
def test_any_text_can_be_asked(word: str) -> None:
    assert is_syllable(word) in (True, False)


def test_the_share_of_syllables_counts_words() -> None:
    assert share_of_syllables(["huyện", "kÕ", "Trạm", "Tấu"]) == 0.75
    assert share_of_syllables([]) == 0.0
