"""What a draft from above took over and what it left, for a screen of any width.

Lays out what was drafted; it cuts words only where a line has no room, and says so with `…`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from plancli.analysis.binding import BoundWork, SpokenElsewhere, role_mentions
from plancli.drafting.draft import Draft
from plancli.drafting.outline import Kept
from plancli.formats.cells import cell_width, hung, padded, shortened, visible
from plancli.messages import Language, sentence
from plancli.model.fingerprint import Work, words_of
from plancli.records import dataclass
from plancli.source.document import Value

_INDENT = "  "
_GROUPS = 12
"""Units of the work left out that the screen names without --list."""


@dataclass(frozen=True, slots=True)
class _Screen:
    language: Language
    width: int

    def say(self, key: str, **fields: object) -> str:
        return sentence(self.language, key, **fields)

    def wrapped(self, text: str) -> Iterator[str]:
        return hung("", text, self.width, deeper=len(_INDENT))


def draft_screen(made: Draft, language: Language, width: int, *, in_full: bool) -> str:
    """Return the screen; `in_full` lists every piece of work that is left out."""
    screen = _Screen(language, width)
    lines = [
        *screen.wrapped(screen.say("cli.draft.title", unit=made.unit, parent=made.parent.words)),
        "",
        *_kept(made, screen),
        *doubt_lines(made.doubts_left_out, language, width),
        *elsewhere_lines(made.elsewhere, language, width),
        *_left_out(made, screen, in_full=in_full),
        *screen.wrapped(
            screen.say("cli.draft.to-fill", count=_marks(dict(made.value), made.mark), mark=made.mark)
        ),
    ]
    return "".join(f"{line}\n" for line in lines)


def _marks(value: Value, mark: str) -> int:
    """Count the places to fill in, wherever in the draft they stand."""
    if isinstance(value, str):
        return value.count(mark)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(_marks(each, mark) for each in inner)


def doubt_lines(doubts: Sequence[BoundWork], language: Language, width: int) -> Iterator[str]:
    """Yield what may be meant for the unit, a line each: where, by which name, the first words."""
    screen = _Screen(language, width)
    if doubts:
        yield from screen.wrapped(screen.say("cli.draft.doubts", count=len(doubts)))
        places = max(cell_width(each.work.address) for each in doubts)
        for each in doubts:
            lead = f"{_INDENT}{padded(each.work.address, places)}  {visible(each.named)}: "
            yield shortened(f"{lead}{visible(_on_one_line(each.work))}", width)


def elsewhere_lines(told: Sequence[SpokenElsewhere], language: Language, width: int) -> Iterator[str]:
    """Yield what speaks of the unit and is no task, a line each: where, the first words."""
    screen = _Screen(language, width)
    if told:
        yield from screen.wrapped(screen.say("cli.draft.elsewhere", count=len(told)))
        places = max(cell_width(each.text.address) for each in told)
        for each in told:
            lead = f"{_INDENT}{padded(each.text.address, places)}  "
            yield shortened(f"{lead}{visible(' '.join(each.text.words.split()))}", width)


def _kept(made: Draft, screen: _Screen) -> Iterator[str]:
    yield screen.say("cli.draft.kept", count=len(made.kept))
    counted = Counter(_roles(each, screen) for each in made.kept)
    for said, count in counted.items():
        addresses = ", ".join(each.bound.work.address for each in made.kept if _roles(each, screen) == said)
        yield from (f"{_INDENT}{line}" for line in screen.wrapped(f"{said} ({count}): {addresses}"))


def _roles(kept: Kept, screen: _Screen) -> str:
    if kept.doubtful:
        return screen.say("cli.draft.role.doubtful")
    names = (f"term.{role.value}" if role else "cli.draft.role.holder" for role in kept.bound.roles)
    return ", ".join(map(screen.say, names))


def _left_out(made: Draft, screen: _Screen, *, in_full: bool) -> Iterator[str]:
    works = made.binding.left_out
    if not works:
        return
    yield screen.say("cli.draft.left-out", count=len(works))
    groups: dict[str, list[Work]] = {}
    for work in works:
        given_to = dict.fromkeys(mention.words for _, mention in role_mentions(work, made.holders))
        groups.setdefault("; ".join(given_to) or screen.say("cli.draft.left-out.nobody"), []).append(work)
    if in_full:
        yield from _each(groups, screen)
        return
    shown = sorted(groups.items(), key=lambda pair: -len(pair[1]))[:_GROUPS]
    for names, given in shown:
        addresses = ", ".join(dict.fromkeys(work.address for work in given))
        yield from (f"{_INDENT}{line}" for line in screen.wrapped(f"{names} ({len(given)}): {addresses}"))
    if len(groups) > len(shown):
        yield _INDENT + screen.say("cli.draft.left-out.more", count=len(groups) - len(shown))


def _each(groups: Mapping[str, Sequence[Work]], screen: _Screen) -> Iterator[str]:
    for names, works in groups.items():
        yield from (f"{_INDENT}{line}" for line in screen.wrapped(names))
        for work in works:
            yield shortened(f"{_INDENT * 2}{work.address}  {visible(_on_one_line(work))}", screen.width)


def _on_one_line(work: Work) -> str:
    return " ".join(words_of(work).split())
