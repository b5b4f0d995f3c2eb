"""An entry is added, replaced or taken away so that the file holds just that change and all its comments."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.source.comment_places import gather_comments
from plancli.source.document import SourceDocument, Value
from plancli.source.edit import apply_edits
from plancli.source.entry_edit import EntryLayout, entry_edits, with_entry
from plancli.source.position import Route
from plancli.source.yaml_reader import read_yaml
from plancli.source.yaml_writer import NodeComments, lay_out

ORDER = ("label", "text", "lead", "coordinating", "deadline", "deliverable", "implements")
LAYOUT = EntryLayout(order=ORDER)


def document(text: str) -> SourceDocument:
    found = read_yaml("thu.yaml", text.encode()).document
    assert found is not None
    return found


def changed(text: str, route: Route, value: Value, layout: EntryLayout = LAYOUT) -> str | None:
    source = document(text)
    edits = entry_edits(source, route, value, layout)
    if edits is None:
        return None
    new, skipped = apply_edits(text, edits)
    assert not skipped
    expected = with_entry(source.value, route, value, layout.order)
    assert json.dumps(document(new).value) == json.dumps(expected)
    return new


def comments(text: str) -> Counter[str]:
    return Counter(each.text for each in document(text).comments)


TASK = """\
tasks:
  # việc thứ nhất
  - label: a                      # nhãn
    text: >-
      Rà soát
      lời
    deadline: quý II  # như in
    # cuối việc

  - label: b
    text: B
