"""`plancli fmt`: sets plan files out in the one layout, in place; changes no printed word.

A file with errors is left alone. Line ends stay as the file has them; a byte-order mark goes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from plancli.cli.differences import differences
from plancli.cli.inputs import read_input, tell_errors
from plancli.cli.options import Speech
from plancli.cli.replacing import replace_unchanged
from plancli.cli.streams import FAULTY, UNUSABLE, answer, remark, remark_failure, tell_written
from plancli.errors import PlancliError, UsageError
from plancli.file_starts import PAPERS, UTF8_MARK
from plancli.formatting import format_plan
from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.workspace.plan_files import STDIN, find_plans

_WORD = (".docx", ".docm", ".doc", ".dotx", ".odt", ".rtf")


@dataclass(frozen=True, slots=True)
class _Laid:
    """One file and its canonical text."""

    path: str
    old: str
    new: str
    had_mark: bool
    """True where a byte-order mark stood in front."""

    def differs(self) -> bool:
        return self.had_mark or self.old != self.new


def fmt(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="cli.metavar.plans", help="cli.fmt.paths")
    ] = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="cli.fmt.check")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="cli.fmt.diff")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="cli.metavar.file", help="cli.fmt.output")
    ] = None,
    lang: Speech = Language.VI,
) -> int:
    """Set out files; a failure with one of them does not keep the others from being set out."""
    found = list(find_plans(paths or [os.curdir]))
    _check_output(output, len(found), check=check and not diff)
    codes = {0}
    laid: list[_Laid] = []
    for each in found:
        try:
            one = _lay_out(each, lang)
            if one is None:
                codes.add(FAULTY)
                continue
            laid.append(one)
            if not (check or diff):
                _put(one, output, lang)
        except PlancliError as error:
            codes.add(UNUSABLE)
            remark_failure(error, lang)
    changed = [one for one in laid if one.differs()]
    if check or diff:
        codes |= {FAULTY} if changed else set()
        _report(changed, output, diff=diff, lang=lang)
    if not changed and codes == {0} and STDIN not in found and output is None:
        remark(sentence(lang, "cli.fmt.nothing-to-do"))
    return max(codes)


def _check_output(output: Path | None, count: int, *, check: bool) -> None:
    if output is None:
        return
    if check:
        raise UsageError("cli.fmt.check-writes-nothing")
    if count > 1:
        raise UsageError("cli.fmt.one-file", count=count)


def _lay_out(found: str | PlancliError, language: Language) -> _Laid | None:
    """Return a file's canonical text; None, its errors said, where it has some."""
    if isinstance(found, PlancliError):
        raise found
    if found.lower().endswith(_WORD):
        raise UsageError("cli.fmt.word-file", path=found)
    loaded, had_mark = _load(found, language)
    if loaded.source is not None and loaded.is_usable:
        return _Laid(found, loaded.source.text, format_plan(loaded), had_mark)
    tell_errors(loaded.errors)
    remark(sentence(language, "cli.fmt.left-alone", path=loaded.path))
    return None


def _load(path: str, language: Language) -> tuple[LoadedPlan, bool]:
    data = read_input(path)
    if data.startswith(PAPERS):
        raise UsageError("cli.fmt.word-file", path=path)
    return load_bytes(path, data, language), data.startswith(UTF8_MARK)


def _put(laid: _Laid, output: Path | None, language: Language) -> None:
    """Write the new text in the place of the old, or where the user asked for it."""
    if output is not None or laid.path == STDIN:
        answer(laid.new.encode(), output, inputs=[laid.path])
        tell_written(output, language)
    elif laid.differs():
        replace_unchanged(laid.path, laid.old, laid.new, keep_mark=False)
        remark(sentence(language, "cli.fmt.rewritten", path=laid.path))


def _report(changed: list[_Laid], output: Path | None, *, diff: bool, lang: Language) -> None:
    for one in changed:
        remark(sentence(lang, "cli.fmt.would-change", path=one.path))
    if diff:
        lines = (line for one in changed for line in differences(one.path, one.old, one.new))
        answer("".join(lines).encode(), output)
