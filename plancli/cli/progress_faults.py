"""Progress files that commands answer by: their faults said on stderr, each with its place."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import typer

from plancli.analysis.progress_match import MatchedProgress
from plancli.cli.inputs import error_line
from plancli.cli.streams import FAULTY, remark
from plancli.diagnostic import Diagnostic
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.workspace.progress_file import load_progress


def tell_problems(problems: Sequence[Diagnostic]) -> None:
    """Say each problem and what to do about it, a line each."""
    for each in problems:
        remark(f"{error_line(each)} {each.help}")


def usable_progress(path: str, plan: Plan, language: Language) -> MatchedProgress | None:
    """Return what the progress file beside a plan says; None where none stands.

    Exit code 1, the faults said on stderr, where it has errors: a paper would say what nobody reported.
    """
    loaded = load_progress(path, plan, datetime.date.today(), language)
    tell_problems(loaded.diagnostics)
    if not loaded.is_usable:
        remark(sentence(language, "cli.remind.faulty", path=loaded.path))
        raise typer.Exit(FAULTY)
    return loaded.matched if loaded.stands else None
