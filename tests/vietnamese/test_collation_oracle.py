"""The order of lists is that of CLDR's Vietnamese collation, with ICU as the judge.

Skipped where PyICU is absent; `test_collation` holds a list of words in that order everywhere.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.vietnamese.collation import sort_key

icu: Any = pytest.importorskip("icu", reason="PyICU is not installed; the list in test_collation still holds")

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
LETTERS = st.sampled_from([*VOWELS, *"bcdđghklmnpqrstvx"])
SYLLABLES = st.builds(
    lambda word, capital: word.capitalize() if capital else word,
    st.text(alphabet=LETTERS, min_size=1, max_size=5),
    st.booleans(),
)
PHRASES = st.lists(SYLLABLES | st.sampled_from(["1", "12", "-", "2025", "xã", "Xã"]), min_size=1, max_size=4)


def by_icu() -> Any:
    """Give letters, tones and capitals their weight; as in ours, small letters come first."""
    collator = icu.Collator.createInstance(icu.Locale("vi"))
    collator.setStrength(icu.Collator.TERTIARY)
    return collator


COLLATOR = by_icu()


@settings(max_examples=2000, deadline=None)
@given(PHRASES, PHRASES)
def test_two_phrases_stand_as_icu_has_them(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    ours = sort_key(first)[:3], sort_key(second)[:3]
    expected = COLLATOR.compare(first, second)
    assert (ours[0] > ours[1]) - (ours[0] < ours[1]) == expected, (first, second)


@given(st.lists(PHRASES.map(" ".join), max_size=12))
def test_lists_sort_as_icu_sorts_them(phrases: list[str]) -> None:
    theirs = sorted(sorted(phrases), key=COLLATOR.getSortKey)
    assert sorted(phrases, key=sort_key) == theirs
