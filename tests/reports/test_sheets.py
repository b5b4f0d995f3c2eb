"""One sheet a unit, one covering table, and file names that every system takes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancli.analysis.obligations import list_obligations
from plancli.reports.catalogue import PAPERS, ReportFormat
from plancli.reports.sheets import build_sheets, sheet_name
from plancli.writing import write_set
from tests.reports.papers import markdown_paragraphs, plan_named, word_paragraphs


@pytest.mark.parametrize("output", PAPERS)
def test_the_real_plan_makes_nineteen_sheets_and_a_covering_table(output: ReportFormat) -> None:
    sheets = build_sheets(plan_named("2025-tramtau"), output)
    names = list(sheets)
    assert len(names) == 20
    assert names[0] == f"00 - Bảng tổng hợp.{output.value}"
    assert f"03 - Ban Tuyên giáo Huyện ủy.{output.value}" in names
    assert names[-1] == f"19 - Các cơ quan, đơn vị khác.{output.value}"
    assert all(sheets.values())


def test_the_covering_table_names_every_sheet() -> None:
    sheets = build_sheets(plan_named("2025-tramtau"), ReportFormat.DOCX)
    cover, *others = sheets
    listed = word_paragraphs(sheets[cover])
    assert all(name in listed for name in others)


def test_a_sheet_says_how_the_work_came_to_the_unit() -> None:
    sheets = build_sheets(plan_named("2025-tramtau"), ReportFormat.MD)
    party = "\n".join(_sheet(sheets, "Ban Tuyên giáo"))
    assert "Kế hoạch đề nghị, không giao." in party
    commune = "\n".join(_sheet(sheets, "UBND xã Bản Công"))
    assert "Giao chung cho: UBND các xã, thị trấn." in commune
    assert "Kế hoạch không nêu thời hạn" in commune
    assert "Kế hoạch không liệt kê các đơn vị này." in "\n".join(_sheet(sheets, "Các cơ quan, đơn vị khác"))


def test_a_sheet_quotes_its_tasks_whole() -> None:
    plan = plan_named("2025-tramtau")
    sheets = build_sheets(plan, ReportFormat.MD)
    words = {task.id: task.words for task in plan.tasks} | {duty.id: duty.words for duty in plan.duties}
    for (name, sheet), owed in zip(list(sheets.items())[1:], list_obligations(plan), strict=True):
        assert owed.unit.name in name
        text = "\n".join(markdown_paragraphs(sheet.decode("utf-8")))
        assert all(words[each.task_id] in text for each in owed.obligations)


def _sheet(sheets: Mapping[str, bytes], unit: str) -> list[str]:
    found = next(data for name, data in sheets.items() if unit in name)
    return markdown_paragraphs(found.decode("utf-8"))


HOSTILE_NAMES = [
    "Phòng A/B\\C",
    "../../etc/passwd",
    "..",
    "CON",
    "x" * 200,
    "Ủ" * 200,
    "Phòng ngược\u202etxt.exe",
    "Sở ẩn\u200b\u2066",
    "kết thúc. . .",
    "   ",
    "a\0b\nc\td",
    'a:b*c?d"e<f>g|h',
    "Tổ 1\u00a0",
    "nửa \ud83d",
    "",
]


@given(st.lists(st.text(max_size=250), max_size=5))
@example(HOSTILE_NAMES)
@example(["Phòng Tư pháp", "phòng tư pháp", "Pho\u0300ng Tư pháp"])
def test_any_names_make_files_that_stand_beside_each_other(names: list[str]) -> None:
    made = [sheet_name(number, name, ReportFormat.DOCX) for number, name in enumerate(names, start=1)]
    assert len({name.casefold() for name in made}) == len(names)
    for name in made:
        assert len(name) <= 120
        assert len(name.encode("utf-8")) <= 255
        assert name.isprintable()
        assert not set(name) & set('<>:"/\\|?*')
        assert not name.removesuffix(".docx").endswith((" ", "."))


def test_hostile_names_can_be_written(tmp_path: Path) -> None:
    names = [sheet_name(number, name, ReportFormat.MD) for number, name in enumerate(HOSTILE_NAMES, start=1)]
    written = write_set(tmp_path / "phiếu", dict.fromkeys(names, b""))
    assert sorted(path.name for path in (tmp_path / "phiếu").iterdir()) == sorted(
        path.name for path in written
    )
    assert len(written) == len(HOSTILE_NAMES)


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("Phòng Văn hóa và Thông tin", "01 - Phòng Văn hóa và Thông tin.docx"),
        ("Phòng A/B", "01 - Phòng A-B.docx"),
        ("..", "01 - Đơn vị.docx"),
        ("Pho\u0300ng  Tư\npháp.", "01 - Phòng Tư pháp.docx"),
    ],
)
def test_a_plain_name_stays_itself(unit: str, name: str) -> None:
    assert sheet_name(1, unit, ReportFormat.DOCX) == name
