"""The run over a folder of real plans: what it counts, what it keeps, what it says has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.crater import main

PLAN = """\
plancli: "1"
state: draft
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác năm 2026
sections:
  - label: I
    title: NỘI DUNG
    text: Tuyên truyền các các văn bản mới.
"""
CLEAN = PLAN.replace("các các", "các")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "README.md").write_text("# Không phải kế hoạch\n", encoding="utf-8")
    return folder


def run(folder: Path, capsys: pytest.CaptureFixture[str], *flags: str) -> tuple[int, str]:
    code = main([str(folder), "--accepted", str(folder.parent / "accepted.json"), *flags])
    return code, capsys.readouterr().out


def test_a_first_run_is_all_new_and_an_accepted_one_is_none(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = run(plans, capsys)
    assert code == 1
    assert "\n+ a.yaml:10:" in out
    assert "KH803 doubled-word" in out
    assert run(plans, capsys, "--accept")[0] == 0
    code, out = run(plans, capsys)
    assert (code, "\n+ " in out, "\n- " in out) == (0, False, False)


def test_what_is_no_longer_found_is_told(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(plans, capsys, "--accept")
    (plans / "a.yaml").write_text(CLEAN, encoding="utf-8")
    code, out = run(plans, capsys)
    assert code == 1
    assert "\n- a.yaml: KH803 I " in out


def test_the_accepted_run_holds_no_word_of_a_plan(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(plans, capsys, "--accept")
    kept = (plans.parent / "accepted.json").read_text("utf-8")
    assert "các" not in kept
    assert all(isinstance(n, int) for keys in json.loads(kept)["plans"].values() for n in keys.values())


def test_a_finding_that_nobody_judged_is_a_row_without_a_verdict(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = run(plans, capsys, "--unjudged")
    [row] = [line.split("\t") for line in out.splitlines() if "\tKH803\t" in line]
    assert row[:5] == ["a", "", "KH803", "I", "?"]


def test_a_folder_without_plans_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, capsys)[0] == 2
