"""Runs of labelled siblings and the order that their labels follow.

Reads labels only; whether a skipped or repeated one is a fault is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plancli.analysis.forms import form_routes, is_below
from plancli.diagnostic import Place
from plancli.model.plan import Plan
from plancli.model.section import Annex, Grid, Section
from plancli.model.task import Duty, Paragraph, Task
from plancli.records import dataclass
from plancli.rules.tree import Block, heading_place

_LETTER = re.compile(r"[a-zđ]|[A-ZĐ]")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_LARGEST = 199


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled place among its siblings."""

    label: str
    """Without its punctuation: `IV`, `3.2`, `đ`."""
    place: Place
    """Where the label stands."""


def label_runs(plan: Plan) -> Iterator[tuple[Labelled, ...]]:
    """Yield each run of labelled siblings: of sections, tasks, duties, or items of one list.

    Forms among the annexes are left out: their numbers begin anew wherever the hand is to write.
    """
    forms = form_routes(plan)
    yield from _runs(plan.sections, "")
    for annex in plan.annexes:
        if annex.route not in forms:
            yield from _inside(annex, annex.id)
    for section in plan.all_sections():
        if not is_below(section.route, forms):
            yield from _inside(section, section.address)
    for task in plan.tasks:
        for line in task.lines:
            yield from _runs(line.items, task.address)
    for duty in plan.duties:
        yield from _runs(duty.items, duty.address)


def _inside(part: Section | Annex, address: str) -> Iterator[tuple[Labelled, ...]]:
    """A table counts by itself: its first row is no follower of what stands above it."""
    start, end = part.table_span
    for blocks in (part.content[:start], part.content[start:end], part.content[end:]):
        yield from _runs(blocks, address)


def _runs(blocks: Iterable[Block], address: str) -> Iterator[tuple[Labelled, ...]]:
    run: list[Labelled] = []
    kind: type[Block] | None = None
    for block in blocks:
        if type(block) is not kind or _unmarked(block):
            if run:
                yield tuple(run)
            run, kind = [], type(block)
        if labelled := _labelled(block, address):
            run.append(labelled)
        if isinstance(block, Paragraph):
            yield from _runs(block.children, address)
    if run:
        yield tuple(run)


def _unmarked(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.mark


def _labelled(block: Block, address: str) -> Labelled | None:
    if isinstance(block, Grid):
        return None
    printed = block.label if isinstance(block, (Section, Task)) else block.mark
    label = printed.strip(" ().:/")
    if not label or not label[0].isalnum():
        return None
    if isinstance(block, (Section, Task)):
        return Labelled(label, heading_place(block))
    if isinstance(block, Duty):
        return Labelled(label, Place(block.route, address=block.address))
    return Labelled(label, Place(block.route, address=address_below(address, label)))


def address_below(address: str, label: str) -> str:
    """Return the printed address of an item: its dotted number replaces the part that it repeats.

    >>> address_below("II.3", "3.2"), address_below("II.3", "b")
    ('II.3.2', 'II.3.b')
    """
    parts = address.split(".") if address else []
    for at in range(len(parts)):
        if label.startswith(".".join(parts[at:]) + "."):
            return ".".join([*parts[:at], label])
    return ".".join([*parts, label])


def numbers(labels: Iterable[str]) -> tuple[int, ...] | None:
    """Read a run's labels as numbers of one kind: Roman, Arabic, or dotted with one stem.

    >>> numbers(["III", "IV"]), numbers(["3.1", "3.2"]), numbers(["1", "a"])
    ((3, 4), (1, 2), None)
    """
    names = tuple(labels)
    if all(name and _ROMAN.fullmatch(name) for name in names):
        return tuple(map(_roman, names))
    stems = {name.rpartition(".")[0] for name in names}
    lasts = [name.rpartition(".")[2] for name in names]
    if len(stems) != 1 or not all(last.isdecimal() and last.isascii() for last in lasts):
        return None
    found = tuple(map(int, lasts))
    return found if max(found) <= _LARGEST else None


def are_letters(labels: Iterable[str]) -> bool:
    """Say whether a run is numbered by single letters of one case."""
    names = tuple(labels)
    one_case = all(map(str.islower, names)) or all(map(str.isupper, names))
    return one_case and all(map(_LETTER.fullmatch, names)) and numbers(names) is None


def _roman(name: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in name]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
