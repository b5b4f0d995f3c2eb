"""One seed tried: its files laid out, a command run on them inside this process, the answer judged."""

from __future__ import annotations

import io
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from traceback import extract_tb

from plancli.__main__ import main
from plancli.cli import app, spoken

PLACES = 4
"""Frames of a failure that are told, of those in plancli."""
_OURS = "plancli"


class Answer(Enum):
    """Who reads what a command says on stdout."""

    SCREEN = "screen"
    """a person: nothing may act on the screen, or hide there"""
    DATA = "data"
    """a program: UTF-8, and nothing that acts on a terminal by itself"""
    BYTES = "bytes"
    """whoever opens the file: any bytes"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a run said."""

    code: int
    out: bytes
    err: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask about the files of a seed."""

    ask: tuple[str, ...] | Callable[[], str]
    """A command line, or a question put without one, which answers with what is wrong."""
    answer: Answer = Answer.SCREEN
    written: str = ""
    """The file or folder that the command may make; it may change no other."""
    partial: bool = False
    """True where one file of several may be refused, and the others are answered."""
    more: Callable[[Said], str] = lambda _: ""
    """Tells what else is wrong with what was said."""

    @property
    def name(self) -> str:
        """What a person would type."""
        return getattr(self.ask, "__name__", "") if callable(self.ask) else f"plancli {' '.join(self.ask)}"


@dataclass(frozen=True, slots=True)
class Trial:
    """What a seed comes to."""

    files: Mapping[str, bytes]
    ways: tuple[Way, ...]


def tried(trial: Trial, home: Path) -> Iterator[str]:
    """Yield what is wrong, after laying out the files in the empty folder `home`."""
    for name, data in trial.files.items():
        place = home / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    for way in trial.ways:
        before = standing(home)
        with standing_in(home):
            wrong = _asked(way)
        after = standing(home)
        changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
        if strange := [name for name in changed if not way.written or not name.startswith(way.written)]:
            wrong = f"changed on disk: {strange[:3]}"
        if wrong:
            yield f"{way.name}: {wrong}"


def standing(folder: Path) -> dict[str, bytes]:
    """Return all files below `folder`, hidden ones too."""
    return {
        Path(at, name).relative_to(folder).as_posix(): Path(at, name).read_bytes()
        for at, _, names in os.walk(folder)
        for name in names
    }


def _asked(way: Way) -> str:
    try:
        if callable(way.ask):
            return way.ask()
        said = run(*way.ask)
    except Exception as error:  # noqa: BLE001 - any failure is what is looked for
        frames = [each for each in extract_tb(error.__traceback__) if _OURS in Path(each.filename).parts]
        places = [f"{Path(each.filename).name}:{each.lineno}" for each in frames[: -PLACES - 1 : -1]]
        return f"{type(error).__name__}: {str(error)[:200]} at {' < '.join(places)}"
    if said.code == 2 and said.out and not way.partial:
        return "exit code 2 with an answer"
    return wrong_with(said, way.answer) or way.more(said)


def run(*arguments: str) -> Said:
    """Run a command line inside this process, as one that shows its failures."""
    kept = sys.stdout, sys.stderr, sys.stdin
    buffers = io.BytesIO(), io.BytesIO()
    sys.stdout, sys.stderr = (io.TextIOWrapper(each, encoding="utf-8", newline="") for each in buffers)
    sys.stdin = io.TextIOWrapper(io.BytesIO())
    try:
        code = main(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
        return Said(code, buffers[0].getvalue(), buffers[1].getvalue().decode("utf-8", "replace"))
    finally:
        sys.stdout, sys.stderr, sys.stdin = kept


def keep_commands() -> None:
    """Build each command once in this process: that takes longer than a small plan."""
    for module, name in ((app, "load_program"), (spoken, "load_command")):
        setattr(module, name, cache(getattr(module, name)))


_OWN_FAULT = re.compile("chính phần mềm|fault of plancli|Traceback")
_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def wrong_with(said: Said, answer: Answer) -> str:
    """Return what is wrong with an answer, empty for nothing."""
    if said.code not in (0, 1, 2):
        return f"exit code {said.code}"
    if _OWN_FAULT.search(said.err):
        return f"its own fault: {said.err[:300]}"
    if acting := acting_in(said.err):
        return f"{acting} on stderr"
    if said.code == 2 and not said.err.strip():
        return "exit code 2 without a word"
    if answer is Answer.BYTES:
        return ""
    try:
        text = said.out.decode()
    except UnicodeDecodeError as error:
        return f"stdout is no UTF-8: {error}"
    forbidden = acting_in(text) if answer is Answer.SCREEN else _controls_in(text)
    return f"{forbidden} on stdout" if forbidden else ""


def acting_in(text: str) -> str:
    """Return the first character that acts on a screen or hides there, spelt out."""
    if text.replace("\n", "").isprintable():
        return ""
    found = (each for each in text if each != "\n" and unicodedata.category(each) in _ACTING)
    return next((f"U+{ord(each):04X}" for each in found), "")


def _controls_in(text: str) -> str:
    found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text)
    return f"U+{ord(found.group()):04X}" if found else ""


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """Work in another folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
