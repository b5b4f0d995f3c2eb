"""The canonical text of a plan: one layout for all, comments kept, meaning proven before it is given out.

Changes no word that is printed, and writes no file.
"""

from __future__ import annotations

import copy
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, cast

from plancli.errors import ProofError
from plancli.loading import LoadedPlan, load_bytes
from plancli.model.assignment import UnitMention
from plancli.model.key_terms import explained_keys, first_use_comments
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.validation import UNIT_LIST_KEYS
from plancli.source.comment_places import gather_comments
from plancli.source.document import SourceDocument, Value
from plancli.source.position import Route
from plancli.source.yaml_writer import NodeComments, lay_out

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written import WrittenPlan

NUMBER_KEYS = frozenset({"plancli", "label", "number", "period"})
"""Keys whose numbers stand without quotes: the schema takes them as numbers too."""

_PLACES = frozenset({"route", "within", "words_route"})
"""Fields that say where something stands, not what it means."""
_Split = Callable[[str, list[UnitMention]], list[str]]


def format_plan(loaded: LoadedPlan) -> str:
    """Return the canonical text of a plan file, with the line ends of the file and no byte-order mark.

    Comments and single blank lines stay; prose is wrapped anew; units stand one a line, a single one
    beside its key, wherever the plan then still says and prints the same. A key that the file
    nowhere explains gets its Vietnamese term as a comment at its first use. ProofError where the new text
    would not read back as the same plan; ValueError where the file is not usable.

    `coordinating: Phòng Kinh tế, Công an xã` becomes two lines below `coordinating:`.
    """
    source, plan = loaded.source, loaded.plan
    if source is None or plan is None or not loaded.is_usable:
        raise ValueError(f"{loaded.path} cannot be read as a plan")
    comments = gather_comments(source)
    changes = _unit_changes(source.value, plan, comments)
    value = _with_changes(source.value, changes)
    _move_comments(comments, changes)
    _describe(comments, value)
    text = lay_out(value, comments, NUMBER_KEYS)
    if "\r\n" in source.text:
        text = text.replace("\n", "\r\n")
    _prove(loaded, text, value, comments)
    return text


def _describe(comments: dict[Route, NodeComments], value: Value) -> None:
    """Add the term of each key that no comment explains, beside its first use."""
    explained = explained_keys(comments)
    for route, term in first_use_comments(value).items():
        kept = comments.get(route, NodeComments())
        commented = kept.beside or (kept.above and kept.above[-1])
        if route[-1] not in explained and not commented:
            comments[route] = NodeComments(kept.above, term, kept.below)


def _unit_changes(value: Value, plan: Plan, comments: Mapping[Route, NodeComments]) -> dict[Route, Value]:
    """Return the new value for each list of units that can be set out better and still mean the same."""
    named = _named_units(plan)
    settled: dict[Route, Value] = {
        route: _value_at(value, (*route, 0))
        for route in named
        if _is_single(_value_at(value, route)) and _can_move(comments, route)
    }
    settled = _unchanged(value, plan, settled)
    for split in (_bare_names, _with_separators):
        tried: dict[Route, Value] = {}
        for route, mentions in named.items():
            words = _value_at(value, route)
            if isinstance(words, str) and len(mentions) > 1 and route not in settled:
                tried[route] = list[Value](split(words, mentions))
        settled = {**settled, **_unchanged(value, plan, tried)}
    same = _meaning(plan) == _meaning(_resolved(value, settled)) if settled else True
    return settled if same else {}


def _named_units(plan: Plan) -> dict[Route, list[UnitMention]]:
    """Return the units named at each value of a unit key, in order."""
    found: defaultdict[Route, dict[object, UnitMention]] = defaultdict(dict)
    for mention in _mentions(plan):
        place = mention.route[:-1] if isinstance(mention.route[-1], int) else mention.route
        if place[-1] in UNIT_LIST_KEYS:
            found[place].setdefault((mention.route, mention.within), mention)
    return {route: list(mentions.values()) for route, mentions in found.items()}


def _mentions(plan: Plan) -> Iterator[UnitMention]:
    for section in plan.all_sections():
        yield from section.holders
    for task in plan.tasks:
        yield from task.mentions()
    for duty in plan.duties:
        yield from duty.holders


