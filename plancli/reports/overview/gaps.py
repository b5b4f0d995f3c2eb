"""The "6 rõ" in the overview: a cell for each task and question, and why a cell is not clear.

Sets out answers found elsewhere; it judges nothing.
"""

from __future__ import annotations

from plancli.analysis.gaps import GapMatrix, find_gaps, plan_gap_sentence
from plancli.analysis.question import AnswerState, Question
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.reports.overview.outline import Link, Outline
from plancli.reports.views.shortening import shortened

_LONGEST = 90
"""Characters of a task beside its address, so that a row stays a row; the whole stands further down."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One task."""

    task: Link
    content: str
    """Its heading, or the beginning of its words."""
    cells: tuple[tuple[str, str], ...]
    """For each question `yes`, `partly` or `no`, and the anchor of the reason; no anchor for `yes`."""


@dataclass(frozen=True, slots=True)
class HeatReason:
    """Why cells are not clear."""

    anchor: str
    question: str
    style: str
    """`partly` or `no`"""
    why: str
    fill: str
    """What would make it clear."""
    tasks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """One question."""

    name: str
    """`Rõ người`"""
    answered: str
    """How many tasks answer it."""


@dataclass(frozen=True, slots=True)
class HeatView:
    """Tasks and questions."""

    slogan: str
    """`6 rõ`"""
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    total: str
    reasons: tuple[HeatReason, ...]
    plan: tuple[str, ...]
    """What the plan as a whole lacks, and what was not looked at; a sentence each."""
    led: str
    """How many tasks do not say who answers for them."""


def view_heat(plan: Plan, outline: Outline) -> HeatView:
    """Return the heat map of a plan."""
    matrix = find_gaps(plan)
    reasons = matrix.reasons()
    anchors = {(each.question, each.answer.why): f"ly-do-{at}" for at, each in enumerate(reasons, 1)}
    titles = {task.id: task.title for task in plan.tasks}
    links = {row.task_id: outline.link(row.address, row.task_id) for row in matrix.tasks}
    return HeatView(
        slogan=f"{len(matrix.questions)} rõ",
        columns=tuple(
            HeatColumn(_name(question), str(matrix.count(question, AnswerState.YES)))
            for question in matrix.questions
        ),
        rows=tuple(
            HeatRow(
                links[row.task_id],
                shortened(titles[row.task_id] or row.words, _LONGEST),
                tuple(
                    (answer.state.value, anchors.get((question, answer.why), ""))
                    for question, answer in row.answers.items()
                ),
            )
            for row in matrix.tasks
        ),
        total=str(len(matrix.tasks)),
        reasons=tuple(
            HeatReason(
                anchors[each.question, each.answer.why],
                _name(each.question),
                each.answer.state.value,
                sentence(Language.VI, each.answer.why),
                sentence(Language.VI, each.answer.fill),
                tuple(links[task] for task in each.task_ids),
            )
            for each in reasons
        ),
        plan=_plan_sentences(matrix),
        led=str(len(matrix.tasks) - matrix.count(Question.WHO, AnswerState.YES)),
    )


def _name(question: Question) -> str:
    return sentence(Language.VI, f"gap.question.{question.value}")


def _plan_sentences(matrix: GapMatrix) -> tuple[str, ...]:
    asked = {question.value for question in matrix.questions}
    said = [plan_gap_sentence(gap, matrix) for gap in matrix.plan if gap.key not in asked]
    if matrix.described:
        said.append(sentence(Language.VI, "gap.described", addresses=", ".join(matrix.described)))
    return tuple(said)
