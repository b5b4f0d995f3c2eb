"""Paper `difference`: what the old plan says beside what the new one says, and what units gain and lose.

Quotes both plans whole; it judges neither and says nothing of why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancli.analysis.change import (
    OF_UNITS,
    Change,
    ChangeKind,
    PlanDifference,
    Subject,
    UnitDifference,
    UnitStanding,
)
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
    none_words,
    note,
    renumbered,
    spots,
    tallies,
    told_in_pieces,
    units_alike,
)
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.reports.views.annex_head import place_words
from plancli.reports.views.letterhead import HeadView, view_head

_VI = Language.VI


@dataclass(frozen=True, slots=True)
class RunView:
    """Words of a line that stand together."""

    words: str
    changed: bool
    """True where the other side does not have them."""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of a cell."""

    caption: str
    """What of the task it is, `Thời hạn`; empty where the whole thing came or went."""
    runs: tuple[RunView, ...]
    note: str
    """What the change comes to: `muộn hơn 10 ngày`; empty as a rule."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing that differs."""

    number: str
    address: str
    """`Mục II.4.c`; both addresses where it moved."""
    before: tuple[ComparedLine, ...]
    after: tuple[ComparedLine, ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What one unit, or several alike, gain and lose."""

    number: str
    unit: str
    gained: str
    """A line each: `II.2 (chủ trì)`."""
    lost: str
    changed: str
    """Roles and contents that changed, a line each."""


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Bảng so sánh nội dung cũ và nội dung mới."""

    head: HeadView
    """Of the new plan."""
    old: HeadView
    """Of the old plan."""
    summary: str
    """How much differs, in a sentence."""
    rows: tuple[ComparedRow, ...]
    renumbered: str
    """What has another number only because others came or went: `II.4.d → II.4.đ`; empty for nothing."""
    units: tuple[UnitRow, ...]
    unchanged: str
    """Names of the units whose work did not change; empty for none."""
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_difference(
    difference: PlanDifference, changes: Sequence[Change], units: Sequence[UnitDifference]
) -> DifferenceView:
    """Return the view of these changes and units, which are some or all of the difference's."""
    told = tallies(difference, changes, _VI)
    lines = [] if difference.has_common_work else [sentence(_VI, "diff.strangers")]
    lines.append(sentence(_VI, "diff.summary", told=", ".join(told)) if told else none_words(units, _VI))
    issuance = difference.new.issuance
    same = [each.unit.name for each in units if each.standing is UnitStanding.UNCHANGED]
    return DifferenceView(
        head=view_head(issuance),
        old=view_head(difference.old.issuance),
        summary=" ".join(lines),
        rows=tuple(_rows(difference, changes)),
        renumbered=", ".join(f"{old} → {new}" for old, new in renumbered(changes)),
        units=tuple(_unit_row(number, each) for number, each in enumerate(units_alike(units), start=1)),
        unchanged="; ".join(same),
        title=issuance.title,
        author=issuance.issuer,
    )


def _rows(difference: PlanDifference, changes: Iterable[Change]) -> Iterator[ComparedRow]:
    for number, spot in enumerate(spots(changes), start=1):
        told = [each for each in spot.changes if each.kind not in OF_PLACES]
        before = tuple(line for each in told if (line := _line(each, new=False)))
        after = tuple(line for each in told if (line := _line(each, new=True)))
        if not told:  # what moved is shown by its words, which are the same on both sides
            before = after = (ComparedLine("", (RunView(spot.content, changed=False),), ""),)
        yield ComparedRow(str(number), _address(difference, spot), before, after)


def _address(difference: PlanDifference, spot: Spot) -> str:
    if spot.subject is Subject.HEADING:
        place = spot.new or spot.old
        heading = sentence(_VI, "diff.group.heading")
        return f"{place.address}, {heading.lower()}" if place and place.address else heading
    if " → " in spot.address:
        return spot.address
    return place_words(difference.new if spot.new else difference.old, spot.address)


def _line(change: Change, *, new: bool) -> ComparedLine | None:
    """Return a change as a line of one side; None where that side says nothing."""
    words = after_words(change, _VI) if new else before_words(change, _VI)
    if not words:
        return None
    if told_in_pieces(change) and change.kind not in OF_UNITS:
        sides = ((piece.after if new else piece.before, not piece.same) for piece in change.pieces)
        runs = tuple(RunView(text.strip(), changed) for text, changed in sides if text.strip())
    else:
        runs = (RunView(words, change.kind not in WHOLE and change.kind is not ChangeKind.SPELLING),)
    whole = change.kind in WHOLE
    told = note(change, _VI) if new or whole else ""
    return ComparedLine("" if whole else caption(change, _VI), runs, told)


def _unit_row(number: int, alike: UnitsAlike) -> UnitRow:
    names = alike.named("; ".join(alike.names), _VI)
    heads = {
        head: "\n".join(entry_words(each, _VI) for each in entries)
        for head, entries in entry_heads(alike.entries)
    }
    changed = "\n".join(filter(None, (heads.get("role", ""), heads.get("changed", ""))))
    return UnitRow(str(number), names, heads.get("gained", ""), heads.get("lost", ""), changed)
