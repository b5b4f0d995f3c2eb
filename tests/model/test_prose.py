"""One search through all prose finds every stretch that a search of its own would find."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.legal.citation_text import MAY_CITE, find_citations
from plancli.model.plan import PrintedText, Prose
from plancli.rules.wording.place_names import LEVEL
from plancli.vietnamese.bound_syllables import bound_syllables
from plancli.vietnamese.composition import compose
from plancli.vietnamese.tone_styles import RHYME

PATTERNS = (LEVEL, RHYME, MAY_CITE, bound_syllables(), re.compile(r"\d{4}"), re.compile(r"(?<!\w)xã(?!\w)"))
WORDS = ("xã", "Xã Bản Mù", "huyện", "hoà", "hóa", "phương", "Luật", "407/QĐ-TTg", "2025", "", "\n", "bản")


def prose(*texts: str) -> Prose:
    return Prose(PrintedText(words, ("items", at), "") for at, words in enumerate(texts))


texts = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=3).map(
        lambda words: unicodedata.normalize("NFD", " ".join(words))
    ),
    max_size=12,
)


@given(texts, st.sampled_from(PATTERNS))
def test_what_a_search_of_its_own_finds_is_held(words: list[str], pattern: re.Pattern[str]) -> None:
    every = prose(*words)
    held = [text.route[-1] for text in every.holding(pattern)]
    alone = [at for at, each in enumerate(words) if pattern.search(compose(each).text)]
    assert held == sorted(set(held))
    assert set(alone) <= set(held)


def test_a_wording_that_stands_twice_is_held_twice() -> None:
    every = prose("xã Bản Mù", "Trạm Tấu", "xã Bản Mù", "huyện")
    assert [text.route[-1] for text in every.holding(LEVEL)] == [0, 2, 3]


def test_a_match_across_two_stretches_hides_none_behind_it() -> None:
    every = prose("giai đoạn", "2021 giai đoạn 2022", "giai đoạn 2023")
    found = [text.route[-1] for text in every.holding(re.compile(r"giai đoạn\s\d{4}"))]
    assert found == [0, 1, 2]


@pytest.mark.parametrize("words", ["", "Trạm Tấu", "Hát Lừu, Bản Mù"])
def test_none_is_held_where_none_can_be(words: str) -> None:
    assert list(prose(words).holding(LEVEL)) == []
    assert list(prose().holding(LEVEL)) == []


def test_runs_are_all_the_words_of_all() -> None:
    assert prose("xã Bản Mù", "407/QĐ-TTg").runs == {"xã", "Bản", "Mù", "QĐ", "TTg"}
    assert prose(unicodedata.normalize("NFD", "Mù")).runs == {"Mù"}


@given(texts)
def test_what_cites_is_held(words: list[str]) -> None:
    held = {text.words for text in prose(*words).holding(MAY_CITE)}
    assert {each for each in words if find_citations(each)} <= held
