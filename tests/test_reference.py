"""docs/tham-khao/ says what the tool says today, of every command and every key."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.cli.commands import COMMANDS
from plancli.messages import Language
from tools.build_reference import FOLDER, help_page, pages


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


def test_every_page_is_up_to_date(made: dict[str, str]) -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in Path(FOLDER).glob("*.md")}
    assert kept == made, "run `make schema`"


@pytest.mark.parametrize(
    ("name", "words"), [("lenh.md", "Cách dùng: plancli"), ("commands.md", "Usage: plancli")]
)
def test_every_command_has_its_own_page_of_help(made: dict[str, str], name: str, words: str) -> None:
    for command in COMMANDS:
        assert f"## {command}\n\n```text\n{words} {command} " in made[name]


def test_a_page_of_help_is_as_wide_as_a_plain_screen() -> None:
    assert max(map(len, help_page("check", Language.VI).splitlines())) <= 80


def test_each_key_leads_to_what_may_stand_there(made: dict[str, str]) -> None:
    keys = made["khoa.md"]
    assert "| `issuance` | **Bắt buộc.** Phần đầu và chữ ký. | [issuance](#issuance) |" in keys
    assert "| `recipients` | Nơi nhận, mỗi dòng một nơi. | danh sách: chữ |" in keys
    assert "| `state` | **Bắt buộc.** not-started" in keys


def test_the_codes_of_all_commands_stand_first(made: dict[str, str]) -> None:
    first, second = [line for line in made["ma-thoat.md"].splitlines() if line.startswith("| ")][2:4]
    assert first.startswith("| mọi lệnh | 0 đã trả lời; 1 ")
    assert second.startswith("| `plancli check` | 0 ")
