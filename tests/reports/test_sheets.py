"""One sheet a unit, one covering table, and file names that every system takes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from plancli.analysis.obligations import list_obligations
from plancli.reports.catalogue import PAPERS, ReportFormat
from plancli.reports.sheets import build_sheets
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
