"""plancli fills a Word template just as docxtpl does, whatever stands in it and in the values."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plancli.records import replace
from plancli.reports.template_folder import SHIPPED
from plancli.reports.word.fitted_styles import FITTED_STYLE, PROPORTIONED_STYLE
from plancli.reports.word.template import CompiledTemplate, compile_template
from tests.reports.papers import (
    PLANS,
    WORD_PAPERS,
    W,
    document_xml,
    plan_named,
    view_of,
    with_values,
    word_paragraphs,
)
from tests.reports.word_templates import (
    by_docxtpl,
    cell,
    line,
    parts,
    row,
    run,
    table,
    template,
    told,
    with_footer_and_notes,
)


@dataclass(frozen=True)
class Item:
    name: str
    size: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sample:
    words: str = "Phòng A & B\nSở <C>"
    empty: str = ""
    colour: str = "FFCC00"
    number: int = 3
    items: tuple[Item, ...] = (Item("một", "1", ("a", "b", "c")), Item("hai\nba", "22", ("d", "e", "f")))
    title: str = "Tên"
    author: str = "Cơ quan"


DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="{{ item.name }}"/>'
    "</wp:inline></w:drawing></w:r>"
)
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
HEADINGS = row(cell("TT"), cell("Tên"), cell("Cỡ"))
ITEM = row(cell("{{ loop.index }}"), cell("{{ item.name }}"), cell("{{ item.size }}"))
IF_EMPTY = row(cell("{%tr if empty %}"))
END_IF, END_COLUMN = row(cell("{%tr endif %}")), cell("{%tc endfor %}")
LOOP, END = row(cell("{%tr for item in items %}")), row(cell("{%tr endfor %}"))

SOME_ROWS = table(HEADINGS, LOOP, ITEM, END, columns=3)
MERGED = row(cell("{% vm %}chung"), cell("{{ item.name }}"), cell("x"))
ONE = row(cell("1"), cell("{{ items[0].name }}"), cell("{{ items[0].size }}"))
BODIES = {
    "plain": line("Kính gửi: {{ words }}."),
    "nothing to fill": line("chữ sẵn"),
    "split over runs": line("{", "{ wor", "ds }", "}", " và {{ number }}"),
    "curly quotes": line("{{ “có” if words else ‘không’ }}"),
    "comparison": line("{% if number &gt; 2 and number &lt; 9 %}vừa{% endif %}"),
    "paragraphs": line("{%p if words %}") + line("{{ words }}") + line("{%p endif %}"),
    "comment of a paragraph": line("{#p không in #}") + line("in"),
    "joined paragraphs": line("một {%- if words %}") + line("hai{%- endif %}"),
    "macro of paragraphs": line("{%p macro twice(text) %}")
    + line("{{ text }}!")
    + line("{{ text }}?")
    + line("{%p endmacro %}")
    + line("{{p twice(words) }}"),
    "macro of words": line("{% macro twice(text) %}{{ text }} {{ text }}{% endmacro %}{{ twice(words) }}"),
    "filter": line("{{ words|upper }}"),
    "raw": line("{% raw %}{{ words }}{% endraw %}"),
    "set": line("{% set x = words %}{{ x }}{% set y %}{{ number }}{% endset %}{{ y }}"),
    "spelled braces": line("Viết {_{ words }_} và {_% if %_}"),
    "tab of its own": line("một\thai {{ words }}", "ba"),
    "line end of its own": line("một\nhai {{ words }}"),
    "line ends in bold": "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ words }}</w:t></w:r></w:p>",
    "link": f"<w:p><w:hyperlink>{run('{{ words }}')}</w:hyperlink></w:p>",
    "text box": f"<w:p><w:r><w:pict><w:txbxContent>{line('{{ words }}')}{line('{{ number }}')}"
    f"</w:txbxContent></w:pict></w:r>{run('sau {{ words }}')}</w:p>",
    "drawings": line("{%p for item in items %}")
    + f'<w:p xmlns:wp="{WP}">{DRAWING}</w:p>'
    + line("{%p endfor %}"),
    "rows": SOME_ROWS,
    "first row left out": table(IF_EMPTY, HEADINGS, END_IF, ONE, columns=3),
    "no row left": table(IF_EMPTY, HEADINGS, END_IF, columns=3),
    "columns": table(
        row(cell("TT"), cell("{%tc for item in items %}"), cell("{{ item.name }}"), END_COLUMN), columns=2
    ),
    "more columns": table(
        row(cell("TT"), cell("{%tc for part in items[0].parts %}"), cell("{{ part }}"), END_COLUMN), columns=1
    ),
    "fewer columns": table(
        row(cell("TT"), cell("{%tc for item in items %}"), cell("{{ item.size }}"), END_COLUMN), columns=5
    ),
    "column span": table(HEADINGS, row(cell("{% colspan number %}{{ words }}")), columns=3),
    "shade": table(row(cell("{% cellbg colour %}{{ words }}"), cell("a")), columns=2),
    "vertical merge": table(HEADINGS, LOOP, MERGED, END, columns=3),
    "horizontal merge": table(
        row(cell("{%tc for item in items %}"), cell("{% hm %}a"), END_COLUMN), columns=2
    ),
    "grid too wide": table(HEADINGS, columns=5),
    "grid too narrow": table(HEADINGS, columns=2),
    "table in a table": table(row(f"<w:tc>{table(HEADINGS, columns=2)}<w:p/></w:tc>", cell("b")), columns=3),
    "cell cut in two": table(HEADINGS, row(cell("a{% if empty %}"), cell("b{% endif %}")), columns=3),
    "wide row left out": table(row(cell("a"), cell("b")), IF_EMPTY, HEADINGS, END_IF, columns=3),
    "content control": table(
        row(f"<w:sdt><w:sdtContent>{cell('a')}</w:sdtContent></w:sdt>", cell("b")), columns=2
    ),
}


def unfitted(data: bytes) -> CompiledTemplate:
    """Return a template whose papers are left as docxtpl leaves them: rules, titles and rows are not fitted."""
    return replace(compile_template(data, "word/x.docx"), fitting=None)


def _same(data: bytes, view: Sample) -> None:
    ours, theirs = parts(unfitted(data).fill(view)), parts(by_docxtpl(data, view))
    for name in theirs:
        if name.startswith("word/") and name.endswith(".xml"):
            assert told(ours[name]) == told(theirs[name]), name


@pytest.mark.parametrize("name", BODIES)
def test_every_tag_does_what_it_does_in_docxtpl(name: str) -> None:
    _same(template(BODIES[name]), Sample())


def test_headers_footers_and_footnotes_are_filled_as_docxtpl_fills_them() -> None:
    data = with_footer_and_notes(
        line("{{ words }}"),
        "Đầu {{ words }}",
        "Chân {% if number %}{{ words }}{% endif %}",
        "Chú {{ words }}",
    )
    _same(data, Sample())
    filled = parts(unfitted(data).fill(Sample()))
    assert sum(b"A &amp; B" in part for part in filled.values()) == 4


def test_a_header_without_tags_is_left_as_docxtpl_leaves_it() -> None:
    _same(with_footer_and_notes(line("x"), "một\thai", "{_{ ngoặc }_}", "chú"), Sample())


LIKELY = st.sampled_from("\n\n{}%#&<>\"'“”‘’_ ́Đơn vị")
words = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        LIKELY,
        st.characters(max_codepoint=32),
    ),
    max_size=30,
)
items = st.lists(st.builds(Item, words, words, st.tuples(words, words, words)), max_size=3).map(tuple)
SEVERAL = ("plain", "split over runs", "rows", "columns", "vertical merge", "text box", "set", "drawings")


@settings(max_examples=30)
@given(words, words, items)
def test_any_value_is_set_as_docxtpl_sets_it(first: str, second: str, listed: tuple[Item, ...]) -> None:
    _same(template(*map(BODIES.__getitem__, SEVERAL)), Sample(words=first, empty=second, items=listed))


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("report", WORD_PAPERS)
def test_the_shipped_templates_give_what_docxtpl_gives(name: str, report: str) -> None:
    data, view = SHIPPED.read(f"word/{report}.docx"), view_of(report, plan_named(name))
    like_docxtpl(data, report, view)


@settings(max_examples=8)
@given(st.data())
@pytest.mark.parametrize("report", WORD_PAPERS)
def test_the_shipped_templates_do_so_with_any_value(report: str, data: st.DataObject) -> None:
    some = data.draw(st.lists(words, min_size=3, max_size=3))
    view = with_values(view_of(report, plan_named("2026-xa-mau")), iter(some * 3_000))
    like_docxtpl(SHIPPED.read(f"word/{report}.docx"), report, view)


def like_docxtpl(data: bytes, report: str, view: object) -> None:
    ours, theirs = unfitted(data).fill(view), by_docxtpl(data, view)  # type: ignore[arg-type]
    assert word_paragraphs(ours) == word_paragraphs(theirs)
    assert _without_fitted_widths(ours) == _without_fitted_widths(theirs)
    ours_parts, theirs_parts = parts(ours), parts(theirs)
    for name in theirs_parts:
        if name.startswith("word/") and name.endswith(".xml") and name != "word/document.xml":
            assert told(ours_parts[name]) == told(theirs_parts[name])


def _without_fitted_widths(paper: bytes) -> object:
    root = document_xml(paper)
    for found in root.iter(f"{W}tbl"):
        style = found.find(f"{W}tblPr/{W}tblStyle")
        if style is not None and style.get(f"{W}val") in (FITTED_STYLE, PROPORTIONED_STYLE):
            for width in found.iter(f"{W}tcW", f"{W}gridCol"):
                width.set(f"{W}w", "0")
    return told(etree.tostring(root))
