"""What `plancli check` does, by flags that are read: all rules over files and folders.

Needs no Typer, so that the usual command line starts without it (`plain_check`); a file is changed only
with `--fix`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from plancli.checked import CheckedPlan, all_together
from plancli.cli.check_fixes import Fixing, show_fixes
from plancli.cli.checked_files import PlanRun
from plancli.cli.checker import Checker
from plancli.cli.choices import choose
from plancli.cli.configuration import Configuration
from plancli.cli.dates import read_day
from plancli.cli.inputs import read_input
from plancli.cli.output_names import ending_of
from plancli.cli.registry import open_registry
from plancli.cli.selection import refuse_unknown_rules
from plancli.cli.streams import (
    FAULTY,
    UNUSABLE,
    absolute,
    answer,
    current_folder,
    refuse_input,
    remark,
    remark_failure,
    screen_width,
    tell_written,
    wants_colour,
)
from plancli.cli.wishes import LIMITS, Wishes
from plancli.diagnostic import CheckResult, RuleInfo
from plancli.errors import PlancliError, UsageError
from plancli.formats import FORMATS, Style, find_format
from plancli.messages import Language, sentence
from plancli.model.issuance import PlanState
from plancli.records import dataclass, replace
from plancli.workspace.plan_files import STDIN, find_plans

_BY_ENDING = {"json": "json", "sarif": "sarif", "md": "markdown", "svg": "svg"}
_MOST_NAMED = 5
"""Rules that one line names."""


@dataclass(frozen=True, slots=True)
class CheckFlags:
    """The flags of one run, as `check.py` explains them; each default is that of the flag."""

    paths: Sequence[str] = ()
    form: str = ""
    output: Path | None = None
    fail_on: str = ""
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    as_of: str = ""
    state: str = ""
    comments: Path | None = None
    force: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    statistics: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    prune_baseline: bool = False
    config: Path | None = None
    no_config: bool = False
    show_settings: bool = False
    jobs: int | None = None
    lang: Language = Language.VI


def run_check(flags: CheckFlags) -> int:
    """Check the plans; the exit code says whether something stands at or above `--fail-on`."""
    learn = flags.write_baseline is not None
    keeps = learn or flags.prune_baseline
    if flags.show_settings and (
        keeps or flags.comments or flags.fix or flags.diff or flags.form or flags.statistics
    ):
        raise UsageError("cli.check.settings-only-shown")
    flags = replace(flags, form=_form(flags.form, flags.output, statistics=flags.statistics))
    _refuse_contradictions(flags.baseline, flags.write_baseline, prune=flags.prune_baseline)
    fixing = Fixing(write=flags.fix and not flags.diff, diff=flags.diff, unsafe=flags.unsafe_fixes)
    fixing.refuse(
        flags.paths, comments=flags.comments is not None, other_form=flags.form != "terminal", keeps=keeps
    )
    wishes = _wishes(flags)
    day = read_day("--as-of", flags.as_of)
    states = [each.value for each in PlanState]
    as_state = PlanState(choose("--state", flags.state, states)) if flags.state else None
    _check_comments(flags.comments, flags.paths)
    found = _find(flags.paths or [os.curdir], wishes, [flags.output, flags.comments, flags.write_baseline])
    if flags.show_settings:
        return _show_settings(found, wishes, flags.output, flags.lang)
    _check_known(wishes, read=fixing.write, learn=learn, prune=flags.prune_baseline)
    refuse_input(flags.output, [each for each in found if isinstance(each, str)])
    checker = Checker(open_registry(wishes.overlays(), flags.lang), wishes, flags.lang, day, as_state, learn)
    with closing(PlanRun(checker, found, flags.jobs)) as run:
        try:
            code = _work(run, fixing, flags)
        except KeyboardInterrupt:
            run.tell_stopped()
            raise
    return UNUSABLE if run.failures else code


def _work(run: PlanRun, fixing: Fixing, flags: CheckFlags) -> int:
    """Do what the flags ask for, and return the exit code where all could be read and written."""
    if fixing.diff:
        code = show_fixes(run.fixes(unsafe=fixing.unsafe), flags.output, flags.lang)
        run.tell_failures()
        return code
    if fixing.write:
        run.fix(unsafe=fixing.unsafe)
    return _tell(run, flags)


def _wishes(flags: CheckFlags) -> Wishes:
    return Wishes(
        Configuration(flags.config, ignored=flags.no_config, accept=refuse_unknown_rules),
        flags.select,
        flags.ignore,
        choose("--fail-on", flags.fail_on, LIMITS) if flags.fail_on else "",
        flags.write_baseline or flags.baseline,
    )


def _find(paths: Sequence[str], wishes: Wishes, outputs: Sequence[Path | None]) -> list[str | PlancliError]:
    """Return the files to check; reads what their offices have set for them, and looks where answers go."""
    found = list(find_plans(paths))
    wishes.prepare([each for each in found if isinstance(each, str)])
    _check_outputs(outputs, wishes)
    return found


def _tell(run: PlanRun, flags: CheckFlags) -> int:
    """Check the plans and say what was found."""
    wishes, lang = run.checker.wishes, run.checker.language
    plans = run.check()
    run.tell_failures()
    _let_known_pass(plans, run, prune=flags.prune_baseline)
    result = all_together(plans, run.checker.registry.checked)
    if flags.comments is not None and plans:
        _comment(result, plans[0].path, flags.comments, lang, force=flags.force)
    if plans:
        told = find_format(flags.form, colour=wants_colour(flags.output, os.environ))
        _tell_left_out(wishes, lang)
        style = Style(
            lang, screen_width(), current_folder(), lambda: _infos(wishes, lang), flags.unsafe_fixes
        )
        answer(told(result, style), flags.output, force=flags.force or None)
        tell_written(flags.output, lang)
    if flags.comments is not None and plans:
        # After the findings, so that whoever reads the screen's end knows where to look.
        tell_written(flags.comments, lang)
    return FAULTY if any(each.fails_from(wishes.fails_from(each.path)) for each in plans) else 0


def _tell_left_out(wishes: Wishes, language: Language) -> None:
    """Say on stderr which rules settings have turned off: what looked at less may look clean."""
    for file, codes in wishes.left_out().items():
        key = "settings.left-out.more" if len(codes) > _MOST_NAMED else "settings.left-out"
        named = ", ".join(codes[:_MOST_NAMED])
        remark(sentence(language, key, path=file.as_posix(), count=len(codes), codes=named))


def _infos(wishes: Wishes, language: Language) -> tuple[RuleInfo, ...]:
    from plancli.rules.page import rule_infos

    return rule_infos(wishes.all_rules(), language)


def _form(form: str, output: Path | None, *, statistics: bool) -> str:
    """Return the format that is named, else the one that the ending of the output names."""
    if statistics and form:
        raise UsageError("cli.check.statistics-and-format")
    if statistics:
        return "statistics"
    return choose("--format", form or _BY_ENDING.get(ending_of(output), "terminal"), FORMATS)


def _show_settings(
    found: Sequence[str | PlancliError], wishes: Wishes, output: Path | None, language: Language
) -> int:
    """Say what holds for the plans that were found; nothing is checked."""
    from plancli.cli.settings_screen import settings_screen

    failures = [each for each in found if isinstance(each, PlancliError)]
    for each in failures:
        remark_failure(each, language)
    paths = [each for each in found if isinstance(each, str)]
    if paths:
        answer(settings_screen(wishes, paths, language), output, inputs=paths)
    return UNUSABLE if failures else 0


def _refuse_contradictions(baseline: Path | None, write_baseline: Path | None, *, prune: bool) -> None:
    """Raise a UsageError where two flags cannot both be meant."""
    if write_baseline is not None and baseline is not None:
        raise UsageError("cli.check.baseline-and-write")
    if write_baseline is not None and prune:
        raise UsageError("cli.check.write-and-prune")
    for flag, file in (("--baseline", baseline), ("--write-baseline", write_baseline)):
        if file == Path(STDIN):
            raise UsageError("cli.check.baseline-is-a-file", flag=flag)


def _check_known(wishes: Wishes, *, read: bool, learn: bool, prune: bool) -> None:
    """Raise the failure of a list of known findings that cannot be used; with `read` it is looked into."""
    files = wishes.known_files()
    if prune and not files and wishes.has_plans:
        raise UsageError("cli.check.prune-without-baseline")
    if read and files:
        from plancli.cli.known_findings import KnownFindings

        for file in files:
            KnownFindings.read(file, anew=learn)


def _let_known_pass(plans: list[CheckedPlan], run: PlanRun, *, prune: bool) -> None:
    """Take known findings out of the plans; their files are written anew where that is asked for."""
    checker = run.checker
    known = {each.path: checker.wishes.known(each.path) for each in plans}
    if not any(known.values()):
        return
    from plancli.cli.known_findings import keep_files, let_known_pass

    files = let_known_pass(plans, known.get, checker.wishes.decided, learn=checker.learn)
    complete = not run.failures
    keep_files(files, list(known), checker.language, learn=checker.learn, prune=prune, complete=complete)


def _check_comments(comments: Path | None, paths: Sequence[str]) -> None:
    if comments is not None and (len(paths) != 1 or STDIN in (paths[0], str(comments))):
        raise UsageError("cli.check.comments-one-file")
    if comments is not None and ending_of(comments) != "docx":
        raise UsageError("cli.check.comments-docx", path=comments.as_posix())


def _check_outputs(outputs: Sequence[Path | None], wishes: Wishes) -> None:
    """Raise a UsageError where two answers would go into one file, or one into a file that is read."""
    named = [each for each in outputs if each is not None and each != Path(STDIN)]
    for at, each in enumerate(named):
        if absolute(each) in map(absolute, named[:at]):
            raise UsageError("cli.check.one-file-twice", path=each.as_posix())
        if each not in outputs[2:]:  # the list that is written anew is read, too
            refuse_input(each, wishes.files())


def _comment(result: CheckResult, path: str, output: Path, language: Language, *, force: bool) -> None:
    """Write the Word file that was checked again, with its findings as comments on their words."""
    from plancli.formats.word_comments import comment_word_file

    data = comment_word_file(read_input(path), path, result.diagnostics, Style(language))
    answer(data, output, inputs=[path], force=force)
