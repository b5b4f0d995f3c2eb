"""One plan loaded with the plans above it and traced; links are offered, and written only with a yes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plancli.amending import EntryChange, amend_plan
from plancli.analysis.trace import Grounds, trace_plan
from plancli.analysis.trace_rows import ParentFault, ParentPlan, PlanTrace, TraceRow
from plancli.cli.asking import agreed
from plancli.cli.check_fixes import write_plan
from plancli.cli.inputs import load_plan, usable
from plancli.cli.streams import cut, remark
from plancli.cli.trace_screen import suggestion_words
from plancli.errors import UsageError
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.model.fingerprint import link_fingerprint
from plancli.model.plan import Plan
from plancli.near_word import nearest
from plancli.records import dataclass
from plancli.source.document import Value
from plancli.source.position import Route
from plancli.workspace.parents import load_parents
from plancli.workspace.plan_files import STDIN

if TYPE_CHECKING:
    from plancli.analysis.link_suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class LinkWishes:
    """What is to become of the links of a plan."""

    suggest: bool = False
    write: bool = False
    accept: tuple[str, ...] = ()
    """Ids of work above whose links are still right."""
    yes: bool = False
    """True where nobody is to be asked."""


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
    changed = _changed(loaded, trace, wishes, language)
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


def _changed(
    loaded: LoadedPlan, trace: PlanTrace, wishes: LinkWishes, language: Language
) -> LoadedPlan | None:
    """Write what was asked for and agreed to; None where nothing was written."""
    changes = [*_accepted(trace, wishes.accept)]
    if wishes.accept and not changes:
        remark(sentence(language, "cli.trace.nothing-to-accept"))
    if wishes.write:
        found = _suggestions(trace.plan, trace)
        links = [*_new_links(loaded, trace, _agreed(found, wishes, language))]
        if not links:
            read = any(each.plan is not None for each in trace.parents)
            key = "left" if found else "none-to-write" if read else "no-parent-read"
            remark(sentence(language, f"cli.trace.{key}"))
        changes += links
    if not changes:
        return None
    amended = amend_plan(loaded, changes, language)
    for change in amended.refused:
        remark(sentence(language, "cli.trace.not-provable", path=loaded.path, place=_spelled(change.route)))
    written = len(changes) - len(amended.refused)
    if written:
        write_plan(loaded, amended.loaded)
        remark(sentence(language, "cli.trace.written", path=loaded.path, count=written))
    return amended.loaded if written else None


def _spelled(route: Route) -> str:
    return ".".join(map(str, route))


def _refuse_paper(loaded: LoadedPlan) -> None:
    if loaded.path == STDIN:
        raise UsageError("cli.trace.write-stdin")
    if loaded.source is None or not loaded.source.is_editable:
        raise UsageError("cli.trace.write-paper", path=loaded.path)


def _agreed(found: Sequence[Suggestion], wishes: LinkWishes, language: Language) -> Iterator[Suggestion]:
    """Yield the suggestions that a person says yes to; UsageError where nobody can be asked."""
    for each in found:
        words = suggestion_words(each, language)
        if agreed(sentence(language, "cli.trace.ask", link=words), language, yes=wishes.yes):
            yield each


def _new_links(loaded: LoadedPlan, trace: PlanTrace, wanted: Iterator[Suggestion]) -> Iterator[EntryChange]:
    """Yield what is written for new links, the parents that they name first."""
    chosen = list(wanted)
    if not chosen:
        return
    yield from _parents_named(loaded, trace, {each.parent for each in chosen})
    by_place: dict[Route, list[Value]] = {}
    for each in chosen:
        link: dict[str, Value] = {"parent": each.parent, "task": each.target.id}
        link["fingerprint"] = link_fingerprint(each.target)
        home = each.source.route[:-1] if each.source.route[-1:] == ("text",) else each.source.route
        by_place.setdefault(home, _links_at(loaded, home)).append(link)
    for home, links in by_place.items():
        yield EntryChange((*home, "implements"), links)


def _links_at(loaded: LoadedPlan, home: Route) -> list[Value]:
    """Return the links that stand at a place already."""
    value: Value = loaded.source.value if loaded.source else None
    for step in (*home, "implements"):
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return []
    return list(value) if isinstance(value, list) else []


def _parents_named(loaded: LoadedPlan, trace: PlanTrace, names: set[str]) -> Iterator[EntryChange]:
    """Yield `parents` with the file of each parent that was given beside the plan and is linked to now."""
    whole: list[Value] = []
    changed = False
    for parent in trace.parents:
        reference = parent.reference
        entry: dict[str, Value] = {"name": reference.name}
        if reference.words:
            entry["words"] = reference.words
        linked = reference.name in names
        file = reference.file or (_relative(parent.parent.path, loaded.path) if linked else "")
        if file:
            entry["file"] = file
        changed |= linked and not reference.file
        if reference.route or linked:
            whole.append(entry)
    if changed:
        yield EntryChange(("parents",), whole)


def _relative(path: str, plan: str) -> str:
    try:
        return Path(os.path.relpath(path, Path(plan).parent)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()


def _accepted(trace: PlanTrace, ids: Sequence[str]) -> Iterator[EntryChange]:
    """Yield the fingerprints of links made anew; UsageError for an id that no link leads to."""
    rows = [row for parent in trace.parents for row in parent.rows if row.work and (row.answers or row.aside)]
    for written in ids:
        found = [row for row in rows if written.strip() in _ids(row)]
        if not found:
            names = [row.target.task for row in rows]
            near = nearest(written, names)
            key = "cli.trace.no-link.near" if near else "cli.trace.no-link"
            raise UsageError(key, value=written, near=near)
        for row in found:
            yield from _renewed(row)


def _ids(row: TraceRow) -> set[str]:
    """Return how a row may be called: by its id, with the parent in front where several have it."""
    return {row.target.task, row.address, f"{row.target.parent}:{row.target.task}"}


def _renewed(row: TraceRow) -> Iterator[EntryChange]:
    if row.work is None:
        return
    kept = link_fingerprint(row.work)
    links = [(each.link.route, each.link.target, each.link.fingerprint) for each in row.answers]
    if row.aside is not None:
        links.append((row.aside.route, row.aside.target, row.aside.fingerprint))
    for route, target, fingerprint in links:
        if fingerprint != kept:
            yield EntryChange((*route, "fingerprint"), kept)
        if target.task != row.work.id:
            yield EntryChange((*route, "task"), row.work.id)
