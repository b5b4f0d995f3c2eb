"""A progress file among plans: no command takes it for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Runner = Callable[..., Any]


def test_a_folder_gives_its_plans_and_no_progress_file(plancli: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(Path("tests/plans/2026-xa-mau.yaml").read_bytes())
    (tmp_path / "a.progress.yaml").write_text("plancli-progress: 1\n", encoding="utf-8")
    run = plancli("check", tmp_path, "--format", "json")
    assert '"files": 1' in run.out
    assert "progress" not in run.out


def test_named_as_a_plan_it_is_told_apart(plancli: Runner, tmp_path: Path) -> None:
    file = tmp_path / "a.progress.yaml"
    file.write_text("plancli-progress: 1\n", encoding="utf-8")
    run = plancli("obligations", file)
    assert run.code == 1
    assert "tệp theo dõi việc thực hiện" in run.err
