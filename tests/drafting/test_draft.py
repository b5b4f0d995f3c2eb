"""A draft from above holds every bound piece of work in the parent's words, and leaves the rest to fill in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline
from plancli.analysis.deliverables import deliverable_of
from plancli.analysis.gaps import find_gaps
from plancli.analysis.question import AnswerState, Question
from plancli.diagnostic import Severity
from plancli.drafting.draft import Draft, Wishes, draft_from
from plancli.drafting.draft_text import lay_out_draft, prove
from plancli.drafting.offered_units import offered_units
from plancli.drafting.outline import work_in_order
from plancli.drafting.parent_citation import cite_parent
from plancli.errors import ProofError
from plancli.formatting import format_plan
from plancli.importing.importer import NotAPlan, open_paper
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan, load_bytes, load_file
from plancli.model.fingerprint import Whereabouts, WorkIndex, all_work, link_fingerprint, words_of
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.task import Task
from plancli.model.written import WrittenPlan
from tests.plans_checked import check_plans

MakePlan = Callable[..., Plan]
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
PARENTS = ("01", "04", "13", "18", "25", "26", "34")


@pytest.fixture(scope="module")
def province() -> Plan:
    plan = load_file(Path(__file__).parent / "tinh-may-ngan.yaml").plan
    assert plan is not None
    return plan


def laid_out(draft: Draft) -> LoadedPlan:
    return load_bytes("nhap.yaml", lay_out_draft(draft, "tinh.yaml", "").encode())


def read(draft: Draft) -> Plan:
    plan = laid_out(draft).plan
    assert plan is not None
    return plan


def taken_over(parent: Plan, draft: Plan) -> list[str]:
    """Return the ids that the draft's links lead to, each proven to have the parent's words."""
    index, found = WorkIndex(parent), []
    for task in draft.tasks:
        [link] = task.implements
        work = index.find(link.target.task, link.fingerprint)
        assert work.whereabouts is Whereabouts.SAME
        assert work.work is not None
        assert link.fingerprint == link_fingerprint(work.work)
        assert words_of(task) == words_of(work.work)
        found.append(work.work.id)
    return found


def notes(draft: Plan) -> dict[str, str]:
    return {task.implements[0].target.task: task.note for task in draft.tasks}


def test_all_that_binds_the_class_is_there_in_the_order_of_the_paper(province: Plan) -> None:
    draft = draft_from(province, "UBND cấp xã", "tinh.yaml")
    ids = taken_over(province, read(draft))
    assert ids == ["II.1", "II.2.a", "II.3-1", "II.3.2", "III.2-1", "III.2-2", "PL1.I.1", "PL1.I.2"]
    assert [each.work.id for each in draft.binding.open_to_doubt] == ["II.2.b", "II.2.c", "II.3.1", "III.1-1"]
    assert [work.id for work in draft.binding.left_out] == ["II.2.d"]


def test_notes_say_where_in_which_role_and_until_when_above(province: Plan) -> None:
    said = notes(read(draft_from(province, "UBND cấp xã", "")))
    assert said["II.1"] == (
        "Cấp trên giao tại II.1: UBND các xã, phường chủ trì; thời hạn của cấp trên: thường xuyên"
    )
    assert said["II.2.a"] == (
        "Cấp trên giao tại II.2.a: UBND cấp xã phối hợp; Sở Nông nghiệp và Môi trường chủ trì; "
        "thời hạn của cấp trên: trước ngày 30/6/2026; sản phẩm của cấp trên: Bản đồ điểm đổ rác"
    )
    assert said["III.2-1"] == "Cấp trên giao tại III.2: Ủy ban nhân dân các xã, phường"


def test_what_is_to_fill_in_answers_nothing(province: Plan) -> None:
    plan = read(draft_from(province, "UBND cấp xã", ""))
    for task in plan.tasks:
        assert task.assignments == ()
        assert grade_deadline(task.deadline) is DeadlineGrade.NONE
        assert deliverable_of(task) is None
        assert [line.words for line in task.lines if line.key == "lead"] == ["(xã điền)."]
    matrix = find_gaps(plan)
    for question in (Question.WHO, Question.WHEN, Question.DELIVERABLE, Question.RESPONSIBILITY):
        assert matrix.count(question, AnswerState.NO) == len(plan.tasks), question


def test_the_head_is_blank_but_for_what_is_known(province: Plan) -> None:
    head = read(draft_from(province, "UBND cấp xã", "tinh.yaml")).issuance
    assert (head.number, head.date, head.signatory) == ("", None, None)
    assert (head.issuer, head.symbol, head.year) == ("Ủy ban nhân dân xã …", "KH-UBND", 2026)
    assert head.title == head.place == "(xã điền)"
    one = read(draft_from(province, "UBND phường Suối Mây, tỉnh Mây Ngàn", "")).issuance
    assert (one.issuer, one.place) == ("Ủy ban nhân dân phường Suối Mây", "Suối Mây")
    assert one.title == "(phường điền)"


def test_words_of_the_user_stand_in_the_head(province: Plan) -> None:
    wishes = Wishes(issuer="Ủy ban nhân dân xã Vân Khê", title="Vệ sinh môi trường", place="Khê", year="2027")
    plan = read(draft_from(province, "UBND cấp xã", "", wishes))
    head = plan.issuance
    assert (head.issuer, head.title, head.place, head.year) == (
        *("Ủy ban nhân dân xã Vân Khê", "Vệ sinh môi trường", "Khê"),
        2027,
    )
    assert plan.preamble[0].words.endswith("Vân Khê ban hành Kế hoạch Vệ sinh môi trường, như sau:")


def test_the_parent_is_cited_first_and_then_what_the_kept_work_cites(province: Plan) -> None:
    plan = read(draft_from(province, "UBND cấp xã", "tinh.yaml"))
    words = (
        "Kế hoạch số 45/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Mây Ngàn "
        "về vệ sinh môi trường nông thôn năm 2026"
    )
    assert plan.preamble[0].words.startswith(f"Thực hiện {words}, ")
    assert [each.words for each in plan.decrees] == [
        words,
        "Luật Bảo vệ môi trường số 72/2020/QH14 ngày 17 tháng 11 năm 2020 của Quốc hội",
    ]
    [parent] = plan.parents
    assert (parent.name, parent.words, parent.file) == ("KH 45", words, "tinh.yaml")


def test_doubtful_work_comes_in_only_when_asked_and_says_so(province: Plan) -> None:
    text = lay_out_draft(draft_from(province, "UBND cấp xã", ""), "tinh.yaml", "")
    assert "# - II.2.b (các cơ quan, đơn vị, địa phương): Trang bị xe chở rác." in text
    draft = draft_from(province, "UBND cấp xã", "", Wishes(doubtful=True))
    said = notes(read(draft))
    assert said["II.2.b"].startswith("Chưa rõ cấp trên có giao hay không, cần xem lại II.2.b: ")
    assert "lời văn nhắc đến “UBND các xã, phường”" in said["III.1-1"]
    assert "chưa rõ" not in said["II.1"].casefold()
    assert draft.doubts_left_out == ()


def test_what_the_parent_leaves_blank_stays_blank(tramtau: Plan) -> None:
    cited = cite_parent(tramtau)
    assert cited.words == (
        "Kế hoạch số …/KH-UBND ngày … tháng 12 năm 2024 của Ủy ban nhân dân huyện Trạm Tấu "
        "về công tác truyền thông chính sách huyện Trạm Tấu năm 2025"
    )
    assert (cited.blanks, cited.name) == (("number", "date"), "KH cấp trên")
    text = lay_out_draft(draft_from(tramtau, "UBND xã Bản Công", ""), "tramtau.yaml", "")
    assert "# Kế hoạch cấp trên để trống số, ngày" in text


def test_a_parent_of_a_decision_is_cited_with_it(commune: Plan) -> None:
    assert cite_parent(commune).words == (
        "Kế hoạch giữ gìn vệ sinh môi trường nông thôn xã Vân Khê năm 2026 ban hành kèm theo "
        "Quyết định số 15/QĐ-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân xã Vân Khê"
    )


@pytest.mark.parametrize(
    ("title", "prose", "said"),
    [
        ("CẤP NƯỚC SẠCH TỈNH ĐẮK LẮK", "Việc cấp nước sạch ở tỉnh Đắk Lắk.", "về cấp nước sạch tỉnh Đắk Lắk"),
        ("V/V CẤP NƯỚC SẠCH", "Việc cấp nước sạch.", "về việc cấp nước sạch"),
        ("CẤP NƯỚC SẠCH NĂM 2026", "Cấp nước sạch. Lo cấp nước sạch từng năm.", "về cấp nước sạch năm 2026"),
        ("CẤP NƯỚC SẠCH TỈNH NÀ PHA", "Việc cấp nước sạch của tỉnh.", "về CẤP NƯỚC SẠCH TỈNH NÀ PHA"),
        ("CẤP NƯỚC SẠCH", "Bảng cho việc CẤP NƯỚC SẠCH của các bản.", "về CẤP NƯỚC SẠCH"),
        ("MẠNG IOT ĐẾN BẢN", "Kế hoạch MẠNG IoT ĐẾN BẢN. Việc kéo mạng IoT đến bản.", "về mạng IoT đến bản"),
        ("CẤP NƯỚC HỒNG", "Việc cấp nước sông Hồng, sông hồng.", "về CẤP NƯỚC HỒNG"),
        ("Triển khai cấp nước", "", "triển khai cấp nước"),
        ("Công tác cấp nước năm 2026", "", "về công tác cấp nước năm 2026"),
        ("Hà Nội xanh", "", "về Hà Nội xanh"),
        ("Đề án cấp nước", "", "về Đề án cấp nước"),
    ],
)
def test_a_title_in_capitals_takes_the_letters_of_the_prose(
    plan_with: MakePlan, title: str, prose: str, said: str
) -> None:
    head = {"kind": "KẾ HOẠCH", "number": "1", "date": "ngày 05/01/2026", "issuer": "Sở Y tế", "title": title}
    cited = cite_parent(plan_with({"text": prose or "Rà soát."}, issuance=head))
    assert cited.words == f"Kế hoạch số 1 ngày 05/01/2026 của Sở Y tế {said}"


def test_a_parent_without_head_is_cited_with_blanks(plan_with: MakePlan) -> None:
    bare = plan_with(issuance={"kind": "KẾ HOẠCH", "issuer": None, "title": None})
    assert cite_parent(bare).words == "Kế hoạch số … ngày … của … về …"
    assert cite_parent(bare).blanks == ("number", "date", "issuer", "title")


@pytest.mark.parametrize("unit", ["UBND xã Bản Công", "UBND các xã, thị trấn", "Phòng Tư pháp"])
def test_the_real_plan_gives_its_units_drafts(tramtau: Plan, unit: str) -> None:
    draft = draft_from(tramtau, unit, "../plans/2025-tramtau.yaml")
    ids = taken_over(tramtau, read(draft))
    bound = {each.work.id for each in draft.binding.bound}
    assert ids == [work.id for work in work_in_order(tramtau) if work.id in bound]
    if unit == "Phòng Tư pháp":
        assert (draft.mark, read(draft).issuance.issuer) == ("(đơn vị điền)", "Phòng Tư pháp")
        assert read(draft).issuance.symbol == ""


def test_a_district_of_before_gets_a_draft_like_a_commune(plan_with: MakePlan) -> None:
    task = {"label": "1", "text": "Rà soát.", "responsible": "UBND các huyện, thị xã, thành phố"}
    old = {"kind": "KẾ HOẠCH", "issuer": "UBND tỉnh Yên Bái", "title": "Thử", "date": "ngày 06/12/2024"}
    plan = plan_with(task, issuance=old)
    for unit, issuer in (
        ("UBND cấp huyện", "Ủy ban nhân dân huyện …"),
        ("UBND huyện Trạm Tấu", "Ủy ban nhân dân huyện Trạm Tấu"),
    ):
        draft = draft_from(plan, unit, "")
        assert (draft.mark, read(draft).issuance.issuer) == ("(huyện điền)", issuer)


def test_headings_stay_but_for_those_that_only_name_the_holder(plan_with: MakePlan) -> None:
    parts = [
        {"label": "1", "holder": ["Sở Y tế", "UBND cấp xã"], "duties": ["Khám bệnh."]},
        {"label": "2", "title": "Đề nghị UBND cấp xã:", "holder": "UBND cấp xã", "duties": ["Báo cáo."]},
        {"label": "3", "title": "UBND cấp xã lo nước sạch", "holder": "UBND cấp xã", "duties": ["Súc bể."]},
    ]
    plan = read(draft_from(plan_with(duties=parts), "UBND cấp xã", ""))
    assert [section.title for section in plan.all_sections()] == [
        "TỔ CHỨC THỰC HIỆN",
        "UBND cấp xã lo nước sạch",
    ]
    assert [task.address for task in plan.tasks] == ["I.1", "I.2", "I.3.a"]


def test_no_heading_is_a_number_alone(province: Plan) -> None:
    plan = read(draft_from(province, "UBND cấp xã", ""))
    assert all(section.title or section.opening for section in plan.all_sections())
    assert "Giữ sạch nguồn nước" in [task.words for task in plan.tasks]


def test_a_draft_has_no_errors_and_is_canonical(province: Plan, tramtau: Plan) -> None:
    for plan in (province, tramtau):
        for wishes in (Wishes(), Wishes(doubtful=True)):
            loaded = laid_out(draft_from(plan, "UBND cấp xã", "tinh.yaml", wishes))
            assert loaded.source is not None
            assert format_plan(loaded) == loaded.source.text
            result = check_plans([loaded], load_default_registry())
            found = [each.code for each in result.diagnostics if each.severity is Severity.ERROR]
            assert found == []
            assert "KH711" in {each.code for each in result.diagnostics}


def test_a_draft_of_a_draft_works(province: Plan) -> None:
    child = read(draft_from(province, "UBND cấp xã", ""))
    assert draft_from(child, "Các thôn", "").kept == ()
    with pytest.raises(ProofError):
        prove(draft_from(province, "UBND cấp xã", ""), "plancli: 1\n")


def test_units_are_offered_groups_first_or_the_nearest(tramtau: Plan) -> None:
    assert offered_units(tramtau)[:2] == ("Các cơ quan, đơn vị", "UBND các xã, thị trấn")
    assert offered_units(tramtau, "Phòng Tư phạm")[0] == "Phòng Tư pháp"


WORD = st.sampled_from(["Rà soát", "báo cáo", "danh sách; gửi", "…", "# số", "- a", "1.1", "no"])
TEXT = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
ITEM: st.SearchStrategy[Any] = st.recursive(
    TEXT,
    lambda below: st.fixed_dictionaries(
        {"text": TEXT},
        optional={
            "label": st.sampled_from(["a", "1", "đ"]),
            "mark": st.sampled_from(["+", "(1)", "*", ""]),
            "items": st.lists(below, min_size=1, max_size=3),
        },
    ),
    max_leaves=5,
)
UNITS = st.sampled_from(["UBND các xã, phường", "Sở Y tế", "các địa phương", "UBND xã Vân Khê", "Các thôn"])
TASK = st.fixed_dictionaries(
    {"text": TEXT, "responsible": UNITS},
    optional={
        "label": st.sampled_from(["1", "a", "1.1"]),
        "title": TEXT,
        "items": st.lists(ITEM, max_size=3),
        "deadline": st.sampled_from(["trước ngày 20/6/2026", "thường xuyên"]),
        "deliverable": TEXT,
    },
)
DUTIES = st.fixed_dictionaries({"holder": UNITS, "duties": st.lists(ITEM, min_size=1, max_size=3)})


def sections(tasks: Sequence[Any], duties: Sequence[Any], deep: bool) -> list[Any]:
    part = {"label": "1", "title": "Nhóm", "parts": [{"label": "1.1", "title": "Việc", "tasks": tasks}]}
    first = {"parts": [part]} if deep and tasks else {"tasks": tasks}
    return [
        {"label": "II", "title": "NỘI DUNG", **first},
        {"label": "III", "title": "TỔ CHỨC", "parts": duties},
    ]


@given(st.lists(TASK, max_size=5), st.lists(DUTIES, max_size=3), st.booleans(), st.booleans())
def test_bound_words_appear_once_in_order_unchanged(
    tasks: list[Any], duties: list[Any], deep: bool, doubtful: bool
) -> None:
    head = {"kind": "KẾ HOẠCH", "issuer": "Ủy ban nhân dân tỉnh Mây Ngàn", "title": "Thử"}
    written = {"plancli": "1", "state": "issued", "issuance": head, "sections": sections(tasks, duties, deep)}
    plan = resolve(cast("WrittenPlan", written))
    draft = draft_from(plan, "UBND cấp xã", "", Wishes(doubtful=doubtful))
    kept = {each.bound.work.id for each in draft.kept}
    binding = draft.binding
    assert len(binding.bound) + len(binding.open_to_doubt) + len(binding.left_out) == len(
        list(all_work(plan))
    )
    loaded = laid_out(draft)
    assert loaded.plan is not None
    assert loaded.source is not None
    assert taken_over(plan, loaded.plan) == [work.id for work in work_in_order(plan) if work.id in kept]
    assert format_plan(loaded) == loaded.source.text


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")
@pytest.mark.parametrize("number", PARENTS)
def test_real_provincial_plans_give_drafts(number: str) -> None:
    [file] = CORPUS.glob(f"{number}-*.txt")
    try:
        parent = open_paper(file.read_bytes(), file.name).plan
    except NotAPlan:
        pytest.fail(f"{file.name} is read as no plan")
    for wishes in (Wishes(), Wishes(doubtful=True)):
        draft = draft_from(parent, "UBND cấp xã", file.name, wishes)
        assert draft.binding.bound
        assert len(taken_over(parent, read(draft))) == len(draft.kept)
        loaded = laid_out(draft)
        assert loaded.source is not None
        assert format_plan(loaded) == loaded.source.text


def test_the_order_of_work_is_that_of_the_paper(province: Plan) -> None:
    order = work_in_order(province)
    assert {work.id for work in order} == {work.id for work in all_work(province)}
    assert [isinstance(work, Task) for work in order][-5:] == [False, False, False, True, True]
