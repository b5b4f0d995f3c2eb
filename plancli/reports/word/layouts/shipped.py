"""The Word templates that plancli ships, built so that each change of theirs can be read as text.

Makes bytes; `tools/build_word_templates.py` writes them, and a clerk may edit what it wrote in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plancli.reports.word.layouts.assignment_table import assignment_table_template
from plancli.reports.word.layouts.cascade import cascade_template
from plancli.reports.word.layouts.difference import difference_template
from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.gaps import gaps_body
from plancli.reports.word.layouts.implementation import implementation_template
from plancli.reports.word.layouts.matrix import matrix_body
from plancli.reports.word.layouts.pieces import page
from plancli.reports.word.layouts.plan import plan_template
from plancli.reports.word.layouts.reminder import reminder_template
from plancli.reports.word.layouts.trace import trace_template
from plancli.reports.word.layouts.unit_papers import (
    cover_table_template,
    extract_head,
    obligations_template,
    sheet_template,
)


def _gaps_template() -> bytes:
    """Return the template of report `gaps`: the whole plan, the tasks one by one, the reasons."""
    head = extract_head("KHOẢNG TRỐNG CỦA KẾ HOẠCH THEO “{{ slogan }}”")
    return document(head + gaps_body(), page(landscape=True))


def _matrix_template() -> bytes:
    """Return the template of report `matrix`: tasks down, units across."""
    return document(extract_head("MA TRẬN TRÁCH NHIỆM") + matrix_body(), page(landscape=True))


WORD_TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "plan": plan_template,
    "assignment-table": assignment_table_template,
    "obligations": obligations_template,
    "gaps": _gaps_template,
    "matrix": _matrix_template,
    "reminder": reminder_template,
    "implementation": implementation_template,
    "sheet": sheet_template,
    "cover-table": cover_table_template,
    "trace": trace_template,
    "cascade": cascade_template,
    "difference": difference_template,
}
"""How each `templates/word/<name>.docx` is built."""
