"""Runs the rules over loaded plans and turns each finding's route into a stretch of text.

Checking never writes and asks nobody for today's date.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from plancli.diagnostic import MOST_LINES, CheckResult, Diagnostic, Finding, Place, Related, Severity
from plancli.legal.registry import Registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.records import dataclass, field, replace
from plancli.rules import ALL_RULES
from plancli.rules.correction import offered_fix
from plancli.rules.rule import Noted, Rule, RuleContext, RunRule
from plancli.source.document import SourceDocument
from plancli.source.position import Route, Span
from plancli.suppression import IgnoreComments, ignore_comments


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


Rules = Sequence[type[Rule]] | RuleChoice
"""Rules graded as they grade themselves, or a choice with grades of its own."""


def check_plans(
    loaded: Iterable[LoadedPlan],
    registry: Registry,
    rules: Rules | Callable[[str], Rules] = ALL_RULES,
    language: Language = Language.VI,
    as_of: datetime.date | None = None,
) -> CheckResult:
    """Check several plans, one after the other, then against each other.

    A function in place of `rules` says by path what is looked for in each plan. Memory holds their
    diagnostics, of each plan the facts that the others are compared with, and the text of the last and
    of those whose comments let findings pass.
    """
    run = _Run(registry, language, as_of)
    checked = [run.check(one, rules(one.path) if callable(rules) else rules) for one in loaded]
    run.compare()
    results = [each.result(registry) for each in checked]
    return CheckResult(
        tuple(each for result in results for each in result.diagnostics),
        files=len(results),
        citations=sum(result.citations for result in results),
        citations_checked=sum(result.citations_checked for result in results),
        registry_checked=registry.checked,
        suppressed_diagnostics=tuple(each for result in results for each in result.suppressed_diagnostics),
        issued=sum(result.issued for result in results),
    )


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
    return _Run(registry, language, as_of).check(loaded, rules).result(registry)


@dataclass(slots=True)
class _Checked:
    """One plan whose rules have run, before its comments are asked."""

    loaded_faults: tuple[Diagnostic, ...]
    choice: RuleChoice
    found: list[Diagnostic] = field(default_factory=list)
    comments: IgnoreComments | None = None
    citations: int = 0
    citations_checked: int = 0
    issued: int = 0

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep one more, graded as the office grades it."""
        grade = self.choice.severities.get(diagnostic.code)
        self.found.append(replace(diagnostic, severity=grade) if grade else diagnostic)

    def result(self, registry: Registry) -> CheckResult:
        """Return what is to be told, by place, and what passes."""
        sifted = self.comments.sift(self.found, self.choice.decided) if self.comments else (self.found, [])
        return CheckResult(
            tuple(sorted([*self.loaded_faults, *sifted[0]], key=_by_place)),
            files=1,
            citations=self.citations,
            citations_checked=self.citations_checked,
            registry_checked=registry.checked,
            suppressed_diagnostics=tuple(sifted[1]),
            issued=self.issued,
        )


