"""Formats for programs and logs, and the line that sums up."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest

from plancli.diagnostic import CheckResult, Severity
from plancli.formats import FORMATS, Style, find_format
from plancli.formats.summary import summary
from plancli.messages import Language
from tests.formats.samples import RESULT, diagnostic

_NOTHING = CheckResult((), 1)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_say_that_nothing_was_found(name: str) -> None:
    assert find_format(name)(_NOTHING, Style()).endswith("\n")


def test_concise_is_one_line_a_finding(check_snapshot: Callable[[str, str], None]) -> None:
    told = find_format("concise")(RESULT, Style())
    check_snapshot("formats/concise.txt", told)
    assert told.splitlines()[1].startswith("plans/2025-tramtau.yaml:212:20: KH104 Sau “d”")


def test_concise_stays_one_line_where_the_message_holds_line_ends() -> None:
    told = find_format("concise")(CheckResult((diagnostic("x", "x", message="a\nb\u2028c"),), 1), Style())
    assert len(told.splitlines()) == 2


def test_json_has_exactly_the_promised_keys() -> None:
    told = json.loads(find_format("json")(RESULT, Style()))
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
    told = find_format("json")(CheckResult((diagnostic("x", "x", message=odd),), 1), Style())
    assert json.loads(told)["diagnostics"][0]["message"] == odd
    assert "Ủy ban" in told


def test_statistics_count_by_rule_most_often_first() -> None:
    twice = dataclasses.replace(RESULT, diagnostics=(*RESULT.diagnostics, RESULT.diagnostics[1]))
    lines = find_format("statistics")(twice, Style()).splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["2", "KH104"], ["1", "KH301"]]


@pytest.mark.parametrize(
    "result, vi, en",
    [
        (
            RESULT,
            "1 lỗi, 1 nên sửa; 9/21 viện dẫn đã đối chiếu, dữ liệu đến 23/11/2026",
            "errors: 1, warnings: 1; 9 of 21 citations looked up, data until 23/11/2026",
        ),
        (_NOTHING, "Không thấy lỗi trong phạm vi kiểm tra", "Nothing found within what is checked"),
        (
            CheckResult((), 3, 4, 0),
            "3 tệp; Không thấy lỗi trong phạm vi kiểm tra; 0/4 viện dẫn đã đối chiếu",
            "files: 3; Nothing found within what is checked; 0 of 4 citations looked up",
        ),
        (
            CheckResult((diagnostic("x", severity=Severity.INFO),), 1, 1, 1, "chưa rõ"),
            "1 để biết; 1/1 viện dẫn đã đối chiếu, dữ liệu đến chưa rõ",
            "infos: 1; 1 of 1 citations looked up, data until chưa rõ",
        ),
    ],
)
def test_summary(result: CheckResult, vi: str, en: str) -> None:
    assert summary(result, Language.VI) == vi
    assert summary(result, Language.EN) == en


def test_an_unknown_format_is_no_format() -> None:
    with pytest.raises(KeyError):
        find_format("sarif")
