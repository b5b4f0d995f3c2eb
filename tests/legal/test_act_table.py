"""The shipped table is in order, says the same read in part and as a whole, and comes back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.errors import UsageError
from plancli.legal import act_table
from plancli.legal.act_sources import SourceKind, best_source, read_source
from plancli.legal.act_table import COLUMNS, SortedLines, act_line, number_key, read_line
from plancli.legal.registry import ACTS, NAMES, load_default_registry
from plancli.resources import read_resource

KEYS = st.text(st.sampled_from("0129/ĐabÂ"), min_size=1, max_size=5)


@given(
    st.lists(st.tuples(st.sampled_from(["a", "ab", "b", "9/CP"]), st.sampled_from(["1", "2"])), max_size=8),
    st.sampled_from(["a", "ab", "b", "9/CP", "c", "", "#version"]),
)
def test_whoever_asks_much_is_answered_alike(rows: list[tuple[str, str]], key: str) -> None:
    lines = sorted(f"{name}\t{value}\n" for name, value in rows)
    data = ("#version\t1\n" + "".join(lines)).encode()
    often = SortedLines(data)
    for _ in range(act_table.MANY + 2):
        often.find("a")
    assert often.find(key) == SortedLines(data).find(key)


@pytest.mark.parametrize("name", [ACTS, NAMES])
def test_lines_stand_in_the_order_of_their_bytes_each_once(name: str) -> None:
    lines = read_resource("data", name).splitlines()
    assert lines == sorted(set(lines))


@given(st.lists(st.tuples(KEYS, KEYS), max_size=30), KEYS)
def test_a_key_is_found_wherever_it_stands(pairs: list[tuple[str, str]], wanted: str) -> None:
    lines = sorted(f"{key}\t{value}".encode() for key, value in pairs)
    table = SortedLines(b"".join(line + b"\n" for line in lines))
    for key in {wanted, *(key for key, _ in pairs)}:
        assert sorted(table.find(key)) == sorted(value for other, value in pairs if other == key)


def test_every_act_is_found_by_its_number_and_writes_its_own_line() -> None:
    registry = load_default_registry()
    lines = [line for line in read_resource("data", ACTS).decode().splitlines() if not line.startswith("#")]
    assert len(lines) > 4000
    assert [act_line(act) for act in registry.documents] == lines
    assert all(act in registry.by_number(act.number) for act in registry.documents)


def test_a_table_without_a_last_end_of_line_is_read_to_its_end() -> None:
    table = SortedLines(b"#version\t1\na\tx\nb\ty")
    assert (table.find("b"), table.find("c"), table.about()) == (["y"], [], {"version": "1"})
    assert SortedLines(b"").find("a") == []


@pytest.mark.parametrize(("at", "cell"), [(3, "31/02/2024"), (7, "sure"), (0, None)])
def test_a_line_that_cannot_be_read_is_a_failure_of_the_tool(at: int, cell: str | None) -> None:
    cells: list[str] = ["1/QĐ-TTg", "Quyết định", "A", "2024-02-01", *[""] * 3, "unknown", "high", *[""] * 8]
    assert len(cells) == len(COLUMNS) - 1
    assert read_line(cells, "a").number == "1/QĐ-TTg"
    cells[at : at + 1] = [] if cell is None else [cell]
    with pytest.raises(UsageError):
        read_line(cells, "a")


def test_keys_of_numbers() -> None:
    assert number_key("Số: 09/2017/NÐ- CP") == number_key("9/2017/NĐ-CP") == "9/2017/NĐ/CP"
    assert number_key("21-LCT/HDNN8 ") == number_key("21-LCT/HDNN8")
    assert number_key("không  phải số") == "không phải số"


@pytest.mark.parametrize(
    ("written", "kind", "official", "proves"),
    [
        ("https://mic.gov.vn/a", SourceKind.PAGE, True, True),
        ("https://vbpl.vn", SourceKind.PAGE, True, True),
        ("https://xaydungchinhsach.chinhphu.vn/a", SourceKind.PAGE, True, True),
        ("https://gov.vn.example.com/a", SourceKind.PAGE, False, True),
        ("https://notgov.vn/a", SourceKind.PAGE, False, True),
        ("https://example.com/mic.gov.vn/", SourceKind.PAGE, False, True),
        ("unopened:https://mic.gov.vn/a", SourceKind.UNOPENED, False, False),
        ("codification", SourceKind.CODIFICATION, False, False),
        ("acts:2", SourceKind.ACTS, False, True),
        ("papers:1", SourceKind.PAPERS, False, False),
        ("papers:3", SourceKind.PAPERS, False, True),
        ("papers:many", SourceKind.PAGE, False, True),
        ("closing-article:1/2020/NĐ-CP", SourceKind.CLOSING_ARTICLE, False, False),
        ("Công báo số 5", SourceKind.PAGE, False, True),
    ],
)
def test_sources(written: str, kind: SourceKind, official: bool, proves: bool) -> None:
    source = read_source(written)
    assert (source.kind, source.is_official, source.proves_dates) == (kind, official, proves)


def test_the_best_source_is_an_opened_official_page() -> None:
    sources = ["papers:3", "https://a.com/x", "unopened:https://mic.gov.vn/a", "https://mic.gov.vn/b"]
    assert best_source(sources).words == "https://mic.gov.vn/b"
    assert best_source(["papers:3", "github:a/b@c:d.md", *sources[1:3]]).site == "a.com"
    assert best_source(["papers:3", "github:a/b@c:d.md"]).site == "github.com/a/b"
    assert best_source([]).words == ""
