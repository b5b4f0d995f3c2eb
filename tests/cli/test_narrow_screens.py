"""What is laid out for a screen stays inside it, at any width, and holds nothing that only a colour says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.formats.cells import cell_width

Runner = Callable[..., Any]
PLAN = "plans/2025-tramtau.yaml"
COMMUNE = "tests/plans/2026-xa-mau.yaml"
LINES = (
    ("--help",),
    ("check", PLAN),
    ("check", COMMUNE, "--statistics"),
    ("obligations", COMMUNE),
    ("obligations", PLAN, COMMUNE),
    ("obligations", PLAN, "--unit", "Phòng Tư pháp"),
    ("gaps", PLAN),
    ("gaps", PLAN, "--explain"),
    ("cite", PLAN),
    ("law", "status"),
    ("trace", PLAN),
    ("trace", "--duties", "truyền thông"),
    ("progress", COMMUNE, "--as-of", "1/7/2026"),
    ("diff", COMMUNE, "tests/plans/2026-xa-mau-2.yaml"),
    ("rule",),
    ("rule", "KH104"),
    ("template",),
    ("render", "--list"),
)


def _is_laid_out(line: str) -> bool:
    """Say whether a line could be broken: an address on the web, alone or named, could not."""
    return "https://" not in line and " " in line.strip()


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_no_line_is_wider_than_the_window(
    line: tuple[str, ...], width: int, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    run = plancli(*line)
    assert run.code in (0, 1)
    wide = [each for each in run.out.splitlines() if _is_laid_out(each) and cell_width(each) > width]
    assert wide == []
    assert "\x1b" not in run.out + run.err


@pytest.mark.parametrize("command", ["check", "obligations", "gaps", "progress", "cite", "trace"])
def test_very_long_names_stay_inside(
    command: str, plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Path(COMMUNE).read_text(encoding="utf-8")
    plan = tmp_path / "ke-hoach.yaml"
    plan.write_text(text.replace("Phòng Kinh tế", f"Phòng {'Kinh tế và Hạ tầng ' * 12}khu vực"), "utf-8")
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.chdir(tmp_path)
    run = plancli(command, plan.name)
    assert run.code in (0, 1)
    assert [line for line in run.out.splitlines() if _is_laid_out(line) and cell_width(line) > 72] == []


def test_a_narrow_window_gets_a_narrow_table(plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    upper, lower = plancli("gaps", PLAN).out.splitlines()[3:5]
    assert upper.split() == ["thời", "trách", "sản", "thẩm"]
    assert lower.split() == ["Mục", "người", "việc", "gian", "nhiệm", "phẩm", "quyền"]
