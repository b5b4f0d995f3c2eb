"""Which rules run: codes, names and families from the command line, against the table of rules.

Faults of the file itself are no rules: they are always told.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from plancli.analysis.six_questions import SIX_QUESTIONS, Question
from plancli.cli.choices import nearest
from plancli.errors import UsageError
from plancli.rules import ALL_RULES, Rule
from plancli.rules.page import family_of
from plancli.source.fault import FaultKind


def choose_rules(
    select: Sequence[str], ignore: Sequence[str], questions: Container[Question] = SIX_QUESTIONS
) -> tuple[type[Rule], ...]:
    """Return the rules to run, in the order of ALL_RULES; UsageError for a word that names none.

    Where nothing is selected, a rule that asks a question outside `questions` does not run.
    Example: `choose_rules(["structure", "KH201"], ["skipped-letter"])`.
    """
    wanted = _named("--select", select)
    unwanted = _named("--ignore", ignore)
    asked = [rule for rule in ALL_RULES if rule.question is None or rule.question in questions]
    chosen = [rule for rule in ALL_RULES if rule in wanted] if select else asked
    return tuple(rule for rule in chosen if rule not in unwanted)


def _named(flag: str, written: Iterable[str]) -> set[type[Rule]]:
    words = [word.strip() for each in written for word in each.split(",")]
    return {rule for word in words if word for rule in _rules_of(flag, word)}


def _rules_of(flag: str, word: str) -> list[type[Rule]]:
    found = [rule for rule in ALL_RULES if word.lower() in {rule.code.lower(), rule.name, family_of(rule)}]
    if found:
        return found
    if any(word.lower() in {kind.code.lower(), kind.label} for kind in FaultKind):
        raise UsageError("cli.check.fault-always-told", flag=flag, value=word)
    known = {name for rule in ALL_RULES for name in (rule.code, rule.name, family_of(rule))}
    near = nearest(word, sorted(known))
    key = "cli.check.unknown-rule.near" if near else "cli.check.unknown-rule"
    raise UsageError(key, flag=flag, value=word, near=near)
