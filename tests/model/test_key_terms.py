"""The terms belong to keys that a plan file has, and stand where a key first holds what it names."""

from __future__ import annotations

import pytest

from plancli.model.assignment import Role
from plancli.model.key_terms import KEY_TERMS, explains, first_use_comments
from plancli.model.schema import plan_schema
from plancli.source.document import Value


def test_every_term_explains_a_key_of_a_plan_file() -> None:
    schema = str(plan_schema())
    assert [key for key in KEY_TERMS if f"'{key}':" not in schema] == []
    assert {role.value for role in Role} <= KEY_TERMS.keys()


@pytest.mark.parametrize("key", KEY_TERMS)
def test_each_term_explains_its_own_key(key: str) -> None:
    assert explains(f"# {KEY_TERMS[key]}", key)
    assert not explains("# bản nhận được để trống", key)


def test_a_key_is_explained_where_it_first_stands_in_its_own_sense() -> None:
    value: Value = {
        "captions": {"lead": "Cơ quan chủ trì"},
        "sections": [{"tasks": [{"lead": {"units": "A"}}, {"lead": "B"}]}],
        "units": [{"name": "A", "kind": "party"}],
    }
    assert first_use_comments(value) == {
        ("captions",): "# chữ đứng trước các dòng phân công",
        ("sections",): "# các phần, theo thứ tự in",
        ("sections", 0, "tasks"): "# các nhiệm vụ",
        ("sections", 0, "tasks", 0, "lead"): "# đơn vị chủ trì",
        ("units",): "# chỉ khai những gì danh mục chung chưa biết",
    }
