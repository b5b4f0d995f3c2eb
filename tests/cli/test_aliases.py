"""Every command has a Vietnamese name, typed without accents, which does the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.cli.commands import COMMANDS, Panel, actions, find_command, names_and_aliases
from plancli.messages import Language, sentence

Runner = Callable[..., Any]
PLAN = "plans/2025-tramtau.yaml"
SHORT = {
    "check": (PLAN, "--select", "KH104"),
    "obligations": (PLAN, "--unit", "Phòng Tư pháp"),
    "import": ("tests/no-such.docx",),
    "new": ("--year", "2026"),
    "render": ("--list",),
    "sheets": (PLAN,),
    "table": (PLAN,),
    "progress": (PLAN, "--as-of", "1/6/2025"),
    "remind": (PLAN,),
    "trace": ("--duties", "truyền thông"),
    "diff": (PLAN, PLAN),
    "gaps": (PLAN, "--task", "I.1"),
    "cite": (PLAN,),
    "law": ("30/2020/NĐ-CP",),
    "rule": ("KH104",),
    "template": ("list",),
    "export": (PLAN,),
    "fmt": (PLAN, "--check"),
    "schema": (),
}
"""A line of each command that reads and writes nothing, or is refused."""


def test_every_name_is_short_plain_and_its_own() -> None:
    names = names_and_aliases()
    assert len(set(names)) == len(names) == 2 * len(COMMANDS)
    assert not [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)?", name) or len(name) > 13]


def test_every_part_of_the_help_page_holds_commands_and_each_command_stands_once(plancli: Runner) -> None:
    assert {entry.panel for entry in COMMANDS.values()} == set(Panel)
    for language in Language:
        page = plancli("--help", "--lang", language.value).out
        for name, entry in COMMANDS.items():
            line = f"  {name}, {entry.alias} "
            assert page.count(line) == 1
            heading = sentence(language, f"cli.help.panel.{entry.panel.value}")
            part = page.split(f"\n{heading}:\n")[1].split("\n\n")[0]
            assert line in part


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_answers_the_same_by_either_name(name: str, plancli: Runner) -> None:
    words = SHORT.get(name, ("--help",))
    assert plancli(COMMANDS[name].alias, *words) == plancli(name, *words)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_a_command_names_its_other_name(name: str, plancli: Runner) -> None:
    said = f"plancli {COMMANDS[name].alias}\n"
    assert said in plancli(name, "--help").out
    assert plancli(COMMANDS[name].alias, "--help").out == plancli(name, "--help").out


@pytest.mark.parametrize(
    "words, found",
    [
        (["kiem-tra", "a.yaml"], ("check", 1)),
        (["kiểm-tra"], ("check", 1)),
        ([unicodedata.normalize("NFD", "Kiểm"), "tra", "a.yaml"], ("check", 2)),
        (["kiểm tra", "a.yaml"], ("check", 1)),
        (["ĐÔN", "ĐỐC"], ("remind", 2)),
        (["phiếu", "a.yaml"], ("sheets", 1)),
        (["kiem", "a.yaml"], ("", 0)),
        (["a.yaml", "kiem-tra"], ("", 0)),
        ([""], ("", 0)),
        ([], ("", 0)),
    ],
)
def test_accents_and_a_space_are_no_obstacle(words: list[str], found: tuple[str, int]) -> None:
    assert find_command(words) == found


@pytest.mark.parametrize(
    "typed, near", [("kiem-tar", "kiem-tra"), ("trách-nhiệmm", "trach-nhiem"), ("obligation", "obligations")]
)
def test_a_misspelt_name_is_answered_with_the_near_one(typed: str, near: str, plancli: Runner) -> None:
    assert f"lệnh gần giống là “{near}”" in plancli(typed).err


@pytest.mark.parametrize(
    "command, words, code",
    [
        ("law", ["status"], 0),
        ("law", ["missing", PLAN], 0),
        ("template", ["list"], 0),
        ("template", ["check", "no-such.docx"], 2),
    ],
)
def test_what_a_command_does_has_a_vietnamese_word(
    command: str, words: list[str], code: int, plancli: Runner
) -> None:
    aliases = {action: word for word, action in actions(command).items()}
    assert aliases[words[0]] != words[0]
    run = plancli(command, *words)
    assert run == plancli(COMMANDS[command].alias, aliases[words[0]], *words[1:])
    assert run.code == code


def test_copies_are_made_by_the_vietnamese_word(plancli: Runner, tmp_path: Path) -> None:
    assert plancli("bieu-mau", "chep", "plan.docx", "-o", tmp_path / "mau").code == 0
    assert list(tmp_path.rglob("*.docx"))
