"""Acts that papers cite and the registry does not know: who cites them, what they say, where they disagree.

Puts side by side what the papers write; which of them is right is for a person with the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from plancli.legal.act_table import number_key
from plancli.legal.citation_text import CitationMention
from plancli.legal.date_judgement import judge_date
from plancli.legal.law_titles import LAW_KINDS, name_key
from plancli.legal.number import parse_number
from plancli.legal.registry import Registry
from plancli.legal.same_act import same_issuer, same_kind, same_title
from plancli.records import dataclass
from plancli.vietnamese.dates import PartialDate, short_style
from plancli.vietnamese.folding import fold

_TITLE_STARTS = (
    *(
        "về ",
        "v/v ",
        "ban hành ",
        "phê duyệt ",
        "quy định ",
        "hướng dẫn ",
        "sửa đổi",
        "công bố ",
        "điều chỉnh ",
    ),
    *("triển khai ", "thực hiện ", "tăng cường ", "đẩy mạnh ", "tổ chức ", "phát động ", "thí điểm "),
)
_WITHOUT_NUMBER = "Hiến pháp"
"""The one act that no number names, so that none can be looked up for it."""
_Said = TypeVar("_Said")
_LONG_ENOUGH = 6
"""Words below which a title says too little to be called another one."""


@dataclass(frozen=True, slots=True)
class CitedAt:
    """One place of one paper that cites an act."""

    path: str
    line: int
    """From 1; a paragraph of a Word file."""
    address: str
    """Printed address: `II.4.c`."""
    mention: CitationMention


@dataclass(frozen=True, slots=True)
class MissingAct:
    """An act that is not known, with every place that surely means it."""

    number: str
    """Canonical; empty for a law cited by name alone."""
    name: str
    """Name of a law, as first written; empty for any other."""
    kind: str
    places: tuple[CitedAt, ...]
    dates: tuple[PartialDate, ...]
    """The different dates, that of most places first."""
    issuers: tuple[str, ...]
    titles: tuple[str, ...]
    disagree: tuple[str, ...]
    """On what the papers disagree: `issued`, `issuer`, `title`."""

    @property
    def plans(self) -> tuple[str, ...]:
        """The papers that cite it, each once."""
        return tuple(dict.fromkeys(each.path for each in self.places))


def missing_acts(places: Iterable[CitedAt], registry: Registry) -> tuple[MissingAct, ...]:
    """Return the acts that the registry does not know, those that most papers cite first."""
    groups: dict[str, list[list[CitedAt]]] = {}
    unknown = [each for each in places if _is_named(each.mention) and not _is_known(each.mention, registry)]
    for place in sorted(unknown, key=lambda each: _is_undated(each.mention)):
        alike = groups.setdefault(_key(place.mention), [])
        home = next((group for group in alike if _joins(place, group)), None)
        if home is None:
            alike.append([place])
        else:
            home.append(place)
    found = [_missing(group) for alike in groups.values() for group in alike]
    found.sort(key=lambda act: (-len(act.plans), -len(act.places), act.number, act.name))
    return tuple(found)


def _is_named(mention: CitationMention) -> bool:
    number = parse_number(mention.number) if mention.number else None
    by_name = mention.number is None and mention.kind in LAW_KINDS and mention.kind != _WITHOUT_NUMBER
    return bool(number and number.serial) or by_name


def _is_known(mention: CitationMention, registry: Registry) -> bool:
    """Say whether the act is held, also where the citation has its date wrong."""
    return registry.knows(mention) or judge_date(mention, registry).document is not None


def _is_undated(mention: CitationMention) -> bool:
    return mention.issued is None


def _key(mention: CitationMention) -> str:
    if mention.number:
        return number_key(mention.number)
    return f"{fold(mention.kind)} {name_key(mention.name or '')}"


def _joins(place: CitedAt, group: Sequence[CitedAt]) -> bool:
    """Say whether a place can only mean the act of a group.

    Of a number that many issuers give out each paper has its own.
    """
    if any(_same_day_and_paper(place, each) for each in group):
        return True
    return all(_one_issuer(place, each) for each in group) and any(_one_act(place, each) for each in group)


def _same_day_and_paper(one: CitedAt, other: CitedAt) -> bool:
    """One paper gives one number of one day two issuers where it names the body and its committee."""
    date = one.mention.issued
    return (
        one.path == other.path and date is not None and date.day is not None and date == other.mention.issued
    )


def _one_issuer(one: CitedAt, other: CitedAt) -> bool:
    first, second = one.mention.issuer, other.mention.issuer
    return not first or not second or same_issuer(first, second)


def _one_act(one: CitedAt, other: CitedAt) -> bool:
    first, second = one.mention, other.mention
    number = parse_number(first.number) if first.number else None
    if number is None or number.is_one_act:
        return same_kind(first.kind, second.kind) or not first.kind or not second.kind
    same_year = _year(first) == _year(second) or not first.issued or not second.issued
    if number.has_one_issuer or one.path == other.path:
        return same_year
    return first.issued is not None and first.issued == second.issued


def _year(mention: CitationMention) -> int | None:
    return mention.issued.year if mention.issued else None


def _missing(group: Sequence[CitedAt]) -> MissingAct:
    mentions = [each.mention for each in group]
    dates = _most_first(each.issued for each in mentions if each.issued)
    spelled = {fold(each.issuer): each.issuer for each in reversed(mentions) if each.issuer}
    issuers = tuple(
        spelled[key] for key in _most_first(fold(each.issuer) for each in mentions if each.issuer)
    )
    titles = _distinct_titles(title for each in mentions if (title := _title(each)))
    checks = {
        "issued": any(not one.agrees_with(other) for one, other in combinations(dates, 2)),
        "issuer": any(not same_issuer(one, other) for one, other in combinations(issuers, 2)),
        "title": len(titles) > 1,
    }
    return MissingAct(
        number=mentions[0].number or "",
        name=mentions[0].name or "",
        kind=next((each.kind for each in mentions if each.kind), ""),
        places=tuple(sorted(group, key=lambda each: (each.path, each.line))),
        dates=dates,
        issuers=issuers,
        titles=titles,
        disagree=tuple(key for key, differs in checks.items() if differs),
    )


def _title(mention: CitationMention) -> str:
    """Return the words behind a citation where they are a trích yếu and not the rest of a sentence."""
    words = " ".join(mention.title.split())
    return words if mention.number and fold(words).startswith(_TITLE_STARTS) else ""


def _most_first(said: Iterable[_Said]) -> tuple[_Said, ...]:
    counts: dict[_Said, int] = {}
    for each in said:
        counts[each] = counts.get(each, 0) + 1
    return tuple(sorted(counts, key=lambda each: -counts[each]))


def _distinct_titles(titles: Iterable[str]) -> tuple[str, ...]:
    """Return the titles that cannot be shorter or longer words for one, the fullest of each."""
    kept: list[str] = []
    for title in sorted(dict.fromkeys(titles), key=len, reverse=True):
        long_enough = len(title.split()) >= _LONG_ENOUGH
        if not kept or (long_enough and not any(same_title(title, each) for each in kept)):
            kept.append(title)
    return tuple(kept)


def shown_dates(act: MissingAct) -> Iterator[str]:
    """Yield each date that the papers write, with the number of places that do where they disagree."""
    for date in act.dates:
        count = sum(each.mention.issued == date for each in act.places)
        yield f"{short_style(date)} ({count})" if len(act.dates) > 1 else short_style(date)
