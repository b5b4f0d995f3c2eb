"""A checked Word file comes back with a comment on the exact words, and says all that it said."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from plancli.checking import check_plan
from plancli.errors import ProofError
from plancli.formats import Style, word_comments
from plancli.formats.word_anchors import Stretch
from plancli.formats.word_comments import comment_word_file, remark
from plancli.formats.word_parts import repacked
from plancli.importing.docx_text import read_docx
from plancli.importing.importer import open_paper
from plancli.importing.old_fonts import decode_old_font
from plancli.importing.paper import Line
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from tests.formats.samples import diagnostic
from tests.formats.word_samples import PATH, W, anchored, commented, comments, tree, words_at
from tests.importing.docx_maker import abstract, cell, item, level, notes, num, numbering, p, row, run, table
from tests.importing.docx_maker import docx as made
from tests.outside_programs import require
from tests.reports.papers import plan_named

FIRST = "Thực hiện Kế hoạch số 251/KH-UBND ngày 06/12/2024 của Ủy ban nhân dân tỉnh Yên Bái"
NFD = "Th\u01b0\u0323c hi\u00ea\u0323n nhi\u0065\u0302\u0323m vu\u0323 truye\u0302\u0300n tho\u0302ng"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    '{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData uri='x'>"
    "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def _ins(*runs: str) -> str:
    return f'<w:ins w:id="900" w:author="B">{"".join(runs)}</w:ins>'


def _control(inner: str, kind: str = "") -> str:
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val='Số'/>{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


EXACT = {
    "middle of a run": (p(FIRST), "ngày 06/12/2024"),
    "whole run": (p(FIRST), FIRST),
    "across looks": (
        p(run("Kế hoạch số 25", "<w:b/>"), run("1/KH-U", "<w:i/>"), run("BND ngày", "<w:u w:val='single'/>")),
        "số 251/KH-UBND",
    ),
    "tab inside": (
        p("<w:r><w:t>Nơi</w:t><w:tab/><w:t>nhận:</w:t><w:br/><w:t>Như trên</w:t></w:r>"),
        "nhận: Như",
    ),
    "no kept blanks": (p("<w:r><w:t> Số  251 /KH </w:t></w:r>", run("-UBND")), "251 /KH"),
    "cut at a blank": (p("<w:r><w:t> Số  251 /KH </w:t></w:r>", run("-UBND")), "Số  251 "),
    "inserted": (p("Giao ", _ins(run("Phòng Tư pháp chủ trì")), ", phối hợp"), "Tư pháp"),
    "from plain into inserted": (p("Giao cho ", _ins(run("Phòng Tư pháp"))), "cho Phòng"),
    "over what was struck out": (
        p(
            "Ngày 0",
            '<w:del w:id="901" w:author="B"><w:r><w:delText>5</w:delText></w:r></w:del>',
            "6 tháng 12",
        ),
        "Ngày 06",
    ),
    "link": (
        p("Xem <", "<w:hyperlink w:anchor='a'>" + run("Nghị định 30/2020/NĐ-CP") + "</w:hyperlink>"),
        "30/2020",
    ),
    "rich control": (p("Số ", _control(run("251/KH-UBND"))), "251"),
    "control around a paragraph": (_control(p(FIRST)), "tỉnh Yên Bái"),
    "smart tag": (
        p("<w:smartTag w:uri='u' w:element='e'>" + run("xã Bản Công") + "</w:smartTag>"),
        "Bản Công",
    ),
    "simple field": (p("<w:fldSimple w:instr='REF a'>" + run("mục II.4.c") + "</w:fldSimple>"), "II.4"),
    "zero width": (p("Xã\u00a0Bản\u200b Công"), "Bản Công"),
    "cell": (table(row("STT", "Phòng Nội vụ chủ trì"), row("1", "b")), "Nội vụ"),
    "table in a cell": (table(row(cell(table(row("Sở Tư pháp")), p("")))), "Tư pháp"),
}


@pytest.mark.parametrize("name", EXACT)
def test_a_comment_hangs_on_the_exact_words(name: str) -> None:
    block, words = EXACT[name]
    data = made("KẾ HOẠCH", block)
    out = commented(data, words)
    assert [
        each.replace("\n", " ").replace("\u00a0", " ").replace("\u200b", "") for each in anchored(out)
    ] == [words]
    assert comments(out) == [("0", "plancli", "Lỗi KH000Sai.")]
    assert commented(out, words) == out


def test_letters_and_their_marks_stay_together() -> None:
    data = made(p(NFD))
    out = commented(data, "nhiệm vụ")
    assert anchored(out) == [NFD[NFD.index("nhi") : NFD.index(" truy")]]


def test_a_run_is_parted_with_its_look_and_its_attributes() -> None:
    block = '<w:p><w:r w:rsidR="00AA11BB"><w:rPr><w:b/></w:rPr><w:t>Số 251 ngày</w:t></w:r></w:p>'
    runs = list(tree(commented(made(block), "251")).iter(f"{W}r"))
    parts = [each for each in runs if each.find(f"{W}t") is not None]
    assert [each.findtext(f"{W}t") for each in parts] == ["Số ", "251", " ngày"]
    assert {each.get(f"{W}rsidR") for each in parts} == {"00AA11BB"}
    assert all(each.find(f"{W}rPr/{W}b") is not None for each in parts)


def test_words_in_a_text_box_are_commented_where_the_box_hangs() -> None:
    data = made(p("Trước ", BOX.format(p("Số 251/KH-UBND"))))
    out = commented(data, "251")
    assert anchored(out) == ["▣"]
    ends = list(tree(out).iter(f"{W}commentRangeStart", f"{W}commentReference"))
    assert all(next(each.iterancestors(f"{W}txbxContent"), None) is None for each in ends)


@pytest.mark.parametrize(
    ("inner", "words", "anchor"),
    [
        (_control(run("251/KH"), "<w:text/>"), "51", "251/KH"),
        (_control(run("251/KH"), "<w:dataBinding w:xpath='/a'/>"), "51", "251/KH"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "+", "a+b"),
        (
            f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>",
            "as",
            "xbase",
        ),
    ],
    ids=["plain control", "bound control", "formula", "ruby"],
)
def test_what_may_not_be_cut_is_commented_as_a_whole(inner: str, words: str, anchor: str) -> None:
    assert anchored(commented(made(p("Số ", inner, " cuối")), words)) == [anchor]


def test_words_of_a_footnote_are_commented_at_its_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    data = made(
        p("Kinh phí", mark.format(2), " và báo cáo", mark.format(1), "."),
        footnotes=notes("footnote", p("Xã Phú Mỡ"), p("Quyết định số 7") + p("Đoạn sau")),
    )
    out = commented(data, "Xã Phú", "số 7", "Đoạn sau")
    assert anchored(out) == ["¹", "¹", "¹"]
    before = [each.getparent() for each in tree(out).iter(f"{W}commentRangeStart")]
    assert [each.tag for each in before if each is not None] == [f"{W}p"] * 3
    told = tree(out).iter(f"{W}t", f"{W}commentReference")
    paragraph = "".join(str(each.text or each.get(f"{W}id")) for each in told)
    assert paragraph == "Kinh phí12 và báo cáo0."


def test_a_note_with_a_mark_of_its_own_is_not_parted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>(*)</w:t></w:r>'
    data = made(p("Số ", own, run(" 251")), footnotes=notes("footnote", p("Ghi chú")))
    assert anchored(commented(data, "(*", " 251")) == ["¹(*)", " 251"]


LISTS = numbering(abstract(0, level(0, "%1.")), num(1, 0))


def test_an_automatic_number_is_commented_at_the_first_run_of_its_paragraph() -> None:
    data = made(item("Mục đích"), item("Yêu cầu"), numbering=LISTS)
    line = words_at(data, "2.").line
    assert anchored(commented(data, Stretch(line, 0, 2), "2. Yêu", "cầu")) == ["Yêu", "Yêu", "cầu"]


@pytest.mark.parametrize("line", [0, 1, 2, 99], ids=["file", "cell", "empty", "no such"])
def test_a_comment_without_words_hangs_on_the_first_paragraph_of_the_text(line: int) -> None:
    data = made(table(row("")), p(), p("KẾ HOẠCH"), p("I. Mục đích"))
    assert anchored(commented(data, Stretch(line, 0, 0))) == ["KẾ HOẠCH"]


def test_a_text_without_words_takes_a_comment_too() -> None:
    assert anchored(commented(made(p()), Stretch(0, 0, 0))) == [""]


def test_a_text_without_a_paragraph_takes_none() -> None:
    with pytest.raises(ProofError):
        commented(made(), Stretch(0, 0, 0))
    assert comments_missing(commented(made()))


def comments_missing(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as package:
        return "word/comments.xml" not in package.namelist()


def test_findings_on_the_same_words_are_comments_of_their_own() -> None:
    data = made(p(FIRST))
    words = ["số 251/KH-UBND ngày 06/12/2024", "251/KH", "số 251/KH-UBND ngày 06/12/2024", "UBND ngày", FIRST]
    out = commented(data, *words)
    assert anchored(out) == words
    assert [own for own, _, _ in comments(out)] == ["0", "1", "2", "3", "4"]


def test_a_second_run_replaces_only_planclis_own_comments() -> None:
    data = made(p(FIRST), p("Số 9"))
    first = commented(data, "số 251/KH", "Yên Bái", Stretch(0, 0, 0))
    second = commented(first, "06/12/2024")
    assert anchored(second) == ["06/12/2024"]
    assert len(comments(second)) == 1
    assert commented(second, "06/12/2024") == second
    assert anchored(commented(second)) == []
    assert [each.text for each in read_docx(second, PATH).lines()] == [FIRST, "Số 9"]


def test_an_anchor_beside_other_words_in_its_run_goes_alone() -> None:
    entries = _entries(commented(made(p("Số 251")), "251"))
    mark = b'<w:r><w:commentReference w:id="0"/></w:r>'
    both = b'<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="0"/><w:t>/KH</w:t></w:r>'
    entries["word/document.xml"] = entries["word/document.xml"].replace(mark, both)
    out = commented(_packed(entries), "Số")
    assert anchored(out) == ["Số"]
    assert [line.text for line in read_docx(out, PATH).lines()] == ["Số 251/KH"]


def _by_others(*authors: str) -> bytes:
    paper = docx.Document()
    paragraph = paper.add_paragraph("Kế hoạch ")
    runs = [paragraph.add_run(text) for text in ("số 251/KH-UBND ", "ngày 06/12/2024")]
    for author in authors:
        paper.add_comment(runs, text=f"Ý của {author}", author=author, initials="x")
    target = BytesIO()
    paper.save(target)
    return target.getvalue()


def test_comments_of_others_stay_as_they_are() -> None:
    data = _by_others("Nguyễn Văn A", "Plancli")
    out = commented(data, "251/KH-UBND ngày", "Kế hoạch")
    whole = "số 251/KH-UBND ngày 06/12/2024"
    assert anchored(out) == [whole, whole, "251/KH-UBND ngày", "Kế hoạch"]
    assert [author for _, author, _ in comments(out)] == ["Nguyễn Văn A", "Plancli", "plancli", "plancli"]
    told = docx.Document(BytesIO(out)).comments
    assert [(each.author, each.initials, each.timestamp is None) for each in told][2:] == [
        ("plancli", "pc", True)
    ] * 2
    assert [each.text for each in told][:3] == ["Ý của Nguyễn Văn A", "Ý của Plancli", "Lỗi KH000\nSai."]
    again = commented(out)
    assert anchored(again) == [whole, whole]
    assert [own for own, _, _ in comments(again)] == ["0", "1"]


def test_an_id_that_others_bear_too_is_theirs() -> None:
    data = _by_others("A")
    entries = _entries(commented(data, "251"))
    entries["word/comments.xml"] = entries["word/comments.xml"].replace(b'w:id="1"', b'w:id="0"')
    entries["word/document.xml"] = entries["word/document.xml"].replace(
        b'<w:commentReference w:id="1"/>', b'<w:commentReference w:id="7"/>'
    )
    again = commented(_packed(entries), "Kế hoạch")
    assert [own for own, _, _ in comments(again)] == ["0", "8"]


def _entries(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(entries: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return target.getvalue()


def test_a_comment_says_what_and_why_in_both_languages() -> None:
    found = diagnostic("Quyết định số 765/QĐ-BTTTT ngày 21/3/2023", "21/3/2023", line=1)
    said = {language: remark(found, language).paragraphs for language in Language}
    assert said[Language.VI][0] == "Lỗi KH301 · I.1"
    assert [each.split(":")[0] for each in said[Language.VI][2:]] == ["Vì sao", "Cách sửa", "Căn cứ"]
    assert said[Language.EN][0] == "Error KH301 · I.1"
    assert len(set(said[Language.VI]) & set(said[Language.EN])) == 1, (
        "only the message itself is of one language"
    )
    data = made(p("Quyết định số 765/QĐ-BTTTT ngày 21/3/2023"))
    out = comment_word_file(data, PATH, [found], Style())
    assert anchored(out) == ["21/3/2023"]
    bold = [
        each.find(f"{W}r/{W}rPr/{W}b") is not None for each in tree(out, "word/comments.xml").iter(f"{W}p")
    ]
    assert not any(bold[1:])


def test_signs_that_no_word_file_holds_do_not_reach_a_comment() -> None:
    found = diagnostic("a", line=1, message="x\x00\ud800\ny", help="", basis="", code="KH001")
    out = comment_word_file(made("a"), PATH, [found], Style())
    assert "x\ufffd\ufffd y" in comments(out)[0][2]


def test_a_stretch_over_two_paragraphs_ends_with_the_first() -> None:
    found = diagnostic("Số 251", "251", line=1)
    longer = diagnostic(
        "Số 251", "251", line=1, span=type(found.span)(found.span.start, type(found.span.end)(0, 2, 2))
    )
    assert anchored(comment_word_file(made("Số 251", "x"), PATH, [longer], Style())) == ["251"]


@pytest.fixture(scope="module")
def real() -> tuple[bytes, bytes]:
    """Return the real plan as a Word file, without and with what a check finds in it."""
    data = build_report(Material(plan_named("2025-tramtau")), "plan", ReportFormat.DOCX)
    assert isinstance(data, bytes)
    opened = open_paper(data, PATH)
    loaded = LoadedPlan(PATH, opened.source, opened.plan, ())
    result = check_plan(loaded, load_default_registry())
    assert len(result.diagnostics) > 5
    out = comment_word_file(data, PATH, result.diagnostics, Style())
    words = [
        each.source_line[each.span.start.column - 1 : each.span.end.column - 1] for each in result.diagnostics
    ]
    # The blank for the day is printed with blanks that do not break; a reader of words sees plain ones.
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in anchored(out)] == words
    return data, out


def test_the_real_plan_is_valid_with_comments(real: tuple[bytes, bytes], tmp_path: Path) -> None:
    path = tmp_path / PATH
    path.write_bytes(real[1])
    assert [str(each) for each in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.parametrize("name", [*EXACT, "others"])
def test_comments_bring_no_fault_into_a_file(name: str, tmp_path: Path) -> None:
    data = _by_others("A") if name == "others" else made(EXACT[name][0])
    words = "251" if name == "others" else EXACT[name][1]
    found = []
    for at, content in enumerate((data, commented(data, words))):
        path = tmp_path / f"{at}.docx"
        path.write_bytes(content)
        found.append({str(each) for each in OpenXmlValidator().validate(str(path)).errors})
    assert found[1] - found[0] == set()


def test_libreoffice_reads_the_same_text(real: tuple[bytes, bytes], tmp_path: Path) -> None:
    require("soffice")
    for name, data in zip(("without", "with"), real, strict=True):
        (tmp_path / f"{name}.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    files = [str(tmp_path / f"{name}.docx") for name in ("without", "with")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    texts = [(tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig") for name in ("without", "with")]
    # Before a table that begins a text and bears a comment, LibreOffice sets an empty paragraph of its own.
    assert texts[0].strip() == texts[1].strip()
    assert "Tràm Tấn" in texts[0]


def _spoil_text(out: dict[str, bytes]) -> None:
    out["word/document.xml"] = out["word/document.xml"].replace("Yên Bái".encode(), "Yên Bai".encode())


def _spoil_look(out: dict[str, bytes]) -> None:
    out["word/document.xml"] = out["word/document.xml"].replace(b"<w:b/>", b"<w:i/>")


def _spoil_other_comment(out: dict[str, bytes]) -> None:
    out["word/comments.xml"] = out["word/comments.xml"].replace("Ý của".encode(), "Ý".encode())


def _spoil_other_anchor(out: dict[str, bytes]) -> None:
    out["word/document.xml"] = out["word/document.xml"].replace(b'<w:commentRangeEnd w:id="0"/>', b"")


def _spoil_other_part(out: dict[str, bytes]) -> None:
    out["word/styles.xml"] = out["word/styles.xml"].replace(b"Heading", b"Headink")


def _lose_part(out: dict[str, bytes]) -> None:
    del out["word/theme/theme1.xml"]


@pytest.mark.parametrize(
    "spoil",
    [_spoil_text, _spoil_look, _spoil_other_comment, _spoil_other_anchor, _spoil_other_part, _lose_part],
    ids=lambda spoil: spoil.__name__,
)
def test_a_file_that_says_anything_else_is_not_returned(
    spoil: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = docx.Document(BytesIO(_by_others("A")))
    paper.add_paragraph().add_run(FIRST).bold = True
    target = BytesIO()
    paper.save(target)
    honest = repacked

    def spoiled(data: bytes, parts: dict[str, bytes], path: str) -> bytes:
        entries = _entries(honest(data, parts, path))
        before = dict(entries)
        spoil(entries)  # type: ignore[operator]
        assert entries != before
        return _packed(entries)

    assert anchored(commented(target.getvalue(), "Yên Bái"))
    monkeypatch.setattr(word_comments, "repacked", spoiled)
    with pytest.raises(ProofError) as caught:
        commented(target.getvalue(), "Yên Bái")
    assert caught.value.key == "comments.not-proven"


LETTERS = st.text("aăâđêệộủUBND 0369/.,-\u0301\u0323\u0302\u00a0\u200b\u00ad", min_size=0, max_size=12)
LOOKS = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", "<w:vanish/>", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>']
)
INNER = st.sampled_from(
    ["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", '<w:br w:type="page"/>', "<w:lastRenderedPageBreak/>"]
)


@st.composite
def _run(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 3))):
        kept = draw(st.sampled_from(["", ' xml:space="preserve"']))
        parts.append(draw(INNER) if draw(st.booleans()) else f"<w:t{kept}>{draw(LETTERS)}</w:t>")
    return f"<w:r><w:rPr>{draw(LOOKS)}</w:rPr>{''.join(parts)}</w:r>"


@st.composite
def _inline(draw: st.DrawFn) -> str:
    inner = "".join(draw(st.lists(_run(), min_size=1, max_size=3)))
    wraps = [
        "{}",
        "{}",
        '<w:ins w:id="1" w:author="B">{}</w:ins>',
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        _control("{}"),
        _control("{}", "<w:text/>"),
        FIELD,
        '<w:r><w:footnoteReference w:id="1"/></w:r>{}',
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
        BOX.replace("{0}", "<w:p>{0}</w:p>").replace("{0}", "{}", 1).replace("{0}", "x"),
    ]
    return draw(st.sampled_from(wraps)).format(inner)


@st.composite
def _paragraph(draw: st.DrawFn) -> str:
    struck = draw(st.sampled_from(["", "", "", '<w:rPr><w:del w:id="5" w:author="B"/></w:rPr>']))
    listed = draw(st.sampled_from(["", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>']))
    inner = "".join(draw(st.lists(_inline(), max_size=4)))
    paragraph = f"<w:p><w:pPr>{listed}{struck}</w:pPr>{inner}</w:p>"
    return draw(
        st.sampled_from([paragraph, paragraph, table(row(cell(paragraph), "x")), _control(paragraph)])
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks=st.lists(_paragraph(), min_size=1, max_size=4), data=st.data())
def test_any_stretch_of_any_text_is_proven(blocks: list[str], data: st.DataObject) -> None:
    file = made(*blocks, p("cuối"), numbering=LISTS, footnotes=notes("footnote", p("Ghi chú")))
    lines = list(read_docx(file, PATH, decode_old_font).lines())
    stretches = list(_stretches(lines, data))
    out = commented(file, *stretches)
    assert commented(out, *stretches) == out
    assert len(anchored(out)) == len(stretches)
    bare = commented(out)
    assert [each.text for each in read_docx(bare, PATH, decode_old_font).lines()] == [
        each.text for each in lines
    ]
    assert commented(bare, *stretches) == out


def _stretches(lines: list[Line], data: st.DataObject) -> Iterator[Stretch]:
    for _ in range(data.draw(st.integers(0, 5))):
        line = data.draw(st.sampled_from(lines))
        start, end = sorted(data.draw(st.integers(0, len(line.text))) for _ in range(2))
        yield Stretch(line.number, start, end)
