"""`check --baseline`, `--write-baseline`, `--prune-baseline`: lets known findings pass, keeps their file.

The file is written only where that is asked for, and only when every plan could be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from plancli.baseline import (
    Baseline,
    Known,
    baseline_text,
    count_known,
    of_rules,
    part,
    plan_name,
    read_baseline,
    without,
)
from plancli.checked import CheckedPlan
from plancli.cli.streams import refuse_input, remark, stands
from plancli.diagnostic import CheckResult, Diagnostic, Suppressed, SuppressedBy
from plancli.messages import Language, sentence
from plancli.records import dataclass, replace
from plancli.writing import write_file

DecidedCodes = Callable[[str], frozenset[str]]
"""Codes of the rules whose silence on the plan at this path says that nothing is at fault there."""


@dataclass(slots=True)
class KnownFindings:
    """One file of known findings on its way through a run."""

    file: Path
    baseline: Baseline
    stale: int = 0
    """Known findings that this run should have met and did not."""

    @classmethod
    def read(cls, file: Path, *, anew: bool) -> KnownFindings:
        """Read the file; with `anew` there need be none yet, but what stands there must be one."""
        if anew and not stands(file):
            return cls(file, Baseline())
        return cls(file, read_baseline(file))

    def learn(self, path: str, found: Sequence[Diagnostic], decided: frozenset[str]) -> None:
        """Take what was found in a plan as known; what other rules found there before stays."""
        name = plan_name(path, self.file)
        before = self.baseline.plans.get(name, {})
        kept = without(before, of_rules(before, decided))
        self.baseline = self.baseline.with_plan(name, {**kept, **count_known(found)})

    def pass_by(
        self, path: str, found: Sequence[Diagnostic], decided: frozenset[str]
    ) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
        """Return what is new in a plan and what is known, and forget what is left over."""
        name = plan_name(path, self.file)
        known = self.baseline.plans.get(name, {})
        parted = part(found, known)
        self._forget(name, of_rules(parted.left, decided))
        return parted.new, parted.known

    def forget_lost_plans(self) -> None:
        """Forget the findings of plans that stand nowhere any more."""
        for name, known in self.baseline.plans.items():
            if name != "-" and not stands(self.file.parent / name):
                self._forget(name, known)

    def _forget(self, name: str, left: Known) -> None:
        self.stale += sum(left.values())
        self.baseline = self.baseline.with_plan(name, without(self.baseline.plans.get(name, {}), left))

    def write(self) -> None:
        """Write the file whole, or not at all."""
        write_file(self.file, baseline_text(self.baseline))


def let_known_pass(
    plans: list[CheckedPlan],
    known_at: Callable[[str], Path | None],
    decided_at: DecidedCodes,
    *,
    learn: bool,
) -> list[KnownFindings]:
    """Take out of each plan what is known; return each file as it would be without what is stale.

    With `learn` everything that was found is known from now on. Of a plan that could not be read as one
    nothing is called stale.
    """
    files: dict[Path, KnownFindings] = {}
    for number, plan in enumerate(plans):
        file = known_at(plan.path)
        if file is None:
            continue
        if file not in files:
            files[file] = KnownFindings.read(file, anew=learn)
        decided = decided_at(plan.path) if plan.is_plan else frozenset[str]()
        plans[number] = plan.saying(_new(plan.path, plan.result, files[file], decided, learn=learn))
    return list(files.values())


def _new(
    path: str, result: CheckResult, known: KnownFindings, decided: frozenset[str], *, learn: bool
) -> CheckResult:
    """Return what the check of one plan says without what is known."""
    if learn:
        known.learn(path, result.diagnostics, decided)
    new, passed = known.pass_by(path, result.diagnostics, decided)
    suppressed = (Suppressed(each, SuppressedBy.BASELINE) for each in passed)
    passing = (*result.suppressed_diagnostics, *suppressed)
    return replace(result, diagnostics=new, suppressed_diagnostics=passing)


def keep_files(
    files: Sequence[KnownFindings],
    inputs: Sequence[str],
    language: Language,
    *,
    learn: bool,
    prune: bool,
    complete: bool,
) -> None:
    """Write the files where that is asked for; say how many known findings are gone.

    Nothing is written where the run is not `complete`, since what could not be read would look mended.
    """
    for each in files:
        path = each.file.as_posix()
        if learn or prune:
            if not complete:
                remark(sentence(language, "baseline.not-written", path=path))
                continue
            refuse_input(each.file, inputs)
        each.forget_lost_plans()
        if learn:
            each.write()
            count = sum(count for known in each.baseline.plans.values() for count in known.values())
            remark(sentence(language, "baseline.written", path=path, count=count))
        elif each.stale and prune:
            each.write()
            remark(sentence(language, "baseline.pruned", path=path, count=each.stale))
        elif each.stale:
            remark(sentence(language, "baseline.stale", path=path, count=each.stale))
