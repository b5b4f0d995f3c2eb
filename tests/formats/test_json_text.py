"""A list of thousands is told as any other answer is, byte for byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancli.formats.json_text import json_answer, json_with_many

TEXT = st.text('aạ\n\r\t\x7f\x85\u2028\ud800#["\\ ', max_size=6)
VALUES = st.recursive(
    st.none() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=4), VALUES)
def test_entry_by_entry_gives_the_same_text(many: list[object], last: object) -> None:
    whole = json_answer({"many": many, "last": last})
    assert "".join(json_with_many("many", iter(many), {"last": last})) == whole
