"""The "6 rõ" matrix laid out for a screen: tasks down, questions across, then what the plan lacks.

Lays out answers that are worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.gaps import GapMatrix, plan_gap_sentence
from plancli.analysis.six_questions import AnswerState
from plancli.formats.cells import cell_width, padded, visible, wrap
from plancli.messages import Language, sentence

_GAP = "  "


def gap_screen(matrix: GapMatrix, language: Language, width: int) -> str:
    """Return the screen: the matrix, how many tasks answer each question, the gaps in sentences."""
    head = [*wrap(sentence(language, "cli.gaps.heading"), width), ""]
    lines = [*head, *_table(matrix, language), "", *_sentences(matrix, language, width)]
    return "".join(f"{line}\n" for line in lines)


def _table(matrix: GapMatrix, language: Language) -> Iterator[str]:
    head = [sentence(language, "column.address"), *_headings(matrix, language)]
    rows = [
        [visible(row.address), *(_state(row.answers[each].state, language) for each in matrix.questions)]
        for row in matrix.tasks
    ]
    total = len(matrix.tasks)
    counts = [f"{matrix.count(each, AnswerState.YES)}/{total}" for each in matrix.questions]
    table = [head, *rows, [sentence(language, "gap.state.yes"), *counts]]
    widths = [max(map(cell_width, column)) for column in zip(*table, strict=True)]
    rule = _GAP.join("─" * each for each in widths)
    for number, row in enumerate(table):
        if number in (1, len(table) - 1):
            yield rule
        yield _GAP.join(padded(cell, each) for cell, each in zip(row, widths, strict=True)).rstrip()


def _headings(matrix: GapMatrix, language: Language) -> list[str]:
    """Return the questions without the word that all of them begin with: it would not fit six times."""
    return [sentence(language, f"cli.gaps.column.{each.value}") for each in matrix.questions]


def _state(state: AnswerState, language: Language) -> str:
    return sentence(language, f"cli.gaps.state.{state.value}")


def _sentences(matrix: GapMatrix, language: Language, width: int) -> Iterator[str]:
    for gap in matrix.plan:
        first, *rest = wrap(visible(plan_gap_sentence(gap, matrix, language)), width - 2)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)
