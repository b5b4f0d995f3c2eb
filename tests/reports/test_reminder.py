"""The reminder letter: what the plan and the calendar say, blanks for the rest, politeness where it is due."""

from __future__ import annotations

import datetime
import io

import pytest
from docx import Document

from plancli.analysis.reminding import Window, list_due
from plancli.loading import load_bytes
from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, render_view
from plancli.reports.reminders import build_reminders
from plancli.reports.views.reminder import ReminderView, view_reminder, view_unit_reminder
from tests.reports.papers import markdown_paragraphs, plan_named, word_paragraphs, words
from tests.reports.test_views import plan_of

DAY = datetime.date(2026, 11, 26)
WINDOW = Window(DAY, 30)
PLAN = """\
sections:
- label: I
  title: Một
  tasks:
  - {label: 1, text: Họp., lead: Phòng Tư pháp, deadline: trước ngày 01/11/2026}
  - {label: 2, text: Viết., responsible: Phòng Tư pháp, deadline: trước ngày 01/12/2026}
  - {label: 3, text: Đọc., responsible: [Phòng Tư pháp, Đề nghị Đoàn Thanh niên xã]}
  - {label: 4, text: Sửa., coordinating: Công an xã, deadline: theo quy định}
- label: II
  title: Hai
  parts:
  - {label: 1, holder: Trường Mầm non, duties: Báo cáo trước ngày 20/11/2026.}
"""


def letter_to(plan: Plan, unit: str, window: Window = WINDOW) -> ReminderView:
    found = next(each for each in list_due(plan, window) if each.owed.unit.name == unit)
    return view_unit_reminder(plan, found, window)


def text_of(view: ReminderView) -> str:
    """Return what both formats print, and hold them against each other."""
    markdown = markdown_paragraphs(render_view("reminder", view, ReportFormat.MD).decode())
    word = word_paragraphs(render_view("reminder", view, ReportFormat.DOCX))
    assert words(markdown) == words(word)
    return "\n".join(" ".join(each.split()) for each in markdown)


def test_the_letter_to_all_names_the_plan_and_leaves_blank_what_nobody_gave() -> None:
    text = text_of(view_reminder(plan_named("2025-tramtau"), WINDOW))
    named = "Kế hoạch số ……/KH-UBND ngày …… tháng 12 năm 2024"
    for line in (
        "Số: ……/……",
        f"V/v đôn đốc thực hiện {named}",
        "Trạm Tấu, ngày …… tháng …… năm ……",
        "- Phòng Tư pháp;",
        "- UBND các xã, thị trấn.",
        "- Như trên;",
        "- Lưu: VT, …….",
        "1. Phòng Tư pháp",
        "6. UBND các xã, thị trấn",
    ):
        assert line in text.split("\n")
    assert (
        f"{named} của Ủy ban nhân dân huyện Trạm Tấu"
        " về “Công tác truyền thông chính sách huyện Trạm Tấu năm 2025”"
    ) in text
    assert "Khang A Chua" not in text
    assert "trước ngày …… tháng …… năm …… để tổng hợp./." in text


def test_it_says_what_it_knows_and_not_that_work_is_undone() -> None:
    text = text_of(view_reminder(plan_named("2026-xa-mau"), Window(datetime.date(2026, 5, 20), 30)))
    assert "Đã đến hạn theo Kế hoạch, tính đến ngày 20/5/2026" in text
    assert "Sắp đến hạn theo Kế hoạch, đến hết ngày 19/6/2026" in text
    for word in ("chưa hoàn thành", "chậm trễ", "yêu cầu", "quá hạn"):
        assert word not in text


def test_tasks_stand_by_their_deadlines_and_are_numbered_through() -> None:
    view = letter_to(plan_of(PLAN), "Phòng Tư pháp")
    (table,) = view.tables
    assert [(row.number, row.address) for row in (*table.over, *table.soon, *table.undated)] == [
        ("1", "I.1"),
        ("2", "I.2"),
        ("3", "I.3"),
    ]
    assert (view.wants_report, view.wants_deadline, view.annexed) == (True, True, False)
    text = text_of(view)
    assert "Kính gửi: Phòng Tư pháp" in text
    assert "Kế hoạch không nêu thời hạn" in text


def test_a_letter_asks_only_for_what_its_tasks_lack() -> None:
    school = text_of(letter_to(plan_of(PLAN), "Trường Mầm non"))
    assert "Báo cáo kết quả" in school
    assert "Đề xuất ngày hoàn thành" not in school
    assert "Phần Tổ chức thực hiện" in school
    youth = text_of(letter_to(plan_of(PLAN), "Đoàn Thanh niên xã"))
    assert "Báo cáo kết quả" not in youth
    assert "Đề xuất ngày hoàn thành" in youth


def test_who_is_only_asked_is_asked_with_respect() -> None:
    assert "trân trọng đề nghị Đoàn Thanh niên xã" in text_of(letter_to(plan_of(PLAN), "Đoàn Thanh niên xã"))
    assert "Kế hoạch đề nghị, không giao." in text_of(letter_to(plan_of(PLAN), "Đoàn Thanh niên xã"))
    # II.4.e gives the Party body work as if it were a department of the district.
    party = text_of(letter_to(plan_named("2025-tramtau"), "Ban Tuyên giáo Huyện ủy"))
    assert "trân trọng đề nghị Ban Tuyên giáo Huyện ủy" in party
    assert "trân trọng" not in text_of(letter_to(plan_of(PLAN), "Phòng Tư pháp"))


