"""The fixing half of `plancli check`: which files are changed, how that is told, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plancli.cli.streams import FAULTY, answer, remark
from plancli.errors import PlancliError, UsageError
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.workspace.plan_files import STDIN

if TYPE_CHECKING:
    from plancli.fixing import Check, FixResult


@dataclass(frozen=True, slots=True)
class Fixing:
    """What the flags ask for."""

    write: bool
    """--fix without --diff."""
    diff: bool
    unsafe: bool

    def refuse(self, paths: Sequence[str], *, comments: bool, other_form: bool, keeps: bool) -> None:
        """Raise a UsageError, before anything is read, for flags that do not go together.

        `keeps` says that the list of known findings is to be written.
        """
        if not (self.write or self.diff):
            return
        if self.diff and keeps:
            raise UsageError("cli.check.diff-and-baseline")
        if comments:
            flag = "--diff" if self.diff else "--fix"
            raise UsageError("cli.check.fix-and-comments", flag=flag)
        if self.diff and other_form:
            raise UsageError("cli.check.diff-and-format")
        if self.write and STDIN in paths:
            raise UsageError("cli.check.fix-stdin")


def fix_files(
    loaded: Sequence[LoadedPlan], check: Check, fixing: Fixing, language: Language
) -> tuple[list[LoadedPlan], list[PlancliError]]:
    """Fix each plan in its file; return the plans as they now stand, and what kept files from being written.

    A file that cannot be written, or was changed meanwhile, stays as it is and is checked as it was.
    """
    plans: list[LoadedPlan] = []
    failures: list[PlancliError] = []
    for one, fixed in _fixed(loaded, check, fixing, language):
        try:
            if fixed.applied:
                write_plan(one, fixed.loaded)
                said = sentence(language, "cli.check.fixed", path=one.path, count=len(fixed.applied))
                remark(said)
            plans.append(fixed.loaded)
        except PlancliError as error:
            failures.append(error)
            plans.append(one)
    return plans, failures


def show_fixes(
    loaded: Sequence[LoadedPlan], check: Check, fixing: Fixing, output: Path | None, language: Language
) -> int:
    """Print the lines that fixing would change; exit code 1 where there are any."""
    from plancli.cli.differences import differences

    lines: list[str] = []
    for one, fixed in _fixed(loaded, check, fixing, language):
        if fixed.applied and one.source and fixed.loaded.source:
            remark(sentence(language, "cli.check.would-fix", path=one.path, count=len(fixed.applied)))
            lines += differences(one.path, one.source.text, fixed.loaded.source.text)
    answer("".join(lines).encode(), output)
    return FAULTY if lines else 0


def _fixed(
    loaded: Sequence[LoadedPlan], check: Check, fixing: Fixing, language: Language
) -> Iterator[tuple[LoadedPlan, FixResult]]:
    """Yield each plan before and after its fixes; what could not be fixed is said."""
    from plancli.fixing import fix_plan

    for one in loaded:
        if one.plan is not None and one.source is not None and not one.source.is_editable:
            remark(sentence(language, "cli.check.fix-paper", path=one.path))
        fixed = fix_plan(one, check, unsafe=fixing.unsafe, language=language)
        for each in fixed.dropped:
            fields = {"path": each.path, "line": each.span.start.line, "code": each.code}
            remark(sentence(language, "cli.check.fix-dropped", **fields))
        yield one, fixed


def write_plan(old: LoadedPlan, new: LoadedPlan) -> None:
    """Put the new text in the place of the old one, its byte-order mark kept.

    WritingError, and nothing written, where another program has changed the file since it was read.
    """
    # Only --fix writes, and every check loads this file.
    from plancli.cli.replacing import replace_unchanged

    if old.source is not None and new.source is not None:
        replace_unchanged(old.path, old.source.text, new.source.text)
