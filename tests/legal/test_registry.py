"""The registry says what its sources say, and judges a date only where it is sure of the act."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancli.errors import InputError, UsageError
from plancli.legal.acts import Confidence, Status
from plancli.legal.citation_text import CitationMention, find_citations
from plancli.legal.date_judgement import DateVerdict, judge_date
from plancli.legal.overlay import load_registry, load_registry_with, read_overlay
from plancli.legal.registry import ACTS, NAMES, Registry, load_default_registry
from plancli.messages import Language, sentence
from plancli.resources import read_resource
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
    assert all(SHIPPED.by_number(number) for number in numbers.split())


def test_every_entry_says_how_it_is_known() -> None:
    for each in SHIPPED.documents:
        assert each.origin
        assert each.sources or each.confidence is Confidence.LOW
        assert each.checked <= SHIPPED.checked
        ended = each.status in (Status.REPLACED, Status.ENDED, Status.LAPSED)
        assert ended == (each.end_confidence is not None) == bool(each.end_sources)
        assert ended or not (each.expired or each.superseded_by)
        assert each.status is not Status.REPLACED or each.superseded_by
    assert (SHIPPED.version, SHIPPED.horizon, SHIPPED.keeper) == (
        "2026.11.23",
        "2026-07-31",
        "The plancli authors",
    )


def test_what_was_only_codified_is_not_said_to_be_in_force() -> None:
    for each in SHIPPED.documents:
        if each.origin == ("codified",):
            assert each.status is Status.UNKNOWN
        if "successions" in each.origin:
            assert each.end_confidence is Confidence.LOW
            assert not each.end_is_official


def test_an_official_page_counts_only_where_it_was_opened() -> None:
    opened = SHIPPED.by_number("52/2016/QĐ-TTg")[0]
    assert opened.end_is_official
    assert not replace(opened, end_confidence=Confidence.MEDIUM).end_is_official
    unopened = tuple(f"unopened:{each}" for each in opened.end_sources)
    assert not replace(opened, end_sources=unopened).end_is_official
    assert not replace(opened, sources=unopened).is_attested


def test_a_law_and_a_resolution_of_one_number_are_two_acts() -> None:
    assert {each.kind for each in SHIPPED.by_number("24/2008/QH12")} == {"Luật", "Nghị quyết"}
    day = datetime.date(2009, 12, 31)
    for kind in ("Luật", "Nghị quyết"):
        act = SHIPPED.act_meant(cited(f"theo {kind} số 24/2008/QH12"), day)
        assert act is not None
        assert act.kind == kind
    assert SHIPPED.act_meant(cited("theo số 24/2008/QH12"), day) is None
    law = "Luật An toàn thực phẩm số 55/2010/QH12 ngày {}"
    assert judge_date(cited(law.format("17/6/2010")), SHIPPED).verdict is DateVerdict.CONFIRMED
    resolution = "Nghị quyết số 55/2010/QH12 ngày 24/11/2010 của Quốc hội"
    assert judge_date(cited(resolution), SHIPPED).verdict is DateVerdict.UNKNOWN


@pytest.mark.parametrize(
    "words",
    [
        "Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 100/2015/QH13 ngày 20/6/2017",
        "Thông tư (hướng dẫn Nghị định số 09/2017/NĐ-CP) ban hành ngày 15/12/2021",
        "Nghị định số 09/2017/NĐ-CP (27/6/2026)",
    ],
)
def test_a_date_that_may_be_of_another_act_judges_nothing(words: str) -> None:
    assert judge_date(cited(f"theo {words};"), SHIPPED).verdict is DateVerdict.UNKNOWN


def test_what_one_paper_says_calls_no_other_date_wrong() -> None:
    words = "Quyết định số 12/2024/QĐ-TTg ngày {}/5/2024 của Thủ tướng Chính phủ"
    for source, verdict in (
        ("papers:1", DateVerdict.UNKNOWN),
        ("closing-article:1/2025/QĐ-TTg", DateVerdict.UNKNOWN),
        ("papers:2", DateVerdict.CONTRADICTED),
    ):
        registry = registry_of("12/2024/QĐ-TTg", "Thủ tướng Chính phủ", source=source)
        assert judge_date(cited(words.format("07")), registry).verdict is verdict
        assert judge_date(cited(words.format("06")), registry).verdict is DateVerdict.CONFIRMED


def test_within_a_year_a_paper_of_the_government_has_one_date() -> None:
    judgement = judge_date(cited("Nghị quyết số 71/NQ-CP ngày 01/5/2025 của Chính phủ"), SHIPPED)
    assert judgement.verdict is DateVerdict.CONTRADICTED
    assert judgement.by_year
    for words in ("71/NQ-CP ngày 01/5/2024 của Chính phủ", "71/NQ-CP ngày 01/5/2025 của Bộ Tài chính"):
        assert judge_date(cited(f"Nghị quyết số {words}"), SHIPPED).verdict is DateVerdict.UNKNOWN


def test_acts_are_found_by_number_however_it_is_typed() -> None:
    (found,) = SHIPPED.by_number("9/2017/NÐ- CP")
    assert found.title.startswith("Quy định chi tiết việc phát ngôn")
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
    assert not SHIPPED.knows(cited("theo Luật Hợp đồng"))


def test_no_law_answers_to_the_name_of_the_law_that_it_amends() -> None:
    for name in ("Luật Cư trú", "Luật Đầu tư công", "Luật Luật sư", "Bộ luật Hình sự", "Luật Quảng cáo"):
        assert not any("sửa đổi" in each.title for each in SHIPPED.by_name(name))
    (found,) = SHIPPED.by_name("Luật sửa đổi, bổ sung một số điều của Luật Cư trú")
    assert found.number == "36/2013/QH13"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("luật phòng chống tham nhũng", "36/2018/QH14"),
        ("Trẻ em", "102/2016/QH13"),
        ("Luật Hình sự", "100/2015/QH13"),
        ("Pháp lệnh Trẻ em", None),
        ("Luật", None),
        ("", None),
    ],
)
def test_names_are_matched_without_marks_and_by_kind(name: str, number: str | None) -> None:
    assert [each.number for each in SHIPPED.by_name(name)] == ([number] if number else [])


@pytest.mark.parametrize(
    ("words", "day", "number"),
    [
        ("Luật Ngân sách nhà nước", "2025-12-31", "83/2015/QH13"),
        ("Luật Ngân sách nhà nước", "2026-01-01", "89/2025/QH15"),
        ("Luật Ngân sách nhà nước", "2014-12-31", None),
        ("Luật Báo chí năm 2016", "2025-12-31", "103/2016/QH13"),
        ("Luật Báo chí năm 1989", "2025-12-31", None),
        ("Luật Bảo vệ dữ liệu cá nhân", "2025-11-30", None),
        ("Luật Bảo vệ dữ liệu cá nhân", "2026-01-01", "91/2025/QH15"),
    ],
)
def test_a_law_by_name_is_the_one_in_force_on_the_day_or_none(
    words: str, day: str, number: str | None
) -> None:
    act = SHIPPED.act_meant(cited(f"theo {words}"), datetime.date.fromisoformat(day))
    assert (act.number if act else None) == number


def test_an_overlay_comes_first_and_leaves_the_rest() -> None:
    entry = ENTRY.format(
        number="09/2017/NĐ-CP", issuer="Chính phủ", issued="2017-02-09", confidence="high", source="Công báo"
    )
    overlay = read_overlay(entry.encode(), "mine.yaml")
    registry = Registry(read_resource("data", ACTS), read_resource("data", NAMES), overlay.documents)
    (found,) = registry.by_number("9/2017/NĐ-CP")
    assert (found.title, found.origin) == (overlay.documents[0].title, ("overlay",))
    assert len(registry.documents) == len(SHIPPED.documents)
    assert registry.by_name("Luật Báo chí") == SHIPPED.by_name("Luật Báo chí")
    assert registry.checked == SHIPPED.checked


def test_of_two_overlays_that_tell_of_one_act_the_first_stands(tmp_path: Path) -> None:
    fields = {"number": "407/QĐ-TTg", "issuer": "Thủ tướng Chính phủ", "confidence": "high"}
    for name, day in (("new.yaml", "2022-03-30"), ("old.yaml", "2022-03-30"), ("other.yaml", "2019-02-01")):
        (tmp_path / name).write_text(ENTRY.format(**fields, issued=day, source=name), encoding="utf-8")
    registry = load_registry_with([tmp_path / name for name in ("new.yaml", "old.yaml", "other.yaml")])
    assert [each.sources for each in registry.by_number("407/QĐ-TTg")] == [("new.yaml",), ("other.yaml",)]


def test_a_law_of_an_overlay_is_found_by_name() -> None:
    entry = ENTRY.replace("kind: Quyết định", "kind: Luật").replace(
        "title: Quy định quản lý hoạt động của nhà văn hóa thôn năm 2024", "title: Luật Hợp đồng"
    )
    fields = {"number": "99/2024/QH15", "issuer": "Quốc hội", "issued": "2024-05-06", "confidence": "high"}
    registry = load_registry(entry.format(**fields, source="a").encode(), "mine.yaml")
    assert [each.number for each in registry.by_name("Luật hợp đồng")] == ["99/2024/QH15"]


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


def test_overlays_are_read_from_files(tmp_path: Path) -> None:
    assert load_registry_with([]) is SHIPPED
    with pytest.raises(InputError) as missing:
        load_registry_with([tmp_path / "none.yaml"])
    assert missing.value.key == "input.missing"
    with pytest.raises(InputError):
        load_registry_with([tmp_path])
    broken = tmp_path / "broken.yaml"
    broken.write_text("documents:\n  - {number: [\n", encoding="utf-8")
    with pytest.raises(UsageError) as failure:
        load_registry_with([broken])
    assert failure.value.fields == {"path": broken.as_posix(), "line": 3, "column": 1}
    broken.write_text("documents:\n- {number: 1/QĐ-TTg, colour: red}\n", encoding="utf-8")
    with pytest.raises(UsageError) as failure:
        load_registry_with([broken])
    assert failure.value.fields == {"path": broken.as_posix(), "line": 2, "key": "colour", "near": ""}


ONE = ENTRY.format(number="1/QĐ-TTg", issuer="A", issued="2024-02-01", confidence="high", source="b")
ENTRY_LINES = ONE.split("documents:\n")[1]
WRONG: dict[str, tuple[str, str, dict[str, object]]] = {
    "unknown key": (ONE + "    tittle: B\n", "registry.unknown-key.near", {"line": 14, "near": "title"}),
    "unknown key of the head": ("verison: 1\n" + ONE, "registry.unknown-key.near", {"line": 1, "near": "version"}),
    "key twice": (ONE + "    title: B\n", "registry.key-twice", {"line": 14, "key": "title"}),
    "merged keys": (ONE + "    <<: {note: B}\n", "registry.unknown-key", {"line": 14, "key": "<<"}),
    "list as key": (ONE + "    ? [a]\n    : b\n", "registry.unknown-key", {"line": 14, "key": ""}),
    "act twice": (ONE + ENTRY_LINES, "registry.act-twice", {"line": 14, "entry": 2, "other": 1}),
    "no number": (ONE.replace("1/QĐ-TTg", "''"), "registry.entry", {"line": 5, "field": "number"}),
    "number that is none": (ONE.replace("1/QĐ-TTg", "abc"), "registry.entry", {"line": 5, "field": "number"}),
    "number as a list": (ONE.replace("1/QĐ-TTg", "[1]"), "registry.entry", {"line": 5, "field": "number"}),
    "no issuer": (ONE.replace("issuer: A", "issuer: ' '"), "registry.entry", {"line": 7, "field": "issuer"}),
    "end before issue": (ONE + "    expired: 2023-01-01\n", "registry.entry", {"line": 14, "field": "expired"}),
    "no source list": (ONE.replace("[b]", ""), "registry.entry", {"line": 13, "field": "sources"}),
    "lists in lists": (ONE.replace("[b]", "[[b]]"), "registry.entry", {"line": 13, "field": "sources"}),
    "two documents": (ONE + "---\n" + ONE, "registry.malformed", {"line": 14}),
    "itself": ("documents: &a\n- *a\n", "registry.entry", {"field": "documents"}),
    "deep": ("documents: " + "[" * 100_000, "registry.malformed", {"line": 1}),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_list_of_acts_that_may_be_misread_is_refused_with_its_line(name: str) -> None:
    text, key, fields = WRONG[name]
    with pytest.raises(UsageError) as failure:
        read_overlay(text.encode(), "made.yaml")
    assert failure.value.key == key
    assert {**failure.value.fields, **fields, "path": "made.yaml"} == failure.value.fields
    assert all(sentence(each, key, **failure.value.fields) for each in Language)


def test_of_two_overlays_the_first_counts(tmp_path: Path) -> None:
    first, second = tmp_path / "1.yaml", tmp_path / "2.yaml"
    first.write_text(ONE, encoding="utf-8")
    second.write_text(ONE.replace("nhà văn hóa", "nhà sàn"), encoding="utf-8")
    (act,) = [
        each for each in load_registry_with([first, second]).by_number("1/QĐ-TTg") if each.issuer == "A"
    ]
    assert "nhà văn hóa" in act.title


def read_or_told(data: bytes) -> bool:
    """Say whether the list gives acts that have their key, or a sentence that names it.

    An act without sources is read, and is no testimony.
    """
    try:
        acts = read_overlay(data, "made.yaml").documents
    except UsageError as failure:
        return "made.yaml" in sentence(Language.VI, failure.key, **failure.fields)
    return all(act.number and act.issued.iso and act.checked for act in acts)


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_are_a_list_or_a_sentence(data: bytes) -> None:
    assert read_or_told(data)


@example(ONE.rindex("]") - 1, 1, "")
@given(st.integers(0, len(ONE)), st.integers(0, 6), st.text("[]{}:&*!|>'\"-#%@,\t\n \x00é0", max_size=4))
def test_any_slip_in_a_list_is_read_or_told(at: int, cut: int, put: str) -> None:
    assert read_or_told((ONE[:at] + put + ONE[at + cut :]).encode())


def test_a_registry_says_of_itself_what_it_is_told_and_makes_up_nothing() -> None:
    told = {"version": "2026.11", "checked": "2026-11-23", "horizon": "2026-11-01", "keeper": "Phòng Tư pháp"}
    registry = Registry(about=told)
    assert {name: getattr(registry, name) for name in told} == told
    assert registry.documents == ()
    bare = Registry(about={"other": "x"})
    assert {getattr(bare, name) for name in told} == {""}


LAWS = """
version: "1"
checked: 2026-11-23
documents:
  - {number: 1/2010/QH12, kind: Luật, issuer: Quốc hội, issued: 2010-06-01, title: Luật Cây xanh, effective: 2011-01-01,
     status: unknown, confidence: high, checked: 2026-11-23, sources: ["https://example.vn/a"]}
  - {number: 2/2020/QH14, kind: Luật, issuer: Quốc hội, issued: 2020-06-01, title: Luật Cây xanh, effective: 2021-01-01,
     status: unknown, confidence: high, checked: 2026-11-23, sources: ["https://example.vn/a"]}
  - {number: 3/2020/QH14, kind: Luật, issuer: Quốc hội, issued: 2020-06-01, title: Luật Ao hồ,
     status: unknown, confidence: high, checked: 2026-11-23, sources: ["https://example.vn/a"]}