# hết
"""


@pytest.mark.parametrize(
    ("route", "value", "before", "after"),
    [
        (("tasks", 0, "lead"), "Sở A", "      lời\n", "      lời\n    lead: Sở A\n"),
        (
            ("tasks", 0, "lead"),
            ["Sở A", "Sở B"],
            "      lời\n",
            "      lời\n    lead:\n      - Sở A\n      - Sở B\n",
        ),
        (
            ("tasks", 0, "deliverable"),
            "Báo cáo: 1",
            "# như in\n",
            '# như in\n    deliverable: "Báo cáo: 1"\n',
        ),
        (("tasks", 0, "deadline"), "quý III", "quý II  # như in", "quý III             # như in"),
        (("tasks", 0, "deadline"), None, "    deadline: quý II  # như in\n", ""),
        (("tasks", 0, "label"), None, "label: a                      # nhãn\n    ", ""),
        (("tasks", 1, "lead"), "Sở A", "text: B\n", "text: B\n    lead: Sở A\n"),
        (("tasks", 2), {"text": "C"}, "text: B\n", "text: B\n  - text: C\n"),
        (("tasks", 1), None, "\n  - label: b\n    text: B\n", ""),
        (
            ("tasks", 1, "implements", 0, "duty"),
            "P4",
            "text: B\n",
            "text: B\n    implements:\n      - duty: P4\n",
        ),
        (("more",), "x", "text: B\n", "text: B\n\nmore: x\n"),
    ],
)
def test_only_the_lines_of_the_entry_change(route: Route, value: Value, before: str, after: str) -> None:
    assert TASK.count(before) == 1
    assert changed(TASK, route, value) == TASK.replace(before, after)
    windows = TASK.replace("\n", "\r\n")
    new = TASK.replace(before, after).replace("\n", "\r\n")
    assert changed(windows, route, value) == new


def test_a_new_key_stands_in_the_printed_order() -> None:
    text = "- deadline: a\n  lead: b\n"
    assert changed(text, (0, "text"), "c") == "- text: c\n  deadline: a\n  lead: b\n"
    assert changed(text, (0, "coordinating"), "c") == "- deadline: a\n  lead: b\n  coordinating: c\n"
    assert changed(text, (0, "deliverable"), "c") == "- deadline: a\n  lead: b\n  deliverable: c\n"
    assert changed(text, (0, "ngoài"), "c") == "- deadline: a\n  lead: b\n  ngoài: c\n"


def test_the_last_line_of_a_file_may_have_no_end() -> None:
    assert changed("- text: a", (0, "lead"), "b") == "- text: a\n  lead: b"
    assert changed("- a\n- b", (2,), "c") == "- a\n- b\n- c"
    assert changed("- a\n- b", (1,), None) == "- a"
    assert changed("- a\r\n- b", (1,), None) == "- a"


def test_words_become_a_mapping_and_keep_their_comments() -> None:
    text = "duties:\n  - >-   # lời\n    Chủ trì\n    việc này\n  - B\n"
    new = changed(text, ("duties", 0), {"text": "Chủ trì việc này", "deadline": "quý II"})
    expected = "duties:\n  - text: Chủ trì việc này        # lời\n    deadline: quý II\n  - B\n"
    assert new == expected


def test_one_unit_becomes_several_and_several_one() -> None:
    one = "lead: Sở A                        # chủ trì\nnote: b\n"
    several = "lead:                             # chủ trì\n  - Sở A\n  - Sở B\nnote: b\n"
    parted = "lead:                             # chủ trì\n  - Sở A\n  - Sở B\n\nnote: b\n"
    assert changed(one, ("lead",), ["Sở A", "Sở B"]) in (several, parted)
    assert changed(several, ("lead",), "Sở A") == one


def test_comments_beside_units_go_with_them_and_own_lines_stay() -> None:
    text = "lead:\n  # nhóm\n  - A  # một\n  - B  # hai\nnote: b\n"
    new = changed(text, ("lead",), ["B", "C"])
    assert new is not None
    assert comments(new) == Counter(["# nhóm", "# hai"])


def test_brackets_are_set_out_in_lines_where_they_change() -> None:
    text = "signatory: {position: Chủ tịch, name: A}  # ký\nnote: {}\nunits: []\n"
    assert changed(text, ("signatory", "lead"), "B") == text.replace(
        "signatory: {position: Chủ tịch, name: A}  # ký\n",
        "signatory:\n  position: Chủ tịch\n  name: A                         # ký\n  lead: B\n\n",
    )
    assert changed(text, ("note", "text"), "B") == text.replace("note: {}", "\nnote:\n  text: B\n")
    assert changed(text, ("units", 0), "B") == text.replace("units: []", "\nunits:\n  - B")
    assert changed("a: [{b: c}, d]\n", ("a", 0, "e"), "f") == "a:\n  - b: c\n    e: f\n  - d\n"


@pytest.mark.parametrize(
    ("text", "route", "value"),
    [
        ("a: &x b\nc: *x\n", ("d",), "e"),
        ("- a\n", (0, "deadline"), "e"),
        ("a: b\n", ("a", "c"), "e"),
        ("- a\n", (2,), "e"),
        ("- a\n", (-1,), "e"),
        ("- a\n", ("b",), "e"),
        ("a: b\n", ("a",), None),
        ("a: b\n", (0,), "c"),
        ("a: b\na: c\n", ("d",), "e"),
        ("a:\n\t- b\n", ("d",), "e"),
        ("", ("a",), "b"),
        ("a: b\n", ("c",), "\ud800"),
    ],
)
def test_what_cannot_be_proven_is_refused(text: str, route: Route, value: Value) -> None:
    assert changed(text, route, value) is None


def test_nothing_is_done_where_the_value_is_there() -> None:
    source = document("a: b\n")
    assert entry_edits(source, ("a",), "b") == ()
    assert entry_edits(source, ("c",), None) == ()


def test_a_kept_line_end_above_is_not_cut() -> None:
    text = "a: |+\n  b\n\nc: d\n"
    new = changed(text, ("x",), "e", EntryLayout(order=("a", "x", "c")))
    assert new == text.replace("c:", "x: e\n\nc:")


def test_terms_come_beside_the_keys() -> None:
    layout = EntryLayout(ORDER, {("lead",): NodeComments(beside="# đơn vị chủ trì")})
    assert changed("- text: a\n", (0, "lead"), "b", layout) == (
        "- text: a\n  lead: b                         # đơn vị chủ trì\n"
    )
    deep = EntryLayout(ORDER, {("duty",): NodeComments(beside="# luật")})
    assert changed("- text: a\n", (0, "implements", 0, "duty"), "P4", deep) == (
        "- text: a\n  implements:\n    - duty: P4                    # luật\n"
    )


WORDS = st.sampled_from(
    ["a", "2025", "Lưu: VT", "- x", "# y", "một hai ba " * 12 + "bốn", "dòng\nhai", "", " b", "no", "1.1"]
)
TREES: st.SearchStrategy[Any] = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(ORDER), inner, min_size=1, max_size=4)
    ),
    max_leaves=10,
)
ROOTS = st.dictionaries(st.sampled_from(("x", *ORDER)), TREES, min_size=1, max_size=5)


def routes(value: Value, here: Route = ()) -> list[Route]:
    found: list[Route] = []
    if isinstance(value, dict):
        found += [(*here, key) for key in (*value, "deadline", "lead")]
        for key, entry in value.items():
            found += routes(entry, (*here, key))
    elif isinstance(value, list):
        found += [(*here, index) for index in range(len(value) + 1)]
        for index, entry in enumerate(value):
            found += routes(entry, (*here, index))
    return found


@st.composite
def commented(draw: st.DrawFn) -> str:
    value = draw(ROOTS)
    places = draw(st.lists(st.sampled_from(routes(value)), max_size=4, unique=True))
    kinds = st.sampled_from(("above", "beside", "blank"))
    found = {}
    for number, route in enumerate(places):
        kind = draw(kinds)
        above = {"above": (f"# {number}",), "blank": ("", f"# {number}")}.get(kind, ())
        found[route] = NodeComments(above, f"# {number}" if kind == "beside" else "")
    return lay_out(value, found)


@given(commented(), st.data(), st.sampled_from(("\n", "\r\n")))
def test_any_entry_of_a_canonical_file_can_be_changed_and_it_stays_canonical(
    text: str, data: st.DataObject, line_end: str
) -> None:
    source = document(text)
    canonical = lay_out(source.value, gather_comments(source)) == text
    route = data.draw(st.sampled_from(routes(source.value)))
    value = data.draw(TREES | st.none())
    raw = text.replace("\n", line_end)
    new = changed(raw, route, value)
    if new is None:
        assert value is None or line_end == "\r\n" or "|" in text
        return
    again = document(new)
    if value is not None:
        assert comments(new) <= comments(raw)
        own = Counter(each.text for each in source.comments if is_own(text, each.start.offset))
        assert own <= comments(new)
    if canonical and line_end == "\n" and value is not None:
        assert lay_out(again.value, gather_comments(again)) == new


def is_own(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip(" -")
