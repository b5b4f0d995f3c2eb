"""Report `gaps`: what the plan leaves open, task by task and as a whole.

Sets out answers found elsewhere; it judges nothing and proposes no words for the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.gaps import GapMatrix, GapReason, find_gaps, plan_gap_sentence
from plancli.analysis.question import AnswerState, Question
from plancli.analysis.six_questions import Answer
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.reports.letterhead import HeadView, view_head


@dataclass(frozen=True, slots=True)
class GapRow:
    """One task."""

    address: str
    """`II.4.c`."""
    content: str
    """Its heading, or its words where it has none."""
    answers: tuple[str, ...]
    """An answer for each question: `rõ`, `chưa rõ`, or `rõ một phần` and why."""


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason why a question stays open."""

    question: str
    """`Rõ thời gian`"""
    why: str
    tasks: str
    """Printed addresses: `II.4.c, II.5.a`."""
    fill: str
    """What would make it clear."""


@dataclass(frozen=True, slots=True)
class GapsView:
    """Bảng khoảng trống."""

    head: HeadView
    slogan: str
    """`6 RÕ`: how many questions are asked."""
    questions: tuple[str, ...]
    """Column headings: `Rõ người` …"""
    rows: tuple[GapRow, ...]
    clear: tuple[str, ...]
    """How many tasks answer each question clearly: `2/12`."""
    reasons: tuple[ReasonRow, ...]
    """Why cells are open and what would fill them, question by question."""
    plan: tuple[str, ...]
    """What many tasks share or the whole plan lacks, a sentence each."""
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_gaps(plan: Plan) -> GapsView:
    """Return the view of report `gaps`, by the six questions."""
    return view_matrix(plan, find_gaps(plan))


def view_matrix(plan: Plan, matrix: GapMatrix) -> GapsView:
    """Return the view of a matrix: other questions than the six, or some tasks only."""
    titles = {task.id: task.title for task in plan.tasks}
    return GapsView(
        head=view_head(plan.issuance),
        slogan=f"{len(matrix.questions)} RÕ",
        questions=tuple(sentence(Language.VI, f"gap.question.{each.value}") for each in matrix.questions),
        rows=tuple(
            GapRow(row.address, titles[row.task_id] or row.words, tuple(map(_answer, row.answers.values())))
            for row in matrix.tasks
        ),
        clear=tuple(_clear(matrix, question) for question in matrix.questions),
        reasons=tuple(map(_reason, matrix.reasons())),
        plan=tuple(_plan_sentences(matrix)),
        title=plan.issuance.title,
        author=plan.issuance.issuer,
    )


def _answer(answer: Answer) -> str:
    state = sentence(Language.VI, f"gap.state.{answer.state.value}")
    if answer.state is not AnswerState.PARTLY:
        return state
    return f"{state}\n{sentence(Language.VI, answer.why)}"


def _clear(matrix: GapMatrix, question: Question) -> str:
    return f"{matrix.count(question, AnswerState.YES)}/{len(matrix.tasks)}"


def _reason(reason: GapReason) -> ReasonRow:
    return ReasonRow(
        question=sentence(Language.VI, f"gap.question.{reason.question.value}"),
        why=sentence(Language.VI, reason.answer.why),
        tasks=", ".join(reason.addresses),
        fill=sentence(Language.VI, reason.answer.fill),
    )


def _plan_sentences(matrix: GapMatrix) -> Iterator[str]:
    for gap in matrix.plan:
        yield plan_gap_sentence(gap, matrix)
    if matrix.described:
        yield sentence(Language.VI, "gap.described", addresses=", ".join(matrix.described))
