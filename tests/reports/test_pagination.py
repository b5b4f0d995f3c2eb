"""Every paper of every plan, one of 200 tasks and 60 units among them, as a reader turns its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.reports.conftest import MADE
from tests.reports.page_rules import (
    Printed,
    empty_pages,
    lonely_headings,
    lonely_signature,
    outside_margins,
    tables_without_heading,
    torn_rows,
    wrong_numbers,
)
from tests.reports.papers import PLANS, TEMPLATES
from tests.reports.papers_in_time import DRAFTS, PAPERS_IN_TIME

RULES: dict[str, Callable[[Printed], Iterator[str]]] = {
    "pages are numbered from the second on": wrong_numbers,
    "no text stands in a margin": outside_margins,
    "no heading ends a page": lonely_headings,
    "a table begins each page with its heading": tables_without_heading,
    "no row is torn": torn_rows,
    "a signature has text above it": lonely_signature,
    "no page is half empty": empty_pages,
}
PAPERS = [
    *((name, template) for name in (*PLANS, MADE) for template in (*TEMPLATES, *PAPERS_IN_TIME)),
    *((name, "draft") for name in DRAFTS),
    (MADE, "longest-sheet"),
]


@cache
def _printed(pdf: Path) -> Printed:
    """Return a paper whose pages are read once for all rules."""
    return Printed(pdf)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(("name", "template"), PAPERS)
def test_a_paper_keeps(rule: str, name: str, template: str, pdf_of: Callable[[str, str], Path]) -> None:
    assert list(RULES[rule](_printed(pdf_of(name, template)))) == []
