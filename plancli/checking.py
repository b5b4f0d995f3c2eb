"""Runs the rules over loaded plans and turns each finding's route into a stretch of text.

Checking never writes and asks nobody for today's date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from plancli.diagnostic import MOST_LINES, CheckResult, Diagnostic, Finding, Place, Related
from plancli.legal.registry import Registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.rules import ALL_RULES
from plancli.rules.rule import Rule, RuleContext
from plancli.source.document import SourceDocument


def check_plans(
    loaded: Iterable[LoadedPlan],
    registry: Registry,
    rules: Sequence[type[Rule]] = ALL_RULES,
    language: Language = Language.VI,
    as_of: datetime.date | None = None,
) -> CheckResult:
    """Check several plans, one after the other; memory holds their diagnostics only."""
    diagnostics: list[Diagnostic] = []
    files = citations = checked = issued = 0
    for one in loaded:
        result = check_plan(one, registry, rules, language, as_of)
        diagnostics += result.diagnostics
        files += 1
        citations += result.citations
        checked += result.citations_checked
        issued += result.issued
    return CheckResult(tuple(diagnostics), files, citations, checked, registry.checked, issued=issued)


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
    found.sort(key=lambda each: (each.span.start.offset, each.severity.rank, each.code))
    issued = loaded.plan is not None and loaded.plan.state is PlanState.ISSUED
    return CheckResult(tuple(found), 1, citations, checked, registry.checked, issued=int(issued))


def _count_checked(plan: Plan, registry: Registry) -> int:
    """Count citations of an act that the registry holds from a source other than the plan."""
    return sum(registry.knows(citation.mention) for citation in plan.citations)


def _diagnostic(
    rule: type[Rule], finding: Finding, path: str, source: SourceDocument, language: Language
) -> Diagnostic:
    text = rule.text[language]
    place = finding.place
    span = source.locate(place.route, place.part, place.within)
    fields = {"address": place.address, **finding.fields}
    variants = text.variants or {}
    message = variants[finding.variant] if finding.variant else text.message
    advice = variants.get(f"{finding.variant}.help", text.help)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        message=message.format_map(fields),
        path=path,
        label=place.address,
        span=span,
        source_line=source.line_text(span.start.line),
        help=advice.format_map(fields),
        basis=rule.basis,
        related=tuple(_related(each, source) for each in finding.related),
        fix=finding.fix,
        more_lines=source.lines_below(span, MOST_LINES),
    )


def _related(place: Place, source: SourceDocument) -> Related:
    return Related(place.address, source.locate(place.route, place.part, place.within))
