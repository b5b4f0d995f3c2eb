"""docs/lap-du-thao.md: what it says of groups is so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plancli.analysis.binding import binding_work
from plancli.model.plan import Plan

MakePlan = Callable[..., Plan]
SAID = {"đưa vào": "bound", "chưa rõ": "doubt", "không": "out"}
GROUPS = re.compile(
    r"^\| (UBND các xã, thị trấn|các địa phương|Các sở)(.*?) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE
)


@pytest.fixture
def guide(project: Path) -> str:
    return (project / "docs" / "lap-du-thao.md").read_text(encoding="utf-8")


def test_its_table_says_whom_groups_bind(guide: str, plan_with: MakePlan) -> None:
    rows = GROUPS.findall(guide)
    assert len(rows) == 3
    for first, others, of_class, of_one in rows:
        for group in f"{first}{others}".split(" · "):
            plan = plan_with({"text": "Rà soát.", "responsible": [group]})
            for unit, said in (("UBND cấp xã", of_class), ("UBND xã Bản Công", of_one)):
                binding = binding_work(plan, unit)
                stands = "bound" if binding.bound else "doubt" if binding.open_to_doubt else "out"
                assert stands == SAID[said], (group, unit)
