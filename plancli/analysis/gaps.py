"""Where a plan leaves something open: the matrix of tasks and questions, and the gaps of the whole.

Lists what is not said; whether that is a fault is for the rules, and for whoever signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plancli.analysis.plan_gaps import PlanGap, missing_from_plan
from plancli.analysis.six_questions import Answer, AnswerState, Question, answer
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.source.position import Route

SIX_QUESTIONS = tuple(Question)
"""rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền."""


@dataclass(frozen=True, slots=True)
class TaskGaps:
    """One row of the matrix."""

    task_id: str
    address: str
    """Printed address: `II.4.c`."""
    words: str
    """Content as printed."""
    answers: Mapping[Question, Answer]
    """An answer to every question asked, in their order."""
    route: Route


@dataclass(frozen=True, slots=True)
class GapMatrix:
    """Tasks and questions."""

    questions: tuple[Question, ...]
    tasks: tuple[TaskGaps, ...]
    """In printed order."""
    plan: tuple[PlanGap, ...]
    """Gaps that tasks share, question by question, then those of the whole plan."""

    def count(self, question: Question, state: AnswerState) -> int:
        """Return how many tasks have this answer to this question."""
        return sum(row.answers[question].state is state for row in self.tasks)


def find_gaps(plan: Plan, questions: Sequence[Question] = SIX_QUESTIONS) -> GapMatrix:
    """Return the matrix of a plan.

    For the Trạm Tấu plan: 12 tasks, none with a firm deadline, two with a product named in the prose.
    """
    asked = tuple(questions)
    rows = tuple(
        TaskGaps(
            task.id,
            task.address,
            task.words,
            {question: answer(plan, task, question) for question in asked},
            task.route,
        )
        for task in plan.tasks
    )
    shared = tuple(_shared(rows, asked))
    return GapMatrix(asked, rows, (*shared, *missing_from_plan(plan)))


def _shared(rows: Sequence[TaskGaps], questions: Sequence[Question]) -> Iterator[PlanGap]:
    for question in questions:
        for state in (AnswerState.NO, AnswerState.PARTLY):
            alike = [row for row in rows if row.answers[question].state is state]
            if alike:
                yield PlanGap(
                    question.value,
                    state,
                    tuple(row.address for row in alike),
                    tuple(row.task_id for row in alike),
                )


def plan_gap_sentence(gap: PlanGap, matrix: GapMatrix, language: Language = Language.VI) -> str:
    """Say a gap of the whole plan in one sentence: "12/12 nhiệm vụ không nêu thời gian: II.1, II.2 …"."""
    return sentence(
        language,
        gap.why,
        count=len(gap.addresses),
        total=len(matrix.tasks),
        addresses=", ".join(gap.addresses),
    )
