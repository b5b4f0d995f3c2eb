"""`plancli check`: all rules over files and folders; says what it finds and never changes a file."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from plancli.checking import check_plans
from plancli.cli.choices import choose
from plancli.cli.dates import read_day
from plancli.cli.inputs import FAULTY, STDIN, find_plans, load_plan, read_input
from plancli.cli.options import Force, Output, Speech
from plancli.cli.selection import choose_rules
from plancli.cli.streams import answer, answer_set, refuse_input, remark, screen_width, wants_colour
from plancli.diagnostic import CheckResult, RuleInfo, Severity
from plancli.errors import PlancliError, UsageError
from plancli.formats import FORMATS, Style, find_format
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.model.issuance import PlanState
from plancli.rules import Rule

UNUSABLE = 2
"""Exit code: something could not be read."""
_NEVER = "never"


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="cli.metavar.plans", help="cli.check.paths")
    ] = None,
    *,
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help="cli.check.format", show_default=False),
    ] = "terminal",
    output: Output = None,
    fail_on: Annotated[
        str,
        typer.Option(metavar="error|warning|info|never", help="cli.check.fail-on", show_default=False),
    ] = "error",
    select: Annotated[
        list[str] | None, typer.Option(metavar="cli.metavar.rules", help="cli.check.select")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="cli.metavar.rules", help="cli.check.ignore")
    ] = None,
    as_of: Annotated[str, typer.Option(metavar="cli.metavar.date", help="cli.check.as-of")] = "",
    state: Annotated[str, typer.Option(metavar="received|draft|issued", help="cli.check.state")] = "",
    comments: Annotated[
        Path | None, typer.Option(metavar="cli.metavar.file", help="cli.check.comments")
    ] = None,
    force: Force = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="cli.check.statistics")] = False,
    lang: Speech = Language.VI,
) -> int:
    """Check plans; the exit code says whether something stands at or above `--fail-on`."""
    form = "statistics" if statistics else choose("--format", form, FORMATS)
    grades = [severity.value for severity in Severity]
    limit = choose("--fail-on", fail_on, [*grades, _NEVER])
    rules = choose_rules(select or [], ignore or [])
    day = read_day("--as-of", as_of)
    as_state = PlanState(choose("--state", state, [each.value for each in PlanState])) if state else None

    if comments is not None:
        _check_comments(comments, paths or [], output)

    loaded, failures = _load(paths or [os.curdir], lang)
    plans = [_in_state(each, as_state) for each in loaded]
    result = check_plans(plans, load_default_registry(), rules, lang, day)
    for failure in failures:
        remark(f"plancli: {sentence(lang, failure.key, **failure.fields)}")
    if comments is not None and plans:
        _comment(result, plans[0].path, comments, lang, force=force)
    if plans:
        told = find_format(form, colour=wants_colour(output, os.environ))
        style = Style(lang, screen_width(), Path.cwd().as_posix(), lambda: _infos(rules, lang))
        answer(told(result, style), output, inputs=[each.path for each in plans])
    return UNUSABLE if failures else _exit_code(result, limit)


def _infos(rules: Sequence[type[Rule]], language: Language) -> tuple[RuleInfo, ...]:
    from plancli.rules.page import rule_infos

    return rule_infos(rules, language)


def _check_comments(comments: Path, paths: list[str], output: Path | None) -> None:
    if len(paths) != 1 or STDIN in (paths[0], str(comments)):
        raise UsageError("cli.check.comments-one-file")
    if output is not None and output.absolute() == comments.absolute():
        raise UsageError("cli.check.comments-and-output", path=comments.as_posix())


def _comment(result: CheckResult, path: str, output: Path, language: Language, *, force: bool) -> None:
    """Write the Word file that was checked again, with its findings as comments on their words."""
    from plancli.formats.word_comments import comment_word_file

    data = comment_word_file(read_input(path), path, result.diagnostics, Style(language))
    refuse_input(output, [path])
    answer_set(output.parent, {output.name: data}, force=force)
    remark(sentence(language, "cli.written", path=output.as_posix()))


def _load(paths: list[str], language: Language) -> tuple[list[LoadedPlan], list[PlancliError]]:
    """Load all that can be loaded; what cannot stands in the second list."""
    loaded: list[LoadedPlan] = []
    failures: list[PlancliError] = []
    for found in find_plans(paths):
        if isinstance(found, PlancliError):
            failures.append(found)
            continue
        try:
            loaded.append(load_plan(found, language))
        except PlancliError as error:
            failures.append(error)
    return loaded, failures


def _in_state(loaded: LoadedPlan, state: PlanState | None) -> LoadedPlan:
    """Return the plan as if it stood in this state."""
    if state is None or loaded.plan is None:
        return loaded
    return dataclasses.replace(loaded, plan=dataclasses.replace(loaded.plan, state=state))


def _exit_code(result: CheckResult, limit: str) -> int:
    if limit == _NEVER:
        return 0
    worst = min((each.severity.rank for each in result.diagnostics), default=None)
    return FAULTY if worst is not None and worst <= Severity(limit).rank else 0
