"""The usual `check` starts without Typer, and answers what it answers through Typer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from plancli.cli import start
from plancli.cli.check import check
from plancli.cli.check_run import CheckFlags
from plancli.cli.commands import COMMANDS
from plancli.cli.spoken import load_command
from plancli.cli.start import plain_check
from plancli.messages import Language

Runner = Callable[..., Any]
PLAN = "plans/2025-tramtau.yaml"
SMALL = "tests/plans/2026-xa-mau.yaml"

PLAIN: tuple[tuple[str, ...], ...] = (
    (PLAN,),
    (SMALL, PLAN),
    (PLAN, PLAN),
    ("./" + PLAN, "plans/../" + PLAN),
    ("plans",),
    ("không-có.yaml",),
    ("không-có.yaml", SMALL),
    ("",),
    ("LICENSE",),
    (SMALL, "--format", "json"),
    ("--format", "sarif", SMALL),
    (SMALL, "--format=github"),
    (SMALL, "--format=JSON"),
    (SMALL, "--format", "jsno"),
    (SMALL, "--format", "json", "--format", "markdown"),
    (SMALL, "--format=a=b"),
    (SMALL, "--statistics"),
    (SMALL, "--statistics", "--statistics"),
    (SMALL, "--statistics", "--format", "json"),
    (SMALL, "--fail-on", "never"),
    (SMALL, "--fail-on", "warning", PLAN),
    (SMALL, "--fail-on", "nothing"),
    (SMALL, "--as-of", "01/12/2025"),
    (SMALL, "--as-of", "12/2025"),
    (SMALL, "--state", "draft"),
    (SMALL, "--state", "DRAFT", "--no-config"),
    (SMALL, "--lang", "en"),
    (SMALL, "--lang=en", "--lang", "vi"),
    (SMALL, "--no-config", "--no-config"),
)
"""What follows `check` on lines that need no Typer."""
FOR_TYPER: tuple[tuple[str, ...], ...] = (
    ("--help",),
    ("-h",),
    (SMALL, "--help"),
    (SMALL, "--formt", "json"),
    (SMALL, "--format"),
    (SMALL, "--format", ""),
    (SMALL, "--format="),
    (SMALL, "--format", "--statistics"),
    (SMALL, "--format", "-"),
    (SMALL, "--statistics=yes"),
    (SMALL, "--no-config="),
    (SMALL, "--select", "KH301"),
    (SMALL, "--select", "nothing"),
    (SMALL, "--diff"),
    (SMALL, "--show-settings"),
    (SMALL, "--lang", "EN"),
    (SMALL, "--lang", "fr"),
    (SMALL, "--"),
    ("--", SMALL),
    ("--", "--format"),
    (SMALL, "-x"),
)
"""What follows `check` on lines that Typer reads, for its flags or its faults."""


def _by_typer(plancli: Runner, line: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    with monkeypatch.context() as patch:
        patch.setattr(start, "plain_check", lambda _: None)
        return plancli(*line)


@pytest.mark.parametrize("rest", PLAIN, ids=" ".join)
def test_a_usual_line_gets_what_typer_would_give(
    rest: tuple[str, ...], plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ["check", *rest]
    assert plain_check(line) is not None
    short = plancli(*line)
    assert short == _by_typer(plancli, line, monkeypatch)
    assert short.out or short.err


@pytest.mark.parametrize("rest", FOR_TYPER, ids=" ".join)
def test_any_other_line_is_for_typer(rest: tuple[str, ...]) -> None:
    assert plain_check(["check", *rest]) is None


@pytest.mark.parametrize(
    "line", [[], ["--lang", "en", "check", SMALL], ["gaps", SMALL], ["chek", SMALL]], ids=str
)
def test_another_command_is_for_typer(line: list[str]) -> None:
    assert plain_check(line) is None


def test_a_folder_without_plans_is_named_alike(
    tmp_path: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    short = plancli("check")
    assert short == _by_typer(plancli, ["check"], monkeypatch)
    assert short.code == 2


def test_what_is_not_typed_is_what_the_flags_say() -> None:
    flags = CheckFlags()
    said = {name: each.default for name, each in inspect.signature(check).parameters.items()}
    # A flag that may be repeated is None where it is not typed, and no word here.
    assert {name: getattr(flags, name) or None for name in said} == {
        n: each or None for n, each in said.items()
    }
    assert [each.name for each in fields(flags)] == list(said)


def test_the_vietnamese_name_starts_as_fast(plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(start._CHECK) == ["check", COMMANDS["check"].alias]
    line = [COMMANDS["check"].alias, SMALL, "--format", "json"]
    assert plain_check(line) == plain_check(["check", *line[1:]])
    assert plancli(*line) == _by_typer(plancli, line, monkeypatch)


def test_each_short_flag_is_one_of_typers() -> None:
    command = load_command("check", Language.VI)
    known = {flag: param for param in command.params for flag in param.opts}
    for flag, field in start._FLAGS.items():
        param: Any = known[flag]
        assert (param.name, param.is_flag, param.nargs, param.multiple) == (field or "lang", False, 1, False)
    for flag, field in start._SWITCHES.items():
        switch: Any = known[flag]
        assert (switch.name, switch.is_flag, switch.secondary_opts) == (field, True, [])
