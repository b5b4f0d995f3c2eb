"""Whatever a plan says, every rule can be run on it, and every finding points into the file."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.checking import check_plan
from plancli.legal.registry import load_default_registry
from plancli.loading import load_bytes
from plancli.messages import Language

WORDS = st.sampled_from(
    [
        "Thực hiện Nghị định số 09/2017/NĐ-CP ngày 19/02/2017 của Chính phủ; xã Suối Mở.",
        "Thường xuyên rà soát, tổ chức hội nghị trước ngày 31/02/2026.",
        "Đề nghị Ban Tuyên giáo Huyện ủy",
        "Phòng Tư pháp, Công an xã; UBND các xã, thị trấn",
        "Kinh phí: {0} %s [bold] {{ 7*7 }} =1+1",
        "A & B < C",
        "theo quy định",
        "…",
        " ",
        "\u0301",
        "😀 huyện Trạm Tấu",
    ]
)
LABELS = st.sampled_from(
    ["I", "II", "IV", "IV", "a", "b", "đ", "f", "1", "3", "1.1", "1.3", "(1)", "-", "IIII", "²", "."]
)


def optional(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys)


UNITS = WORDS | st.lists(WORDS, min_size=1, max_size=3)
ROLE = UNITS | optional(words=WORDS, units=UNITS, lead=UNITS)
ITEMS = st.lists(WORDS | st.fixed_dictionaries({"text": WORDS}, optional={"label": LABELS}), max_size=4)
TASK = optional(
    label=LABELS,
    title=WORDS,
    text=WORDS,
    items=ITEMS,
    lead=ROLE,
    responsible=ROLE,
    deadline=WORDS,
    deliverable=WORDS,
)
SECTION = st.recursive(
    optional(
        label=LABELS,
        title=WORDS,
        holder=UNITS,
        text=WORDS,
        items=ITEMS,
        duties=ITEMS,
        tasks=st.lists(TASK, max_size=4),
    ),
    lambda inner: optional(label=LABELS, title=WORDS, parts=st.lists(inner, max_size=4)),
    max_leaves=6,
)
HEAD = st.fixed_dictionaries(
    {"kind": WORDS, "issuer": st.just("ỦY BAN NHÂN DÂN XÃ SUỐI MƠ") | WORDS, "title": WORDS},
    optional={
        "number": LABELS,
        "symbol": WORDS,
        "date": WORDS,
        "place": st.just("Suối Mơ"),
        "attached": WORDS,
    },
)
PLAN = st.fixed_dictionaries(
    {
        "plancli": st.just("1"),
        "state": st.sampled_from(["received", "draft", "issued"]),
        "issuance": HEAD,
        "sections": st.lists(SECTION, max_size=4),
    },
    optional={
        "decrees": st.lists(WORDS, max_size=2),
        "units": st.lists(
            st.fixed_dictionaries({"name": WORDS}, optional={"members": st.lists(WORDS, max_size=2)}),
            max_size=3,
        ),
        "recipients": st.lists(WORDS, max_size=2),
    },
)


@settings(max_examples=60)
@given(PLAN)
def test_rules_never_fail_and_point_into_the_file(plan: dict[str, Any]) -> None:
    text = json.dumps(plan, ensure_ascii=False, indent=1)
    loaded = load_bytes("plan.yaml", text.encode())
    for language in Language:
        result = check_plan(loaded, load_default_registry(), language=language)
        for each in result.diagnostics:
            assert 0 <= each.span.start.offset <= each.span.end.offset <= len(text)
            assert each.message.strip()
