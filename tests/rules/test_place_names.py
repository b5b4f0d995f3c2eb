"""Place names in prose: where they stand, and which are nearly one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.rules.wording.place_names import is_near, place_names

SYLLABLES = st.sampled_from(
    ["Trạm", "Tấu", "Bản", "Công", "Mù", "huyện", "xã", "tỉnh", "và", ",", "thị", "trấn", "X"]
)


@given(st.lists(SYLLABLES, max_size=12).map(" ".join), st.integers(1, 4))
def test_every_name_stands_where_it_says(words: str, length: int) -> None:
    for name in place_names(words, length):
        assert words[name.start : name.end] == name.words
        assert 1 <= len(name.syllables) <= length
        assert name.words.split()[-1][0].isupper()


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("các xã, thị trấn trên địa bàn huyện", []),
        ("UBND thị xã Nghĩa Lộ và thị trấn Trạm Tấu", ["thị xã nghĩa lộ", "thị trấn trạm tấu"]),
        ("HUYỆN TRẠM TẤU TỈNH YÊN BÁI", ["huyện trạm tấu", "tỉnh yên bái"]),
        ("huyện Trạm Tấu, tỉnh Yên Bái", ["huyện trạm tấu", "tỉnh yên bái"]),
        ("huyện ủy Trạm Tấu", []),
    ],
)
def test_names_begin_behind_a_level_and_are_capital(words: str, keys: list[str]) -> None:
    assert [name.key for name in place_names(words)] == keys


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("huyện Tràm Tấn", "huyện Trạm Tấu", True),
        ("huyện Trạm Tâú", "huyện Trạm Tấu", True),
        ("huyện Trạm Tấ", "huyện Trạm Tấu", True),
        ("huyện Trạmm Tấu", "huyện Trạm Tấu", True),
        ("HUYỆN TRẠM TẤU", "huyện Trạm Tấu", False),
        ("xã Trạm Tấn", "huyện Trạm Tấu", False),
        ("xã Bản Công", "xã Bản Mù", False),
        ("tỉnh Tiền Giang", "tỉnh Kiên Giang", False),
        ("tỉnh Hà Nam", "tỉnh Hà Tĩnh", False),
        ("tỉnh Quảng Ninh", "tỉnh Quảng Nam", False),
    ],
)
def test_only_slips_of_the_same_level_are_near(one: str, other: str, near: bool) -> None:
    [first], [second] = place_names(one), place_names(other)
    assert is_near(first, second) is near
    assert is_near(second, first) is near
