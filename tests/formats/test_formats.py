"""Formats for programs and logs, and the line that sums up."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest
from hypothesis import given

from plancli.diagnostic import CheckResult
from plancli.formats import FORMATS, Style, find_format
from tests.formats.samples import PASSED, RESULT, SAID, SENTENCE, diagnostic, told_as

_NOTHING = CheckResult((), 1)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_say_that_nothing_was_found(name: str) -> None:
    assert told_as(name, _NOTHING, Style()).endswith("\n")


def test_concise_is_one_line_a_finding(check_snapshot: Callable[[str, str], None]) -> None:
    told = told_as("concise", RESULT, Style())
    check_snapshot("formats/concise.txt", told)
    assert told.splitlines()[1].startswith("plans/2025-tramtau.yaml:212:20: KH104 Sau “d”")


def test_concise_stays_one_line_where_the_message_holds_line_ends() -> None:
    told = told_as("concise", CheckResult((diagnostic("x", "x", message="a\nb\u2028c"),), 1), Style())
    assert len(told.splitlines()) == 2


def test_json_has_exactly_the_promised_keys() -> None:
    told = json.loads(told_as("json", RESULT, Style()))
    assert list(told) == ["schema_version", "diagnostics", "summary"]
    assert told["schema_version"] == 1
    first, second = told["diagnostics"]
    assert list(first) == [
        "code", "name", "severity", "message", "path", "label", "start", "end", "help", "basis", "fix",
    ]  # fmt: skip
    assert (first["severity"], first["start"]["line"], first["fix"]) == ("error", 60, None)
    assert second["start"] == {"line": 212, "column": 20}
    assert second["end"] == {"line": 212, "column": 21}
    assert second["fix"] == {
        "title": "Đổi thành “đ”",
        "applicability": "unsafe",
        "edits": [
            {"start": {"line": 212, "column": 20}, "end": {"line": 212, "column": 21}, "replacement": "đ"}
        ],
    }
    assert told["summary"] == {
        "files": 1,
        "errors": 1,
        "warnings": 1,
        "infos": 0,
        "suppressed": 0,
        "citations": 21,
        "citations_checked": 9,
        "registry_checked": "2026-11-23",
    }


def test_json_keeps_vietnamese_letters_and_every_character_of_a_value() -> None:
    odd = "“[bold]\u202e\x1b” Ủy ban"
    told = told_as("json", CheckResult((diagnostic("x", "x", message=odd),), 1), Style())
    assert json.loads(told)["diagnostics"][0]["message"] == odd
    assert "Ủy ban" in told


@given(SAID)
def test_json_gives_back_what_was_said(said: str) -> None:
    told = told_as("json", CheckResult((diagnostic("x", "x", message=said, label=said),), 1), Style())
    first = json.loads(told)["diagnostics"][0]
    assert (first["message"], first["label"]) == (said, said)


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_a_file_name_that_is_no_text_can_be_written_as_json(name: str) -> None:
    told = told_as(name, CheckResult((diagnostic("x", "x", path="Trạm\udcff.yaml"),), 1), Style())
    assert "Tr" in told
    json.loads(told.encode())


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_comment_lets_pass_is_told_by_no_format_but_sarif(name: str) -> None:
    quiet = CheckResult((), 1, suppressed_diagnostics=(PASSED,))
    assert ("KH301" in told_as(name, quiet, Style())) == (name == "sarif")


def test_statistics_count_by_rule_most_often_first() -> None:
    twice = dataclasses.replace(RESULT, diagnostics=(*RESULT.diagnostics, RESULT.diagnostics[1]))
    lines = told_as("statistics", twice, Style()).splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["2", "KH104"], ["1", "KH301"]]


@pytest.mark.parametrize("width", [10, 40, 60, 80])
def test_statistics_stay_on_the_screen(width: int) -> None:
    lines = told_as("statistics", RESULT, Style(width=width)).splitlines()
    assert max(map(len, lines)) <= max(width, 40)
    assert " ".join(lines[2:]) == SENTENCE


def test_an_unknown_format_is_no_format() -> None:
    with pytest.raises(KeyError):
        find_format("rdjson")
