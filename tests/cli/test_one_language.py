"""A run speaks one language: no sentence of the other one is in it; a plan and the law are quoted as they are."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plancli.cli.commands import COMMANDS
from plancli.messages import Language, catalogue
from plancli.rules import ALL_RULES

Runner = Callable[..., Any]
PROJECT = Path(__file__).resolve().parents[2]
PLAN = "plans/2025-tramtau.yaml"
COMMUNE = "tests/plans/2026-xa-mau.yaml"
LATER = "tests/plans/2026-xa-mau-2.yaml"
FEWEST = 4
"""Words of a piece of a sentence; fewer are found in any plan."""
LINES = (
    ("--help",),
    *((name, "--help") for name in COMMANDS),
    *(("check", PLAN, "--format", form) for form in ("terminal", "json", "sarif", "github", "markdown")),
    ("check", COMMUNE, "--statistics"),
    ("check", PLAN, "--show-settings"),
    ("obligations", PLAN, COMMUNE),
    *(("obligations", COMMUNE, "--format", form) for form in ("table", "json", "csv", "md")),
    *(("gaps", PLAN, "--format", form) for form in ("table", "json", "csv")),
    ("gaps", PLAN, "--explain"),
    *(("cite", PLAN, "--format", form) for form in ("table", "json", "csv", "md")),
    *(("law", "status", "--format", form) for form in ("table", "json", "csv", "md")),
    ("law", "missing", PLAN),
    ("trace", PLAN),
    ("trace", PLAN, "--format", "json"),
    ("trace", "--parent", PLAN, COMMUNE, LATER),
    *(("progress", COMMUNE, "--as-of", "1/7/2026", "--format", form) for form in ("table", "json", "md")),
    *(("diff", COMMUNE, LATER, "--format", form) for form in ("terminal", "json", "md")),
    ("rule",),
    *(("rule", "--all", "--format", form) for form in ("terminal", "json")),
    ("template",),
    ("render", "--list"),
    ("new", "--from", PLAN, "--for", "UBND xã Bản Mù", "--format", "json"),
    ("fmt", PLAN, "--diff"),
    ("export", PLAN),
    ("check", "no-such.yaml"),
    ("check", PLAN, "--select", "KH999"),
    ("check", PLAN, "--as-of", "31/2/2025"),
    ("obligations", PLAN, "--unit", "zzz"),
    ("render", PLAN, "--report", "pln"),
    ("gaps", PLAN, "--task", "X"),
    ("chek",),
    ("law",),
    ("trace",),
    ("sheets", PLAN),
    ("export", PLAN, "--format", "xlsx"),
    ("template", "x"),
)
"""All but papers, which are in Vietnamese in any language."""


def _pieces(template: str) -> Iterator[str]:
    """Yield what stands between the fields of a sentence, as far as it has words enough to know it by."""
    for literal, *_ in string.Formatter().parse(template):
        piece = " ".join(literal.split()).strip(" .,;:()“”")
        if len(re.findall(r"[^\W\d_]+", piece)) >= FEWEST:
            yield piece


@cache
def _said_in(language: Language) -> Mapping[str, str]:
    """Return the pieces of all sentences of a language, each with where it stands."""
    said = {piece: key for key, text in catalogue(language).items() for piece in _pieces(text)}
    for rule in ALL_RULES:
        text = rule.text[language]
        convention = rule.basis_in(language).partition(": ")[2]
        told = (text.checks, text.why, text.message, text.help, text.fix, convention)
        for sentence in (*told, *(text.variants or {}).values()):
            said |= dict.fromkeys(_pieces(sentence), rule.code)
    return said


@cache
def _foreign_to(language: Language) -> Mapping[str, str]:
    """Return what only the other language says, and no plan of these."""
    other = Language.VI if language is Language.EN else Language.EN
    own = "\n".join(_said_in(language))
    quoted = " ".join((PROJECT / plan).read_text("utf-8") for plan in (PLAN, COMMUNE, LATER))
    quoted = " ".join([quoted, *(f"{rule.bad} {rule.good}" for rule in ALL_RULES)]).casefold()
    known = f"{own} {' '.join(quoted.split())}"
    return {piece: key for piece, key in _said_in(other).items() if piece.casefold() not in known.casefold()}


@pytest.mark.parametrize("language", Language)
def test_there_are_sentences_to_look_for(language: Language) -> None:
    assert len(_foreign_to(language)) > 1000


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_a_run_speaks_one_language(line: tuple[str, ...], language: Language, plancli: Runner) -> None:
    run = plancli(*line, "--lang", language.value)
    text = " ".join(f"{run.out} {run.err}".split())
    assert {piece: key for piece, key in _foreign_to(language).items() if piece in text} == {}