def _bare_names(words: str, mentions: list[UnitMention]) -> list[str]:
    """Cut a line into names; the first keeps what stands before it, the last what stands behind."""
    spans = [mention.within or (0, len(words)) for mention in mentions]
    names = [words[start:end] for start, end in spans]
    names[0] = words[: spans[0][1]].strip()
    names[-1] = words[spans[-1][0] :].strip()
    return names


def _with_separators(words: str, mentions: list[UnitMention]) -> list[str]:
    """Cut a line into names that keep the separator behind them, for a paper that mixes them."""
    starts = [mention.within[0] if mention.within else 0 for mention in mentions]
    starts[0] = 0
    return [words[start:end].strip() for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]


def _unchanged(value: Value, plan: Plan, changes: dict[Route, Value]) -> dict[Route, Value]:
    """Return those changes after which the same units are named there and the same words printed."""
    if not changes:
        return {}
    before, after = _said(plan), _said(_resolved(value, changes))
    return {
        route: change
        for route, change in changes.items()
        if all(before.get(place) == after.get(place) for place in (route, route[:-1]))
    }


def _said(plan: Plan) -> dict[Route, list[object]]:
    """Return what is named and printed at each value of a unit key, and on each line of a task."""
    said: defaultdict[Route, list[object]] = defaultdict(list)
    for route, mentions in _named_units(plan).items():
        said[route] += [(each.words, each.unit, each.requested) for each in mentions]
    for task in plan.tasks:
        for line in task.lines:
            said[line.route].append(line.words)
    for section in plan.all_sections():
        said[(*section.route, "holder")].append(section.title)
    return said


def _resolved(value: Value, changes: Mapping[Route, Value]) -> Plan:
    return resolve(cast("WrittenPlan", _with_changes(value, changes)))


def _with_changes(value: Value, changes: Mapping[Route, Value]) -> Value:
    if not changes:
        return value
    changed = copy.deepcopy(value)
    for route, new in changes.items():
        holder = _value_at(changed, route[:-1])
        if isinstance(holder, dict):
            holder[str(route[-1])] = new
    return changed


def _value_at(value: Value, route: Route) -> Value:
    for step in route:
        value = value[step]  # type: ignore[index]
    return value


def _is_single(value: Value) -> bool:
    return isinstance(value, list) and len(value) == 1


def _can_move(comments: Mapping[Route, NodeComments], route: Route) -> bool:
    """Tell whether the comments of a one-name list find a place beside its key."""
    key, name = comments.get(route, NodeComments()), comments.get((*route, 0), NodeComments())
    return not (name.above or name.below or key.below or (key.beside and name.beside))


def _move_comments(comments: dict[Route, NodeComments], changes: Mapping[Route, Value]) -> None:
    """Bring the comment beside the name of a one-name list beside its key."""
    for route in changes:
        name = comments.pop((*route, 0), None)
        if name is not None:
            key = comments.get(route, NodeComments())
            comments[route] = NodeComments(key.above, key.beside or name.beside, key.below)


def _prove(loaded: LoadedPlan, text: str, value: Value, comments: Mapping[Route, NodeComments]) -> None:
    """Read the new text and raise ProofError unless it holds the same value and comments."""
    again = load_bytes(loaded.path, text.encode())
    wanted = Counter(
        comment
        for kept in comments.values()
        for comment in (*kept.above, kept.beside, *kept.below)
        if comment
    )
    same = (
        again.source is not None
        and again.is_usable
        and _in_order(again.source.value) == _in_order(value)
        and _comments(again.source) == wanted
        and loaded.source is not None
        and _comments(loaded.source) <= wanted
    )
    if not same:
        raise ProofError("cli.fmt.not-proven", path=loaded.path)


def _comments(source: SourceDocument) -> Counter[str]:
    return Counter(comment.text for comment in source.comments)


def _in_order(value: Value) -> str:
    """Return a value as text, keys in their order: the order is printed."""
    return json.dumps(value, ensure_ascii=False)


def _meaning(thing: object) -> object:
    """Return a resolved plan, or a part of it, without the places where things stand in the file."""
    if is_dataclass(thing) and not isinstance(thing, type):
        kept = (field.name for field in fields(thing) if field.name not in _PLACES)
        return (type(thing).__name__, *(_meaning(getattr(thing, name)) for name in kept))
    if isinstance(thing, Mapping):
        return {key: _meaning(each) for key, each in thing.items()}
    if isinstance(thing, tuple):
        return tuple(map(_meaning, thing))
    return thing
