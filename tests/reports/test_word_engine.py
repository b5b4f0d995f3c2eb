"""Word templates are made ready once, refused where words would be lost, and packed the same each time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plancli.office_package import pack, pack_part, unpack
from plancli.reports.environment import word_environment
from plancli.reports.template_folder import SHIPPED
from plancli.reports.views.report_view import view_values
from plancli.reports.word.cell_order import order_cell_properties
from plancli.reports.word.fault import BrokenTemplateError
from plancli.reports.word.preparation import prepare
from plancli.reports.word.prepared import READY, find_ready, ready_file
from plancli.reports.word.proof import prints_whole_xml
from plancli.reports.word.template import compile_template
from tests.reports.papers import WORD_PAPERS, document_xml, plan_named, view_of, word_paragraphs
from tests.reports.test_word_against_docxtpl import Item, Sample
from tests.reports.word_templates import cell, line, row, table, template, with_footer_and_notes

ENVIRONMENT = word_environment(SHIPPED)


def fill(data: bytes, view: Sample | None = None) -> bytes:
    return compile_template(data, "word/x.docx").fill(view or Sample())


def fault(data: bytes) -> BrokenTemplateError:
    with pytest.raises(BrokenTemplateError) as failure:
        fill(data)
    assert failure.value.fields["name"] == "word/x.docx"
    return failure.value


def test_the_shipped_templates_are_ready_as_they_would_be_made(project: Path) -> None:
    data = {name: SHIPPED.read(f"word/{name}.docx") for name in WORD_PAPERS}
    made = {name: prepare(each, name, ENVIRONMENT) for name, each in data.items()}
    message = "run `python tools/build_word_templates.py`"
    assert {name: find_ready(each) for name, each in data.items()} == made, message
    told = ready_file((data[name], made[name]) for name in WORD_PAPERS)
    assert (project / "templates" / READY).read_text(encoding="utf-8") == told, message


def test_a_template_that_was_edited_is_made_ready_anew() -> None:
    shipped = SHIPPED.read("word/sheet.docx")
    opened = Document(io.BytesIO(shipped))
    opened.paragraphs[0].insert_paragraph_before("Thêm: {{ unit.name }}")
    edited = io.BytesIO()
    opened.save(edited)
    view = view_of("sheet", plan_named("2025-tramtau"))
    assert find_ready(edited.getvalue()) is None
    paper = compile_template(edited.getvalue(), "word/sheet.docx").fill(view)
    assert "Thêm: Phòng Tư pháp" in word_paragraphs(paper)


@pytest.mark.parametrize("name", WORD_PAPERS)
def test_a_template_reads_of_a_view_what_the_view_holds(name: str) -> None:
    view = view_of(name, plan_named("2026-xa-mau"))
    assert view_values(view) == asdict(view)


@pytest.mark.parametrize(
    ("body", "near"),
    [
        (line("một") + line("{{ mising }} ở đây"), "{{ mising }} ở đây"),
        (line("một") + line("{{ 1 / 0 }}"), "{{ 1 / 0 }}"),
        (line("{{ words + 1 }}"), "{{ words + 1 }}"),
        (line("{{ items.words.name }}"), "{{ items.words.name }}"),
        (line("một") + line("{% for x in %} hai"), "{% for x in %} hai"),
        (line("{% if empty %}một") + line("hai{%p endif %}") + line("ba"), ""),
        (line("một") + table(row(cell("{% if empty %}a"), cell("b")), columns=2) + line("{% endif %}"), ""),
    ],
)
def test_a_fault_is_told_with_its_part_and_paragraph(body: str, near: str) -> None:
    found = fault(template(body))
    assert found.part == "word/document.xml"
    assert near in found.near
    assert found.reason


def test_a_fault_in_a_footer_is_told_as_such() -> None:
    found = fault(with_footer_and_notes(line("x"), "đầu", "chân {{ mising }}", "chú"))
    assert found.part.startswith("word/footer")
    assert found.near == "chân {{ mising }}"


@pytest.mark.parametrize("data", [b"", b"PK", b"chu", pack({"a.xml": b"<a/>"})])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    assert fault(data).part == ""


@pytest.mark.parametrize("tag", ["{{r words }}", "{{p words }}"])
def test_words_that_word_would_not_show_are_refused(tag: str) -> None:
    found = fault(template(line("Kính gửi: ", tag)))
    assert found.key == "report.template-loses-words"
    assert found.reason.startswith("Phòng A & B")


def test_a_row_of_words_that_word_would_not_show_is_refused() -> None:
    body = table(row(cell("a")), row(cell("{{tr words }}")), columns=1)
    assert fault(template(body)).key == "report.template-loses-words"


def test_an_empty_value_where_word_shows_none_is_no_loss() -> None:
    assert word_paragraphs(fill(template(line("a", "{{r empty }}")))) == ["a"]


WHOLE = [
    "<w:p><w:t>{{ a.b[0] or 'x' }}</w:t></w:p>",
    "{% for a in b if a %}<w:p/>{% else %}<w:t>&amp;</w:t>{% endfor %}{# c #}",
    "<w:p>{% if a == 1 and not b %}<w:t>x</w:t>{% elif c %}y{% endif %}</w:p>{% set x = 'a' ~ b %}{{ x }}",
    "{% raw %}{{ <w:p/> }}{% endraw %}",
]
UNSURE = [
    "<w:p>",
    "</w:p>",
    "<w:p></w:t>",
    "<w:p>{% if a %}</w:p>{% endif %}",
    "{% if a %}<w:p>{% endif %}",
    "{% if a %}<w:p>{% else %}</w:p>{% endif %}",
    "<w:p>{% if a %}</w:p><w:p>{% endif %}</w:p>",
    "{% if a %}{% for b in c %}<w:p>{% endfor %}</w:p>{% endif %}",
    '<w:t w:val="{{ a }}"/>',
    '<w:t w:val="1" w:val="2"/>',
    "<w:t>a & b</w:t>",
    "<w:t>a < b</w:t>",
    "{{ a() }}",
    "{{ a|upper }}",
    "{% macro a(b) %}{{ b }}{% endmacro %}",
    "{% set x %}<w:p/>{% endset %}",
    "{% include 'a' %}",
    "{% for a in b recursive %}{{ a }}{% endfor %}",
    "{% filter upper %}a{% endfilter %}",
    "<!-- a -->",
]


@pytest.mark.parametrize("source", WHOLE)
def test_plain_tags_among_whole_elements_are_proven(source: str) -> None:
    assert prints_whole_xml(source, ENVIRONMENT)


@pytest.mark.parametrize("source", UNSURE)
def test_what_may_print_broken_xml_is_not_proven(source: str) -> None:
    assert not prints_whole_xml(source, ENVIRONMENT)


PIECES = [
    *("<p>", "</p>", "<t a='1'>", "</t>", "<t/>", "x", "&lt;", '<t a="1">', '<t b="'),
    *("{{ v }}", "{% if v %}", "{% if w %}", "{% else %}", "{% endif %}", "{% for x in v %}", "{% endfor %}"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.text(max_size=5))
def test_what_is_proven_prints_whole_xml(pieces: list[str], value: str) -> None:
    source = "".join(pieces)
    try:
        tags = ENVIRONMENT.from_string(source)
        proven = prints_whole_xml(source, ENVIRONMENT)
    except Exception as error:  # noqa: BLE001 - most pieces are no template
        assert type(error).__name__ == "TemplateSyntaxError"  # noqa: PT017
        return
    if proven:
        for w in ("", "w"):
            etree.fromstring(f"<all>{tags.render(v=value, w=w)}</all>")


def test_the_cells_properties_come_in_the_order_of_the_format() -> None:
    shade, span = '<w:shd w:fill="{{ a }}"/>', '<w:gridSpan w:val="{{ 1 if a > b }}"/>'
    width, sides = '<w:tcW w:w="1"/>', '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
    given_, wanted = f"{shade}{span}{width}{sides}", f"{width}{span}{sides}{shade}"
    assert order_cell_properties(f"<w:tcPr>{given_}</w:tcPr>") == f"<w:tcPr>{wanted}</w:tcPr>"
    unknown = f"<w:tcPr>{span}<w14:other/>{width}</w:tcPr>"
    assert order_cell_properties(unknown) == unknown


def test_a_span_stands_behind_the_width() -> None:
    body = table(row(cell("a"), cell("b")), row(cell("{% colspan 2 %}c")), columns=2)
    properties = [
        each for each in document_xml(fill(template(body))).iter() if str(each.tag).endswith("}tcPr")
    ]
    assert [etree.QName(child).localname for child in properties[-1]] == ["tcW", "gridSpan"]


def test_a_file_without_properties_gets_title_and_author() -> None:
    parts = unpack(template(line("{{ words }}")))
    parts.pop("docProps/core.xml")
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        '<Override PartName="/docProps/core.xml"', "<!--", 1
    ).encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b'core-properties+xml"/>', b"-->", 1)
    relations = parts["_rels/.rels"].decode()
    start = relations.index('<Relationship Id="rId2"')
    parts["_rels/.rels"] = (relations[:start] + "</Relationships>").encode()
    properties = Document(io.BytesIO(fill(pack(parts)))).core_properties
    assert (properties.title, properties.author) == ("Tên", "Cơ quan")


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", exclude_characters="/\\\0"), min_size=1), st.binary()
    )
)
def test_any_parts_come_out_of_the_zip_as_they_went_in(parts: dict[str, bytes]) -> None:
    packed = pack(parts)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts
    assert pack(dict(reversed(parts.items()))) == packed


def test_a_part_packed_in_haste_holds_the_same() -> None:
    content = b"<w:p/>" * 1000
    quick, small = pack_part("a", content, quick=True), pack_part("a", content)
    assert len(quick.data) >= len(small.data)
    assert quick.name == small.name


def test_one_template_fills_many_papers_apart() -> None:
    ready = compile_template(
        template(line("{%p for item in items %}"), line("{{ item.name }}"), line("{%p endfor %}")), "x"
    )
    for names in (("a", "b"), (), ("c",)):
        view = Sample(items=tuple(Item(name, "") for name in names))
        assert word_paragraphs(ready.fill(view)) == list(names)


@pytest.mark.parametrize("styles", [b"", b"<w:styles>", b"<a:b/>"])
def test_a_template_with_broken_styles_is_refused(styles: bytes) -> None:
    shipped = unpack(SHIPPED.read("word/assignment-table.docx"))
    spoilt = pack(
        {**shipped, "word/styles.xml": styles, "word/settings.xml": shipped["word/settings.xml"] + b" "}
    )
    assert fault(spoilt).part in {"", "word/styles.xml"}
