"""The progress file beside a plan: read, judged against the plan, and every fault said with its place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plancli.loading import load_bytes, load_file
from plancli.messages import Language
from plancli.model.fingerprint import fingerprint
from plancli.model.plan import Plan
from plancli.model.progress import ProgressState
from plancli.workspace.progress_file import (
    NO_PROGRESS,
    LoadedProgress,
    load_progress,
    progress_path,
    read_progress_bytes,
)

TODAY = datetime.date(2026, 11, 26)
PLAN_FILE = Path("tests/plans/2026-xa-mau.yaml")
HEAD = "plancli-progress: 1\nplan:\n  number: 15/QĐ-UBND\n"
ENTRY = """\
tasks:
  II.2.a:
    reports:
      - state: done
        date: 14/3/2026
        by: Thôn Nà Vạc
        evidence: Báo cáo số 05/BC-TNV ngày 14/3/2026
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = load_file(PLAN_FILE).plan
    assert found
    return found


def read(plan: Plan, text: str, language: Language = Language.VI) -> LoadedProgress:
    return read_progress_bytes("a.progress.yaml", text.encode(), plan, TODAY, language)


def told(loaded: LoadedProgress) -> list[tuple[str, int, int]]:
    return [(each.name, each.span.start.line, each.span.start.column) for each in loaded.diagnostics]


def test_a_sound_file_is_read_whole(plan: Plan) -> None:
    loaded = read(plan, HEAD + ENTRY)
    assert loaded.diagnostics == ()
    (report,) = loaded.matched.by_work["II.2.a"].reports
    assert report.state is ProgressState.DONE
    assert report.day == datetime.date(2026, 3, 14)
    assert (report.unit, report.note) == ("Thôn Nà Vạc", "")
    assert report.evidence == "Báo cáo số 05/BC-TNV ngày 14/3/2026"


@pytest.mark.parametrize("name", ["ke-hoach.yaml", "ke-hoach.docx", "ke-hoach.yml"])
def test_it_stands_beside_the_plan_whatever_the_plan_is(name: str) -> None:
    place = progress_path(f"xa/{name}")
    assert place is not None
    assert place.as_posix() == "xa/ke-hoach.progress.yaml"


def test_beside_stdin_nothing_stands(plan: Plan) -> None:
    assert load_progress("-", plan, TODAY) == NO_PROGRESS


def test_a_plan_without_one_has_no_progress(plan: Plan, tmp_path: Path) -> None:
    loaded = load_progress(str(tmp_path / "a.yaml"), plan, TODAY)
    assert (loaded.stands, loaded.is_usable, loaded.diagnostics) == (False, True, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("empty-file", 1, 1)]),
        ("plancli: 1\n", [("not-a-plan", 1, 1)]),
        ("plancli-progress: 2\n", [("value-not-allowed", 1, 19)]),
        ("plancli-progress: 1\ntasks:\n", [("empty-value", 2, 1)]),
        (HEAD + "tasks:\n  II.2.a:\n    reports: [{state: don}]\n", [("value-not-allowed", 6, 23)]),
        (HEAD + "tasks:\n  II.2.a:\n    report: []\n", [("unknown-key", 6, 5)]),
        (HEAD + "tasks:\n  II.2.a:\n    reports: xong\n", [("wrong-type", 6, 14)]),
        (HEAD + "tasks:\n  II.2.a:\n\treports: []\n", [("tab-indentation", 6, 1)]),
        (HEAD + ENTRY + ENTRY.removeprefix("tasks:\n"), [("duplicate-key", 11, 3)]),
    ],
)
def test_a_wrong_shape_is_said_with_its_place(
    plan: Plan, text: str, expected: list[tuple[str, int, int]]
) -> None:
    loaded = read(plan, text)
    assert told(loaded) == expected
    assert not loaded.is_usable
    for language in Language:
        assert all(each.message and each.help for each in read(plan, text, language).diagnostics)


def test_bytes_that_are_no_text_are_refused(plan: Plan) -> None:
    loaded = read_progress_bytes("a", b"\xff\xfe\x00\x01\x02", plan, TODAY)
    assert loaded.stands
    assert not loaded.is_usable


@pytest.mark.parametrize(
    ("number", "title", "issuer", "is_other"),
    [
        ("15/QĐ-UBND", "", "", False),
        ("15/qđ-ubnd", "Tên đã sửa", "", False),
        ("16/QĐ-UBND", "", "", True),
        ("", "Giữ gìn vệ sinh môi trường nông thôn xã Vân Khê năm 2026", "", False),
        ("", "Kế hoạch khác", "", True),
        ("15/QĐ-UBND", "", "UBND xã Vân Khê", False),
        ("15/QĐ-UBND", "", "UBND xã khác", True),
        ("", "", "", False),
    ],
)
def test_a_file_of_another_plan_is_told_and_not_counted(
    plan: Plan, number: str, title: str, issuer: str, is_other: bool
) -> None:
    named = {"number": number, "title": title, "issuer": issuer}
    lines = "".join(f"  {key}: {words}\n" for key, words in named.items() if words)
    loaded = read(plan, f"plancli-progress: 1\n{f'plan:{chr(10)}{lines}' if lines else ''}{ENTRY}")
    assert [each.name for each in loaded.diagnostics] == (["other-plan"] if is_other else [])
    assert loaded.is_usable is not is_other
    assert bool(loaded.matched.by_work) is not is_other


