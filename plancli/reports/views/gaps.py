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
from plancli.reports.views.letterhead import HeadView, view_head


@dataclass(frozen=True, slots=True)
class GapCell:
    """The answer of one task to one question."""

    state: str
    """`rõ`, `rõ một phần`, `chưa rõ`."""
    open: bool
    """True where the answer is not clear, in part or not at all."""


@dataclass(frozen=True, slots=True)
class GapRow:
    """One task."""

    address: str
    """`II.4.c`."""
    content: str
    """Its heading, or its words where it has none."""
    answers: tuple[GapCell, ...]
    """An answer for each question; why one is open, the reasons say."""


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason why a question stays open."""

    question: str
    """`Rõ thời gian`"""
    why: str
    count: str
    """How many tasks it holds for."""
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
    total: str
    """How many tasks were looked at."""
    unclear: str
    """How many of them leave at least one question open."""
    rows: tuple[GapRow, ...]
    clear: tuple[str, ...]
    """How many tasks answer each question clearly: `2/12`."""
    reasons: tuple[ReasonRow, ...]
    """Why cells are open and what would fill them, question by question."""
    plan: tuple[str, ...]
    """What the whole plan lacks, a sentence each."""
    remarks: tuple[str, ...]
    """What was not looked at."""
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
        total=str(len(matrix.tasks)),
        unclear=str(sum(any(map(_is_open, row.answers.values())) for row in matrix.tasks)),
        rows=tuple(
            GapRow(row.address, titles[row.task_id] or row.words, tuple(map(_answer, row.answers.values())))
            for row in matrix.tasks
        ),
        clear=tuple(_clear(matrix, question) for question in matrix.questions),
        reasons=tuple(map(_reason, matrix.reasons())),
        # A gap that tasks share stands among the reasons, with its tasks.
        plan=tuple(plan_gap_sentence(gap, matrix) for gap in matrix.plan if not gap.task_ids),
        remarks=tuple(_remarks(matrix)),
        title=plan.issuance.title,
        author=plan.issuance.issuer,
    )


def _answer(answer: Answer) -> GapCell:
    return GapCell(sentence(Language.VI, f"gap.state.{answer.state.value}"), _is_open(answer))


def _is_open(answer: Answer) -> bool:
    return answer.state is not AnswerState.YES


def _clear(matrix: GapMatrix, question: Question) -> str:
    return f"{matrix.count(question, AnswerState.YES)}/{len(matrix.tasks)}"


def _reason(reason: GapReason) -> ReasonRow:
    return ReasonRow(
        question=sentence(Language.VI, f"gap.question.{reason.question.value}"),
        why=sentence(Language.VI, reason.answer.why),
        count=str(len(reason.addresses)),
        tasks=", ".join(reason.addresses),
        fill=sentence(Language.VI, reason.answer.fill),
    )


def _remarks(matrix: GapMatrix) -> Iterator[str]:
    if matrix.described:
        yield sentence(Language.VI, "gap.described", addresses=", ".join(matrix.described))
