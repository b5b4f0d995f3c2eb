"""Finds acts by what a person types: a number in any form, the name of a law, words of a title, marks or not.

Reads every act of the registry, so it is for a look-up and not for a check.
"""

from __future__ import annotations

import functools
import re

from plancli.legal.acts import LegalDocument
from plancli.legal.document_kinds import KIND_BY_CODE
from plancli.legal.registry import Registry
from plancli.vietnamese.folding import fold, unaccent

_KINDS = {
    **{unaccent(code): kind for code, kind in KIND_BY_CODE.items()},
    **{unaccent(kind): kind for kind in (*KIND_BY_CODE.values(), "Luật", "Bộ luật")},
}
_HIGHEST_FIRST = (
    *("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị"),
    *("Thông tư liên tịch", "Thông tư"),
)
"""Of acts that share the beginning of a number, a law is asked for more often than a circular."""
_WORD = re.compile(r"[^\W_]+")
_NUMBER, _NAME, _PHRASE, _WORDS = range(4)
"""How an act answers, the best first: a part of its number, a law's name, the words in a row or not."""


def search_acts(registry: Registry, query: str) -> tuple[LegalDocument, ...]:
    """Return the acts that a query may mean, the likeliest first; among equals the later issued.

    Where acts bear the number, or begin with the part of one, words of titles are not asked: "09/2017" stands
    in many a date.

    >>> from plancli.legal.registry import load_default_registry
    >>> search_acts(load_default_registry(), "so 9/2017/NÐ- CP")[0].number
    '09/2017/NĐ-CP'
    """
    wanted = _Query(query)
    if not wanted.words:
        return ()
    exact = registry.by_number(_kind_typed(query)[1])
    if exact:
        return tuple(sorted(exact, key=lambda act: act.issued, reverse=True))
    ranked = [(rank, act) for act in registry.documents if (rank := wanted.rank(act)) is not None]
    ranked.sort(key=lambda pair: pair[1].issued, reverse=True)
    ranked.sort(key=lambda pair: pair[0])
    if ranked and ranked[0][0][0] == _NUMBER:
        numbered = [(detail, _height(act), act) for (answer, detail), act in ranked if answer == _NUMBER]
        return tuple(act for _, _, act in sorted(numbered, key=lambda each: each[:2]))
    return tuple(act for _, act in ranked)


def _height(act: LegalDocument) -> int:
    return _HIGHEST_FIRST.index(act.kind) if act.kind in _HIGHEST_FIRST else len(_HIGHEST_FIRST)


class _Query:
    """What was typed, in the forms that it is compared in."""

    def __init__(self, query: str) -> None:
        self.words = _plain_words(query)
        self._typed = fold(query)
        self._phrase = " ".join(self.words)
        self._kind, rest = _kind_typed(query)
        self._part = _part_of_number(rest)
        self._parts = _parts_of_number(rest)

    def rank(self, act: LegalDocument) -> tuple[int, int] | None:
        """Return how well the act answers, the smaller the better; None where it does not."""
        by_number = self._rank_by_number(act.number)
        if by_number is not None:
            return (_NUMBER, by_number) if self._kind in ("", act.kind) else None
        title = _plain_words(act.title)
        # A word typed with its marks is no other word: "từ" is not "tư".
        unlike = self._typed not in fold(act.title)
        if title == self.words or title[1:] == self.words:
            return _NAME, unlike
        if f" {self._phrase} " in f" {' '.join(title)} ":
            return _PHRASE, unlike
        missing = {*self.words}.difference(title, _known_words(act.kind), _known_words(act.issuer))
        return (_WORDS, unlike) if not missing or missing.issubset(_plain_words(act.number)) else None

    def _rank_by_number(self, number: str) -> int | None:
        """Return 0 where the serial is the one typed, with or without codes: "30", "57 tw"; 308 is not 30."""
        if not self._parts:
            return None
        parts = _parts_of_number(number)
        if self._parts and parts[:1] == self._parts[:1] and set(parts).issuperset(self._parts):
            return 0
        if not self._part or self._part not in _part_of_number(number):
            return None
        return 1 if _part_of_number(number).startswith(self._part) else 2


def _kind_typed(query: str) -> tuple[str, str]:
    """Return the kind that stands before the first figure, and what follows; no kind where none is named.

    >>> _kind_typed("nghi dinh so 09/2017")
    ('Nghị định', '09/2017')
    """
    words = query.split()
    at = next((at for at, word in enumerate(words) if word[0].isdigit()), 0)
    before = [word for word in map(unaccent, words[:at]) if word.strip(":.") != "so"]
    kind = _KINDS.get(" ".join(before), "")
    return (kind, " ".join(words[at:])) if kind or not before else ("", query)


def _part_of_number(query: str) -> str:
    """Return "/9/2017" for "09/2017": the beginning of a number, zeros and spaces aside; empty for words."""
    compact = unaccent(query).replace(" ", "").replace("-", "/")
    serial, slash, rest = compact.partition("/")
    if not serial[:1].isdigit() or (not slash and not serial.isdigit()):
        return ""
    return f"/{serial.lstrip('0')}{slash}{rest}"


def _parts_of_number(query: str) -> list[str]:
    """Return ["9", "2017", "nd", "cp"] for "09/2017/NĐ-CP"; nothing for what does not begin with a figure."""
    words = _plain_words(query)
    return [words[0].lstrip("0"), *words[1:]] if words and words[0][0].isdigit() else []


def _plain_words(text: str) -> list[str]:
    """Return the words of a text without marks and punctuation."""
    return _WORD.findall(unaccent(text))


@functools.lru_cache(maxsize=512)
def _known_words(name: str) -> tuple[str, ...]:
    """Return the words of a kind or an issuer, of which the registry repeats a few hundred."""
    return tuple(_plain_words(name))
