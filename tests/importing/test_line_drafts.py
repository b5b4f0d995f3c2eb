"""A line of a task is written in the lightest form that prints back as it stood."""

from __future__ import annotations

import pytest

from plancli.importing.line_drafts import LINE_KEYS, LineDraft, LineFinisher, label_of
from plancli.importing.words import Words
from tests.importing.made_paper import words

PLAIN = {
    "lead": "Cơ quan chủ trì",
    "responsible": "Phân công",
    "coordinating": "Cơ quan phối hợp",
    "deadline": "Thời hạn",
    "deliverable": "Sản phẩm",
}


def drafted(key: str, text: str, caption: str | None = None, mark: str = "-") -> LineDraft:
    return LineDraft(key, words(text), words(PLAIN[key] if caption is None else caption), mark)


USUAL = [
    drafted("lead", "Phòng Kinh tế."),
    drafted("deadline", "thường xuyên."),
    drafted("deliverable", "Sổ cam kết."),
]
"""Lines that make this paper's usual captions and its full stop."""


def shown(value: object) -> object:
    """Return a value with its words as text."""
    if isinstance(value, Words):
        return value.text
    if isinstance(value, dict):
        return {key: shown(below) for key, below in value.items()}
    return [shown(below) for below in value] if isinstance(value, list) else value


def value_of(draft: LineDraft, *known: str) -> object:
    return shown(LineFinisher([*USUAL, draft], known).value(draft))


def test_captions_are_those_that_most_lines_have() -> None:
    made = [
        drafted("lead", "A."),
        drafted("lead", "B.", "Đơn vị chủ trì"),
        drafted("lead", "C.", "Đơn vị chủ trì"),
        drafted("deadline", "D."),
    ]
    assert shown(LineFinisher(made, ()).captions()) == {"lead": "Đơn vị chủ trì", "deadline": "Thời hạn"}


def test_captions_stand_in_the_order_of_keys() -> None:
    made = [LineDraft(key, words("x."), words(f"Chữ {key}")) for key in reversed(LINE_KEYS)]
    assert list(LineFinisher(made, ()).captions()) == list(LINE_KEYS)


@pytest.mark.parametrize(("end", "said"), [(".", {}), (";", {"line_end": ";"}), ("", {"line_end": ""})])
def test_line_end_is_said_where_it_is_no_full_stop(end: str, said: dict[str, str]) -> None:
    made = [
        drafted("lead", f"Phòng Kinh tế{end}"),
        drafted("deadline", f"tháng 3{end}"),
        drafted("text", "x,", "Nội dung"),
    ]
    found = shown(LineFinisher(made, ()).captions())
    assert isinstance(found, dict)
    assert {key: value for key, value in found.items() if key == "line_end"} == said


def test_no_lines_have_no_captions() -> None:
    assert LineFinisher([], ()).captions() == {}
    assert LineFinisher([LineDraft("lead", words("Công an xã"), in_table=True)], ()).captions() == {}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("lead", "Phòng Kinh tế.", "Phòng Kinh tế"),
        ("coordinating", "Công an xã, Trạm Y tế xã.", ["Công an xã", "Trạm Y tế xã"]),
        (
            "coordinating",
            "Các thôn; Công an xã.",
            {"words": "Các thôn; Công an xã.", "units": ["Các thôn", "Công an xã"]},
        ),
        ("coordinating", "Đề nghị Đoàn Thanh niên xã.", "Đề nghị Đoàn Thanh niên xã"),
        ("deadline", "trước ngày 15/3/2026.", "trước ngày 15/3/2026"),
        ("deliverable", "600 tờ gấp; 03 pa nô.", "600 tờ gấp; 03 pa nô"),
    ],
)
def test_a_usual_line_is_its_words_alone(key: str, text: str, value: object) -> None:
    assert value_of(drafted(key, text)) == value


