"""Another layout is the same plan: comments and printed words stay, and a second time changes nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plancli.errors import ProofError
from plancli.formatting import NUMBER_KEYS, format_plan
from plancli.loading import LoadedPlan, load_bytes
from plancli.model.key_terms import KEY_TERMS
from plancli.source.document import Value
from plancli.source.yaml_writer import lay_out

PROJECT = Path(__file__).resolve().parent.parent
PLANS = ("plans/2025-tramtau.yaml", "tests/plans/2026-xa-mau.yaml")
HEAD = "plancli: 1\nstate: draft\nissuance:\n  kind: KẾ HOẠCH\n  issuer: UBND xã Mẫu\n  title: Thử\n"
SECTIONS = "sections:\n  - label: I\n    title: VIỆC\n    tasks:\n      - label: 1\n        text: Rà soát.\n"
TERM = re.compile(rf" +# (?:{'|'.join(map(re.escape, KEY_TERMS.values()))})$")


def loaded(text: str) -> LoadedPlan:
    return load_bytes("thu.yaml", text.encode())


def formatted(text: str) -> str:
    """Set a text out, and hold that doing so again changes nothing."""
    laid = format_plan(loaded(text))
    assert format_plan(loaded(laid)) == laid
    return laid


def task_lines(rows: str) -> list[str]:
    """Return the lines of one task, set out, without its indentation."""
    laid = formatted(HEAD + SECTIONS + "".join(f"        {row}\n" for row in rows.splitlines()))
    return [line[8:] for line in laid.split("text: Rà soát.\n")[1].splitlines()]


def bare_lines(rows: str) -> list[str]:
    """Return the lines of one task without the terms of its keys."""
    return [TERM.sub("", line) for line in task_lines(rows)]


def printed(text: str) -> tuple[list[str], list[tuple[str, str | None, bool]]]:
    plan = loaded(text).plan
    assert plan is not None
    mentions = [mention for task in plan.tasks for mention in task.mentions()]
    return [each.words for each in plan.texts], [(one.words, one.unit, one.requested) for one in mentions]


@pytest.mark.parametrize("path", PLANS)
def test_the_two_plans_keep_their_words_and_comments(path: str) -> None:
    text = (PROJECT / path).read_text(encoding="utf-8")
    laid = formatted(text)
    assert printed(laid) == printed(text)
    comments = [line.partition("# ")[2] for line in text.splitlines() if "# " in line]
    assert all(comment in laid for comment in comments)


def test_the_real_plan_is_in_the_house_layout() -> None:
    text = (PROJECT / PLANS[0]).read_text(encoding="utf-8")
    assert formatted(text) == text


@pytest.mark.parametrize("path", PLANS)
@pytest.mark.parametrize("seed", range(12))
def test_plans_with_comments_and_blank_lines_strewn_in(path: str, seed: int) -> None:
    dice = random.Random(seed)
    rows: list[str] = []
    for row in (PROJECT / path).read_text(encoding="utf-8").splitlines():
        is_entry = row.lstrip().startswith(("- ", "label:", "title:", "lead:", "text:", "name:"))
        if is_entry and dice.random() < 0.2:
            rows.append(" " * dice.randrange(len(row) - len(row.lstrip()) + 1) + f"# chú {len(rows)}")
        if is_entry and dice.random() < 0.2:
            rows += [""] * dice.randrange(1, 4)
        rows.append(row + (f"   # cạnh {len(rows)}" if row.endswith(":") and dice.random() < 0.2 else ""))
    text = "\n".join(rows)
    laid = formatted(text)
    assert laid.count("# chú") + laid.count("# cạnh") == text.count("# chú") + text.count("# cạnh")
    assert "\n\n\n" not in laid
    assert printed(laid) == printed(text)


NAMES = (
    *("Phòng Kinh tế", "phòng Tư pháp", "Sở Văn hóa, Thể thao và Du lịch", "Các thôn", "Công an xã"),
    *("UBND các xã, thị trấn", "Đề nghị Hội Nông dân xã", "Ông A", "# x", "a: b", "2025", "no"),
    "rất dài " * 20 + "hết",
)
WORDS = st.sampled_from(NAMES)
LINES = st.lists(WORDS, min_size=1, max_size=4)
MARKS = st.sampled_from([", ", "; ", " và ", ",", ". ", "  "])
UNITS = LINES | st.builds(lambda names, mark: mark.join(names), LINES, MARKS)
TASKS = st.dictionaries(
    st.sampled_from(["lead", "responsible", "coordinating", "guiding", "directing"]), UNITS, max_size=4
)
COMMENTS = st.lists(st.sampled_from(["# một", "#hai", "", "  # ba", "                    # bốn"]), max_size=3)


@settings(max_examples=150)
@given(st.lists(TASKS, min_size=1, max_size=3), COMMENTS, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_any_plan_keeps_its_meaning(
    tasks: list[dict[str, Any]], comments: list[str], table: bool, line_end: str
) -> None:
    rows: list[Value] = [{"label": str(at), "text": "Rà soát", **task} for at, task in enumerate(tasks, 1)]
    value: dict[str, Value] = {
        "plancli": "1",
        "state": "draft",
        "issuance": {"kind": "KẾ HOẠCH", "issuer": "UBND xã Mẫu", "title": "Thử"},
        "sections": [{"label": "I", "title": "Việc", "tasks": list(rows)}],
    }
    if table:
        value["annexes"] = [{"columns": {"lead": "Chủ trì", "text": "Việc"}, "tasks": list(rows)}]
    strewn = lay_out(value, plain_numbers=NUMBER_KEYS).replace(
        "        text: Rà soát\n", "".join(f"{each}\n" for each in comments) + "        text: Rà soát\n"
    )
    text = strewn.replace("\n", line_end)
    assume(loaded(text).is_usable)
    laid = formatted(text)
    assert printed(laid) == printed(text)
    assert laid.count("\r\n") == (laid.count("\n") if line_end == "\r\n" else 0)


@pytest.mark.parametrize(
    ("written", "set_out"),
    [
        ("lead: Phòng Kinh tế, Công an xã", ["lead:", "  - Phòng Kinh tế", "  - Công an xã"]),
        (
            "lead: UBND các xã, thị trấn; Sở Văn hóa, Thể thao và Du lịch",
            ["lead:", "  - UBND các xã, thị trấn", "  - Sở Văn hóa, Thể thao và Du lịch"],
        ),
        ("lead: Phòng Kinh tế; Công an xã", ["lead:", "  - Phòng Kinh tế;", "  - Công an xã"]),
        ("lead: Phòng Kinh tế, Công an xã.", ["lead:", "  - Phòng Kinh tế", "  - Công an xã."]),
        ("lead:\n- Phòng Kinh tế # x", ["lead: Phòng Kinh tế       # x"]),
        (
            "lead:\n  words: Phòng Kinh tế làm, Công an xã giúp.\n  units: Phòng Kinh tế, Công an xã",
            [
                "lead:",
                "  words: Phòng Kinh tế làm, Công an xã giúp.",
                *("  units:", "    - Phòng Kinh tế", "    - Công an xã"),
            ],
        ),
    ],
)
def test_units_stand_one_a_line_and_a_single_one_beside_its_key(written: str, set_out: list[str]) -> None:
    assert bare_lines(written) == set_out


@pytest.mark.parametrize(
    "written",
    [
        "lead: Phòng Kinh tế và Công an xã",
        "lead: Đề nghị Hội Nông dân xã, Phòng Kinh tế",
        "lead: Sở Văn hóa, Thể thao và Du lịch",
        "lead:\n  - Phòng Kinh tế, Công an xã",
        "lead:\n  # chú\n  - Phòng Kinh tế",
        "deadline: trước 30/6, sau 01/7",
    ],
)
def test_what_would_print_or_mean_something_else_is_left_as_it_is(written: str) -> None:
    assert bare_lines(written) == written.splitlines()


def test_a_heading_with_several_names_stays_one_name() -> None:
    text = HEAD + "sections:\n  - label: I\n    holder: Phòng Kinh tế, Công an xã\n    duties: Làm.\n"
    assert "    holder: Phòng Kinh tế, Công an xã    # " in formatted(text)


def test_the_term_stands_at_a_keys_first_use_only() -> None:
    lines = task_lines("lead: Công an xã\nresponsible: Các thôn")
    assert lines == [
        "lead: Công an xã          # đơn vị chủ trì",
        "responsible: Các thôn     # đơn vị thực hiện",
    ]
    laid = formatted(HEAD + SECTIONS + "        lead: A\n      - lead: B\n")
    assert laid.count(KEY_TERMS["lead"]) == 1


@pytest.mark.parametrize(
    "rows",
    [
        "lead: Công an xã    # của tôi",
        "# của tôi\nlead: Công an xã",
        "lead: Công an xã\nresponsible:\n  units: Các thôn\n  lead: Phòng Kinh tế    # Đơn vị chủ trì: một",
    ],
)
def test_a_key_that_has_a_comment_gets_no_other(rows: str) -> None:
    assert sum("# đơn vị chủ trì" in line for line in task_lines(rows)) == 0


def test_line_ends_of_windows_stay_and_a_byte_order_mark_goes() -> None:
    text = (HEAD + "# chú\n" + SECTIONS).replace("\n", "\r\n")
    laid = format_plan(load_bytes("thu.yaml", b"\xef\xbb\xbf" + text.encode()))
    assert "\n" not in laid.replace("\r\n", "")
    assert laid.startswith("plancli: 1\r\n")


def test_a_file_with_errors_is_not_set_out() -> None:
    faulty = loaded(HEAD + SECTIONS + "colour: red\n")
    assert not faulty.is_usable
    with pytest.raises(ValueError, match="cannot be read as a plan"):
        format_plan(faulty)


@pytest.mark.parametrize("spoilt", ["text: Rà soát", "# chú", "    title", "label: I"])
def test_a_text_that_says_something_else_is_never_given_out(
    spoilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(*arguments: Any) -> str:
        return lay_out(*arguments).replace(spoilt, spoilt[:-1], 1)

    monkeypatch.setattr("plancli.formatting.lay_out", spoil)
    with pytest.raises(ProofError):
        format_plan(loaded(HEAD + "# chú\n" + SECTIONS))


def test_the_order_of_keys_is_proven_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def turn(value: dict[str, Value], *arguments: Any) -> str:
        return lay_out(dict(reversed(value.items())), *arguments)

    monkeypatch.setattr("plancli.formatting.lay_out", turn)
    with pytest.raises(ProofError):
        format_plan(loaded(HEAD + SECTIONS))
