"""A plan file with entries changed: keys added, replaced or taken away, all else as it was.

Every change is proven before it counts, as `fixing` does it for words; this file writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from plancli.formatting import NUMBER_KEYS
from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language
from plancli.model.key_terms import explained_keys, first_use_comments
from plancli.model.printed_keys import printed_order, task_values
from plancli.records import dataclass
from plancli.source.comment_places import gather_comments
from plancli.source.document import SourceDocument, Value, value_at
from plancli.source.edit import Edit, apply_edits
from plancli.source.entry_edit import EntryLayout, entry_edits, with_entry
from plancli.source.position import Route
from plancli.source.yaml_writer import NodeComments


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry of a plan file and what shall stand there."""

    route: Route
    """`("sections", 1, "tasks", 0, "lead")`; below a duty that is written as bare words it may go on, too."""
    value: Value
    """None takes the entry away."""


@dataclass(frozen=True, slots=True)
class AmendResult:
    """A plan after its changes."""

    loaded: LoadedPlan
    """As it reads now; the very plan that was given where nothing was changed."""
    refused: tuple[EntryChange, ...]
    """Which changes could not be proven."""


def amend_plan(
    loaded: LoadedPlan, changes: Sequence[EntryChange], language: Language = Language.VI
) -> AmendResult:
    """Make changes in the text of a plan; those that cannot be proven are left out and named.

    A new key stands where the plan's other tasks have it, the Vietnamese term beside its first use. Of two
    changes at one route the last one counts. A file that cannot be used as a plan, and a paper, come back
    as they are, all changes refused.
    """
    if loaded.plan is None or loaded.source is None or not loaded.source.is_editable:
        return AmendResult(loaded, tuple(changes))
    wanted = tuple({each.route: each for each in changes}.values())
    together = _amended(loaded, wanted, language)
    if together is not None:
        return AmendResult(together, ())
    refused: list[EntryChange] = []
    for each in wanted:
        one = _amended(loaded, (each,), language)
        if one is None:
            refused.append(each)
        else:
            loaded = one
    return AmendResult(loaded, tuple(refused))


def _amended(loaded: LoadedPlan, changes: Sequence[EntryChange], language: Language) -> LoadedPlan | None:
    """Return the plan with all changes made; None where that cannot be proven."""
    source = loaded.source
    if source is None:
        return None
    order = printed_order(task_values(source.value))
    rank = {key: at for at, key in enumerate(order)}
    # What is added in one place comes in this order: the end of a task, too, is the end of its section.
    changes = sorted(
        _with_whole_duties(source.value, changes),
        key=lambda each: (-len(each.route), rank.get(str(each.route[-1]), len(rank))),
    )
    wanted = source.value
    for each in changes:
        wanted = with_entry(wanted, each.route, each.value, order)
    terms = _new_terms(source, wanted)
    edits: list[Edit] = []
    for each in changes:
        layout = EntryLayout(order, _below(terms, each.route), NUMBER_KEYS)
        found = entry_edits(source, each.route, each.value, layout)
        if found is None:
            return None
        edits += found
    text, left_out = apply_edits(source.text, edits)
    again = load_bytes(loaded.path, text.encode("utf-8", "surrogatepass"), language)
    sound = (
        not left_out
        and again.source is not None
        and again.plan is not None
        and json.dumps(again.source.value) == json.dumps(wanted)
        and again.fault_codes <= loaded.fault_codes
    )
    return again if sound else None


def _with_whole_duties(value: Value, changes: Sequence[EntryChange]) -> list[EntryChange]:
    """Return the changes, those below bare words made one that turns the words into a mapping with `text`."""
    found: dict[Route, EntryChange] = {}
    for each in changes:
        home = each.route[:-1]
        words = value_at(value, home)
        if not isinstance(words, str):
            found[each.route] = each
            continue
        before = found.get(home)
        duty: Value = before.value if before else {"text": words}
        alone = home[-1] == "duties"
        if alone:
            duty = duty[0] if isinstance(duty, list) else {"mark": "", "text": words}
        made = with_entry(duty, each.route[-1:], each.value)
        found[home] = EntryChange(home, [made] if alone else made)
    return list(found.values())


def _new_terms(source: SourceDocument, wanted: Value) -> dict[Route, NodeComments]:
    """Return the comment for each key that the file has never used and is to have now."""
    used = {route[-1] for route in first_use_comments(source.value)}
    terms = {route: term for route, term in first_use_comments(wanted).items() if route[-1] not in used}
    explained = explained_keys(gather_comments(source)) if terms else frozenset()
    return {route: NodeComments(beside=term) for route, term in terms.items() if route[-1] not in explained}


def _below(terms: dict[Route, NodeComments], route: Route) -> dict[Route, NodeComments]:
    """Return the comments at a route and below it, their routes begun with its last step."""
    length = len(route)
    return {each[length - 1 :]: kept for each, kept in terms.items() if each[:length] == route}
