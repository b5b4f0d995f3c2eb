"""“(xã điền)” is printed and answers nothing, in whichever shape the line has."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from plancli.analysis.gaps import find_gaps
from plancli.analysis.question import AnswerState, Question
from plancli.model.fill_mark import fill_mark, is_to_fill
from plancli.model.plan import Plan

MakePlan = Callable[..., Plan]


@pytest.mark.parametrize(
    ("words", "to_fill"),
    [
        ("(xã điền)", True),
        ("(đơn vị điền).", True),
        (unicodedata.normalize("NFD", "(phường điền)"), True),
        ("(hộ gia đình điền)", False),
        ("Phòng Kinh tế (xã điền)", False),
        ("xã điền", False),
        ("", False),
    ],
)
def test_the_mark_alone_is_to_fill_in(words: str, to_fill: bool) -> None:
    assert is_to_fill(words) is to_fill


def test_a_mark_names_the_place_or_the_unit() -> None:
    assert [fill_mark(word) for word in ("xã", "huyện", "", "sở")] == [
        *("(xã điền)", "(huyện điền)"),
        *("(đơn vị điền)", "(đơn vị điền)"),
    ]


@pytest.mark.parametrize(
    "lead", ["(xã điền)", ["(xã điền)"], {"caption": "Chủ trì", "units": "(xã điền)"}, {"words": "(xã điền)"}]
)
def test_a_marked_line_of_units_gives_the_task_to_nobody(plan_with: MakePlan, lead: Any) -> None:
    [task] = plan_with({"label": "1", "text": "Rà soát.", "lead": lead}).tasks
    assert task.assignments == ()
    assert "(xã điền)" in task.lines[-1].words


def test_a_name_beside_the_mark_counts(plan_with: MakePlan) -> None:
    [task] = plan_with({"text": "Rà soát.", "coordinating": ["Phòng Kinh tế", "(xã điền)"]}).tasks
    assert [mention.words for mention in task.mentions()] == ["Phòng Kinh tế"]


@pytest.mark.parametrize("shape", [lambda words: words, lambda words: {"words": words}])
def test_a_marked_deadline_overrides_the_prose_and_is_none(
    plan_with: MakePlan, shape: Callable[[str], Any]
) -> None:
    text = "Xây dựng kế hoạch trước ngày 20/6/2026."
    plan = plan_with({"text": text, "deadline": shape("(xã điền)"), "deliverable": shape("(xã điền)")})
    [task] = plan.tasks
    assert (task.deadline.words, task.deadline.dues, task.deliverable) == ("", (), "")
    matrix = find_gaps(plan)
    assert (
        matrix.count(Question.WHEN, AnswerState.NO) == matrix.count(Question.DELIVERABLE, AnswerState.NO) == 1
    )
    assert plan_with({"text": text}).tasks[0].deadline.words == "trước ngày 20/6/2026"
