"""One run of `check` over its files: what each comes to, what could not be read, and what is said of it.

Speaks on stderr only, and writes nothing but what fixes change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial

from plancli.checked import CheckedPlan, compare_plans
from plancli.cli.check_fixes import PlanFix, plan_fix, write_fixes
from plancli.cli.checker import Checker
from plancli.cli.plan_work import MANY, R, Work, check_work, work_on_plans
from plancli.cli.streams import remark, remark_failure
from plancli.errors import PlancliError
from plancli.messages import sentence


class PlanRun:
    """The files of one run, in their order."""

    def __init__(self, checker: Checker, found: Sequence[str | PlancliError], jobs: int | None) -> None:
        self.checker = checker
        self.failures: list[PlancliError] = []
        """What could not be read, or not written; complete when all is done."""
        self._found = found
        self._jobs = jobs
        self._remarks_told = False
        self._done = 0
        self._held = ExitStack()

    def close(self) -> None:
        """Let go of the plans that were checked: their findings cannot be asked for any more."""
        self._held.close()

    def fixes(self, *, unsafe: bool) -> Iterator[PlanFix]:
        """Yield what fixing each plan comes to."""
        return self._work(partial(plan_fix, unsafe=unsafe))

    def fix(self, *, unsafe: bool) -> None:
        """Fix each plan in its file; what can be read is read again by the check."""
        unwritten = write_fixes(self.fixes(unsafe=unsafe), self.checker.language)
        self.failures += unwritten

    def check(self) -> list[CheckedPlan]:
        """Check all plans, then hold them against each other."""
        checked = self._work(check_work(len(self._found)))
        if len(self._found) > MANY:
            from plancli.packed import Store

            store = self._held.enter_context(closing(Store()))
            plans = [each.held_as(store.put) for each in checked]
        else:
            plans = list(checked)
        if len(plans) > 1:
            wishes = self.checker.wishes
            compare_plans(plans, lambda path: wishes.rules(path).severities, self.checker.language)
        return plans

    def tell_failures(self) -> None:
        """Say what could not be read, or not written."""
        for each in self.failures:
            remark_failure(each, self.checker.language)

    def tell_stopped(self) -> None:
        """Say how far a run over several files came before it was stopped."""
        count = len(self._found)
        if count > 1:
            language = self.checker.language
            remark(sentence(language, "cli.check.interrupted", done=self._done, count=count))

    def _work(self, work: Work[R]) -> Iterator[R]:
        """Yield what the work makes of each file; what fails is left out the next time."""
        readable: list[str | PlancliError] = []
        self._done = 0
        for outcome in work_on_plans(self._found, self.checker, work, self._jobs):
            self._done += 1
            for each in () if self._remarks_told else outcome.remarks:
                remark(each)
            if outcome.failure is not None:
                self.failures.append(outcome.failure)
            elif outcome.row is not None:
                readable.append(outcome.path)
                yield outcome.row
        self._found = readable
        self._remarks_told = True
