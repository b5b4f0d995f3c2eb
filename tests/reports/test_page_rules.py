"""Each rule about pages finds the slip it is made for: papers made wrong on purpose, without LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from lxml import etree

from tests.reports import page_rules
from tests.reports.page_rules import Printed, solid
from tests.reports.papers import W
from tests.reports.pdf_pages import Line, Page

WIDTH, HEIGHT = 595.0, 842.0
HEAD = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>TT Nội dung</w:t></w:r></w:p></w:tc></w:tr>"
ROW = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
FIRST, SECOND = (
    "Rà soát các điểm đổ rác tự phát trên bản đồ xã",
    "Ký hợp đồng thu gom rác hai chuyến mỗi tuần",
)


def _page(*texts: str, number: str = "", left: float = 90, top: float = 80) -> Page:
    """Return a page of lines 20 points apart; a number stands in the middle of the top margin."""
    lines = [Line(292, 35, 303, 48, number)] if number else []
    for at, text in enumerate(texts):
        lines.append(Line(left, top + 20 * at, left + 100, top + 20 * at + 14, text))
    return Page(WIDTH, HEIGHT, tuple(lines))


def _paper(*pages: Page, body: str = "") -> Printed:
    paper = Printed(Path("none.pdf"))
    blank = Document()
    section = blank.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    buffer = io.BytesIO()
    blank.save(buffer)
    drawn = ("".join(line.text for line in page.lines if not line.text.isdigit()) for page in pages)
    vars(paper).update(
        pages=pages,
        texts=tuple(map(solid, drawn)),
        data=buffer.getvalue(),
        body=etree.fromstring(f'<w:body xmlns:w="{W.strip("{}")}">{body}</w:body>'),
    )
    return paper


TABLE = f"<w:tbl>{HEAD}{ROW.format(FIRST)}{ROW.format(SECOND)}</w:tbl>"
KEPT = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>II. NHIỆM VỤ</w:t></w:r></w:p>'

SLIPS: dict[str, tuple[Callable[[Printed], Iterator[str]], Printed]] = {
    "a number twice": (
        page_rules.wrong_numbers,
        _paper(_page("a"), _page("b", number="2"), _page("c", number="2")),
    ),
    "a number on the first page": (page_rules.wrong_numbers, _paper(_page("a", number="1"))),
    "a number left out": (page_rules.wrong_numbers, _paper(_page("a"), _page("b", number="3"))),
    "text in the left margin": (page_rules.outside_margins, _paper(_page("a", left=80))),
    "text in the right margin": (page_rules.outside_margins, _paper(_page("a", left=455))),
    "text below": (page_rules.outside_margins, _paper(_page("a", top=780))),
    "a heading at the foot": (
        page_rules.lonely_headings,
        _paper(_page("a", "II. NHIỆM VỤ"), _page("b"), body=KEPT),
    ),
    "no heading row on the second page": (
        page_rules.tables_without_heading,
        _paper(_page("TT Nội dung", FIRST), _page(SECOND), body=TABLE),
    ),
    "a row on two pages": (
        page_rules.torn_rows,
        _paper(_page("TT Nội dung", FIRST, SECOND[:20]), _page("TT Nội dung", SECOND[20:]), body=TABLE),
    ),
    "a signature alone": (
        page_rules.lonely_signature,
        _paper(_page("a"), _page("Nơi nhận:", "- Lưu: VT.", number="2")),
    ),
    "a page half empty": (page_rules.empty_pages, _paper(_page("a"), _page("b", number="2"))),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_found(slip: str) -> None:
    rule, paper = SLIPS[slip]
    assert len(list(rule(paper))) == 1


def test_a_paper_without_slips_passes_every_rule() -> None:
    full = [f"dòng {number}" for number in range(20)]
    first = _page("ỦY BAN", *full, "II. NHIỆM VỤ", "TT Nội dung", FIRST)
    last = _page("TT Nội dung", SECOND, "Kế hoạch này có hiệu lực.", "Nơi nhận:", number="2")
    annex = _page("PHỤ LỤC")
    paper = _paper(first, last, annex, _page("hết", number="2"), body=KEPT + TABLE)
    rules = (
        page_rules.wrong_numbers, page_rules.outside_margins, page_rules.lonely_headings,
        page_rules.tables_without_heading, page_rules.torn_rows, page_rules.lonely_signature,
    )  # fmt: skip
    assert [slip for rule in rules for slip in rule(paper)] == []
    assert list(page_rules.empty_pages(_paper(first, last, annex))) == []
