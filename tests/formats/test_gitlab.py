"""A Code Quality report that GitLab accepts, with names that outlive an edit."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from plancli.diagnostic import CheckResult, Diagnostic
from plancli.formats import Style
from tests.formats.samples import FOLDED, PAPER, RESULT, SAID, diagnostic, told_as


def told(*diagnostics: Diagnostic, style: Style | None = None) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(
        told_as("gitlab", CheckResult(diagnostics, 1), style or Style())
    )
    return issues


def test_each_issue_has_what_gitlab_asks_for() -> None:
    first, second = told(*RESULT.diagnostics)
    assert first == {
        "description": "Ngày “21/3/2023” của Quyết định số 765/QĐ-BTTTT (I.1) khác danh mục: 28/4/2023."
        " Đối chiếu bản gốc rồi sửa ngày.",
        "check_name": "KH301 wrong-date",
        "fingerprint": first["fingerprint"],
        "severity": "major",
        "location": {
            "path": "plans/2025-tramtau.yaml",
            "positions": {"begin": {"line": 60, "column": 187}, "end": {"line": 60, "column": 196}},
        },
    }
    assert (second["severity"], second["check_name"]) == ("minor", "KH104 skipped-letter")
    assert second["description"].endswith("hoặc đổi e) thành đ). Đề xuất: Đổi thành “đ”.")


def test_nothing_found_is_an_empty_array() -> None:
    assert told_as("gitlab", CheckResult((), 1), Style()) == "[]\n"


def test_a_word_file_begins_at_its_beginning_and_the_words_count_paragraphs() -> None:
    issue = told(PAPER)[0]
    assert issue["location"] == {"path": "ke-hoach.docx", "lines": {"begin": 1}}
    assert issue["severity"] == "info"
    assert issue["description"] == "Số văn bản còn để trống. (đoạn 5) Ghi số khi văn thư đã cấp."


def test_a_path_leads_on_from_the_current_folder() -> None:
    style = Style(folder="/srv/kh")
    assert told(diagnostic("x", path="/srv/kh/a.yaml"), style=style)[0]["location"]["path"] == "a.yaml"


def test_no_two_issues_share_a_fingerprint() -> None:
    names = [each["fingerprint"] for each in told(*RESULT.diagnostics, *RESULT.diagnostics, FOLDED, PAPER)]
    assert len(set(names)) == len(names)


@given(SAID)
def test_json_gives_back_what_was_said(said: str) -> None:
    issue = told(diagnostic("x", message=said, help="", path=f"a/{said}"))[0]
    assert issue["description"] == said
