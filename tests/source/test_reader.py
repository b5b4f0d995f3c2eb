"""The strict reader: text stays text, every slip is told at its place, nothing makes it fail."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plancli.source.fault import FaultKind
from plancli.source.yaml_reader import ReadResult, read_yaml

BOTH = pytest.mark.parametrize("use_c", [True, False], ids=["libyaml", "python"])


def read(text: str, use_c: bool = True) -> ReadResult:
    return read_yaml("thu.yaml", text.encode(), frozenset({"lead"}), use_c=use_c)


def value_of(text: str, use_c: bool = True) -> object:
    result = read(text, use_c)
    assert result.faults == ()
    assert result.document is not None
    return result.document.value


def names(text: str | bytes, use_c: bool = True) -> list[tuple[str, int, int]]:
    data = text.encode() if isinstance(text, str) else text
    found = read_yaml("thu.yaml", data, frozenset({"lead"}), use_c=use_c).faults
    return [(each.kind.label, each.span.start.line, each.span.start.column) for each in found]


@BOTH
@pytest.mark.parametrize("word", ["012", "1:30", "no", "on", "1_000", "2025-02-31", "1.10", "null", "=", "~"])
def test_a_plain_value_is_text(word: str, use_c: bool) -> None:
    assert value_of(f"so: {word}\n", use_c) == {"so": word}


@BOTH
def test_an_empty_value_is_none_and_quotes_are_text(use_c: bool) -> None:
    assert value_of("a:\nb: ''\nc: \"\"\n", use_c) == {"a": None, "b": "", "c": ""}


@BOTH
def test_a_byte_order_mark_and_windows_line_ends_are_fine(use_c: bool) -> None:
    data = "\ufeffa: Trạm Tấu\r\nb:\r\n  - Xà Hồ\r\n".encode()
    result = read_yaml("thu.yaml", data, use_c=use_c)
    assert result.faults == ()
    assert result.document is not None
    assert result.document.value == {"a": "Trạm Tấu", "b": ["Xà Hồ"]}
    assert result.document.locate(("b", 0)).start.line == 3


@BOTH
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("a: &x 1\nb: 2\n", ("anchor-or-alias", 1, 4)),
        ("b: *x\n", ("anchor-or-alias", 1, 4)),
        ("<<: {a: b}\n", ("anchor-or-alias", 1, 1)),
        ("a: !!int 3\n", ("explicit-tag", 1, 4)),
        ("---\na: 1\n---\nb: 2\n", ("several-documents", 3, 1)),
        ("ten: Phòng số #5 tầng hai\n", ("value-cut-at-hash", 1, 6)),
        ("lead: [Sở Văn hóa, Thể thao]\n", ("flow-list-of-units", 1, 7)),
        ("? [a, b]\n: c\n", ("key-not-text", 1, 3)),
        ("x:\n\ty: 1\n", ("tab-indentation", 2, 1)),
        ("a: b\u202ec\n", ("control-character", 1, 5)),
        ("", ("empty-file", 1, 1)),
        ("# lời chú\n", ("empty-file", 1, 1)),
    ],
)
def test_each_slip_is_told_at_its_place(text: str, fault: tuple[str, int, int], use_c: bool) -> None:
    assert names(text, use_c) == [fault]


@BOTH
@pytest.mark.parametrize(
    ("text", "cause", "line"),
    [
        ("title: Nghị định: số 09\n", "colon-in-value", 1),
        ("a: @huyện\n", "special-start", 1),
        ("a: 'mở\nb: 1\n", "unclosed-quote", 1),
        ("a: [1, 2\nb: 3\n", "unclosed-bracket", 1),
        ('a: "Đề án" truyền thông\n', "text-after-quote", 1),
        ("a: 1\n b: 2\n", "indentation", 2),
    ],
)
def test_a_broken_file_names_the_usual_cause(text: str, cause: str, line: int, use_c: bool) -> None:
    (fault,) = read(text, use_c).faults
    assert fault.kind is FaultKind.SYNTAX
    assert (fault.fields["cause"], fault.span.start.line) == (cause, line)


def test_several_faults_come_in_one_run() -> None:
    text = "a: 1\na: 2\nlead: [x, y]\nb: số #5\nc: &d e\n"
    assert [name for name, _, _ in names(text)] == [
        "duplicate-key",
        "flow-list-of-units",
        "value-cut-at-hash",
        "anchor-or-alias",
    ]


def test_decomposed_letters_are_a_warning_and_stay_as_they_are() -> None:
    text = "a: Trạm Tấu\n".replace("ạ", "a\u0323")
    result = read(text)
    assert [(fault.kind, fault.warning) for fault in result.faults] == [(FaultKind.DECOMPOSED_TEXT, True)]
    assert result.document is not None
    assert result.document.value == {"a": "Tra\u0323m Tấu"}


def test_a_comment_is_no_cut_value_and_a_hash_in_block_text_no_comment() -> None:
    assert names("a: Phòng Tư pháp  # chưa rõ\n") == []
    assert value_of("a: >-\n  Phòng số #5\n  tầng [hai] {x}\n") == {"a": "Phòng số #5 tầng [hai] {x}"}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("a: Trạm Tấu".encode("utf-16"), "wrong-encoding"),
        ("a: Trạm".encode()[:-1] + b"\xff", "wrong-encoding"),
        ("a: Ủy ban".encode()[:-6], "syntax-error"),
        (b"a: \xd0\xfd", "wrong-encoding"),
        (b"PK\x03\x04\x00\x00", "not-text"),
        (b"a: " + b"x" * (6 * 1024 * 1024), "file-too-large"),
    ],
    ids=["utf-16", "cut in a letter", "cut in a word", "cp1258", "zip", "too large"],
)
def test_bytes_that_are_no_text_are_one_fault(data: bytes, name: str) -> None:
    found = names(data)
    assert len(found) <= 1
    if name != "syntax-error":
        assert [each for each, _, _ in found] == [name]


@pytest.mark.parametrize(
    "program",
    [
        "'[' * 100_000",
        "'{a: ' * 100_000",
        "'- ' * 50_000 + 'a'",
        "''.join(' ' * n + 'a:\\n' for n in range(2000))",
        "'a: ' + 'x' * 4_000_000",
        "'a: &a [x]\\n' + ''.join(f'{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\\n' for n in range(20))",
    ],
    ids=["brackets", "braces", "dashes", "indentation", "long line", "billion laughs"],
)
def test_a_bomb_neither_kills_nor_hangs_the_process(program: str) -> None:
    code = (
        "from plancli.source.yaml_reader import read_yaml\n"
        f"print([f.kind.label for f in read_yaml('x', ({program}).encode()).faults][:3])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    if "4_000_000" not in program:
        assert "nested-too-deep" in done.stdout or "anchor-or-alias" in done.stdout


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    read_yaml("thu.yaml", data)
    assert read_yaml("thu.yaml", data, use_c=True) is not None


@given(st.text(alphabet="ab:-#[]{}&*!|>'\"\n \tỦđ%@`?,", max_size=60))
def test_both_readers_agree_on_what_they_accept(text: str) -> None:
    fast, slow = read(text), read(text, use_c=False)
    if not fast.faults and not slow.faults:
        assert fast.document is not None
        assert slow.document is not None
        assert fast.document.value == slow.document.value


plain = st.text(alphabet="abc Ủđ.,/", min_size=1, max_size=30).filter(lambda text: text.strip() == text)


@given(st.dictionaries(st.sampled_from("abcd"), st.one_of(plain, st.lists(plain, max_size=3)), min_size=1))
def test_what_a_writer_wrote_is_read_back(value: dict[str, object]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    assert value_of(text) == value
