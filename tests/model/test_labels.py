"""Labels print as on paper, addresses repeat, ids never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.model.labels import Scope, printed_mark


@pytest.mark.parametrize(
    ("label", "printed"),
    [("II", "II."), ("4", "4."), ("1.1", "1.1."), ("c", "c)"), ("đ", "đ)"), ("(1)", "(1)"), ("a.", "a.")],
)
def test_a_label_gets_the_punctuation_of_its_kind(label: str, printed: str) -> None:
    assert printed_mark(label, None) == printed


def test_a_mark_is_printed_as_it_stands() -> None:
    assert printed_mark("1.3", "1.3") == "1.3"
    assert printed_mark("a", "") == ""
    assert printed_mark(None, None, "-") == "-"


def test_an_address_runs_from_the_section_to_the_point() -> None:
    point = Scope("", "").child("II").child("4").child("c")
    assert (point.id, point.address) == ("II.4.c", "II.4.c")


def test_a_dotted_number_takes_the_place_of_its_parent() -> None:
    assert Scope("", "").child("II").child("1").child("1.1").id == "II.1.1"


def test_a_number_printed_twice_keeps_its_address_and_gets_two_ids() -> None:
    root = Scope("", "")
    first, second = root.child("IV"), root.child("IV")
    assert (first.id, second.id) == ("IV", "IV#2")
    assert (first.address, second.address) == ("IV", "IV")
    assert second.child("2").child("2.1").id == "IV#2.2.1"


def test_children_without_labels_are_counted() -> None:
    holder = Scope("", "").child("III").child("1")
    assert [holder.child(None).id for _ in range(3)] == ["III.1-1", "III.1-2", "III.1-3"]


labels = st.lists(st.sampled_from(["I", "II", "1", "2", "1.1", "a", "đ", "(1)", None]), max_size=12)


@given(st.lists(labels, max_size=6))
def test_ids_are_unique_whatever_the_paper_prints(paths: list[list[str | None]]) -> None:
    root = Scope("", "")
    ids = []
    for path in paths:
        scope = root
        for label in path:
            scope = scope.child(label)
            ids.append(scope.id)
    assert len(ids) == len(set(ids))


def test_what_has_no_label_above_it_is_named_by_its_title() -> None:
    root = Scope("", "")
    section = root.child(None, "TỔ CHỨC THỰC HIỆN.")
    assert (section.id, section.address) == ("-1", "“TỔ CHỨC THỰC HIỆN”")
    assert section.child(None, "Văn phòng").address == "“TỔ CHỨC THỰC HIỆN”"
    assert root.child(None, "Tuyên truyền, phổ biến cuộc bầu cử tới Nhân dân").address == (
        "“Tuyên truyền, phổ biến cuộc bầu…”"
    )
    assert root.child(None).address == ""
