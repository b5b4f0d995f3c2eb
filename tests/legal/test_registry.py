"""The registry says what its sources say, and judges a date only where it is sure of the act."""

from __future__ import annotations

import pytest

from plancli.errors import UsageError
from plancli.legal.citation_text import CitationMention, find_citations
from plancli.legal.registry import (
    Confidence,
    DateVerdict,
    Registry,
    judge_date,
    load_default_registry,
    load_registry,
)
from plancli.vietnamese.dates import PartialDate

SHIPPED = load_default_registry()
TITLE_765 = "ban hành Chương trình hành động thực hiện Chỉ thị số 07/CT-TTg của Thủ tướng Chính phủ"
ENTRY = """
version: "1"
checked: 2026-11-23
documents:
  - number: {number}
    kind: Quyết định
    issuer: {issuer}
    issued: {issued}
    title: Quy định quản lý hoạt động của nhà văn hóa thôn năm 2024
    status: unknown
    confidence: {confidence}
    checked: 2026-11-23
    sources: [{source}]
"""


def cited(words: str) -> CitationMention:
    return find_citations(words)[0]


def registry_of(
    number: str, issuer: str, confidence: str = "high", source: str = "https://example.vn/a"
) -> Registry:
    fields = {
        "number": number,
        "issuer": issuer,
        "issued": "2024-05-06",
        "confidence": confidence,
        "source": source,
    }
    return load_registry(ENTRY.format(**fields).encode(), "made.yaml")


def test_the_wrong_date_of_the_real_plan_is_contradicted_by_three_sources() -> None:
    words = f"Quyết định số 765/QĐ-BTTTT ngày 21/3/2023 của Bộ Thông tin và Truyền thông {TITLE_765}"
    judgement = judge_date(cited(words), SHIPPED)
    assert judgement.verdict is DateVerdict.CONTRADICTED
    document = judgement.document
    assert document is not None
    assert (document.issued.iso, document.confidence, len(document.sources)) == (
        "2023-04-28",
        Confidence.HIGH,
        3,
    )


@pytest.mark.parametrize(
    "words",
    [
        f"Quyết định số 765/QĐ-BTTTT ngày 21/3/2023 của Bộ TT&TT {TITLE_765}",
        f"QUYẾT ĐỊNH SỐ 765/QĐ-BTTTT ngày 21/3/2023 của Bộ trưởng Bộ Thông tin và Truyền thông {TITLE_765}",
        "Nghị định số 09/2017/NĐ-CP ngày 19/02/2017",
        "Nghị định số 9/2017/NÐ- CP ngày 19/02/2017 của Chính phủ",
        "Luật Tiếp cận thông tin số 104/2016/QH13 ngày 05/4/2016",
        "Quyết định số 407/QĐ-TTg ngày 30/3/2023 phê duyệt Đề án Tổ chức truyền thông chính sách có tác động lớn",
    ],
)
def test_another_date_of_the_act_that_is_meant_is_wrong(words: str) -> None:
    assert judge_date(cited(words), SHIPPED).verdict is DateVerdict.CONTRADICTED


@pytest.mark.parametrize(
    "words",
    [
        "Quyết định số 765/QĐ-BTTTT ngày 03/6/2019 của Bộ Thông tin và Truyền thông về danh mục dịch vụ công",
        "Quyết định số 765/QĐ-BTTTT ngày 03/6/2019 ban hành Chương trình hành động thực hiện cải cách hành chính",
        "Quyết định số 765/QĐ-BTTTT ngày 03/6/2021 thực hiện Chỉ thị số 19/CT-TTg của Thủ tướng Chính phủ",
        f"Quyết định số 765/QĐ-BTTTT ngày 03/6/2021 của Bộ Tài chính {TITLE_765}",
        "Quyết định số 765/QĐ-BTTTT ngày 21/3/2023",
        "Chỉ thị số 07/CT-TTg ngày 20/3/2020 của Thủ tướng Chính phủ về việc tăng cường công tác phòng thủ dân sự",
        "Nghị định số 09/2017/NĐ-CP ngày 31/02/2017",
        "Nghị định số 09/2017/NĐ-CP tháng 3 năm 2017",
        "Nghị định số 09/2017/NĐ-CP",
        "Luật Báo chí ngày 05/4/2015",
        "Quyết định số 9999/QĐ-TTg ngày 01/01/2025",
    ],
)
def test_where_another_act_may_be_meant_nothing_is_said(words: str) -> None:
    assert judge_date(cited(words), SHIPPED).verdict is DateVerdict.UNKNOWN


@pytest.mark.parametrize(
    "words",
    [
        "Chỉ thị số 07/CT-TTg ngày 21/3/2023 của Thủ tướng Chính phủ",
        "Quyết định số 765/QĐ-BTTTT ngày 28 tháng 4 năm 2023",
        "Luật Báo chí số 103/2016/QH13 ngày 05/4/2016",
    ],
)
def test_the_right_date_is_confirmed(words: str) -> None:
    assert judge_date(cited(words), SHIPPED).verdict is DateVerdict.CONFIRMED


@pytest.mark.parametrize("day", ["06/12/2024", "07/12/2024"])
def test_an_act_known_only_from_the_plan_neither_confirms_nor_contradicts_it(day: str) -> None:
    words = (
        f"Kế hoạch số 251/KH-UBND ngày {day} của Ủy ban nhân dân tỉnh Yên Bái"
        " về công tác truyền thông chính sách tỉnh Yên Bái năm 2025"
    )
    assert judge_date(cited(words), SHIPPED).verdict is DateVerdict.UNKNOWN
    assert not SHIPPED.knows(cited(words))


