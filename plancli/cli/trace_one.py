"""One plan loaded with the plans above it and traced; links are offered, and written only with a yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from plancli.analysis.trace import Grounds, trace_plan
from plancli.analysis.trace_rows import ParentFault, ParentPlan, PlanTrace
from plancli.cli.inputs import load_plan, usable
from plancli.cli.link_wishes import LinkWishes
from plancli.cli.streams import cut, remark
from plancli.errors import UsageError
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.workspace.parents import load_parents
from plancli.workspace.plan_files import STDIN

if TYPE_CHECKING:
    from plancli.analysis.link_suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class Traced:
    """One plan and what it answers."""

    loaded: LoadedPlan
    trace: PlanTrace
    suggestions: tuple[Suggestion, ...]
    inputs: tuple[str, ...]
    """Every file read, so that none is written over."""


def trace_one(
    path: str, more: Sequence[str], grounds: Grounds, wishes: LinkWishes, language: Language
) -> Traced:
    """Trace the plan at `path` to its parents, to the plans in `more`, and to the law.

    Exit code 1 where the plan, or one named in `more`, has errors; a parent that the plan itself names and
    that cannot be used is said on stderr with its place, and left out.
    """
    given = [load_plan(each, language) for each in more]
    for each in given:
        usable(each, language)
    loaded = load_plan(path, language)
    _, plan = usable(loaded, language)
    if wishes.write or wishes.accept:
        _refuse_paper(loaded)
    parents = load_parents(loaded, partial(load_plan, language=language), given)
    for said in _parent_faults(parents, language):
        remark(said)
    trace = trace_plan(plan, parents, grounds)
    inputs = (path, *more, *_paths(parents))
    if wishes.write or wishes.accept:
        from plancli.cli.link_writing import write_links

        changed = write_links(loaded, trace, wishes, language)
        if changed is not None:
            loaded = changed
            _, plan = usable(loaded, language)
            parents = load_parents(loaded, partial(load_plan, language=language), given)
            trace = trace_plan(plan, parents, grounds)
    return Traced(loaded, trace, _suggestions(plan, trace) if wishes.suggest else (), inputs)


def _parent_faults(parents: Sequence[ParentPlan], language: Language) -> Iterator[str]:
    """Yield, each once, why a parent that has a file cannot be used, with the place that names it."""
    faults = (each.fault for each in _each_once(parents) if each.fault is not None)
    yield from dict.fromkeys(_said(fault, language) for fault in faults if fault.kind != "no-file")


def _said(fault: ParentFault, language: Language) -> str:
    said = sentence(language, fault.key, **{name: cut(value) for name, value in fault.fields.items()})
    return f"{fault.place}: {said}" if fault.place else said


def _paths(parents: Sequence[ParentPlan]) -> Iterator[str]:
    return (each.path for each in _each_once(parents) if each.path)


def _each_once(parents: Sequence[ParentPlan]) -> Iterator[ParentPlan]:
    """Yield the plans above, and above those, once: two ways at each of twenty levels are a million."""
    seen: set[int] = set()
    rest = [parents]
    while rest:
        level = rest.pop()
        if id(level) not in seen:
            seen.add(id(level))
            yield from level
            rest += (each.above for each in reversed(level) if each.above)


def _suggestions(plan: Plan, trace: PlanTrace) -> tuple[Suggestion, ...]:
    from plancli.analysis.link_suggestions import suggest_links

    return suggest_links(plan, trace.parents)


def _refuse_paper(loaded: LoadedPlan) -> None:
    if loaded.path == STDIN:
        raise UsageError("cli.trace.write-stdin")
    if loaded.source is None or not loaded.source.is_editable:
        raise UsageError("cli.trace.write-paper", path=loaded.path)
