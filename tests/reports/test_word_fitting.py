"""What a paper gets once its words are known: rules, even titles, lines and rows that stay together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.word.fitting import page_fitting
from plancli.reports.word.text_width import Face, Type, balanced_lines, text_width
from plancli.reports.word.uncut_rows import keep_short_rows
from tests.reports.papers import W, document_xml, plan_named, word_paragraphs
from tests.reports.test_views import plan_of

STATE_COLUMN = 9354 - 3402
ISSUER_COLUMN = 3402
PAGE = 9354


def made(plan: Plan, report: str = "plan") -> etree._Element:
    return document_xml(build_report(Material(plan), report, ReportFormat.DOCX))


def titled(title: str, issuer: str = "Ủy ban nhân dân xã Vân Khê") -> Plan:
    plan = plan_named("2025-tramtau")
    return replace(plan, issuance=replace(plan.issuance, title=title, issuer=issuer))


def style_of(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def styled(document: etree._Element, style: str) -> list[etree._Element]:
    return [each for each in document.iter(f"{W}p") if style_of(each) == style]


def sides(paragraph: etree._Element) -> tuple[int, int]:
    indent = paragraph.find(f"{W}pPr/{W}ind")
    assert indent is not None
    return int(indent.get(f"{W}left", "0")), int(indent.get(f"{W}right", "0"))


def length(paragraph: etree._Element, width: int) -> int:
    left, right = sides(paragraph)
    assert left == right
    return width - left - right


def test_the_rule_below_tieu_ngu_is_as_long_as_the_words() -> None:
    (rule,) = styled(made(titled("Thử")), "NetKeBangChu")
    words = text_width("Độc lập - Tự do - Hạnh phúc", Type(13, Face.BOLD)) * 20
    assert length(rule, STATE_COLUMN) == pytest.approx(words, abs=2)


def test_quoc_hieu_fits_its_column_in_the_largest_size_of_the_decree() -> None:
    words = text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Type(13, Face.BOLD)) * 20
    assert words * 1.02 < STATE_COLUMN


ISSUERS = [
    "Sở Y tế",
    "Ủy ban nhân dân huyện Trạm Tấu",
    "Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia giai đoạn 2021 - 2025 huyện Trạm Tấu",
]
TITLES = [
    "Tết trồng cây",
    "Công tác truyền thông chính sách huyện Trạm Tấu năm 2025",
    "Ban hành Kế hoạch giữ gìn vệ sinh môi trường nông thôn xã Vân Khê năm 2026",
    "Triển khai Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025 và nhiệm vụ đến 2030",
]


@pytest.mark.parametrize("issuer", ISSUERS)
@pytest.mark.parametrize("title", TITLES)
def test_the_other_rules_take_a_third_to_a_half_of_the_line_above(issuer: str, title: str) -> None:
    below_issuer, below_title = styled(made(titled(title, issuer)), "NetKePhanChu")
    committee = "HUYỆN TRẠM TẤU" if issuer.startswith("Ủy ban") else issuer.upper()
    for rule, words, size, column in (
        (below_issuer, committee, 12, ISSUER_COLUMN),
        (below_title, title, 14, PAGE),
    ):
        kind = Type(size, Face.BOLD)
        lines = [text_width(line, kind) * 20 for line in balanced_lines(words, kind, column / 20)]
        assert lines[-1] / 3 - 2 <= length(rule, column) <= lines[-1] / 2 + 2
        assert length(rule, column) >= min(max(lines) / 3, lines[-1] * 0.47) - 2


def test_a_title_on_one_line_keeps_the_whole_column_and_a_longer_one_is_moved_in() -> None:
    (short,) = styled(made(titled(TITLES[0])), "TrichYeu")
    assert short.find(f"{W}pPr/{W}ind") is None
    (long,) = styled(made(titled(TITLES[2])), "TrichYeu")
    first = text_width("Ban hành Kế hoạch giữ gìn vệ sinh môi trường nông thôn", Type(14, Face.BOLD)) * 20
    whole = text_width(TITLES[2], Type(14, Face.BOLD)) * 20
    assert first < length(long, PAGE) < whole
    order = [each.tag.removeprefix(W) for each in long.iter(f"{W}pStyle", f"{W}ind", f"{W}jc")]
    assert order == ["pStyle", "ind"]


def test_a_title_keeps_its_words() -> None:
    words = word_paragraphs(build_report(Material(titled(TITLES[3])), "plan", ReportFormat.DOCX))
    assert TITLES[3] in words


def test_no_rule_stands_where_a_plan_has_no_title() -> None:
    plan = plan_named("2025-tramtau")
    bare = replace(plan, issuance=replace(plan.issuance, title=""))
    assert len(styled(made(bare), "NetKePhanChu")) == 1


WIDE = """\
sections: [{title: I}]
annexes:
- label: Phụ lục I
  table: [[a, b]]
