"""What may stand next on a line that is not finished: commands, flags, values, or files.

Answers for any shell; reads a plan only to name its units and tasks, and says nothing of faults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path

from plancli.cli.click import Command, Parameter
from plancli.cli.commands import COMMANDS, actions, find_command
from plancli.errors import PlancliError
from plancli.formats.cells import shortened
from plancli.input_file import PLAN_ENDINGS
from plancli.messages import Language, has_sentence, sentence
from plancli.records import dataclass


class Kind(Enum):
    """What is asked for, and so what the shell does with it."""

    WORDS = "words"
    NAMES = "names"
    """Words with spaces, which the shell has to quote."""
    FILES = "files"
    FOLDERS = "folders"


@dataclass(frozen=True, slots=True)
class Answer:
    """What may stand at the end of a line."""

    kind: Kind
    words: tuple[tuple[str, str], ...] = ()
    """Each with what it means; the shell finds files and folders itself."""

    def text(self) -> str:
        r"""Return the answer as a script reads it: the kind, then word and meaning, parted by a tab."""
        lines = (f"{word}\t{told}" if told else word for word, told in self.words)
        return "".join(f"{line}\n" for line in (self.kind.value, *lines))


_OF_FILES = {
    "cli.metavar.plan": Kind.FILES,
    "cli.metavar.plans": Kind.FILES,
    "cli.metavar.some-plans": Kind.FILES,
    "cli.metavar.file": Kind.FILES,
    "cli.metavar.old": Kind.FILES,
    "cli.metavar.new": Kind.FILES,
    "cli.metavar.folder": Kind.FOLDERS,
}
_SIGNS = "\"'"
_MOST_TOLD = 60
"""Cells of what a word means."""


def complete(before: Sequence[str], current: str, language: Language) -> Answer:
    """Return what may stand in the place of `current`, after the words `before` (without `plancli`)."""
    before, current, lead = _at_equals(list(before), current)
    current = current.lstrip(_SIGNS)
    at = _command_at(before)
    name, count = find_command(before[at:])
    if not name and at < len(before):
        return Answer(Kind.WORDS)
    if not name:
        return _kept(_first_words(before, current, language), current, lead)
    return _kept(_within(name, before[at + count :], current, language), current, lead)


def _at_equals(before: list[str], current: str) -> tuple[list[str], str, str]:
    """Return the line with the value of `--flag=value` as a word of its own, and what to set before it.

    bash parts such a word at its sign and completes what is behind it; the other shells leave it whole.
    """
    if current == "=":
        return before, "", ""
    if before and before[-1] == "=":
        return before[:-1], current, ""
    flag, sign, value = current.partition("=")
    if sign and flag.startswith("--"):
        return [*before, flag], value, f"{flag}="
    return before, current, ""


def _command_at(before: Sequence[str]) -> int:
    """Return how many words stand before the command: flags of the program."""
    at = 0
    while at < len(before) and before[at].startswith("-"):
        at += 2 if before[at] == "--lang" else 1
    return at


def _first_words(before: Sequence[str], current: str, language: Language) -> Answer:
    """Return the names of commands, or the flags of the program."""
    if before and before[-1] == "--lang":
        return Answer(Kind.WORDS, tuple((each.value, "") for each in Language))
    if current.startswith("-"):
        flags = {"--help": "help", "--lang": "lang", "--version": "version"}
        told = ((flag, sentence(language, f"cli.option.{key}")) for flag, key in flags.items())
        return Answer(Kind.WORDS, tuple(told))
    told = (
        (word, sentence(language, f"cli.{name}.short"))
        for name, entry in COMMANDS.items()
        for word in (name, entry.alias)
    )
    return Answer(Kind.WORDS, tuple(told))


def _within(name: str, before: Sequence[str], current: str, language: Language) -> Answer:
    """Return what may stand next after a command."""
    from plancli.cli.spoken import unspoken_command

    command = unspoken_command(name)
    valued = {flag: param for param in command.params if _takes_value(param) for flag in param.opts}
    given = [
        word
        for last, word in zip(["", *before], before, strict=False)
        if last not in valued and not word.startswith("-")
    ]
    if "--" not in before:
        if before and before[-1] in valued:
            return _values(str(valued[before[-1]].metavar), given, language)
        if current.startswith("-"):
            return _flags(command, before, language)
    return _argument(name, command, given, language)


def _takes_value(param: Parameter) -> bool:
    return param.param_type_name == "option" and not getattr(param, "is_flag", False)


def _flags(command: Command, before: Sequence[str], language: Language) -> Answer:
    """Return the flags that are not on the line, or may stand there several times."""
    words = [
        (flag, _first_sentence(str(vars(param).get("help", "")), language))
        for param in command.params
        if param.param_type_name == "option" and (param.multiple or not set(param.opts) & set(before))
        for flag in param.opts
        if flag.startswith("--")
    ]
    return Answer(Kind.WORDS, (*words, ("--help", sentence(language, "cli.option.help"))))


def _first_sentence(key: str, language: Language) -> str:
    told = sentence(language, key) if has_sentence(key) else ""
    return shortened(told.partition(";")[0].partition(". ")[0].rstrip("."), _MOST_TOLD)


def _argument(name: str, command: Command, given: Sequence[str], language: Language) -> Answer:
    """Return what may stand as the next argument of a command."""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    if not arguments:
        return Answer(Kind.WORDS)
    chosen = actions(name)
    if chosen and not given:
        return Answer(Kind.WORDS, tuple((word, "") for word in chosen))
    if chosen and chosen.get(given[0]) == "copy":
        from plancli.reports.template_catalogue import template_names

        return Answer(Kind.WORDS, tuple((each, "") for each in template_names()))
    if chosen:
        return Answer(Kind.FILES if given[0] in chosen else Kind.WORDS)
    at = min(len(given), len(arguments) - 1)
    if len(given) > at and arguments[at].nargs == 1:
        return Answer(Kind.WORDS)
    return _values(str(arguments[at].metavar), given, language)


def _values(metavar: str, given: Sequence[str], language: Language) -> Answer:
    """Return the values of what a metavar stands for; none for a date, a number, free text."""
    if metavar in _OF_FILES:
        return Answer(_OF_FILES[metavar])
    if metavar in ("cli.metavar.unit", "cli.metavar.task"):
        return Answer(Kind.NAMES, tuple(_of_plan(metavar, given)))
    if "|" in metavar:
        # A comma or a semicolon would end the word that the shell sees.
        return Answer(
            Kind.WORDS, tuple((word, "") for word in metavar.split("|") if word.isalnum() or "-" in word)
        )
    return Answer(Kind.WORDS, tuple(_listed(metavar, language)))


def _listed(metavar: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what plancli itself knows by name: rules, roles, reports and the like."""
    if metavar in ("cli.metavar.rule", "cli.metavar.rules"):
        from plancli.rules import ALL_RULES

        for rule in ALL_RULES:
            yield rule.code, rule.name
            yield rule.name, rule.code
    elif metavar == "cli.metavar.role":
        from plancli.model.assignment import Role

        yield from ((each.value, sentence(language, f"term.{each.value}")) for each in Role)
    elif metavar == "cli.metavar.report":
        from plancli.reports.catalogue import REPORTS

        yield from ((name, each.description(language)) for name, each in REPORTS.items())
    elif metavar == "cli.metavar.questions":
        from plancli.analysis.question import Question

        yield from ((each.value, sentence(language, f"cli.gaps.column.{each.value}")) for each in Question)
    elif metavar == "cli.progress.states":
        from plancli.model.progress import ProgressState

        yield from ((each.value, "") for each in ProgressState)


