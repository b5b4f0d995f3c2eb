"""One sheet a unit, one covering table, and file names that every system takes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from plancli.analysis.obligations import list_obligations
from plancli.model.task import Task
from plancli.reports.catalogue import PAPERS, ReportFormat
from plancli.reports.sheets import build_sheets
from plancli.reports.views import unit_work
from plancli.reports.views.assignment_table import task_content
from plancli.reports.word.text_width import Face, Type, text_width
from tests.reports.papers import PLANS, W, document_xml, markdown_paragraphs, plan_named, word_paragraphs


@pytest.mark.parametrize("output", PAPERS)
def test_the_real_plan_makes_nineteen_sheets_and_a_covering_table(output: ReportFormat) -> None:
    sheets = build_sheets(plan_named("2025-tramtau"), output)
    names = list(sheets)
    assert len(names) == 20
    assert names[0] == f"00 - Bảng tổng hợp.{output.value}"
    assert f"03 - Ban Tuyên giáo Huyện ủy.{output.value}" in names
    assert names[-1] == f"19 - Các cơ quan, đơn vị khác.{output.value}"
    assert all(sheets.values())


def test_whoever_asks_is_told_of_each_sheet() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    build_sheets(plan_named("2025-tramtau"), ReportFormat.MD, tell=tell)
    assert told == [(number, 19) for number in range(1, 20)]


def test_the_words_of_a_task_are_gathered_once_for_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[str] = []

    def noted(task: Task) -> str:
        gathered.append(task.id)
        return task_content(task)

    monkeypatch.setattr(unit_work, "task_content", noted)
    plan = plan_named("2025-tramtau")
    build_sheets(plan, ReportFormat.DOCX)
    assert gathered == [task.id for task in plan.tasks]


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


def test_a_sheet_says_with_whom_and_in_which_role() -> None:
    sheets = build_sheets(plan_named("2025-tramtau"), ReportFormat.DOCX)
    (justice,) = (data for name, data in sheets.items() if "Phòng Tư pháp" in name)
    lines = word_paragraphs(justice)
    assert "Phối hợp: Các cơ quan, đơn vị; UBND các xã, thị trấn" in lines
    (culture,) = (data for name, data in sheets.items() if "Phòng Văn hóa và Thông tin" in name)
    told = " ".join(word_paragraphs(culture))
    assert "Chỉ đạo, định hướng: Đề nghị Ban Tuyên giáo Huyện ủy" in told
    school = " ".join(_sheet(build_sheets(plan_named("2026-xa-mau"), ReportFormat.MD), "Trưởng thôn Nà Vạc"))
    assert "Cùng được giao: Trưởng thôn Suối Ngàn; Trưởng thôn Đồi Sương" in school


@pytest.mark.parametrize("output", PAPERS)
def test_a_sheet_counts_its_tasks_and_is_signed_for(output: ReportFormat) -> None:
    sheets = build_sheets(plan_named("2025-tramtau"), output)
    lines = _lines(sheets, "Phòng Tư pháp", output)
    assert lines[:2] == ["ỦY BAN NHÂN DÂN", "HUYỆN TRẠM TẤU"]
    assert "Đơn vị: Phòng Tư pháp" in lines
    tally = "chủ trì 01; thực hiện 03; phối hợp 07; hướng dẫn 01; phần Tổ chức thực hiện 03."
    assert f"Số nhiệm vụ: {tally}" in lines
    assert lines[-3:] == ["Ngày nhận: ……/……/…………", "NGƯỜI NHẬN", "(Ký, ghi rõ họ tên)"]
    assert "Kết quả" in lines


@pytest.mark.parametrize("output", PAPERS)
def test_a_sheet_quotes_where_to_report_or_leaves_a_blank(output: ReportFormat) -> None:
    sheets = build_sheets(plan_named("2026-xa-mau"), output)
    village = _lines(sheets, "Thôn Nà Vạc", output)
    quoted = "- Mục IV.1: “Các thôn gửi số liệu về Phòng Kinh tế trước ngày 20 hằng tháng.”"
    assert quoted in village
    assert not [line for line in village if line.startswith("Nơi báo cáo")]
    police = _lines(sheets, "Công an xã", output)
    at = police.index("Chế độ báo cáo")
    assert [line.rstrip("…") for line in police[at + 1 : at + 3]] == ["Nơi báo cáo: ", "Thời hạn báo cáo: "]


def test_the_covering_table_has_a_place_to_sign() -> None:
    cover = next(iter(build_sheets(plan_named("2026-xa-mau"), ReportFormat.DOCX).values()))
    lines = [" ".join(line.split()) for line in word_paragraphs(cover)]
    roles = ["Chủ trì", "Thực hiện", "Phối hợp", "Hướng dẫn", "Chỉ đạo, định hướng", "Theo dõi, đôn đốc"]
    at = lines.index("Cơ quan, đơn vị")
    assert lines[at + 1 : at + 11] == [*roles, "Phần Tổ chức thực hiện", "Tệp", "Ngày nhận", "Ký nhận"]


@pytest.mark.parametrize("name", PLANS)
def test_a_sheet_breaks_no_address_and_gives_the_content_most_room(name: str) -> None:
    for sheet in list(build_sheets(plan_named(name), ReportFormat.DOCX).values())[1:]:
        work = next(document_xml(sheet).iter(f"{W}tbl"))
        widths = [int(column.get(f"{W}w", "")) for column in work.iter(f"{W}gridCol")]
        heads = [
            ["".join(map(str, cell.itertext())).strip() for cell in row.iter(f"{W}tc")]
            for row in work.iter(f"{W}tr")
        ]
        address, content, *others, result = widths
        for place in (cells[0] for cells in heads if len(cells) == len(widths)):
            assert text_width(place, Type(11, Face.REGULAR)) * 20 <= address - 140, place
        assert content > 1.9 * max(others)
        # A pen needs 1.9 cm.
        assert result > 1080


def _lines(sheets: Mapping[str, bytes], unit: str, output: ReportFormat) -> list[str]:
    data = next(data for name, data in sheets.items() if unit in name)
    if output is ReportFormat.MD:
        return markdown_paragraphs(data.decode("utf-8"))
    return word_paragraphs(data)
