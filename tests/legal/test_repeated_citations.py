"""A bare repeat of a number is judged as the act that the paper cites in full, where it can mean no other."""

from __future__ import annotations

import pytest

from plancli.legal.citation_text import find_citations
from plancli.legal.standing import dated_as_before
from plancli.vietnamese.dates import short_style

FULL = "Nghị quyết số 214/NQ-CP ngày 23/7/2025 của Chính phủ"
OURS = "Quyết định số 15/QĐ-UBND ngày 20/01/2026 của Ủy ban nhân dân xã Suối Mơ"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"{FULL}; Nghị quyết số 214/NQ-CP.", ["23/7/2025 Chính phủ"] * 2),
        (f"Nghị quyết số 214/NQ-CP; {FULL}.", ["23/7/2025 Chính phủ"] * 2),
        (f"{FULL}; Nghị quyết số 214/NQ-CP của CHÍNH PHỦ.", ["23/7/2025 Chính phủ", "23/7/2025 CHÍNH PHỦ"]),
        (f"{FULL}; Nghị quyết số 215/NQ-CP.", ["23/7/2025 Chính phủ", ""]),
        ("Nghị quyết số 214/NQ-CP; Luật Báo chí.", ["", ""]),
        (
            f"{OURS}; Quyết định số 15/QĐ-UBND của Ủy ban nhân dân tỉnh Lào Cai.",
            ["20/01/2026 Ủy ban nhân dân xã Suối Mơ", " Ủy ban nhân dân tỉnh Lào Cai"],
        ),
        (
            f"{FULL}; Nghị quyết số 214/NQ-CP ngày 24/7/2025 của Chính phủ; Nghị quyết số 214/NQ-CP.",
            ["23/7/2025 Chính phủ", "24/7/2025 Chính phủ", ""],
        ),
    ],
)
def test_a_repeat_takes_date_and_issuer_only_where_all_places_agree(text: str, meant: list[str]) -> None:
    found = dated_as_before(find_citations(text))
    said = [
        f"{short_style(each.issued) if each.issued else ''} {each.issuer or ''}".rstrip() for each in found
    ]
    assert said == meant
