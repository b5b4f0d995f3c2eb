"""The matrix says of every task what the plan answers, in its own words, and invents nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plancli.analysis.deadline_grade import DeadlineGrade
from plancli.analysis.gaps import find_gaps, plan_gap_sentence
from plancli.analysis.leads import Leadership
from plancli.analysis.question import SIX_QUESTIONS, AnswerState, Question
from plancli.analysis.six_questions import Answer, answer
from plancli.messages import Language, sentence
from plancli.model.plan import Plan

MakePlan = Callable[..., Plan]
YES, PARTLY, NO = AnswerState.YES, AnswerState.PARTLY, AnswerState.NO


def ask(make: MakePlan, question: Question, **task: Any) -> Answer:
    plan = make({"label": "a", "text": "Đẩy mạnh truyền thông.", **task})
    return answer(plan, plan.tasks[0], question)


@pytest.mark.parametrize(
    ("task", "state", "words"),
    [
        ({"lead": "Phòng Tư pháp", "coordinating": "Công an huyện"}, YES, "Phòng Tư pháp"),
        ({"responsible": "Phòng Tư pháp"}, YES, "Phòng Tư pháp"),
        ({"responsible": ["Phòng Tư pháp", "Công an huyện"]}, PARTLY, "Phòng Tư pháp; Công an huyện"),
        ({"responsible": "Các cơ quan, đơn vị"}, PARTLY, "Các cơ quan, đơn vị"),
        ({"coordinating": "Phòng Tư pháp"}, NO, ""),
    ],
)
def test_who(plan_with: MakePlan, task: dict[str, Any], state: AnswerState, words: str) -> None:
    found = ask(plan_with, Question.WHO, **task)
    assert (found.state, found.words) == (state, words)


@pytest.mark.parametrize(
    ("task", "state", "why"),
    [
        ({"lead": "Phòng Tư pháp", "responsible": "Công an huyện"}, YES, "told-apart"),
        (
            {"responsible": ["Phòng Tư pháp", "Công an huyện"], "coordinating": "Phòng Y tế"},
            PARTLY,
            "shared",
        ),
        ({"responsible": ["Phòng Tư pháp", "Công an huyện"]}, NO, "all-alike"),
        ({}, NO, "nobody"),
    ],
)
def test_responsibility(plan_with: MakePlan, task: dict[str, Any], state: AnswerState, why: str) -> None:
    found = ask(plan_with, Question.RESPONSIBILITY, **task)
    assert (found.state, found.why) == (state, f"gap.responsibility.{why}")


def test_responsibility_quotes_the_role_lines(plan_with: MakePlan) -> None:
    found = ask(plan_with, Question.RESPONSIBILITY, lead="Phòng Tư pháp", coordinating="Công an huyện")
    assert found.words == "Đơn vị chủ trì: Phòng Tư pháp; Đơn vị phối hợp: Công an huyện"


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ({"assigned": {"lead": "Công an xã", "coordinating": "Trạm Y tế xã"}}, "Công an xã; Trạm Y tế xã"),
        ({"lead": {"merged": "above", "units": "Công an xã"}}, "Công an xã"),
        ({"lead": {"caption": "Ai", "items": ["Công an xã."], "units": "Công an xã"}}, "Ai: Công an xã"),
    ],
)
def test_responsibility_quotes_names_that_no_line_prints(
    plan_with: MakePlan, task: dict[str, Any], words: str
) -> None:
    found = ask(plan_with, Question.RESPONSIBILITY, **task)
    assert (found.state, found.words) == (YES, words)


def test_what(plan_with: MakePlan) -> None:
    assert ask(plan_with, Question.WHAT).words == "Đẩy mạnh truyền thông."
    plan = plan_with({"label": "a", "lead": "Phòng Tư pháp"})
    assert answer(plan, plan.tasks[0], Question.WHAT).state is NO


@pytest.mark.parametrize(
    ("task", "state", "words"),
    [
        ({"deadline": "trong quý II"}, YES, "trong quý II"),
        ({"deadline": "Thường xuyên"}, PARTLY, "Thường xuyên"),
        ({"text": "Thành lập Tổ công tác trong trường hợp cần thiết."}, PARTLY, "trong trường hợp cần thiết"),
        ({}, NO, ""),
    ],
)
def test_when(plan_with: MakePlan, task: dict[str, Any], state: AnswerState, words: str) -> None:
    found = ask(plan_with, Question.WHEN, **task)
    assert (found.state, found.words) == (state, words)


@pytest.mark.parametrize(
    ("task", "state", "words", "why"),
    [
        ({"deliverable": "600 tờ gấp"}, YES, "600 tờ gấp", "line"),
        ({"text": "Ban hành kế hoạch."}, YES, "Ban hành kế hoạch", "prose"),
        ({}, NO, "", "none"),
    ],
)
def test_deliverable(
    plan_with: MakePlan, task: dict[str, Any], state: AnswerState, words: str, why: str
) -> None:
    assert ask(plan_with, Question.DELIVERABLE, **task) == Answer(state, words, f"gap.deliverable.{why}")


@pytest.mark.parametrize(
    ("task", "state", "why"),
    [
        ({"deliverable": "Kế hoạch trình Ban Thường trực ký ban hành"}, YES, "named"),
        ({"text": "Xử lý theo thẩm quyền.", "note": "Trình Chủ tịch UBND xã phê duyệt"}, PARTLY, "unnamed"),
        ({"text": "Xử lý theo thẩm quyền.", "note": "Mức chi do Chủ tịch UBND xã quyết định"}, YES, "named"),
        ({"items": [{"text": "Gồm:", "items": ["trình UBND xã phê duyệt"]}]}, YES, "named"),
        ({"directing": "Đề nghị Đảng ủy xã"}, PARTLY, "directing"),
        ({"lead": "Phòng Tư pháp"}, NO, "none"),
    ],
)
def test_authority(plan_with: MakePlan, task: dict[str, Any], state: AnswerState, why: str) -> None:
    found = ask(plan_with, Question.AUTHORITY, **task)
    assert (found.state, found.why) == (state, f"gap.authority.{why}")


@pytest.mark.parametrize(
    ("task", "parts", "expected"),
    [
        ({"funding": "Tự bảo đảm"}, {}, (YES, "Tự bảo đảm", "line")),
        ({"text": "In tờ gấp từ ngân sách xã, phát tận nhà."}, {}, (YES, "ngân sách xã", "prose")),
        ({}, {"closing": "Kinh phí do ngân sách huyện cấp."}, (YES, "", "plan")),
        ({}, {}, (NO, "", "none")),
    ],
)
def test_resources(
    plan_with: MakePlan,
    task: dict[str, Any],
    parts: dict[str, Any],
    expected: tuple[AnswerState, str, str],
) -> None:
    plan = plan_with({"label": "a", "text": "Đẩy mạnh truyền thông.", **task}, **parts)
    found = answer(plan, plan.tasks[0], Question.RESOURCES)
    state, words, why = expected
    assert found == Answer(state, words, f"gap.resources.{why}")


def test_villages_side_by_side_need_no_lead(plan_with: MakePlan) -> None:
    task = {"label": "a", "text": "Dọn vệ sinh.", "responsible": ["Thôn Nà Lạ", "thôn Suối Ngàn"]}
    plan = plan_with(task)
    assert answer(plan, plan.tasks[0], Question.WHO).state is YES
    assert answer(plan, plan.tasks[0], Question.RESPONSIBILITY).state is YES


def test_the_holder_of_a_heading_answers_for_the_tasks_below_it(plan_with: MakePlan) -> None:
    tasks = [{"label": "a", "text": "Rà soát."}, {"label": "b", "text": "In.", "coordinating": "Các thôn"}]
    sections = [{"label": "I", "title": "VIỆC", "holder": "Phòng Tư pháp", "tasks": tasks}]
    first, second = find_gaps(plan_with(sections=sections)).tasks
    assert first.answers[Question.WHO].words == "Phòng Tư pháp"
    assert first.answers[Question.RESPONSIBILITY].state is YES
    assert second.answers[Question.WHO].state is NO


def test_what_an_annex_gives_out_the_body_only_describes(plan_with: MakePlan) -> None:
    described = {"label": "1", "text": "Phát triển hạ tầng số."}
    annex = {
        "label": "PHỤ LỤC",
        "columns": {"label": "TT", "text": "Nhiệm vụ", "lead": "Chủ trì"},
        "tasks": [{"label": "1", "text": "Lắp trạm phát.", "lead": "Phòng Kinh tế"}],
    }
    matrix = find_gaps(plan_with(described, annexes=[annex]))
    assert ([row.address for row in matrix.tasks], matrix.described) == (["PL1.1"], ("II.1",))
    both = find_gaps(plan_with({**described, "lead": "Phòng Kinh tế"}, annexes=[annex]))
    assert (len(both.tasks), both.described) == (2, ())


def whole_gaps(plan: Plan) -> dict[str, AnswerState]:
    whole = ("funding", "reporting", "targets")
    return {gap.key: gap.state for gap in find_gaps(plan).plan if gap.key in whole}


def test_what_the_whole_plan_leaves_open(plan_with: MakePlan) -> None:
    assert whole_gaps(plan_with()) == {"funding": NO, "reporting": NO, "targets": NO}
    full = plan_with(
        {"label": "a", "text": "Tổ chức 02 lớp.", "funding": "Tự bảo đảm"},
        duties=[{"label": "1", "holder": "Các thôn", "duties": "Báo cáo trước ngày 20 hằng tháng."}],
    )
    assert whole_gaps(full) == {}
    money = plan_with({"label": "a", "text": "Chi từ ngân sách xã."})
    assert whole_gaps(money) == {"reporting": NO, "targets": NO}


def test_a_report_without_a_time_answers_in_part(plan_with: MakePlan) -> None:
    duties = [{"label": "1", "holder": "Phòng Tư pháp", "duties": "Tổng hợp, báo cáo UBND tỉnh. Năm 2025."}]
    (gap,) = (gap for gap in find_gaps(plan_with(duties=duties)).plan if gap.key == "reporting")
    assert (gap.state, gap.addresses, gap.words) == (PARTLY, ("III.1",), "Tổng hợp, báo cáo UBND tỉnh")


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các cơ quan báo cáo về Sở Y tế.", False),
        ("Khi phát sinh vướng mắc, kịp thời phản ánh để tổng hợp, báo cáo.", False),
        ("Báo cáo kết quả về Sở Y tế; nếu có vướng mắc thì báo cáo Ủy ban nhân dân xã.", True),
        ("Báo cáo kết quả, khó khăn, vướng mắc về Sở Y tế.", True),
    ],
)
def test_a_report_of_difficulties_is_no_report_of_results(
    plan_with: MakePlan, words: str, asks: bool
) -> None:
    duties = [{"label": "1", "holder": "Phòng Tư pháp", "duties": words}]
    (gap,) = (gap for gap in find_gaps(plan_with(duties=duties)).plan if gap.key == "reporting")
    assert gap.state is (PARTLY if asks else NO)


@pytest.mark.parametrize(
    "part",
    [
        {"preamble": "Kinh phí 100% do tỉnh cấp; báo cáo hằng tháng."},
        {"bases": ["Căn cứ Luật Ngân sách nhà nước; báo cáo số 5 ngày 01/02/2025."]},
        {"recipients": ["Phòng Tài chính - Kế hoạch (kinh phí; báo cáo hằng quý)"]},
    ],
)
def test_what_orders_nothing_answers_nothing(plan_with: MakePlan, part: dict[str, Any]) -> None:
    assert whole_gaps(plan_with(**part)) == {"funding": NO, "reporting": NO, "targets": NO}


def test_the_matrix_of_the_real_plan(tramtau: Plan) -> None:
    matrix = find_gaps(tramtau)
    assert [row.address for row in matrix.tasks] == [task.address for task in tramtau.tasks]
    counts = {
        question.value: tuple(matrix.count(question, state) for state in AnswerState)
        for question in SIX_QUESTIONS
    }
    assert counts == {
        "who": (7, 5, 0),
        "what": (12, 0, 0),
        "when": (0, 3, 9),
        "responsibility": (7, 4, 1),
        "deliverable": (2, 0, 10),
        "authority": (0, 2, 10),
    }


def test_the_gaps_of_the_whole_real_plan(tramtau: Plan) -> None:
    matrix = find_gaps(tramtau)
    assert whole_gaps(tramtau) == {"funding": NO, "reporting": PARTLY, "targets": NO}
    (reporting,) = (gap for gap in matrix.plan if gap.key == "reporting")
    assert reporting.addresses == ("III.1",)
    assert reporting.words.endswith("theo quy định")
    (when,) = (gap for gap in matrix.plan if gap.why == "gap.plan.when.no")
    assert plan_gap_sentence(when, matrix) == (
        "9/12 nhiệm vụ không nêu thời gian: II.1, II.2, II.3.a, II.3.b, II.4.a, II.4.b, II.4.d, II.4.e, II.6."
    )


def test_the_commune_plan_answers_what_the_real_one_does_not(commune: Plan) -> None:
    matrix = find_gaps(commune)
    assert matrix.count(Question.WHEN, NO) == 0
    assert matrix.count(Question.WHEN, YES) == 11
    assert whole_gaps(commune) == {}


def test_every_answer_quotes_the_plan(tramtau: Plan, commune: Plan) -> None:
    for plan in (tramtau, commune):
        for task in plan.tasks:
            printed = " ".join([task.words, *(f"{line.caption}: {line.words}" for line in task.lines)])
            for question in (Question.WHO, Question.DELIVERABLE, Question.AUTHORITY):
                for words in answer(plan, task, question).words.split("; "):
                    assert words in printed


def test_only_the_questions_asked_are_answered(tramtau: Plan) -> None:
    matrix = find_gaps(tramtau, (Question.WHEN,))
    assert matrix.questions == (Question.WHEN,)
    assert all(list(row.answers) == [Question.WHEN] for row in matrix.tasks)


def test_reasons_gather_the_tasks_that_share_them(tramtau: Plan) -> None:
    who, *_ = find_gaps(tramtau, (Question.WHO, Question.WHEN)).reasons()
    assert (who.question, who.answer.why) == (Question.WHO, "gap.who.group")
    assert who.addresses == ("II.1", "II.3.a", "II.3.b")


def test_a_clear_answer_needs_no_filling(tramtau: Plan) -> None:
    (task,) = (each for each in tramtau.tasks if each.address == "II.4.c")
    assert answer(tramtau, task, Question.WHO).fill == "gap.fill.who.several-executors"
    assert answer(tramtau, task, Question.WHAT).fill == ""


REASONS = {
    *(f"gap.who.{each.value}" for each in Leadership),
    *(f"gap.when.{each.value}" for each in DeadlineGrade),
    *(f"gap.responsibility.{each}" for each in ("told-apart", "shared", "all-alike", "nobody")),
    *(f"gap.deliverable.{each}" for each in ("line", "prose", "none")),
    *(f"gap.authority.{each}" for each in ("named", "unnamed", "directing", "none")),
    *(f"gap.resources.{each}" for each in ("line", "prose", "plan", "none")),
}
CLEAR = {
    *(f"gap.who.{each}" for each in ("one-lead", "one-executor", "peers")),
    *(f"gap.deliverable.{each}" for each in ("line", "prose")),
    *(f"gap.resources.{each}" for each in ("line", "prose", "plan")),
    "gap.when.firm",
    "gap.responsibility.told-apart",
    "gap.authority.named",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", sorted(REASONS - CLEAR))
def test_every_open_answer_says_what_would_fill_it(language: Language, key: str) -> None:
    assert sentence(language, Answer(NO, "", key).fill).endswith(".")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", sorted(REASONS))
def test_every_reason_has_a_sentence(language: Language, key: str) -> None:
    assert sentence(language, key).endswith(".")


@pytest.mark.parametrize("language", Language)
def test_every_gap_of_the_whole_can_be_said(tramtau: Plan, commune: Plan, language: Language) -> None:
    for plan in (tramtau, commune):
        matrix = find_gaps(plan)
        for gap in matrix.plan:
            assert plan_gap_sentence(gap, matrix, language).endswith(".")


def test_work_of_nobody_is_not_said_to_be_of_several_units(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(
        {"label": "1", "text": "Rà soát.", "lead": "(xã điền)"},
        {"label": "2", "text": "Thu gom.", "responsible": ["Phòng Kinh tế", "Các thôn"]},
    )
    matrix = find_gaps(plan)
    told = [plan_gap_sentence(gap, matrix) for gap in matrix.plan]
    assert "1/2 nhiệm vụ không nêu đơn vị chủ trì hay thực hiện: II.1." in told
    assert "1/2 nhiệm vụ giao cho nhiều đơn vị như nhau: II.2." in told
