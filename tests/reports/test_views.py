"""Views: what of a plan goes onto which line of a paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plancli.errors import UsageError
from plancli.loading import load_bytes
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.reports.catalogue import REPORTS, ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.views.annex import view_annex
from plancli.reports.views.assignment_table import view_assignment_table
from plancli.reports.views.letterhead import name_in_sentence, view_foot, view_head
from plancli.reports.views.obligations import view_obligations
from plancli.reports.views.plan import view_plan
from tests.reports.papers import TEMPLATES, markdown_paragraphs, plan_named, view_of, word_paragraphs

HEAD = """\
plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Vân Khê
  title: Thử
"""


def plan_of(rest: str) -> Plan:
    loaded = load_bytes("plan.yaml", (HEAD + rest).encode())
    assert loaded.plan is not None, [diagnostic.message for diagnostic in loaded.diagnostics]
    return loaded.plan


@pytest.mark.parametrize(
    ("issuer", "lines"),
    [
        ("Ủy ban nhân dân huyện Trạm Tấu", ("ỦY BAN NHÂN DÂN", "HUYỆN TRẠM TẤU")),
        ("Uỷ ban nhân dân thành phố Lào Cai", ("UỶ BAN NHÂN DÂN", "THÀNH PHỐ LÀO CAI")),
        ("Hội đồng nhân dân tỉnh Lào Cai", ("HỘI ĐỒNG NHÂN DÂN", "TỈNH LÀO CAI")),
        ("Sở Tư pháp", ("SỞ TƯ PHÁP",)),
        ("Ban Dân vận", ("BAN DÂN VẬN",)),
    ],
)
def test_a_committee_stands_on_two_lines(issuer: str, lines: tuple[str, ...]) -> None:
    issuance = replace(plan_named("2025-tramtau").issuance, issuer=issuer)
    assert view_head(issuance).issuer == lines


@pytest.mark.parametrize(
    ("issuer", "named"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "Ủy ban nhân dân tỉnh Đồng Nai"),
        ("UỶ BAN  NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH", "Uỷ ban nhân dân Thành phố Hồ Chí Minh"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", "Ủy ban nhân dân thành phố Huế"),
        ("HỘI ĐỒNG NHÂN DÂN PHƯỜNG 5", "Hội đồng nhân dân Phường 5"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("Ủy ban nhân dân huyện Trạm Tấu", "Ủy ban nhân dân huyện Trạm Tấu"),
        ("SỞ TƯ PHÁP", "SỞ TƯ PHÁP"),
        ("", ""),
    ],
)
def test_a_sentence_names_the_issuer_without_the_capitals_of_a_head(issuer: str, named: str) -> None:
    assert name_in_sentence(issuer) == named


def test_lines_the_paper_lacks_are_not_there() -> None:
    plan = plan_of("sections:\n  - title: I. Một\n    text: Lời.\n")
    head = view_head(plan.issuance)
    assert (head.superior, head.number, head.place_and_date, head.attached) == ("", "", "", "")
    foot = view_foot(plan.issuance, plan.recipients)
    assert (foot.recipients, foot.offices, foot.name) == ((), (), "")
    text = build_report(Material(plan), "plan", ReportFormat.MD).decode("utf-8")
    assert "Số" not in text
    assert "Nơi nhận" not in text
    assert markdown_paragraphs(text) == word_paragraphs(
        build_report(Material(plan), "plan", ReportFormat.DOCX)
    )


def test_recipients_end_as_the_decree_wants_unless_the_file_ends_them() -> None:
    plan = plan_of("sections: [{title: I}]\nrecipients:\n- Như trên\n- Sở Tư pháp,\n- 'Lưu: VT'\n")
    assert view_foot(plan.issuance, plan.recipients).recipients == (
        "- Như trên;",
        "- Sở Tư pháp,",
        "- Lưu: VT.",
    )


def test_a_label_without_heading_opens_the_first_line_whichever_it_is() -> None:
    plan = plan_of(
        "sections:\n- label: I\n  title: Một\n  tasks:\n  - label: a\n    lead: Phòng Tư pháp\n    text: Làm\n"
    )
    blocks = view_plan(plan).papers[0].blocks
    assert [block.text for block in blocks] == ["I. Một", "a) - Đơn vị chủ trì: Phòng Tư pháp.", "Làm"]
    assert [block.style for block in blocks] == ["part", "task", "line"]


def test_an_annex_row_loses_no_line_that_has_no_column() -> None:
    plan = plan_of(
        "sections: [{title: I}]\n"
        "annexes:\n"
        "- columns: {label: TT, text: Nội dung, lead: Chủ trì}\n"
        "  groups:\n"
        "  - label: A\n"
        "    title: Nhóm\n"
        "    text: Lời dẫn.\n"
        "    tasks:\n"
        "    - {label: 1, title: Tên việc, text: Làm, lead: Phòng Tư pháp, deadline: trong quý II}\n"
    )
    (table,) = view_annex(plan.annexes[0]).blocks
    assert (table.style, table.columns) == ("table", ("TT", "Nội dung", "Chủ trì"))
    assert [(row.cells, row.span) for row in table.rows] == [
        (("A", "Nhóm"), 2),
        (("Lời dẫn.",), 3),
        (("1", "Tên việc\nLàm\nThời gian thực hiện: trong quý II", "Phòng Tư pháp"), 1),
    ]
    text = build_report(Material(plan), "plan", ReportFormat.MD).decode("utf-8")
    assert markdown_paragraphs(text) == word_paragraphs(
        build_report(Material(plan), "plan", ReportFormat.DOCX)
    )


def test_a_group_row_crosses_a_table_without_a_number_column() -> None:
    plan = plan_of(
        "sections: [{title: I}]\n"
        "annexes:\n"
        "- columns: {title: Việc, text: Nội dung}\n"
        "  groups:\n"
        "  - {label: A, mark: 'A/', title: Nhóm, tasks: [{title: Tên, text: Làm, items: [kỹ]}]}\n"
    )
    (table,) = view_annex(plan.annexes[0]).blocks
    assert [(row.cells, row.span) for row in table.rows] == [(("A/ Nhóm",), 2), (("Tên", "Làm\n- kỹ"), 1)]


def test_who_guides_directs_or_monitors_stands_with_that_word() -> None:
    groups = view_assignment_table(plan_named("2025-tramtau")).groups
    lines = {task.address: task for group in groups for task in group.tasks}
    assert lines["II.4.a"].others == "Đề nghị Ban Tuyên giáo Huyện ủy (chỉ đạo, định hướng)"
    assert lines["II.4.a"].responsible == "phòng Văn hóa và Thông tin"
    assert lines["II.3.a"].others == "Phòng Văn hóa và Thông tin (hướng dẫn);\nphòng Tư pháp (hướng dẫn)"
    assert [task.number for group in groups for task in group.tasks] == [str(n) for n in range(1, 13)]


def test_units_that_owe_the_same_stand_together() -> None:
    units = view_obligations(plan_named("2025-tramtau")).units
    together = next(unit for unit in units if "Bản Công" in unit.name)
    assert together.name.count("; ") == 11
    assert sum(unit.name.count("; ") + 1 for unit in units) == 19


def test_roles_stand_in_the_same_order_for_every_unit() -> None:
    units = view_obligations(plan_named("2025-tramtau")).units
    order = ["Chủ trì", "Thực hiện", "Phối hợp", "Hướng dẫn", "Chỉ đạo, định hướng", "Theo dõi, đôn đốc"]
    for unit in units:
        roles = [role.role for role in unit.roles]
        assert roles == [role for role in order if role in roles]


def test_each_report_says_what_it_is_in_both_languages() -> None:
    for report in REPORTS.values():
        assert report.description(Language.VI) != report.description(Language.EN)


def test_an_unknown_report_is_a_failure_that_names_the_others() -> None:
    with pytest.raises(UsageError) as failure:
        build_report(Material(plan_named("2025-tramtau")), "plna", ReportFormat.MD)
    assert failure.value.fields["name"] == "plna"
    assert "obligations" in str(failure.value.fields["known"])


def test_a_view_holds_no_plan_object() -> None:
    """Templates see text, tuples and flags; nothing they could call or change."""
    from dataclasses import asdict

    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(map(plain, value.values()))
        return all(map(plain, value)) if isinstance(value, tuple) else isinstance(value, str | bool | int)

    for template in (*TEMPLATES, "overview"):
        assert plain(asdict(view_of(template, plan_named("2026-xa-mau"))))
