"""How hostile plan files are tried: every format of `check`, every command that reads a plan, in turn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plancli.checking import check_plan
from plancli.diagnostic import Diagnostic
from plancli.legal.registry import Registry, load_default_registry
from plancli.loading import load_bytes
from plancli.source.position import Span
from tests.hostile.hostile_yaml import hostile_plan, plan_texts
from tests.hostile.trial import Answer, Said, Trial, Way

_PLAN = "a.yaml"
_OTHER = "b.yaml"
_DAY = ("--as-of", "2026-11-26")


def yaml_trial(seed: int) -> Trial:
    """Return one file and what is asked of it: places and `check` in turn, now and then another command."""
    turn, at = divmod(seed, 10)
    ways = {
        0: _OTHERS[turn % len(_OTHERS)],
        **{each: _CHECKS[(turn + each) % len(_CHECKS)] for each in (2, 5, 8)},
    }
    way = ways.get(at, _PLACES)
    return Trial({_PLAN: hostile_plan(seed), _OTHER: plan_texts()[0].encode()}, (way,))


def _says_what_it_exits_with(said: Said) -> str:
    """Compare the exit code with the findings; a program believes both."""
    found = json.loads(said.out)["diagnostics"]
    fails = any(each["severity"] == "error" for each in found)
    return "" if said.code == fails else f"exit code {said.code} with errors: {fails}"


def _is_json(said: Said) -> str:
    if said.code != 2 and said.out:
        json.loads(said.out)
    return ""


def places_lie_in_the_text() -> str:
    """Return what is wrong with the places and edits of all that is found in the plan."""
    loaded = load_bytes(_PLAN, Path(_PLAN).read_bytes())
    source = loaded.source
    for each in check_plan(loaded, _registry()).diagnostics:
        if source is None:
            continue
        for span in _spans(each):
            if not 0 <= span.start.offset <= span.end.offset <= len(source.text):
                return f"{each.code} lies outside: {span}"
            if (source.position(span.start.offset), source.position(span.end.offset)) != (
                span.start,
                span.end,
            ):
                return f"{each.code} miscounts: {span}"
        if not (each.message and each.help):
            return f"{each.code} says nothing"
    return ""


def _spans(found: Diagnostic) -> Iterator[Span]:
    yield found.span
    yield from (each.span for each in found.related)
    yield from (edit.span for edit in (found.fix.edits if found.fix else ()))


@cache
def _registry() -> Registry:
    return load_default_registry()


_PLACES = Way(places_lie_in_the_text)
_CHECKS = (
    Way(("check", _PLAN, "--format", "json"), Answer.DATA, more=_says_what_it_exits_with),
    Way(("check", _PLAN)),
    Way(("check", _PLAN, "--format", "concise")),
    Way(("check", _PLAN, "--format", "github")),
    Way(("check", _PLAN, "--format", "sarif"), Answer.DATA, more=_is_json),
    Way(("check", _PLAN, "--format", "gitlab"), Answer.DATA, more=_is_json),
    Way(("check", _PLAN, "--format", "markdown")),
    Way(("check", _PLAN, "--format", "statistics")),
    Way(("check", _PLAN, "--format", "svg")),
    Way(("check", _PLAN, "--lang", "en", "--state", "draft")),
    Way(("check", _PLAN, "--diff", "--unsafe-fixes"), Answer.BYTES),
    Way(("check", _PLAN, "--fix", "--unsafe-fixes", "--state", "draft"), written=_PLAN),
)
_OTHERS = (
    Way(("gaps", _PLAN)),
    Way(("gaps", _PLAN, "--explain")),
    Way(("gaps", _PLAN, "--format", "csv"), Answer.DATA),
    Way(("obligations", _PLAN)),
    Way(("obligations", _PLAN, "--format", "json"), Answer.DATA, more=_is_json),
    Way(("obligations", _PLAN, "--format", "md")),
    Way(("obligations", _PLAN, "--unit", "phong kinh te")),
    Way(("trace", _PLAN, *_DAY)),
    Way(("trace", _PLAN, "--suggest", "--format", "json", *_DAY), Answer.DATA, more=_is_json),
    Way(("trace", _PLAN, "--parent", _OTHER, *_DAY)),
    Way(("trace", _PLAN, "--duties")),
    Way(("export", _PLAN), Answer.DATA, more=_is_json),
    Way(("export", _PLAN, "--format", "csv"), Answer.DATA),
    Way(("export", _PLAN, "--format", "ics"), Answer.DATA),
    Way(("export", _PLAN, "-o", "a.xlsx"), Answer.BYTES, written="a.xlsx"),
    Way(("render", _PLAN), Answer.DATA),
    Way(("render", _PLAN, "--report", "matrix"), Answer.DATA),
    Way(("render", _PLAN, "--report", "gaps"), Answer.DATA),
    Way(("render", _PLAN, "-o", "a.docx"), Answer.BYTES, written="a.docx"),
    Way(("render", _PLAN, "--report", "assignment-table", "-o", "a.docx"), Answer.BYTES, written="a.docx"),
    Way(("render", _PLAN, "--report", "overview", "-o", "a.html", *_DAY), Answer.BYTES, written="a.html"),
    Way(("sheets", _PLAN, "-o", "phieu", "--format", "md"), written="phieu"),
    Way(("remind", _PLAN, "-o", "phieu", "--format", "md", *_DAY), written="phieu"),
    Way(("fmt", _PLAN, "--check")),
    Way(("fmt", _PLAN, "--diff"), Answer.BYTES),
    Way(("fmt", _PLAN), written=_PLAN),
    Way(("diff", _OTHER, _PLAN)),
    Way(("diff", _PLAN, _OTHER, "--format", "json"), Answer.DATA, more=_is_json),
    Way(("progress", _PLAN, *_DAY)),
    Way(("progress", _PLAN, "--format", "json", *_DAY), Answer.DATA, more=_is_json),
    Way(("cite", _PLAN)),
    Way(("cite", _PLAN, "--format", "json"), Answer.DATA, more=_is_json),
    Way(("table", _PLAN, "-o", "a.xlsx"), Answer.BYTES, written="a.xlsx"),
    Way(("new", "--from", _PLAN, "--for", "UBND xã Suối Mơ"), Answer.DATA),
)
