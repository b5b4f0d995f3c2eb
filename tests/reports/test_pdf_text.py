"""The text of each PDF is the text of its paper: nothing lost, nothing added, in the order of the plan."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from plancli.importing.importer import NotAPlan, open_paper
from plancli.model.plan import Plan
from plancli.reports.word.render import render_word
from tests.reports.conftest import MADE, plan_for
from tests.reports.papers import PLANS, TEMPLATES, W, document_xml, view_of, word_paragraphs
from tests.reports.papers_in_time import PAPERS_IN_TIME
from tests.reports.pdf_pages import convert, output_of, require_programs

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def _solid(text: str) -> str:
    """Return `text` without white space: where a line breaks, after a hyphen too, is the page's own affair."""
    return "".join(text.split())


def _pages(pdf: Path) -> list[str]:
    """Return the text of each page in the order in which it was drawn, its number aside."""
    pages = output_of("pdftotext", "-raw", pdf, "-").split("\f")[:-1]
    return [_solid(_without_number(page, number)) for number, page in enumerate(pages)]


def _without_number(page: str, number: int) -> str:
    first, _, rest = page.partition("\n")
    return rest if number and first.strip().isdigit() else page


def _headings(data: bytes) -> list[str]:
    """Return the rows that a table repeats on each page."""
    rows = (mark.getparent().getparent() for mark in document_xml(data).iter(f"{W}tblHeader"))  # type: ignore[union-attr]
    return [_solid("".join(text.text or "" for text in row.iter(f"{W}t"))) for row in rows]  # type: ignore[union-attr]


def _stands(paragraph: str, pages: list[str]) -> bool:
    """Tell whether a paragraph stands on one page, or goes on from page to page: a row that had to be torn."""
    return any(_goes_on(paragraph, pages[at:]) for at in range(len(pages)))


def _goes_on(paragraph: str, pages: list[str]) -> bool:
    """Tell whether the pages, from the first one on, each hold as much as they can of what is left."""
    left = paragraph
    for page in pages:
        # What a page holds it holds with every beginning of it, so the longest one is found by halves.
        held = bisect_left(range(1, len(left) + 1), True, key=lambda size: left[:size] not in page)
        left = left[held:]
        if not left or not held:
            break
    return not left


def test_a_paragraph_is_known_where_it_was_torn_and_missed_where_a_word_is_gone() -> None:
    assert _stands("abcdef", ["xabcdefx"])
    assert _stands("abcdef", ["x", "ab", "1cd", "ef2"])
    assert not _stands("abcdef", ["xabx", "efx"])
    assert not _stands("abcdef", ["ef", "abcd"])


@pytest.mark.parametrize("template", [*TEMPLATES, *PAPERS_IN_TIME])
@pytest.mark.parametrize("name", [*PLANS, MADE])
def test_the_pdf_says_what_the_paper_says(
    name: str, template: str, pdf_of: Callable[[str, str], Path]
) -> None:
    pdf = pdf_of(name, template)
    data = pdf.with_suffix(".docx").read_bytes()
    said = [_solid(paragraph) for paragraph in word_paragraphs(data)]
    pages = _pages(pdf)
    whole = "".join(pages)
    assert [each for each in said if each not in whole and not _stands(each, pages)] == []
    assert Counter("".join(said)) - Counter(whole) == Counter()
    added = Counter(whole) - Counter("".join(said))
    repeated = Counter("".join(_headings(data) * (len(pages) - 1)))
    assert added - repeated == Counter(), "the page says more than the paper"


@pytest.mark.parametrize("name", [*PLANS, MADE])
def test_a_plan_is_printed_in_its_own_order(name: str, pdf_of: Callable[[str, str], Path]) -> None:
    pdf = pdf_of(name, "plan")
    _assert_in_order(pdf.with_suffix(".docx").read_bytes(), pdf)
    whole = "".join(_pages(pdf))
    plan = plan_for(name)
    assert [task.id for task in plan.tasks if _solid(task.words) not in whole] == []
    assert [duty.id for duty in plan.duties if _solid(duty.words) not in whole] == []


def _assert_in_order(data: bytes, pdf: Path) -> None:
    """Hold the page's text against the paper's, end to end; only a table's heading may come again."""
    whole, at = "".join(_pages(pdf)), 0
    headings = [heading for heading in _headings(data) if heading]
    for paragraph in map(_solid, word_paragraphs(data)):
        for heading in headings:
            if not whole.startswith(paragraph, at) and whole.startswith(heading, at):
                at += len(heading)
        assert whole.startswith(paragraph, at), (paragraph[:80], whole[at : at + 80])
        at += len(paragraph)
    assert whole[at:] == ""


def _corpus_plans() -> dict[str, Plan]:
    found = {}
    for path in sorted((*CORPUS.glob("[0-9]*.txt"), *CORPUS.glob("[0-9]*.docx"))):
        with suppress(NotAPlan):
            found[f"{path.stem[:2]}-{path.suffix[1:]}"] = open_paper(path.read_bytes(), path.name).plan
    return found


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")
def test_real_plans_come_out_word_for_word(tmp_path: Path) -> None:
    require_programs()
    plans = _corpus_plans()
    documents = {name: render_word("plan", view_of("plan", plan)) for name, plan in plans.items()}
    assert len(documents) > 5
    convert(tmp_path, documents)
    for name, data in documents.items():
        pages = _pages(tmp_path / f"{name}.pdf")
        whole = "".join(pages)
        said = [_solid(paragraph) for paragraph in word_paragraphs(data)]
        assert [each for each in said if each not in whole and not _stands(each, pages)] == [], name
        assert Counter("".join(said)) - Counter(whole) == Counter(), name
        lost = [
            task.id
            for task in plans[name].tasks
            if _solid(task.words) not in whole and not _stands(_solid(task.words), pages)
        ]
        assert lost == [], name
