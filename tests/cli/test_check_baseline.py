"""`plancli check` with known findings: only new ones are told, and the file changes only when asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.word_files import BODY, paper

Runner = Callable[..., Any]

TASK = "      - {label: %s, text: Rà soát., lead: Phòng Kinh tế, deadline: Quý I năm 2026, deliverable: Báo cáo}\n"
HEAD = """plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác năm 2026
sections:
  - label: I
    title: NỘI DUNG
    tasks:
"""


def plan(*labels: str) -> str:
    return HEAD + "".join(TASK % label for label in labels)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with a plan in which letter b is skipped."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(plan("a", "c"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def known(plancli: Runner) -> Path:
    """Return the written file of what is found today."""
    run = plancli("check", "a.yaml", "--write-baseline", "b.json")
    assert (
        run.err
        == f"Đã ghi b.json: {len(json.loads(Path('b.json').read_text())['plans']['a.yaml'])} điểm đã biết.\n"
    )
    assert run.code == 0
    return Path("b.json")


def told(plancli: Runner, *arguments: str) -> tuple[list[str], int]:
    summary = json.loads(plancli("check", *arguments, "--format", "json").out)
    return [each["code"] for each in summary["diagnostics"]], summary["summary"]["suppressed"]


def test_what_is_known_is_not_told(plancli: Runner, known: Path) -> None:
    all_found, _ = told(plancli, "a.yaml")
    assert "KH104" in all_found
    assert told(plancli, "a.yaml", "--baseline", "b.json") == ([], len(all_found))
    assert plancli("check", "a.yaml", "--baseline", "b.json", "--fail-on", "info").code == 0
    assert f"{len(all_found)} điểm bỏ qua" in plancli("check", "a.yaml", "--baseline", "b.json").out


def test_what_is_new_is_told_and_the_file_stays(plancli: Runner, known: Path) -> None:
    before = known.read_bytes()
    Path("a.yaml").write_text(plan("a", "c", "e"), encoding="utf-8")
    found, _ = told(plancli, "a.yaml", "--baseline", "b.json")
    assert found == ["KH104"]
    assert plancli("check", "a.yaml", "--baseline", "b.json", "--fail-on", "warning").code == 1
    assert known.read_bytes() == before


def test_settings_name_the_file(plancli: Runner, known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("plancli.toml").write_text('baseline = "b.json"\n')
    assert told(plancli)[0] == []
    Path("x").mkdir()
    monkeypatch.chdir("x")
    assert told(plancli, "../a.yaml")[0] == []
    assert told(plancli, "../a.yaml", "--no-config")[0] != []


def test_what_is_gone_is_counted_and_taken_out_when_asked(plancli: Runner, known: Path) -> None:
    before = known.read_text(encoding="utf-8")
    Path("a.yaml").write_text(plan("a", "b"), encoding="utf-8")
    run = plancli("check", "a.yaml", "--baseline", "b.json")
    assert run.err == "Trong b.json có 1 điểm không còn gặp; thêm --prune-baseline để bỏ.\n"
    assert known.read_text(encoding="utf-8") == before
    run = plancli("check", "a.yaml", "--baseline", "b.json", "--prune-baseline")
    assert run.err == "Đã bỏ khỏi b.json 1 điểm không còn gặp.\n"
    assert "KH104" in before
    assert "KH104" not in known.read_text(encoding="utf-8")
    assert plancli("check", "a.yaml", "--baseline", "b.json", "--prune-baseline").err == ""


def test_what_a_rule_found_that_is_no_more_is_gone(plancli: Runner, known: Path) -> None:
    known.write_text(known.read_text("utf-8").replace('"KH104"', '"KH199"'), encoding="utf-8")
    run = plancli("check", "a.yaml", "--baseline", "b.json", "--prune-baseline", "--select", "KH3")
    assert "1 điểm" in run.err
    assert "KH199" not in known.read_text("utf-8")


def test_what_did_not_run_is_not_called_gone(plancli: Runner, known: Path) -> None:
    before = known.read_bytes()
    Path("a.yaml").write_text(plan("a", "b"), encoding="utf-8")
    run = plancli("check", "a.yaml", "--baseline", "b.json", "--select", "KH3", "--prune-baseline")
    assert (run.err, known.read_bytes()) == ("", before)
    Path("a.yaml").write_text("plancli: 1\nsections: [\n")
    run = plancli("check", "a.yaml", "--baseline", "b.json", "--prune-baseline")
    assert (run.err, known.read_bytes()) == ("", before)


def test_a_plan_that_is_gone_is_forgotten(plancli: Runner, known: Path) -> None:
    Path("c.yaml").write_text(plan("a", "c"), encoding="utf-8")
    Path("a.yaml").rename("d.yaml")
    run = plancli("check", "c.yaml", "--baseline", "b.json", "--prune-baseline")
    assert "không còn gặp" in run.err
    assert json.loads(known.read_text(encoding="utf-8"))["plans"] == {}


def test_writing_keeps_other_plans_and_other_rules(plancli: Runner, known: Path) -> None:
    before = json.loads(known.read_text(encoding="utf-8"))["plans"]
    Path("c.yaml").write_text(plan("a", "c"), encoding="utf-8")
    plancli("check", "c.yaml", "--write-baseline", "b.json", "--select", "KH104")
    after = json.loads(known.read_text(encoding="utf-8"))["plans"]
    assert after["a.yaml"] == before["a.yaml"]
    assert [each["rule"] for each in after["c.yaml"]] == ["KH104"]
    plancli("check", "c.yaml", "--write-baseline", "b.json", "--ignore", "KH104")
    after = json.loads(known.read_text(encoding="utf-8"))["plans"]
    assert after["c.yaml"] == after["a.yaml"]


def test_a_second_writing_gives_the_same_bytes(plancli: Runner, known: Path) -> None:
    before = known.read_bytes()
    plancli("check", "a.yaml", "--write-baseline", "b.json")
    assert known.read_bytes() == before


def test_flags_come_before_settings(plancli: Runner, known: Path) -> None:
    Path("plancli.toml").write_text('baseline = "gone.json"\n')
    assert told(plancli, "a.yaml", "--baseline", "b.json")[0] == []
    assert plancli("check", "a.yaml", "--write-baseline", "new.json").code == 0
    assert Path("new.json").read_bytes() == known.read_bytes()


def test_nothing_is_written_where_a_plan_could_not_be_read(plancli: Runner, known: Path) -> None:
    before = known.read_bytes()
    for flags in (["--write-baseline", "b.json"], ["--baseline", "b.json", "--prune-baseline"]):
        run = plancli("check", "a.yaml", "gone.yaml", *flags)
        assert run.code == 2
        assert "Chưa ghi b.json" in run.err
        assert known.read_bytes() == before
    run = plancli("check", "gone.yaml", "--write-baseline", "new.json")
    assert (run.code, Path("new.json").exists()) == (2, False)


@pytest.mark.parametrize(
    "flags",
    [["--write-baseline", "b.json"], ["--baseline", "b.json", "--prune-baseline"], ["--baseline", "b.json"]],
)
def test_a_malformed_file_is_refused_and_kept(flags: list[str], plancli: Runner) -> None:
    Path("b.json").write_text('{\n  "plans": {,}\n}')
    run = plancli("check", "a.yaml", *flags)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("plancli: b.json:2:13: ")
    assert Path("b.json").read_text() == '{\n  "plans": {,}\n}'


def test_faults_of_the_file_stay(plancli: Runner) -> None:
    Path("a.yaml").write_text(plan("a", "b") + "colour: red\n", encoding="utf-8")
    run = plancli("check", "a.yaml", "--write-baseline", "b.json", "--format", "concise")
    assert run.code == 1
    assert "KH020" in run.out


def test_comments_come_before_known_findings(plancli: Runner, known: Path) -> None:
    text = plan("a", "c").replace(
        "      - {label: c", "      # plancli: ignore[KH104] theo bản giấy\n      - {label: c"
    )
    Path("a.yaml").write_text(text, encoding="utf-8")
    run = plancli("check", "a.yaml", "--baseline", "b.json")
    assert "1 điểm không còn gặp" in run.err
    assert "KH902" not in run.out


def test_a_word_file_and_stdin_can_be_known(plancli: Runner) -> None:
    Path("KH.docx").write_bytes(paper(body=(*BODY, "3. Công an xã: Phối hợp với Phòng Kinh tế.")))
    assert told(plancli, "KH.docx")[0]
    plancli("check", "KH.docx", "--write-baseline", "b.json")
    assert told(plancli, "KH.docx", "--baseline", "b.json")[0] == []
    data = Path("a.yaml").read_bytes()
    plancli("check", "-", "--write-baseline", "stdin.json", stdin=data)
    run = plancli("check", "-", "--baseline", "stdin.json", "--format", "json", stdin=data)
    assert json.loads(run.out)["diagnostics"] == []


def test_comments_in_a_word_file_leave_out_what_is_known(plancli: Runner) -> None:
    Path("KH.docx").write_bytes(paper(body=(*BODY, "3. Công an xã: Phối hợp với Phòng Kinh tế.")))
    run = plancli("check", "KH.docx", "--write-baseline", "b.json", "--comments", "out.docx")
    assert run.code == 0
    assert "Đã ghi out.docx" in run.err


def test_what_only_other_plans_bring_up_is_not_called_gone(plancli: Runner) -> None:
    for name, day in (("a.yaml", "01/4/2025"), ("b.yaml", "01/5/2025")):
        cited = f"preamble: Thực hiện Nghị quyết số 99/NQ-CP ngày {day} của Chính phủ;\nsections:\n"
        Path(name).write_text(plan("a", "b").replace("sections:\n", cited), encoding="utf-8")
    plancli("check", "a.yaml", "b.yaml", "--write-baseline", "b.json")
    before = Path("b.json").read_text(encoding="utf-8")
    assert before.count('"KH313"') == 2
    run = plancli("check", "a.yaml", "--baseline", "b.json", "--prune-baseline")
    assert (run.err, Path("b.json").read_text(encoding="utf-8")) == ("", before)
    plancli("check", "a.yaml", "--write-baseline", "b.json")
    assert Path("b.json").read_text(encoding="utf-8") == before
    run = plancli(
        "check", "a.yaml", "b.yaml", "--baseline", "b.json", "--select", "KH313", "--format", "json"
    )
    assert json.loads(run.out)["diagnostics"] == []
