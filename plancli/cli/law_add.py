"""`plancli law add`: a filled-in sheet, checked row by row, as an overlay of the registry.

Writes all or nothing: with one wrong row the overlay is left as it was.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from plancli.cli.inputs import read_input
from plancli.cli.law_answer import LawWishes
from plancli.cli.streams import FAULTY, answer, cut, remark
from plancli.errors import UsageError
from plancli.importing.act_sheet import read_act_rows
from plancli.legal.act_rows import RowRemark, check_rows
from plancli.legal.overlay import overlay_text, read_overlay
from plancli.legal.registry import Registry
from plancli.messages import Language, sentence
from plancli.workspace.plan_files import STDIN


def law_add(words: Sequence[str], registry: Registry, wishes: LawWishes, today: datetime.date) -> int:
    """Check the rows and write the overlay; exit code 1, nothing written, where a row is wrong."""
    if len(words) != 1:
        raise UsageError("cli.law.add-one-file")
    (path,) = words
    language = wishes.language
    checked = check_rows(read_act_rows(read_input(path), path), registry, today)
    for problem in checked.problems:
        remark(_said(path, problem, language))
    if checked.problems:
        remark(sentence(language, "cli.law.add-refused", path=path, count=len(checked.problems)))
        return FAULTY
    for clash in checked.clashes:
        remark(_said(path, clash, language))
    if checked.unfilled:
        remark(sentence(language, "cli.law.add-unfilled", path=path, count=checked.unfilled))
    if not checked.acts:
        remark(sentence(language, "cli.law.add-nothing", path=path))
        return FAULTY
    text = overlay_text(checked.acts, today.isoformat())
    read_overlay(text.encode(), path)
    answer(text, wishes.output, inputs=[path], force=wishes.force)
    if wishes.output is not None and str(wishes.output) != STDIN:
        written = wishes.output.as_posix()
        remark(sentence(language, "cli.law.added", path=written, count=len(checked.acts)))
    return 0


def _said(path: str, found: RowRemark, language: Language) -> str:
    fields = {name: cut(value) for name, value in found.fields.items()}
    if "field" in fields:
        fields["field"] = sentence(language, f"law.sheet.{fields['field']}")
    said = sentence(language, f"law.row.{found.key}", **fields)
    return sentence(language, "law.row", path=path, line=found.line, said=said)
