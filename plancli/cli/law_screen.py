"""Acts and the registry laid out for a screen: a heading, then facts under their labels.

Lays out what is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.exports.law_export import summary_rows
from plancli.exports.law_words import act_facts, act_heading, keeper_words
from plancli.exports.missing_export import COLUMNS, missing_cells, place_words
from plancli.formats.cells import cell_width, padded, visible, wrap
from plancli.legal.acts import LegalDocument
from plancli.legal.missing_acts import MissingAct
from plancli.legal.registry import Registry
from plancli.legal.registry_summary import RegistrySummary
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import shown_day

_INDENT = "  "
_MOST_PLACES = 5


def law_screen(
    acts: Sequence[LegalDocument], total: int, registry: Registry, language: Language, width: int
) -> str:
    """Return the acts, how many more there are, and the day of the registry; nothing for no acts."""
    if not acts:
        return ""
    lines: list[str] = []
    for act in acts:
        lines += [*_act(act, language, width), ""]
    if total > len(acts):
        lines += wrap(sentence(language, "cli.law.more", count=total - len(acts)), width)
    checked, horizon = shown_day(registry.checked), shown_day(registry.horizon)
    lines += wrap(sentence(language, "cli.law.dated", checked=checked, horizon=horizon), width)
    return "".join(f"{line}\n" for line in lines)


def status_screen(summary: RegistrySummary, language: Language, width: int) -> str:
    """Return version, keeper and days of the registry, then its figures."""
    facts = [
        (sentence(language, "law.summary.version"), summary.version),
        (sentence(language, "law.summary.keeper"), keeper_words(summary.keeper, language)),
        (sentence(language, "law.summary.checked"), shown_day(summary.checked)),
        (sentence(language, "law.summary.horizon"), shown_day(summary.horizon)),
    ]
    lines = list(labelled([fact for fact in facts if fact[1]], width))
    for name, figure in summary_rows(summary, language):
        lines += [f"{_INDENT}{figure:>6}  {name}"] if figure else ["", name]
    return "".join(f"{line}\n" for line in lines)


def missing_screen(acts: Sequence[MissingAct], plans: int, language: Language, width: int) -> str:
    """Return the acts, each with what the papers say of it and where, then how many they are."""
    lines: list[str] = []
    for act in acts:
        lines += [*_missing(act, language, width), ""]
    lines += wrap(sentence(language, "cli.law.missing.summary", count=len(acts), plans=plans), width)
    return "".join(f"{line}\n" for line in lines)


def _missing(act: MissingAct, language: Language, width: int) -> Iterator[str]:
    head, plans, *said = missing_cells(act, language)
    count = sentence(language, "cli.law.missing.count", plans=plans, places=len(act.places))
    yield from wrap(visible(f"{head} ({count})"), width)
    places = [place_words(each) for each in act.places]
    more = len(places) - _MOST_PLACES
    if more > 0:
        places[_MOST_PLACES:] = [sentence(language, "cli.law.missing.more", count=more)]
    names = [*COLUMNS[2:], "places"]
    facts = [
        (sentence(language, f"law.column.{name}"), words)
        for name, words in zip(names, [*said, "; ".join(places)], strict=True)
        if words
    ]
    yield from labelled(facts, width, _INDENT)


def labelled(facts: Sequence[tuple[str, str]], width: int, indent: str = "") -> Iterator[str]:
    """Yield each fact beside its label, words that have no room wrapped below themselves."""
    column = max((cell_width(label) for label, _ in facts), default=0)
    room = max(width - len(indent) - column - 2, 10)
    for label, words in facts:
        for number, line in enumerate(wrap(_broken(visible(words), room), room)):
            yield f"{indent}{padded(label if number == 0 else '', column)}  {line}".rstrip()


def _broken(text: str, room: int) -> str:
    """Return the text with words longer than a line in pieces; an address stays whole, to be copied."""
    pieces: list[str] = []
    for word in text.split():
        step = len(word) if "://" in word else room
        pieces += (word[at : at + step] for at in range(0, len(word), step))
    return " ".join(pieces)


def _act(act: LegalDocument, language: Language, width: int) -> Iterator[str]:
    yield from wrap(visible(act_heading(act, language)), width)
    facts = [(sentence(language, f"law.column.{key}"), words) for key, words in act_facts(act, language)]
    yield from labelled(facts, width, _INDENT)
