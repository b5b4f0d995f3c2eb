"""All rules, in the order of their codes; a rule that is not listed here does not run."""

from __future__ import annotations

from plancli.rules.rule import Rule, RuleContext

ALL_RULES: tuple[type[Rule], ...] = ()

__all__ = ["ALL_RULES", "Rule", "RuleContext"]
