"""Templates broken as Word and people break them: each fault is told with its place, several together."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.errors import InputError
from plancli.messages import Language
from plancli.reports.template_catalogue import template_names
from plancli.reports.template_check.finding import TemplateFinding
from plancli.reports.template_check.soundness import check_template
from plancli.reports.template_check.tags import pieces
from tests.reports.broken_templates import (
    bomb,
    changed,
    findings,
    place_in,
    shipped,
    with_parts,
    word_file,
)
from tests.reports.papers import PLANS

PLAN = "word/plan.docx"
NUMBER = "{{ paper.head.number }}"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def told(found: tuple[TemplateFinding, ...]) -> list[tuple[str, str]]:
    return [(each.key, each.place.said(Language.VI)) for each in found]


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("name", template_names())
def test_what_is_shipped_is_sound_and_loses_nothing(name: str, plan: str) -> None:
    assert findings(name, shipped(name), plan) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (NUMBER, "{{ paper.head.numbr }}", "unknown-field.near"),
        (NUMBER, "{{ zzz }}", "unknown-name"),
        (NUMBER, "{{ paper.head.number|uper }}", "refused.filter.near"),
        (NUMBER, "{{ paper.head.number if }}", "syntax"),
        (NUMBER, "{{ paper.head.number", "brace.open"),
        (NUMBER, "paper.head.number }}", "brace.stray"),
        (NUMBER, "{{p paper.head.number }}", "print-level"),
        ("{{ line }}", "{{ paper.head.issuer }}", "prints-list"),
        ("{{ line }}", "{{ paper.head }}", "prints-record"),
        ("{{ line }}", "{{ papers.head }}", "field-of-list"),
        ("{{ line }}", "{{ line.name }}", "field-of-text"),
        ("{{ line }}", "{{ line.__class__ }}", "refused.underscore"),
        ("in paper.head.issuer", "in paper.head.kind", "not-a-list"),
        ('block.style == "part"', "block.style == „part“", "odd-sign"),
        ("{%p for note in", "{%p fr note in", "unknown-tag.near"),
    ],
)
def test_a_fault_is_told_with_its_place(old: str, new: str, expected: str) -> None:
    assert (expected, place_in(PLAN, old)) in told(findings(PLAN, changed(PLAN, (old, new))))


def test_an_end_without_a_beginning_is_told_where_it_stands() -> None:
    loop = "{%p for note in paper.footnotes %}"
    paragraphs = place_in(PLAN, loop).rpartition(" ")
    (stray,) = [place for key, place in told(findings(PLAN, changed(PLAN, (loop, "")))) if key == "stray-end"]
    assert stray == f"phần thân, đoạn {int(paragraphs[2]) + 2}"


def test_a_wrong_name_names_the_right_one() -> None:
    (found,) = findings(PLAN, changed(PLAN, (NUMBER, "{{ paper.head.numbr }}")))
    assert found.message(Language.VI) == "Không có phần “numbr” trong thẻ {{ paper.head.numbr }}."
    assert found.help(Language.VI) == "Có phải muốn viết “number”?"
    assert found.help(Language.EN) == "Did you mean “number”?"


def test_several_faults_are_told_together() -> None:
    broken = changed(
        PLAN,
        (NUMBER, "{{ paper.head.numbr }}"),
        ("{{ paper.foot.name }}", "{{ paper.foot.nme }}"),
        ("{{ note }}", "{{ note "),
    )
    assert [key for key, _ in told(findings(PLAN, broken))] == [
        "unknown-field.near",
        "unknown-field.near",
        "brace.open",
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["{%p if title %}{%p endif %}"], "twice.p"),
        (["{%p if title %} thêm chữ", "{%p endif %}"], "beside.p"),
        (["{%tr for x in title %}", "{%tr endfor %}"], "not-in-table"),
        (["{% vm %}"], "not-in-cell"),
        (["{%p if title %}", "{% endif %}"], "other-level"),
        (["{ { title }}"], "brace.parted"),
        (["{{ }}"], "empty-tag"),
        (["{%P if title %}"], "unknown-tag.near"),
        (["{%p if 1 % 2 %}", "{%p endif %}"], "sign-in-tag"),
        (["{% if title %}"], "unclosed"),
        (["{% for x in title %}{% if x %}{% endfor %}"], "unclosed"),
        (["{% else %}"], "stray-end"),
        (["{% for n in range(999999) %}{% endfor %}"], "refused.range"),
        (["{% include '../x.toml' %}"], "refused.import-name"),
        (["{{ 'a' * 5 }}"], "refused.calculation"),
        (["{% autoescape false %}{% endautoescape %}"], "unknown-tag"),
        (["{{ " + "(" * 90 + "1" + ")" * 90 + " }}"], "refused.nested"),
        (["{{ " + "not " * 90 + "1 }}"], "refused.nested"),
        (["{% for a in [1] %}" * 9 + "{% endfor %}" * 9], "refused.nested"),
    ],
)
def test_a_fault_of_tags_is_told(paragraphs: list[str], expected: str) -> None:
    found = check_template(word_file("mở đầu", *paragraphs), "word/small.docx", "small.docx")
    assert expected in [each.key for each in found]
    assert {each.place.paragraph for each in found if each.key == expected} <= {2, 3}
    assert all(each.message(language) and each.help(language) for each in found for language in Language)


@pytest.mark.parametrize(
    "paragraphs", [["{# ghi chú #}"], ["{", "}", "{x}"], ["{% if title %}", "x", "{% endif %}"]]
)
def test_what_works_is_not_flagged(paragraphs: list[str]) -> None:
    assert check_template(word_file(*paragraphs), "word/small.docx", "small.docx") == ()


def test_a_tag_cut_by_formatting_and_curly_quotation_marks_are_mended() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for run in ("{", "{ tit", "le if title == ", "“x”", " else", " title }", "}"):
        paragraph.add_run(run).bold = len(run) % 2 == 0
    packed = io.BytesIO()
    document.save(packed)
    assert check_template(packed.getvalue(), "word/small.docx", "small.docx") == ()


def test_in_a_template_of_text_curly_quotation_marks_are_a_fault() -> None:
    found = check_template("Một\n{{ “a” }}".encode(), "small.md.j2", "small.md.j2")
    assert told(found) == [("odd-sign", "dòng 2, cột 1")]


def test_rows_and_cells_vanish_with_what_stands_beside_their_tag() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells],
        ["{%tr for x in title %}", "mất", "{{ x }}", "{%tc if x %}thêm", "{%tr endfor %}", "{%tr if x %}"],
        strict=True,
    ):
        cell.text = words
    packed = io.BytesIO()
    document.save(packed)
    found = told(check_template(packed.getvalue(), "word/small.docx", "small.docx"))
    assert ("beside.tr", "phần thân, bảng 1, hàng 1, ô 1, đoạn 1") in found
    assert ("beside.tc", "phần thân, bảng 1, hàng 2, ô 2, đoạn 1") in found
    assert ("twice.tr", "phần thân, bảng 1, hàng 3, ô 2, đoạn 1") in found


def test_headers_and_text_boxes_are_looked_into() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ titel }}"
    box = (
        f'<w:r xmlns:w="{SPACE}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{{ titel</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph("Hộp")._p.append(parse_xml(box))
    packed = io.BytesIO()
    document.save(packed)
    found = told(findings("word/gaps.docx", packed.getvalue()))
    assert ("brace.open", "phần thân, trong khung chữ, đoạn 1") in found
    assert ("unknown-name.near", "đầu trang (header1), đoạn 1") in found


def test_open_changes_are_told_once_with_their_number() -> None:
    run = '<w:r><w:t xml:space="preserve">{{ paper.head.kind }}</w:t></w:r>'
    mark = 'w:id="1" w:author="A"'
    data = changed(PLAN, (run, f"<w:ins {mark}>{run}</w:ins><w:del {mark}/>"))
    (found,) = findings(PLAN, data)
    assert (found.key, found.fields["count"]) == ("tracked", 2)
    assert found.place.said(Language.VI) == place_in(PLAN, "{{ paper.head.kind }}")


RELATIONS = "word/_rels/document.xml.rels"
OUTSIDE = (
    '<Relationship Id="r9" Type="http://x/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (with_parts(shipped(PLAN), {"word/vbaProject.bin": b"x"}), "macro"),
        (with_parts(shipped(PLAN), {"word/embeddings/oleObject1.bin": b"x"}), "embedded"),
        (
            changed(
                PLAN,
                ("</Relationships>", OUTSIDE.format(kind="image", target="http://a.b/c.png")),
                part=RELATIONS,
            ),
            "link",
        ),
        (
            changed(
                PLAN,
                ("</Relationships>", OUTSIDE.format(kind="hyperlink", target="file:///c:/x")),
                part=RELATIONS,
            ),
            "link",
        ),
        (
            changed(PLAN, ("<w:body>", '<w:body><w:p><w:fldSimple w:instr="INCLUDETEXT c:/x"/></w:p>')),
            "field",
        ),
    ],
)
def test_what_a_template_must_not_bring_along(data: bytes, expected: str) -> None:
    assert expected in [each.key for each in findings(PLAN, data)]


def test_a_plain_link_to_a_page_is_no_fault() -> None:
    address = OUTSIDE.format(kind="hyperlink", target="https://vankhe.gov.vn")
    assert findings(PLAN, changed(PLAN, ("</Relationships>", address), part=RELATIONS)) == ()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"%PDF-1.4", "not-word"),
        (b"", "not-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (shipped(PLAN)[:2000], "damaged"),
        (bomb(60_000_000), "too-dense"),
        (changed(PLAN, ("<w:document", "<!DOCTYPE x><w:document")), "entities"),
        (with_parts(shipped(PLAN), {"customXml/a.xml": b"<!DOCTYPE a><a/>"}), "entities"),
    ],
)
def test_what_is_no_word_file_cannot_be_read(data: bytes, key: str) -> None:
    with pytest.raises(InputError) as failure:
        check_template(data, PLAN, "plan.docx")
    assert failure.value.key == f"import.fault.{key}"


@pytest.mark.parametrize(
    ("name", "old", "new", "lost", "is_error"),
    [
        (PLAN, '<w:t xml:space="preserve">{{ block.text }}</w:t>', "<w:t>…</w:t>", "block.text", True),
        (PLAN, "{{ block.text }}", "{{ block.text|truncate(20) }}", "block.text", True),
        (PLAN, "{{ paper.foot.name }}", "", "paper.foot.name", True),
        (PLAN, "{{ recipient }}", "", "paper.foot.recipient", True),
        (PLAN, "{{ value }}", "{{ value[:1] }}", "row.cell", True),
        ("plan.md.j2", "{% for annex in annexes %}", "{% for annex in annexes[:0] %}", "annex.title", True),
        ("word/assignment-table.docx", "{{ task.note }}", "", "task.note", False),
        ("sheet.md.j2", "## Đơn vị: {{ unit.name }}", "", "unit.name", False),
    ],
)
def test_what_would_not_be_printed_is_told_by_its_name(
    name: str, old: str, new: str, lost: str, is_error: bool
) -> None:
    found = {each.fields["name"]: each for each in findings(name, changed(name, (old, new)), "2026-xa-mau-2")}
    found |= {each.fields["name"]: each for each in findings(name, changed(name, (old, new)))}
    assert found[lost].is_error is is_error
    assert found[lost].key == ("lost" if is_error else "not-printed")


def test_a_paper_without_its_text_is_refused() -> None:
    loop = ("{%p for block in paper.blocks %}", "{%p for block in paper.blocks[:0] %}")
    assert "lost" in [each.key for each in findings(PLAN, changed(PLAN, loop))]


def test_words_that_come_out_otherwise_are_told() -> None:
    swap = ("{{ paper.foot.name }}", "{{ paper.foot.name|replace('n', 'm') }}")
    (found,) = findings(PLAN, changed(PLAN, swap))
    assert (found.key, found.fields["name"]) == ("changed", "paper.foot.name")


def test_capitals_are_no_change_of_words() -> None:
    assert findings(PLAN, changed(PLAN, ("{{ paper.foot.name }}", "{{ paper.foot.name|upper }}"))) == ()


def test_a_name_is_followed_into_a_macro_of_another_template() -> None:
    found = findings("sheet.md.j2", changed("sheet.md.j2", ("source(head)", "source(unit)")))
    assert {(each.template, each.key) for each in found} == {("letterhead.md.j2", "unknown-field")}
    assert {each.fields["name"] for each in found} == {"number", "place_and_date", "attached"}


def test_a_macro_that_is_not_there_is_named() -> None:
    found = findings("sheet.md.j2", changed("sheet.md.j2", ("issuer, source", "issur, source")))
    assert found[0].key == "no-macro.near"


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check_template(data, "small.md.j2", "small.md.j2")
    with pytest.raises(InputError):
        check_template(data, PLAN, "plan.docx")


SCRAPS = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "{%",
            "%}",
            "{%p ",
            "{%tr ",
            "{%tc ",
            "{#",
            "#}",
            " for ",
            " in ",
            "if ",
            "else",
            "endfor",
        ),
        *(
            "endif",
            "set ",
            "macro ",
            "endmacro",
            "a",
            ".",
            "|",
            "(",
            ")",
            "[",
            "]",
            "'",
            '"',
            "“",
            "=",
            "*",
            "~",
        ),
        *(
            "include ",
            "raw",
            "endraw",
            "block ",
            "filter ",
            "call ",
            "loop",
            "range",
            "colspan ",
            "vm",
            "-",
            "1",
        ),
        *("\n", " "),
    ]
)


@settings(max_examples=300)
@given(st.lists(SCRAPS, max_size=30).map("".join))
def test_any_mixture_of_tags_is_judged(text: str) -> None:
    found = check_template(text.encode(), "small.md.j2", "small.md.j2")
    assert all(each.message(Language.VI) and each.help(Language.EN) for each in found)
    check_template(word_file(text.replace("\n", " ")), "word/small.docx", "small.docx")


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 30), SCRAPS)
def test_a_shipped_template_with_any_cut_is_judged(at: int, length: int, scrap: str) -> None:
    text = shipped("plan.md.j2").decode()
    at %= len(text)
    data = (text[:at] + scrap + text[at + length :]).encode()
    found = findings("plan.md.j2", data)
    assert all(each.message(Language.VI) and each.help(Language.VI) for each in found)


@given(st.lists(SCRAPS, max_size=20).map("".join))
def test_pieces_never_overlap(text: str) -> None:
    tags = [piece for piece in pieces(text) if piece.kind in ("{{", "{%", "{#")]
    assert all(first.end <= second.start for first, second in pairwise(tags))


@pytest.mark.parametrize("mark", ["{", "{{ ", "{# ", "{% x ", "}} ", "{{ '"])
def test_a_long_template_of_open_braces_is_told_at_once(mark: str) -> None:
    assert len(findings("gaps.md.j2", mark.encode() * 300_000)) <= 100
