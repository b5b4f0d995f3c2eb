"""docs/tested.md: what it says was never met, and how far the law data reaches, is what the data says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancli.__main__ import main
from plancli.precision import precision_of
from plancli.rules import ALL_RULES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "tested.md").read_text(encoding="utf-8")


def test_it_names_every_rule_that_no_real_plan_called_forth() -> None:
    named = re.findall(r"^- `(KH\d+)` (\S+)$", PAGE, re.MULTILINE)
    unmet = [(rule.code, rule.name) for rule in ALL_RULES if not precision_of(rule.code).judged]
    assert named == sorted(unmet)


def test_it_counts_the_plans_that_were_read() -> None:
    assert f"\n{precision_of('KH101').plans} kế hoạch thật đã được đọc lại" in PAGE


def test_it_says_how_far_the_law_data_reaches(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "status"]) == 0
    said = capsys.readouterr().out
    for label, told in (
        ("Ngày rà soát", "Danh mục rà soát ngày"),
        ("Phần lớn nguồn đến ngày", "phần lớn nguồn chỉ đến ngày"),
    ):
        (day,) = re.findall(rf"^{label} +(\S+)$", said, re.MULTILINE)
        assert f"{told} {day}" in " ".join(PAGE.split())
