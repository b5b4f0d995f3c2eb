"""Names of diagnostics: the same after an edit elsewhere, another one for another fault."""

from __future__ import annotations

import dataclasses
import re

import pytest

from plancli.diagnostic import Diagnostic
from plancli.formats.fingerprint import fingerprints
from tests.formats.samples import FOLDED, RESULT, diagnostic, span

ONE = diagnostic("    place: Tràm Tấn", "Tràm Tấn")


def name(one: Diagnostic, folder: str = "") -> str:
    return next(fingerprints([one], folder))


def test_a_name_is_32_hexadecimal_digits() -> None:
    assert re.fullmatch("[0-9a-f]{32}", name(ONE))


@pytest.mark.parametrize(
    "moved",
    [
        diagnostic("    place: Tràm Tấn", "Tràm Tấn", line=999),
        diagnostic("  place:  Tràm Tấn   # xem lại", "Tràm Tấn"),
        diagnostic("    place: Tràm Tấn", "Tràm Tấn", message="Câu mới", help="Lời mới", basis="Căn cứ mới"),
        diagnostic("    place: Tràm Tấn", "Tràm Tấn", path="./plans/x/../2025-tramtau.yaml"),
        diagnostic("    place: Tràm", span=span(60, 12, 9, last_line=61), more_lines=("    Tấn năm 2025",)),
    ],
)
def test_it_stays_where_only_the_place_or_the_wording_of_the_rule_changes(moved: Diagnostic) -> None:
    assert name(moved) == name(ONE)


@pytest.mark.parametrize(
    "change", [{"code": "KH999"}, {"label": "II"}, {"path": "b.yaml"}, {"source_line": "    place: Trạm Tấu"}]
)
def test_it_changes_with_the_rule_the_file_the_address_and_the_words(change: dict[str, str]) -> None:
    assert name(dataclasses.replace(ONE, **change)) != name(ONE)  # type: ignore[arg-type]


def test_the_same_fault_twice_has_two_names_and_the_first_keeps_its_own() -> None:
    first, second, third = fingerprints([ONE, ONE, ONE], "")
    assert len({first, second, third}) == 3
    assert first == name(ONE)
    assert [*fingerprints([FOLDED, ONE, ONE], "")][1:] == [first, second]


def test_it_is_the_same_from_any_folder() -> None:
    there = dataclasses.replace(ONE, path="/srv/kh/plans/2025-tramtau.yaml")
    assert name(there, "/srv/kh") == name(ONE, "/srv/kh") == name(ONE)


def test_it_is_the_same_in_every_version() -> None:
    assert [*fingerprints(RESULT.diagnostics, "")] == PINNED


PINNED = ["75f2cd2e376628ed9eec96ef5a4a4521", "7346a396b4be0f7555a9f902deffaf52"]
"""A change here makes every finding look new to whoever collects them: then the key `plancli/v1` changes too."""
