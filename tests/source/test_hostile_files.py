"""Bytes that are no plan, and files made to kill a reader: an answer each time, and never an exception."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.source.document import SourceDocument, Value
from plancli.source.fault import Fault, FaultKind
from plancli.source.fault_list import MOST_OF_A_KIND
from plancli.source.position import Position
from plancli.source.yaml_reader import read_yaml

WORD = "a: Trạm Tấu\n"


def only(data: bytes) -> Fault:
    (fault,) = read_yaml("thu.yaml", data).faults
    return fault


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_wide_encodings_are_named(encoding: str) -> None:
    mark = b"\x00\x00\xfe\xff" if encoding == "utf-32-be" else b""
    fault = only(mark + (WORD * 20).encode(encoding))
    assert (fault.kind, fault.fields["byte"]) == (FaultKind.WRONG_ENCODING, encoding[:6].upper())
    assert fault.span.start == Position(0, 1, 1)


def test_the_first_byte_of_an_old_encoding_is_told_by_line_and_column() -> None:
    fault = only("a: Ủy ban\r\nb: ".encode() + "Đà".encode("cp1258"))
    assert (fault.kind, fault.fields["byte"]) == (FaultKind.WRONG_ENCODING, "0xD0")
    assert fault.span.start == Position(14, 2, 4)


def test_a_file_cut_inside_a_letter_says_so() -> None:
    fault = only("a: Ủ".encode()[:-1])
    assert (fault.fields["cause"], fault.span.start.column) == ("cut", 4)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"PK\x03\x04\x14", "office"),
        (b"\xd0\xcf\x11\xe0\xa1", "office"),
        (b"{\\rtf1 x}", "office"),
        (b"%PDF-1.7", "pdf"),
    ],
)
def test_other_kinds_of_file_are_named(data: bytes, cause: str) -> None:
    fault = only(data)
    assert (fault.kind, fault.fields["cause"]) == (FaultKind.NOT_TEXT, cause)


def test_a_zero_byte_is_no_text() -> None:
    fault = only(b"a: b\nc: \x00\n")
    assert (fault.kind, fault.span.start) == (FaultKind.NOT_TEXT, Position(8, 2, 4))


def test_a_file_of_more_than_five_megabytes_is_not_read() -> None:
    assert only(b"x" * 10_000_000).kind is FaultKind.TOO_LARGE
    assert read_yaml("thu.yaml", b"a: " + b"x" * 5_000_000).faults == ()


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", b"# x\n", b"---\n", b"--- # x\n...\n"])
@pytest.mark.parametrize("use_c", [True, False])
def test_a_file_without_content_is_empty(data: bytes, use_c: bool) -> None:
    result = read_yaml("thu.yaml", data, use_c=use_c)
    assert [fault.kind for fault in result.faults] == [FaultKind.EMPTY_FILE]


def test_a_mark_that_nobody_sees_keeps_the_rest_of_the_file_readable() -> None:
    result = read_yaml("thu.yaml", "a: b\x07c\nd: \ufeffe\na: 2\n".encode())
    assert [fault.kind for fault in result.faults] == [
        FaultKind.CONTROL_CHARACTER,
        FaultKind.CONTROL_CHARACTER,
        FaultKind.DUPLICATE_KEY,
    ]
    assert result.document is not None
    assert result.document.text == "a: b\x07c\nd: \ufeffe\na: 2\n"


def test_a_bomb_behind_a_slip_is_not_lit() -> None:
    laughs = "".join(f"l{n}: &l{n} [{f'*l{n - 1}, ' * 9}]\n" if n else "l0: &l0 [x]\n" for n in range(12))
    result = read_yaml("thu.yaml", f"a: @b\n{laughs}".encode())
    assert result.document is not None
    assert result.document.value is None
    kinds = [fault.kind for fault in result.faults]
    assert (kinds.count(FaultKind.SYNTAX), kinds.count(FaultKind.ANCHOR)) == (1, 12 + 11 * 9)


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "&x a: *x\n", "a: &x\n  b: *x\n", "? &x [*x]\n: *x\n"])
@pytest.mark.parametrize("use_c", [True, False])
def test_a_value_that_holds_itself_is_refused(text: str, use_c: bool) -> None:
    kinds = [fault.kind for fault in read_yaml("thu.yaml", text.encode(), use_c=use_c).faults]
    assert set(kinds) - {FaultKind.KEY_NOT_TEXT} == {FaultKind.ANCHOR}


def test_an_endless_row_of_faults_is_cut() -> None:
    faults = read_yaml("thu.yaml", b"a: b\n" * 3000).faults
    assert len(faults) == MOST_OF_A_KIND


@pytest.mark.parametrize("use_c", [True, False], ids=["libyaml", "python"])
@pytest.mark.parametrize(
    "program",
    [
        "'[' * 100_000",
        "'a: ' + '{a: ' * 100_000",
        "'- ' * 50_000 + 'a'",
        "'? ' * 50_000 + 'a'",
        "''.join(' ' * n + 'a:\\n' for n in range(1500))",
        "''.join(' ' * n + '-\\n' for n in range(1500))",
        "'\\r'.join(' ' * n + 'a:' for n in range(1500))",
        "'[a: ' * 49 + '[' * 52",
    ],
    ids=["brackets", "braces", "dashes", "questions", "keys", "items", "old line ends", "pairs"],
)
def test_depth_neither_kills_nor_stops_the_process(program: str, use_c: bool) -> None:
    code = (
        "from plancli.source.yaml_reader import read_yaml\n"
        f"print([f.kind.name for f in read_yaml('x', ({program}).encode(), use_c={use_c}).faults])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "['TOO_DEEP']"), done.stderr


def _size(value: Value) -> int:
    if isinstance(value, dict):
        return 1 + sum(len(key) + _size(below) for key, below in value.items())
    if isinstance(value, list):
        return 1 + sum(map(_size, value))
    return len(value or "")


def check_answers(data: bytes, use_c: bool) -> None:
    """Whatever the bytes are, there is a value or a fault, and all places lie in the text."""
    result = read_yaml("thu.yaml", data, frozenset({"a"}), use_c=use_c)
    source = result.document
    assert result.faults or source is not None
    if source is None:
        return
    assert source.value is not None or any(not fault.warning for fault in result.faults)
    assert _size(source.value) <= 2 * len(source.text) + 2
    for fault in result.faults:
        assert 0 <= fault.span.start.offset <= fault.span.end.offset <= len(source.text)
        assert fault.span.start == source.position(fault.span.start.offset)
    assert isinstance(source, SourceDocument)
    for comment in source.comments:
        assert source.text.startswith(comment.text, comment.start.offset)


STRUCTURE = [": ", "- ", "\n  ", "\n- ", "<<", "*a", "&a ", "!t ", "---\n", "...\n", "|2", ">-\n"]
UNSEEN = ["\u2028", "\x0b", "\ufeff", "\u202e", "😀", "e\u0301"]
pieces = st.sampled_from([*"ab:-?#,[]{}&*!|>'\"%@`\\\n\r\t ", *STRUCTURE, *UNSEEN])


@given(st.lists(pieces, max_size=40).map("".join), st.booleans())
def test_no_text_makes_it_raise(text: str, use_c: bool) -> None:
    check_answers(text.encode(), use_c)


@given(st.text(max_size=40), st.booleans())
def test_no_letters_make_it_raise(text: str, use_c: bool) -> None:
    check_answers(f"a: {text}\n".encode(), use_c)


@given(st.binary(max_size=60), st.booleans())
def test_no_bytes_make_it_raise(data: bytes, use_c: bool) -> None:
    check_answers(data, use_c)
    check_answers(WORD.encode() + data, use_c)


@given(st.integers(0, 10_000), st.sampled_from(['"', "'", ":", "\t", "[", "#", "\n", "&a ", "-", ""]))
def test_a_slip_anywhere_in_a_plan_gets_an_answer(at: int, slip: str) -> None:
    plan = (
        'plancli: 1\nissuance:\n  title: "Kế hoạch: a"\nlead:\n  - Phòng Tư pháp\ntext: >-\n  Một [x]\n  hai\n'
        * 2
    )
    at %= len(plan)
    check_answers((plan[:at] + slip + plan[at + 1 :]).encode(), True)
    check_answers(plan[:at].encode(), True)


def test_without_libyaml_the_same_answer_comes_from_python() -> None:
    code = (
        "import sys\n"
        "sys.modules['yaml._yaml'] = None\n"
        "from plancli.source.composing import HAS_C\n"
        "from plancli.source.yaml_reader import read_yaml\n"
        "print(HAS_C, read_yaml('x', b'a: [b, \"c\"]').document.value)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "False {'a': ['b', 'c']}", done.stderr
