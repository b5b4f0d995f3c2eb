"""How far a task is, in words that the screen, the tables and the papers share, and those words read back.

Says what `analysis.progress` worked out; it works out nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from plancli.analysis.due_date import DueDate
from plancli.analysis.progress import UnitWord, WorkStanding, WorkState
from plancli.analysis.progress_time import DueStanding, Timing
from plancli.messages import Language, sentence
from plancli.model.progress import Extension, ProgressReport, ProgressState
from plancli.vietnamese.dates import short_day
from plancli.vietnamese.folding import fold

_ALSO = {
    "xong": ProgressState.DONE,
    "hoàn thành": ProgressState.DONE,
    "dừng": ProgressState.STOPPED,
    "chưa": ProgressState.NOT_STARTED,
    "đang làm": ProgressState.IN_PROGRESS,
}
"""What people write where no list of choices is before them."""


def state_words(state: WorkState, language: Language = Language.VI) -> str:
    """Return `đang thực hiện`."""
    return sentence(language, f"progress.state.{state.value}")


def timing_words(
    standing: DueStanding, due: DueDate, days_late: int = 0, language: Language = Language.VI
) -> str:
    """Return `quá hạn 47 ngày`, `còn 12 ngày`, `xong muộn 3 ngày`; empty for work that closed in time.

    Of a rhythm the day is told that a report was due on, or is due next.
    """
    name = standing.timing.value
    if standing.timing is Timing.DATED:
        return ""
    if standing.timing is Timing.CLOSED:
        return sentence(language, "progress.timing.late", days=days_late) if days_late else ""
    if due.rhythm and standing.due is not None:
        name = f"{name}.rhythm"
    elif standing.timing is Timing.DUE_SOON and not standing.days:
        name = f"{name}.today"
    return sentence(language, f"progress.timing.{name}", days=standing.days, day=short_day(standing.due))


def deadline_words(due: DueDate, language: Language = Language.VI) -> str:
    """Return the deadline that counts, those before it in brackets; a blank where the plan states none."""
    words = due.words or sentence(language, "progress.no-deadline")
    if not due.kept:
        return words
    return sentence(language, "progress.extended", deadline=words, before="; ".join(due.kept))


def report_words(report: ProgressReport | None, language: Language = Language.VI) -> str:
    """Return `đã hoàn thành, 14/3/2026, Thôn Nà Vạc: Báo cáo số 05/BC-TNV ngày 14/3/2026 (ghi chú)`."""
    if report is None:
        return sentence(language, "progress.state.no-report")
    head = ", ".join(filter(None, (_state(report, language), short_day(report.day), report.unit)))
    evidence = f": {report.evidence}" if report.evidence else ""
    return f"{head}{evidence}{f' ({report.note})' if report.note else ''}"


def extension_words(extension: Extension, language: Language = Language.VI) -> str:
    """Return `trước ngày 15/3/2026 → 30/9/2026, Thông báo số 12/TB-UBND ngày 28/4/2026`."""
    before = extension.before or sentence(language, "progress.no-deadline")
    return ", ".join(filter(None, (f"{before} → {short_day(extension.after)}", extension.basis)))


def role_words(word: UnitWord, language: Language = Language.VI) -> str:
    """Return `chủ trì`, `đề nghị thực hiện`, or what stands for a duty."""
    name = sentence(language, f"term.{word.role.value}" if word.role else "obligations.duty")
    return sentence(language, "obligations.requested", role=name) if word.requested else name


def contradiction_words(task: WorkStanding, language: Language = Language.VI) -> Sequence[str]:
    """Return a line for each report that does not agree with the state of the task."""
    return [
        sentence(language, "progress.contradicts", report=report_words(each, language))
        for each in task.contradicting
    ]


def _state(report: ProgressReport, language: Language) -> str:
    return sentence(language, f"progress.state.{report.state.value}")


def state_of(words: str) -> ProgressState | None:
    """Return the state that a cell or a flag names, in either language; None for any other word.

    >>> state_of("Đã hoàn thành")
    <ProgressState.DONE: 'done'>
    """
    return _states().get(fold(words))


@cache
def _states() -> Mapping[str, ProgressState]:
    found = {fold(words): state for words, state in _ALSO.items()}
    for state in ProgressState:
        found[state.value] = state
        found |= {fold(sentence(language, f"progress.state.{state.value}")): state for language in Language}
    return found
