"""Reading labels: which runs are numbers, which letters, and what address an item has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.model.labels import LETTERS
from plancli.rules.structure.numbering import address_below, are_letters, numbers

TENS = ("", "X", "XX")
ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = [tens + ones for tens in TENS for ones in ONES][1:]


def test_roman_numbers_are_read_in_order() -> None:
    assert numbers(ROMAN) == tuple(range(1, len(ROMAN) + 1))


@given(st.lists(st.integers(1, 199), min_size=1))
def test_arabic_numbers_are_read_as_they_stand(values: list[int]) -> None:
    assert numbers(map(str, values)) == tuple(values)


@given(st.integers(1, 99), st.lists(st.integers(1, 99), min_size=1))
def test_dotted_numbers_of_one_stem_are_read_by_their_last_part(stem: int, values: list[int]) -> None:
    assert numbers(f"{stem}.{value}" for value in values) == tuple(values)


@pytest.mark.parametrize(
    "labels",
    [
        ["1", "a"],
        ["1.1", "2.1"],
        ["I", "1"],
        ["2021", "2025"],
        ["IIII", "V"],
        ["²", "3"],
        ["Điều 1", "Điều 2"],
    ],
)
def test_mixed_labels_are_no_sequence(labels: list[str]) -> None:
    assert numbers(labels) is None


@given(st.lists(st.sampled_from(LETTERS), min_size=1))
def test_single_letters_of_one_case_are_letters(letters: list[str]) -> None:
    assert are_letters(letters)
    assert not are_letters([*letters, "1"])
    assert not are_letters([*letters, "aa"])


@pytest.mark.parametrize("labels", [["I", "V", "X"], ["a", "B"], ["ă", "â"]])
def test_roman_numbers_mixed_cases_and_other_vowels_are_no_letters(labels: list[str]) -> None:
    assert not are_letters(labels)


@pytest.mark.parametrize(
    ("address", "label", "below"),
    [
        ("II.3", "3.2", "II.3.2"),
        ("II.1.1", "1.1.2", "II.1.1.2"),
        ("II.3", "b", "II.3.b"),
        ("II.3", "13.2", "II.3.13.2"),
        ("", "I", "I"),
    ],
)
def test_dotted_number_replaces_the_part_it_repeats(address: str, label: str, below: str) -> None:
    assert address_below(address, label) == below