- label: Phụ lục II
  columns: {label: TT, text: Nhiệm vụ, lead: Chủ trì, coordinating: Phối hợp, deadline: Thời hạn,
            deliverable: Sản phẩm, note: Ghi chú}
  tasks:
  - {label: 1, text: "%s", lead: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã,
     coordinating: Phòng Văn hóa - Xã hội và Trung tâm Phục vụ hành chính công, deadline: trước ngày 20/12/2026,
     deliverable: Báo cáo kết quả rà soát và danh mục kèm theo, note: Kinh phí do ngân sách xã bảo đảm}
%s"""
WORDS = "Rà soát, tổng hợp và công bố danh mục thủ tục hành chính thuộc phạm vi quản lý của xã. " * 3
AFTER = "- {label: Phụ lục III, table: [[a, b]]}\n"


def orientations(document: etree._Element) -> list[str]:
    sizes = document.iter(f"{W}pgSz")
    return [each.get(f"{W}orient", "portrait") for each in sizes]


@pytest.mark.parametrize(
    ("after", "pages"),
    [("", ["portrait", "portrait", "landscape"]), (AFTER, ["portrait", "portrait", "landscape", "portrait"])],
)
def test_only_an_annex_with_a_wide_table_lies_across(after: str, pages: list[str]) -> None:
    document = made(plan_of(WIDE % (WORDS, after)))
    assert orientations(document) == pages
    wide, narrow = 14003, 9354
    widths = [
        sum(int(column.get(f"{W}w", "0")) for column in each.iter(f"{W}gridCol"))
        for each in document.iter(f"{W}tbl")
    ]
    expected = [narrow, wide, narrow][: len(pages) - 1]
    assert widths[1:] == pytest.approx(expected, abs=10)


def test_no_empty_page_follows_an_annex_that_lies_across() -> None:
    body = made(plan_of(WIDE % (WORDS, "")))[0]
    *_, last, section = body
    assert section.tag == f"{W}sectPr"
    assert last.find(f"{W}pPr/{W}sectPr") is None
    assert body.findall(f"{W}sectPr") == [section]


def row(words: str, *, before: str = "") -> str:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>'
    return f'<w:tr w:rsidR="00">{before}{cell}</w:tr>'


KEPT = "<w:trPr><w:cantSplit/></w:trPr>"


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (row("Họp"), True),
        (row("x" * 18 * 24), True),
        (row("x" * 18 * 24 + "y"), False),
        (row("a</w:t><w:br/><w:t>" * 23 + "a"), True),
        (row("a</w:t><w:br/><w:t>" * 24 + "a"), False),
        (row("Họp", before="<w:trPr><w:tblHeader/></w:trPr>"), False),
    ],
)
def test_a_short_row_is_never_cut_in_two(content: str, kept: bool) -> None:
    table = f"<w:tbl>{content}</w:tbl>"
    assert (KEPT in keep_short_rows(table)) is kept
    assert keep_short_rows(table).replace(KEPT, "") == table


def test_a_template_without_the_styles_keeps_its_lines() -> None:
    document = f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/></w:body></w:document>'.encode()
    styles = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()
    assert page_fitting(document, styles).fit(document) == document
