"""`plancli rule`: the page about a rule, all pages, or the list; runs no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated

import typer

from plancli.cli.choices import choose_format
from plancli.cli.options import Output, Speech
from plancli.cli.streams import answer, screen_width, tell_written
from plancli.errors import UsageError
from plancli.formats.cells import padded, wrap
from plancli.formats.json_text import json_answer
from plancli.messages import Language, sentence
from plancli.near_word import nearest
from plancli.precision import precision_of
from plancli.rules import ALL_RULES, Rule
from plancli.rules.page import all_pages, family_of, fault_entry, rule_page
from plancli.source.fault import FaultKind

_MARKS = re.compile(r"^(#+ )|\*\*?([^*]+)\*\*?")
"""Marks of a heading or of emphasis, and what stands inside."""

FORMS = ("terminal", "markdown", "json")


def rule(
    name: Annotated[
        str | None, typer.Argument(metavar="cli.metavar.rule", help="cli.rule.name", show_default=False)
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="cli.rule.all")] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.rule.format", show_default=False)
    ] = "",
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """Show one rule, or all, or their list."""
    form = choose_format(form, output, FORMS)
    found = None if name is None else _find(name)
    if form == "json":
        told = _as_json([found] if found else [*ALL_RULES, *FaultKind], lang)
    elif found is None and not everything:
        told = "".join(f"{line}\n" for line in _list(lang))
    else:
        told = _page(found, lang)
    answer(_plain(told, screen_width()) if form == "terminal" else told, output)
    tell_written(output, lang)


def _find(name: str) -> type[Rule] | FaultKind:
    """Return the rule or the fault of the file that has this code or name."""
    every: list[tuple[str, str, type[Rule] | FaultKind]] = [
        *((each.code, each.name, each) for each in ALL_RULES),
        *((kind.code, kind.label, kind) for kind in FaultKind),
    ]
    for code, label, found in every:
        if name.lower() in {code.lower(), label}:
            return found
    near = nearest(name.lower(), [label for _, label, _ in every])
    raise UsageError("cli.rule.unknown.near" if near else "cli.rule.unknown", value=name, near=near)


def _page(found: type[Rule] | FaultKind | None, language: Language) -> str:
    if found is None:
        return all_pages(language)
    if isinstance(found, FaultKind):
        return f"{fault_entry(found, language)}\n"
    return rule_page(found, language)


def _list(language: Language) -> Iterator[str]:
    """Yield the rules by family, a line each."""
    for family, rules in groupby(ALL_RULES, family_of):
        yield f"## {sentence(language, f'rule.family.{family}')}"
        for each in rules:
            grade = sentence(language, f"format.severity.{each.severity.value}")
            yield f"    {each.code}  {padded(grade, 8)}  {each.name}"
        yield ""
    yield sentence(language, "cli.rule.list-end")


def _as_json(rules: Sequence[type[Rule] | FaultKind], language: Language) -> str:
    told = {"rules": [_entry(each, language) for each in rules]}
    return json_answer(told)


def _entry(found: type[Rule] | FaultKind, language: Language) -> dict[str, str | dict[str, int]]:
    if isinstance(found, FaultKind):
        return {"code": found.code, "name": found.label, "family": found.family}
    text = found.text[language]
    measured = precision_of(found.code)
    return {
        "code": found.code,
        "name": found.name,
        "family": family_of(found),
        "severity": found.severity.value,
        "basis": found.basis_in(language),
        "since": found.since,
        "measured": {"right": measured.right, "wrong": measured.wrong, "plans": measured.plans},
        "checks": text.checks,
        "why": text.why,
        "message": text.message,
        "help": text.help,
        "bad": found.bad.strip(),
        "good": found.good.strip(),
    }


def _plain(markdown: str, width: int) -> str:
    """Return one of our own pages without its Markdown: headings bare, examples indented, prose wrapped."""
    lines: list[str] = []
    in_example = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            in_example = not in_example
        elif in_example:
            lines.append(f"    {line}".rstrip())
        elif line.startswith("    ") or not line:
            lines.append(line)
        else:
            hang = "  " if line.startswith("- ") else ""
            first, *rest = wrap(_MARKS.sub(r"\2", line), width - len(hang))
            lines += [first, *(f"{hang}{each}" for each in rest)]
    return "".join(f"{line}\n" for line in lines)
