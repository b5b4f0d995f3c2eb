"""Links are suggested where both sides speak of one matter, and only where no other partner comes near."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from plancli.analysis.binding import Binding, BoundWork
from plancli.analysis.link_suggestions import MOST, Suggestion, suggest_links
from plancli.analysis.trace import Grounds, trace_plan
from plancli.analysis.trace_rows import ParentPlan
from plancli.legal.duties import load_default_duties
from plancli.legal.registry import load_default_registry
from plancli.loading import load_file
from plancli.model.assignment import Role
from plancli.model.fingerprint import all_work, words_of
from plancli.model.link import ParentReference
from plancli.model.plan import Plan
from tests.made.trace import COMPOST, DUMPS, WASTE, province, province_tasks, read, task, written

GROUNDS = Grounds(load_default_duties(), load_default_registry(), datetime.date(2025, 1, 31))
PLANS = (
    "plans/2025-tramtau.yaml",
    "tests/plans/2026-xa-mau.yaml",
    "tests/plans/2026-xa-mau-2.yaml",
)


def _all_bound(plan: Plan, _unit: str) -> Binding:
    return Binding(tuple(BoundWork(work, (Role.LEAD,), "") for work in all_work(plan)), (), ())


def _suggested(
    tasks: Sequence[Mapping[str, Any]], above: Plan, *, all_bound: bool = False, **more: Any
) -> tuple[Suggestion, ...]:
    plan = read(written(tasks, **more))
    parent = ParentPlan(ParentReference("KH 12", "", "", ()), above, "", None)
    grounds = (
        Grounds(GROUNDS.duties, GROUNDS.registry, GROUNDS.today, bind=_all_bound) if all_bound else GROUNDS
    )
    return suggest_links(plan, trace_plan(plan, (parent,), grounds).parents)


def test_a_task_that_says_the_same_in_other_words_is_suggested_with_why() -> None:
    words = "Rà soát, thống kê các điểm tập kết rác tự phát trên địa bàn xã, lập phương án xử lý."
    (found,) = _suggested([task("1", "Họp giao ban hằng tuần."), task("2", words)], read(province()))
    assert (found.source.id, found.target.id, found.parent) == ("I.2", "I.4", "KH 12")
    assert found.shared[0] == "thống kê các điểm tập kết rác tự"


def test_nothing_is_suggested_for_another_matter() -> None:
    tasks = [task("1", "Tiêm phòng dịch tả lợn Châu Phi."), task("2", "Tổ chức hội thi nấu ăn ở các thôn.")]
    assert _suggested(tasks, read(province())) == ()


def test_nothing_is_suggested_for_work_that_is_linked_already() -> None:
    tasks = [task("1", WASTE, implements=[{"task": "I.1"}]), task("2", WASTE)]
    assert _suggested(tasks, read(province())) == ()


def test_of_two_that_are_equally_near_none_is_suggested() -> None:
    assert _suggested([task("1", COMPOST), task("2", COMPOST)], read(province())) == ()


def test_what_does_not_bind_the_issuer_is_not_suggested() -> None:
    money = province_tasks()[4]["text"]
    assert _suggested([task("1", money)], read(province())) == ()


def test_one_citation_in_both_counts() -> None:
    act = "Kế hoạch số 172/KH-UBND ngày 28/7/2023"
    above = province(
        [task("1", f"Triển khai {act} về chuyển đổi số báo chí.", responsible="UBND các xã, phường")]
    )
    (found,) = _suggested([task("1", f"Tiếp tục thực hiện {act}."), task("2", DUMPS)], read(above))
    assert (found.source.id, found.acts) == ("I.1", ("172/KH-UBND",))


def test_only_a_handful_is_suggested_the_surest_first() -> None:
    real = load_file(Path(__file__).parents[2] / PLANS[0]).plan
    assert real is not None
    tasks = [task(str(at), words_of(work)) for at, work in enumerate(all_work(real))]
    found = _suggested(tasks, real, all_bound=True, date="ngày 10 tháng 01 năm 2025")
    assert len(found) == MOST
    assert [each.likeness for each in found] == sorted((each.likeness for each in found), reverse=True)


@pytest.mark.parametrize("name", PLANS)
def test_suggestions_for_children_made_of_a_plan_are_right(name: str) -> None:
    root = Path(__file__).parents[2]
    plan = load_file(root / name).plan
    assert plan is not None
    strangers = [
        words_of(work)
        for other in PLANS
        if other != name and (one := load_file(root / other).plan)
        for work in all_work(one)
    ]
    right = wrong = 0
    for seed in range(6):
        chance = random.Random(seed)
        chosen = chance.sample([*all_work(plan)], 8)
        items: list[tuple[str, str]] = [(_reworded(words_of(work), chance), work.id) for work in chosen]
        items += [(_reworded(words, chance), "") for words in chance.sample(strangers, 8)]
        chance.shuffle(items)
        tasks = [task(str(at), words) for at, (words, _) in enumerate(items)]
        for each in _suggested(tasks, plan, all_bound=True, date="ngày 10 tháng 01 năm 2025"):
            if items[int(each.source.id.rpartition(".")[2])][1] == each.target.id:
                right += 1
            else:
                wrong += 1
    assert right >= 30
    assert wrong <= right // 30


def _reworded(words: str, chance: random.Random) -> str:
    """Return words with a third left out and a new beginning, as a plan below puts them."""
    kept = words.split()
    cut = int(len(kept) * chance.uniform(0.1, 0.35))
    start = chance.randrange(max(1, len(kept) - cut))
    return " ".join(["Tiếp", "tục", *kept[:start], *kept[start + cut :]])
