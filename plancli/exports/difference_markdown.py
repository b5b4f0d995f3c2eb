"""The difference of two plans as a comment for a pull request: the sums first, details folded away.

Stays within what GitHub takes of a comment and says what found no room; no word of a plan acts as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.change import Change, ChangeKind, PlanDifference, Subject, UnitDifference
from plancli.analysis.compare_words import Piece
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
from plancli.formats.cells import shortened
from plancli.formats.markdown_words import code_span, comment_length, data_words
from plancli.messages import Language, sentence
from plancli.reports.markdown_escape import place_data

LONGEST = 60_000
"""Characters, less than GitHub takes, so that a CI job can put a line of its own above."""
_HEAD = 120
"""Cells of the words behind an address."""
_NEAR = 12
"""Words that are shown on each side of a change."""
_ROOM_FOR_UNITS = 15_000
"""Of the length what each unit gains and loses may have at most, so that the changes themselves find room."""


def export_difference_markdown(
    difference: PlanDifference,
    changes: Sequence[Change],
    units: Sequence[UnitDifference],
    names: tuple[str, str],
    language: Language = Language.VI,
) -> str:
    """Return the comment on these changes, which are some or all of the difference's."""
    head = place_data(_head(difference, changes, units, names, language))
    by_unit = _folded(
        sentence(language, "diff.group.units"),
        [_unit(each, language) for each in units_alike(units)],
        _ROOM_FOR_UNITS,
        language,
    )
    entries = [_entry(each, language) for each in spots(changes)]
    if pairs := renumbered(changes):
        told = ", ".join(f"{old} → {new}" for old, new in pairs)
        entries.append(place_data(f"- {sentence(language, 'diff.renumbered')}: {data_words(told)}\n"))
    room = LONGEST - comment_length(head) - comment_length(by_unit)
    return head + _folded(sentence(language, "diff.changes"), entries, room, language, opened=True) + by_unit


def _head(
    difference: PlanDifference,
    changes: Sequence[Change],
    units: Sequence[UnitDifference],
    names: tuple[str, str],
    language: Language,
) -> str:
    told = tallies(difference, changes, language)
    summary = sentence(language, "diff.summary", told=", ".join(told)) if told else ""
    if not changes:
        summary = none_words(units, language)
    lines = [f"**{summary}**\n"] if summary else []
    lines += [f"{sentence(language, 'diff.strangers')}\n"] if not difference.has_common_work else []
    lines.append(f"{code_span(names[0])} → {code_span(names[1])}\n")
    return "\n".join(lines)


def _folded(
    title: str, entries: Sequence[str], room: int, language: Language, *, opened: bool = False
) -> str:
    """Return the entries that find room below a title to click on, and how many did not."""
    if not entries:
        return ""
    opening = f"\n<details{' open' if opened else ''}>\n<summary>{title} ({len(entries)})</summary>\n\n"
    closing = "\n</details>\n"
    left = room - comment_length(opening + closing) - comment_length(_rest(len(entries), language))
    kept = 0
    for entry in entries:
        left -= comment_length(entry)
        if left < 0:
            break
        kept += 1
    rest = _rest(len(entries) - kept, language) if kept < len(entries) else ""
    return opening + "".join(entries[:kept]) + rest + closing


def _rest(count: int, language: Language) -> str:
    return f"\n{sentence(language, 'diff.markdown.cut', count=count)}\n"


def _entry(spot: Spot, language: Language) -> str:
    """Return a list item: where, of what words, then a line for each change."""
    told = (_change(change, language) for change in spot.changes if change.kind not in OF_PLACES)
    lines = [_place(spot, language), *told]
    return place_data("- " + "\\\n  ".join(lines) + "\n")


def _place(spot: Spot, language: Language) -> str:
    if spot.subject is Subject.HEADING:
        return f"**{sentence(language, 'diff.group.heading')}**"
    kinds = [each.kind for each in spot.changes]
    told = next((each for each in kinds if each in WHOLE or each is ChangeKind.MOVED), None)
    said = f" ({sentence(language, f'diff.what.{told.value}')})" if told else ""
    words = "" if told in WHOLE else shortened(spot.content.partition("\n")[0], _HEAD)
    return f"**{data_words(spot.address)}**{said} {data_words(words)}".rstrip()


def _change(change: Change, language: Language) -> str:
    before, after = before_words(change, language), after_words(change, language)
    if told_in_pieces(change):
        told = _pieces(change.pieces)
    elif change.kind is ChangeKind.ROLE:
        told = f"{data_words(before)} → {data_words(after.removeprefix(f'{change.unit}: '))}"
    else:
        told = " ".join(filter(None, (_struck(before), _strong(after))))
    added = note(change, language)
    lead = "" if change.kind in WHOLE else f"*{data_words(caption(change, language))}:* "
    return f"{lead}{told}{f' ({data_words(added)})' if added else ''}"


def _pieces(pieces: Sequence[Piece]) -> str:
    told = []
    for number, piece in enumerate(pieces):
        if piece.same:
            words = nearby(piece.after.split(), _NEAR, first=number == 0, last=number == len(pieces) - 1)
            told.append(data_words(" ".join(words)))
        else:
            told += filter(None, (_struck(piece.before), _strong(piece.after)))
    return " ".join(told)


def _struck(words: str) -> str:
    return f"<del>{data_words(' '.join(words.split()))}</del>" if words.strip() else ""


def _strong(words: str) -> str:
    return f"<ins>{data_words(' '.join(words.split()))}</ins>" if words.strip() else ""


def _unit(alike: UnitsAlike, language: Language) -> str:
    said = alike.named("; ".join(alike.names), language)
    lines = [f"**{data_words(said)}**", *_gains(alike, language)]
    return place_data("- " + "\\\n  ".join(lines) + "\n")


def _gains(alike: UnitsAlike, language: Language) -> Iterator[str]:
    for head, entries in entry_heads(alike.entries):
        told = "; ".join(entry_words(each, language) for each in entries)
        yield f"*{sentence(language, f'diff.unit.{head}')}:* {data_words(told)}"
