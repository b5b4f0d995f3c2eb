"""The "6 rõ" matrix laid out for a screen: tasks down, questions across, then what the plan lacks.

Lays out answers that are worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.gaps import GapMatrix, plan_gap_sentence
from plancli.analysis.question import AnswerState, Question
from plancli.analysis.six_questions import Answer
from plancli.formats.cells import cell_width, hung, padded, visible, wrap
from plancli.messages import Language, sentence

_GAP = "  "
_TASK_LINES = 2
"""Lines of a task's content that name it; the whole stands in the plan."""
_ANSWER_LINES = 3


def gap_screen(matrix: GapMatrix, language: Language, width: int) -> str:
    """Return the screen: the matrix, what would fill each column, the gaps in sentences."""
    lines = [*wrap(_heading(matrix, language), width), "", *_table(matrix, language, width), ""]
    lines += [*_legend(matrix, language, width), *_sentences(matrix, language, width)]
    return "".join(f"{line}\n" for line in lines)


def reason_screen(matrix: GapMatrix, language: Language, width: int, *, clear: bool = False) -> str:
    """Return task by task what is open, what the plan says to it, why, and what would fill it.

    `clear` shows what is clear as well.
    """
    lines: list[str] = []
    for row in matrix.tasks:
        open_ones = {key: each for key, each in row.answers.items() if clear or each.fill}
        if not open_ones:
            continue
        lines += hung("", f"{row.address}  {row.words}", width, most=_TASK_LINES)
        for question, found in open_ones.items():
            lines += _reason(question, found, language, width)
        lines.append("")
    if not lines:
        lines.append(sentence(language, "cli.gaps.all-clear" if matrix.tasks else "cli.gaps.no-tasks"))
    return "\n".join(lines).rstrip() + "\n"


def _reason(question: Question, found: Answer, language: Language, width: int) -> Iterator[str]:
    name = sentence(language, f"cli.gaps.column.{question.value}")
    said = f": {found.words}" if found.words and question is not Question.WHAT else ""
    yield from hung("  ", f"{name} ({_state(found.state, language)}){said}", width, most=_ANSWER_LINES)
    yield from hung("    ", sentence(language, found.why), width)
    if found.fill:
        yield from hung("    → ", sentence(language, found.fill), width)


def _heading(matrix: GapMatrix, language: Language) -> str:
    each = (
        sentence(language, "cli.gaps.heading.each", question=name) for name in _headings(matrix, language)
    )
    return sentence(language, "cli.gaps.heading", questions=", ".join(each))


def _legend(matrix: GapMatrix, language: Language, width: int) -> Iterator[str]:
    """Yield what would fill each column that has a gap, one line a question as a rule."""
    open_ones = list(dict.fromkeys(reason.question for reason in matrix.reasons()))
    if not open_ones:
        return
    names = [sentence(language, f"cli.gaps.column.{each.value}") for each in open_ones]
    column = max(map(cell_width, names))
    yield sentence(language, "cli.gaps.legend")
    for question, name in zip(open_ones, names, strict=True):
        yield from hung(
            f"  {padded(name, column)}  ", sentence(language, f"gap.fill.{question.value}"), width
        )
    yield from wrap(sentence(language, "cli.gaps.more"), width)
    yield ""


def _table(matrix: GapMatrix, language: Language, width: int) -> Iterator[str]:
    heads = [[sentence(language, "column.address"), *_headings(matrix, language)]]
    total = len(matrix.tasks)
    counts = [f"{matrix.count(each, AnswerState.YES)}/{total}" for each in matrix.questions]
    rows = [
        *(
            [visible(row.address), *(_state(row.answers[each].state, language) for each in matrix.questions)]
            for row in matrix.tasks
        ),
        [sentence(language, "gap.state.yes"), *counts],
    ]
    gap = _GAP
    if sum(_widths([*heads, *rows])) + len(gap) * len(matrix.questions) > width:
        # A narrow window gets the words of a heading on two lines, and less between the columns.
        parts = [head.rpartition(" ") for head in heads[0]]
        heads, gap = [[part[0] for part in parts], [part[2] for part in parts]], _GAP[1:]
    widths = _widths([*heads, *rows])
    rule = ["─" * each for each in widths]
    for row in (*heads, rule, *rows[:-1], rule, rows[-1]):
        yield gap.join(padded(cell, each) for cell, each in zip(row, widths, strict=True)).rstrip()


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cell_width, column)) for column in zip(*rows, strict=True)]


def _headings(matrix: GapMatrix, language: Language) -> list[str]:
    """Return the questions without the word that all of them begin with: it would not fit six times."""
    return [sentence(language, f"cli.gaps.column.{each.value}") for each in matrix.questions]


def _state(state: AnswerState, language: Language) -> str:
    return sentence(language, f"cli.gaps.state.{state.value}")


def _sentences(matrix: GapMatrix, language: Language, width: int) -> Iterator[str]:
    said = [plan_gap_sentence(gap, matrix, language) for gap in matrix.plan]
    if matrix.described:
        said.append(sentence(language, "gap.described", addresses=", ".join(matrix.described)))
    for each in said:
        yield from hung("- ", each, width)
