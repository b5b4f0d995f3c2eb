"""The pages that people read, and the blocks of commands, screens and files in them.

A block says what it is: `sh` commands, `console` commands after `$` and their screen, `text` the screen of the
commands above it, `yaml` and `toml` what stands in a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = ("docs/rules.md", "docs/tham-khao/*.md")
"""Pages that a tool writes from examples and screens which have tests of their own."""
ELSEWHERE = {"docs/ci.md": "tests/guides/test_ci.py"}
"""Pages that speak of other machines, and the test of each."""
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "
_ON_WINDOWS = ".venv\\Scripts\\"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what it says it is, its words, and the line of the page it begins at."""

    language: str
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Example:
    """Commands that are shown together, and what the page shows of their screen: nothing where it shows none."""

    commands: tuple[str, ...]
    screen: str
    line: int
    whole: bool = False
    """Whether the page shows all of the screen: after a prompt it does, unless “…” stands for a part."""


def guides() -> tuple[str, ...]:
    """Return every page with examples of its own, by its path in the project."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    left = [path for path in found if not any(path.relative_to(ROOT).match(made) for made in MADE)]
    names = (path.relative_to(ROOT).as_posix() for path in left)
    return tuple(sorted(name for name in names if name not in ELSEWHERE))


def blocks(page: str) -> tuple[Block, ...]:
    """Return the fenced blocks of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return tuple(
        Block(language, _without(indent, words), text.count("\n", 0, found.start()) + 1)
        for found in _FENCE.finditer(text)
        for indent, language, words in [found.groups()]
    )


def examples(page: str) -> tuple[Example, ...]:
    """Return the examples of a page, in order."""
    found: list[Example] = []
    for block in blocks(page):
        if block.language in ("sh", "powershell"):
            found.append(Example(tuple(_commands(block.words)), "", block.line))
        elif block.language == "console":
            found.extend(_prompted(block))
        elif block.language == "text" and found and not found[-1].screen:
            found[-1] = Example(found[-1].commands, block.words, block.line)
    return tuple(found)


def _prompted(block: Block) -> Iterator[Example]:
    lines = block.words.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith(_PROMPT):
            screen = [*takewhile(lambda each: not each.startswith(_PROMPT), lines[number + 1 :])]
            whole = screen != [] and "…\n" not in screen
            yield Example((line.removeprefix(_PROMPT).strip(),), "".join(screen), block.line + number, whole)


def _commands(words: str) -> Iterator[str]:
    """Yield one command a line; one that goes on after a backslash is one."""
    for line in words.replace(" \\\n", " ").splitlines():
        if line.strip() and not line.startswith("#"):
            windows = line.startswith(_ON_WINDOWS)
            yield line.removeprefix(_ON_WINDOWS).replace("\\", "/") if windows else line


def _without(indent: str, words: str) -> str:
    return re.sub(rf"^{indent}", "", words, flags=re.MULTILINE)
