"""The slips of a person typing: one cause each, at the place to mend, and all of them in one run."""

from __future__ import annotations

import pytest

from plancli.messages import Language, sentence
from plancli.source.fault import Fault, FaultKind
from plancli.source.yaml_reader import read_yaml

BOTH = pytest.mark.parametrize("use_c", [True, False], ids=["libyaml", "python"])

SLIPS = {
    "title: Nghị định: số 09\n": ("colon-in-value", 1, 17),
    "- Nghị định: số: 09\n": ("colon-in-value", 1, 16),
    "text: Phối hợp với\n  nội dung gồm: phổ biến\nx: y\n": ("colon-in-value", 2, 15),
    "a: @huyện\n": ("special-start", 1, 4),
    "a: `huyện`\n": ("special-start", 1, 4),
    "a: %5\n": ("special-start", 1, 4),
    "a: * Ghi chú\n": ("special-start", 1, 4),
    "a: & Ghi chú\n": ("special-start", 1, 4),
    "a: ] b\n": ("special-start", 1, 4),
    "a: > 5 người\n": ("special-start", 1, 4),
    "a: | x\n": ("special-start", 1, 4),
    "a: ? x\n": ("special-start", 1, 4),
    "a: [Dự thảo] Kế hoạch\nb: c\n": ("special-start", 1, 4),
    "a: {x} y\nb: c\n": ("special-start", 1, 4),
    "a: [b, c\nd: e\n": ("unclosed-bracket", 1, 4),
    "a: {b: c\n": ("unclosed-bracket", 1, 4),
    "a: [\n": ("unclosed-bracket", 1, 4),
    "a: {b: [c,\n\n": ("unclosed-bracket", 1, 8),
    'a: "Đề án" số 5\nb: c\n': ("text-after-quote", 1, 12),
    "a: 'Đề án' số 5\nb: c\n": ("text-after-quote", 1, 12),
    'a: "mở\nb: c\n': ("unclosed-quote", 1, 4),
    'a: "mở\nb: "c"\nd: e\n': ("unclosed-quote", 1, 4),
    "a: 'mở\n---\nb: c\n": ("unclosed-quote", 1, 4),
    'a: "C:\\plan"\n': ("backslash", 1, 7),
    'a: "\\uD800"\n': ("backslash", 1, 5),
    'a: "\\U00110000"\n': ("backslash", 1, 5),
    "a: “Đề án: b”\n": ("curly-quote", 1, 4),
    "a: b\nrespons": ("cut-off", 2, 1),
    "a: b\nlead Phòng Tư pháp\nc: d\n": ("key-without-colon", 2, 1),
    "a: >-\nkhông thụt vào\nb: c\n": ("key-without-colon", 2, 1),
    "a: b\nlead:Phòng Tư pháp\nc: d\n": ("space-after-colon", 2, 1),
    "- a\n-b\n- c\n": ("dash-without-space", 2, 1),
    "a: - b\n": ("dash-after-key", 1, 4),
    "a: b\n  c: d\n": ("indentation", 2, 3),
    "a:\n    b: c\n  d: e\n": ("indentation", 3, 3),
    "a:\n  - b\n - c\n": ("indentation", 3, 2),
    "a:\n  - b\n  c: d\n": ("indentation", 3, 3),
    "- a\nb: c\n": ("indentation", 2, 1),
}


def faults(text: str, use_c: bool = True) -> tuple[Fault, ...]:
    return read_yaml("thu.yaml", text.encode(), frozenset({"lead"}), use_c=use_c).faults


def seen(fault: Fault) -> tuple[str, int, int]:
    cause = fault.fields.get("cause", fault.kind.label)
    return cause, fault.span.start.line, fault.span.start.column


@BOTH
@pytest.mark.parametrize("text", SLIPS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_slip_has_one_cause_at_one_place(text: str, use_c: bool, line_end: str) -> None:
    (fault,) = faults(text.replace("\n", line_end), use_c)
    assert fault.kind is FaultKind.SYNTAX
    assert seen(fault) == SLIPS[text]


@BOTH
def test_all_slips_come_in_one_run_with_the_other_faults(use_c: bool) -> None:
    text = 'a: Nghị định: x\nb: @c\nd: "e" f\na: 1\nlead: [x, y]\ng: C #5\nh: *i\n'
    assert [seen(fault)[:2] for fault in faults(text, use_c)] == [
        ("colon-in-value", 1),
        ("special-start", 2),
        ("text-after-quote", 3),
        ("duplicate-key", 4),
        ("flow-list-of-units", 5),
        ("value-cut-at-hash", 6),
        ("anchor-or-alias", 7),
    ]


def test_a_file_that_could_not_be_read_as_written_has_no_value() -> None:
    for text in ("a: b: c\n", "a: @b\n", "\ta: b\n", "a: &x b\nc: *x\n"):
        document = read_yaml("thu.yaml", text.encode()).document
        assert document is not None
        assert document.value is None
        assert document.text == text


@BOTH
def test_every_indentation_by_tabs_is_told_but_block_text_is_left_alone(use_c: bool) -> None:
    text = "a:\n\tb: 1\nc: |\n  chữ\n  \tchữ\nd:\n  - e: >-\n      chữ\n    \tf: 2\n\n\tg: 3\n"
    found = faults(text, use_c)
    assert {fault.kind for fault in found} == {FaultKind.TAB_INDENT}
    assert [fault.span.start.line for fault in found] == [2, 9, 11]


@BOTH
@pytest.mark.parametrize("text", ["a: b\n\t\nc: d\n", "a:\tb\nc: d\t\n", "a: b\n \t c\n"])
def test_a_tab_that_does_no_harm_is_no_fault(text: str, use_c: bool) -> None:
    assert faults(text, use_c) == ()


@BOTH
@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("a: {{ 7*7 }}\n", "braces"),
        ("? \n: b\n", "nothing"),
        ("a: #5 tầng hai\n", "whole"),
        ("a: b\u202ec\n", "direction"),
        ("a: b\x0bc\n", "line"),
        ("a: b\u2028c\n", "line"),
        ("a: b\ufffdc\n", "lost"),
    ],
)
def test_some_faults_name_their_cause(text: str, cause: str, use_c: bool) -> None:
    assert [fault.fields["cause"] for fault in faults(text, use_c)] == [cause]


