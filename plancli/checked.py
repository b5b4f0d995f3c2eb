"""What a check says of each plan of a run, and of all of them together.

Runs no rule and prints nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, TypeVar, overload

from plancli.comparing import NotedFact, compare_facts
from plancli.diagnostic import CheckResult, Diagnostic, Severity, Suppressed
from plancli.messages import Language
from plancli.records import dataclass, replace
from plancli.suppression import Ignore, part_hidden

T = TypeVar("T")


class Held:
    """Something kept until it is asked for; as it is, where there is little of it."""

    __slots__ = ("_kept",)

    def __init__(self, kept: object) -> None:
        self._kept: Any = kept

    def give(self) -> Any:  # noqa: ANN401 - whatever is kept
        """Return what is kept."""
        return self._kept

    def anew(self, kept: object) -> Held:
        """Return something else, kept in the same way."""
        return type(self)(kept)


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """One plan whose rules have run."""

    path: str
    is_plan: bool
    """False where the file could not be read as a plan, so that no rule ran."""
    figures: CheckResult
    """What is counted; its findings are held apart."""
    told: tuple[int, int, int]
    """How many findings there are, by the rank of their severity."""
    passed: int
    """How many pass."""
    findings: Held
    """Those told, then those that pass."""
    facts: Held
    """A tuple of NotedFact: what the other plans are held against."""
    late: tuple[Ignore, ...] = ()
    """The comments that may hide what is found between the plans."""

    @property
    def result(self) -> CheckResult:
        """What the check of this plan says."""
        told, passed = self.findings.give()
        return replace(self.figures, diagnostics=told, suppressed_diagnostics=passed)

    def saying(self, result: CheckResult) -> CheckedPlan:
        """Return the plan with other findings, held as those before."""
        told, passed = tuple(result.diagnostics), tuple(result.suppressed_diagnostics)
        held = self.findings.anew((told, passed))
        return replace(self, told=_by_rank(told), passed=len(passed), findings=held)

    def held_as(self, hold: Callable[[Held], Held]) -> CheckedPlan:
        """Return the plan with its findings and facts held otherwise."""
        return replace(self, findings=hold(self.findings), facts=hold(self.facts))

    def fails_from(self, rank: int) -> bool:
        """Tell whether a finding is as grave as this rank or graver; none is below all ranks."""
        return any(self.told[: rank + 1])


def checked_plan(
    path: str,
    result: CheckResult,
    facts: Sequence[NotedFact] = (),
    late: tuple[Ignore, ...] = (),
    *,
    is_plan: bool = True,
) -> CheckedPlan:
    """Return the row of one plan."""
    figures = replace(result, diagnostics=(), suppressed_diagnostics=())
    told, passed = tuple(result.diagnostics), tuple(result.suppressed_diagnostics)
    held, noted = Held((told, passed)), Held(tuple(facts))
    return CheckedPlan(path, is_plan, figures, _by_rank(told), len(passed), held, noted, late)


def compare_plans(
    plans: list[CheckedPlan],
    grades: Callable[[str], Mapping[str, Severity]],
    language: Language,
) -> None:
    """Add to each plan what is found between the plans; `grades` says by path and code how grave it is."""
    found = compare_facts(len(plans), lambda number: plans[number].facts.give(), language)
    for number, more in found.items():
        plan = plans[number]
        kept, passed = part_hidden(plan.late, [graded(each, grades(plan.path)) for each in more])
        before = plan.result
        told = in_order([*before.diagnostics, *kept])
        suppressed = (*before.suppressed_diagnostics, *passed)
        plans[number] = plan.saying(replace(before, diagnostics=told, suppressed_diagnostics=suppressed))


def all_together(plans: Sequence[CheckedPlan], registry_checked: str) -> CheckResult:
    """Return what the check of all plans says, in their order."""
    return CheckResult(
        _Findings[Diagnostic](plans, 0, [sum(each.told) for each in plans]),
        files=len(plans),
        citations=sum(each.figures.citations for each in plans),
        citations_checked=sum(each.figures.citations_checked for each in plans),
        registry_checked=registry_checked,
        suppressed_diagnostics=_Findings[Suppressed](plans, 1, [each.passed for each in plans]),
        issued=sum(each.figures.issued for each in plans),
        by_rank=(
            sum(each.told[0] for each in plans),
            sum(each.told[1] for each in plans),
            sum(each.told[2] for each in plans),
        ),
    )


def graded(diagnostic: Diagnostic, grades: Mapping[str, Severity]) -> Diagnostic:
    """Return the diagnostic as an office grades it."""
    grade = grades.get(diagnostic.code)
    return replace(diagnostic, severity=grade) if grade else diagnostic


def in_order(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings of one plan by place."""
    return tuple(sorted(found, key=_by_place))


def _by_place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.span.start.offset, diagnostic.severity.rank, diagnostic.code


def _by_rank(told: Sequence[Diagnostic]) -> tuple[int, int, int]:
    ranks = [each.severity.rank for each in told]
    return ranks.count(0), ranks.count(1), ranks.count(2)


class _Findings(Sequence[T]):
    """The findings of all plans in one row, given out plan by plan."""

    def __init__(self, plans: Sequence[CheckedPlan], half: int, counts: Sequence[int]) -> None:
        """Give out what is told for `half` 0, what passes for 1."""
        self._plans = plans
        self._half = half
        self._ends = list(accumulate(counts))
        self._last: tuple[int, Sequence[T]] = -1, ()

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[T]:
        for plan in self._plans:
            yield from plan.findings.give()[self._half]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(self)[at]
        place = range(len(self))[at]
        number = bisect_right(self._ends, place)
        if self._last[0] != number:
            self._last = number, self._plans[number].findings.give()[self._half]
        return self._last[1][place - self._ends[number]]
