"""How the user wants plans checked: with which rules, on which day, and what is known and passes.

Checks plans that are loaded; what is done with the findings is for the command.
"""

from __future__ import annotations

import datetime

from plancli.checked import CheckedPlan
from plancli.checking import RuleChoice, check_by_itself
from plancli.cli.wishes import Wishes
from plancli.diagnostic import CheckResult
from plancli.legal.registry import Registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.model.issuance import PlanState
from plancli.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Checker:
    """How the user wants plans checked."""

    registry: Registry
    wishes: Wishes
    language: Language
    as_of: datetime.date | None
    state: PlanState | None = None
    """The state that a plan is taken to be in; None for its own."""
    learn: bool = False
    """True where the known findings are noted anew, so that none passes."""

    def one(self, loaded: LoadedPlan) -> CheckResult:
        """Check one plan by itself; what is known and passes is not among its findings."""
        plan = self.alone(loaded)
        if self.learn or self.wishes.known(loaded.path) is None:
            return plan.result
        from plancli.cli.known_findings import let_known_pass

        plans = [plan]
        let_known_pass(plans, self.wishes.known, self.wishes.decided, learn=False)
        return plans[0].result

    def alone(self, loaded: LoadedPlan) -> CheckedPlan:
        """Check the one plan of a run."""
        return self._check(loaded, self.wishes.rules(loaded.path).for_one)

    def among(self, loaded: LoadedPlan) -> CheckedPlan:
        """Check one plan of several by itself, so that it can be held against the others."""
        return self._check(loaded, self.wishes.rules(loaded.path))

    def _check(self, loaded: LoadedPlan, rules: RuleChoice) -> CheckedPlan:
        plan = self._in_state(loaded)
        return check_by_itself(plan, self.registry, rules, self.language, self.as_of)

    def _in_state(self, loaded: LoadedPlan) -> LoadedPlan:
        """Return the plan as if it stood in the state asked for."""
        if self.state is None or loaded.plan is None:
            return loaded
        return replace(loaded, plan=replace(loaded.plan, state=self.state))
