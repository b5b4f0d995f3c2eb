"""Every example of every page that people read is run, or read as the file that it shows, or is in a list that says why not."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from plancli.__main__ import main
from plancli.cli.selection import refuse_unknown_rules
from plancli.importing.act_sheet import read_act_rows
from plancli.settings import read_settings
from tests.guides.pages import ELSEWHERE, ROOT, Block, Example, blocks, examples, guides
from tests.guides.scenes import NOT_RUN, SCENES, Scene, set_stage

LANGUAGES = {"sh", "console", "powershell", "text", "yaml", "toml", "json", "python"}
PROGRAM = "plancli "
RECEIVED = [
    path.read_text("utf-8") for path in (*ROOT.glob("plans/*.yaml"), *ROOT.glob("tests/plans/*.yaml"))
]


def pages_with(*languages: str) -> list[str]:
    return [page for page in guides() if any(block.language in languages for block in blocks(page))]


def files(language: str) -> list[tuple[str, Block]]:
    return [(page, block) for page in guides() for block in blocks(page) if block.language == language]


def _told(pair: tuple[str, Block]) -> str:
    return f"{pair[0]}:{pair[1].line}"


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder with the plans, before a screen of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    set_stage()
    return tmp_path


@pytest.mark.parametrize("page", pages_with("sh", "console", "powershell"))
def test_its_commands_run_one_after_the_other_and_show_what_it_shows(
    page: str, stage: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = SCENES.get(page, Scene())
    scene.prepare()
    acts = dict(scene.by_hand)
    for example in examples(page):
        screen = "".join(
            _run(command, scene, acts, capsys, f"{page}:{example.line}") for command in example.commands
        )
        _compare(example, screen, page)
    assert acts == {}, "no command of the page calls for these acts"
    scene.after()


def _run(
    command: str, scene: Scene, acts: dict[str, Any], capsys: pytest.CaptureFixture[str], place: str
) -> str:
    """Run one command as a person would, and return its screen."""
    if any(command.startswith(beginning) for beginning in NOT_RUN):
        return ""
    assert command.startswith(PROGRAM), (place, command)
    for pattern in [each for each in acts if re.search(each, command)]:
        acts.pop(pattern)()
    wanted = next((code for words, code in scene.ends.items() if words in command), 0)
    agreed = ["--yes"] if any(words in command for words in scene.asks) else []
    code = main([*shlex.split(command)[1:], *agreed])
    said = capsys.readouterr()
    assert code == wanted, (place, command, said.err)
    assert "Traceback" not in said.err
    _wrote(command, place)
    return said.out + said.err


def _wrote(command: str, place: str) -> None:
    """Hold that what `-o` names is there, and is more than an empty shell."""
    arguments = shlex.split(command)
    if "-o" in arguments:
        made = Path(arguments[arguments.index("-o") + 1])
        assert any(made.iterdir()) if made.is_dir() else made.stat().st_size > 200, (place, command)


def _compare(example: Example, screen: str, page: str) -> None:
    """Hold what is shown against the screen: all of it, or, where “…” leaves something out, piece after piece."""
    if example.whole:
        assert screen == example.screen, f"{page}:{example.line}"
    rest = screen.splitlines()
    for piece in _pieces(example.screen):
        starts = [at for at in range(len(rest)) if rest[at : at + len(piece)] == piece]
        assert starts, (f"{page}:{example.line}", piece, screen)
        rest = rest[starts[0] + len(piece) :]


def _pieces(shown: str) -> Iterator[list[str]]:
    for piece in re.split(r"^…$", shown, flags=re.MULTILINE):
        lines = piece.strip("\n").splitlines()
        if lines:
            yield lines


def test_every_block_says_what_it_is() -> None:
    unknown = [
        (page, block.line) for page in guides() for block in blocks(page) if block.language not in LANGUAGES
    ]
    assert unknown == []


def test_the_lists_name_only_what_is_there() -> None:
    assert set(SCENES) <= set(guides())
    assert all((ROOT / page).exists() and (ROOT / test).exists() for page, test in ELSEWHERE.items())


@pytest.mark.parametrize("pair", files("yaml"), ids=_told)
def test_what_it_shows_of_a_file_may_stand_there(pair: tuple[str, Block]) -> None:
    words = pair[1].words
    if any(words in text for text in RECEIVED):
        return
    read = yaml.load(words, yaml.CBaseLoader)
    if "documents" in read:
        assert read_act_rows(words.encode(), "van-ban.yaml")
    elif "plancli-progress" in read:
        schema = json.loads((ROOT / "schemas/progress.schema.json").read_text("utf-8"))
        assert [fault.message for fault in Draft7Validator(schema).iter_errors(read)] == []
    else:
        assert all(_fits_somewhere(each) for each in (read if isinstance(read, list) else [read])), words


def _fits_somewhere(read: object) -> bool:
    """Say whether one kind of record in a plan may have these keys and values."""
    schema = json.loads((ROOT / "schemas/plan.schema.json").read_text("utf-8"))
    definitions = schema["definitions"]
    kinds = (schema, *definitions.values())
    return any(
        Draft7Validator({**kind, "required": [], "definitions": definitions}).is_valid(read)
        for kind in kinds
        if kind.get("properties")
    )


@pytest.mark.parametrize("pair", files("toml"), ids=_told)
def test_the_settings_that_it_shows_are_read(pair: tuple[str, Block], tmp_path: Path) -> None:
    path = tmp_path / "plancli.toml"
    path.write_text(pair[1].words, encoding="utf-8")
    assert tomllib.loads(pair[1].words)
    refuse_unknown_rules(read_settings(path, "0.1.0"))


def test_the_rule_that_is_shown_is_one_of_the_rules() -> None:
    (shown,) = [block.words for block in blocks("docs/viet-quy-tac.md") if block.language == "python"]
    assert shown == (ROOT / "plancli/rules/layout/blank_issuer.py").read_text("utf-8")


@pytest.mark.parametrize("page", guides())
def test_the_commands_named_in_passing_are_there(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Hold that each command and flag in a line of prose is one that the help page names."""
    text = re.sub(r"^( *)```.*?^\1```$", "", (ROOT / page).read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    whole = text.replace("` `", " ")  # a long command in a table stands in parts
    for words in re.findall(r"`plancli ([a-z][^`\n]*)`", whole):
        command, *rest = words.split()
        assert main([command, "--help"]) == 0, (page, words)
        told = capsys.readouterr().out
        flags = [each.rstrip(",") for each in rest if re.match(r"--?[a-z]", each)]
        assert [flag for flag in flags if not re.search(rf"(?<![\w-]){flag}(?![\w-])", told)] == [], (
            page,
            words,
        )
