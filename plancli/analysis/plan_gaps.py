"""What a plan as a whole leaves open: money, the reporting regime, figures to reach.

Looks for any printed word on each; how good the word is, is for a reader to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline
from plancli.analysis.funding import ordering_texts, speaks_of_funding
from plancli.analysis.question import AnswerState
from plancli.model.plan import Plan, PrintedText
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.vietnamese.clauses import own_words

_FIGURE = late_pattern(
    r"\d+\s?%|(?:ít nhất|tối thiểu)\s+\d+"
    r"|\b\d{1,4}\s+(?:lớp|cuộc|buổi|hội nghị|tin|bài|đợt|lượt|người|mô hình|phóng sự|chuyên mục)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\bbáo cáo\b(?! viên)", re.IGNORECASE)
_REPORT_TIME = re.compile(
    r"(?:hằng|hàng|mỗi)\s+(?:\d+\s+)?(?:ngày|tuần|tháng|quý|năm)|\bngày \d|qu[ýí] [IV\d]+|\b\d+ tháng\b"
    r"|tháng \d|\d+ lần/|trước \d+ ?(?:h|giờ)",
    re.IGNORECASE,
)
_OCCASION = re.compile(r"\b(?:nếu|khi)\s[^.;]{0,40}?\b(?:khó khăn|vướng mắc|phát sinh)\b", re.IGNORECASE)
"""What is reported only when it happens: "nếu có khó khăn, vướng mắc, … báo cáo về Sở Y tế"."""
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?!\s|$)[^.;]+)*")


@dataclass(frozen=True, slots=True)
class PlanGap:
    """Khoảng trống of a plan as a whole, or one that many tasks share."""

    key: str
    """What is missing: a question's key (`when`), or `funding`, `reporting`, `targets`."""
    state: AnswerState
    """PARTLY or NO."""
    addresses: tuple[str, ...] = ()
    """Printed addresses of the tasks that share it, or of the words that answer in part."""
    task_ids: tuple[str, ...] = ()
    """Ids of the tasks that share it."""
    words: str = ""
    """What the plan says to it, where it says something."""

    @property
    def why(self) -> str:
        """Key of the sentence that says it: `gap.plan.funding.no`."""
        return f"gap.plan.{self.key}.{self.state.value}"


def missing_from_plan(plan: Plan) -> Iterator[PlanGap]:
    """Yield what the whole plan leaves open.

    The Trạm Tấu plan names no money and no figure, and wants a report only "theo quy định" (III.1).
    """
    texts = ordering_texts(plan)
    if not speaks_of_funding(plan):
        yield PlanGap("funding", AnswerState.NO)
    if reporting := reporting_gap(plan):
        yield reporting
    if not any(_FIGURE.search(own_words(text.words)) for text in texts):
        yield PlanGap("targets", AnswerState.NO)


def reporting_gap(plan: Plan) -> PlanGap | None:
    """Return what is open about reports: none asked for, or none with a time; None where one has it.

    The time may stand in the sentence, or be the deadline of the task that asks for the report.
    """
    sentences = list(_report_sentences(ordering_texts(plan)))
    if not sentences:
        return PlanGap("reporting", AnswerState.NO)
    timed = {task.address for task in plan.tasks if grade_deadline(task.deadline) is DeadlineGrade.FIRM}
    if any(at in timed or _REPORT_TIME.search(words) for at, words in sentences):
        return None
    addresses = tuple(dict.fromkeys(address for address, _ in sentences))
    return PlanGap("reporting", AnswerState.PARTLY, addresses, words=sentences[0][1])


def _report_sentences(texts: Sequence[PrintedText]) -> Iterator[tuple[str, str]]:
    for text in texts:
        if _REPORT.search(text.words):
            for found in _SENTENCE.finditer(own_words(text.words)):
                if _asks_for_results(found.group()):
                    yield text.address, text.words[found.start() : found.end()].strip()


def _asks_for_results(sentence: str) -> bool:
    """Say whether a sentence speaks of a report that is due whatever happens."""
    occasion = _OCCASION.search(sentence)
    return _REPORT.search(sentence[: occasion.start()] if occasion else sentence) is not None
