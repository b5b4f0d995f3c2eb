"""A diagnostic of an imported plan points at the words of the paper, counted in paragraphs."""

from __future__ import annotations

import pytest

from plancli.importing.paper import Form, Line, Paper
from plancli.importing.paper_source import PaperSource
from plancli.importing.words import Cut, Words
from plancli.source.document import Value
from plancli.source.position import Part, Route, Span
from tests.importing.made_paper import paper, table

PAPER = paper(
    "Số: 27/KH-UBND",
    "KẾ HOẠCH\nPhòng  cháy rừng",
    table(["Nà Vạc", "6 người"]),
    footnotes=["[1] Theo kiểm kê."],
)
NUMBER, KIND, VILLAGE, PEOPLE, NOTE = PAPER.lines()
TRACE: dict[Route, Words] = {
    ("issuance", "number"): Words((Cut(NUMBER, 4, 6),)),
    ("issuance", "kind"): Words((Cut(KIND, 0, 8),)),
    ("issuance", "title"): Words((Cut(KIND, 9, 25), Cut(NOTE, 4, 18))),
    ("annexes", 0, "table", 0, 1): Words((Cut(PEOPLE, 0, 7),)),
}


@pytest.fixture(name="source")
def _source() -> PaperSource:
    return PaperSource("ke-hoach.docx", PAPER, {"issuance": {"number": "27"}}, TRACE)


def stretch(source: PaperSource, found: Span) -> tuple[int, int, str]:
    return found.start.line, found.start.column, source.text[found.start.offset : found.end.offset]


def test_each_paragraph_is_a_line(source: PaperSource) -> None:
    assert source.text.split("\n") == [
        "Số: 27/KH-UBND",
        "KẾ HOẠCH Phòng  cháy rừng",
        "Nà Vạc",
        "6 người",
        "[1] Theo kiểm kê.",
    ]
    assert source.line_text(4) == "6 người"
    assert (source.path, source.value) == ("ke-hoach.docx", {"issuance": {"number": "27"}})


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("issuance", "number"), (1, 5, "27")),
        (("issuance", "kind"), (2, 1, "KẾ HOẠCH")),
        (("issuance", "title"), (2, 10, "Phòng  cháy rừng")),
        (("annexes", 0, "table", 0, 1), (4, 1, "6 người")),
    ],
)
def test_a_value_stands_where_its_words_do(
    source: PaperSource, route: Route, place: tuple[int, int, str]
) -> None:
    assert stretch(source, source.locate(route)) == place


@pytest.mark.parametrize(
    ("within", "place"),
    [
        ((0, 5), (2, 10, "Phòng")),
        ((6, 10), (2, 17, "cháy")),
        ((0, 10), (2, 10, "Phòng  cháy")),
        ((16, 20), (5, 5, "Theo")),
    ],
)
def test_a_stretch_is_followed_through_blanks_and_lines(
    source: PaperSource, within: tuple[int, int], place: tuple[int, int, str]
) -> None:
    assert stretch(source, source.locate(("issuance", "title"), within=within)) == place


def test_a_key_stands_for_its_whole_value(source: PaperSource) -> None:
    assert stretch(source, source.locate(("issuance", "kind"), Part.KEY, (0, 2))) == (2, 1, "KẾ HOẠCH")


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("issuance",), (1, 5, "27")),
        (("issuance", "date"), (1, 5, "27")),
        (("annexes", 0, "title"), (4, 1, "6 người")),
        (("annexes",), (4, 1, "6 người")),
        (("sections", 0), (1, 5, "27")),
        ((), (1, 5, "27")),
    ],
)
def test_a_route_without_words_leads_to_its_neighbours(
    source: PaperSource, route: Route, place: tuple[int, int, str]
) -> None:
    assert stretch(source, source.locate(route)) == place
    assert stretch(source, source.locate(route, within=(0, 1))) == place


def test_a_key_left_blank_leads_to_the_next_one() -> None:
    value: Value = {"issuance": {"number": "27", "place": None, "kind": "KẾ HOẠCH", "period": None}}
    source = PaperSource("a.docx", PAPER, value, TRACE)
    assert stretch(source, source.locate(("issuance", "place"), Part.KEY)) == (2, 1, "KẾ HOẠCH")
    first = source.locate(("issuance",))
    assert source.locate(("issuance", "period")) == first, "nothing stands behind it"
    assert source.locate(("issuance", "date")) == first, "it is no key of the head"


def test_without_any_words_the_first_line_is_meant() -> None:
    source = PaperSource("a.docx", PAPER, {}, {})
    assert stretch(source, source.locate(("issuance", "title"))) == (1, 1, "Số: 27/KH-UBND")


def test_empty_words_lead_to_their_neighbours() -> None:
    trace: dict[Route, Words] = {
        ("issuance", "date"): Words(()),
        ("issuance", "kind"): TRACE["issuance", "kind"],
    }
    source = PaperSource("a.docx", PAPER, {}, trace)
    assert stretch(source, source.locate(("issuance",))) == (2, 1, "KẾ HOẠCH")


def test_a_paragraph_that_is_left_out_keeps_its_line() -> None:
    made = Paper(Form.TXT, (Line(2, "KẾ HOẠCH"), Line(5, "I. MỤC TIÊU")))
    source = PaperSource("a.txt", made, {}, {("sections", 0): Words((Cut(made.blocks[1], 3, 11),))})  # type: ignore[arg-type]
    assert source.text == "\nKẾ HOẠCH\n\n\nI. MỤC TIÊU"
    assert stretch(source, source.locate(("sections", 0))) == (5, 4, "MỤC TIÊU")


def test_an_empty_paper_has_an_empty_text() -> None:
    source = PaperSource("a.txt", Paper(Form.TXT, ()), {}, {})
    assert (source.text, source.locate(("issuance",)).end.offset) == ("", 0)
