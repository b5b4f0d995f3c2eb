"""Letterheads as offices, the Party, the Youth Union and law sites write them; kinds and titles below them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.head import Head, head_pieces, read_head
from plancli.importing.head_lines import columns, find_date, has_motto, is_motto
from plancli.importing.kinds import kind_end, kind_named, kind_start
from plancli.importing.paper import Line, Look
from plancli.importing.papers import Part, part
from plancli.importing.words import whole
from tests.importing.made_paper import BOLD, CENTRED, any_line, letters, line, lines, paper, put_aside, table
from tests.importing.test_head import characters, fields_of, head_of

ISSUER = "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"
BODY = ("Căn cứ Luật Lâm nghiệp;", "I. MỤC TIÊU", "1. Không để cháy rừng.")


def plan_of(*texts: str) -> Part:
    return part(paper(*texts)).plan


def date_of(head: Head) -> tuple[str, str]:
    return head.place.text, head.date.text


# Place and date


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Lương Minh, ngày    tháng 01 năm 2026", "Lương Minh", "ngày tháng 01 năm 2026"),
        ("Lương Minh, ngày     tháng      năm 2026", "Lương Minh", "ngày tháng năm 2026"),
        ("Lương Minh,     ngày 5 tháng 01 năm 2026", "Lương Minh", "ngày 5 tháng 01 năm 2026"),
        ("Lương Minh, ngày 5/1/2026", "Lương Minh", "ngày 5/1/2026"),
        ("Lương Minh, ngày 05/01/2026", "Lương Minh", "ngày 05/01/2026"),
        ("Lương Minh, ngày …/01/2026", "Lương Minh", "ngày …/01/2026"),
        ("Lương Minh, ngày 05-01-2026", "Lương Minh", "ngày 05-01-2026"),
        ("Hà nội ngày 12 tháng 3 năm 2024", "Hà nội", "ngày 12 tháng 3 năm 2024"),
        ("Kim Sơn, tháng 9 năm 2025", "Kim Sơn", "tháng 9 năm 2025"),
        ("Kim Sơn, ngày       tháng 9năm 2025", "Kim Sơn", "ngày tháng 9năm 2025"),
        ("Kim Sơn, ngày__ tháng __ năm 2025", "Kim Sơn", "ngày__ tháng __ năm 2025"),
        ("Kim Sơn, ngày [ ] tháng [ ] năm 2025", "Kim Sơn", "ngày [ ] tháng [ ] năm 2025"),
        ("Kim Sơn, ngày  tháng  năm 202…", "Kim Sơn", "ngày tháng năm 202…"),
        ("Kim Sơn, ngày A5 tháng ợ năm 2025", "Kim Sơn", "ngày A5 tháng ợ năm 2025"),
        ("Quận 5, ngày 01 tháng 10 năm 2023", "Quận 5", "ngày 01 tháng 10 năm 2023"),
        ("Phường 12, ngày 01 tháng 10 năm 2023", "Phường 12", "ngày 01 tháng 10 năm 2023"),
        ("Y, ngày 01 tháng 10 năm 2023", "Y", "ngày 01 tháng 10 năm 2023"),
        ("Xã A, huyện B, ngày 01 tháng 10 năm 2023", "Xã A, huyện B", "ngày 01 tháng 10 năm 2023"),
        ("Bà Rịa – Vũng Tàu, ngày 1 tháng 2 năm 2024", "Bà Rịa – Vũng Tàu", "ngày 1 tháng 2 năm 2024"),
    ],
)
def test_place_and_date_are_read_however_they_are_typed(text: str, place: str, date: str) -> None:
    head = head_of(ISSUER, text)
    assert date_of(head) == (place, date)
    assert head.issuer.text == ISSUER
    assert characters(head) == letters((ISSUER, text))


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kèm theo Quyết định số 5 ngày 5 tháng 2 năm 2025",
        "(Kèm theo Kế hoạch 5 ngày 5 tháng 2 năm 2025",
        "ngày tết năm mới",
        "hội nghị ngày 5 tháng 2 năm 2025",
        "Ngày 5 tháng 2 năm 2025 họp ban",
    ],
)
def test_a_date_in_other_words_is_no_place_and_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize("gap", ["\t", "\t\t", "      ", " ", " | "])
@pytest.mark.parametrize("number", ["Số: 12/KH-UBND", "Số: 12/KH- UBND", "Số:    /KH-UBND", "Số 12 -KH/ĐU"])
def test_number_and_date_stand_in_one_line(number: str, gap: str) -> None:
    head = head_of(f"{number}{gap}Vân Khê, ngày    tháng 02 năm 2026")
    alone = fields_of(head_of(number))
    assert fields_of(head) == {**alone, "place": "Vân Khê", "date": "ngày tháng 02 năm 2026"}


@pytest.mark.parametrize(
    "texts",
    [
        ("Hải Dương, ngày", "05 tháng 6 năm 2023"),
        ("Hải", "Dương, ngày 05 tháng 6", "năm 2023"),
        ("Hải", "Dương, ngày 05 tháng 6 năm 2023"),
    ],
)
def test_a_place_and_date_that_line_ends_cut_are_joined(texts: Sequence[str]) -> None:
    head = head_of("ỦY BAN NHÂN DÂN", "TỈNH HẢI DƯƠNG", *texts)
    assert date_of(head) == ("Hải Dương", "ngày 05 tháng 6 năm 2023")
    assert head.issuer.text == "ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG"


def test_a_date_with_wide_blanks_is_one_column() -> None:
    found = [cut.text for cut in columns(whole(line("Số: 1/KH   Y, ngày    tháng    năm 2026")))]
    assert found == ["Số: 1/KH", "Y, ngày tháng năm 2026"]


# What law sites leave in a text


def test_bars_and_a_broken_motto_are_put_aside() -> None:
    texts = (
        "ỦY", "BAN NHÂN DÂN", "TỈNH LÀO CAI", "-------", "|", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "---------------", "|", "Số:", "258/KH-UBND", "|",
        "Lào Cai, ngày 07 tháng 06 năm 2021", "|",
    )  # fmt: skip
    head = head_of(*texts)
    assert fields_of(head) == {
        "issuer": "ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
        "number": "258",
        "symbol": "KH-UBND",
        "place": "Lào Cai",
        "date": "ngày 07 tháng 06 năm 2021",
    }
    aside = put_aside(head.dropped)
    assert ("|", "rule-line") in aside
    assert ("CHỦ NGHĨA VIỆT NAM", "motto") in aside
    assert characters(head) == letters(texts)


def test_a_bar_parts_columns() -> None:
    head = head_of(f"{ISSUER} | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |", "Số: 983/KH-UBND |")
    assert fields_of(head) == {"issuer": ISSUER, "number": "983", "symbol": "KH-UBND"}


def test_facts_above_the_letterhead_are_unplaced() -> None:
    head = head_of("| Số hiệu | 186/KH-UBND |", "| Người ký | Mai Sơn |", ISSUER, "Số: 186/KH-UBND")
    assert fields_of(head) == {"issuer": ISSUER, "number": "186", "symbol": "KH-UBND"}
    unplaced = {text for text, reason in put_aside(head.dropped) if reason == "unplaced"}
    assert unplaced == {"Số hiệu", "186/KH-UBND", "Người ký", "Mai Sơn"}


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("Độc lập-Tự do-Hạnh phúc", True),
        ("CONG HOA XA HOI CHU NGHIA VIET NAM", True),
        ("VIỆT NAM", False),
        ("XÃ HỘI", False),
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM", False),
        ("", False),
    ],
)
def test_the_motto_is_known_by_its_words(text: str, yes: bool) -> None:
    assert is_motto(text) is yes


def test_a_line_may_hold_the_motto_beside_other_words() -> None:
    assert has_motto(f"{ISSUER}      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert not has_motto(ISSUER)


# Numbers


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số 21-KH/ĐU", "21", "KH/ĐU"),
        ("Số: 15 -KH/ĐU", "15", "KH/ĐU"),
        ("Số: 05-KH/ĐTN", "05", "KH/ĐTN"),
        ("Số: 15 KH/UB", "15", "KH/UB"),
        ("Số:     -KH/ĐU", "", "KH/ĐU"),
        ("Số: 45/2024/KH-UBND", "45", "2024/KH-UBND"),
        ("Số: 12/KH- UBND", "12", "KH- UBND"),
        ("Số : 39/KH -THDT", "39", "KH -THDT"),
        ("Số: 05.1/KH-UBND", "05.1", "KH-UBND"),
        ("12/KH-UBND", "12", "KH-UBND"),
    ],
)
def test_number_and_symbol_of_every_kind_are_parted(text: str, number: str, symbol: str) -> None:
    head = head_of(ISSUER, text)
    assert (head.number.text, head.symbol.text) == (number, symbol)
    assert characters(head) == letters((ISSUER, text))


# Issuers


@pytest.mark.parametrize(
    ("left", "superior", "issuer"),
    [
        ("TỈNH ĐOÀN CÀ MAU|BCH ĐOÀN XÃ ĐẦM DƠI", "TỈNH ĐOÀN CÀ MAU", "BCH ĐOÀN XÃ ĐẦM DƠI"),
        ("BAN CHẤP HÀNH|ĐOÀN XÃ ĐẦM DƠI", "", "BAN CHẤP HÀNH ĐOÀN XÃ ĐẦM DƠI"),
    ],
)
def test_the_heading_of_the_youth_union_is_no_issuer(left: str, superior: str, issuer: str) -> None:
    head = read_head(head_pieces([table([left, "ĐOÀN TNCS HỒ CHÍ MINH"])]))
    assert (head.superior.text, head.issuer.text) == (superior, issuer)
    assert put_aside(head.dropped) == [("ĐOÀN TNCS HỒ CHÍ MINH", "stamp")]


def test_the_youth_union_may_be_the_issuer() -> None:
    assert head_of("ĐOÀN TNCS HỒ CHÍ MINH", "XÃ VÂN KHÊ").issuer.text == "ĐOÀN TNCS HỒ CHÍ MINH XÃ VÂN KHÊ"


# Kinds and titles


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("DỰ THẢO KẾ HOẠCH", "KẾ HOẠCH"),
        ("(Dự thảo lần 2) KẾ HOẠCH", "KẾ HOẠCH"),
        ("DỰ THẢO KẾ HOẠCH TRỒNG CÂY", "KẾ HOẠCH"),
        ("KẾ HOẠCH", "KẾ HOẠCH"),
    ],
)
def test_the_word_draft_is_no_part_of_the_kind(text: str, kind: str) -> None:
    assert text[kind_start(text) : kind_end(text)] == kind
    assert kind_named(text.upper()) == "kế hoạch"


def test_the_word_draft_before_the_kind_is_put_aside() -> None:
    plan = plan_of(ISSUER, "DỰ THẢO KẾ HOẠCH", "Trồng cây", *BODY)
    assert (plan.kind.text, plan.title.text) == ("KẾ HOẠCH", "Trồng cây")
    assert put_aside(plan.dropped) == [("DỰ THẢO", "draft-mark")]


@pytest.mark.parametrize(
    "authority",
    ["BỘ TRƯỞNG BỘ Y TẾ", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"],
)
@pytest.mark.parametrize("title", ["Ban hành Kế hoạch trồng cây", "BAN HÀNH KẾ HOẠCH TRỒNG CÂY"])
def test_who_decides_is_no_part_of_the_title(title: str, authority: str) -> None:
    blocks = [line("BỘ X"), line("QUYẾT ĐỊNH"), line(title, 1, CENTRED), line(authority, 1, CENTRED)]
    rest = ("Căn cứ Luật Y;", "QUYẾT ĐỊNH:", "Điều 1. Ban hành Kế hoạch.", "Nơi nhận:", "- Lưu: VT.")
    parts = part(paper(*blocks, *rest, "KẾ HOẠCH", "Trồng cây", "I. MỤC TIÊU", "1. Trồng cây."))
    assert parts.decision is not None
    assert parts.decision.title.text == title
    first = parts.decision.body[0]
    assert isinstance(first, Line)
    assert first.text == authority


def test_a_body_in_the_title_of_a_decision_stays_there() -> None:
    title = (line("BAN HÀNH KẾ HOẠCH CỦA", 1, CENTRED), line(ISSUER, 2, CENTRED))
    rest = ("Căn cứ Luật Y;", "Điều 1. Ban hành Kế hoạch.", "Nơi nhận:", "- Lưu: VT.")
    parts = part(paper(line("BỘ X"), line("QUYẾT ĐỊNH"), *title, *rest, "KẾ HOẠCH", "Trồng cây", *BODY))
    assert parts.decision is not None
    assert parts.decision.title.text == f"BAN HÀNH KẾ HOẠCH CỦA {ISSUER}"


LONG_TITLE = (
    "Tổ chức đại hội Đoàn các cấp, tiến tới Đại hội đại biểu",
    "Đoàn TNCS Hồ Chí Minh xã Vân Khê lần thứ II,",
    "nhiệm kỳ 2026 - 2031",
)


def test_a_title_goes_on_in_a_line_with_a_capital() -> None:
    plan = plan_of(ISSUER, "KẾ HOẠCH", *LONG_TITLE, *BODY)
    assert plan.title.text == " ".join(LONG_TITLE)


@pytest.mark.parametrize("look", [BOLD, CENTRED])
def test_a_title_goes_on_by_its_look(look: Look) -> None:
    title = [line(text, 1, look) for text in LONG_TITLE]
    plan = part(paper(line(ISSUER), line("KẾ HOẠCH"), *title, *BODY)).plan
    assert plan.title.text == " ".join(LONG_TITLE)


@pytest.mark.parametrize(
    "opening",
    [
        ("Ủy ban nhân dân xã ban hành Kế hoạch phòng cháy rừng", "như sau:"),
        ("Phòng Kinh tế phối hợp các thôn trồng cây", "trong tháng 3."),
        ("Đặc điểm tình hình", "- Xã có 5 thôn."),
    ],
)
def test_the_opening_of_the_text_is_no_title(opening: Sequence[str]) -> None:
    plan = plan_of(
        ISSUER, "KẾ HOẠCH", "Phòng cháy rừng và trồng cây", *opening, "I. MỤC TIÊU", "1. Trồng cây."
    )
    assert plan.title.text == "Phòng cháy rừng và trồng cây"


def test_a_title_that_names_its_year_is_whole() -> None:
    plan = plan_of(ISSUER, "KẾ HOẠCH", "Phòng cháy rừng năm 2026", "Địa bàn xã Vân Khê", *BODY)
    assert plan.title.text == "Phòng cháy rừng năm 2026"


PIECES = (
    "ngày    tháng", "năm 2026", "Y,", "|", "CỘNG", "HÒA XÃ HỘI", "Số:", "21-KH/ĐU", "Tiền", "ỦY", "ĐOÀN TNCS HỒ CHÍ MINH",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | any_line, max_size=9))
def test_every_character_of_an_odd_head_is_held_once(texts: list[str]) -> None:
    assert characters(read_head(head_pieces(lines(*texts)))) == letters(texts)
