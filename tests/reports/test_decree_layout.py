"""The plan on paper, element by element, as Decree 30/2020/NĐ-CP, Phụ lục I, sets it.

Reads what a .docx comes to: styles with what they inherit, then what paragraph and run set themselves.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from lxml import etree

from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from tests.reports.papers import W, plan_named
from tests.reports.papers_in_time import documents_in_time
from tests.reports.test_views import plan_of

BOTH_SCHEMES = """\
sections:
- label: Phần I
  title: QUY ĐỊNH CHUNG
  text: Lời.
- label: II
  title: Nội dung
  parts:
  - {label: 1, title: Khoản có tên, items: [{label: a, text: Điểm.}]}
  - {label: 2, text: Khoản không tên.}
footnotes: ['[1] Chú thích.']
"""

DECREE_SIZES = {
    "quốc hiệu": (12, 13),
    "tiêu ngữ": (13, 14),
    "cơ quan": (12, 13),
    "số": (13, 13),
    "thân": (13, 14),
    "phụ lục": (14, 14),
    "nơi nhận": (12, 12),
    "dòng nơi nhận": (11, 11),
}
"""From and to, in points, as Mục V of the annex lists them."""


@dataclass(frozen=True)
class Set:
    """How a paragraph comes out."""

    size: float
    bold: bool
    italic: bool
    align: str
    capitals: bool
    first_line: float
    """In centimetres."""


@dataclass(frozen=True)
class Element:
    """One element of the decree, and where a paper has it."""

    name: str
    words: str
    """The paragraph that begins with them, in `plan`."""
    plan: str
    sizes: str
    wanted: Set

    def __str__(self) -> str:
        return self.name


def body(*, bold: bool = False, italic: bool = False, capitals: bool = False) -> Set:
    return Set(14, bold, italic, "both", capitals, 1.27)


def centred(size: float, *, bold: bool = True, italic: bool = False, capitals: bool = False) -> Set:
    return Set(size, bold, italic, "center", capitals, 0)


REAL, DECIDED, LIT, MADE = "2025-tramtau", "2026-xa-mau", "2026-xa-mau-2", "made"
REPORT = "followed-report"
"""Báo cáo kết quả thực hiện, of the plan of `DECIDED`."""
UPPER = "in hoa"
ELEMENTS = (
    Element("ô 1 Quốc hiệu", "CỘNG HÒA XÃ HỘI", REAL, "quốc hiệu", centred(12, capitals=True)),
    Element("ô 1 Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", REAL, "tiêu ngữ", centred(13)),
    Element(
        "ô 2 Cơ quan chủ quản", "ỦY BAN NHÂN DÂN TỈNH", LIT, "cơ quan", centred(12, bold=False, capitals=True)
    ),
    Element("ô 2 Cơ quan ban hành", "HUYỆN TRẠM TẤU", REAL, "cơ quan", centred(12, capitals=True)),
    Element("ô 3 Số, ký hiệu", "Số:", REAL, "số", centred(13, bold=False)),
    Element("ô 4 Địa danh", "Trạm Tấu, ngày", REAL, "tiêu ngữ", centred(13, bold=False, italic=True)),
    Element("ô 5a Tên loại", "KẾ HOẠCH", REAL, "thân", centred(14, capitals=True)),
    Element("ô 5a Trích yếu", "Công tác truyền thông chính sách huyện", REAL, "thân", centred(14)),
    Element("ô 6 Thẩm quyền", "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", DECIDED, "thân", centred(14, capitals=True)),
    Element("ô 6 Căn cứ", "Căn cứ Luật Bảo vệ môi trường", DECIDED, "thân", body(italic=True)),
    Element("ô 6 Dòng quyết định", "QUYẾT ĐỊNH:", DECIDED, "thân", centred(14, capitals=True)),
    Element("ô 6 Điều", "Điều 2.", DECIDED, "thân", body(bold=True)),
    Element("ô 6 Kèm theo", "(Kèm theo Quyết định", DECIDED, "thân", centred(14, bold=False, italic=True)),
    Element("ô 6 Phần và số", "Phần I", MADE, "thân", centred(14)),
    Element("ô 6 Tên phần", "QUY ĐỊNH CHUNG", MADE, "thân", centred(14)),
    Element("ô 6 Mục số La Mã", "I. MỤC ĐÍCH, YÊU CẦU", REAL, "thân", body(bold=True)),
    Element("ô 6 Khoản có tên", "1. Khoản có tên", MADE, "thân", body(bold=True)),
    Element("ô 6 Khoản không tên", "2. Khoản không tên.", MADE, "thân", body()),
    Element("ô 6 Điểm", "a) Điểm.", MADE, "thân", body()),
    Element("ô 6 Nội dung", "Thực hiện Kế hoạch số 251/KH-UBND", REAL, "thân", body()),
    Element("ô 6 Gạch đầu dòng", "- Cụ thể hóa", REAL, "thân", body()),
    Element("ô 7a Quyền hạn", "TM. ỦY BAN NHÂN DÂN", DECIDED, "thân", centred(14, capitals=True)),
    Element("ô 7a Ký thay", "KT. CHỦ TỊCH", REAL, "thân", centred(14, capitals=True)),
    Element("ô 7a Chức vụ", "PHÓ CHỦ TỊCH", REAL, "thân", centred(14, capitals=True)),
    Element("ô 7b Họ tên", "Khang A Chua", REAL, "thân", centred(14)),
    Element("ô 9b Nơi nhận", "Nơi nhận:", REAL, "nơi nhận", Set(12, True, True, "left", False, 0)),
    Element(
        "ô 9b Dòng nơi nhận", "- Lưu: VT", REAL, "dòng nơi nhận", Set(11, False, False, "left", False, 0)
    ),
    Element("Phụ lục", "Phụ lục I", DECIDED, "phụ lục", centred(14)),
    Element("Tên phụ lục", "DANH MỤC VIỆC LÀM", DECIDED, "thân", centred(14)),
    Element("Phụ lục kèm theo", "(Kèm theo Kế hoạch", DECIDED, "thân", centred(14, bold=False, italic=True)),
    Element("Báo cáo ô 1 Quốc hiệu", "CỘNG HÒA XÃ HỘI", REPORT, "quốc hiệu", centred(12, capitals=True)),
    Element("Báo cáo ô 1 Tiêu ngữ", "Độc lập - Tự do", REPORT, "tiêu ngữ", centred(13)),
    Element("Báo cáo ô 2 Cơ quan", "ỦY BAN NHÂN DÂN", REPORT, "cơ quan", centred(12, capitals=True)),
    Element("Báo cáo ô 3 Số", "Số: ……/BC-……", REPORT, "số", centred(13, bold=False)),
    Element(
        "Báo cáo ô 4 Địa danh",
        "Vân Khê, ngày …… tháng …… năm ……",
        *(REPORT, "tiêu ngữ", centred(13, bold=False, italic=True)),
    ),
    Element("Báo cáo ô 5a Tên loại", "BÁO CÁO", REPORT, "thân", centred(14, capitals=True)),
    Element("Báo cáo ô 5a Trích yếu", "Kết quả thực hiện Kế hoạch", REPORT, "thân", centred(14)),
    Element("Báo cáo ô 6 Mở đầu", "Thực hiện Kế hoạch", REPORT, "thân", body()),
    Element("Báo cáo ô 6 Mục", "I. KẾT QUẢ CHUNG", REPORT, "thân", body(bold=True)),
    Element("Báo cáo ô 6 Khoản", "1. Nhiệm vụ quá thời hạn", REPORT, "thân", body(bold=True)),
    Element("Báo cáo ô 6 Chỗ để trống", "……", REPORT, "thân", body()),
    Element("Báo cáo ô 7a Chức vụ", "………………", REPORT, "thân", centred(14, capitals=True)),
    Element("Báo cáo ô 9b Nơi nhận", "Nơi nhận:", REPORT, "nơi nhận", Set(12, True, True, "left", False, 0)),
    Element("Báo cáo Phụ lục", "Phụ lục", REPORT, "phụ lục", centred(14)),
    Element("Báo cáo Tên phụ lục", "TÌNH HÌNH THỰC HIỆN", REPORT, "thân", centred(14)),
    Element(
        "Báo cáo Phụ lục kèm theo",
        "(Kèm theo Báo cáo số ……/BC-……",
        *(REPORT, "thân", centred(14, bold=False, italic=True)),
    ),
)
"""Ô 5b, 8, 9a, 10 to 13 have no place in a plan: a stamp, a seal, a letter's addressee."""


