"""The menu: whoever starts plancli without a command is asked in plain words, and shown the command then.

Every entry runs a command line through the program's one door, so it does what the command does, no more.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from plancli import __version__
from plancli.cli.menu_entries import ENTRIES
from plancli.cli.menu_paths import as_argument, pasted_path
from plancli.cli.menu_questions import BackToMenu, Person
from plancli.cli.streams import UNUSABLE, remark, stands
from plancli.messages import Language, sentence

RunLine = Callable[[Sequence[str]], int]
"""Runs a command line, says whatever it has to say, and returns its exit code."""
_PLAIN = re.compile(r"[\w@%+=:,./\\-]+")
_LEAVING = frozenset({"0", "q", "quit", "exit", "thoat", "thoát"})


def open_menu(flags: Sequence[str], language: Language, run_line: RunLine, used: str = "") -> int:
    """Show the menu until the person leaves; `flags` go before each command, `used` is a file offered first.

    Returns 0, as leaving is no fault; KeyboardInterrupt passes through on a line of its own.
    """
    person = Person(language)
    if used:
        person.remember(used)
    try:
        while _one_entry(person, flags, run_line):
            pass
    except EOFError:
        remark("")
    except KeyboardInterrupt:
        remark("")
        raise
    return 0


def _one_entry(person: Person, flags: Sequence[str], run_line: RunLine) -> bool:
    """Show the menu and do what is chosen; False where the person leaves."""
    remark("")
    person.say("menu.title", version=__version__)
    remark("")
    person.show([sentence(person.language, f"menu.entry.{key}") for key in ENTRIES])
    remark(f"{0:4}  {sentence(person.language, 'menu.entry.leave')}")
    remark("")
    written = person.ask("menu.choose")
    if written.lower() in _LEAVING:
        return False
    try:
        asked = _asked_for(person, written)
    except BackToMenu:
        return True
    if not asked:
        person.say("menu.no-such-number", value=written, most=len(ENTRIES))
        return True
    line = [*flags, *asked]
    remark("")
    code = run_line(line)
    remark("")
    if code < UNUSABLE and _made(asked):
        person.say("menu.same-as")
        remark(f"  {_command_line(line)}")
    person.ask("menu.again")
    return True


def _asked_for(person: Person, written: str) -> list[str]:
    """Return the command that was chosen, or that checks what was dropped; no words for a mistake."""
    number = person.number(written, ENTRIES)
    if number is not None:
        return list(ENTRIES.values())[number](person)
    path = as_argument(pasted_path(written))
    if not written.isdecimal() and stands(Path(path)):
        person.remember(path)
        return ["check", path]
    return []


def _made(words: Sequence[str]) -> bool:
    """Tell whether the file stands that a command was to write; a command that writes none did its work."""
    return "-o" not in words or stands(Path(words[words.index("-o") + 1]))


def _command_line(words: Sequence[str]) -> str:
    """Return a command line as it may be typed on this system.

    >>> _command_line(["check", "kế hoạch.docx"])
    'plancli check "kế hoạch.docx"'
    """
    return " ".join(("plancli", *map(_quoted, words)))


def _quoted(word: str) -> str:
    if _PLAIN.fullmatch(word) and (os.name == "nt" or "\\" not in word):
        return word
    if os.name == "nt" or not set(word) & set('"$`\\!'):
        return f'"{word}"'
    return shlex.quote(word)
