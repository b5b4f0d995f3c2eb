"""The fixing half of `plancli check`: which files are changed, how that is told, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from plancli.cli.checker import Checker
from plancli.cli.streams import FAULTY, answer, remark
from plancli.errors import PlancliError, UsageError
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.workspace.plan_files import STDIN


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


@dataclass(frozen=True, slots=True)
class PlanFix:
    """What fixing one plan comes to."""

    path: str
    applied: int
    """How many fixes."""
    dropped: tuple[tuple[int, str], ...]
    """Line and code of each fix that was offered and could not be made."""
    is_paper: bool
    """True for a plan whose file cannot be changed."""
    old: str = ""
    """The text of the file; empty where nothing was fixed, and so is the new one."""
    new: str = ""


def plan_fix(checker: Checker, loaded: LoadedPlan, *, unsafe: bool) -> PlanFix:
    """Fix one plan in memory."""
    from plancli.fixing import fix_plan

    source = loaded.source
    is_paper = loaded.plan is not None and source is not None and not source.is_editable
    fixed = fix_plan(loaded, checker.one, unsafe=unsafe, language=checker.language)
    dropped = tuple((each.span.start.line, each.code) for each in fixed.dropped)
    if not fixed.applied or source is None or fixed.loaded.source is None:
        return PlanFix(loaded.path, 0, dropped, is_paper)
    return PlanFix(loaded.path, len(fixed.applied), dropped, is_paper, source.text, fixed.loaded.source.text)


def write_fixes(fixes: Iterable[PlanFix], language: Language) -> list[PlancliError]:
    """Write each fixed plan to its file; return what kept files from being written.

    A file that cannot be written, or was changed meanwhile, stays as it is.
    """
    from plancli.cli.replacing import replace_unchanged

    failures: list[PlancliError] = []
    for each in fixes:
        _tell_unfixed(each, language)
        if each.applied:
            try:
                replace_unchanged(each.path, each.old, each.new)
                remark(sentence(language, "cli.check.fixed", path=each.path, count=each.applied))
            except PlancliError as error:
                failures.append(error)
    return failures


def show_fixes(fixes: Iterable[PlanFix], output: Path | None, language: Language) -> int:
    """Print the lines that fixing would change; exit code 1 where there are any."""
    from plancli.cli.differences import differences

    lines: list[str] = []
    for each in fixes:
        _tell_unfixed(each, language)
        if each.applied:
            remark(sentence(language, "cli.check.would-fix", path=each.path, count=each.applied))
            lines += differences(each.path, each.old, each.new)
    if not lines:
        remark(sentence(language, "cli.check.nothing-to-fix"))
    answer("".join(lines).encode(), output)
    return FAULTY if lines else 0


def _tell_unfixed(fix: PlanFix, language: Language) -> None:
    if fix.is_paper:
        remark(sentence(language, "cli.check.fix-paper", path=fix.path))
    for line, code in fix.dropped:
        remark(sentence(language, "cli.check.fix-dropped", path=fix.path, line=line, code=code))