def test_a_task_with_nobody_to_answer_stands_at_the_end() -> None:
    view = view_reminder(plan_of(PLAN), WINDOW)
    assert [(row.address, row.deadline) for row in view.unanswered] == [("I.4", "theo quy định")]
    assert "- Công an xã" not in text_of(view)
    assert "Nhiệm vụ chưa rõ đơn vị chủ trì, thực hiện" in text_of(view)


def test_a_letter_without_a_day_says_only_that_there_is_a_deadline() -> None:
    text = text_of(view_reminder(plan_of(PLAN), Window(None, 30)))
    assert "Có thời hạn trong Kế hoạch" in text
    assert "đến hạn" not in text
    assert "tính đến" not in text


def test_a_plan_with_nothing_due_gives_a_letter_that_says_so() -> None:
    task = "{label: 1, text: Họp., lead: Phòng Tư pháp, deadline: thường xuyên}"
    view = view_reminder(plan_of(f"sections: [{{label: I, title: Một, tasks: [{task}]}}]\n"), WINDOW)
    assert (view.tables, view.recipients, view.annexed) == ((), (), False)
    assert "không có nhiệm vụ nào" in text_of(view)


def test_a_plan_below_a_decision_is_named_by_it() -> None:
    view = view_reminder(plan_named("2026-xa-mau"), WINDOW)
    assert view.plan == (
        "Kế hoạch “Giữ gìn vệ sinh môi trường nông thôn xã Vân Khê năm 2026” ban hành kèm theo"
        " Quyết định số 15/QĐ-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân xã Vân Khê"
    )
    assert view.plan_in_short == (
        "Kế hoạch ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 20 tháng 01 năm 2026"
    )
    assert view.head.issuer == ("ỦY BAN NHÂN DÂN", "XÃ VÂN KHÊ")


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("title: Thử", "Kế hoạch số …… ngày …… của Ủy ban nhân dân xã Vân Khê về “Thử”"),
        (
            "title: Về việc thử\n  number: 7\n  symbol: KH-UBND\n  date: ngày 05 tháng 01 năm 2026",
            "Kế hoạch số 7/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Vân Khê “Về việc thử”",
        ),
        (
            "title: V/v thử\n  number: 7",
            "Kế hoạch số 7 ngày …… của Ủy ban nhân dân xã Vân Khê “V/v thử”",
        ),
        (
            "title: Thử\n  attached: (Kèm theo Quyết định số 9/QĐ-UBND)",
            "Kế hoạch “Thử” (Kèm theo Quyết định số 9/QĐ-UBND)",
        ),
        ("title: \n  number: 7", "Kế hoạch số 7 ngày …… của Ủy ban nhân dân xã Vân Khê"),
    ],
)
def test_what_the_head_lacks_stays_blank(head: str, named: str) -> None:
    task = "{label: 1, text: Họp., lead: Phòng Tư pháp}"
    issuance = f"issuance:\n  kind: KẾ HOẠCH\n  issuer: Ủy ban nhân dân xã Vân Khê\n  {head}\n"
    sections = f"sections: [{{label: I, title: Một, tasks: [{task}]}}]\n"
    plan = load_bytes("plan.yaml", f"plancli: 1\nstate: draft\n{issuance}{sections}".encode()).plan
    assert plan is not None
    view = view_reminder(plan, WINDOW)
    assert view.plan == named
    assert "……, ngày …… tháng …… năm ……" in text_of(view)


def test_letters_are_numbered_and_named_as_a_clerk_would() -> None:
    plan = plan_named("2025-tramtau")
    letters = build_reminders(plan, list_due(plan, WINDOW), WINDOW, ReportFormat.DOCX)
    assert list(letters)[:2] == ["01 - Phòng Tư pháp.docx", "02 - Phòng Văn hóa và Thông tin.docx"]
    assert len(letters) == 19
    assert len(Document(io.BytesIO(letters["01 - Phòng Tư pháp.docx"])).sections) == 1


def test_the_annex_has_pages_of_its_own() -> None:
    view = view_reminder(plan_named("2025-tramtau"), WINDOW)
    document = Document(io.BytesIO(render_view("reminder", view, ReportFormat.DOCX)))
    assert len(document.sections) == 2


def test_a_plural_that_is_no_name_loses_its_capital_within_a_sentence() -> None:
    text = text_of(letter_to(plan_named("2025-tramtau"), "Các cơ quan, đơn vị khác"))
    assert "Kính gửi: Các cơ quan, đơn vị khác" in text
    assert "đề nghị các cơ quan, đơn vị khác rà soát" in text
    assert "đề nghị Các" not in text


def test_whom_a_line_of_the_letter_names_opens_with_a_capital() -> None:
    plan = plan_of(PLAN.replace("lead: Phòng Tư pháp", "lead: các trường mầm non").replace("Viết.", "Nộp."))
    told = text_of(view_reminder(plan, WINDOW))
    assert "- Các trường mầm non." in told
    assert "4. Các trường mầm non" in told
    assert "- các trường" not in told
    one = text_of(letter_to(plan, "các trường mầm non"))
    assert "Kính gửi: Các trường mầm non" in one
    assert "đề nghị các trường mầm non rà soát" in one
