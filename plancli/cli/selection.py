"""Which rules run on a plan and how grave they are: from the command line, else from the settings.

Faults of the file itself are no rules: they are always told.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from pathlib import Path

from plancli.analysis.question import SIX_QUESTIONS, Question
from plancli.checking import RuleChoice
from plancli.diagnostic import Severity
from plancli.errors import UsageError
from plancli.near_word import nearest
from plancli.rules import ALL_RULES, Rule
from plancli.rules.page import family_of
from plancli.settings import Settings, place_in
from plancli.source.fault import FaultKind

_OFF = "off"


def choose_rules(
    select: Sequence[str], ignore: Sequence[str], questions: Container[Question] = SIX_QUESTIONS
) -> tuple[type[Rule], ...]:
    """Return the rules to run, in the order of ALL_RULES; UsageError for a word that names none.

    A word is a code, how codes start, a name or a family. Where nothing is selected, a rule that asks a
    question outside `questions` does not run. A choice that leaves no rule is a UsageError, too: a run
    that looks at nothing would say that nothing is wrong.

    Example: `choose_rules(["structure", "KH2"], ["KH205"])`.
    """
    wanted = _named("--select", select)
    unwanted = _named("--ignore", ignore)
    asked = [rule for rule in ALL_RULES if rule.question is None or rule.question in questions]
    chosen = [rule for rule in ALL_RULES if rule in wanted] if select else asked
    left = tuple(rule for rule in chosen if rule not in unwanted)
    if not left:
        raise UsageError("cli.check.no-rule-left")
    return left


def choose_for(path: str, settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> RuleChoice:
    """Return what is looked for in the plan at `path`.

    `select` and `ignore` come from the command line, each in place of the key of that name. A rule that
    is selected there runs although the settings ignore it or turn it off, but not where they leave out
    its path.
    """
    file = settings.file
    wanted = _named("select", settings.select, file)
    questions = SIX_QUESTIONS if wanted else tuple(map(Question, settings.questions))
    rules = choose_rules(select, ignore, questions)
    grades = _grades(settings)
    if not select:
        wanted = wanted or set(ALL_RULES)
        unwanted = set() if ignore else _named("ignore", settings.ignore, file)
        unwanted |= {rule for rule, grade in grades.items() if grade == _OFF}
        rules = tuple(rule for rule in rules if rule in wanted - unwanted)
        if not rules and file is not None:
            raise UsageError("settings.no-rule-left", path=file.as_posix())
    elsewhere = _named("ignore-paths", settings.ignored_at(path), file)
    severities = {rule.code: Severity(grade) for rule, grade in grades.items() if grade != _OFF}
    return RuleChoice(tuple(rule for rule in rules if rule not in elsewhere), severities)


def refuse_unknown_rules(settings: Settings) -> None:
    """Raise a UsageError for a word of the settings that names no rule, used in this run or not."""
    _named("select", settings.select, settings.file)
    _named("ignore", settings.ignore, settings.file)
    for rules in settings.ignore_paths.values():
        _named("ignore-paths", rules, settings.file)
    _grades(settings)


def _grades(settings: Settings) -> dict[type[Rule], str]:
    """Return the grade of each rule; a code or a name alone, so that no two entries grade one rule."""
    grades: dict[type[Rule], str] = {}
    for word, grade in settings.severity.items():
        for rule in _named("severity", [word], settings.file):
            if word.lower() not in {rule.code.lower(), rule.name} or rule in grades:
                place = place_in(settings.file, word) if settings.file else ""
                raise UsageError("settings.one-rule", place=place, value=word)
            grades[rule] = grade
    return grades


def _named(flag: str, written: Iterable[str], file: Path | None = None) -> set[type[Rule]]:
    """Return the rules that the words name; `file` is where they stand, None for the command line."""
    words = dict.fromkeys(word.strip() for each in written for word in each.split(","))
    return {rule for word in words if word for rule in _rules_of(flag, word, file)}


def _rules_of(flag: str, word: str, file: Path | None) -> list[type[Rule]]:
    lower = word.lower()
    found = [rule for rule in ALL_RULES if lower in {rule.name, family_of(rule)} or _starts(rule.code, lower)]
    if found:
        return found
    flag = f"{place_in(file, word)}: {flag}" if file else flag
    if any(lower in {kind.label, kind.family} or _starts(kind.code, lower) for kind in FaultKind):
        raise UsageError("cli.check.fault-always-told", flag=flag, value=word)
    known = {name for rule in ALL_RULES for name in (rule.code, rule.name, family_of(rule))}
    near = nearest(word, sorted(known))
    key = "cli.check.unknown-rule.near" if near else "cli.check.unknown-rule"
    raise UsageError(key, flag=flag, value=word, near=near)


def _starts(code: str, lower: str) -> bool:
    """Tell whether a word is a code or how one starts, family number included: `kh3`, `kh30`."""
    return len(lower) > len("kh") and code.lower().startswith(lower)
