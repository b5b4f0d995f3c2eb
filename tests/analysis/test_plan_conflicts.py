"""Two plans that disagree about the same work are found; what only looks alike is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.analysis.plan_conflicts import Conflict, ConflictKind, PlanClaims, claims_of, find_conflicts
from plancli.analysis.plan_head import head_of
from plancli.loading import load_file
from plancli.model.plan import Plan

Maker = Callable[..., Plan]
WORDS = "Lắp đặt biển báo giao thông tại các điểm giao cắt đường sắt, bàn giao cho các thôn quản lý"
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def head(number: int, title: str = "An toàn giao thông xã Vân Khê năm 2026", **more: Any) -> dict[str, Any]:
    made = {
        "kind": "KẾ HOẠCH",
        "number": number,
        "symbol": "KH-UBND",
        "issuer": "Ủy ban nhân dân xã Vân Khê",
        "date": "ngày 05 tháng 01 năm 2026",
        "title": title,
        "period": "2026",
    }
    return made | more


def task(words: str = WORDS, label: str = "a", **lines: Any) -> dict[str, Any]:
    return {"label": label, "text": f"{words}.", **lines}


def claims(plan: Plan, path: str = "a.yaml") -> PlanClaims:
    return PlanClaims(path, head_of(plan), tuple(claims_of(plan, lambda _: 1)))


def compared(*plans: Plan) -> tuple[Conflict, ...]:
    return find_conflicts(claims(plan, f"{at}.yaml") for at, plan in enumerate(plans))


def kinds(*plans: Plan) -> list[ConflictKind]:
    return [each.kind for each in compared(*plans)]


@pytest.fixture
def two(plan_with: Maker) -> Callable[..., tuple[Plan, Plan]]:
    """Return a maker of two plans with one task each."""

    def make(
        first: dict[str, Any],
        second: dict[str, Any],
        issuance: dict[str, Any] | None = None,
        **parts: Any,
    ) -> tuple[Plan, Plan]:
        one = plan_with(task(**({"lead": "Công an xã"} | first)), issuance=head(5), **parts)
        other = plan_with(task(**({"lead": "Công an xã"} | second)), issuance=issuance or head(9))
        return one, other

    return make


def test_one_work_with_two_leads(two: Callable[..., tuple[Plan, Plan]]) -> None:
    (found,) = compared(*two({}, {"lead": "Phòng Kinh tế"}))
    assert found.kind is ConflictKind.LEADS
    assert (found.first[0].path, found.first[1].lead) == ("0.yaml", "Công an xã")
    assert (found.second[0].path, found.second[1].lead) == ("1.yaml", "Phòng Kinh tế")
    assert found.first[1].words == f"{WORDS}."


def test_one_work_with_two_deadlines(two: Callable[..., tuple[Plan, Plan]]) -> None:
    plans = two({"deadline": "trước ngày 30/6/2026"}, {"deadline": "trước ngày 30/9/2026"})
    (found,) = compared(*plans)
    assert found.kind is ConflictKind.DEADLINES
    assert [side[1].deadline for side in (found.first, found.second)] == [
        "trước ngày 30/6/2026",
        "trước ngày 30/9/2026",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {"lead": "Công an xã Vân Khê"}),
        ({}, {"lead": "CA xã"}),
        ({}, {"lead": "UBND các thôn"}),
        ({}, {"lead": "Đồng chí Phó Chủ tịch Ủy ban nhân dân xã"}),
        ({}, {"lead": ["Phòng Kinh tế", "Trạm Y tế xã"]}),
        ({"deadline": "quý II/2026"}, {"deadline": "trước ngày 30/6/2026"}),
        ({"deadline": "tháng 6/2026"}, {"deadline": "ngày 15/6/2026"}),
        ({"deadline": "trước ngày 30/6/2026"}, {"deadline": "hằng quý"}),
        ({"deadline": "trước ngày 30/6/2026"}, {}),
        ({"deadline": "15/3/2026; 15/6/2026"}, {"deadline": "trước ngày 30/9/2026"}),
    ],
)
def test_leads_and_deadlines_that_can_both_be_right(
    two: Callable[..., tuple[Plan, Plan]], first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert kinds(*two(first, second)) == []


@pytest.mark.parametrize(
    "words",
    [
        WORDS.replace("đường sắt", "đường thủy, đường bộ của toàn huyện"),
        WORDS.replace("các thôn", "thôn Nà Vạc"),
        WORDS.replace("biển báo", "12 biển báo"),
        WORDS.replace("điểm giao cắt", "điểm giao cắt đợt 2 của"),
    ],
)
def test_other_work_is_no_conflict(plan_with: Maker, words: str) -> None:
    one = plan_with(task(lead="Công an xã"), issuance=head(5))
    assert kinds(one, plan_with(task(words, lead="Phòng Kinh tế"), issuance=head(9))) == []


@pytest.mark.parametrize(
    "words",
    [
        "Báo cáo kết quả thực hiện nhiệm vụ theo Kế hoạch này",
        "Phối hợp tổ chức tuyên truyền, phổ biến rộng rãi đến cán bộ, công chức và Nhân dân trên địa bàn",
    ],
)
def test_words_of_any_plan_are_no_conflict(plan_with: Maker, words: str) -> None:
    one = plan_with(task(words, lead="Công an xã"), issuance=head(5))
    assert kinds(one, plan_with(task(words, lead="Phòng Kinh tế"), issuance=head(9))) == []


def test_words_that_are_changed_a_little_are_the_same_work(plan_with: Maker) -> None:
    one = plan_with(task(lead="Công an xã"), issuance=head(5))
    words = WORDS.replace("các thôn quản lý", "các thôn quản lý, bảo vệ")
    other = plan_with(task(words, lead="Phòng Kinh tế"), issuance=head(9))
    assert kinds(one, other) == [ConflictKind.LEADS]


@pytest.mark.parametrize(
    "issuance",
    [
        head(9, issuer="Ủy ban nhân dân xã Khác"),
        head(9, period="2027"),
        head(9, period="2026 - 2030"),
        head(9, title="Sửa đổi, bổ sung Kế hoạch an toàn giao thông xã Vân Khê năm 2026"),
        head(5, title="An toàn giao thông xã Vân Khê năm 2026"),
        {**head(9), "number": None},
    ],
    ids=["other issuer", "other year", "several years", "amends", "the same plan", "its draft"],
)
def test_plans_that_need_not_agree(two: Callable[..., tuple[Plan, Plan]], issuance: dict[str, Any]) -> None:
    assert kinds(*two({}, {"lead": "Phòng Kinh tế"}, issuance)) == []


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("An toàn giao thông quý I năm 2026", "An toàn giao thông quý II năm 2026"),
        ("An toàn giao thông tháng 3 năm 2026", "An toàn giao thông tháng 4 năm 2026"),
        ("An toàn giao thông đầu năm 2026", "An toàn giao thông cuối năm 2026"),
    ],
)
def test_plans_of_a_row_may_each_have_their_own(plan_with: Maker, title: str, other: str) -> None:
    one = plan_with(task(lead="Công an xã", deadline="trước ngày 1/3/2026"), issuance=head(5, title))
    next_one = plan_with(task(lead="Phòng Kinh tế", deadline="trước ngày 1/6/2026"), issuance=head(9, other))
    assert kinds(one, next_one) == []


def test_words_that_name_no_subject_need_one_beside_them(plan_with: Maker) -> None:
    words = "Lắp đặt biển báo, bàn giao cho các thôn quản lý"
    one = plan_with(task(words, lead="Công an xã"), issuance=head(5))
    other = plan_with(task(words, lead="Phòng Kinh tế"), issuance=head(9, "Phòng chống đuối nước năm 2026"))
    again = plan_with(task(words, lead="Phòng Kinh tế"), issuance=head(10, "Trật tự, an toàn giao thông"))
    assert kinds(one, other) == []
    assert kinds(one, again) == [ConflictKind.LEADS]


def test_the_name_of_a_unit_is_known_by_its_aliases(plan_with: Maker) -> None:
    one = plan_with(
        task(lead="Phòng Văn hóa - Xã hội"),
        units=[{"name": "Phòng Văn hóa - Xã hội", "aliases": ["Phòng VHXH"]}],
        issuance=head(5),
    )
    other = plan_with(task(lead="Phòng VHXH"), issuance=head(9))
    assert kinds(one, other) == []


def test_what_hundreds_of_plans_say_is_nobodys_own(plan_with: Maker) -> None:
    leads = ("Công an xã", "Phòng Kinh tế")
    plans = [plan_with(task(lead=leads[at % 2]), issuance=head(at + 1)) for at in range(60)]
    assert kinds(*plans) == []


def test_a_plan_is_not_held_against_itself(plan_with: Maker) -> None:
    tasks = (task(lead="Công an xã"), task(label="b", lead="Phòng Kinh tế"))
    plan = plan_with(*tasks, issuance=head(5))
    assert kinds(plan, plan_with(issuance=head(9))) == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")
def test_plans_of_the_corpus_do_not_contradict_each_other() -> None:
    from plancli.importing.importer import NotAPlan, open_paper

    found = []
    for file in sorted(CORPUS.glob("*.txt")):
        try:
            found.append(claims(open_paper(file.read_bytes(), file.name).plan, file.name))
        except NotAPlan:
            continue
    assert len(found) > 5
    assert find_conflicts(found) == ()


def test_the_plans_of_the_project_do_not_contradict_each_other(project: Path) -> None:
    paths = (*(project / "plans").glob("*.yaml"), *(project / "tests/plans").glob("*.yaml"))
    plans = [plan for path in paths if (plan := load_file(path).plan)]
    assert compared(*plans) == ()
