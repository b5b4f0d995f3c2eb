"""Findings in the overview: by severity, then by rule, each with a link to the words it speaks of.

Sets out what the check found; it finds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.reports.overview.outline import Link, Outline


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding."""

    place: Link
    others: tuple[Link, ...]
    """The other places that belong to it, as far as the page holds their words."""
    message: str
    help: str
    """What to do; empty where the whole group has the same help."""


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The findings of one rule."""

    code: str
    """`KH301`"""
    basis: str
    help: str
    """What to do about all of them; empty where it differs."""
    findings: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class SeverityGroup:
    """The findings of one severity."""

    style: str
    """`error`, `warning`, `info`"""
    name: str
    """`Lỗi`"""
    count: str
    rules: tuple[RuleGroup, ...]


@dataclass(frozen=True, slots=True)
class FindingsView:
    """What the check found."""

    groups: tuple[SeverityGroup, ...]
    """All three severities, the gravest first, those without findings too."""
    total: str
    let_pass: str
    """How many a comment or the list of known findings lets pass; `0` for none."""


def view_findings(checked: CheckResult, outline: Outline) -> FindingsView:
    """Return the findings of one plan."""
    return FindingsView(
        groups=tuple(_group(severity, checked.diagnostics, outline) for severity in Severity),
        total=str(len(checked.diagnostics)),
        let_pass=str(checked.suppressed),
    )


def _group(severity: Severity, diagnostics: Iterable[Diagnostic], outline: Outline) -> SeverityGroup:
    by_code: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        if each.severity is severity:
            by_code.setdefault(each.code, []).append(each)
    name = sentence(Language.VI, f"format.severity.{severity.value}")
    return SeverityGroup(
        style=severity.value,
        name=name[:1].upper() + name[1:],
        count=str(sum(map(len, by_code.values()))),
        rules=tuple(_rule(found, outline) for found in by_code.values()),
    )


def _rule(found: Sequence[Diagnostic], outline: Outline) -> RuleGroup:
    shared = len({each.help for each in found}) == 1
    return RuleGroup(
        code=found[0].code,
        basis=found[0].basis,
        help=found[0].help if shared else "",
        findings=tuple(
            FindingRow(
                outline.link(each.label, each.id),
                _others(each, outline),
                each.message,
                "" if shared else each.help,
            )
            for each in found
        ),
    )


def _others(diagnostic: Diagnostic, outline: Outline) -> tuple[Link, ...]:
    labels = dict.fromkeys(each.label for each in diagnostic.related if each.label != diagnostic.label)
    links = map(outline.link_to_address, labels)
    return tuple(link for link in links if link.anchor)
