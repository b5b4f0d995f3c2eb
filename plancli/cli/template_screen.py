"""Templates and what was found in them, as `plancli template` shows them: for people, for programs.

Lays out; it judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.formats.cells import cell_width, hung, padded, visible, wrap
from plancli.formats.json_text import json_answer
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.reports.template_catalogue import purpose, report_of, template_names
from plancli.reports.template_check.finding import TemplateFinding
from plancli.reports.template_folder import TemplateFolder

_INDENT = "  "
_LEAST = 16
"""Cells that the purpose of a template gets in any window."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One template and what was found in it."""

    path: str
    findings: tuple[TemplateFinding, ...]


def list_screen(folder: TemplateFolder, language: Language, width: int) -> str:
    """Return a line for each template: its name, where it comes from, what it is for."""
    rows = [(name, _origin(folder, name, language), purpose(name, language)) for name in template_names()]
    widths = [max(cell_width(row[at]) for row in rows) for at in (0, 1)]
    lines: list[str] = []
    if folder.own is not None:
        lines += [sentence(language, "cli.template.own-folder", path=folder.own.as_posix()), ""]
    margin = sum(widths) + 2 * len(_INDENT)
    for name, origin, what in rows:
        first, *more = wrap(what, max(width - margin, _LEAST))
        lines.append(f"{padded(name, widths[0])}{_INDENT}{padded(origin, widths[1])}{_INDENT}{first}")
        lines += [" " * margin + line for line in more]
    lines += ["", *wrap(sentence(language, "cli.template.how"), width)]
    return _text(lines)


def list_concise(folder: TemplateFolder, language: Language) -> str:
    """Return `name: where from: what for`, a line each."""
    return _text(
        [f"{name}: {_origin(folder, name, language)}: {purpose(name, language)}" for name in template_names()]
    )


def list_json(folder: TemplateFolder, language: Language) -> str:
    """Return the templates for a program."""
    listed = []
    for name in template_names():
        own = folder.own_file(name)
        listed.append(
            {
                "name": name,
                "report": report_of(name),
                "purpose": purpose(name, language),
                "origin": "own" if own else "shipped",
                "path": own.as_posix() if own else None,
            }
        )
    return json_answer({"templates": listed})


def check_screen(checked: Sequence[Checked], language: Language, width: int) -> str:
    """Return each template with its findings below it: place, fault, advice; then how many there are."""
    lines: list[str] = []
    for each in checked:
        if not each.findings:
            lines += wrap(sentence(language, "cli.template.sound", path=each.path), width)
            continue
        lines += ["", each.path] if lines and lines[-1] else [each.path]
        for finding in each.findings:
            lines += _finding(finding, language, width)
        lines.append("")
    if len(checked) != 1 or any(each.findings for each in checked):
        lines += [*([""] if lines and lines[-1] else []), _summary(checked, language)]
    return _text(lines)


def check_concise(checked: Sequence[Checked], language: Language) -> str:
    """Return `path: place: grade: fault`, a line for each finding."""
    lines = []
    for each in checked:
        for finding in each.findings:
            pieces = (each.path, finding.where(language), _grade(finding, language))
            lines.append(": ".join((*filter(None, pieces), finding.message(language))))
    return _text(lines)


def check_json(checked: Sequence[Checked], language: Language) -> str:
    """Return the findings for a program."""
    told = [
        {
            "path": each.path,
            "findings": [
                {
                    "code": finding.key,
                    "severity": "error" if finding.is_error else "warning",
                    "message": finding.message(language),
                    "help": finding.help(language),
                    "template": finding.template or None,
                    "place": dict(finding.place.as_data()),
                }
                for finding in each.findings
            ],
        }
        for each in checked
    ]
    errors, warnings = _counts(checked)
    summary = {"files": len(checked), "errors": errors, "warnings": warnings}
    return json_answer({"templates": told, "summary": summary})


def _finding(finding: TemplateFinding, language: Language, width: int) -> Iterator[str]:
    place = finding.where(language)
    grade = _grade(finding, language)
    yield from hung(_INDENT, f"{grade}: {place}" if place else grade, width)
    yield from hung(_INDENT * 2, finding.message(language), width)
    yield from hung(_INDENT * 2, finding.help(language), width)


def _grade(finding: TemplateFinding, language: Language) -> str:
    return sentence(language, f"cli.template.severity.{'error' if finding.is_error else 'warning'}")


def _origin(folder: TemplateFolder, name: str, language: Language) -> str:
    return sentence(language, f"cli.template.origin.{'own' if folder.own_file(name) else 'shipped'}")


def _summary(checked: Sequence[Checked], language: Language) -> str:
    errors, warnings = _counts(checked)
    return sentence(language, "cli.template.summary", files=len(checked), errors=errors, warnings=warnings)


def _counts(checked: Sequence[Checked]) -> tuple[int, int]:
    errors = sum(finding.is_error for each in checked for finding in each.findings)
    return errors, sum(len(each.findings) for each in checked) - errors


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{visible(line)}\n" for line in lines)