@pytest.mark.parametrize(
    "text",
    [
        "a: Phòng # chú thích\nb: c ## d\nc: d #- e\n",
        "a: |\n  Phòng số #5\nb: >-\n  x #y\nc: 'Phòng #5'\nd: \"x #y\"\n",
        "a: x#y\n",
        'a: "b" #c\n',
    ],
)
def test_a_hash_that_cuts_no_words_is_no_fault(text: str) -> None:
    assert faults(text) == ()


def test_prose_with_brackets_is_no_nesting() -> None:
    prose = "".join(f"  ({number}) [x] {{y}} [chưa đóng\n" for number in range(200))
    text = f"a: |\n{prose}b: >-\n{prose}c: x [[[[\nd: '{'[' * 200}'\n# {'[' * 200}\n"
    assert faults(text) == ()


def test_one_hundred_levels_are_read_and_one_more_is_not() -> None:
    assert faults("[" * 100 + "]" * 100) == ()
    (fault,) = faults("[" * 101 + "]" * 101)
    assert (fault.kind, fault.span.start.column) == (FaultKind.TOO_DEEP, 101)
    # Few brackets, no indentation: a mapping of one pair stands inside each without a bracket of its own.
    (fault,) = faults("[a: " * 60 + "]" * 60)
    assert fault.kind is FaultKind.TOO_DEEP


def test_an_escape_cannot_smuggle_in_what_a_screen_obeys() -> None:
    (fault,) = faults('a: "\\e[31m"\n')
    assert (fault.kind, fault.fields["character"]) == (FaultKind.CONTROL_CHARACTER, "U+001B")


def test_signs_that_another_name_would_fit_better_are_not_decomposed() -> None:
    assert faults("a: 5 \u2126\n") == ()


def test_decomposed_letters_are_told_once_a_file() -> None:
    (fault,) = faults("a: e\u0302\u0301 va\u0300 o\u0300\nb: c\n")
    assert (fault.kind, fault.warning) == (FaultKind.DECOMPOSED_TEXT, True)
    assert "cause" not in fault.fields
    (fault,) = faults("a: c\nb: va\u0300\nc:\n  d: o\u0300\ne: e\u0302\n")
    assert (fault.span.start.line, fault.fields["others"], fault.fields["cause"]) == (2, "2", "several")


@pytest.mark.parametrize("value", ["[a]", "[a, b]", "[\n  a, b]"])
def test_units_in_brackets_are_refused_under_the_keys_that_hold_units(value: str) -> None:
    (fault,) = faults(f"lead: {value}\naliases: {value}\n")
    assert (fault.kind, fault.fields["key"]) == (FaultKind.UNIT_FLOW_LIST, "lead")
    assert faults("lead: []\n") == ()


def test_anchors_leave_a_file_readable_and_quotes_make_them_text() -> None:
    result = read_yaml("thu.yaml", b"a: &x b\n'<<': '*c'\nd: !t e\n")
    assert [fault.kind for fault in result.faults] == [FaultKind.ANCHOR, FaultKind.TAG]
    assert result.document is not None
    assert result.document.value == {"a": "b", "<<": "*c", "d": "e"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "text", [*SLIPS, "a: 1\na: 2\n", "---\na\n---\nb\n", "", "a: x #5\n", "a: #5\n", "? \n: b\n"]
)
def test_each_fault_has_a_sentence_and_advice(text: str, language: Language) -> None:
    for fault in faults(text):
        key = ".".join(
            ["fault", fault.kind.label, *([fault.fields["cause"]] if "cause" in fault.fields else [])]
        )
        said = sentence(language, key, **fault.fields)
        advice = sentence(language, f"{key}.help", **fault.fields)
        assert said
        assert advice
        for word in ("YAML", "parse", "schema", "scalar", "mapping", "expected"):
            assert word not in said + advice
