"""SARIF 2.1.0, the standard report of code scanning: one run with its rules and its results.

Says everything in full; of fixes only those that may be made. Paths lead on from the current folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancli import __version__
from plancli.diagnostic import CheckResult, Diagnostic, RuleInfo, Severity, Suppressed, SuppressedBy
from plancli.formats import Style
from plancli.formats.fingerprint import fingerprints
from plancli.formats.json_text import json_list, json_text
from plancli.formats.places import counts_paragraphs, message_and_place
from plancli.formats.sarif_places import artifact, physical, region
from plancli.messages import sentence
from plancli.source.edit import Applicability, Fix

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PRECISIONS = ((0.95, "very-high"), (0.8, "high"), (0.5, "medium"), (0.0, "low"))
"""Least share of right findings, and the word that code scanning has for it."""
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""What GitHub calls the levels where it sorts rules."""
Json = dict[str, object]


def render(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield the log; what comments and the baseline let pass stands in it too, marked as suppressed."""
    rules = _with_unlisted(style.rules(), (each for each, _ in _found(result)))
    run: Json = {
        "tool": {"driver": _driver(rules)},
        "language": style.language.value,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": sentence(style.language, "format.sarif.folder")}}
        },
        "results": [],
    }
    head, _, tail = json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}).rpartition("[]")
    yield from json_list(_results(result, rules, style), head, tail, depth=3)


def plain_message(text: str) -> str:
    """Return words as a SARIF message that a viewer shows as they are: no placeholder, no link.

    SARIF has a way to write braces, and none to write what looks like a link: a blank parts that.

    >>> plain_message("{0} [Trạm Tấu](1)")
    '{{0}} [Trạm Tấu] (1)'
    """
    return text.replace("](", "] (").replace("{", "{{").replace("}", "}}")


def _found(result: CheckResult) -> Iterator[tuple[Diagnostic, Suppressed | None]]:
    """Yield what is told, then what passes."""
    yield from ((each, None) for each in result.diagnostics)
    yield from ((each.diagnostic, each) for each in result.suppressed_diagnostics)


def _results(result: CheckResult, rules: Sequence[RuleInfo], style: Style) -> Iterator[Json]:
    places = {each.code: place for place, each in enumerate(rules)}
    names = fingerprints((each for each, _ in _found(result)), style.folder)
    for (each, suppressed), name in zip(_found(result), names, strict=True):
        told = _result(each, places[each.code], name, style)
        if suppressed is not None:
            told["suppressions"] = [_suppression(suppressed)]
        yield told


def _with_unlisted(rules: Sequence[RuleInfo], found: Iterable[Diagnostic]) -> tuple[RuleInfo, ...]:
    """Return the rules, and for a diagnostic of none of them as much of one as it says itself."""
    listed = {each.code: each for each in rules}
    for each in found:
        if each.code not in listed:
            listed[each.code] = RuleInfo(
                code=each.code,
                name=each.name,
                severity=each.severity,
                family="",
                checks=each.name,
                why="",
                help=each.help,
                basis=each.basis,
                page="",
            )
    return tuple(listed.values())


def _driver(rules: Sequence[RuleInfo]) -> Json:
    return {
        "name": "plancli",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(each) for each in rules],
    }


def _rule(rule: RuleInfo) -> Json:
    told: Json = {"id": rule.code, "name": rule.name, "shortDescription": _text(rule.checks)}
    if rule.why:
        told["fullDescription"] = _text(rule.why)
    if rule.help or rule.page:
        told["help"] = {**_text(rule.help or rule.checks), **({"markdown": rule.page} if rule.page else {})}
    told["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    properties: Json = {"problem.severity": _PROBLEMS[rule.severity]}
    if rule.family:
        properties["tags"] = [rule.family]
    if rule.basis:
        properties["basis"] = rule.basis
    if rule.precision is not None:
        properties["precision"] = next(name for least, name in _PRECISIONS if rule.precision >= least)
    told["properties"] = properties
    return told


def _result(diagnostic: Diagnostic, place: int, fingerprint: str, style: Style) -> Json:
    said = (message_and_place(diagnostic, style.language), diagnostic.help)
    told: Json = {
        "ruleId": diagnostic.code,
        "ruleIndex": place,
        "level": _LEVELS[diagnostic.severity],
        "message": _text(" ".join(each for each in said if each)),
        "locations": [_location(diagnostic, style.folder)],
        "partialFingerprints": {"plancli/v1": fingerprint},
    }
    if diagnostic.related:
        told["relatedLocations"] = _related(diagnostic, style.folder)
    if diagnostic.fix is not None and _may_be_made(diagnostic.fix, diagnostic.path):
        told["fixes"] = [_fix(diagnostic.fix, diagnostic.path, style.folder)]
    return told


def _suppression(suppressed: Suppressed) -> Json:
    told: Json = {"kind": "inSource" if suppressed.by is SuppressedBy.COMMENT else "external"}
    if suppressed.reason:
        told["justification"] = suppressed.reason
    return told


def _location(diagnostic: Diagnostic, folder: str) -> Json:
    start, end = diagnostic.span.start, diagnostic.span.end
    # Of a stretch over several lines a diagnostic has not every line.
    words = diagnostic.source_line[start.column - 1 : end.column - 1] if start.line == end.line else ""
    told: Json = {"physicalLocation": physical(diagnostic.path, diagnostic.span, folder, words)}
    if diagnostic.label:
        told["logicalLocations"] = [{"fullyQualifiedName": diagnostic.label}]
    return told


def _related(diagnostic: Diagnostic, folder: str) -> list[Json]:
    told: list[Json] = []
    for number, place in enumerate(diagnostic.related, 1):
        one: Json = {"id": number, "physicalLocation": physical(diagnostic.path, place.span, folder)}
        if place.label:
            one["logicalLocations"] = [{"fullyQualifiedName": place.label}]
            one["message"] = _text(place.label)
        told.append(one)
    return told


def _may_be_made(fix: Fix, path: str) -> bool:
    return fix.applicability is not Applicability.DISPLAY_ONLY and not counts_paragraphs(path)


def _fix(fix: Fix, path: str, folder: str) -> Json:
    replacements = [
        {"deletedRegion": region(edit.span), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": artifact(path, folder), "replacements": replacements}
    return {"description": _text(fix.title), "artifactChanges": [change]}


def _text(words: str) -> Json:
    return {"text": plain_message(words)}
