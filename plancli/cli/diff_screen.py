"""The difference of two plans laid out for a screen: place by place, then unit by unit.

Lays out and escapes; old words are struck and red, new ones underlined and green; without colour both
stand in marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plancli.analysis.change import OF_UNITS, Change, ChangeKind, PlanDifference, Subject, UnitStanding
from plancli.analysis.compare_words import Piece
from plancli.cli.diff_selection import Selection
from plancli.exports.difference_words import (
    OF_PLACES,
    WHOLE,
    Spot,
    UnitsAlike,
    after_words,
    before_words,
    caption,
    entry_heads,
    entry_words,
    nearby,
    none_words,
    note,
    renumbered,
    spots,
    tallies,
    told_in_pieces,
    units_alike,
)
from plancli.formats.cells import NARROWEST, cell_width, padded, shortened, visible, wrap
from plancli.messages import Language, sentence
from plancli.records import dataclass

_CODES = {"removed": "\x1b[9;91m", "added": "\x1b[4;32m", "strong": "\x1b[1m"}
_END = "\x1b[0m"
_MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
_INDENT = "  "
_NEAR = 10
"""Words that are shown on each side of a change; more of them give way to an ellipsis."""
_NAMED = 6
"""Units that are named one by one where the same changed for all of them."""
_GROUPS = (
    ("heading", {Subject.HEADING}),
    ("basis", {Subject.BASIS}),
    ("body", {Subject.SECTION, Subject.TASK, Subject.DUTY, Subject.PASSAGE}),
    ("recipient", {Subject.RECIPIENT}),
)

_Word = tuple[str, str]
"""A word and the name of its style, empty for none."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the screen is to look."""

    language: Language
    width: int
    colour: bool = False


def diff_screen(difference: PlanDifference, selection: Selection, names: tuple[str, str], look: Look) -> str:
    """Return the screen of what is selected; `names` are what the two versions are called."""
    lines = [*_head(difference, selection, names, look)]
    for name, subjects in _GROUPS:
        members = [each for each in selection.changes if each.subject in subjects]
        found = [line for spot in spots(members) for line in (*_spot(spot, look), "")]
        found += _renumbered(members, look)
        if found:
            lines += [_strong(sentence(look.language, f"diff.group.{name}"), look), "", *found]
    told = [line for each in units_alike(selection.units) for line in (*_units(each, look), "")]
    if told:
        told += _unchanged(selection, look)
        lines += [_strong(sentence(look.language, "diff.group.units"), look), "", *told]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(
    difference: PlanDifference, selection: Selection, names: tuple[str, str], look: Look
) -> Iterator[str]:
    language = look.language
    for side, name in zip(("old", "new"), names, strict=True):
        yield sentence(language, f"diff.{side}", name=visible(name))
    yield ""
    if not difference.has_common_work:
        yield from wrap(sentence(language, "diff.strangers"), look.width)
    if not selection.changes:
        none = none_words(selection.units, language)
        if selection.unit and not selection.differs:
            none = sentence(language, "diff.none.unit", unit=visible(selection.unit))
        yield from wrap(none, look.width)
    elif told := tallies(difference, selection.changes, language):
        yield from wrap(sentence(language, "diff.summary", told=", ".join(told)), look.width)
    if selection.only_spelled:
        yield from wrap(sentence(language, "diff.only-spelling", count=selection.only_spelled), look.width)
    if not look.colour and selection.changes:
        yield from wrap(sentence(language, "diff.legend"), look.width)
    yield ""


def _unchanged(selection: Selection, look: Look) -> Iterator[str]:
    names = [visible(each.unit.name) for each in selection.units if each.standing is UnitStanding.UNCHANGED]
    if names:
        yield from wrap(sentence(look.language, "diff.unit.unchanged", names="; ".join(names)), look.width)


def _strong(words: str, look: Look) -> str:
    return f"{_CODES['strong']}{words}{_END}" if look.colour else words


def _spot(spot: Spot, look: Look) -> Iterator[str]:
    """Yield all that changed in one thing, under its address and the beginning of its words."""
    whole = next((each for each in spot.changes if each.kind in WHOLE), None)
    if spot.subject is not Subject.HEADING:
        moved = any(each.kind is ChangeKind.MOVED for each in spot.changes)
        what = whole.kind if whole else ChangeKind.MOVED
        said = f" ({sentence(look.language, f'diff.what.{what.value}')})" if whole or moved else ""
        head = f"{visible(spot.address)}{said}"
        shown = any(each.kind is ChangeKind.REWORDED for each in spot.changes)
        if whole is None and not shown:
            first, _, _ = spot.content.partition("\n")
            head = shortened(f"{head}  {visible(first)}", look.width)
        yield head
    if whole is not None:
        yield from _whole(spot, look)
        return
    told = [each for each in spot.changes if each.kind not in OF_PLACES]
    column = max((cell_width(caption(each, look.language)) for each in told), default=0) + 1
    for heading, group in groupby(told, key=lambda each: caption(each, look.language)):
        lead = f"{_INDENT}{padded(heading + ':', column)} "
        for line in (line for each in group for line in _change(each, look, cell_width(lead))):
            yield f"{lead}{line}"
            lead = " " * cell_width(lead)


