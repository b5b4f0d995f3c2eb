"""Citations are found in prose with exact places, whole, and nothing else is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.legal.citation_text import CitationMention, find_citations

RECEIVED = Path(__file__).parents[1] / "plans" / "2025-tramtau.received.txt"


def numbers(text: str) -> list[str | None]:
    return [found.number for found in find_citations(text)]


def only(text: str) -> CitationMention:
    (found,) = find_citations(text)
    return found


def test_every_citation_of_the_real_plan_is_found() -> None:
    found = find_citations(RECEIVED.read_text(encoding="utf-8"))
    assert [each.number or each.name for each in found] == [
        *("251/KH-UBND", "07/CT-TTg", "765/QĐ-BTTTT", "07/CT-TTg", "251/KH-UBND"),
        *("Luật Báo chí", "Luật tiếp cận thông tin", "09/2017/NĐ-CP"),
        *("407/QĐ-TTg", "170/KH-UBND", "407/QĐ-TTg"),
        *("Luật Tiếp cận thông tin", "Luật Báo chí", "09/2017/NĐ-CP", "407/QĐ-TTg"),
        "172/KH-UBND",
        *("407/QĐ-TTg", "170/KH-UBND", "407/QĐ-TTg", "Luật Tiếp cận thông tin"),
    ]
    assert [each.number for each in found if each.lacks_so] == ["172/KH-UBND"]
    undated = [each.number for each in found if each.number and each.issued is None]
    assert undated == ["07/CT-TTg"]


def test_a_full_citation_gives_all_its_parts() -> None:
    text = (
        "Quyết định số 765/QĐ-BTTTT ngày 21/3/2023 của Bộ Thông tin và Truyền thông ban hành Chương trình"
        " hành động thực hiện Chỉ thị số 07/CT-TTg của Thủ tướng Chính phủ; Kế hoạch"
    )
    found, quoted = find_citations(f"- {text}")
    assert found.words == "Quyết định số 765/QĐ-BTTTT ngày 21/3/2023 của Bộ Thông tin và Truyền thông"
    assert (found.kind, found.number, found.issuer) == (
        "Quyết định",
        "765/QĐ-BTTTT",
        "Bộ Thông tin và Truyền thông",
    )
    assert found.issued is not None
    assert found.issued.iso == "2023-03-21"
    assert f"- {text}"[found.number_start : found.number_end] == "765/QĐ-BTTTT"
    assert f"- {text}"[found.date_start : found.date_end] == "ngày 21/3/2023"
    assert found.title.startswith("ban hành Chương trình hành động")
    assert found.title.endswith("của Thủ tướng Chính phủ")
    assert not found.lacks_so
    assert (quoted.number, quoted.issued) == ("07/CT-TTg", None)


@pytest.mark.parametrize(
    ("text", "number", "kind", "issued"),
    [
        ("Kế hoạch 172/KH-UBND ngày 28/7/2023", "172/KH-UBND", "Kế hoạch", "2023-07-28"),
        ("Nghị quyết số 57-NQ/TW, ngày 22/12/2024", "57-NQ/TW", "Nghị quyết", "2024-12-22"),
        ("Chỉ thị số số 07 - CT/TW ngày 16/3/2017", "07-CT/TW", "Chỉ thị", "2017-03-16"),
        (
            "Quyết định số 407/QĐ-TTg của Thủ tướng Chính phủ ngày 30/3/2022",
            "407/QĐ-TTg",
            "Quyết định",
            "2022-03-30",
        ),
        ("NGHỊ ĐỊNH SỐ 09/2017/NĐ-CP NGÀY 09 THÁNG 02 NĂM 2017", "09/2017/NĐ-CP", "Nghị định", "2017-02-09"),
        ("Chỉ thị 07/CT-TTg (21/3/2023)", "07/CT-TTg", "Chỉ thị", "2023-03-21"),
        (
            "Công văn số 5104/BTTTT-PTTH&TTĐT ngày 10/12/2024",
            "5104/BTTTT-PTTH&TTĐT",
            "Công văn",
            "2024-12-10",
        ),
        ("QĐ 407/QĐ-TTg ngày 30.3.2022", "407/QĐ-TTg", "Quyết định", "2022-03-30"),
        ("Kế hoạch hành động số 31-KH/TU ban hành ngày 04/9/2024", "31-KH/TU", "Kế hoạch", "2024-09-04"),
        ("Luật số: 104/2016/QH13 ngày 06/4/2016", "104/2016/QH13", "Luật", "2016-04-06"),
        ("theo 119/2020/NĐ-CP", "119/2020/NĐ-CP", "Nghị định", None),
        (
            "Thông tư số 01/2020/TT-\nBTTTT ngày\n07 tháng 02 năm 2020",
            "01/2020/TT-BTTTT",
            "Thông tư",
            "2020-02-07",
        ),
        ("Quyết định số /QĐ-TTg ngày tháng năm 2025", "/QĐ-TTg", "Quyết định", "2025"),
        ("[Nghị định số 30/2020/NĐ-CP](#) ngày 05/3/2020", "30/2020/NĐ-CP", "Nghị định", "2020-03-05"),
    ],
)
def test_numbers_are_found_as_people_write_them(
    text: str, number: str, kind: str, issued: str | None
) -> None:
    found = only(text)
    assert (found.number, found.kind) == (number, kind)
    assert (found.issued and found.issued.iso) == issued


@pytest.mark.parametrize(
    "text",
    [
        "Số: 251/KH-UBND",
        "**Số: 251/KH-UBND** Yên Bái",
        "Số:\n2646/QĐ-UBND",
        "Số 251/KH-UBND\n",
        "theo Mẫu số 01/BC-UBND",
        "Biểu số 02/TH-SYT và mẫu 02/ĐK",
        "Phụ lục số 03/PL-KH",
        "TCVN 7957:2023, QCVN 41:2019/BGTVT, ISO/IEC 27001:2013",
        "Trạm Tấu, ngày 06/12/2024; trước ngày 20 hằng tháng",
        "24/7, 10/63 tỉnh, 01 buổi/tháng, 50.000 đồng/người, Km 12/QL",
        "giai đoạn 2022-2027, 4G/5G, COVID-19",
        "Số: /KH-UBND",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("của Ủy ban nhân dân tỉnh Yên Bái về công tác", "Ủy ban nhân dân tỉnh Yên Bái"),
        ("của Ủy ban nhân dân tỉnh thực hiện Quyết định", "Ủy ban nhân dân tỉnh"),
        ("của Chính phủ Quy định chi tiết", "Chính phủ"),
        ("của Chính phủ và Kế hoạch số 12/KH-UBND", "Chính phủ"),
        ("của Bộ Văn hóa, Thể thao và Du lịch về việc", "Bộ Văn hóa, Thể thao và Du lịch"),
        (
            "của Bộ trưởng Bộ Lao động - Thương binh và Xã hội, phê duyệt",
            "Bộ trưởng Bộ Lao động - Thương binh và Xã hội",
        ),
        ("của Ban Chỉ đạo Trung ương, Ủy ban nhân dân tỉnh ban hành", "Ban Chỉ đạo Trung ương"),
        (
            "của Ban Chỉ đạo phòng cháy, chữa cháy và cứu hộ về Kế hoạch",
            "Ban Chỉ đạo phòng cháy, chữa cháy và cứu hộ",
        ),
        ("của Phòng Tài chính - Kế hoạch huyện.", "Phòng Tài chính - Kế hoạch huyện"),
        ("của Quốc hội khóa XV về thí điểm", "Quốc hội khóa XV"),
        ("của UBND huyện\nKế hoạch số 1/KH-UBND", "UBND huyện"),
        ("của\n\nThủ tướng Chính phủ phê duyệt", "Thủ tướng Chính phủ"),
        ("của cấp có thẩm quyền", None),
        ("của Ban Thường vụ Tỉnh ủy,", "Ban Thường vụ Tỉnh ủy"),
        ("của UBND tỉnh và 12 huyện", "UBND tỉnh"),
        (", Hội nghị lần thứ 8 của Ban Chấp hành Trung ương Đảng về", "Ban Chấp hành Trung ương Đảng"),
        ("Hội nghị lần thứ mười ba Ban Chấp hành Trung ương Đảng về", "Ban Chấp hành Trung ương Đảng"),
        (", Hội nghị lần thứ 8 về chiến lược", None),
    ],
)
def test_the_issuer_ends_where_its_name_ends(text: str, issuer: str | None) -> None:
    assert find_citations(f"Quyết định số 5/QĐ-ABC ngày 01/3/2024 {text}")[0].issuer == issuer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("theo Luật Báo chí, Luật", "Luật Báo chí"),
        ("theo Luật tiếp cận thông tin và các văn bản", "Luật tiếp cận thông tin"),
        ("theo Luật Phòng, chống tham nhũng và pháp luật khác", "Luật Phòng, chống tham nhũng"),
        ("theo Bộ luật Lao động năm 2019 quy định", "Bộ luật Lao động"),
        ("theo Luật Ban hành văn bản QPPL và các văn bản", "Luật Ban hành văn bản QPPL"),
        ("theo Luật An ninh mạng 2025.", "Luật An ninh mạng"),
        ("theo Luật Đất đai (sửa đổi);", "Luật Đất đai"),
        ("LUẬT TIẾP CẬN THÔNG TIN TRÊN ĐỊA BÀN", "LUẬT TIẾP CẬN THÔNG TIN"),
        ("theo Pháp lệnh Dân số", "Pháp lệnh Dân số"),
        ("Hiến pháp năm 2013 và", "Hiến pháp"),
        ("tại Điều 4 Hiến pháp", "Hiến pháp"),
        ("triển khai Luật\nQuy hoạch\n- Đơn vị", "Luật Quy hoạch"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai.",
            "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai",
        ),
    ],
)
def test_a_law_is_named_up_to_the_end_of_its_name(text: str, name: str) -> None:
    found = only(text)
    assert (found.name, found.number) == (name, None)


@pytest.mark.parametrize(
    "text",
    [
        "các dự thảo Luật, các văn bản; Luật này; thi hành Luật; Luật được thông qua",
        "PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT; pháp luật; kỷ luật",
        "Đoàn Luật sư tỉnh, Hội Luật gia huyện",
        "tuân thủ Hiến pháp và pháp luật",
        "Luật sửa đổi, bổ sung một số điều của quy chế; Luật bổ sung của Luật này",
    ],
)
def test_the_word_law_alone_names_none(text: str) -> None:
    assert find_citations(text) == ()


def test_a_law_with_name_and_number_is_one_citation() -> None:
    found = only("Luật Mặt trận Tổ quốc Việt Nam số 14/1999/QH10, ngày 12/6/1999 và")
    assert (found.name, found.number) == ("Luật Mặt trận Tổ quốc Việt Nam", "14/1999/QH10")
    assert found.issued is not None


def test_laws_in_the_title_of_an_amending_law_are_its_title() -> None:
    found = only("Luật số 35/2018/QH14 về sửa đổi, bổ sung một số điều của Luật Điện lực, Luật Hóa chất")
    assert found.number == "35/2018/QH14"


def test_laws_with_a_number_each_are_cited_each() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Báo chí số 103/2016/QH13, Luật Tiếp cận thông tin số 104/2016/QH13"
    assert numbers(text) == ["103/2016/QH13", "104/2016/QH13"]


def test_a_law_is_dated_by_the_session_that_passed_it() -> None:
    found = only(
        "Luật Báo chí được Quốc hội khóa XIII thông qua tại kỳ họp thứ 11 ngày 05 tháng 4 năm 2016, có hiệu lực"
    )
    assert (found.issuer, found.issued and found.issued.iso) == ("Quốc hội khóa XIII", "2016-04-05")


def test_the_members_of_a_group_share_kind_date_and_issuer() -> None:
    text = "Các Công điện: số 11/CĐ-UBND ngày 01/9/2024, số 12/CĐ-UBND và số 13/CĐ-UBND ngày 07/9/2024 của UBND tỉnh"
    found = find_citations(text)
    assert [each.number for each in found] == ["11/CĐ-UBND", "12/CĐ-UBND", "13/CĐ-UBND"]
    assert [each.issued and each.issued.iso for each in found] == ["2024-09-01", "2024-09-07", "2024-09-07"]
    assert {each.issuer for each in found} == {"UBND tỉnh"}
    assert found[1].date_start is None


def test_a_later_member_has_the_kind_of_the_first_where_its_number_says_none() -> None:
    assert [each.kind for each in find_citations("Các Luật số 103/2016/QH13, số 104/2016/QH13")] == [
        "Luật",
        "Luật",
    ]


def test_citations_with_a_kind_of_their_own_share_nothing() -> None:
    first, second = find_citations(
        "Quyết định số 407/QĐ-TTg và Kế hoạch số 170/KH-UBND ngày 04/8/2022 của UBND tỉnh"
    )
    assert (first.issued, first.issuer) == (None, None)
    assert second.issuer == "UBND tỉnh"


def test_a_short_form_repeats_the_one_number_before_it() -> None:
    text = "Nghị quyết 351; Nghị quyết số 351/2017/UBTVQH14; Điều 2 Nghị quyết 351; Nghị quyết 352; 351 xã"
    assert numbers(text) == ["351/2017/UBTVQH14", "351/2017/UBTVQH14"]
    assert numbers("Kế hoạch số 12/KH-UBND, Kế hoạch số 12/KH-STP, Kế hoạch 12") == [
        "12/KH-UBND",
        "12/KH-STP",
    ]


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("điểm a, khoản 1, Điều 17 Luật số 104/2016/QH13", "điểm a, khoản 1, Điều 17"),
        ("Điều 4 và Điều 38 Luật Báo chí", "Điều 4 và Điều 38"),
        ("các Điều 4, 5 và 6 của Luật Báo chí", "Điều 4, 5 và 6"),
        ("khoản 2 Điều 5; khoản 3 Điều 6 của Nghị định số 13/2018/NĐ-CP", "khoản 2 Điều 5; khoản 3 Điều 6"),
        ("Mục II Phần B Kế hoạch số 251/KH-UBND", "Mục II Phần B"),
        ("Phụ lục I Nghị định 30/2020/NĐ-CP", "Phụ lục I"),
        ("theo Điều 5. Luật Báo chí", None),
    ],
)
def test_pinpoints_belong_to_the_act_behind_them(text: str, pinpoint: str | None) -> None:
    found = only(text)
    assert found.pinpoint == pinpoint
    assert pinpoint is None or found.words.startswith(pinpoint[:4])


def test_a_day_that_does_not_exist_is_a_problem_of_the_date() -> None:
    found = only("Nghị định số 09/2017/NĐ-CP ngày 31/02/2017 của Chính phủ")
    assert (found.issued, found.date_problem, found.issuer) == (None, "no-such-day", "Chính phủ")


def test_a_missing_so_is_noticed() -> None:
    assert only("Kế hoạch 172/KH-UBND").lacks_so
    assert not only("Kế hoạch số 172/KH-UBND").lacks_so
    assert not only("Luật Báo chí").lacks_so
    # A "số" this far off is another column's.
    assert only(f"số {' ' * 20}172/KH-UBND").lacks_so


def test_decomposed_text_is_read_and_keeps_its_places() -> None:
    text = "Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017 của Chính phủ; Luật Tiếp cận thông tin; QĐ–"
    decomposed = unicodedata.normalize("NFD", text)
    for composed, found in zip(find_citations(text), find_citations(decomposed), strict=True):
        assert (found.number, found.name, found.issued) == (composed.number, composed.name, composed.issued)
        assert decomposed[found.start : found.end] == found.words
        assert unicodedata.normalize("NFC", found.words) == composed.words


PIECES = st.sampled_from(
    [
        *(
            "Nghị định",
            "Nghị quyết",
            "số",
            "Số:",
            "09/2017/NĐ-CP",
            "407/QĐ-TTg",
            "57- NQ/TW",
            "/KH-UBND",
            "407",
        ),
        *(
            "ngày",
            "31/02/2025",
            "tháng 12 năm 2024",
            "của",
            "Chính phủ",
            "Ủy ban nhân dân tỉnh",
            "và",
            ",",
            ";",
        ),
        *(
            "Luật",
            "Báo chí",
            "Phòng, chống tham nhũng",
            "sửa đổi, bổ sung một số điều",
            "được Quốc hội thông qua",
        ),
        *(
            "khoản 1 Điều 2",
            "Hiến pháp",
            "năm 2013",
            "Đề án 06",
            "\n",
            "\n\n",
            "(",
            ")",
            "](#)",
            "–",
            "Ð",
            "u\u0309",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text())
def test_every_citation_is_its_own_words_and_none_overlaps(text: str) -> None:
    end = 0
    for found in find_citations(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.words
        assert found.number or found.name
        for start, stop in ((found.number_start, found.number_end), (found.date_start, found.date_end)):
            assert start is None or stop is None or found.start <= start < stop <= found.end
        end = found.end


@pytest.mark.parametrize(
    "piece",
    [
        "Luật ",
        "số ",
        "12/KH-",
        "1/A-",
        "Điều 1, ",
        "12/KH-UBND ngày ",
        " ",
        "Luật sửa đổi, bổ sung của ",
        "12/QĐ-TTg của Ban Chỉ đạo ",
        "khoản 1 ",
        "Nghị quyết 12/NQ-CP, Nghị quyết 12 ",
        "Luật A, ",
        "\n",
    ],
)
def test_a_long_line_of_one_thing_is_read_to_its_end(piece: str) -> None:
    # Would not end within the patience of anyone if the time grew with the square of the length.
    for found in find_citations(piece * (60_000 // len(piece))):
        assert found.end > found.start


@pytest.mark.parametrize(
    "goes_on",
    [
        "Ủy ban nhân dân xã Vân Khê ban hành Kế hoạch vệ sinh môi trường, như sau:",
        "UBND tỉnh ban hành Kế hoạch phát triển 5G như sau",
        "Sở Nội vụ xây dựng Kế hoạch thực hiện như sau:",
    ],
)
def test_a_title_ends_where_the_sentence_goes_on(goes_on: str) -> None:
    start = "Thực hiện Kế hoạch số 45/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Mây Ngàn về "
    (found,) = find_citations(f"{start}vệ sinh môi trường, Ủy ban nhân dân các xã, {goes_on}")
    assert found.title == "về vệ sinh môi trường, Ủy ban nhân dân các xã"
