"""Citations as scans, copies and hurried hands leave them, and figures that only look like citations."""

from __future__ import annotations

import pytest

from plancli.legal.citation_text import find_citations


def read(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return kind, number or name, and date of each citation."""
    return [
        (each.kind, each.number or each.name, each.issued.iso if each.issued else None)
        for each in find_citations(text)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "number", "issued"),
    [
        ("Nghị định số 09/2017/NĐ – CP ngày 09/02/2017", "Nghị định", "09/2017/NĐ-CP", "2017-02-09"),
        ("Quyết định  số   407 / QĐ - TTg ngày 30 / 3 / 2022", "Quyết định", "407/QĐ-TTg", "2022-03-30"),
        ("Quyết địnhsố 2216/QĐ-BTP ngày 30/7/2012", "Quyết định", "2216/QĐ-BTP", "2012-07-30"),
        ("Thực hiệnQuyết định số 1489/QĐ-TTg ngày 08/10/2012", "Quyết định", "1489/QĐ-TTg", "2012-10-08"),
        ("Quyết định số 42/2002/QĐ/TTg ngày 19/3/2002", "Quyết định", "42/2002/QĐ-TTg", "2002-03-19"),
        ("Nghị định số 30/2020/NĐ-CP1 ngày 05/3/2020", "Nghị định", "30/2020/NĐ-CP", "2020-03-05"),
        ("Quyết định số 1234/QĐ-UBND.TH ngày 01/02/2020", "Quyết định", "1234/QĐ-UBND.TH", "2020-02-01"),
        ("Công văn số 123/UBND.VX ngày 01/02/2020", "Công văn", "123/UBND.VX", "2020-02-01"),
        ("Nghị định số56/2012/NĐ-CP ngày 16/7/2012", "Nghị định", "56/2012/NĐ-CP", "2012-07-16"),
        ("Chỉ thị số 21-CT/T.Ư ngày 26-3-2008", "Chỉ thị", "21-CT/TW", "2008-03-26"),
        ("Quyết định số 367/QĐ ngày 02/4/2018", "Quyết định", "367/QĐ", "2018-04-02"),
        ("Nghị quyết 06/TU của Tỉnh ủy", "Nghị quyết", "06/TU", None),
        ("Nghị định số 28/CP ngày 29/4/1995 của Chính phủ", "Nghị định", "28/CP", "1995-04-29"),
        ("Kết luận số 100 - KL/TW ngày 18/8/2014", "Kết luận", "100-KL/TW", "2014-08-18"),
        ("Nghị quyết số 57 - NQ/TW của Bộ Chính trị", "Nghị quyết", "57-NQ/TW", None),
        ("Nghị quyết số 12/NQ - HĐND ngày 12/7/2024", "Nghị quyết", "12/NQ-HĐND", "2024-07-12"),
        ("Báo cáo thẩm định số 18/BCTĐ-STP ngày 25/5/2018", "Báo cáo", "18/BCTĐ-STP", "2018-05-25"),
        ("Thông báo kết luận số 123/TB-UBND", "Thông báo", "123/TB-UBND", None),
        (
            "Thông tư liên tịch Bộ Kế hoạch và Bộ Tài chính số 01/2003/TTLT/BKH-BTC ngày 06/01/2003",
            "Thông tư liên tịch",
            "01/2003/TTLT/BKH-BTC",
            "2003-01-06",
        ),
        ("Quyết định số 362-QĐ/TTg", "Quyết định", "362/QĐ-TTg", None),
        ("Nghị quyết số 66.18/2026/NQ-CP ngày 18/3/2026", "Nghị quyết", "66.18/2026/NQ-CP", "2026-03-18"),
        ("Luật Tổ chức HĐND và UBND năm 2003", "Luật", "Luật Tổ chức HĐND và UBND", None),
        ("cải cách theo Đề án 1371.", "Đề án", "Đề án 1371", None),
        ("cải cách theo Đề án 06.", "Đề án", "Đề án 06", None),
    ],
)
def test_dirty_forms_are_read_as_what_they_mean(
    text: str, kind: str, number: str, issued: str | None
) -> None:
    assert read(f"theo {text}; các đơn vị") == [(kind, number, issued)]


@pytest.mark.parametrize(
    "text",
    [
        "tài khoản số 1234/KBNN-TT tại Kho bạc",
        "Phiếu số 02/BC-STP, biểu số 03/TK-UBND, Mẫu số 01/KH-UBND",
        "nhà số 12/UB-NN, thửa số 15/DC-BD, điện thoại số 024/VP-UBND",
        "TCVN 6909:2001; QCVN 01:2021/BXD; TCVN 11423-2016/BKHCN; ISO/IEC 27001:2013",
        "đạt 13/15 chỉ tiêu, số 12/4 đường Trần Phú, tỷ lệ 1/3, 024-38234567",
        "Đề án 2025, giai đoạn 2021-2025/KH",
        "Số: 251/KH-UBND",
    ],
)
def test_figures_of_other_things_are_no_citations(text: str) -> None:
    assert read(text) == []


def test_a_mark_with_spaces_ends_a_number_that_is_whole() -> None:
    [found] = find_citations("Quyết định số 407/QĐ-TTg - UBND tỉnh chỉ đạo")
    assert (found.number, found.words) == ("407/QĐ-TTg", "Quyết định số 407/QĐ-TTg")


def test_a_sentence_that_lost_its_space_is_no_drafting_unit() -> None:
    assert [each.number for each in find_citations("Kế hoạch số 12/KH-UBND.UBND xã chỉ đạo")] == [
        "12/KH-UBND"
    ]


def test_a_lost_space_is_no_lost_so() -> None:
    [found] = find_citations("Căn cứ Quyết địnhsố 2216/QĐ-BTP ngày 30/7/2012")
    assert (found.words, found.lacks_so) == ("Quyết địnhsố 2216/QĐ-BTP ngày 30/7/2012", False)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Các Công điện số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025", ["2025-11-19", "2025-11-19"]),
        # whether the first is of that day too is not said
        ("Quyết định số 407/QĐ-TTg và số 348/QĐ-TTg ngày 06/4/2023", [None, "2023-04-06"]),
        # the first number itself is of another year
        ("các Nghị định số 09/2017/NĐ-CP và số 13/2018/NĐ-CP ngày 23/01/2018", [None, "2018-01-23"]),
        ("các Thông tư số 01/2023/TT-BTC và số 03/2023/TT-BTC ngày 05/3/2023", ["2023-03-05", "2023-03-05"]),
        (
            "các Quyết định: số 407/QĐ-TTg ngày 30/3/2022; số 765/QĐ-BTTTT ngày 28/4/2023",
            ["2022-03-30", "2023-04-28"],
        ),
        ("Nghị quyết số 206/NQ-HĐND và Kế hoạch số 77/KH-UBND ngày 17/9/2025", [None, "2025-09-17"]),
    ],
)
def test_a_shared_day_reaches_only_what_it_can_be_of(text: str, dates: list[str | None]) -> None:
    assert [each[2] for each in read(text)] == dates


def test_a_group_shares_its_issuer_and_its_kind() -> None:
    found = find_citations("Quyết định số 407/QĐ-TTg, số 348/QĐ-TTg và số 12/QĐ-TTg của Thủ tướng Chính phủ")
    assert {(each.kind, each.issuer) for each in found} == {("Quyết định", "Thủ tướng Chính phủ")}


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Bộ Quốc phòng về việc tuyển quân", "Bộ Quốc phòng"),
        ("Bộ Nội vụ hướng dẫn thi hành", "Bộ Nội vụ"),
        ("Bộ Ngoại giao quy định về lễ tân", "Bộ Ngoại giao"),
        ("Bộ Giao thông vận tải ban hành Quy chuẩn", "Bộ Giao thông vận tải"),
        ("BỘ QUỐC PHÒNG QUY ĐỊNH VỀ TUYỂN QUÂN", "BỘ QUỐC PHÒNG"),
        ("Ban Tổ chức Trung ương hướng dẫn", "Ban Tổ chức Trung ương"),
        ("Ban Chỉ đạo phòng thủ dân sự tỉnh về trực ban", "Ban Chỉ đạo phòng thủ dân sự tỉnh"),
        ("Phòng Tổ chức cán bộ về thi đua", "Phòng Tổ chức cán bộ"),
        ("Ban Chấp hành Đảng bộ tỉnh quy định", "Ban Chấp hành Đảng bộ tỉnh"),
        ("Thủ tướng Chính phủ phê duyệt", "Thủ tướng Chính phủ"),
        ("Chính phủ.", "Chính phủ"),
    ],
)
def test_a_verb_belongs_to_the_name_of_a_head_only(text: str, issuer: str) -> None:
    [found] = find_citations(f"Quyết định số 12/QĐ-ABC ngày 05/3/2020 của {text}")
    assert found.issuer == issuer


def test_old_numbers_of_laws_are_read() -> None:
    assert read("Luật số 23-L/CTN ngày 30/6/1990") == [("Luật", "23-L/CTN", "1990-06-30")]
    assert read("Luật số 21-LCT/HĐNN8 ngày 30/6/1989") == [("Luật", "21-LCT/HĐNN8", "1989-06-30")]
