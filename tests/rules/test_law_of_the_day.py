"""Law is judged on the plan's own date, or on the day that is asked for."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plancli.checking import check_plan
from plancli.legal.citation_text import find_citations
from plancli.legal.registry import load_default_registry
from plancli.loading import load_file
from plancli.rules.citations.document_not_in_force import DocumentNotInForce


def ended(day: datetime.date | None, project: Path) -> list[tuple[str, int]]:
    loaded = load_file(project / "plans/2025-tramtau.yaml")
    found = check_plan(loaded, load_default_registry(), [DocumentNotInForce], as_of=day)
    return [(each.message.split("”")[0].lstrip("“"), len(each.related)) for each in found.diagnostics]


def test_on_its_own_date_every_act_of_the_real_plan_stood(project: Path) -> None:
    assert ended(None, project) == []


@pytest.mark.parametrize(
    ("day", "acts"),
    [
        ("2026-06-30", []),
        ("2026-07-01", [("Luật Báo chí 103/2016/QH13", 1), ("09/2017/NĐ-CP", 1)]),
        (
            "2026-11-23",
            [
                ("Luật Báo chí 103/2016/QH13", 1),
                ("Luật Tiếp cận thông tin 104/2016/QH13", 2),
                ("09/2017/NĐ-CP", 1),
            ],
        ),
    ],
)
def test_on_another_day_the_ended_acts_are_named(
    day: str, acts: list[tuple[str, int]], project: Path
) -> None:
    assert ended(datetime.date.fromisoformat(day), project) == acts


@pytest.mark.parametrize(
    ("words", "day", "number"),
    [
        ("Luật Báo chí", "2024-12-31", "103/2016/QH13"),
        ("Luật Báo chí", "2026-08-01", "126/2025/QH15"),
        ("Nghị định số 09/2017/NĐ-CP", "2024-12-31", "09/2017/NĐ-CP"),
        ("Chỉ thị số 07/CT-TTg ngày 21/3/2023", "2024-12-31", "07/CT-TTg"),
        ("Chỉ thị số 07/CT-TTg", "2024-12-31", None),
        ("Chỉ thị số 07/CT-TTg ngày 19/3/2025", "2025-12-31", None),
        ("Kế hoạch số 251/KH-UBND ngày 06/12/2024", "2024-12-31", None),
    ],
)
def test_a_citation_means_an_act_only_where_it_can_mean_no_other(
    words: str, day: str, number: str | None
) -> None:
    (mention,) = find_citations(f"Thực hiện {words}.")
    act = load_default_registry().act_meant(mention, datetime.date.fromisoformat(day))
    assert (act.number if act else None) == number