def _whole(spot: Spot, look: Look) -> Iterator[str]:
    """Yield what was added or dropped, in full."""
    for each in spot.changes:
        if each.kind in WHOLE:
            words = before_words(each, look.language) or after_words(each, look.language)
            style = "removed" if each.before else "added"
            yield from _laid_out(_styled(words, style, look), look, _INDENT)
            if told := note(each, look.language):
                yield from (f"{_INDENT}({line}" for line in wrap(f"{told})", look.width - 4))


def _change(change: Change, look: Look, indent: int) -> Iterator[str]:
    before, after = before_words(change, look.language), after_words(change, look.language)
    if change.kind is ChangeKind.ROLE:
        roles = after.removeprefix(f"{change.unit}: ")
        words = [(word, "") for word in visible(f"{before} → {roles}").split()]
    elif told_in_pieces(change) and change.kind not in OF_UNITS:
        words = _pieces(change.pieces, look)
    else:
        words = [*_styled(before, "removed", look), *_styled(after, "added", look)]
    if told := note(change, look.language):
        words += [(word, "") for word in f"({told})".split()]
    return _laid_out(words, look, " " * indent, first=False)


def _pieces(pieces: Sequence[Piece], look: Look) -> list[_Word]:
    words: list[_Word] = []
    for number, piece in enumerate(pieces):
        if piece.same:
            kept = visible(" ".join(piece.after.split())).split(" ")
            words += (
                (word, "") for word in nearby(kept, _NEAR, first=number == 0, last=number == len(pieces) - 1)
            )
        else:
            words += _styled(piece.before, "removed", look)
            added = _styled(piece.after, "added", look)
            if words and added and piece.before and not look.colour:
                # Old and new words stand together, as they are read: [-cũ-]{+mới+}.
                words[-1] = (words[-1][0] + added[0][0], "")
                added = added[1:]
            words += added
    return words


def _styled(text: str, style: str, look: Look) -> list[_Word]:
    words = visible(" ".join(text.split())).split(" ") if text.strip() else []
    if not words or look.colour:
        return [(word, style) for word in words]
    opening, closing = _MARKS[style]
    words[0] = opening + words[0]
    words[-1] += closing
    return [(word, "") for word in words]


def _laid_out(words: Sequence[_Word], look: Look, indent: str, *, first: bool = True) -> Iterator[str]:
    """Yield words in lines, each with the indent; without it where the first line has another lead."""
    room = max(look.width - cell_width(indent), NARROWEST // 2)
    line: list[_Word] = []
    used = 0
    for word in words:
        cells = cell_width(word[0])
        if line and used + 1 + cells > room:
            yield (indent if first else "") + _painted(line)
            line, used = [], 0
        used += cells + bool(line)
        line.append(word)
    if line:
        yield (indent if first else "") + _painted(line)


def _painted(line: Sequence[_Word]) -> str:
    painted = []
    for style, group in groupby(line, key=lambda word: word[1]):
        text = " ".join(word for word, _ in group)
        painted.append(f"{_CODES[style]}{text}{_END}" if style else text)
    return " ".join(painted)


def _renumbered(changes: Iterable[Change], look: Look) -> Iterator[str]:
    pairs = ", ".join(f"{visible(old)} → {visible(new)}" for old, new in renumbered(changes))
    if pairs:
        yield from wrap(f"{sentence(look.language, 'diff.renumbered')}: {pairs}", look.width)
        yield ""


def _units(alike: UnitsAlike, look: Look) -> Iterator[str]:
    yield from wrap(_name(alike, look.language), look.width)
    for head, entries in entry_heads(alike.entries):
        lead = f"{_INDENT}{sentence(look.language, f'diff.unit.{head}')}: "
        told = "; ".join(visible(entry_words(each, look.language)) for each in entries)
        first, *rest = wrap(f"{lead.strip()} {told}", look.width - 4)
        yield f"{_INDENT}{first}"
        yield from (f"{_INDENT * 2}{line}" for line in rest)


def _name(alike: UnitsAlike, language: Language) -> str:
    names = [visible(each) for each in alike.names]
    more = len(names) - _NAMED
    shown = "; ".join(names)
    if more > 1:
        shown = sentence(language, "diff.unit.many", names="; ".join(names[:_NAMED]), count=more)
    return alike.named(shown, language)
