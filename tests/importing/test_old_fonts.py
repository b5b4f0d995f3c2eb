"""Text of the fonts of before Unicode comes out in today's letters, and no other text is touched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing import old_fonts
from plancli.importing.old_fonts import decode_old_font, decode_text, guess_old_encoding, is_old_font

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + ["đ"]
MARKED = [letter for letter in SMALL if not letter.isascii()]
TCVN3 = {letter: code for code, letter in old_fonts._TABLES["tcvn3"].items()}
VNI = {letter: typed for typed, letter in old_fonts._TABLES["vni"].items()}

# Written by the two keyboards of the time; each line holds every tone.
SENTENCES = (
    ("Kế hoạch công tác truyền thông chính sách", "KÕ ho¹ch c«ng t¸c truyÒn th«ng chÝnh s¸ch",
     "Keá hoaïch coâng taùc truyeàn thoâng chính saùch"),
    ("Ủy ban nhân dân xã Phú Mỡ", "ñy ban nh©n d©n x· Phó Mì", "UÛy ban nhaân daân xaõ Phuù Môõ"),
    ("Những việc cần phải làm trước ngày 15", "Nh÷ng viÖc cÇn ph¶i lµm tr­íc ngµy 15",
     "Nhöõng vieäc caàn phaûi laøm tröôùc ngaøy 15"),
    ("Đảng ủy, thị trấn, kỷ luật, ở đây", "§¶ng ñy, thÞ trÊn, kû luËt, ë ®©y",
     "Ñaûng uûy, thò traán, kyû luaät, ôû ñaây"),
)  # fmt: skip


def test_all_letters_stand_in_both_tables() -> None:
    assert len(MARKED) == 67
    assert set(MARKED) <= set(TCVN3)
    assert {*MARKED, *(letter.upper() for letter in MARKED)} <= set(VNI)


@pytest.mark.parametrize("letter", MARKED)
def test_every_letter_comes_back_in_both_cases(letter: str) -> None:
    typed = f"b{TCVN3[letter]}b"
    assert decode_old_font(typed, ".VnTime")[0] == f"b{letter}b"
    assert decode_old_font(typed, ".VnTimeH")[0] == f"B{letter.upper()}B"
    for cased in (letter, letter.upper()):
        assert decode_old_font(f"b{VNI[cased]}b", "VNI-Times")[0] == f"b{cased}b"


def test_no_code_of_a_table_stands_for_two_letters_nor_for_plain_ones() -> None:
    codes = list(old_fonts._TABLES["tcvn3"])
    assert len(codes) == len(set(codes)) == len(set(old_fonts._TABLES["tcvn3"].values()))
    assert not any(typed.isascii() for table in old_fonts._TABLES.values() for typed in table)


@pytest.mark.parametrize(("today", "tcvn3", "vni"), SENTENCES)
def test_sentences_are_read_and_known(today: str, tcvn3: str, vni: str) -> None:
    assert guess_old_encoding(tcvn3) == "tcvn3"
    assert guess_old_encoding(vni) == "vni"
    assert decode_text(vni, "vni") == today
    # TCVN3 has no capital of ủ, so a sentence that begins with it begins small.
    assert decode_text(tcvn3, "tcvn3").casefold() == today.casefold()
    assert decode_old_font(vni, "VNI-Helve")[0] == today


def test_symbol_characters_and_bare_codes_are_read_like_latin_ones() -> None:
    plain = "KÕ ho¹ch"
    symbols = "".join(chr(0xF000 + ord(letter)) for letter in plain)
    assert decode_old_font(symbols, ".VnTime")[0] == "Kế hoạch"
    assert decode_old_font("\x93ho¹ch\x94", ".VnTime")[0] == "“hoạch”"


def test_capitals_typed_in_lines_keep_their_case() -> None:
    assert decode_text("KÕ HO¹CH\nc«ng t¸c UBND x·", "tcvn3") == "KẾ HOẠCH\ncông tác UBND xã"
    assert decode_text("Nhµ m¸y CHÕ BIÕN", "tcvn3") == "Nhà máy CHẾ BIẾN"


def test_a_degree_sign_is_no_tone() -> None:
    assert decode_old_font("25°C", ".VnTime")[0] == "25°C"
    assert decode_old_font("a°", ".VnTime")[0] == "à"


def test_text_typed_anew_in_an_old_font_stays() -> None:
    for text in ("Kế hoạch", "điều", "plain", ""):
        assert decode_old_font(text, ".VnTime") == (text, range(len(text)))
    assert decode_old_font("hoaïch", "Times New Roman")[0] == "hoaïch"


def test_offsets_lead_back_to_the_character_typed() -> None:
    text, offsets = decode_old_font("Keá hoaïch", "VNI-Times")
    assert (text, list(offsets)) == ("Kế hoạch", [0, 1, 3, 4, 5, 6, 8, 9])


@given(st.text(max_size=60), st.sampled_from([".VnTime", ".VnArialH", "VNI-Times"]))
def test_any_text_is_read_and_every_offset_stands_in_it(text: str, font: str) -> None:
    found, offsets = decode_old_font(text, font)
    assert len(found) == len(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)
    assert list(offsets) == sorted(offsets)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (".VnTime", "tcvn3"), (".VNTIMEH", "tcvn3"), ("ABCDEF+.VnArial,Bold", "tcvn3"), ("@.VnTime", "tcvn3"),
        ("VNI-Times", "vni"), ("VNI Helve", "vni"), ("ABCDEF+VNI-Times", "vni"),
        ("Times New Roman", ""), ("Vni", ""), ("", ""), (".Vn", ""), ("Vintage", ""),
    ],
)  # fmt: skip
def test_old_fonts_are_known_by_name(name: str, encoding: str) -> None:
    assert is_old_font(name) == encoding


def test_capital_fonts_are_known_behind_a_style_too() -> None:
    assert decode_old_font("tØnh", "ABCDEF+.VnTimeH,Bold")[0] == "TỈNH"
    assert decode_old_font("tØnh", ".VnTime,Bold")[0] == "tỉnh"


@pytest.mark.parametrize(
    "text",
    [
        "", "Plan for 2025", "Kế hoạch công tác", "là có và cá hò", "tôi có bò, cá, gà, thì là, à",
        "Le maire a été élu à l'unanimité; où sont-ils? Élève, déjà, hôtel, forêt, garçon, çà et là.",
        "né à Hué où il a vécu", "Müller für Größe, Straße über schön", "El niño comió piña en España mañana",
        "São Paulo, João não está", "20°C ± 5 § 3 «abc» © 2020 ® µm · x² y³ ½ ¼", "§2, §3, 10µ, ½",
        unicodedata.normalize("NFD", "Kế hoạch công tác truyền thông"), "Phó Chủ tịch", "Hà Nội", "báo cáo có",
    ],
)  # fmt: skip
def test_other_text_is_left_alone(text: str) -> None:
    assert guess_old_encoding(text) == ""