def test_no_source_or_low_confidence_is_no_testimony() -> None:
    words = "Quyết định số 12/2024/QĐ-TTg ngày 06/5/2024"
    for registry in (
        registry_of("12/2024/QĐ-TTg", "Thủ tướng Chính phủ", source=""),
        registry_of("12/2024/QĐ-TTg", "Thủ tướng Chính phủ", confidence="low"),
    ):
        assert judge_date(cited(words), registry).verdict is DateVerdict.UNKNOWN
        assert not registry.knows(cited(words))


def test_a_province_number_is_that_of_another_province_unless_the_issuer_is_named() -> None:
    registry = registry_of("12/2024/QĐ-UBND", "Ủy ban nhân dân tỉnh Yên Bái")
    title = "quy định quản lý hoạt động của nhà văn hóa thôn"
    number = "Quyết định số 12/2024/QĐ-UBND ngày 07/5/2024"
    assert judge_date(cited(number), registry).verdict is DateVerdict.UNKNOWN
    assert (
        judge_date(cited(f"{number} của UBND tỉnh Lào Cai {title}"), registry).verdict is DateVerdict.UNKNOWN
    )
    assert judge_date(cited(f"{number} của UBND tỉnh {title}"), registry).verdict is DateVerdict.CONTRADICTED


def test_a_title_of_another_year_is_another_act() -> None:
    registry = registry_of("12/QĐ-BTC", "Bộ Tài chính")
    words = "Quyết định số 12/QĐ-BTC ngày 07/5/2023 quy định quản lý hoạt động của nhà văn hóa thôn năm {}"
    assert judge_date(cited(words.format(2023)), registry).verdict is DateVerdict.UNKNOWN
    assert judge_date(cited(words.format(2024)), registry).verdict is DateVerdict.CONTRADICTED


def test_every_act_of_the_real_plan_and_what_replaced_them_are_held() -> None:
    numbers = (
        "07/CT-TTg 765/QĐ-BTTTT 251/KH-UBND 170/KH-UBND 172/KH-UBND 09/2017/NĐ-CP 407/QĐ-TTg 103/2016/QH13"
        " 104/2016/QH13 244/2026/NĐ-CP 126/2025/QH15 01/2026/QH16 30/2020/NĐ-CP"
    )
    assert {each.number for each in SHIPPED.documents} == set(numbers.split())
    held = {each.number for each in SHIPPED.documents}
    assert all(each.superseded_by in held for each in SHIPPED.documents if each.superseded_by)


def test_every_entry_has_its_sources_or_says_that_it_has_none() -> None:
    for each in SHIPPED.documents:
        assert each.is_attested == (each.confidence is not Confidence.LOW) == bool(each.sources)
        assert each.checked <= SHIPPED.checked
        assert (each.status == "replaced") == bool(each.superseded_by and each.expired)
    assert (SHIPPED.version, SHIPPED.horizon, SHIPPED.keeper) == (
        "2026.11.23",
        "2026-07-31",
        "The plancli authors",
    )


def test_acts_are_found_by_number_however_it_is_typed() -> None:
    (found,) = SHIPPED.by_number("9/2017/NÐ- CP")
    assert found.title.startswith("Quy định chi tiết việc phát ngôn")
    assert SHIPPED.by_number("09/2017/NĐ-CP", issuer="Bộ Tài chính") == ()
    assert SHIPPED.by_number("09/2017/NĐ-CP", issued=PartialDate(2018)) == ()
    assert SHIPPED.by_number("không phải số") == ()


def test_a_dated_citation_is_known_where_the_date_or_the_title_fits() -> None:
    assert SHIPPED.knows(cited("Chỉ thị số 07/CT-TTg"))
    assert SHIPPED.knows(cited("Chỉ thị số 07/CT-TTg ngày 21/3/2023"))
    assert SHIPPED.knows(cited("Chỉ thị số 07/CT-TTg tháng 3 năm 2023"))
    assert SHIPPED.knows(cited(f"Quyết định số 765/QĐ-BTTTT ngày 21/3/2023 {TITLE_765}"))
    assert not SHIPPED.knows(cited("Chỉ thị số 07/CT-TTg ngày 19/3/2025"))


def test_a_law_is_found_by_name_the_older_first() -> None:
    assert [each.number for each in SHIPPED.by_name("LUẬT  TIẾP CẬN THÔNG TIN")] == [
        "104/2016/QH13",
        "01/2026/QH16",
    ]
    assert SHIPPED.knows(cited("theo Luật tiếp cận thông tin"))
    assert not SHIPPED.knows(cited("theo Luật Đất đai"))


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"documents: [",
        b"- a",
        b"documents: nothing",
        b"documents: [just words]",
        b"documents: [{number: 1/QD-TTg}]",
        ENTRY.format(
            number="1/QĐ-TTg", issuer="A", issued="31/02/2024", confidence="high", source="b"
        ).encode(),
        ENTRY.format(
            number="1/QĐ-TTg", issuer="A", issued="2024-02-01", confidence="sure", source="b"
        ).encode(),
    ],
)
def test_a_registry_that_cannot_be_read_is_a_failure_of_the_tool(data: bytes) -> None:
    with pytest.raises(UsageError) as failure:
        load_registry(data, "made.yaml")
    assert failure.value.fields["path"] == "made.yaml"
