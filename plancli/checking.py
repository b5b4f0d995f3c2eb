"""Runs the rules over loaded plans and turns each finding's route into a stretch of text.

Checking never writes and asks nobody for today's date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from plancli.diagnostic import MOST_LINES, CheckResult, Diagnostic, Finding, Place, Related
from plancli.legal.registry import Registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.rules import ALL_RULES
from plancli.rules.rule import Noted, Rule, RuleContext, RunRule
from plancli.source.document import SourceDocument
from plancli.source.position import Span


def check_plans(
    loaded: Iterable[LoadedPlan],
    registry: Registry,
    rules: Sequence[type[Rule]] = ALL_RULES,
    language: Language = Language.VI,
    as_of: datetime.date | None = None,
) -> CheckResult:
    """Check several plans, one after the other, then against each other.

    Memory holds their diagnostics, and of each plan the facts that the others are compared with.
    """
    diagnostics: list[Diagnostic] = []
    comparisons = [_Comparison(rule) for rule in rules if issubclass(rule, RunRule)]
    order: dict[str, int] = {}
    files = citations = checked = issued = 0
    for one in loaded:
        result = check_plan(one, registry, rules, language, as_of)
        for each in comparisons:
            each.add(one, registry, as_of)
        order.setdefault(one.path, files)
        diagnostics += result.diagnostics
        files += 1
        citations += result.citations
        checked += result.citations_checked
        issued += result.issued
    compared = [found for each in comparisons for found in each.diagnostics(language)]
    if compared:
        diagnostics += compared
        diagnostics.sort(key=lambda each: (order[each.path], *_by_place(each)))
    return CheckResult(tuple(diagnostics), files, citations, checked, registry.checked, issued=issued)


class _Spot(NamedTuple):
    """A stretch of a file, with the text of its lines."""

    path: str
    span: Span
    lines: tuple[str, ...]


class _Comparison:
    """One rule over all plans: its facts, each with the stretch of text where it stands."""

    def __init__(self, rule: type[RunRule[Any]]) -> None:
        self._rule = rule
        self._noted: dict[Noted[Any], _Spot] = {}

    def add(self, loaded: LoadedPlan, registry: Registry, as_of: datetime.date | None) -> None:
        """Keep what the rule notes of one plan."""
        if loaded.plan is None or loaded.source is None:
            return
        for place, fact in self._rule().note(RuleContext(loaded.plan, registry, as_of)):
            self._noted[Noted(loaded.path, place, fact)] = _spot(place, loaded.path, loaded.source)

    def diagnostics(self, language: Language) -> Iterator[Diagnostic]:
        """Yield what the rule finds between the plans."""
        for noted, fields in self._rule().compare(tuple(self._noted)):
            yield _told(self._rule, Finding(noted.place, fields), self._noted[noted], (), language)


def check_plan(
    loaded: LoadedPlan,
    registry: Registry,
    rules: Sequence[type[Rule]] = ALL_RULES,
    language: Language = Language.VI,
    as_of: datetime.date | None = None,
) -> CheckResult:
    """Return every diagnostic of one file: its faults, then what the rules find, by place."""
    found = list(loaded.diagnostics)
    citations = checked = 0
    if loaded.plan is not None and loaded.source is not None:
        context = RuleContext(loaded.plan, registry, as_of)
        for rule in rules:
            found += (
                _diagnostic(rule, finding, loaded.path, loaded.source, language)
                for finding in rule().check(context)
            )
        citations = len(loaded.plan.citations)
        checked = _count_checked(loaded.plan, registry)
    found.sort(key=_by_place)
    issued = loaded.plan is not None and loaded.plan.state is PlanState.ISSUED
    return CheckResult(tuple(found), 1, citations, checked, registry.checked, issued=int(issued))


def _count_checked(plan: Plan, registry: Registry) -> int:
    """Count citations of an act that the registry holds from a source other than the plan."""
    return sum(registry.knows(citation.mention) for citation in plan.citations)


def _by_place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.span.start.offset, diagnostic.severity.rank, diagnostic.code


def _diagnostic(
    rule: type[Rule], finding: Finding, path: str, source: SourceDocument, language: Language
) -> Diagnostic:
    related = tuple(_related(each, source) for each in finding.related)
    return _told(rule, finding, _spot(finding.place, path, source), related, language)


def _spot(place: Place, path: str, source: SourceDocument) -> _Spot:
    span = source.locate(place.route, place.part, place.within)
    return _Spot(path, span, (source.line_text(span.start.line), *source.lines_below(span, MOST_LINES)))


def _told(
    rule: type[Rule], finding: Finding, spot: _Spot, related: tuple[Related, ...], language: Language
) -> Diagnostic:
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
        basis=rule.basis,
        related=related,
        fix=finding.fix,
        more_lines=spot.lines[1:],
    )


def _related(place: Place, source: SourceDocument) -> Related:
    return Related(place.address, source.locate(place.route, place.part, place.within))
