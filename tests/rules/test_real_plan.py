"""What the rules say of the Trạm Tấu plan: everything that is wrong in it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.checking import check_plan
from plancli.diagnostic import CheckResult
from plancli.legal.registry import load_default_registry
from plancli.loading import load_bytes, load_file

SAID = {
    ("KH104", "II.4.e"): "warning",  # a b c d e: đ is skipped
    ("KH204", "III.3"): "info",  # Văn phòng HĐND và UBND has duties, no task names it
    ("KH205", "II.4.c"): "warning",  # Phòng VHTT, Công an huyện: nobody leads
    ("KH205", "II.4.e"): "warning",  # Ban Tuyên giáo, Trung tâm: nobody leads
    ("KH206", "II.4.e"): "warning",  # Ban Tuyên giáo Huyện ủy is given work; III.2 and II.4.a ask it
    ("KH207", "II.4.c"): "info",  # III.5 has Công an huyện lead
    ("KH207", "II.4.e"): "info",  # III.2 has Ban Tuyên giáo Huyện ủy lead
    ("KH209", "III.1"): "warning",  # UBND tỉnh and Sở TT&TT get reports, but not the plan
    ("KH301", "I.1"): "error",  # QĐ 765/QĐ-BTTTT is of 28/4/2023
    ("KH309", "I.1"): "info",  # titles of 251/KH-UBND, 09/2017/NĐ-CP told again
    ("KH306", "II.4.d"): "info",  # Kế hoạch 172/KH-UBND
    ("KH401", "II.1"): "warning",  # nine tasks without a time
    ("KH402", "II.4.c"): "info",  # "thường xuyên", also II.5.a
    ("KH402", "II.5.b"): "warning",  # "trong trường hợp cần thiết"
    ("KH501", "II.1"): "warning",  # ten tasks without a product
    ("KH503", ""): "info",  # no word of money
    ("KH504", "III.1"): "info",  # reports only "theo quy định"
    ("KH701", ""): "info",  # received without a number
    ("KH702", ""): "info",  # received without a day
    ("KH703", ""): "info",  # received without the line TM. ỦY BAN NHÂN DÂN
    ("KH801", "II.4.a"): "warning",  # huyện Tràm Tấn
    ("KH802", "II.2"): "info",  # 30/03/2022 beside 30/3/2022
    ("KH804", "III.1"): "warning",  # l'ấy
    ("KH806", "III.3"): "warning",  # đơn vị phương
    ("KH807", "Nơi nhận"): "info",  # VHHT
    ("KH808", "II.4.a"): "info",  # cho các cơ quan truyền thông, báo chí
    ("KH810", "II.1"): "info",  # Luật tiếp cận thông tin
}


@pytest.fixture(scope="module")
def result(project: Path) -> CheckResult:
    return check_plan(load_file(project / "plans" / "2025-tramtau.yaml"), load_default_registry())


def test_everything_wrong_is_found_once_and_nothing_else(result: CheckResult) -> None:
    found = [(each.code, each.label) for each in result.diagnostics]
    assert sorted(found) == sorted(SAID)
    assert {(each.code, each.label): each.severity.value for each in result.diagnostics} == SAID


@pytest.mark.parametrize(
    ("code", "tasks"),
    [
        ("KH401", "II.1 II.2 II.3.a II.3.b II.4.a II.4.b II.4.d II.4.e II.6"),
        ("KH501", "II.1 II.2 II.3.a II.3.b II.4.a II.4.b II.4.c II.4.d II.4.e II.5.a"),
    ],
)
def test_a_shared_gap_lists_its_tasks(result: CheckResult, code: str, tasks: str) -> None:
    [gap] = [each for each in result.diagnostics if each.code == code]
    assert [gap.label, *(place.label for place in gap.related)] == tasks.split()
    assert ", ".join(tasks.split()) in gap.message


def test_words_at_fault_are_pointed_at(result: CheckResult, project: Path) -> None:
    text = (project / "plans" / "2025-tramtau.yaml").read_text("utf-8")
    pointed = {
        each.code: " ".join(text[each.span.start.offset : each.span.end.offset].split())
        for each in result.diagnostics
    }
    assert pointed["KH301"] == "ngày 21/3/2023"
    assert pointed["KH801"] == "huyện Tràm Tấn"
    assert pointed["KH402"] in {"thường xuyên", "trong trường hợp cần thiết"}
    assert pointed["KH206"] == "Ban Tuyên giáo Huyện ủy"
    assert pointed["KH209"] == "Ủy ban nhân dân tỉnh"
    assert pointed["KH802"] == "30/03/2022"
    assert pointed["KH804"] == "l'ấy"
    assert pointed["KH806"] == "đơn vị phương"
    assert pointed["KH807"] == "VHHT"
    assert pointed["KH808"] == "cho các cơ quan truyền thông, báo chí"
    assert pointed["KH810"] == "Luật tiếp cận thông tin"
    assert pointed["KH702"] == "ngày tháng 12 năm 2024"


@pytest.mark.parametrize(
    ("code", "label", "told"),
    [
        ("KH207", "II.4.c", ["Phòng Văn hóa và Thông tin; Công an huyện", "III.5 ghi Công an huyện chủ trì"]),
        (
            "KH207",
            "II.4.e",
            ["Trung tâm Truyền thông và Văn hóa", "III.2 ghi Ban Tuyên giáo Huyện ủy chủ trì"],
        ),
        ("KH209", "III.1", ["Ủy ban nhân dân tỉnh (III.1), Sở Thông tin và Truyền thông (III.1)"]),
    ],
)
def test_both_sides_are_named(result: CheckResult, code: str, label: str, told: list[str]) -> None:
    [found] = [each for each in result.diagnostics if (each.code, each.label) == (code, label)]
    assert [words for words in told if words not in found.message] == []


def test_state_weighs_the_blanks(project: Path) -> None:
    text = (project / "plans" / "2025-tramtau.yaml").read_text("utf-8")
    issued = text.replace("state: received", "state: issued", 1)
    assert issued != text
    loaded = load_bytes("issued.yaml", issued.encode())
    result = check_plan(loaded, load_default_registry())
    severities = {each.code: each.severity.value for each in result.diagnostics}
    assert (severities["KH701"], severities["KH702"]) == ("error", "error")
