"""Real plans outside the project, each citation marked by a reader, measure how many are found."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plancli.legal.citation_text import CitationMention, find_citations
from plancli.vietnamese.folding import fold

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout"
)

_LAWS = {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"}


@dataclass
class Tally:
    found: int = 0
    missed: int = 0
    extra: int = 0
    wrong_dates: int = 0
    """Found, with another date than the marked one, or with one where none is marked, or the reverse."""
    unnamed: list[str] = field(default_factory=list)
    """Laws named that were not found."""

    @property
    def f1(self) -> float:
        return 2 * self.found / (2 * self.found + self.missed + self.extra)

    @property
    def f1_with_date(self) -> float:
        """As if a citation with a wrong date were one missed and one too many."""
        right = self.found - self.wrong_dates
        return 2 * right / (2 * right + self.missed + self.extra + 2 * self.wrong_dates)


def marked_plans() -> Iterator[tuple[str, list[dict[str, str]]]]:
    for marks in sorted(CORPUS.glob("*.citations.tsv")):
        text = marks.with_name(marks.name.replace(".citations.tsv", ".txt")).read_text(encoding="utf-8")
        with marks.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        # A technical standard is marked as what no citation is.
        yield text, [row for row in rows if row["kind"] != "standard"]


def compare(text: str, rows: list[dict[str, str]], tally: Tally) -> None:
    line_starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    left = list(find_citations(text))
    names = {fold(row["as_written"]) for row in rows if not row["number"]}
    for row in rows:
        match = next((one for one in left if is_marked(one, row, line_starts)), None)
        if match is None:
            tally.missed += 1
            tally.unnamed += [row["as_written"]] if row["type"] in _LAWS and not row["number"] else []
            continue
        left.remove(match)
        names.add(fold(match.name or ""))
        tally.found += 1
        tally.wrong_dates += (match.issued.iso if match.issued else "") != row["date"]
    # A law named again without date or pinpoint is marked at its first place only.
    tally.extra += sum(one.number is not None or fold(one.name or "") not in names for one in left)


def is_marked(found: CitationMention, row: dict[str, str], line_starts: list[int]) -> bool:
    place = found.start if found.number_start is None else found.number_start
    if bisect_right(line_starts, place) != int(row["line"]):
        return False
    if row["number"]:
        return found.number == row["number"]
    return found.number is None and fold(found.words) == fold(row["as_written"])


def test_nearly_every_marked_citation_is_found_and_nearly_no_other() -> None:
    tally = Tally()
    for text, rows in marked_plans():
        compare(text, rows, tally)
    assert tally.found >= 80
    assert tally.f1 >= 0.98
    assert tally.f1_with_date >= 0.97
    assert tally.unnamed == []


def test_a_letter_that_is_no_plan_gives_only_what_it_cites() -> None:
    text = (CORPUS / "54-bgddt-2345-ocr.txt").read_text(encoding="utf-8")
    whole = {found.number for found in find_citations(text) if found.number and found.number[0] != "/"}
    assert whole == {"32/2018/TT-BGDĐT", "16/2006/QĐ-BGDĐT", "28/2020/TT-BGDĐT", "24/2021/NĐ-CP"}
