"""The JSON has the promised keys and says no more than the plan does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.gaps import find_gaps
from plancli.analysis.obligations import list_obligations
from plancli.exports.json_export import export_gaps_json, export_obligations_json, export_plan_json
from plancli.formats.json_text import json_text
from plancli.loading import load_file
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.source.position import Part, Route


def data_of(plan: Plan) -> dict[str, Any]:
    found = json.loads(export_plan_json(plan))
    assert isinstance(found, dict)
    return found


def test_the_keys_that_the_command_promises(tramtau: Plan) -> None:
    data = data_of(tramtau)
    assert set(data) >= {"schema_version", "issuance", "sections", "tasks", "duties"}
    assert data["schema_version"] == 1
    head = {"number", "date", "place", "issuer", "kind", "title", "state", "signatory", "recipients"}
    assert set(data["issuance"]) >= head
    assert set(data["sections"][0]) >= {"id", "label", "title"}
    roles = {"lead", "responsible", "coordinating", "guiding", "directing", "requested"}
    assert set(data["tasks"][0]) >= {"id", "label", "text", "deadline", *roles}
    assert set(data["tasks"][0]["deadline"]) >= {"text", "by"}
    assert set(data["duties"][0]) >= {"id", "label", "unit", "requested", "text"}


def test_the_head_of_the_real_plan(tramtau: Plan) -> None:
    head = data_of(tramtau)["issuance"]
    assert head["number"] == "/KH-UBND"
    assert head["date"] == "2024-12"
    assert head["state"] == "received"
    assert head["signatory"] == {
        "authority": "",
        "acting": "KT. CHỦ TỊCH",
        "position": "PHÓ CHỦ TỊCH",
        "name": "Khang A Chua",
    }
    assert len(head["recipients"]) == 8
    assert head["recipients"][0] == "Thường trực Huyện ủy"
    assert head["recipients"][-1] == "Lưu: VT, VHHT"


def test_the_tasks_of_the_real_plan(tramtau: Plan) -> None:
    tasks = {task["label"]: task for task in data_of(tramtau)["tasks"]}
    assert len(tasks) == 12
    directed = tasks["II.4.a"]
    assert directed["responsible"] == ["phòng Văn hóa và Thông tin"]
    assert directed["directing"] == directed["requested"] == ["Ban Tuyên giáo Huyện ủy"]
    assert tasks["II.4.c"]["responsible"] == ["Phòng Văn hóa và Thông tin", "Công an huyện"]
    assert tasks["II.4.c"]["deadline"] == {"text": "thường xuyên", "by": None, "kind": "recurring"}
    assert tasks["II.1"]["deadline"] == {"text": "", "by": None, "kind": "none"}


def test_the_duties_of_the_real_plan(tramtau: Plan) -> None:
    duties = {duty["id"]: duty for duty in data_of(tramtau)["duties"]}
    assert len(duties) == 14
    assert len({duty["unit"] for duty in duties.values()}) == 7
    asked = duties["III.2-1"]
    assert (asked["unit"], asked["requested"]) == ("Ban Tuyên giáo Huyện ủy", True)
    assert duties["III.1-3"]["label"] == "III.1"
    assert duties["III.7-1"]["unit"] == "Các cơ quan, đơn vị, Ủy ban nhân dân các xã, thị trấn"


def test_the_commune_plan_keeps_ids_and_dates(commune: Plan) -> None:
    data = data_of(commune)
    tasks = {task["id"]: task for task in data["tasks"]}
    assert tasks["II.2.a"]["deadline"]["by"] == "2026-03-15"
    assert tasks["II.1.1"]["deadline"]["by"] == "2026-06"
    assert tasks["PL1.I.1"]["deadline"] == {"text": "Tháng 02/2026", "by": "2026-02", "kind": "date"}
    assert tasks["II.1.1"]["monitoring"] == []
    sections = [(section["id"], section["label"]) for section in data["sections"]]
    assert ("IV", "IV") in sections
    assert ("IV#2", "IV") in sections
    assert any(section["title"] == "CHUẨN BỊ" for section in data["sections"])
    assert data["issuance"]["signatory"] is None
    assert data["issuance"]["date"] is None


def test_every_id_is_said_once(tramtau: Plan, commune: Plan) -> None:
    for plan in (tramtau, commune):
        data = data_of(plan)
        ids = [each["id"] for part in ("tasks", "duties") for each in data[part]]
        assert len(set(ids)) == len(ids)


def test_a_decision_has_a_head_of_its_own(commune: Plan, tramtau: Plan) -> None:
    decision = data_of(commune)["decision"]
    assert decision["number"] == "15/QĐ-UBND"
    assert decision["date"] == "2026-01-20"
    assert decision["signatory"]["name"] == "Hà Văn Mộc"
    assert decision["recipients"][-1] == "Lưu: VT, KT"
    assert set(decision) == {
        "number", "date", "place", "issuer", "kind", "title", "signatory", "recipients",
    }  # fmt: skip
    assert data_of(tramtau)["decision"] is None


def test_duties_have_the_roles_that_their_words_give(plan_with: Callable[..., Plan]) -> None:
    duty = {"text": "Phối hợp với Công an xã.", "assigned": {"coordinating": "Công an xã"}}
    plan = plan_with(duties=[{"label": "1", "holder": "Phòng Kinh tế", "duties": [duty, "Báo cáo."]}])
    first, second = data_of(plan)["duties"]
    assert (first["units"], first["coordinating"], first["lead"]) == (["Phòng Kinh tế"], ["Công an xã"], [])
    assert second["coordinating"] == []


def test_a_blank_issuer_is_empty_and_two_offices_are_two_lines(plan_with: Callable[..., Plan]) -> None:
    signatory = {"position": ["PHÓ CHỦ TỊCH", "TRƯỞNG BAN"]}
    head = {"kind": "KẾ HOẠCH", "issuer": None, "title": None, "signatory": signatory}
    found = data_of(plan_with(issuance=head))["issuance"]
    assert (found["issuer"], found["title"]) == ("", "")
    assert found["signatory"]["position"] == "PHÓ CHỦ TỊCH\nTRƯỞNG BAN"


def test_recipients_lose_only_the_mark_of_their_line(plan_with: Callable[..., Plan]) -> None:
    lines = ["Như Điều 3;", "Lưu: VT, KT.", "Sở Y tế./.", "Các thôn"]
    recipients = data_of(plan_with(recipients=lines))["issuance"]["recipients"]
    assert recipients == ["Như Điều 3", "Lưu: VT, KT", "Sở Y tế", "Các thôn"]


@pytest.mark.parametrize(
    ("duty", "unit"),
    [
        ({"holder": "Phòng Tư pháp"}, "Phòng Tư pháp"),
        ({"holder": ["Phòng Tư pháp", "Công an huyện"]}, "Phòng Tư pháp, Công an huyện"),
        (
            {"title": "Phòng Tư pháp và Công an huyện:", "holder": ["Phòng Tư pháp", "Công an huyện"]},
            "Phòng Tư pháp và Công an huyện",
        ),
        (
            {"title": "Việc chung", "holder": ["Phòng Tư pháp", "Công an huyện"]},
            "Phòng Tư pháp; Công an huyện",
        ),
        ({"title": "Việc chung"}, ""),
    ],
)
def test_the_holder_of_a_duty_is_the_printed_heading(
    plan_with: Callable[..., Plan], duty: dict[str, Any], unit: str
) -> None:
    plan = plan_with(duties=[{"label": "1", **duty, "duties": "Theo dõi."}])
    (found,) = data_of(plan)["duties"]
    assert (found["unit"], found["requested"]) == (unit, False)


def test_words_are_not_escaped_beyond_json(plan_with: Callable[..., Plan]) -> None:
    words = 'A & B < C {{ 7*7 }} [bold] =1+1 "ngoặc" \\'
    plan = plan_with({"label": "a", "text": words})
    assert data_of(plan)["tasks"][0]["text"] == words
    assert "\\u" not in export_plan_json(plan)


def obligations_data(project: Path) -> tuple[dict[str, Any], list[str]]:
    loaded = load_file(project / "plans" / "2025-tramtau.yaml")
    plan, source = loaded.plan, loaded.source
    assert plan is not None
    assert source is not None

    def line_of(route: Route) -> int:
        return source.locate(route, Part.VALUE).start.line

    text = export_obligations_json(list_obligations(plan), line_of)
    return json.loads(text), source.text.splitlines()


def test_obligations_have_the_promised_keys(project: Path) -> None:
    data, _ = obligations_data(project)
    assert data["schema_version"] == 1
    assert len(data["units"]) == 19
    keys = {"kind", "task", "role", "text", "with", "via_group", "requested", "deadline", "line"}
    for unit in data["units"]:
        assert set(unit) >= {"id", "name", "obligations"}
        assert all(set(each) >= keys for each in unit["obligations"])


def test_the_line_of_an_obligation_names_the_unit_or_its_group(project: Path) -> None:
    data, lines = obligations_data(project)
    for unit in data["units"]:
        for each in unit["obligations"]:
            line = lines[each["line"] - 1]
            if each["kind"] == "task":
                assert (each["via_group"] or unit["name"]).casefold() in line.casefold()


def test_a_duty_has_no_role_and_a_direct_task_no_group(project: Path) -> None:
    data, _ = obligations_data(project)
    units = {unit["name"]: unit for unit in data["units"]}
    owed = units["Ban Tuyên giáo Huyện ủy"]["obligations"]
    assert [(each["kind"], each["role"], each["via_group"], each["requested"]) for each in owed] == [
        ("task", "directing", None, True),
        ("task", "responsible", None, False),
        ("duty", None, None, True),
    ]
    assert units["Các cơ quan, đơn vị khác"]["others"] is True


def test_gaps_have_the_promised_keys(tramtau: Plan) -> None:
    data = json.loads(export_gaps_json(find_gaps(tramtau)))
    assert set(data) >= {"schema_version", "tasks", "plan", "summary"}
    questions = ["who", "what", "when", "responsibility", "deliverable", "authority"]
    for task in data["tasks"]:
        assert set(task) >= {"task", "text", "answers"}
        assert list(task["answers"]) == questions
    assert data["summary"]["tasks"] == 12
    assert data["summary"]["answers"]["deliverable"] == {"yes": 2, "partly": 0, "no": 10}
    first = data["tasks"][0]["answers"]["when"]
    assert first == {
        "state": "no",
        "text": "",
        "reason": "gap.when.none",
        "message": "Không nêu thời gian.",
        "fill": "Ghi ngày, tháng, quý phải xong, hoặc nhịp như “hằng tháng”.",
    }
    assert data["tasks"][0]["answers"]["what"]["fill"] == ""
    assert data["described"] == []


@pytest.mark.parametrize("language", Language)
def test_gap_messages_stand_in_the_language_asked_for(tramtau: Plan, language: Language) -> None:
    data = json.loads(export_gaps_json(find_gaps(tramtau), language))
    (funding,) = (gap for gap in data["plan"] if gap["gap"] == "funding")
    expected = {
        Language.VI: "Kế hoạch không nói đến kinh phí.",
        Language.EN: "The plan does not speak of funding.",
    }
    assert funding["message"] == expected[language]


def test_links_to_what_stands_above_leave_as_the_file_states_them(tramtau: Plan) -> None:
    data = data_of(tramtau)
    assert [each["name"] for each in data["parents"]] == ["KH 251", "KH 170", "KH 172"]
    assert data["not_applicable"][0] == {
        "parent": "",
        "task": "",
        "duty": "P5",
        "reason": "giao Ủy ban nhân dân cấp xã; đây là kế hoạch của cấp huyện",
    }
    tasks = {task["label"]: task for task in data["tasks"]}
    written = next(each for each in tramtau.tasks if each.address == "II.4.c").implements
    assert [each["duty"] or each["task"] for each in tasks["II.4.c"]["implements"]] == [
        each.target.duty or each.target.task for each in written
    ]
    assert any(section["implements"] for section in data["sections"])
    assert any(duty["implements"] for duty in data["duties"])


@given(
    st.text(
        st.sampled_from('a ệ\x1b\x7f\x85\x9b\xad\u061c\u200b\u200f\u2028\u202e\u2066\ufeff#[\\"\n'),
        max_size=12,
    )
)
def test_json_shows_no_sign_that_acts_and_loses_none(words: str) -> None:
    text = json_text({"a": words})
    assert json.loads(text) == {"a": words}
    assert {"Cc", "Cf", "Zl", "Zp"}.isdisjoint({category(each) for each in text if each != "\n"})
    assert "##[" not in text
