"""How the user wants plans checked: with which rules, on which day, and what is known and passes.

Checks plans that are loaded; what is done with the findings is for the command.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from plancli.checking import check_plan, check_plans
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
        rules = self.wishes.rules(loaded.path)
        result = check_plan(self._in_state(loaded), self.registry, rules, self.language, self.as_of)
        known = self.wishes.known(loaded.path)
        if known is None or self.learn:
            return result
        from plancli.cli.known_findings import let_known_pass

        return let_known_pass(result, [loaded], lambda _: known, self.wishes.decided, learn=False)[0]

    def all(self, loaded: Sequence[LoadedPlan]) -> CheckResult:
        """Check all plans, also against each other."""
        plans = map(self._in_state, loaded)
        return check_plans(plans, self.registry, self.wishes.rules, self.language, self.as_of)

    def _in_state(self, loaded: LoadedPlan) -> LoadedPlan:
        """Return the plan as if it stood in the state asked for."""
        if self.state is None or loaded.plan is None:
            return loaded
        return replace(loaded, plan=replace(loaded.plan, state=self.state))
