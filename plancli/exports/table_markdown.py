"""Tables in Markdown, to paste into a page or an issue; obligations as a heading and a table for each unit.

A table only; the paper with letterhead and signature is a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plancli.analysis.obligations import Obligation, UnitObligations
from plancli.exports.role_words import role_words
from plancli.messages import Language, sentence

_COLUMNS = ("address", "role", "text", "with", "deadline", "via-group")
_SIGNS = re.compile(r"[*_\[\]<|~`#$&]")


def export_obligations_markdown(rows: Sequence[UnitObligations], language: Language = Language.VI) -> str:
    """Return a section for each unit; words stand as printed, with the signs of Markdown made harmless."""
    if not rows:
        return sentence(language, "obligations.none") + "\n"
    return "\n".join(_unit(row, language) for row in rows)


def cell(words: str) -> str:
    r"""Return words as one cell of a table: one line, no sign that Markdown would act on.

    >>> cell("A | B\n[C]")
    'A \\| B<br>\\[C\\]'
    """
    # GitHub splits cells before it reads escapes, so a backslash of the data must not be one there.
    safe = _SIGNS.sub(r"\\\g<0>", words.replace("\\", "\ufdd0")).replace("\ufdd0", "&#92;")
    return safe.strip().replace("\n", "<br>")


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, each line ended; the words of a plan stand in it by `cell`.

    >>> print(markdown_table(["a"], [["1"]]), end="")
    | a |
    | --- |
    | 1 |
    """
    return "".join(f"| {' | '.join(line)} |\n" for line in (heads, ["---"] * len(heads), *rows))


def _unit(row: UnitObligations, language: Language) -> str:
    heads = [sentence(language, f"column.{name}") for name in _COLUMNS]
    table = markdown_table(heads, (_row(each, language) for each in row.obligations))
    return f"## {cell(row.unit.name)}\n\n{table}"


def _row(obligation: Obligation, language: Language) -> list[str]:
    return [
        cell(obligation.address),
        role_words(obligation, language),
        cell(obligation.words),
        cell("; ".join(obligation.with_units)),
        cell(obligation.deadline.words),
        cell(obligation.via_group or ""),
    ]
