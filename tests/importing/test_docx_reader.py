"""A Word file is read as a person reads it on the screen, revisions accepted, and nothing is lost in silence."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plancli.importing.docx_characters import clean, symbol
from plancli.importing.docx_styles import Styles
from plancli.importing.docx_text import open_document, read_docx, source_paragraphs
from plancli.importing.package import Package
from plancli.importing.paper import Aside, Cell, Form, Line, Look, Note, Paper, Table
from tests.importing.docx_maker import (
    NAMESPACES,
    abstract,
    cell,
    docx,
    item,
    level,
    margin,
    notes,
    num,
    numbering,
    p,
    relation,
    row,
    run,
    style,
    styles,
    table,
)

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def read(*blocks: str, links: str = "", section: str = "", **others: str) -> Paper:
    return read_docx(docx(*blocks, links=links, section=section, **others), "ke-hoach.docx")


def texts(*blocks: str, **others: str) -> list[str]:
    return [line.text for line in read(*blocks, **others).lines()]


def one(*blocks: str, **others: str) -> Line:
    [line] = read(*blocks, **others).lines()
    return line


def ins(*inner: str) -> str:
    return f'<w:ins w:id="1" w:author="Văn thư">{"".join(inner)}</w:ins>'


def dele(text: str) -> str:
    return f'<w:del w:id="2" w:author="Văn thư"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


STRUCK_END = '<w:rPr><w:del w:id="3" w:author="Văn thư"/></w:rPr>'


# --- running text


def test_paragraphs_are_counted_from_one_empty_ones_too() -> None:
    paper = read("KẾ HOẠCH", "", "   ", "Mục đích")
    assert paper.form is Form.DOCX
    assert [(line.number, line.text) for line in paper.lines()] == [(1, "KẾ HOẠCH"), (4, "Mục đích")]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:customXml w:element="muc">{}</w:customXml>',
        "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
    ],
)
def test_blocks_in_controls_stand_where_they_are(wrapped: str) -> None:
    assert texts("Mục đích", wrapped.format(p("Yêu cầu")), "Nội dung") == ["Mục đích", "Yêu cầu", "Nội dung"]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="place"><w:smartTagPr/>{}</w:smartTag>',
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        '<w:fldSimple w:instr=" REF muc1 ">{}</w:fldSimple>',
        '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>',
        '<w:bdo w:val="ltr">{}</w:bdo>',
        '<w:ins w:id="1" w:author="a">{}</w:ins>',
        '<w:moveTo w:id="1" w:author="a">{}</w:moveTo>',
    ],
)
def test_runs_in_wrappers_are_text(wrapped: str) -> None:
    assert one(p(run("Sở "), wrapped.format(run("Tư pháp")), run(" chủ trì"))).text == "Sở Tư pháp chủ trì"


def test_a_field_shows_its_result() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF muc </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("mục II")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert one(p(run("theo "), field, run(" nêu trên"))).text == "theo mục II nêu trên"


def test_a_field_without_an_end_loses_no_later_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(p(run("Kinh phí"), begin), "Tổ chức thực hiện") == ["Kinh phí", "Tổ chức thực hiện"]


def test_ruby_and_formulas_are_text() -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('chú')}</w:rt><w:rubyBase>{run('chữ')}</w:rubyBase></w:ruby></w:r>"
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    assert one(p(ruby, run(" "), formula)).text == "chữ a+b"


def test_comments_are_no_text() -> None:
    marks = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="0"/>'
    assert one(p(run("Thời hạn"), marks)).text == "Thời hạn"


# --- characters


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>Số:</w:t><w:tab/><w:t>12</w:t>", "Số:\t12"),
        ("<w:t>Phòng Nội vụ</w:t><w:br/><w:t>chủ trì</w:t>", "Phòng Nội vụ\nchủ trì"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a\nb"),
        ('<w:t>năm</w:t><w:br w:type="page"/><w:t>2026</w:t>', "năm 2026"),
        ('<w:t xml:space="preserve">năm </w:t><w:br w:type="page"/><w:t>2026</w:t>', "năm 2026"),
        ('<w:br w:type="page"/><w:t>PHỤ LỤC</w:t>', "PHỤ LỤC"),
        ('<w:t>PHỤ LỤC</w:t><w:br w:type="column"/>', "PHỤ LỤC"),
        ("<w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t>", "KH-UBND"),
        ("<w:t>KH\u2011UBND</w:t>", "KH-UBND"),
        ("<w:t>tuyên</w:t><w:softHyphen/><w:t>truyền</w:t>", "tuyêntruyền"),
        ("<w:t>tuyên\u00ad\u200b\u200c\u200d\u2060\ufefftruyền</w:t>", "tuyêntruyền"),
        ("<w:t>Xã\u00a0Bản\u202fMù\u3000</w:t>", "Xã Bản Mù "),
        ("<w:t>a\u202eb\u2066c</w:t>", "abc"),
        ("<w:t>a\u0085b\u009fc</w:t>", "abc"),
        ("<w:t>\u00d0ảng ủy</w:t>", "\u00d0ảng ủy"),
        ("<w:t>\uf0b7 Rà soát</w:t>", "• Rà soát"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/><w:t>Đạt</w:t>', "✓Đạt"),
        ('<w:sym w:font="Symbol" w:char="F02D"/><w:t> Rà soát</w:t>', "-Rà soát"),
        ("<w:t>  hai đầu </w:t>", "hai đầu"),
        ('<w:t xml:space="preserve">  hai đầu </w:t>', "  hai đầu "),
        ("<w:t>ngắt\n dòng trong tệp</w:t>", "ngắt  dòng trong tệp"),
        ("<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>", "ab"),
        ('<w:t>1</w:t><w:ptab w:relativeTo="margin"/><w:t>2</w:t>', "1\t2"),
    ],
)
def test_characters_are_those_a_person_sees(inner: str, text: str) -> None:
    assert one(f"<w:p><w:r>{inner}</w:r></w:p>").text == text


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B7", "•"),
        ("Symbol", "00B7", "•"),
        ("Wingdings", "F0A7", "▪"),
        ("Wingdings", "F0D8", "➢"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F0C4", "•"),
        ("Times New Roman", "2022", "•"),
        ("Arial", "D800", "•"),
        ("Arial", "", "•"),
        ("Arial", "zz", "•"),
    ],
)
def test_signs_become_ordinary_ones(font: str, code: str, sign: str) -> None:
    assert symbol(font, code) == sign


def test_plain_text_needs_no_way_back() -> None:
    assert one("Phòng Tư pháp chủ trì").origins == ()
    assert one(p(run("Xã\u00a0Bản Mù"))).origins == ()


def test_decomposed_letters_are_composed_and_lead_back() -> None:
    words = unicodedata.normalize("NFD", "Sở Tư pháp")
    paper = read(p(words), "Kinh phí")
    line = next(paper.lines())
    assert line.text == "Sở Tư pháp"
    assert [line.origin(at) for at in (0, 1, 2, 3, len(line.text))] == [0, 1, 4, 5, len(words)]
    assert paper.notes == (Note("composed", 0, {"count": "1"}, look=False),)


@pytest.mark.parametrize("front", ["", "\u00ad", "a\u200b"])
@given(text=st.text(st.sampled_from("ab ế\u0302\u0301\u0323\u00ad\u200b\u00a0\f\t\n\x07"), max_size=24))
def test_each_character_leads_back_to_one_of_its_own(front: str, text: str) -> None:
    raw = front + text
    cleaned, places, _ = clean(raw)
    assert unicodedata.is_normalized("NFC", cleaned)
    if places:
        assert len(places) == len(cleaned) + 1
        assert list(places) == sorted(places)
        assert places[-1] == len(raw)
    assert clean(cleaned)[0] == cleaned
    for at, letter in enumerate(cleaned):
        origin = raw[places[at] if places else at]
        bare = unicodedata.normalize("NFD", letter)[0]
        assert unicodedata.combining(bare) or bare in {unicodedata.normalize("NFD", origin)[0], " "}


def test_a_label_stands_before_the_way_back() -> None:
    lists = numbering(abstract(0, level(0, "%1.", "upperRoman")), num(1, 0))
    line = one(item("Mục\u200b đích"), numbering=lists)
    assert (line.text, line.label) == ("I. Mục đích", 3)
    assert [line.origin(at) for at in (0, 2, 3, 5, 6, 11)] == [0, 0, 0, 2, 4, 9]


# --- hidden text and revisions


def test_hidden_text_is_set_aside() -> None:
    paper = read("Mục đích", p(run("Kinh phí"), run(" (chờ Sở Tài chính)", "<w:vanish/>")))
    assert [line.text for line in paper.lines()] == ["Mục đích", "Kinh phí"]
    assert paper.asides == (Aside(" (chờ Sở Tài chính)", "hidden", 2),)


@pytest.mark.parametrize("own", ["", '<w:vanish w:val="0"/>'])
def test_text_hidden_by_a_style_is_hidden_unless_the_run_says_not(own: str) -> None:
    look = styles(style("An", "character", inner="<w:rPr><w:vanish/></w:rPr>"))
    paper = read(p(run("ghi chú", f'<w:rStyle w:val="An"/>{own}')), styles=look)
    assert bool(paper.asides) == (not own)


def test_changes_count_as_accepted_and_are_reported() -> None:
    paper = read("Kế hoạch", p(run("Thời hạn: "), dele("30/6/2026"), ins(run("31/12/2026"))))
    assert [line.text for line in paper.lines()] == ["Kế hoạch", "Thời hạn: 31/12/2026"]
    assert paper.notes == (
        Note("revision", 2, {"before": "Thời hạn: 30/6/2026", "after": "Thời hạn: 31/12/2026"}),
    )


def test_a_change_far_down_a_long_paragraph_is_in_sight() -> None:
    front = "Các cơ quan, đơn vị triển khai thực hiện nghiêm túc. " * 8
    [note] = read(p(run(front), dele("trước ngày 15/6"), ins(run("trước ngày 15/9")))).notes
    assert all(len(value) <= 122 and value.startswith("…") for value in note.fields.values())
    assert (note.fields["before"][-15:], note.fields["after"][-15:]) == ("trước ngày 15/6", "trước ngày 15/9")


def test_a_long_inserted_paragraph_is_quoted_by_its_beginning() -> None:
    [note] = read(p(ins(run("Phòng Văn hóa – Xã hội tham mưu. " * 10)))).notes
    assert note.fields["before"] == ""
    assert note.fields["after"].startswith("Phòng Văn hóa")
    assert len(note.fields["after"]) == 121


def test_moved_text_stands_where_it_went() -> None:
    moved = f'<w:moveFrom w:id="1" w:author="a">{run("Kinh phí thực hiện")}</w:moveFrom>'
    to = f'<w:moveTo w:id="2" w:author="a">{run("Kinh phí thực hiện")}</w:moveTo>'
    paper = read(p(moved), "Tổ chức thực hiện", p(to))
    assert [(line.number, line.text) for line in paper.lines()] == [
        (2, "Tổ chức thực hiện"),
        (3, "Kinh phí thực hiện"),
    ]
    assert [note.place for note in paper.notes] == [1, 3]


def test_words_inserted_and_struck_out_again_never_stood_there() -> None:
    assert read(p(run("Kinh phí"), ins(dele("tạm tính")))).notes == ()


def test_a_change_of_formatting_alone_is_none() -> None:
    changed = '<w:b/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange>'
    assert read(p(run("Kinh phí", changed))).notes == ()


def test_a_paragraph_whose_end_is_struck_out_runs_into_the_next() -> None:
    paper = read(p("Phòng Tư pháp ", properties=STRUCK_END), p("chủ trì"), "Kinh phí")
    assert [(line.number, line.text) for line in paper.lines()] == [
        (2, "Phòng Tư pháp chủ trì"),
        (3, "Kinh phí"),
    ]
    assert paper.notes == (
        Note("revision", 2, {"before": "Phòng Tư pháp ¶chủ trì", "after": "Phòng Tư pháp chủ trì"}),
    )


def test_several_struck_out_ends_in_a_row_make_one_paragraph() -> None:
    ended = [p(text, properties=STRUCK_END) for text in ("Công an xã ", "phối hợp ", "tuần tra")]
    assert texts(*ended, "Kinh phí") == ["Công an xã phối hợp tuần traKinh phí"]
    assert texts(*ended) == ["Công an xã phối hợp tuần tra"]


def test_a_paragraph_struck_out_as_a_whole_is_gone_and_takes_no_number() -> None:
    lists = numbering(abstract(0, level(0, "%1.")), num(1, 0))
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    paper = read(
        item("Mục đích"), p(dele("Yêu cầu"), properties=own + STRUCK_END), item("Nội dung"), numbering=lists
    )
    assert [(line.number, line.text) for line in paper.lines()] == [(1, "1. Mục đích"), (3, "2. Nội dung")]
    assert paper.notes == (Note("revision", 2, {"before": "Yêu cầu", "after": ""}),)


def test_blocks_inserted_moved_or_struck_out_as_a_whole() -> None:
    gone = f'<w:del w:id="1" w:author="a">{p("cũ")}{table(row("ô cũ"))}</w:del>'
    new = f'<w:ins w:id="2" w:author="a">{p("mới")}</w:ins>'
    paper = read(gone, new)
    assert [line.text for line in paper.lines()] == ["mới"]
    assert [tuple(note.fields.values()) for note in paper.notes] == [("cũ", ""), ("ô cũ", ""), ("", "mới")]


def test_cells_struck_out_are_gone() -> None:
    gone = cell("Ghi chú", properties='<w:cellDel w:id="1" w:author="a"/>')
    new = cell("Kinh phí", properties='<w:cellIns w:id="2" w:author="a"/>')
    paper = read(table(row("STT", gone, new)))
    assert shape(paper.blocks[0]) == [[("STT", 1, False), ("Kinh phí", 1, False)]]
    assert [tuple(note.fields.values()) for note in paper.notes] == [("Ghi chú", ""), ("", "Kinh phí")]


def test_blocks_in_two_versions_are_read_once() -> None:
    both = f"<mc:AlternateContent><mc:Choice Requires='w14'>{p('một')}</mc:Choice><mc:Fallback>{p('một')}</mc:Fallback></mc:AlternateContent>"
    assert texts(both, p(both.replace("<w:p>", "").replace("</w:p>", ""))) == ["một", "một"]
    assert texts(p(f"<mc:AlternateContent>{run('trống')}</mc:AlternateContent>")) == ["trống"]


def test_a_line_hidden_as_a_whole_takes_no_number() -> None:
    lists = numbering(abstract(0, level(0, "%1.")), num(1, 0))
    own = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    hidden = p(run("ghi chú", "<w:vanish/>"), properties=f"{own}<w:rPr><w:vanish/></w:rPr>")
    assert texts(item("Mục đích"), hidden, item("Yêu cầu"), numbering=lists) == ["1. Mục đích", "2. Yêu cầu"]


def test_rows_struck_out_are_gone_and_inserted_ones_stay() -> None:
    gone = row("1", "Diễn tập", properties='<w:del w:id="1" w:author="a"/>')
    new = row("2", "Tập huấn", properties='<w:ins w:id="2" w:author="a"/>')
    paper = read(table(row("STT", "Nhiệm vụ"), gone, new))
    [block] = paper.blocks
    assert isinstance(block, Table)
    assert [[one.text for each in cells for one in each.lines] for cells in block.rows] == [
        ["STT", "Nhiệm vụ"],
        ["2", "Tập huấn"],
    ]
    assert [(note.place, *note.fields.values()) for note in paper.notes] == [
        (3, "1", ""),
        (4, "Diễn tập", ""),
        (5, "", "2"),
        (6, "", "Tập huấn"),
    ]


# --- tables


def shape(block: object) -> list[list[tuple[str, int, bool]]]:
    assert isinstance(block, Table)
    return [
        [("/".join(line.text for line in one.lines), one.span, one.continued) for one in cells]
        for cells in block.rows
    ]


def test_a_table_stands_in_the_order_of_the_text() -> None:
    paper = read("Trước", table(row("a", "b"), row("c", "")), "Sau")
    assert [type(block) for block in paper.blocks] == [Line, Table, Line]
    assert shape(paper.blocks[1]) == [[("a", 1, False), ("b", 1, False)], [("c", 1, False), ("", 1, False)]]
    assert [line.number for line in paper.lines()] == [1, 2, 3, 4, 6]


def test_merged_cells() -> None:
    merged = table(
        row(
            cell("STT", properties='<w:vMerge w:val="restart"/>'),
            cell("Đơn vị", properties='<w:gridSpan w:val="2"/>'),
        ),
        row(cell(properties="<w:vMerge/>"), "Chủ trì", "Phối hợp"),
        row(
            cell("Nhóm I", properties='<w:hMerge w:val="restart"/>'),
            cell("x", properties="<w:hMerge/>"),
            "Ghi chú",
        ),
    )
    assert shape(read(merged).blocks[0]) == [
        [("STT", 1, False), ("Đơn vị", 2, False)],
        [("", 1, True), ("Chủ trì", 1, False), ("Phối hợp", 1, False)],
        [("Nhóm I/x", 2, False), ("Ghi chú", 1, False)],
    ]


def test_words_in_a_cell_that_continues_another_are_set_aside() -> None:
    merged = table(row("Công an"), row(cell("không hiện", properties="<w:vMerge/>")))
    paper = read(merged)
    assert shape(paper.blocks[0])[1] == [("", 1, True)]
    assert paper.asides == (Aside("không hiện", "hidden", 2),)


def test_a_first_row_continues_nothing() -> None:
    assert shape(read(table(row(cell("a", properties="<w:vMerge/>")))).blocks[0]) == [[("a", 1, False)]]


def test_gaps_at_the_edges_are_empty_cells() -> None:
    gaps = '<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'
    assert shape(read(table(row("a", properties=gaps))).blocks[0]) == [
        [("", 1, False), ("a", 1, False), ("", 2, False)]
    ]


@pytest.mark.parametrize(
    ("value", "span"), [("0", 1), ("-3", 1), ("x", 1), ("", 1), ("4000000000", 1), ("100", 63)]
)
def test_a_span_beyond_reason_is_brought_back(value: str, span: int) -> None:
    assert (
        shape(read(table(row(cell("a", properties=f'<w:gridSpan w:val="{value}"/>')))).blocks[0])[0][0][1]
        == span
    )


def test_a_table_in_a_cell_gives_its_lines_in_order() -> None:
    inner = table(row("hai", "ba"))
    assert shape(read(table(row(cell("một", inner, "bốn"), "năm"))).blocks[0]) == [
        [("một/hai/ba/bốn", 1, False), ("năm", 1, False)]
    ]


def test_rows_and_cells_in_controls_are_read() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format(f"<w:tr>{control.format(cell('a'))}{cell('b')}</w:tr>")
    assert shape(read(f"<w:tbl>{body}</w:tbl>").blocks[0]) == [[("a", 1, False), ("b", 1, False)]]


def edges(name: str, value: str) -> str:
    return f'<w:{name}><w:top w:val="{value}"/><w:left w:val="{value}"/><w:bottom w:val="{value}"/><w:right w:val="{value}"/></w:{name}>'


GRID = styles(
    style("Luoi", "table", inner=f"<w:tblPr>{edges('tblBorders', 'single')}</w:tblPr>"),
    style("Con", "table", based_on="Luoi"),
    style("Trang", "table", based_on="Luoi", inner=f"<w:tblPr>{edges('tblBorders', 'nil')}</w:tblPr>"),
    style(
        "Dau",
        "table",
        inner=f'<w:tblStylePr w:type="firstRow"><w:tcPr>{edges("tcBorders", "single")}</w:tcPr></w:tblStylePr>',
    ),
)


@pytest.mark.parametrize(
    ("properties", "in_cell", "bordered"),
    [
        ("", "", False),
        (edges("tblBorders", "single"), "", True),
        (edges("tblBorders", "none"), "", False),
        (edges("tblBorders", "nil"), edges("tcBorders", "single"), True),
        (edges("tblBorders", "single"), edges("tcBorders", "nil"), False),
        ('<w:tblStyle w:val="Luoi"/>', "", True),
        ('<w:tblStyle w:val="Con"/>', "", True),
        ('<w:tblStyle w:val="Trang"/>', "", False),
        ('<w:tblStyle w:val="Dau"/>', "", True),
        (f'<w:tblStyle w:val="Luoi"/>{edges("tblBorders", "none")}', "", False),
        ('<w:tblStyle w:val="Khong-co"/>', "", False),
    ],
)
def test_a_table_is_bordered_when_a_line_shows(properties: str, in_cell: str, bordered: bool) -> None:
    block = read(
        table(row(cell("Nơi nhận:", properties=in_cell)), properties=properties), styles=GRID
    ).blocks[0]
    assert isinstance(block, Table)
    assert block.bordered is bordered


def test_a_table_without_rows_is_none() -> None:
    assert read("<w:tbl/>").blocks == ()
    assert Cell(()).lines == ()


# --- boxes, notes, margins


BOX = "<w:txbxContent>{}</w:txbxContent>"
MODERN = f'<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>'
OLD = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
BOTH = f"<mc:AlternateContent><mc:Choice Requires='wps'>{MODERN}</mc:Choice><mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = BOTH.replace("{}", p("DỰ THẢO"))
    paper = read(p(run("KẾ HOẠCH"), f"<w:r>{box}</w:r>"), "Mục đích")
    assert [(line.number, line.text) for line in paper.lines()] == [
        (1, "KẾ HOẠCH"),
        (2, "DỰ THẢO"),
        (3, "Mục đích"),
    ]


@pytest.mark.parametrize(
    "kind",
    [MODERN, OLD, BOTH, f"<mc:AlternateContent><mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>"],
)
def test_each_kind_of_text_box_is_read(kind: str) -> None:
    assert texts(f"<w:p><w:r>{kind.replace('{}', p('Mật'))}</w:r></w:p>") == ["Mật"]


def test_a_box_in_a_box_and_a_table_in_a_box_are_read() -> None:
    inner = p(f"<w:r>{OLD.replace('{}', p('trong'))}</w:r>")
    assert texts(p(f"<w:r>{OLD.replace('{}', p('ngoài') + inner + table(row('ô')))}</w:r>")) == [
        "ngoài",
        "trong",
        "ô",
    ]


def test_a_struck_out_box_is_gone() -> None:
    assert texts(
        p(f'<w:del w:id="1" w:author="a"><w:r>{OLD.replace("{}", p("cũ"))}</w:r></w:del>', run("mới"))
    ) == ["mới"]


def ref(own: int, kind: str = "footnote", more: str = "", behind: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{own}"{more}/>{behind}</w:r>'


def test_notes_are_numbered_as_they_are_referred_to() -> None:
    paper = read(
        p(run("Nghị định"), ref(2), run(" và Thông tư"), ref(1, "endnote"), run("; lại"), ref(2)),
        footnotes=notes(
            "footnote",
            p("không ai nhắc"),
            p("<w:r><w:footnoteRef/></w:r>", run(" Có hiệu lực từ 2026")) + p("Dòng hai"),
        ),
        endnotes=notes("endnote", p("Của Bộ Nội vụ")),
    )
    assert [line.text for line in paper.blocks if isinstance(line, Line)] == [
        "Nghị định[1] và Thông tư[2]; lại[1]"
    ]
    assert [(line.number, line.text, line.label) for line in paper.footnotes] == [
        (2, "[1] Có hiệu lực từ 2026", 4),
        (3, "Dòng hai", 0),
        (4, "[2] Của Bộ Nội vụ", 4),
    ]
    assert paper.footnotes[0].origin(4) == 1


def test_a_mark_of_ones_own_is_kept() -> None:
    own = ref(1, more=' w:customMarkFollows="1"', behind="<w:t>*</w:t>")
    paper = read(
        p(run("Định mức"), own, run(" như sau"), ref(2)),
        footnotes=notes("footnote", p("Tạm tính"), p("Dự kiến")),
    )
    line = next(paper.lines())
    assert line.text == "Định mức[*] như sau[1]"
    assert line.origin(line.text.index(" như")) == len("Định mức") + 2
    assert [line.text for line in paper.footnotes] == ["[*] Tạm tính", "[1] Dự kiến"]


def test_a_reference_to_a_note_that_is_missing_is_still_shown() -> None:
    paper = read(p(run("Xã"), ref(9)), footnotes=notes("footnote"))
    assert (next(paper.lines()).text, paper.footnotes) == ("Xã[1]", ())


def test_headers_and_footers_are_set_aside_once_without_page_numbers() -> None:
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    section = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="rId{name}"/>'
        for kind, which, name in [
            ("header", "default", "header1"),
            ("header", "first", "header2"),
            ("footer", "default", "footer1"),
            ("header", "even", "header3"),
            ("footer", "even", "khong-co"),
        ]
    )
    paper = read(
        "Mục đích",
        section=section,
        header1=margin("hdr", p("DỰ THẢO LẦN 2"), p(page)),
        header2=margin("hdr", p("DỰ THẢO LẦN 2")),
        header3=margin(
            "hdr", p(run("- "), '<w:fldSimple w:instr="PAGE">' + run("3") + "</w:fldSimple>", run(" -"))
        ),
        header4=margin("hdr", p("không dùng")),
        footer1=margin("ftr", p(run("Lưu hành nội bộ")), p("Mã 05")),
    )
    assert paper.asides == (Aside("DỰ THẢO LẦN 2", "header"), Aside("Lưu hành nội bộ\nMã 05", "footer"))


def test_what_lies_outside_the_file_is_named_and_not_opened() -> None:
    links = "".join(
        (
            relation("rId90", "hyperlink", "https://example.org", external=True),
            relation("rId91", "attachedTemplate", "file:///C:/mau.dotm", external=True),
            relation("rId92", "image", "http://example.org/dau.png", external=True),
            relation("rId93", "subDocument", "phu-luc.docx", external=True),
        )
    )
    assert read("Mục đích", links=links).notes == (
        Note("external-content", 0, {"count": "2", "targets": "http://example.org/dau.png, phu-luc.docx"}),
    )


def test_other_documents_inside_are_named_with_their_place() -> None:
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    chart = MODERN.replace('uri="x"', 'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"')
    paper = read("Mục đích", '<w:altChunk r:id="rId9"/>', p(sheet), p(f"<w:r>{chart}</w:r>"))
    assert paper.notes == (
        Note("embedded-document", 1),
        Note("embedded-document", 2),
        Note("unread-drawing", 3),
    )


# --- look


LOOKS = styles(
    style("Normal", default=True),
    style("Dam", inner='<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>'),
    style("ConDam", based_on="Dam", inner="<w:rPr><w:i/></w:rPr>"),
    style("Manh", "character", inner="<w:rPr><w:b/></w:rPr>"),
)


@pytest.mark.parametrize(
    ("paragraph", "look"),
    [
        (p(run("a", "<w:b/>")), Look(bold=True)),
        (p(run("a", "<w:b/>"), run("b")), Look()),
        (p(run("a", "<w:b/>"), run("  "), run("b", "<w:b/>")), Look(bold=True)),
        (p(run("a", '<w:b w:val="1"/><w:i/>')), Look(bold=True, italic=True)),
        (p(run("a", '<w:b w:val="false"/>')), Look()),
        (p("a", properties='<w:jc w:val="center"/>'), Look(centred=True)),
        (p("a", properties='<w:pStyle w:val="Dam"/>'), Look(bold=True, centred=True)),
        (p("a", properties='<w:pStyle w:val="ConDam"/>'), Look(bold=True, italic=True, centred=True)),
        (p("a", properties='<w:pStyle w:val="Dam"/><w:jc w:val="left"/>'), Look(bold=True)),
        (p(run("a", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="Dam"/>'), Look(centred=True)),
        (p(run("a", '<w:rStyle w:val="Manh"/>')), Look(bold=True)),
        (p(run("a", '<w:rStyle w:val="Manh"/>'), properties='<w:pStyle w:val="Dam"/>'), Look(centred=True)),
        (p(run("a", '<w:rStyle w:val="Khong-co"/>')), Look()),
    ],
)
def test_look_is_that_of_every_letter(paragraph: str, look: Look) -> None:
    assert one(paragraph, styles=LOOKS).look == look


def test_defaults_of_the_file_reach_every_paragraph() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrDefault></w:docDefaults>'
    assert one("Mục đích", styles=styles(defaults=defaults)).look == Look(italic=True, centred=True)


# --- old fonts


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def upper(text: str, font: str) -> tuple[str, Sequence[int]]:
    """Stand in for a decoder: two letters become one, so that a split over runs would show."""
    pairs = [text[at : at + 2] for at in range(0, len(text), 2)]
    return "".join(pair[0].upper() for pair in pairs), range(0, len(text), 2)


def test_runs_of_one_old_font_are_read_together() -> None:
    calls: list[tuple[str, str]] = []

    def decode(text: str, font: str) -> tuple[str, Sequence[int]]:
        calls.append((text, font))
        return upper(text, font)

    data = docx(
        p(run("Số: "), run("abc", fonts("VNI-Times")), run("d", fonts("VNI-Times") + "<w:b/>"), run(" 12"))
    )
    paper = read_docx(data, "a.docx", decode)
    line = next(paper.lines())
    assert calls == [("abcd", "VNI-Times")]
    assert line.text == "Số: AC 12"
    assert [line.origin(at) for at in (4, 5, 6, 9)] == [4, 6, 8, 11]
    assert paper.notes == (Note("old-font", 0, {"name": "VNI-Times"}),)


@pytest.mark.parametrize(
    ("properties", "paragraph", "font"),
    [
        (fonts(".VnTime"), "", ".VnTime"),
        (fonts("VNI Helve"), "", "VNI Helve"),
        ('<w:rFonts w:ascii=".VnTime"/>', "", ".VnTime"),
        ('<w:rFonts w:ascii="Arial" w:hAnsi=".VnTimeH"/>', "", ".VnTimeH"),
        ('<w:rStyle w:val="Chu"/>', "", ".VnArial"),
        ("", '<w:pStyle w:val="Cu"/>', ".VnTime"),
        (fonts("Times New Roman"), '<w:pStyle w:val="Cu"/>', ""),
        ('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>', '<w:pStyle w:val="Cu"/>', ""),
        (fonts("Vnarial"), "", ""),
        ("", "", ""),
    ],
)
def test_the_font_in_force_decides(properties: str, paragraph: str, font: str) -> None:
    look = styles(
        style("Cu", inner=f"<w:rPr>{fonts('.VnTime')}</w:rPr>"),
        style("Chu", "character", inner=f"<w:rPr>{fonts('.VnArial')}</w:rPr>"),
    )
    data = docx(p(run("abcd", properties), properties=paragraph), styles=look)
    paper = read_docx(data, "a.docx", upper)
    assert next(paper.lines()).text == ("AC" if font else "abcd")
    assert [note.fields["name"] for note in paper.notes] == ([font] if font else [])


def test_without_a_decoder_an_old_font_is_only_named() -> None:
    paper = read(p(run("KÕ ho¹ch", fonts(".VnTime"))))
    assert (next(paper.lines()).text, paper.notes[0].key) == ("KÕ ho¹ch", "old-font")


def test_letters_of_an_old_font_in_the_private_area_are_brought_back() -> None:
    seen: list[str] = []

    def decode(text: str, font: str) -> tuple[str, Sequence[int]]:
        seen.append(text)
        return text, range(len(text))

    sign = '<w:r><w:sym w:font=".VnTime" w:char="F0B8"/></w:r>'
    read_docx(docx(p(run("\uf04b\uf0d5", fonts(".VnTime")), sign)), "a.docx", decode)
    assert seen == ["K\u00d5\u00b8"]


# --- the walk that comments will share


def test_the_walk_counts_and_delivers_what_the_lines_lead_back_to() -> None:
    data = docx(
        p(run("Sở\u00ad "), dele("cũ"), ins(run("Tư pháp")), run("ẩn", "<w:vanish/>")),
        "",
        p("Phòng ", properties=STRUCK_END),
        table(row("một", cell(p(f"<w:r>{OLD.replace('{}', p('hộp'))}</w:r>")))),
        p(
            run("a"),
            "<w:r><w:tab/><w:noBreakHyphen/><w:br/></w:r>",
            ref(1),
            run(unicodedata.normalize("NFD", "ế")),
        ),
        footnotes=notes("footnote", p("x")),
    )
    paper = read_docx(data, "a.docx")
    walked = {one.number: one for one in source_paragraphs(*open_document(Package(data, "a.docx")))}
    assert sorted(walked) == [1, 2, 3, 4, 5, 6, 7]
    for line in (line for line in paper.lines() if line not in paper.footnotes):
        raw = walked[line.number].raw()
        assert line.origin(len(line.text)) == len(raw)
        for at in range(line.label, len(line.text)):
            assert line.origin(at) < len(raw)
    assert [(atom.element.tag.rpartition("}")[2], atom.characters) for atom in walked[7].atoms][1:5] == [
        ("tab", "\t"),
        ("noBreakHyphen", "-"),
        ("br", "\n"),
        ("footnoteReference", "\ufffc"),
    ]
    assert walked[1].element.tag.endswith("}p")


def test_the_walk_reads_a_tree_that_others_parsed() -> None:
    root = etree.fromstring(
        f"<w:document {NAMESPACES}><w:body><!-- a -->{p('Mục đích')}</w:body></w:document>"
    )
    assert [one.raw() for one in source_paragraphs(root, Styles(None))] == ["Mục đích"]
    assert list(source_paragraphs(etree.fromstring(f"<w:document {NAMESPACES}/>"), Styles(None))) == []


# --- real files


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of public plans is not part of a checkout")
@pytest.mark.parametrize(
    "name",
    ["38-xa-luongminh-lay-y-kien-cu-tri", "39-xa-luongminh-16-bau-cu", "41-xa-phobang-01-tuyen-truyen"],
)
def test_a_real_plan_keeps_every_letter(name: str) -> None:
    paper = read_docx((CORPUS / f"{name}.docx").read_bytes(), name)
    known = unicodedata.normalize("NFC", (CORPUS / f"{name}.txt").read_text(encoding="utf-8"))
    body = [line.text for line in paper.lines() if line not in paper.footnotes]
    found = "".join("".join(body).split()).replace("[1]", "").replace("[2]", "")
    for mark in ("[BẢNG]", "[/BẢNG]", "|"):
        known = known.replace(mark, "")
    assert found == "".join(known.split())