@cache
def paper(name: str) -> bytes:
    if name == REPORT:
        return dict(documents_in_time(DECIDED, plan_named(DECIDED)))[REPORT]
    plan: Plan = plan_of(BOTH_SCHEMES) if name == MADE else plan_named(name)
    return build_report(Material(plan), "plan", ReportFormat.DOCX)


@cache
def part(name: str, of: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(paper(name))) as archive:
        return etree.fromstring(archive.read(of))


def text(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t")).strip()


def paragraphs(name: str) -> list[etree._Element]:
    return [each for each in part(name, "word/document.xml").iter(f"{W}p") if text(each)]


def found(element: Element) -> etree._Element:
    hits = [each for each in paragraphs(element.plan) if text(each).startswith(element.words)]
    assert hits, f"{element.plan} has no {element.words!r}"
    return hits[0]


def style_named(styles: etree._Element, name: str) -> etree._Element:
    (found,) = (each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == name)
    return found


def chain(name: str, paragraph: etree._Element, kind: str) -> Iterator[etree._Element]:
    """Yield what sets a paragraph or its first words, the nearest first; `kind` is `pPr` or `rPr`."""
    styles = part(name, "word/styles.xml")
    run = next(each for each in paragraph.iter(f"{W}r") if text(each))
    own = paragraph.find(f"{W}pPr") if kind == "pPr" else run.find(f"{W}rPr")
    if own is not None:
        yield own
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    wanted = style.get(f"{W}val") if style is not None else "Normal"
    while wanted:
        named = style_named(styles, wanted)
        properties = named.find(f"{W}{kind}")
        if properties is not None:
            yield properties
        base = named.find(f"{W}basedOn")
        wanted = base.get(f"{W}val") if base is not None else ""
    default = styles.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")
    if default is not None:
        yield default


def value(name: str, paragraph: etree._Element, path: str, attribute: str = "val") -> str | None:
    """Return what counts of `rPr/sz`, `pPr/ind`: the nearest that says anything of it."""
    kind, of = path.split("/")
    for each in chain(name, paragraph, kind):
        hit = each.find(f"{W}{of}")
        if hit is not None and (hit.get(f"{W}{attribute}") or attribute == "val"):
            return hit.get(f"{W}{attribute}", "on")
    return None


def comes_to(name: str, paragraph: etree._Element) -> Set:
    def on(mark: str) -> bool:
        return value(name, paragraph, f"rPr/{mark}") == "on"

    return Set(
        size=int(value(name, paragraph, "rPr/sz") or 0) / 2,
        bold=on("b"),
        italic=on("i"),
        align=value(name, paragraph, "pPr/jc") or "left",
        capitals=on("caps"),
        first_line=round(int(value(name, paragraph, "pPr/ind", "firstLine") or 0) / 1440 * 2.54, 2),
    )


@pytest.mark.parametrize("element", ELEMENTS, ids=str)
def test_each_element_is_set_as_the_decree_sets_it(element: Element) -> None:
    paragraph = found(element)
    assert comes_to(element.plan, paragraph) == element.wanted
    smallest, largest = DECREE_SIZES[element.sizes]
    assert smallest <= element.wanted.size <= largest
    assert value(element.plan, paragraph, "rPr/rFonts", "ascii") == "Times New Roman"
    assert value(element.plan, paragraph, "rPr/color") is None


@pytest.mark.parametrize("element", [each for each in ELEMENTS if each.wanted.align == "both"], ids=str)
def test_the_text_has_its_gaps(element: Element) -> None:
    paragraph = found(element)
    after = int(value(element.plan, paragraph, "pPr/spacing", "after") or 0)
    assert after / 20 >= 6
    line = value(element.plan, paragraph, "pPr/spacing", "line")
    assert line is None or 240 <= int(line) <= 360
    assert value(element.plan, paragraph, "pPr/widowControl") == "on"


def test_headings_keep_the_case_that_the_plan_gives_them() -> None:
    """A paper says a plan's words as they are: capitals that it lacks are for its author to add."""
    plan = plan_of(
        "sections: [{label: I, title: NHIỆM VỤ (chi tiết tại Phụ lục)}]\nannexes: [{title: Danh mục}]\n"
    )
    with zipfile.ZipFile(io.BytesIO(build_report(Material(plan), "plan", ReportFormat.DOCX))) as archive:
        document, styles = (
            etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles")
        )
    capitals = {
        each.get(f"{W}styleId")
        for each in styles.iter(f"{W}style")
        if next(each.iter(f"{W}caps"), None) is not None
    }
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if text(paragraph) in ("I. NHIỆM VỤ (chi tiết tại Phụ lục)", "Danh mục"):
            assert style is not None
            assert style.get(f"{W}val") not in capitals


def test_only_the_articles_label_is_bold() -> None:
    paragraph = found(next(each for each in ELEMENTS if each.name == "ô 6 Điều"))
    bold = {text(run): run.find(f"{W}rPr/{W}b") is not None for run in paragraph.iter(f"{W}r")}
    assert bold == {"Điều 2.": True, "Giao Phòng Kinh tế:": False}


@pytest.mark.parametrize("name", [REAL, DECIDED, LIT, MADE, REPORT])
def test_headings_and_what_leads_on_stay_with_what_follows(name: str) -> None:
    document = part(name, "word/document.xml")
    for paragraph in document.iterchildren(f"{W}body"):
        for each in paragraph.iterchildren(f"{W}p"):
            if text(each) and (value(name, each, "pPr/outlineLvl") or text(each).endswith(":")):
                assert value(name, each, "pPr/keepNext") == "on", text(each)


@pytest.mark.parametrize("name", [REAL, DECIDED, LIT, REPORT])
def test_a_signature_stays_whole_and_with_the_last_line(name: str) -> None:
    signature = next(each for each in paragraphs(name) if text(each) == "Nơi nhận:")
    (row,) = (each for each in signature.iterancestors(f"{W}tr"))
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    (table,) = row.iterancestors(f"{W}tbl")
    gap = table.getprevious()
    assert gap is not None
    last = gap.getprevious()
    assert last is not None
    assert text(last).endswith("./.")
    style = gap.find(f"{W}pPr/{W}pStyle")
    assert style is not None
    assert style.get(f"{W}val") == "TruocPhanKy"
    assert last.find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize("name", [REAL, DECIDED, LIT, MADE, REPORT])
def test_page_numbers_stand_upright_in_the_middle_of_the_top_margin(name: str) -> None:
    header = part(name, "word/header1.xml")
    assert [field.get(f"{W}instr") for field in header.iter(f"{W}fldSimple")] == [" PAGE "]
    sizes = {each.get(f"{W}val") for each in header.iter(f"{W}sz")}
    assert sizes == {"26"}
    assert not list(header.iter(f"{W}i", f"{W}b"))
    align = style_named(part(name, "word/styles.xml"), "DauTrang").find(f"{W}pPr/{W}jc")
    assert align is not None
    assert align.get(f"{W}val") == "center"
