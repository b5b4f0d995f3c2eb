"""Entries added to a progress file: the new ones are there, and so is everything that was."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.loading import load_file
from plancli.model.fingerprint import all_work, fingerprint
from plancli.model.plan import Plan
from plancli.model.progress import Extension, ProgressReport, ProgressState
from plancli.records import replace
from plancli.workspace.progress_entries import NewEntry, add_entries
from plancli.workspace.progress_file import LoadedProgress, read_progress_bytes
from tests.workspace.test_progress_file import ENTRY, HEAD, PLAN_FILE, TODAY

PLAN = load_file(PLAN_FILE).plan
IDS = [work.id for work in all_work(PLAN)] if PLAN else []
DONE = ProgressReport(
    ProgressState.DONE, datetime.date(2026, 6, 5), "Phòng Kinh tế", "Báo cáo số 12/BC-KT ngày 05/6/2026", ""
)
PUT_OFF = Extension(
    "trước ngày 15/3/2026", datetime.date(2026, 4, 30), datetime.date(2026, 3, 1), "Thông báo số 3/TB-UBND"
)


def plan() -> Plan:
    assert PLAN is not None
    return PLAN


def read(text: str) -> LoadedProgress:
    return read_progress_bytes("a.progress.yaml", text.encode(), plan(), TODAY)


def nothing() -> LoadedProgress:
    empty = read(HEAD)
    return LoadedProgress("a.progress.yaml", None, None, empty.matched, ())


def added(loaded: LoadedProgress, *entries: NewEntry) -> str:
    text = add_entries(loaded, plan(), entries)
    assert text is not None
    return text


def held(loaded: LoadedProgress) -> Counter[str]:
    """Return every entry with its task, without its place."""
    assert loaded.progress is not None
    found: Counter[str] = Counter()
    for task in loaded.progress.tasks:
        found.update(repr((task.task_id, replace(each, route=()))) for each in task.reports)
        found.update(repr((task.task_id, replace(each, route=()))) for each in task.extensions)
    return found


def test_a_fresh_file_knows_its_plan_and_the_words_of_the_task() -> None:
    loaded = read(added(nothing(), NewEntry("II.2.b", DONE), NewEntry("II.2.a", PUT_OFF)))
    assert loaded.diagnostics == ()
    assert loaded.progress is not None
    assert loaded.progress.plan.number == "15/QĐ-UBND"
    first, second = loaded.progress.tasks
    assert (first.task_id, first.words[:11]) == ("II.2.b", "Ký hợp đồng")
    assert first.fingerprint == fingerprint(next(each for each in plan().tasks if each.id == "II.2.b"))
    assert [each.evidence for each in first.reports] == [DONE.evidence]
    assert [(each.before, each.after) for each in second.extensions] == [(PUT_OFF.before, PUT_OFF.after)]


def test_comments_order_and_layout_of_the_file_stay() -> None:
    before = f"# của tôi\n{HEAD}\n# việc\n{ENTRY}        note: xong   # đã xem\n# cuối tệp\n"
    text = added(read(before), NewEntry("II.2.a", DONE), NewEntry("II.2.b", DONE))
    rest = iter(text.split("\n"))
    assert all(line in rest for line in before.split("\n"))
    assert read(text).diagnostics == ()


def test_the_same_entry_is_not_added_twice() -> None:
    once = added(nothing(), NewEntry("II.2.b", DONE))
    assert added(read(once), NewEntry("II.2.b", DONE)) == once


def test_work_that_moved_keeps_its_place_in_the_file() -> None:
    words = fingerprint(next(task for task in plan().tasks if task.id == "II.2.b"))
    loaded = read(f"{HEAD}{ENTRY.replace('reports:', f'fingerprint: {words}{chr(10)}    reports:')}")
    text = added(loaded, NewEntry("II.2.b", DONE))
    assert "II.2.b" not in text
    assert len(read(text).matched.by_work["II.2.b"].reports) == 2


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "tasks: {}\n",
        HEAD + "tasks: {II.2.a: {reports: []}}\n",
        HEAD + "tasks:\n  II.2.a: {reports: [{state: done, by: Thôn Nà Vạc}]}\n",
        HEAD.rstrip("\n"),
        (HEAD + ENTRY).replace("\n", "\r\n"),
        "{plancli-progress: 1}\n",
    ],
)
def test_other_ways_to_write_the_file_take_entries_or_are_left_alone(text: str) -> None:
    loaded = read(text)
    assert loaded.is_usable
    found = add_entries(loaded, plan(), [NewEntry("II.2.a", DONE), NewEntry("II.2.b", DONE)])
    if found is None:
        assert text.startswith("{")
        return
    after = read(found)
    assert held(loaded) <= held(after)
    assert len(after.matched.by_work["II.2.b"].reports) == 1


def test_a_file_with_faults_takes_none() -> None:
    assert add_entries(read(HEAD + "tasks: xong\n"), plan(), [NewEntry("II.2.a", DONE)]) is None
    assert add_entries(read("plancli-progress: 1\nplan: {number: 1/KH}\n"), plan(), []) is None


def test_an_id_that_the_plan_lacks_is_no_place_for_an_entry() -> None:
    with pytest.raises(KeyError):
        add_entries(nothing(), plan(), [NewEntry("IX.9", DONE)])


WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"],
        exclude_characters="\ufffd",  # stands for a letter that was lost, which no file may hold
    ),
    max_size=40,
)
CLEAN = WORDS.map(str.strip)
DAYS = st.dates(datetime.date(2026, 1, 20), datetime.date(2026, 11, 26))
ENTRIES = st.lists(
    st.builds(
        NewEntry,
        st.sampled_from(IDS),
        st.builds(ProgressReport, st.sampled_from(ProgressState), st.none() | DAYS, CLEAN, CLEAN, CLEAN)
        | st.builds(Extension, CLEAN, DAYS, st.none() | DAYS, CLEAN),
    ),
    min_size=1,
    max_size=5,
)


@given(ENTRIES, ENTRIES)
def test_adding_never_loses_another_entry(first: list[NewEntry], then: list[NewEntry]) -> None:
    once = read(added(nothing(), *first))
    text = add_entries(once, plan(), then)
    assert text is not None
    twice = read(text)
    before, after = held(once), held(twice)
    assert before <= after
    wanted = {repr((each.task_id, each.entry)) for each in (*first, *then)}
    assert len(after) == len(wanted)