def test_a_task_that_moved_is_followed_by_its_words(plan: Plan) -> None:
    words = fingerprint(next(task for task in plan.tasks if task.id == "II.2.b"))
    loaded = read(plan, f"{HEAD}{ENTRY.replace('reports:', f'fingerprint: {words}{chr(10)}    reports:')}")
    assert told(loaded) == [("work-moved", 5, 3)]
    assert set(loaded.matched.by_work) == {"II.2.b"}


@pytest.mark.parametrize(("task", "name"), [("II.2.a", "work-changed"), ("IX.9", "work-gone")])
def test_changed_and_lost_words_are_told(plan: Plan, task: str, name: str) -> None:
    entry = ENTRY.replace("II.2.a:", f"{task}:\n    words: Tổ chức ra quân\n    fingerprint: 0123456789")
    loaded = read(plan, HEAD + entry)
    assert told(loaded) == [(name, 5, 3)]
    assert loaded.is_usable
    assert "Tổ chức ra quân" in loaded.diagnostics[0].message
    counted = [each.reports for each in loaded.matched.by_work.values()]
    assert sum(map(len, [*counted, *(each.reports for each in loaded.matched.lost)])) == 1


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("tháng 3/2026", [("not-a-day", 8, 15)]),
        ("31/02/2026", [("not-a-day", 8, 15)]),
        ("27/11/2026", [("day-ahead", 8, 15)]),
        ("19/01/2026", [("day-before-plan", 8, 15)]),
        ("20/01/2026", []),
        ("2026-11-26", []),
    ],
)
def test_days_that_cannot_be_are_told(plan: Plan, day: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(read(plan, HEAD + ENTRY.replace("14/3/2026\n        by", f"{day}\n        by"))) == expected


def test_the_old_deadline_of_an_extension_must_be_the_one_that_stood(plan: Plan) -> None:
    entry = """\
tasks:
  II.2.a:
    extensions:
      - before: {first}
        after: 30/4/2026
      - before: {second}
        after: {last}
"""
    sound = {"first": "trước ngày 15/3/2026", "second": "30/4/2026", "last": "31/5/2026"}
    for change, expected in (
        ({}, []),
        ({"first": "15/3/2026"}, []),
        ({"first": "16/3/2026"}, [("other-deadline", 7, 17)]),
        ({"second": "trước ngày 15/3/2026"}, [("other-deadline", 9, 17)]),
        ({"last": "30/4/2026"}, [("brought-forward", 10, 16)]),
    ):
        assert told(read(plan, HEAD + entry.format(**{**sound, **change}))) == expected
    without = entry.replace("before: {first}\n        after", "after").format(**sound)
    assert told(read(plan, HEAD + without)) == [("other-deadline", 7, 9)]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("thôn nà vạc", []),
        ("UBND xã Vân Khê", []),
        ("Thôn Không Có", [("unknown-reporter", 9, 13)]),
    ],
)
def test_a_reporter_whom_the_plan_does_not_name_is_told(
    plan: Plan, unit: str, expected: list[tuple[str, int, int]]
) -> None:
    loaded = read(plan, HEAD + ENTRY.replace("by: Thôn Nà Vạc", f"by: {unit}"))
    assert told(loaded) == expected
    assert len(loaded.matched.by_work["II.2.a"].reports) == 1


def test_a_member_that_an_open_group_may_hold_is_no_stranger() -> None:
    text = """\
plancli: 1
state: draft
issuance: {kind: Kế hoạch, title: A, issuer: UBND tỉnh Lào Cai}
sections:
  - label: I
    tasks:
      - label: 1
        text: Tuyên truyền.
        responsible: UBND các xã, phường
"""
    group = load_bytes("a.yaml", text.encode()).plan
    assert group
    entry = "plancli-progress: 1\ntasks:\n  I.1:\n    reports:\n      - {state: done, by: UBND xã Bản Công}\n"
    assert read(group, entry).diagnostics == ()


def test_every_sentence_is_there_in_both_languages(plan: Plan) -> None:
    entry = ENTRY.replace("II.2.a", "IX.9").replace("14/3/2026\n", "27/11/2026\n")
    vietnamese, english = (
        [each.message for each in read(plan, HEAD + entry, language).diagnostics] for language in Language
    )
    assert len(vietnamese) == len(english) == 2
    assert not set(vietnamese) & set(english)


def test_taken_for_a_plan_it_says_what_it_is() -> None:
    (fault,) = load_bytes("a.progress.yaml", (HEAD + ENTRY).encode()).diagnostics
    assert fault.name == "not-a-plan"
    assert "tệp theo dõi" in fault.message
