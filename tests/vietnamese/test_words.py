"""Words of prose are found with their places, and parts of codes are told from them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.vietnamese import bound_syllables
from plancli.vietnamese.bound_syllables import examples, lone_syllables, partners
from plancli.vietnamese.folding import fold
from plancli.vietnamese.misspellings import impossible_words
from plancli.vietnamese.syllables import is_syllable
from plancli.vietnamese.tone_styles import ToneStyle, styled_words
from plancli.vietnamese.words import find_words

JOINED = [
    "407/QĐ-TTg",
    "VHTT&DL",
    "vanthu@xa.gov.vn",
    "H'Mông",
    "Ê-đê",
    "5G",
    "TP.HCM",
    "đ/c",
    "k2_a",
]


@pytest.mark.parametrize("code", JOINED)
def test_parts_of_something_longer_are_not_plain(code: str) -> None:
    inside = [word for word in find_words(f"Theo {code} của xã.") if word.text not in {"Theo", "của", "xã"}]
    assert inside
    assert not any(word.is_plain for word in inside)


def test_words_beside_marks_are_plain() -> None:
    text = "“Đổi mới”, (sáng tạo): kinh tế - xã hội; an toàn, an ninh."
    assert all(word.is_plain for word in find_words(text))


def test_heads_of_sentences_are_known() -> None:
    text = "- Thường trực Đảng ủy; Phòng Tư pháp: “Tổ chức” và Sở. Ban"
    heads = [word.text for word in find_words(text) if word.begins_sentence]
    assert heads == ["Thường", "Phòng", "Tổ", "Ban"]


@given(st.text(alphabet="aăâ Trạm Tấu'-./5đĐ\n", max_size=60))
def test_places_are_those_of_the_text_given(composed: str) -> None:
    text = unicodedata.normalize("NFD", composed)
    for word in find_words(text):
        assert unicodedata.normalize("NFC", text[word.start : word.end]) == word.text


MISSPELT = [
    ("Tổ chức thưc hiện", ["thưc"]),
    ("Thưòng trực Huyện ủy", ["Thưòng"]),
    ("KẾ HOẠHC CÔNG TÁC", ["HOẠHC"]),
    ("các nghành, nguời dân đuợc biết", ["nghành", "nguời", "đuợc"]),
    (unicodedata.normalize("NFD", "tổ chức thưc hiện"), ["thưc"]),
]
NOT_MISSPELT = [
    "xã Krông Búk, huyện Ea H'leo, tỉnh Đắk Lắk",
    "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK",
    "Ðảng ủy, Ủy ban nhân dân xã Trạm Tấu",
    "Lênin, Ăngghen, Giơnevơ; café; panô, ôtô, vắcxin, crôm, zôn",
    "HĐND, BCĐ, LĐTBXH, TTĐT; 500 trđ; vnđ; điểm đ, khoản ă",
    "thuỷ, thủy, kỹ, kĩ, quý, quí, sỹ, sĩ",
    "kÕ ho¹ch c«ng t¸c",
    "",
]


@pytest.mark.parametrize(("text", "found"), MISSPELT)
def test_slips_are_found(text: str, found: list[str]) -> None:
    assert [word.text for word in impossible_words(text)] == found


@pytest.mark.parametrize("text", NOT_MISSPELT)
def test_names_codes_and_foreign_words_are_not_judged(text: str) -> None:
    assert impossible_words(text) == ()


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    assert set(impossible_words(text)) <= set(find_words(text))
    places = [(found.start, found.end) for found in styled_words(text)]
    places += [(found.start, found.end) for found in lone_syllables(text)]
    assert all(0 <= start <= end <= len(text) for start, end in places)


STYLES = [
    ("hòa giải", [ToneStyle.OLD]),
    ("hoà giải, uỷ quyền, khoẻ", [ToneStyle.NEW] * 3),
    ("HÓA, HOÁ", [ToneStyle.OLD, ToneStyle.NEW]),
    ("Ủy ban, Uỷ ban", [ToneStyle.OLD, ToneStyle.NEW]),
    ("quý, hoàn thành, toàn, thuở, hoa, suy, khuyến khích, ngoéo", []),
    ("tỉnh Khánh Hoà, bà Thúy Hòa, TỈNH HÒA BÌNH", []),
    (unicodedata.normalize("NFD", "hoà giải"), [ToneStyle.NEW]),
]


@pytest.mark.parametrize(("text", "styles"), STYLES)
def test_each_style_is_known_and_names_are_left_out(text: str, styles: list[ToneStyle]) -> None:
    assert [found.style for found in styled_words(text)] == styles


LONE = [
    ("cho các cơ quan, đơn vị phương và cơ quan báo chí", ["phương"]),
    ("tại đại phương, chịu trách nghiệm về việc này", ["phương", "trách"]),
    ("địa phương, phương án, đa phương; Trung ương; hoạt động, kiểm soát, giám sát", []),
    ("phương và đơn vị khuyến", []),
    ("bà Phương nói; Ủy nhiệm, uỷ nhiệm, Uỷ nhiệm chi", []),
    ("đổi mới phương-thức", []),
    (unicodedata.normalize("NFD", "các đơn vị phương và xã"), ["phương"]),
]


@pytest.mark.parametrize(("text", "lone"), LONE)
def test_syllables_without_a_partner_are_found(text: str, lone: list[str]) -> None:
    assert [found.syllable for found in lone_syllables(text)] == lone
    assert all(
        unicodedata.normalize("NFC", text[found.start : found.end]) == found.syllable
        for found in lone_syllables(text)
    )


def test_bound_syllables_are_folded_syllables() -> None:
    for syllable in bound_syllables._PARTNERS:
        before, behind = partners(syllable)
        for each in (syllable, *before, *behind):
            assert is_syllable(each), each
            assert fold(each) == each
        assert examples(syllable)
