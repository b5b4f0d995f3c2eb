"""Formats through the whole engine: the same findings in each, and files that the services accept."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.diagnostic import Severity
from plancli.formats import FORMATS
from tests.cli.word_files import paper

Runner = Callable[..., Any]
TRAMTAU = "plans/2025-tramtau.yaml"
GRADES = [each.value for each in Severity]


def count_lines(pattern: str) -> Callable[[str], Counter[str]]:
    return lambda out: Counter(re.findall(pattern, out, re.MULTILINE))


def count_json(out: str) -> Counter[str]:
    return Counter(each["code"] for each in json.loads(out)["diagnostics"])


def count_sarif(out: str) -> Counter[str]:
    return Counter(each["ruleId"] for each in json.loads(out)["runs"][0]["results"])


def count_gitlab(out: str) -> Counter[str]:
    return Counter(each["check_name"].split()[0] for each in json.loads(out))


def count_statistics(out: str) -> Counter[str]:
    """A rule that spoke in two severities has two lines."""
    found: Counter[str] = Counter()
    for count, code in re.findall(r"^ *(\d+) +(KH\d+)", out, re.MULTILINE):
        found[code] += int(count)
    return found


COUNTERS: dict[str, Callable[[str], Counter[str]]] = {
    "terminal": count_lines(r"^(KH\d{3}) "),
    "concise": count_lines(r"^.+:\d+:\d+: (KH\d{3}) "),
    "json": count_json,
    "sarif": count_sarif,
    "github": count_lines(r"^::\w+ title=(KH\d{3}) "),
    "gitlab": count_gitlab,
    "markdown": count_lines(r"^- .*?, `(KH\d{3})`: "),
    "statistics": count_statistics,
    "svg": count_lines(r">(KH\d{3})&#160;"),
}


def test_every_format_is_counted() -> None:
    assert COUNTERS.keys() == FORMATS.keys()


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch có lỗi.yaml"
    path.write_text("plancli: 1\nplancli: 1\nstate: nháp\n", encoding="utf-8")
    return path


def test_all_formats_say_the_same_findings(plancli: Runner, faulty: Path) -> None:
    found = {}
    for name, count in COUNTERS.items():
        run = plancli("check", TRAMTAU, "tests/plans", faulty, "--format", name)
        assert (run.code, run.err) == (1, "")
        found[name] = count(run.out)
    assert found["json"].total() > 20
    assert {name: each for name, each in found.items() if each != found["json"]} == {}


def test_the_last_line_is_the_same_in_every_format_that_has_one(plancli: Runner) -> None:
    told = {
        name: " ".join(plancli("check", TRAMTAU, "--format", name).out.split())
        for name in ("terminal", "concise", "github", "markdown", "statistics")
    }
    said = plancli("check", TRAMTAU, "--format", "concise").out.splitlines()[-1]
    assert said.startswith("Trước khi trình ký: 1 lỗi phải sửa (I.1), ")
    assert {name for name, each in told.items() if said not in each} == set()


def test_the_last_line_knows_an_issued_plan(plancli: Runner) -> None:
    run = plancli("check", TRAMTAU, "--state", "issued", "--format", "concise")
    assert run.out.splitlines()[-1].startswith("Văn bản đã ban hành: ")


def test_severities_are_the_same_in_sarif_github_and_gitlab(plancli: Runner) -> None:
    told = json.loads(plancli("check", TRAMTAU, "--format", "json").out)["diagnostics"]
    wanted = [GRADES.index(each["severity"]) for each in told]
    sarif = json.loads(plancli("check", TRAMTAU, "--format", "sarif").out)["runs"][0]["results"]
    assert [["error", "warning", "note"].index(each["level"]) for each in sarif] == wanted
    gitlab = json.loads(plancli("check", TRAMTAU, "--format", "gitlab").out)
    assert [["major", "minor", "info"].index(each["severity"]) for each in gitlab] == wanted
    github = plancli("check", TRAMTAU, "--format", "github").out
    kinds = re.findall(r"^::(\w+)", github, re.MULTILINE)
    assert [["error", "warning", "notice"].index(each) for each in kinds] == wanted


def test_fingerprints_outlive_a_line_put_in_above(plancli: Runner, tmp_path: Path) -> None:
    text = (Path(TRAMTAU)).read_text(encoding="utf-8")
    plan = tmp_path / "plan.yaml"

    def names() -> list[str]:
        return [each["fingerprint"] for each in json.loads(plancli("check", plan, "--format", "gitlab").out)]

    plan.write_text(text, encoding="utf-8")
    before = names()
    plan.write_text("# một dòng\n# hai dòng\n" + text, encoding="utf-8")
    assert names() == before
    assert len(set(before)) == len(before)


def test_fingerprints_outlive_a_new_layout(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(Path(TRAMTAU).read_text(encoding="utf-8"), encoding="utf-8")
    before = plancli("check", plan, "--format", "gitlab").out
    assert plancli("fmt", plan).code == 0
    after = plancli("check", plan, "--format", "gitlab").out
    for each in (before, after):
        assert len(json.loads(each)) > 5
    assert [each["fingerprint"] for each in json.loads(before)] == [
        each["fingerprint"] for each in json.loads(after)
    ]


def test_paths_lead_on_from_the_current_folder(
    plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faulty: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    absolute, near = (plancli("check", path, "--format", "sarif").out for path in (faulty, faulty.name))
    assert json.loads(absolute)["runs"] == json.loads(near)["runs"]
    places = json.loads(absolute)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    uri = places["artifactLocation"]["uri"]
    assert uri == "k%E1%BA%BF%20ho%E1%BA%A1ch%20c%C3%B3%20l%E1%BB%97i.yaml"


def test_a_sarif_run_lists_the_rules_that_ran(plancli: Runner) -> None:
    out = plancli("check", TRAMTAU, "--select", "structure", "--format", "sarif").out
    rules = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    families = {tag for each in rules for tag in each["properties"]["tags"]}
    assert families == {"structure", "file", "suppression"}


def test_a_word_file_is_told_by_paragraphs(plancli: Runner, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(paper())
    lines = plancli("check", file, "--format", "terminal").out
    assert "ke-hoach.docx" in lines
    assert "(đoạn " in lines
    results = json.loads(plancli("check", file, "--format", "sarif").out)["runs"][0]["results"]
    assert results
    assert all("region" not in each["locations"][0]["physicalLocation"] for each in results)
    assert all("(đoạn " in each["message"]["text"] for each in results)
    github = plancli("check", file, "--format", "github").out
    assert "line=" not in github
    assert "- **" in plancli("check", file, "--format", "markdown").out


@pytest.mark.parametrize("name", FORMATS)
def test_a_plan_on_standard_input_can_be_told_in_every_format(name: str, plancli: Runner) -> None:
    run = plancli("check", "-", "--format", name, stdin=b"plancli: 1\n")
    assert run.code == 1
    assert COUNTERS[name](run.out)
