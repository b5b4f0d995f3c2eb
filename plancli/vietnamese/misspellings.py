"""Words that cannot be Vietnamese, told from names, codes, abbreviations and words of other languages.

Says that a word is none; which one was meant, it does not know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from plancli.vietnamese.syllables import TONES, is_syllable
from plancli.vietnamese.words import Word, find_words

_LETTERS = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")
"""Of no Vietnamese syllable: f, j, w, z, and the marked letters of other languages."""
_RUN = re.compile(r"[^\W\d_]+")
_GARBLED = re.compile("[\u0180-\u0188\u018a-\u019f\u01a2-\u01ae\u01b1-\u024f]")
"""Latin letters that no plan cites: what a font of before Unicode left of a word, "đội ngǜ"."""
_VOWELS = re.compile("[aăâeêioôơuưy]+")
_CLUSTERS = "bl br cl cr dr fl fr gl gr kr pl pr ps sc sk sl sm sn sp st sv tw"
_FOREIGN_ONSETS = tuple(_CLUSTERS.split())
_LEVELS = "TỈNH HUYỆN QUẬN XÃ PHƯỜNG TRẤN PHỐ KHU THÔN BUÔN BẢN LÀNG ẤP DÂN TỘC"
"""Behind these a word in capitals may be a name: TỈNH ĐẮK LẮK."""


def impossible_runs(runs: Iterable[str]) -> frozenset[str]:
    """Return which runs of letters, of all that texts hold, may be such words; most texts have none.

    >>> sorted(impossible_runs(["chức", "thưc", "internet"]))
    ['thưc']
    """
    return frozenset(run for run in runs if not run.isascii() and len(run) > 1 and _may_be_slip(run))


def impossible_words(text: str) -> tuple[Word, ...]:
    """Return the words that no Vietnamese syllable is written like.

    Judged are single syllables with a mark, in small letters, at the head of a sentence, or in a heading.

    >>> [word.text for word in impossible_words("Tổ chức thưc hiện tại tỉnh Đắk Lắk, internet")]
    ['thưc']
    """
    suspects = impossible_runs(set(_RUN.findall(unicodedata.normalize("NFC", text))))
    if not suspects:
        return ()
    words = find_words(text)
    return tuple(
        word
        for at, word in enumerate(words)
        if word.text in suspects and word.is_plain and _is_no_name(words, at)
    )


@lru_cache(maxsize=1 << 14)
def _may_be_slip(word: str) -> bool:
    return _is_garbled(word) or (not _is_syllable(word) and _looks_vietnamese(word))


def _is_garbled(word: str) -> bool:
    """One letter of a strange alphabet in a word whose others are Vietnamese."""
    rest = _GARBLED.sub("", word.lower())
    return len(rest) == len(word) - 1 and rest.isalpha() and set(_plain(rest)) <= _LETTERS


def _is_syllable(word: str) -> bool:
    return is_syllable(word.replace("Ð", "Đ"))


def _looks_vietnamese(word: str) -> bool:
    """One run of vowels, one of them marked, and no letter or onset of another language."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    plain = _plain(word)
    return (
        set(plain) <= _LETTERS
        and len(_VOWELS.findall(plain)) == 1
        and not plain.startswith(_FOREIGN_ONSETS)
        and (not plain.isascii() or any(mark in TONES for mark in decomposed))
    )


def _plain(word: str) -> str:
    """Return the letters of a word in small, without its tone."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))


def _is_no_name(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    behind = words[at + 1].text if at + 1 < len(words) else ""
    if word.text.islower() or (word.text[0].islower() and _is_garbled(word.text)):
        return True
    if word.text.istitle():
        return word.begins_sentence and behind.islower()
    before = [each.text for each in words[max(0, at - 3) : at]]
    neighbours = [*before[-1:], behind]
    in_heading = all(each.isupper() and not each.isascii() and _is_syllable(each) for each in neighbours)
    return word.text.isupper() and in_heading and not set(_LEVELS.split()).intersection(before)
