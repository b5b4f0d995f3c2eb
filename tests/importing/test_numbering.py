"""Automatic numbers are those that Word shows; LibreOffice bears witness where it is present."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from plancli.importing.docx_text import read_docx
from plancli.importing.numbering import spelled
from tests.importing.docx_maker import (
    abstract,
    docx,
    level,
    num,
    numbering,
    p,
    restart,
    row,
    style,
    styles,
    table,
)
from tests.outside_programs import require

TEXTS = (
    "Mục đích, yêu cầu",
    "Nhiệm vụ trọng tâm",
    "Rà soát thủ tục hành chính",
    "Phòng Tư pháp chủ trì",
    "Công an xã phối hợp",
    "Trang bị máy tính cho bộ phận một cửa",
    "Kinh phí thực hiện",
    "Tổ chức thực hiện",
    "Báo cáo kết quả trước ngày 15/12",
    "Đề nghị Ủy ban Mặt trận Tổ quốc giám sát",
)
"""What the numbered paragraphs say, in turn; the labels alone are under test."""

PLAN = (level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%2.%3."), level(3, "%4)", "lowerLetter"))
LEGAL = (level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3."))
LETTER = level(0, "%1)", "lowerLetter")


@dataclass(frozen=True)
class Case:
    """One numbered text."""

    name: str
    lists: str
    """The numbering part."""
    uses: str
    """A word for each paragraph: level, or `level@list`, `s:style`, `s:style@list`, `-` for no number."""
    labels: str
    """A word for each label; `_` for none, `~` for a blank within one."""
    look: str = ""
    """The styles part."""
    witness: str = ""
    """Why LibreOffice (7.4) is not asked."""

    def blocks(self) -> list[str]:
        return [_paragraph(text, use) for text, use in zip(self.texts(), self.uses.split(), strict=True)]

    def texts(self) -> list[str]:
        return [f"{TEXTS[at % len(TEXTS)]} {at}" for at, _ in enumerate(self.uses.split())]

    def expected(self) -> list[str]:
        return [
            "" if label == "_" else label.replace("~", " ").replace("TAB", "")
            for label in self.labels.split()
        ]

    def file(self) -> bytes:
        others = {"styles": self.look} if self.look else {}
        return docx(*self.blocks(), numbering=self.lists, **others)


def _paragraph(text: str, use: str) -> str:
    place, _, own = use.partition("@")
    front = ""
    if place.startswith("s:"):
        front, place = f'<w:pStyle w:val="{place[2:]}"/>', ""
    if place == "-":
        return p(text)
    at = f'<w:ilvl w:val="{place}"/>' if place else ""
    which = f'<w:numId w:val="{own or 1}"/>' if own or place else ""
    return p(text, properties=f"{front}<w:numPr>{at}{which}</w:numPr>" if at or which else front)


def one(*levels: str, lists: tuple[str, ...] = (), front: str = "") -> str:
    """Return a numbering part of one definition, with list 1 unless others are given."""
    return numbering(abstract(0, *levels, front=front), *(lists or (num(1, 0),)))


def in_style(own: str, num_id: int | None = None, at: int | None = None, based_on: str = "") -> str:
    """Return a paragraph style that carries numbering."""
    inner = ("" if at is None else f'<w:ilvl w:val="{at}"/>') + (
        "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
    )
    carried = f"<w:pPr><w:numPr>{inner}</w:numPr></w:pPr>" if inner else ""
    return style(own, based_on=based_on, inner=carried)


NORMAL = style("Normal", default=True)
HEADINGS = styles(
    NORMAL, in_style("Muc1", 1), in_style("Muc2", at=1, based_on="Muc1"), in_style("Muc3", 1, 2)
)
LINKED = (
    level(0, "%1.", "upperRoman", more='<w:pStyle w:val="Muc1"/>'),
    level(1, "%2.", more='<w:pStyle w:val="Muc2"/>'),
    level(2, "%2.%3.", more='<w:pStyle w:val="Muc3"/>'),
)
OTHER_GLYPHS = "the text export changes the glyphs of bullets"
NO_LEGAL = "LibreOffice 7.4 does not know isLgl"
NO_RESTART = "LibreOffice 7.4 does not know lvlRestart"
OWN_WORDS = "LibreOffice writes these numbers in English words"

CASES = (
    Case("decimal", one(*LEGAL), "0 0 0", "1. 2. 3."),
    Case("decimal with two levels", one(*LEGAL), "0 1 1 0 1", "1. 1.1. 1.2. 2. 2.1."),
    Case("decimal with three levels", one(*LEGAL), "0 1 2 2 1 2 0 1 2", "1. 1.1. 1.1.1. 1.1.2. 1.2. 1.2.1. 2. 2.1. 2.1.1."),
    Case("levels of a plan", one(*PLAN), "0 1 2 3 3 2 3 1 0 1", "I. 1. 1.1. a) b) 1.2. a) 2. II. 1."),
    Case("roman to ten", one(*PLAN), "0 0 0 0 0 0 0 0 0 0", "I. II. III. IV. V. VI. VII. VIII. IX. X."),
    Case("roman from 39", one(level(0, "%1.", "upperRoman", start=39)), "0 0", "XXXIX. XL."),
    Case("roman from 89", one(level(0, "%1.", "upperRoman", start=89)), "0 0", "LXXXIX. XC."),
    Case("roman from 399", one(level(0, "%1.", "upperRoman", start=399)), "0 0", "CCCXCIX. CD."),
    Case("small roman", one(level(0, "(%1)", "lowerRoman")), "0 0 0 0", "(i) (ii) (iii) (iv)"),
    Case("small letters have no đ", one(LETTER), "0 0 0 0 0", "a) b) c) d) e)"),
    Case("letters behind z", one(level(0, "%1)", "lowerLetter", start=26)), "0 0 0", "z) aa) bb)"),
    Case("letters behind zz", one(level(0, "%1)", "lowerLetter", start=52)), "0 0", "zz) aaa)"),
    Case("capital letters", one(level(0, "%1.", "upperLetter")), "0 0 0", "A. B. C."),
    Case("capital letters behind Z", one(level(0, "%1.", "upperLetter", start=26)), "0 0", "Z. AA."),
    Case("zero in front", one(level(0, "%1.", "decimalZero", start=9)), "0 0", "09. 10."),
    Case("words in front", one(level(0, "Phần %1:", "upperRoman")), "0 0", "Phần~I: Phần~II:"),
    Case("article", one(level(0, "Điều %1."), level(1, "%2.")), "0 1 1 0 1", "Điều~1. 1. 2. Điều~2. 1."),
    Case("annex", one(level(0, "Phụ lục %1", "upperRoman")), "0 0", "Phụ~lục~I Phụ~lục~II"),
    Case("number without a mark", one(level(0, "%1")), "0 0", "1 2"),
    Case("brackets on both sides", one(level(0, "(%1)")), "0 0", "(1) (2)"),
    Case("slash behind", one(level(0, "%1/")), "0 0", "1/ 2/"),
    Case("colon behind roman", one(level(0, "%1:", "upperRoman")), "0 0", "I: II:"),
    Case("starts at five", one(level(0, "%1.", start=5)), "0 0", "5. 6."),
    Case("starts at zero", one(level(0, "%1.", start=0)), "0 0", "0. 1."),
    Case("no start stated", one(level(0, "%1.", start=None)), "0 0", "0. 1."),
    Case("roman zero", one(level(0, "%1.", "upperRoman", start=0)), "0 0", "0. I."),
    Case("letter zero", one(level(0, "%1)", "lowerLetter", start=0)), "0 0", "0) a)"),
    Case("inner level starts at three", one(level(0, "%1."), level(1, "%1.%2.", start=3)), "0 1 1 0 1", "1. 1.3. 1.4. 2. 2.3."),
    Case("plain paragraphs do not break a list", one(*LEGAL), "0 - 0 - - 0", "1. _ 2. _ _ 3."),
    Case("two lists of one definition count on", one(*LEGAL, lists=(num(1, 0), num(2, 0))), "0 0 0@2 0", "1. 2. 3. 4."),
    Case("inner levels of two lists of one definition", one(*LEGAL, lists=(num(1, 0), num(2, 0))), "0 1 1@2 0@2 1", "1. 1.1. 1.2. 2. 2.1."),
    Case("a list begins anew once", one(*LEGAL, lists=(num(1, 0), num(2, 0, restart(0, 1)))), "0 0 0@2 0@2 0@2", "1. 2. 1. 2. 3."),
    Case("a list begins at five", one(*LEGAL, lists=(num(1, 0), num(2, 0, restart(0, 5)))), "0 0@2 0@2", "1. 5. 6."),
    Case("back to the first list", one(*LEGAL, lists=(num(1, 0), num(2, 0, restart(0, 1)))), "0 0 0 0@2 0@2 0", "1. 2. 3. 1. 2. 3."),
    Case("letters begin anew under each number", one(LETTER, lists=(num(1, 0), num(2, 0, restart(0, 1)), num(3, 0, restart(0, 1)))), "0 0 0@2 0@2 0@3", "a) b) a) b) a)"),
    Case("inner level set to five", one(*LEGAL, lists=(num(1, 0), num(2, 0, restart(1, 5)))), "0 1 1@2 1@2", "1. 1.1. 1.5. 1.6."),
    Case("a restart takes inner levels along", one(*LEGAL, lists=(num(1, 0), num(2, 0, restart(0, 1)))), "0 1 0@2 1@2", "1. 1.1. 1. 1.1."),
    Case("level replaced", one(*LEGAL, lists=(num(1, 0), num(2, 0, f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>{LETTER}</w:lvlOverride>'))), "0 0@2 0@2", "1. a) b)"),
    Case("level replaced counts on", one(*LEGAL, lists=(num(1, 0), num(2, 0, f'<w:lvlOverride w:ilvl="0">{LETTER}</w:lvlOverride>'))), "0 0@2 0", "1. b) 3."),
    Case("two definitions", numbering(abstract(0, *LEGAL), abstract(1, LETTER), num(1, 0), num(2, 1)), "0 0@2 0@2 0 0@2", "1. a) b) 2. c)"),
    Case("numbers by section and items by list", numbering(abstract(0, level(0, "%1.", "upperRoman")), abstract(1, level(0, "%1.")), num(1, 0), num(2, 1), num(3, 1, restart(0, 1))), "0 0@2 0@2 0 0@3 0@3", "I. 1. 2. II. 1. 2."),
    Case("list turned off", one(*LEGAL), "0 0@0 0", "1. _ 2."),
    Case("unknown list", one(*LEGAL), "0 0@77 0", "1. _ 2."),
    Case("inner level first", one(*LEGAL), "1 1 0 1", "1.1. 1.2. 2. 2.1."),
    Case("level passed over", one(*LEGAL), "0 2 1 2", "1. 1.1.1. 1.2. 1.2.1."),
    Case("roman within decimals", one(level(0, "%1.", "upperRoman"), level(1, "%1.%2.")), "0 1 1", "I. I.1. I.2."),
    Case("legal numbers", one(level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>")), "0 0 1 1", "I. II. 2.1. 2.2.", witness=NO_LEGAL),
    Case("legal numbers turned off", one(level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more='<w:isLgl w:val="0"/>')), "0 1", "I. I.1."),
    Case("legal letters", one(level(0, "%1)", "lowerLetter"), level(1, "%1.%2", more="<w:isLgl/>")), "0 0 1", "a) b) 2.1", witness=NO_LEGAL),
    Case("never begins anew", one(level(0, "%1.", "upperRoman"), level(1, "%2.", more='<w:lvlRestart w:val="0"/>')), "0 1 1 0 1", "I. 1. 2. II. 3.", witness=NO_RESTART),
    Case("begins anew after the first level only", one(level(0, "%1."), level(1, "%2)"), level(2, "(%3)", more='<w:lvlRestart w:val="1"/>')), "0 1 2 1 2 0 1 2", "1. 1) (1) 2) (2) 2. 1) (1)", witness=NO_RESTART),
    Case("nothing behind the label", one(level(0, "%1.", more='<w:suff w:val="nothing"/>')), "0 0", "1.TAB 2.TAB"),
    Case("blank behind the label", one(level(0, "%1.", more='<w:suff w:val="space"/>')), "0 0", "1. 2."),
    Case("words without a number", one(level(0, "Lưu ý:", "none")), "0 0", "Lưu~ý: Lưu~ý:"),
    Case("level without a label", one(level(0, "", "none"), level(1, "%2.")), "0 1 1", "_ 1. 2."),
    Case("ordinals as figures", one(level(0, "%1.", "ordinal")), "0 0", "1. 2.", witness=OWN_WORDS),
    Case("number words as figures", one(level(0, "%1.", "cardinalText")), "0 0", "1. 2.", witness=OWN_WORDS),
    Case("dash", one(level(0, "-", "bullet", font="Times New Roman")), "0 0", "- -", witness=OTHER_GLYPHS),
    Case("plus under dash", one(level(0, "-", "bullet"), level(1, "+", "bullet")), "0 1 1 0", "- + + -", witness=OTHER_GLYPHS),
    Case("round bullet", one(level(0, "\uf0b7", "bullet", font="Symbol")), "0 0", "• •", witness=OTHER_GLYPHS),
    Case("o as a bullet", one(level(0, "o", "bullet", font="Courier New")), "0", "o", witness=OTHER_GLYPHS),
    Case("signs of Wingdings", one(*(level(at, glyph, "bullet", font="Wingdings") for at, glyph in enumerate("\uf0a7\uf0d8\uf0fc\uf076\uf0c4"))), "0 1 2 3 4", "▪ ➢ ✓ ❖ •", witness=OTHER_GLYPHS),
    Case("dash of Symbol", one(level(0, "\uf02d", "bullet", font="Symbol")), "0", "-", witness=OTHER_GLYPHS),
    Case("bullets under numbers", one(level(0, "%1."), level(1, "-", "bullet")), "0 1 1 0 1", "1. - - 2. -", witness=OTHER_GLYPHS),
    Case("number under a bullet", one(level(0, "-", "bullet"), level(1, "%2.")), "0 1 1 0 1", "- 1. 2. - 1.", witness=OTHER_GLYPHS),
    Case("number of a style", one(*LINKED), "s:Muc1 s:Muc2 s:Muc2 s:Muc3 s:Muc1 s:Muc2", "I. 1. 2. 2.1. II. 1.", HEADINGS),
    Case("style with its level but no link", one(*PLAN), "s:Muc1 s:Muc2 s:Muc1", "I. 1. II.", HEADINGS),
    Case("style based on a numbered one", one(*LINKED), "s:Muc1 s:Con s:Con", "I. II. III.", styles(NORMAL, in_style("Muc1", 1), style("Con", based_on="Muc1"))),
    Case("style turned off in the paragraph", one(*LINKED), "s:Muc1 s:Muc1@0 s:Muc1", "I. _ II.", HEADINGS),
    Case("style turned off in a style", one(*LINKED), "s:Muc1 s:Tron s:Muc1", "I. _ II.", styles(NORMAL, in_style("Muc1", 1), in_style("Tron", 0, based_on="Muc1"))),
    Case("paragraph overrules its style", numbering(abstract(0, *LINKED), abstract(1, LETTER), num(1, 0), num(2, 1)), "s:Muc1 s:Muc1@2 s:Muc1", "I. a) II.", HEADINGS),
    Case("default style is numbered", one(*LEGAL), "- - 0@0", "1. 2. _", styles(style("Normal", default=True, inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'))),
    Case("styles based on each other in a ring", one(*LINKED), "s:A s:B", "_ _", styles(NORMAL, style("A", based_on="B"), style("B", based_on="A")), witness="no Word writes such a file"),
    Case("list style", numbering(abstract(0, *PLAN, front='<w:styleLink w:val="KieuMuc"/>'), abstract(1, front='<w:numStyleLink w:val="KieuMuc"/>'), num(1, 0), num(2, 1)), "0@2 1@2 0@2", "I. 1. II.", styles(NORMAL, style("KieuMuc", "numbering", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'))),
    Case("list style without styles", numbering(abstract(0, *PLAN, front='<w:styleLink w:val="KieuMuc"/>'), abstract(1, front='<w:numStyleLink w:val="KieuMuc"/>'), num(2, 1)), "0@2 1@2", "I. 1.", witness="no Word writes such a file"),
    Case("list styles that point at each other", numbering(abstract(0, front='<w:numStyleLink w:val="A"/>'), num(1, 0)), "0", "_", styles(style("A", "numbering", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')), witness="no Word writes such a file"),
    Case("numbers with a pattern of zeros", one('<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="01, 02, 03, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'), "0 0", "01. 02.", witness="LibreOffice takes the older form"),
)  # fmt: skip


def label_of(line: str, text: str) -> str:
    assert line.endswith(text)
    return line.removesuffix(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_paragraph_bears_its_label(case: Case) -> None:
    lines = list(read_docx(case.file(), "ke-hoach.docx").lines())
    assert len(lines) == len(case.texts())
    labels = [label_of(line.text, text) for line, text in zip(lines, case.texts(), strict=True)]
    assert [label.strip() for label in labels] == case.expected()
    assert [line.label for line in lines] == [len(label) for label in labels]


def test_there_are_fifty_cases_that_libreoffice_is_asked_about() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert sum(not case.witness for case in CASES) >= 50


@pytest.fixture(scope="module")
def witness(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return for each case the lines that LibreOffice's own text export gives."""
    require("soffice")
    folder = tmp_path_factory.mktemp("witness")
    asked = {f"{at:03d}": case for at, case in zip(count(), CASES) if not case.witness}
    for name, case in asked.items():
        (folder / f"{name}.docx").write_bytes(case.file())
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    files = [str(folder / f"{name}.docx") for name in asked]
    subprocess.run(
        [*command, "--convert-to", "txt:Text", "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {case.name: _exported(folder / f"{name}.txt") for name, case in asked.items()}


def _exported(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").rstrip("\n").split("\n")


@pytest.mark.parametrize("case", [case for case in CASES if not case.witness], ids=lambda case: case.name)
def test_libreoffice_shows_the_same_labels(case: Case, witness: dict[str, list[str]]) -> None:
    shown = [label_of(line, text) for line, text in zip(witness[case.name], case.texts(), strict=True)]
    assert [label.strip() for label in shown] == case.expected()


@pytest.mark.parametrize(("suffix", "blank"), [("tab", " "), ("space", " "), ("nothing", "")])
def test_the_blank_behind_a_label_is_part_of_it(suffix: str, blank: str) -> None:
    lists = one(level(0, "%1.", more=f'<w:suff w:val="{suffix}"/>'))
    line = next(read_docx(docx(_paragraph("Mục đích", "0"), numbering=lists), "a.docx").lines())
    assert (line.text, line.label) == (f"1.{blank}Mục đích", 2 + len(blank))


def test_an_empty_numbered_paragraph_counts_but_is_no_line() -> None:
    blocks = [_paragraph(text, "0") for text in ("Mục đích", "", "Yêu cầu")]
    lines = list(read_docx(docx(*blocks, numbering=one(*LEGAL)), "a.docx").lines())
    assert [(line.number, line.text) for line in lines] == [(1, "1. Mục đích"), (3, "3. Yêu cầu")]


def test_a_column_of_automatic_numbers_is_read() -> None:
    rows = [
        row(f"<w:tc>{_paragraph('', '0')}</w:tc>", text) for text in ("Rà soát văn bản", "Tập huấn cán bộ")
    ]
    lines = list(read_docx(docx(table(*rows), numbering=one(level(0, "%1."))), "a.docx").lines())
    assert [line.text for line in lines] == ["1.", "Rà soát văn bản", "2.", "Tập huấn cán bộ"]
    assert lines[0].label == 2


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1994, "upperRoman", "MCMXCIV"),
        (-3, "upperRoman", "-3"),
        (40_000, "upperRoman", "40000"),
        (780, "lowerLetter", "z" * 30),
        (781, "lowerLetter", "781"),
        (-1, "lowerLetter", "-1"),
        (7, "chicago", "7"),
        (7, "none", ""),
    ],
)
def test_numbers_beyond_what_a_form_can_write_are_figures(number: int, form: str, text: str) -> None:
    assert spelled(number, form) == text


@pytest.mark.parametrize("value", ["", "mười", "9" * 5000, "1.5", "-"])
def test_a_number_that_is_none_counts_from_zero(value: str) -> None:
    broken = f'<w:lvl w:ilvl="0"><w:start w:val="{value}"/><w:lvlText w:val="%1."/></w:lvl>'
    line = next(read_docx(docx(_paragraph("Mục đích", "0"), numbering=one(broken)), "a.docx").lines())
    assert line.text == "0. Mục đích"


@pytest.mark.parametrize("place", ["-4", "12", "999999999999"])
def test_a_level_that_does_not_exist_is_brought_into_the_list(place: str) -> None:
    text = _paragraph("Mục đích", "0").replace('w:ilvl w:val="0"', f'w:ilvl w:val="{place}"')
    assert len(list(read_docx(docx(text, numbering=one(*LEGAL)), "a.docx").lines())) == 1
