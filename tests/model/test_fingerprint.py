"""Work is found again by its words, whatever became of its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.loading import load_bytes, load_file
from plancli.model.fingerprint import Whereabouts, Work, WorkIndex, all_work, fingerprint, link_fingerprint
from plancli.model.plan import Plan

REAL = Path(__file__).parents[2] / "plans" / "2025-tramtau.yaml"
TEXT = REAL.read_text(encoding="utf-8")


def _plan(text: str) -> Plan:
    plan = load_bytes("plan.yaml", text.encode()).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def real() -> Plan:
    plan = load_file(REAL).plan
    assert plan is not None
    return plan


def test_every_piece_of_work_has_a_fingerprint_of_its_own(real: Plan) -> None:
    prints = [fingerprint(work) for work in all_work(real)]
    assert len(set(prints)) == len(prints) == 26


def test_case_and_tone_placement_change_no_fingerprint(real: Plan) -> None:
    other = _plan(TEXT.replace("Rà soát, cập nhật thành viên", "RÀ SOÁT,  cập nhật thành viên"))
    for work in all_work(other):
        same = WorkIndex(real).of_id(work.id)
        assert same is not None
        assert fingerprint(same) == fingerprint(work)


def test_another_deadline_changes_the_fingerprint_of_a_link_only(real: Plan) -> None:
    changed = TEXT.replace(
        "        lead: Phòng Tư pháp ", "        deadline: quý II\n        lead: Phòng Tư pháp "
    )
    before, after = WorkIndex(real).of_id("II.2"), WorkIndex(_plan(changed)).of_id("II.2")
    assert before is not None
    assert after is not None
    assert after.deadline.words == "quý II"
    assert fingerprint(before) == fingerprint(after)
    assert link_fingerprint(before) != link_fingerprint(after)


def test_work_that_moved_is_found_at_its_new_id(real: Plan) -> None:
    known = fingerprint(_work(real, "II.4.e"))
    found = WorkIndex(_plan(TEXT.replace("          - label: e ", "          - label: đ "))).find(
        "II.4.e", known
    )
    assert found.whereabouts is Whereabouts.MOVED
    assert found.work is not None
    assert found.work.id == "II.4.đ"


def test_other_words_under_the_old_id_are_not_taken_for_it(real: Plan) -> None:
    known = fingerprint(_work(real, "II.5.b"))
    text = TEXT.replace("Thành lập Tổ công tác xử lý sự cố", "Kiện toàn Tổ công tác xử lý sự cố")
    assert WorkIndex(_plan(text)).find("II.5.b", known).whereabouts is Whereabouts.CHANGED


def test_a_swap_of_two_labels_follows_the_words(real: Plan) -> None:
    text = (
        TEXT.replace("label: c\n", "label: x\n")
        .replace("label: d\n", "label: c\n")
        .replace("label: x\n", "label: d\n")
    )
    found = WorkIndex(_plan(text)).find("II.4.c", fingerprint(_work(real, "II.4.c")))
    assert found.whereabouts is Whereabouts.MOVED
    assert found.work is not None
    assert found.work.id == "II.4.d"


def test_work_that_is_gone_is_gone(real: Plan) -> None:
    assert WorkIndex(real).find("II.9", "0123456789").whereabouts is Whereabouts.GONE
    assert WorkIndex(real).find("II.9", "").work is None


def _work(plan: Plan, work_id: str) -> Work:
    work = WorkIndex(plan).of_id(work_id)
    assert work is not None
    return work
