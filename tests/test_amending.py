"""A plan file is changed entry by entry: it says just that afterwards, and a canonical file stays canonical."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.amending import AmendResult, EntryChange, amend_plan
from plancli.formatting import format_plan
from plancli.loading import LoadedPlan, load_bytes, load_file
from plancli.model.fingerprint import all_work
from plancli.source.position import Route

FILES = ("plans/2025-tramtau.yaml", "tests/plans/2026-xa-mau.yaml", "tests/plans/2026-xa-mau-2.yaml")
ROOT = Path(__file__).resolve().parent.parent
TRAM_TAU = load_file(ROOT / FILES[0])


def text_of(loaded: LoadedPlan) -> str:
    assert loaded.source is not None
    return loaded.source.text


def amended(loaded: LoadedPlan, *changes: tuple[Route, object]) -> str:
    result = amend_plan(loaded, [EntryChange(route, value) for route, value in changes])  # type: ignore[arg-type]
    assert not result.refused
    return text_of(result.loaded)


def task_route(loaded: LoadedPlan, task_id: str) -> Route:
    assert loaded.plan is not None
    return next(work.route for work in all_work(loaded.plan) if work.id == task_id)


def test_a_task_gets_several_lines_in_printed_order_with_the_terms_of_new_keys() -> None:
    task = task_route(TRAM_TAU, "II.3.a")
    text = amended(
        TRAM_TAU,
        ((*task, "deliverable"), "Báo cáo"),
        ((*task, "deadline"), "trong quý II"),
        ((*task, "lead"), "phòng Tư pháp"),
    )
    old = text_of(TRAM_TAU)
    added = [line for line in text.splitlines() if line not in old.splitlines()]
    assert [line.split(":")[0].strip() for line in added] == ["lead", "deadline", "deliverable"]
    assert "# thời hạn" in text
    assert format_plan(load_bytes("a", text.encode())) == text


def test_a_duty_of_bare_words_becomes_a_mapping_and_prints_the_same() -> None:
    duties = [work for work in TRAM_TAU.plan.duties if work.route[-1] != "text"] if TRAM_TAU.plan else []
    alone = next(work for work in duties if work.route[-1] == "duties")
    listed = next(work for work in duties if work.route[-1] != "duties")
    changes = [EntryChange((*each.route, "deadline"), "hằng quý") for each in (alone, listed)]
    changes.append(EntryChange((*listed.route, "deliverable"), "báo cáo"))
    result = amend_plan(TRAM_TAU, changes)
    assert not result.refused
    assert result.loaded.plan is not None
    now = {work.id: work for work in result.loaded.plan.duties}
    assert (now[alone.id].words, now[alone.id].mark) == (alone.words, alone.mark)
    assert now[alone.id].deadline.words == now[listed.id].deadline.words == "hằng quý"
    assert (now[listed.id].words, now[listed.id].deliverable) == (listed.words, "báo cáo")


def test_what_cannot_be_proven_is_named_and_the_rest_is_done() -> None:
    task = task_route(TRAM_TAU, "II.3.a")
    bad = EntryChange((*task, "deadline"), "\ud800")
    good = EntryChange((*task, "deliverable"), "Báo cáo")
    result = amend_plan(TRAM_TAU, [bad, good])
    assert result.refused == (bad,)
    assert "deliverable: Báo cáo" in text_of(result.loaded)


def test_a_paper_and_a_faulty_file_come_back_as_they_are() -> None:
    faulty = load_bytes("a", b"plancli: 1\n")
    change = EntryChange(("state",), "draft")
    assert amend_plan(faulty, [change]) == AmendResult(faulty, (change,))


def test_a_fault_that_the_change_would_bring_refuses_it() -> None:
    change = EntryChange(("state",), "xong")
    assert amend_plan(TRAM_TAU, [change]).refused == (change,)


KEYS = st.sampled_from(("lead", "coordinating", "deadline", "deliverable"))
WORDS = st.sampled_from(
    ("phòng Tư pháp", "Lưu: VT", "2026", "trong quý II", "Báo cáo " * 20 + "hết", "- a", "# b", "a #b")
)


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_any_lines_of_any_tasks_can_be_added_and_changed(name: str, data: st.DataObject) -> None:
    loaded = load_file(ROOT / name)
    assert loaded.plan is not None
    assert loaded.source is not None
    tasks = st.sampled_from(loaded.plan.tasks)
    picked = data.draw(st.lists(st.tuples(tasks, KEYS, WORDS), min_size=1, max_size=6))
    changes = [
        EntryChange((*task.route, key), [words, "Công an xã"] if key == "lead" else words)
        for task, key, words in picked
    ]
    result = amend_plan(loaded, changes)
    assert result.refused == ()
    again = result.loaded
    assert again.source is not None
    before = Counter(each.text for each in loaded.source.comments)
    assert (before - Counter(each.text for each in again.source.comments)).total() <= len(changes)
    if format_plan(loaded) == text_of(loaded):
        assert format_plan(again) == text_of(again)
