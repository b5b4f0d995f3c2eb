"""Links put into a plan's file: those that a person agrees to; fingerprints of links that are still right.

Says what it writes, and writes only what can be proven.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from plancli.amending import EntryChange, amend_plan
from plancli.analysis.link_suggestions import Suggestion, suggest_links
from plancli.analysis.trace_rows import PlanTrace, TraceRow
from plancli.cli.asking import agreed
from plancli.cli.link_wishes import LinkWishes
from plancli.cli.replacing import write_plan
from plancli.cli.streams import remark
from plancli.cli.trace_screen import suggestion_words
from plancli.errors import UsageError
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.model.fingerprint import link_fingerprint
from plancli.near_word import nearest
from plancli.source.document import Value
from plancli.source.position import Route


def write_links(
    loaded: LoadedPlan, trace: PlanTrace, wishes: LinkWishes, language: Language
) -> LoadedPlan | None:
    """Write what was asked for and agreed to; None where nothing was written."""
    changes = [*_accepted(trace, wishes.accept)]
    if wishes.accept and not changes:
        remark(sentence(language, "cli.trace.nothing-to-accept"))
    if wishes.write:
        found = suggest_links(trace.plan, trace.parents)
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
