"""Runs the rules over loaded plans and turns each finding's route into a stretch of text.

Checking never writes and asks nobody for today's date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plancli.checked import CheckedPlan, checked_plan, graded, in_order
from plancli.comparing import note_facts
from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.finding_places import Places, told
from plancli.legal.registry import Registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.records import dataclass, field, replace
from plancli.rules import ALL_RULES
from plancli.rules.correction import offered_fix
from plancli.rules.rule import Rule, RuleContext, RunRule
from plancli.suppression import ignore_comments


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What is looked for in one plan, and how grave it is there."""

    rules: Sequence[type[Rule]] = ALL_RULES
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By code, where an office grades a rule otherwise than the rule does."""

    @property
    def decided(self) -> frozenset[str]:
        """Codes of the rules that the plan alone decides: where they are silent, nothing is at fault."""
        return frozenset(rule.code for rule in self.rules if not issubclass(rule, RunRule))

    @property
    def for_one(self) -> RuleChoice:
        """The choice where there is no other plan to hold this one against."""
        return replace(self, rules=tuple(rule for rule in self.rules if not issubclass(rule, RunRule)))

    @property
    def compared(self) -> frozenset[str]:
        """Codes of the rules that hold the plan against others."""
        return frozenset(rule.code for rule in self.rules if issubclass(rule, RunRule))


Rules = Sequence[type[Rule]] | RuleChoice
"""Rules graded as they grade themselves, or a choice with grades of its own."""


def check_plan(
    loaded: LoadedPlan,
    registry: Registry,
    rules: Rules = ALL_RULES,
    language: Language = Language.VI,
    as_of: datetime.date | None = None,
) -> CheckResult:
    """Return every diagnostic of one file by place: its faults, and what the rules find.

    What a comment in the file lets pass is told apart.
    """
    return check_by_itself(loaded, registry, _choice(rules).for_one, language, as_of).result


def check_by_itself(
    loaded: LoadedPlan, registry: Registry, rules: Rules, language: Language, as_of: datetime.date | None
) -> CheckedPlan:
    """Check one plan, and note what the others are to be held against."""
    choice = _choice(rules)
    plan, source = loaded.plan, loaded.source
    if plan is None or source is None:
        faults = CheckResult(in_order(loaded.diagnostics), files=1, registry_checked=registry.checked)
        return checked_plan(loaded.path, faults, is_plan=plan is not None)
    context = RuleContext(plan, registry, as_of)
    places = Places(plan, source, loaded.path)
    found = [graded(each, choice.severities) for each in _found(choice.rules, context, places, language)]
    comments = ignore_comments(source, language)
    kept, passed = comments.sift(found, choice.decided) if comments else (found, [])
    result = CheckResult(
        in_order([*loaded.diagnostics, *kept]),
        files=1,
        citations=len(plan.citations),
        citations_checked=_count_checked(plan, registry),
        registry_checked=registry.checked,
        suppressed_diagnostics=tuple(passed),
        issued=int(plan.state is PlanState.ISSUED),
    )
    facts = tuple(note_facts(choice.rules, context, places))
    late = comments.naming(choice.compared) if comments and facts else ()
    return checked_plan(loaded.path, result, facts, late)


def _choice(rules: Rules) -> RuleChoice:
    return rules if isinstance(rules, RuleChoice) else RuleChoice(rules)


def _found(
    rules: Iterable[type[Rule]], context: RuleContext, places: Places, language: Language
) -> Iterator[Diagnostic]:
    """Yield what the rules find in one plan, rule by rule."""
    for rule in rules:
        for finding in rule().check(context):
            diagnostic = told(rule, finding, places.spot(finding.place), language)
            related = tuple(places.related(each) for each in finding.related)
            fix = offered_fix(rule.text[language], finding, context.plan.state, places.source)
            yield replace(diagnostic, related=related, fix=fix) if related or fix else diagnostic


def _count_checked(plan: Plan, registry: Registry) -> int:
    """Count citations of an act that the registry holds from a source other than the plan."""
    return sum(registry.knows(citation.mention) for citation in plan.citations)
