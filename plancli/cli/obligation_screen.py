"""What each unit owes, laid out for a screen: one line each, or all the words for one unit.

Lays out rows that are worked out elsewhere; cuts words only where a line has no room, and says so with `…`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.obligations import Obligation, UnitObligations
from plancli.exports.role_words import role_words
from plancli.formats.cells import cell_width, hung, padded, shortened, visible, wrap
from plancli.messages import Language, sentence

_INDENT = "  "


def obligation_screen(rows: Sequence[UnitObligations], language: Language, width: int) -> str:
    """Return the screen: in full where it is about one unit, else a line for each obligation."""
    if not rows:
        return f"{sentence(language, 'obligations.none')}\n"
    block = _in_full if len(rows) == 1 else unit_lines
    return "\n".join("".join(f"{line}\n" for line in block(row, language, width)) for row in rows)


def unit_lines(
    row: UnitObligations, language: Language, width: int, *, with_deadlines: bool = False
) -> Iterator[str]:
    """Yield what one unit owes: a line for each piece of work, below it its deadline where asked for."""
    yield from hung("", _heading(row, language), width)
    labels = max((cell_width(each.address) for each in row.obligations), default=0)
    roles = max((cell_width(role_words(each, language)) for each in row.obligations), default=0)
    for group, obligations in _by_group(row.obligations):
        if group is not None:
            yield from hung(_INDENT, sentence(language, "cli.obligations.via", group=group), width)
        for each in obligations:
            lead = f"{_INDENT}{padded(each.address, labels)}  {padded(role_words(each, language), roles)}  "
            yield shortened(f"{lead}{visible(each.words)}", width)
            if with_deadlines and each.deadline.words:
                time = f"{sentence(language, 'column.deadline')}: {visible(each.deadline.words)}"
                yield shortened(f"{' ' * cell_width(lead)}{time}", width)


def _in_full(row: UnitObligations, language: Language, width: int) -> Iterator[str]:
    yield from hung("", _heading(row, language), width)
    for each in (one for _, obligations in _by_group(row.obligations) for one in obligations):
        yield ""
        yield f"{visible(each.address)}  {role_words(each, language)}"
        for caption, words in _notes(each, language):
            text = f"{caption}: {words}" if caption else words
            yield from (f"{_INDENT}{line}" for line in wrap(visible(text), width - len(_INDENT)))


def _notes(each: Obligation, language: Language) -> Iterator[tuple[str, str]]:
    yield "", each.words
    for name, words in (
        ("with", "; ".join(each.with_units)),
        ("deadline", each.deadline.words),
        ("via-group", each.via_group or ""),
    ):
        if words:
            yield sentence(language, f"column.{name}"), words


def _heading(row: UnitObligations, language: Language) -> str:
    return sentence(
        language, "cli.obligations.heading", unit=visible(row.unit.name), count=len(row.obligations)
    )


def _by_group(obligations: Sequence[Obligation]) -> Iterator[tuple[str | None, list[Obligation]]]:
    """Yield what names the unit itself, then what each group brings."""
    groups = dict.fromkeys(each.via_group for each in obligations)
    for group in sorted(groups, key=lambda name: name is not None):
        yield group, [each for each in obligations if each.via_group == group]