@pytest.mark.parametrize(
    ("draft", "value"),
    [
        (drafted("lead", "Phòng Kinh tế"), {"words": "Phòng Kinh tế"}),
        (drafted("lead", "Phòng Kinh tế.", "Chủ trì"), {"caption": "Chủ trì", "units": "Phòng Kinh tế"}),
        (drafted("lead", "Phòng Kinh tế.", mark="+"), {"mark": "+", "units": "Phòng Kinh tế"}),
        (drafted("deadline", "thường xuyên"), {"words": "thường xuyên"}),
        (drafted("deadline", "thường xuyên.", "Thời gian"), {"caption": "Thời gian", "words": "thường xuyên."}),
        (drafted("coordinating", "Công an xã và Trạm Y tế xã."), {"words": "Công an xã và Trạm Y tế xã.", "units": ["Công an xã", "Trạm Y tế xã"]}),
        (
            drafted("responsible", "Trạm Y tế xã lấy mẫu; Phòng Kinh tế hướng dẫn kỹ thuật."),
            {"words": "Trạm Y tế xã lấy mẫu; Phòng Kinh tế hướng dẫn kỹ thuật.", "units": "Trạm Y tế xã", "guiding": "Phòng Kinh tế"},
        ),
    ],
)  # fmt: skip
def test_a_line_of_its_own_kind_says_how_it_is_printed(draft: LineDraft, value: object) -> None:
    assert value_of(draft) == value


def test_a_heading_above_a_line_is_kept() -> None:
    draft = drafted("lead", "Công an xã.")
    draft.heading = words("b) Cơ quan thực hiện:")
    assert value_of(draft) == {"heading": "b) Cơ quan thực hiện:", "units": "Công an xã"}


def test_items_below_a_line_name_its_units() -> None:
    draft = drafted("responsible", "")
    draft.items = [words("Thôn Nà Vạc ký với các hộ;")]
    draft.named = [words("Thôn Nà Vạc")]
    assert value_of(draft) == {"items": ["Thôn Nà Vạc ký với các hộ;"], "units": "Thôn Nà Vạc"}


def test_items_below_a_plain_line_stand_behind_its_words() -> None:
    draft = drafted("deadline", "như sau:")
    draft.items = [words("Các thôn: ngày 25")]
    assert value_of(draft) == {"items": ["Các thôn: ngày 25"], "words": "như sau:"}


def test_known_names_are_not_cut() -> None:
    draft = drafted("lead", "Tổ tuần rừng, Ban trực.")
    assert value_of(draft) == ["Tổ tuần rừng", "Ban trực"]
    assert value_of(draft, "Tổ tuần rừng, Ban trực") == "Tổ tuần rừng, Ban trực"


@pytest.mark.parametrize(
    ("draft", "value"),
    [
        (LineDraft("lead", words("Công an xã"), in_table=True), "Công an xã"),
        (LineDraft("lead", words("Công an xã, Trạm Y tế xã"), in_table=True), ["Công an xã", "Trạm Y tế xã"]),
        (LineDraft("deadline", words("Tháng 3"), in_table=True), "Tháng 3"),
        (
            LineDraft("deadline", words("Tháng 3"), in_table=True, merged=True),
            {"merged": "above", "words": "Tháng 3"},
        ),
        (
            LineDraft("lead", words("Công an xã"), in_table=True, merged=True),
            {"merged": "above", "units": "Công an xã"},
        ),
        (LineDraft("text", words("Rà soát"), mark="a)", in_table=True), {"mark": "a)", "words": "Rà soát"}),
    ],
)
def test_a_cell_has_no_caption_and_no_end(draft: LineDraft, value: object) -> None:
    assert value_of(draft) == value


def test_a_content_line_that_differs_says_everything() -> None:
    usual = drafted("text", "Rào chắn đầu nguồn.", "Nội dung")
    other = drafted("text", "Súc rửa bể chứa.", "Công việc", mark="+")
    finisher = LineFinisher([usual, usual, other], ())
    assert shown(finisher.value(usual)) == "Rào chắn đầu nguồn."
    assert shown(finisher.value(other)) == {"caption": "Công việc", "mark": "+", "words": "Súc rửa bể chứa."}


@pytest.mark.parametrize(
    ("label", "mark", "found"),
    [
        ("c", "c)", {"label": "c"}),
        ("1", "1.", {"label": "1"}),
        ("I", "I.", {"label": "I"}),
        ("1.3", "1.3", {"label": "1.3", "mark": "1.3"}),
        ("1", "(1)", {"label": "1", "mark": "(1)"}),
        ("II", "II/", {"label": "II", "mark": "II/"}),
        ("", "+", {"mark": "+"}),
    ],
)
def test_a_mark_is_said_where_the_label_prints_another(label: str, mark: str, found: dict[str, str]) -> None:
    assert label_of(label, mark) == found
