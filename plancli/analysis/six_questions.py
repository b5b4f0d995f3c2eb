"""The "6 rõ": whether a task says who, what, when, whose responsibility, which product, whose decision.

Answers from the printed words alone; the set is a slogan that varies, so questions are values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plancli.analysis.authority import AuthorityGrade, authority_in_prose
from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline
from plancli.analysis.deliverables import deliverable_of
from plancli.analysis.funding import funding_in_prose, speaks_of_funding
from plancli.analysis.given_work import heading_holders
from plancli.analysis.leads import Answerable, Leadership, answerable
from plancli.analysis.question import AnswerState, Question
from plancli.model.assignment import ROLE_KEYS, Role, UnitMention
from plancli.model.fill_mark import is_to_fill
from plancli.model.plan import Plan
from plancli.model.task import Paragraph, Task, TaskLine
from plancli.records import dataclass
from plancli.vietnamese.clauses import clause_end


@dataclass(frozen=True, slots=True)
class Answer:
    """What the plan says to one question about one task."""

    state: AnswerState
    words: str
    """The printed words that answer; empty where none do."""
    why: str
    """Key of the sentence that says why: `gap.who.several-executors`."""

    @property
    def fill(self) -> str:
        """Key of the sentence that says what would fill the gap: `gap.fill.who.group`; empty without one."""
        _, question, reason = self.why.split(".")
        return "" if self.state is AnswerState.YES else f"gap.fill.{question}.{reason}"


@dataclass(frozen=True, slots=True)
class PlanBackground:
    """What the answers about one task take from the rest of the plan; worked out once a plan."""

    holders: Mapping[str, tuple[UnitMention, ...]]
    """By task id, the units of the heading above it."""
    funded: bool
    """Whether the plan speaks of money anywhere."""


_WHO = {
    Leadership.ONE_LEAD: AnswerState.YES,
    Leadership.ONE_EXECUTOR: AnswerState.YES,
    Leadership.PEERS: AnswerState.YES,
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


def background(plan: Plan) -> PlanBackground:
    """Return what all tasks of a plan share; `answer` works it out where it is not given."""
    return PlanBackground(heading_holders(plan), speaks_of_funding(plan))


def answer(plan: Plan, task: Task, question: Question, shared: PlanBackground | None = None) -> Answer:
    """Return what the plan says to one question about one task.

    II.4.c of the Trạm Tấu plan: who - partly, two units carry it out and none leads;
    when - partly, "thường xuyên"; deliverable - no.
    """
    shared = shared or background(plan)
    who = answerable(plan, task, shared.holders.get(task.id, ()))
    match question:
        case Question.WHO:
            return _who(who)
        case Question.WHAT:
            return _what(task)
        case Question.WHEN:
            return _when(task)
        case Question.RESPONSIBILITY:
            return _responsibility(task, who)
        case Question.DELIVERABLE:
            return _deliverable(task)
        case Question.AUTHORITY:
            return _authority(task)
        case Question.RESOURCES:
            return _resources(task, shared)


def _who(who: Answerable) -> Answer:
    return Answer(_WHO[who.leadership], _names(who.mentions), f"gap.who.{who.leadership.value}")


def _what(task: Task) -> Answer:
    if task.words.strip():
        return Answer(AnswerState.YES, task.words, "gap.what.words")
    return Answer(AnswerState.NO, "", "gap.what.none")


def _when(task: Task) -> Answer:
    grade = grade_deadline(task.deadline)
    return Answer(_WHEN[grade], task.deadline.words, f"gap.when.{grade.value}")


def _responsibility(task: Task, who: Answerable) -> Answer:
    """Lead and helpers told apart; several who all carry out are told apart only from the helpers."""
    said = (
        _role_words(task, line) for line in task.lines if line.key in ROLE_KEYS and not is_to_fill(line.words)
    )
    # Where the paper has no line of roles, the names stand in the task's own words.
    words = "; ".join(said) or _names(task.mentions() or who.mentions)
    if who.clear:
        return Answer(AnswerState.YES, words, "gap.responsibility.told-apart")
    roles = {made.role for made in task.assignments if made.mentions}
    if not words:
        return Answer(AnswerState.NO, "", "gap.responsibility.nobody")
    if len(roles) > 1:
        return Answer(AnswerState.PARTLY, words, "gap.responsibility.shared")
    return Answer(AnswerState.NO, words, "gap.responsibility.all-alike")


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


def _resources(task: Task, shared: PlanBackground) -> Answer:
    if task.funding:
        return Answer(AnswerState.YES, task.funding, "gap.resources.line")
    for words in _prose(task):
        if span := funding_in_prose(words):
            said = words[span[0] : clause_end(words, span[1])]
            return Answer(AnswerState.YES, said.strip(), "gap.resources.prose")
    if shared.funded:
        return Answer(AnswerState.YES, "", "gap.resources.plan")
    return Answer(AnswerState.NO, "", "gap.resources.none")


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
