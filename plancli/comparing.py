"""The rules that hold the plans of one run against each other: what they keep of each, what they find.

Sees facts only, never a plan: the plans are gone when the last one has been read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from plancli.diagnostic import Diagnostic, Finding, Place
from plancli.finding_places import Places, Spot, told
from plancli.messages import Language
from plancli.records import dataclass
from plancli.rules.rule import Noted, Rule, RuleContext, RunRule


@dataclass(frozen=True, slots=True)
class NotedFact:
    """One fact of one plan, and where a finding would stand."""

    rule: type[RunRule[Any]]
    fact: Any
    place: Place
    spot: Spot


def note_facts(rules: Iterable[type[Rule]], context: RuleContext, places: Places) -> Iterator[NotedFact]:
    """Yield what the rules keep of one plan, rule by rule."""
    for rule in rules:
        if issubclass(rule, RunRule):
            for place, fact in rule().note(context):
                yield NotedFact(rule, fact, place, places.spot(place))


def compare_facts(
    plans: int, facts_of: Callable[[int], Sequence[NotedFact]], language: Language
) -> dict[int, list[Diagnostic]]:
    """Return what is found between so many plans, by the number of the plan in which it stands, from 0.

    `facts_of` is asked twice for each plan, so that only facts of which another plan says something else
    are kept meanwhile, equal ones once.
    """
    disputed = _disputed(plans, facts_of)
    shared: dict[Any, Any] = {}
    by_rule: dict[type[RunRule[Any]], dict[Noted[Any], tuple[int, int]]] = {}
    for number in range(plans) if disputed else ():
        for at, one in enumerate(facts_of(number)):
            if _subject(one) in disputed:
                noted = Noted(one.spot.path, one.place, shared.setdefault(one.fact, one.fact))
                by_rule.setdefault(one.rule, {})[noted] = number, at
    found: dict[int, list[Diagnostic]] = {}
    for rule, noted_at in by_rule.items():
        for each, fields in rule().compare(tuple(noted_at)):
            number, at = noted_at[each]
            spot = facts_of(number)[at].spot
            found.setdefault(number, []).append(told(rule, Finding(each.place, fields), spot, language))
    return found


def _disputed(plans: int, facts_of: Callable[[int], Sequence[NotedFact]]) -> set[int]:
    """Return the subjects of which plans say different things.

    They and what is said of them stand here as hashes: where two fall together, a rule sees a fact too many.
    """
    said: dict[int, int] = {}
    disputed: set[int] = set()
    for number in range(plans):
        for one in facts_of(number):
            subject, fact = _subject(one), hash(one.fact)
            if said.setdefault(subject, fact) != fact:
                disputed.add(subject)
    return disputed


def _subject(one: NotedFact) -> int:
    return hash((one.rule, one.rule().subject(one.fact)))
