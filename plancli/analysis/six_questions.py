"""The "6 rõ": whether a task says who, what, when, whose responsibility, which product, whose decision.

Answers from the printed words alone; the set is a slogan that varies, so questions are values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from plancli.analysis.authority import AuthorityGrade, authority_in_prose
from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline
from plancli.analysis.deliverables import deliverable_of
from plancli.analysis.leads import Leadership, answerable
from plancli.model.assignment import Role, UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Paragraph, Task, TaskLine


class Question(Enum):
    """Một câu hỏi; the value is the key in JSON."""

    WHO = "who"
    """rõ người"""
    WHAT = "what"
    """rõ việc"""
    WHEN = "when"
    """rõ thời gian"""
    RESPONSIBILITY = "responsibility"
    """rõ trách nhiệm"""
    DELIVERABLE = "deliverable"
    """rõ sản phẩm"""
    AUTHORITY = "authority"
    """rõ thẩm quyền"""


class AnswerState(Enum):
    """How far the plan answers."""

    YES = "yes"
    """rõ"""
    PARTLY = "partly"
    """rõ một phần"""
    NO = "no"
    """chưa rõ"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the plan says to one question about one task."""

    state: AnswerState
    words: str
    """The printed words that answer; empty where none do."""
    why: str
    """Key of the sentence that says why: `gap.who.several-executors`."""


_WHO = {
    Leadership.ONE_LEAD: AnswerState.YES,
    Leadership.ONE_EXECUTOR: AnswerState.YES,
    Leadership.SEVERAL_LEADS: AnswerState.PARTLY,
    Leadership.SEVERAL_EXECUTORS: AnswerState.PARTLY,
    Leadership.GROUP: AnswerState.PARTLY,
    Leadership.NOBODY: AnswerState.NO,
}
_WHEN = {
    DeadlineGrade.FIRM: AnswerState.YES,
    DeadlineGrade.OPEN: AnswerState.PARTLY,
    DeadlineGrade.CONDITIONAL: AnswerState.PARTLY,
    DeadlineGrade.REFERRED: AnswerState.PARTLY,
    DeadlineGrade.NONE: AnswerState.NO,
}
_AUTHORITY = {
    AuthorityGrade.NAMED: AnswerState.YES,
    AuthorityGrade.UNNAMED: AnswerState.PARTLY,
}


def answer(plan: Plan, task: Task, question: Question) -> Answer:
    """Return what the plan says to one question about one task.

    II.4.c of the Trạm Tấu plan: who - partly, two units carry it out and none leads;
    when - partly, "thường xuyên"; deliverable - no.
    """
    match question:
        case Question.WHO:
            return _who(plan, task)
        case Question.WHAT:
            return _what(task)
        case Question.WHEN:
            return _when(task)
        case Question.RESPONSIBILITY:
            return _responsibility(plan, task)
        case Question.DELIVERABLE:
            return _deliverable(task)
        case Question.AUTHORITY:
            return _authority(task)


def _who(plan: Plan, task: Task) -> Answer:
    found = answerable(plan, task)
    words = _names(found.mentions)
    return Answer(_WHO[found.leadership], words, f"gap.who.{found.leadership.value}")


def _what(task: Task) -> Answer:
    if task.words.strip():
        return Answer(AnswerState.YES, task.words, "gap.what.words")
    return Answer(AnswerState.NO, "", "gap.what.none")


def _when(task: Task) -> Answer:
    grade = grade_deadline(task.deadline)
    return Answer(_WHEN[grade], task.deadline.words, f"gap.when.{grade.value}")


def _responsibility(plan: Plan, task: Task) -> Answer:
    """Lead and helpers told apart; several who all carry out are told apart only from the helpers."""
    said = (_role_words(task, line) for line in task.lines if line.key in _ROLES)
    # Where the paper has no line of roles, the names stand in the task's own words.
    words = "; ".join(said) or _names(task.mentions())
    if answerable(plan, task).single:
        return Answer(AnswerState.YES, words, "gap.responsibility.told-apart")
    roles = {made.role for made in task.assignments if made.mentions}
    if not roles:
        return Answer(AnswerState.NO, "", "gap.responsibility.nobody")
    if len(roles) > 1:
        return Answer(AnswerState.PARTLY, words, "gap.responsibility.shared")
    return Answer(AnswerState.NO, words, "gap.responsibility.all-alike")


_ROLES = frozenset(role.value for role in Role)


def _role_words(task: Task, line: TaskLine) -> str:
    """Return a role line as printed; its names where only items or the cell above print them."""
    made = (each for each in task.assignments if each.route == line.route)
    words = line.words.rstrip(" .;") or _names(tuple(mention for each in made for mention in each.mentions))
    return f"{line.caption}: {words}" if line.caption else words


def _deliverable(task: Task) -> Answer:
    found = deliverable_of(task)
    if found is None:
        return Answer(AnswerState.NO, "", "gap.deliverable.none")
    source = "line" if found.within is None else "prose"
    return Answer(AnswerState.YES, found.words, f"gap.deliverable.{source}")


def _authority(task: Task) -> Answer:
    partly: Answer | None = None
    for words in _prose(task):
        grade, span = authority_in_prose(words)
        if span is None:
            continue
        found = Answer(_AUTHORITY[grade], words[slice(*span)], f"gap.authority.{grade.value}")
        if found.state is AnswerState.YES:
            return found
        partly = partly or found
    if partly is None and (directing := task.mentions(Role.DIRECTING)):
        return Answer(AnswerState.PARTLY, _names(directing), "gap.authority.directing")
    return partly or Answer(AnswerState.NO, "", "gap.authority.none")


def _prose(task: Task) -> Iterator[str]:
    yield task.words
    for line in task.lines:
        yield from _paragraphs(line.items)
        if line.key in ("deliverable", "funding", "note"):
            yield line.words


def _paragraphs(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield paragraph.words
        yield from _paragraphs(paragraph.children)


def _names(mentions: tuple[UnitMention, ...]) -> str:
    return "; ".join(mention.words for mention in mentions)
