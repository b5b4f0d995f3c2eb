"""A file that has not the shape of a plan is told where, what is allowed and what is near."""

from __future__ import annotations

import pytest

from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language

HEAD = """\
plancli: 1
state: received
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân huyện Trạm Tấu
  title: Thử
"""


def load(text: str, language: Language = Language.VI) -> LoadedPlan:
    return load_bytes("thu.yaml", text.encode(), language)


def faults(text: str) -> list[tuple[str, int, int]]:
    found = load(text).diagnostics
    return [(each.name, each.span.start.line, each.span.start.column) for each in found]


def test_a_well_formed_plan_has_no_fault() -> None:
    loaded = load(HEAD + "sections: []\n")
    assert loaded.diagnostics == ()
    assert loaded.plan is not None


def test_an_unknown_key_is_named_with_the_near_one_and_the_plan_still_read() -> None:
    loaded = load(HEAD + "sections:\n  - label: I\n    titel: Mục đích\n")
    (fault,) = loaded.diagnostics
    assert (fault.name, fault.span.start.line, fault.span.start.column) == ("unknown-key", 9, 5)
    assert "titel" in fault.message
    assert "title" in fault.help
    assert loaded.plan is not None


@pytest.mark.parametrize("value", ["x", "[x]", "{y: x}"])
@pytest.mark.parametrize(
    "owner",
    [
        "assigned: {lead: Phòng Tư pháp, %s}",
        "lead: {words: Phòng Tư pháp, %s}",
        "deadline: {words: Quý I, %s}",
        "text: {words: Rà soát, %s}",
    ],
)
def test_an_unknown_key_in_any_part_of_a_task_leaves_the_plan_read(owner: str, value: str) -> None:
    task = f"{{label: a, text: Rà soát, {owner % f'titel: {value}'}}}"
    if owner.startswith("text"):
        task = task.replace("text: Rà soát, ", "", 1)
    loaded = load(f"{HEAD}sections:\n  - {{label: I, title: Nội dung, tasks: [{task}]}}\n")
    assert [each.name for each in loaded.diagnostics] == ["unknown-key"]
    assert loaded.plan is not None


def test_a_missing_key_is_told_at_its_owner() -> None:
    text = HEAD.replace("  title: Thử\n", "") + "sections: []\n"
    assert faults(text) == [("missing-key", 3, 1)]


def test_a_wrong_value_names_the_allowed_ones() -> None:
    (fault,) = load(HEAD.replace("received", "recieved") + "sections: []\n").diagnostics
    assert (fault.name, fault.span.start.line, fault.span.start.column) == ("value-not-allowed", 2, 8)
    assert "received" in fault.help


def test_a_value_of_the_wrong_type_is_one_fault() -> None:
    text = HEAD + "sections:\n  - label: I\n    tasks:\n      - label: a\n        lead:\n          - [x]\n"
    assert ("wrong-type", 12, 13) in faults(text)
    assert len([each for each in faults(text) if each[0] == "wrong-type"]) == 1


def test_a_wrong_branch_is_not_reported_for_the_right_one() -> None:
    text = HEAD + "sections:\n  - tasks:\n      - lead:\n          unit: Phòng Tư pháp\n"
    assert faults(text) == [("unknown-key", 10, 11)]


def test_an_empty_value_is_told_at_its_key() -> None:
    text = HEAD.replace("kind: KẾ HOẠCH", "kind:") + "sections: []\n"
    assert faults(text) == [("empty-value", 4, 3)]


def test_a_paper_that_names_no_issuer_and_no_title_may_leave_both_blank() -> None:
    text = HEAD.replace("title: Thử", "title:").replace("Ủy ban nhân dân huyện Trạm Tấu", "")
    assert faults(text + "sections: []\n") == []


def test_all_faults_come_in_one_run() -> None:
    text = HEAD.replace("received", "x") + "sections:\n  - labl: I\n    tasks: abc\nlaw: no\n"
    names = [name for name, _, _ in faults(text)]
    assert names == ["value-not-allowed", "unknown-key", "wrong-type", "unknown-key"]


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "name: ci\non: push\n"])
def test_a_file_that_is_no_plan_is_said_to_be_none(text: str) -> None:
    loaded = load(text)
    assert [each.name for each in loaded.diagnostics] == ["not-a-plan"]
    assert loaded.plan is None


@pytest.mark.parametrize("language", list(Language))
def test_every_fault_has_a_sentence_and_advice(language: Language) -> None:
    text = HEAD.replace("received", "x") + "sections:\n  - labl: I\n    tasks: abc\n    title:\n"
    for each in load(text, language).diagnostics:
        assert each.message
        assert each.help
        assert "{" not in each.message + each.help


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["empty-file"]),
        ("# lời chú\n", ["empty-file"]),
        ("a: b: c\n", ["syntax-error"]),
        ("plancli: [1\n", ["syntax-error"]),
    ],
)
def test_a_file_that_cannot_be_read_has_that_one_fault(text: str, names: list[str]) -> None:
    loaded = load(text)
    assert [each.name for each in loaded.diagnostics] == names
    assert loaded.plan is None
