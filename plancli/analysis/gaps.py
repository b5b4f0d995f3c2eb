"""Where a plan leaves something open: the matrix of tasks and questions, and the gaps of the whole.

Lists what is not said; whether that is a fault is for the rules, and for whoever signs.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from plancli.analysis.given_work import described_tasks, given_tasks
from plancli.analysis.plan_gaps import PlanGap, missing_from_plan
from plancli.analysis.question import SIX_QUESTIONS, AnswerState, Question
from plancli.analysis.six_questions import Answer, answer, background
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.source.position import Route

_NOBODY = "gap.responsibility.nobody"
"""Why responsibilities are not told apart where no unit is named; the gap of who tells those tasks."""


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
    described: tuple[str, ...] = ()
    """Printed addresses of the body's points that an annex table gives out: no rows of the matrix."""

    def count(self, question: Question, state: AnswerState) -> int:
        """Return how many tasks have this answer to this question."""
        return sum(row.answers[question].state is state for row in self.tasks)

    def reasons(self) -> tuple[GapReason, ...]:
        """Return why cells are not filled, question by question, each reason with the tasks it holds for."""
        found: dict[tuple[Question, str], list[TaskGaps]] = {}
        for question in self.questions:
            for row in self.tasks:
                if row.answers[question].state is not AnswerState.YES:
                    found.setdefault((question, row.answers[question].why), []).append(row)
        return tuple(
            GapReason(
                question,
                rows[0].answers[question],
                tuple(row.address for row in rows),
                tuple(row.task_id for row in rows),
            )
            for (question, _), rows in found.items()
        )


@dataclass(frozen=True, slots=True)
class GapReason:
    """One reason why a question stays open, and where."""

    question: Question
    answer: Answer
    """The first of the answers with this reason."""
    addresses: tuple[str, ...]
    """Printed addresses of the tasks, in printed order."""
    task_ids: tuple[str, ...]
    """Their unique ids."""


def find_gaps(
    plan: Plan, questions: Sequence[Question] = SIX_QUESTIONS, only: Container[str] | None = None
) -> GapMatrix:
    """Return the matrix of a plan: the tasks that its body, or else its annex tables, give out.

    `only` holds the ids of the tasks to look at, whoever gives them out; None looks at all.
    For the Trạm Tấu plan: 12 tasks, none with a firm deadline, two with a product named in the prose.
    """
    asked = tuple(questions)
    shared = background(plan)
    given = given_tasks(plan) if only is None else [task for task in plan.tasks if task.id in only]
    rows = tuple(
        TaskGaps(
            task.id,
            task.address,
            task.words,
            {question: answer(plan, task, question, shared) for question in asked},
            task.route,
        )
        for task in given
    )
    described = () if only is not None else tuple(task.address for task in described_tasks(plan))
    gaps = (*_shared(rows, asked), *missing_from_plan(plan))
    return GapMatrix(asked, rows, gaps, described)


def _shared(rows: Sequence[TaskGaps], questions: Sequence[Question]) -> Iterator[PlanGap]:
    for question in questions:
        for state in (AnswerState.NO, AnswerState.PARTLY):
            alike = [
                row
                for row in rows
                if row.answers[question].state is state and row.answers[question].why != _NOBODY
            ]
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
