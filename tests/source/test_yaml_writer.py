"""What is laid out is read back as the same words, by this reader and by others, in the one layout."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.source.document import Value
from plancli.source.yaml_reader import read_yaml
from plancli.source.yaml_writer import WIDTH, NodeComments, is_plain, lay_out

NUMBERS = frozenset({"label", "period"})
PROSE = "Kế hoạch của Ủy ban nhân dân huyện Trạm Tấu về công tác truyền thông chính sách; ĐỀ NGHỊ “a”"
SIGNS = " :#-?&*!|>'\"%@`{}[],=~<.\n 0123456789eExyn/\\_+()\t\xa0\u200b\u0323\U0001f600"
NASTY = [
    *("y", "No", "null", "~", "07", "1.10", "1.1", "2025", "2025-01-06", "12:30", "1_000", "0x1f", ".5"),
    *("-1", "+1", "1e3", "<<", "=", "---", "...", "- a", "a: b", "a #b", "a:", "{{x}}", "", "\n", " "),
    *("\n\n", "a\n", "a\n\n", "\na", " a\nb", "a \nb", "a\n b", "x" * 120, "x " * 60, "x  y" * 40, "1."),
    *("08", "0o7", "2025-01-06 10:00:00", ".nan", "on", '"a', "'a", "%a", "@a", "`a", "? a", "!a", "&a"),
]
LETTERS = st.one_of(
    st.sampled_from(PROSE),
    st.sampled_from(SIGNS),
    st.characters(min_codepoint=0xA0, max_codepoint=0x2FF),
)
TEXTS = st.one_of(
    st.text(LETTERS, max_size=40),
    st.lists(st.text(LETTERS, max_size=12), max_size=40).map(" ".join),
    st.sampled_from(NASTY),
)
ANY_TEXT = st.text(max_size=30)


def nested(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.recursive(
        st.none() | texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=15,
    ).filter(lambda value: value is not None)


def reread(text: str, *, use_c: bool = True) -> Value:
    read = read_yaml("thu.yaml", text.encode(), use_c=use_c)
    assert [fault for fault in read.faults if not fault.warning] == [], text
    assert read.document is not None
    return read.document.value


@settings(max_examples=300)
@given(nested(TEXTS))
def test_whatever_is_laid_out_is_read_back_by_every_reader(value: Value) -> None:
    text = lay_out(value)
    assert reread(text) == value
    assert reread(text, use_c=False) == value
    assert yaml.safe_load(text) == value
    assert text.endswith("\n")


@settings(max_examples=200)
@given(nested(ANY_TEXT))
def test_characters_that_nobody_sees_are_written_as_escapes(value: Value) -> None:
    text = lay_out(value)
    read = read_yaml("thu.yaml", text.encode()).document
    assert read is not None
    assert read.value == value
    assert yaml.safe_load(text) == value


@settings(max_examples=200)
@given(st.sampled_from(sorted(NUMBERS)), st.from_regex(r"[0-9._eE+-]{1,8}", fullmatch=True))
def test_a_number_without_quotes_is_the_same_number_to_every_reader(key: str, text: str) -> None:
    laid = lay_out({key: text}, plain_numbers=NUMBERS)
    assert reread(laid) == {key: text}
    assert str(yaml.safe_load(laid)[key]) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("4", "4"),
        ("1.1", "1.1"),
        ("1.10", '"1.10"'),
        ("07", '"07"'),
        ("1.1.2", '"1.1.2"'),
        ("y", '"y"'),
        ("đ", "đ"),
    ],
)
def test_numbers_stand_plain_only_below_the_keys_that_are_named(text: str, written: str) -> None:
    laid = lay_out({"label": text, "title": text, "period": [text]}, plain_numbers=NUMBERS)
    quoted = text if text == "đ" else f'"{text}"'
    assert laid == f"label: {written}\ntitle: {quoted}\n\nperiod:\n  - {quoted}\n"


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Văn hóa - Xã hội",
        "600 tờ gấp phát đến tận hộ",
        "30/6/2026",
        "(Kèm theo Quyết định số 15/QĐ-UBND)",
        "“Đề án” l'ấy ý kiến",
        "https://tramtau.gov.vn",
        "C#",
        "từ năm 2025,",
    ],
)
def test_common_words_need_no_quotes(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", [each for each in NASTY if len(each) < 60])
def test_what_another_reader_takes_for_something_else_is_quoted(text: str) -> None:
    assert not is_plain(text)


def test_prose_is_folded_where_the_line_would_pass_the_last_column() -> None:
    words = " ".join(["chữ"] * 60)
    laid = lay_out({"sections": [{"text": words}]})
    lines = laid.splitlines()
    assert lines[:2] == ["sections:", "  - text: >-"]
    assert all(line.startswith("      chữ") for line in lines[2:])
    assert max(map(len, lines)) <= WIDTH < len(lines[2]) + len(" chữ")
    just_fits = "x" * 40 + " " + "x" * (WIDTH - len("a: ") - 41)
    assert lay_out({"a": just_fits}) == f"a: {just_fits}\n"
    assert lay_out({"a": just_fits + "x"}).startswith("a: >-\n")


def test_only_single_blanks_are_broken_and_long_words_are_left_whole() -> None:
    words = f"{'a  b ' * 30}c"
    assert all(line.rstrip() == line for line in lay_out({"x": words}).splitlines())
    assert reread(lay_out({"x": words})) == {"x": words}
    address = "https://tramtau.gov.vn/" + "a" * 120
    assert lay_out({"x": address}) == f"x: {address}\n"
    assert lay_out({"x": f"Xem {address}"}) == f"x: >-\n  Xem\n  {address}\n"


def test_line_ends_blanks_at_the_ends_and_tabs() -> None:
    assert lay_out({"a": "một\n\n  hai"}) == "a: |-\n  một\n\n    hai\n"
    assert lay_out({"a": "một\nhai\n"}) == "a: |\n  một\n  hai\n"
    assert lay_out({"a": "một \nhai"}) == 'a: "một \\nhai"\n'
    assert lay_out({"a": " x " + "chữ " * 40}).startswith('a: " x chữ')
    assert lay_out({"a": "một\thai"}) == 'a: "một\\thai"\n'


def test_empty_values_and_lists_in_lists() -> None:
    value: Value = {"a": None, "b": [], "c": {}, "d": "", "e": [None, ["x", {"k": "z", "w": None}]]}
    assert lay_out(value) == 'a:\nb: []\nc: {}\nd: ""\n\ne:\n  -\n  - - x\n    - k: z\n      w:\n'
    assert lay_out(None) == ""


def test_comments_stand_above_beside_and_below() -> None:
    value: Value = {
        "plancli": "1",
        "units": [{"name": "Các thôn", "kind": "group"}],
        "text": "chữ " * 30 + "x",
    }
    comments = {
        (): NodeComments(above=("# đầu", ""), below=("", "# cuối")),
        ("plancli",): NodeComments(beside="# phiên bản"),
        ("units",): NodeComments(above=("# các đơn vị",), below=("# hết",)),
        ("units", 0): NodeComments(beside="# cạnh gạch", below=("# trong",)),
        ("units", 0, "name"): NodeComments(above=("# trên tên",), beside="# tên"),
        ("text",): NodeComments(above=("",), beside="# chữ"),
    }
    laid = lay_out(value, comments)
    assert laid.startswith(
        "# đầu\n\n"
        'plancli: "1"                      # phiên bản\n\n'
        "# các đơn vị\n"
        "units:\n"
        "  # cạnh gạch\n"
        "  # trên tên\n"
        "  - name: Các thôn                # tên\n"
        "    kind: group\n"
        "    # trong\n"
        "  # hết\n\n"
        "text: >-                          # chữ\n"
        "  chữ"
    )
    assert laid.endswith("\n\n# cuối\n")
    assert reread(laid) == value


def test_a_comment_beside_a_long_line_stands_four_blanks_behind_it() -> None:
    name = "Phòng Văn hóa và Thông tin huyện"
    assert lay_out({"a": name}, {("a",): NodeComments(beside="# x")}) == f"a: {name}    # x\n"


def test_blank_lines_stand_around_long_top_level_keys_only() -> None:
    value: Value = {"a": "1x", "b": "2x", "c": {"d": ["e"], "f": "g"}, "h": "i", "j": "k"}
    assert lay_out(value) == "a: 1x\nb: 2x\n\nc:\n  d:\n    - e\n  f: g\n\nh: i\nj: k\n".replace(
        "1x", '"1x"'
    ).replace("2x", '"2x"')
