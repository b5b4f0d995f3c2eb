"""What the menu asks a person: a number of a list, a file, a unit, yes or no; a mistake asks again.

Enter alone goes back to the menu. It runs no command.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence, Sized
from pathlib import Path

from plancli.cli.asking import YES
from plancli.cli.inputs import open_plan, tell_errors
from plancli.cli.menu_paths import PLANS, as_argument, near_files, pasted_path
from plancli.cli.streams import remark, remark_failure
from plancli.errors import PlancliError, UsageError
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.workspace.plan_files import kind_at, missing

_MOST_UNITS = 40
_MOST_FILES = 9


class BackToMenu(Exception):  # noqa: N818 - a way, no fault
    """Enter alone: the person wants to see the menu again."""


class Person:
    """The person at the terminal: hears and answers in one language."""

    def __init__(self, language: Language) -> None:
        """Begin a sitting in which no file was used yet."""
        self.language = language
        self.used: list[str] = []

    def say(self, key: str, **fields: object) -> None:
        """Say a sentence."""
        remark(sentence(self.language, key, **fields))

    def ask(self, key: str, **fields: object) -> str:
        """Ask for one line, without its blanks; EOFError where nobody answers any more."""
        self.say(key, **fields)
        sys.stderr.write("> ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.strip()

    def agrees(self, key: str, **fields: object) -> bool:
        """Ask for a yes; Enter alone is a no."""
        return self.ask(key, **fields).lower() in YES

    def choose(self, names: Sequence[str], key: str) -> int:
        """Show a list with numbers, ask for one and return its place; BackToMenu for Enter alone."""
        self.show(names)
        while True:
            written = self.ask(key)
            number = self.number(written, names)
            if number is not None:
                return number
            self.say("menu.no-such-number", value=written, most=len(names))

    def show(self, names: Sequence[str]) -> None:
        """Show a list with numbers."""
        for number, name in enumerate(names, 1):
            remark(f"{number:4}  {name}")

    def number(self, written: str, names: Sized) -> int | None:
        """Return the place that was typed, None for what is no number of the list; BackToMenu for nothing."""
        if not written:
            raise BackToMenu
        chosen = int(written) if written.isdecimal() and len(written) < len("1000") else 0
        return chosen - 1 if 0 < chosen <= len(names) else None

    def file(self, question: str, endings: Sequence[str] = PLANS, *, folder: bool = False) -> str:
        """Ask for a file, with `folder` also for one; the name is that of something which stands there."""
        near = near_files(endings, self.used)
        offered = near[:_MOST_FILES]
        self.say(question)
        self.show(offered)
        if len(near) > _MOST_FILES:
            self.say("menu.files.more", count=len(near) - _MOST_FILES)
        while True:
            written = self.ask("menu.which-file" if offered else "menu.which-file.none")
            number = self.number(written, offered)
            path = as_argument(pasted_path(written) if number is None else offered[number])
            if written.isdecimal() and number is None:
                self.say("menu.no-such-number", value=written, most=len(offered))
            elif self._stands(path, folder=folder):
                self.remember(path)
                return path

    def remember(self, path: str) -> None:
        """Offer a file first from now on."""
        self.used = [path, *(each for each in self.used if each != path)]

    def forget(self, path: str) -> None:
        """Offer a file no longer before others."""
        self.used.remove(path)

    def plan(self, question: str) -> tuple[str, Plan]:
        """Ask for a plan that can be read, and return its file and what it says."""
        while True:
            path = self.file(question)
            plan = self._readable(path)
            if plan is not None:
                return path, plan
            self.forget(path)

    def unit(self, plan: Plan) -> str:
        """Ask for a unit of the plan, by number or by words, and return its name."""
        shown = list(plan.units.values())
        self.say("menu.units", count=len(shown))
        while True:
            names = [each.name for each in shown[:_MOST_UNITS]]
            self.show(names)
            if len(shown) > _MOST_UNITS:
                self.say("menu.units.more", count=len(shown) - _MOST_UNITS)
            written = self.ask("menu.which-unit")
            number = self.number(written, names)
            if number is not None:
                return shown[number].name
            from plancli.analysis.unit_search import match_units

            match = match_units(plan, written)
            if match.unit is not None:
                self.say("menu.unit", name=match.unit.name)
                return match.unit.name
            self.say("menu.units.some" if match.candidates else "menu.units.none", value=written)
            shown = list(match.candidates or plan.units.values())

    def _stands(self, path: str, *, folder: bool) -> bool:
        """Say what is wrong with a path, if anything is."""
        place = Path(path)
        try:
            if kind_at(place) is None:
                raise missing(place)
            if place.is_dir() and not folder:
                raise UsageError("menu.is-folder", path=place.as_posix())
        except PlancliError as error:
            remark_failure(error, self.language)
            return False
        return True

    def _readable(self, path: str) -> Plan | None:
        try:
            loaded = open_plan(path, self.language)
        except PlancliError as error:
            remark_failure(error, self.language)
            return None
        if loaded.plan is None or loaded.errors:
            tell_errors(loaded.errors)
            self.say("cli.plan-unusable", path=loaded.path)
            return None
        return loaded.plan


Entry = Callable[[Person], list[str]]
"""What an entry of the menu asks, and the words of the command that comes of it."""