def _of_plan(metavar: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the units or the tasks of the first plan file on the line; reading a Word file takes too long."""
    path = next((each for each in given if each.endswith(PLAN_ENDINGS) and _is_file(each)), "")
    if not path:
        return
    from plancli import load_plan

    try:
        plan = load_plan(path).plan
    except PlancliError:
        return
    if plan is not None and metavar == "cli.metavar.unit":
        # A name of several lines would be several words to the script.
        yield from ((each.name, "") for each in plan.units.values() if each.name.isprintable())
    elif plan is not None:
        yield from ((each.id, shortened(" ".join(each.words.split()), _MOST_TOLD)) for each in plan.tasks)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:  # longer than a name can be, for one
        return False


def _kept(answer: Answer, current: str, lead: str) -> Answer:
    """Return the words that go on from `current`, typed with accents or without; `lead` stands before each.

    A list, parted by commas, goes on behind its last comma.
    """
    words: Iterable[tuple[str, str]] = answer.words
    listed = answer.kind is Kind.WORDS and "," in current and not any("," in word for word, _ in words)
    if listed:
        done, _, current = current.rpartition(",")
        lead += f"{done},"
    kept = [pair for pair in words if pair[0].startswith(current)] or list(_alike(words, current))
    return Answer(answer.kind, tuple((f"{lead}{word}", told) for word, told in kept))


def _alike(words: Iterable[tuple[str, str]], current: str) -> Iterator[tuple[str, str]]:
    from plancli.vietnamese.folding import unaccent

    start = unaccent(current)
    return (pair for pair in words if unaccent(pair[0]).startswith(start))