class _Run:
    """One run over one plan or several."""

    def __init__(self, registry: Registry, language: Language, as_of: datetime.date | None) -> None:
        self._registry = registry
        self._language = language
        self._as_of = as_of
        self._comparisons: dict[type[Rule], _Comparison] = {}

    def check(self, loaded: LoadedPlan, rules: Rules) -> _Checked:
        """Run the rules over one plan, and keep what the other plans are compared with."""
        choice = rules if isinstance(rules, RuleChoice) else RuleChoice(rules)
        checked = _Checked(loaded.diagnostics, choice)
        plan, source = loaded.plan, loaded.source
        if plan is None or source is None:
            return checked
        context = RuleContext(plan, self._registry, self._as_of)
        places = _Places(plan, source, loaded.path)
        for rule in choice.rules:
            for finding in rule().check(context):
                told = _told(rule, finding, places.spot(finding.place), self._language)
                related = tuple(places.related(each) for each in finding.related)
                fix = offered_fix(rule.text[self._language], finding, plan.state, source)
                checked.add(replace(told, related=related, fix=fix))
            if issubclass(rule, RunRule):
                self._comparisons.setdefault(rule, _Comparison(rule)).add(context, places, checked)
        checked.comments = ignore_comments(source, self._language)
        checked.citations = len(plan.citations)
        checked.citations_checked = _count_checked(plan, self._registry)
        checked.issued = int(plan.state is PlanState.ISSUED)
        return checked

    def compare(self) -> None:
        """Add to each plan what is found between the plans."""
        for each in self._comparisons.values():
            each.tell(self._language)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A stretch of a file, with the text of its lines and what makes it known again."""

    path: str
    span: Span
    lines: tuple[str, ...]
    id: str
    words: str


class _Comparison:
    """One rule over all plans: its facts, each with the stretch of text where it stands."""

    def __init__(self, rule: type[RunRule[Any]]) -> None:
        self._rule = rule
        self._noted: dict[Noted[Any], tuple[_Spot, _Checked]] = {}
        self._waiting: tuple[RuleContext, _Places, _Checked] | None = None
        """The last plan: it is not noted before there is another to hold it against."""

    def add(self, context: RuleContext, places: _Places, checked: _Checked) -> None:
        """Keep what the rule notes of the plan before, and the plan."""
        self._note()
        self._waiting = context, places, checked

    def _note(self) -> None:
        if self._waiting is not None:
            context, places, checked = self._waiting
            for place, fact in self._rule().note(context):
                self._noted[Noted(places.path, place, fact)] = places.spot(place), checked

    def tell(self, language: Language) -> None:
        """Add to each plan what the rule finds there against the others."""
        if self._noted:
            self._note()
        for noted, fields in self._rule().compare(tuple(self._noted)):
            spot, checked = self._noted[noted]
            checked.add(_told(self._rule, Finding(noted.place, fields), spot, language))


class _Places:
    """Where the routes of one plan lead."""

    def __init__(self, plan: Plan, source: SourceDocument, path: str) -> None:
        self._plan = plan
        self._source = source
        self._ids: dict[Route, str] = {}
        self.path = path

    def spot(self, place: Place) -> _Spot:
        """Return the stretch of text at a place."""
        where = (place.route, place.part, place.within)
        span = self._source.locate(*where)
        lines = (self._source.line_text(span.start.line), *self._source.lines_below(span, MOST_LINES))
        return _Spot(self.path, span, lines, self._id(place.route), self._source.words(*where))

    def related(self, place: Place) -> Related:
        """Return another place of the same finding."""
        return Related(place.address, self._source.locate(place.route, place.part, place.within))

    def _id(self, route: Route) -> str:
        """Return the id of the innermost section, task or duty around a route; empty outside of all."""
        if not self._ids:
            self._ids = dict(_ids(self._plan))
        known = (self._ids.get(route[:length]) for length in range(len(route), 0, -1))
        return next((each for each in known if each), "")


def _ids(plan: Plan) -> Iterator[tuple[Route, str]]:
    """Yield route and unique id of everything that has one; the inner one of the same route last."""
    yield from ((annex.route, annex.id) for annex in plan.annexes)
    yield from ((section.route, section.id) for section in plan.all_sections())
    yield from ((task.route, task.id) for task in plan.tasks)
    yield from ((duty.route, duty.id) for duty in plan.duties)


def _count_checked(plan: Plan, registry: Registry) -> int:
    """Count citations of an act that the registry holds from a source other than the plan."""
    return sum(registry.knows(citation.mention) for citation in plan.citations)


def _by_place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.span.start.offset, diagnostic.severity.rank, diagnostic.code


def _told(rule: type[Rule], finding: Finding, spot: _Spot, language: Language) -> Diagnostic:
    """Return the finding in words."""
    text = rule.text[language]
    fields = {"address": finding.place.address, **finding.fields}
    variants = text.variants or {}
    message = variants[finding.variant] if finding.variant else text.message
    advice = variants.get(f"{finding.variant}.help", text.help)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        message=message.format_map(fields),
        path=spot.path,
        label=finding.place.address,
        span=spot.span,
        source_line=spot.lines[0],
        help=advice.format_map(fields),
        basis=rule.basis_in(language),
        more_lines=spot.lines[1:],
        id=spot.id,
        words=spot.words,
    )
