"""Several plans checked and held against each other, as `plancli check` does it with the plans of a run."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from plancli.checked import all_together, compare_plans
from plancli.checking import RuleChoice, Rules, check_by_itself
from plancli.diagnostic import CheckResult
from plancli.legal.registry import Registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.records import replace
from plancli.rules import ALL_RULES


def check_plans(
    loaded: Iterable[LoadedPlan],
    registry: Registry,
    rules: Rules | Callable[[str], Rules] = ALL_RULES,
    language: Language = Language.VI,
    as_of: datetime.date | None = None,
) -> CheckResult:
    """Check several plans; a function in place of `rules` says by path what is looked for in each."""

    def choice(path: str) -> RuleChoice:
        wanted = rules(path) if callable(rules) else rules
        return wanted if isinstance(wanted, RuleChoice) else RuleChoice(wanted)

    plans = [check_by_itself(one, registry, choice(one.path), language, as_of) for one in loaded]
    compare_plans(plans, lambda path: choice(path).severities, language)
    result = all_together(plans, registry.checked)
    told, passed = tuple(result.diagnostics), tuple(result.suppressed_diagnostics)
    return replace(result, diagnostics=told, suppressed_diagnostics=passed)