"""


@pytest.mark.parametrize(
    ("name", "day", "number"),
    [
        ("Luật Cây xanh", "2010-12-31", None),
        ("Luật Cây xanh", "2011-01-01", "1/2010/QH12"),
        ("Luật Cây xanh", "2020-12-31", "1/2010/QH12"),
        ("Luật Cây xanh", "2021-01-01", "2/2020/QH14"),
        ("Luật Cây xanh", "2026-01-01", "2/2020/QH14"),
        ("Luật Ao hồ", "2020-07-01", None),
        ("Luật Ao hồ", "2022-12-31", None),
        ("Luật Ao hồ", "2023-01-01", "3/2020/QH14"),
    ],
)
def test_of_laws_of_one_name_the_last_that_has_begun_is_meant(
    name: str, day: str, number: str | None
) -> None:
    registry = load_registry(LAWS.encode(), "laws.yaml")
    act = registry.act_meant(cited(name), datetime.date.fromisoformat(day))
    assert (act and act.number) == number


@pytest.mark.parametrize(
    ("words", "is_known"),
    [
        ("Luật số 2/2020/QH14", True),
        ("Nghị quyết số 2/2020/QH14", False),
        ("Luật số 2/2020/QH14 ngày 01/6/2020", True),
        ("Luật số 2/2020/QH14 ngày 02/6/2020", False),
    ],
)
def test_a_number_means_a_law_by_its_kind_and_day(words: str, is_known: bool) -> None:
    registry = load_registry(LAWS.encode(), "laws.yaml")
    assert (registry.act_meant(cited(words), datetime.date(2026, 1, 1)) is not None) is is_known


@pytest.mark.parametrize(
    ("words", "is_meant"),
    [
        ("Nghị định số 9/2017/NĐ-CP ngày 09/02/2017 của Chính phủ", True),
        ("Nghị định số 9/2017/NĐ-CP ngày 09/3/2017 của Chính phủ", False),
    ],
)
def test_an_act_whose_day_is_not_known_is_meant_by_its_month(words: str, is_meant: bool) -> None:
    act = replace(SHIPPED.by_number("9/2017/NĐ-CP")[0], issued=PartialDate(2017, 2))
    registry = Registry(added=[act], about={"version": "1"})
    assert (registry.act_meant(cited(words), datetime.date(2026, 1, 1)) is not None) is is_meant
