"""Comments that let findings pass: what they cover, and what is said of those that are wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.checking import check_plan
from plancli.diagnostic import CheckResult, Diagnostic, Severity, SuppressedBy
from plancli.formatting import format_plan
from plancli.legal.registry import Registry, load_default_registry
from plancli.loading import load_bytes
from plancli.messages import Language
from plancli.rules import ALL_RULES
from plancli.source.edit import Applicability, apply_edits

REGISTRY: Registry = load_default_registry()

HEAD = """plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác năm 2026
"""
BODY = """sections:
  - label: I
    title: NỘI DUNG
    tasks:
      - label: a
        text: Rà soát văn bản.
        lead: Phòng Tư pháp
        coordinating:
          - Phòng Tư pháp
          - Bộ phận Một
      - label: c
        text: >-
          Thực hiện theo Quyết định số 765/QĐ-BTTTT ngày 31/02/2023
          của Bộ Thông tin và Truyền thông.
        lead: Phòng Kinh tế
      - label: đ
        text: Rà soát lại # plancli trong câu này là chữ thường.
"""
PLAN = HEAD + BODY


def check(text: str, *codes: str, language: Language = Language.VI) -> CheckResult:
    loaded = load_bytes("thu.yaml", text.encode(), language)
    rules = [rule for rule in ALL_RULES if not codes or rule.code in codes]
    return check_plan(loaded, REGISTRY, rules, language)


def places(result: CheckResult, *codes: str) -> list[tuple[int, str]]:
    return [(each.span.start.line, each.code) for each in result.diagnostics if each.code in codes]


def hidden(result: CheckResult) -> list[tuple[int, str]]:
    return [(each.diagnostic.span.start.line, each.diagnostic.code) for each in result.suppressed_diagnostics]


def above(line: str, comment: str, text: str = PLAN) -> str:
    """Return the plan with a comment on a line of its own above the line that begins with `line`."""
    found = re.search(rf"^( *){re.escape(line)}", text, re.MULTILINE)
    assert found
    return f"{text[: found.start()]}{found.group(1)}{comment}\n{text[found.start() :]}"


def beside(line: str, comment: str, text: str = PLAN) -> str:
    found = re.search(rf"^ *{re.escape(line)}.*$", text, re.MULTILINE)
    assert found
    return f"{text[: found.end()]}  {comment}{text[found.end() :]}"


def test_the_plan_of_these_tests_has_the_findings_they_speak_of() -> None:
    assert places(check(PLAN), "KH104", "KH303") == [(17, "KH104"), (19, "KH303"), (22, "KH104")]
    assert check(PLAN).suppressed == 0


def test_a_comment_beside_words_covers_its_line() -> None:
    result = check(beside("- label: c", "# plancli: ignore[KH104] bản giấy bỏ điểm b"), "KH104", "KH303")
    assert places(result, "KH104", "KH303", "KH902") == [(19, "KH303"), (22, "KH104")]
    (passed,) = result.suppressed_diagnostics
    assert (passed.by, passed.reason) == (SuppressedBy.COMMENT, "bản giấy bỏ điểm b")
    assert hidden(result) == [(17, "KH104")]
    assert result.suppressed == 1


def test_a_comment_beside_a_key_covers_its_words_below() -> None:
    text = PLAN.replace("text: >-", "text: >-  # plancli: ignore[impossible-date] đúng như bản giấy")
    result = check(text, "KH104", "KH303")
    assert places(result, "KH104", "KH303", "KH902") == [(17, "KH104"), (22, "KH104")]


def test_a_comment_on_its_own_line_covers_the_whole_entry_below_it() -> None:
    text = above("- label: c", "# plancli: ignore[KH104,KH303] đúng như bản giấy")
    result = check(text, "KH104", "KH303")
    assert places(result, "KH104", "KH303", "KH902") == [(23, "KH104")]
    assert hidden(result) == [(18, "KH104"), (20, "KH303")]


@pytest.mark.parametrize("line", ["sections:", "- label: I", "tasks:"])
def test_an_entry_holds_all_that_stands_in_it(line: str) -> None:
    result = check(above(line, "# plancli: ignore[KH104, KH303] đúng như bản giấy"), "KH104", "KH303")
    assert places(result, "KH104", "KH303", "KH902") == []
    assert result.suppressed == 3


def test_a_comment_at_the_top_covers_the_file() -> None:
    text = "# Kế hoạch mẫu\n\n# plancli: ignore-file[skipped-letter] đánh số theo bản giấy\n" + PLAN
    result = check(text, "KH104", "KH303")
    assert places(result, "KH104", "KH303", "KH902") == [(22, "KH303")]


def test_a_comment_may_follow_another_remark() -> None:
    text = beside("- label: c", "# bỏ b # plancli: ignore[KH104] đúng như bản giấy")
    assert places(check(text, "KH104"), "KH104") == [(22, "KH104")]


def test_words_that_look_like_a_comment_are_words() -> None:
    line = "          # plancli: ignore[KH303] chữ trong câu\n"
    text = PLAN.replace("          của Bộ Thông tin", f"{line}          của Bộ Thông tin")
    assert places(check(text, "KH303"), "KH303", "KH902", "KH903") == [(19, "KH303")]
    quoted = PLAN.replace("Rà soát văn bản.", '"Rà soát # plancli: ignore[KH104] văn bản"')
    assert places(check(quoted, "KH104"), "KH104", "KH902") == [(17, "KH104"), (22, "KH104")]


def test_a_comment_indented_deeper_than_what_follows_belongs_to_what_it_closes() -> None:
    text = above("- label: c", "  # plancli: ignore[KH104] lùi sâu")
    assert places(check(text, "KH104"), "KH104", "KH902") == [(17, "KH902"), (18, "KH104"), (23, "KH104")]


def test_a_comment_between_a_key_and_its_words_covers_them() -> None:
    text = PLAN.replace("label: c", "label:\n          # plancli: ignore[KH104] bỏ b\n          c")
    assert hidden(check(text, "KH104")) == [(19, "KH104")]


def test_a_comment_behind_a_dash_covers_the_entry() -> None:
    text = PLAN.replace("- label: c", "- # plancli: ignore[KH104, KH303] bỏ b\n        label: c")
    assert hidden(check(text, "KH104", "KH303")) == [(18, "KH104"), (20, "KH303")]


def told(text: str, *codes: str) -> list[Diagnostic]:
    return [each for each in check(text, *codes).diagnostics if each.code.startswith("KH9")]


def test_without_a_reason_nothing_passes() -> None:
    for comment in ("# plancli: ignore[KH104]", "# plancli: ignore[KH104] -", "# plancli: ignore[KH104] …"):
        text = beside("- label: c", comment)
        result = check(text, "KH104")
        assert places(result, "KH104", "KH901", "KH902") == [(17, "KH104"), (17, "KH901"), (22, "KH104")]


@pytest.mark.parametrize(
    "comment",
    [
        "# plancli: ignore KH104 vì sao",
        "# plancli: ignore[] vì sao",
        "# plancli: ignore[ , ] vì sao",
        "# plancli: ignore[KH104 vì sao",
        "# plancli ignore[KH104] vì sao",
        "# plancli: ignored[KH104] vì sao",
        "# plancli: ignore-line[KH104] vì sao",
        "# PLANCLI: IGNORE[KH104] vì sao",
    ],
)
def test_a_comment_out_of_form_is_told_and_has_no_effect(comment: str) -> None:
    result = check(beside("- label: c", comment), "KH104")
    assert places(result, "KH104", "KH903") == [(17, "KH104"), (17, "KH903"), (22, "KH104")]
    (each,) = told(beside("- label: c", comment), "KH104")
    assert "ignore[KH701] lý do" in each.help


@pytest.mark.parametrize(
    "comment", ["# plancli: 1", "# xem plancli: ignore[KH104]", "# plancli", "# ignore[KH104] x"]
)
def test_another_comment_is_left_alone(comment: str) -> None:
    assert told(beside("- label: c", comment)) == []


def test_a_comment_for_the_file_stands_at_its_top() -> None:
    for text in (
        beside("plancli: 1", "# plancli: ignore-file[KH104] vì sao"),
        above("- label: c", "# plancli: ignore-file[KH104] vì sao"),
    ):
        (each,) = told(text, "KH104")
        assert (each.code, check(text, "KH104").suppressed) == ("KH903", 0)


def test_an_unknown_name_is_told_with_the_near_one_and_the_known_ones_work() -> None:
    text = beside("- label: c", "# plancli: ignore[KH104, skiped-letter, KH1044, zzz] vì sao")
    result = check(text, "KH104")
    assert places(result, "KH104", "KH902") == [(22, "KH104")]
    first, second, third = told(text, "KH104")
    assert "skipped-letter" in first.help
    assert "KH104”" in second.help
    assert "Có phải" not in third.help
    line = text.splitlines()[16]
    assert [line[each.span.start.column - 1 : each.span.end.column - 1] for each in (first, second, third)] == [
        "skiped-letter", "KH1044", "zzz",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["KH012", "kh902", "unused-ignore", "tab-indentation"])
def test_what_is_wrong_with_the_file_itself_cannot_pass(name: str) -> None:
    (each,) = told("# plancli: ignore-file[" + name + "] vì sao\n" + PLAN, "KH104")
    assert each.code == "KH903"
    assert name in each.message


def test_a_fault_of_the_file_is_told_whatever_the_comments_say() -> None:
    text = above("- label: c", "# plancli: ignore[KH104, KH020] vì sao") + "colour: red\n"
    assert "KH020" in [each.code for each in check(text).diagnostics]


def test_an_unused_comment_is_told_and_can_be_taken_away() -> None:
    cases = {
        above("- label: a", "# plancli: ignore[KH104] vì sao"): PLAN,
        beside("- label: a", "# plancli: ignore[KH104] vì sao"): PLAN,
        above("- label: a", "# ghi nhớ # plancli: ignore[KH104] vì sao"): above("- label: a", "# ghi nhớ"),
        "# plancli: ignore-file[KH101, KH104, KH102] vì sao\n"
        + PLAN: "# plancli: ignore-file[KH104] vì sao\n" + PLAN,
        PLAN + "# plancli: ignore[KH104] vì sao": PLAN,
    }
    for text, mended in cases.items():
        (each,) = told(text, "KH101", "KH102", "KH104")
        assert (each.code, each.severity) == ("KH902", Severity.WARNING)
        assert each.fix is not None
        assert each.fix.applicability is Applicability.SAFE
        assert apply_edits(text, each.fix.edits)[0] == mended
        windows = text.replace("\n", "\r\n")
        (same,) = told(windows, "KH101", "KH102", "KH104")
        assert same.fix is not None
        assert apply_edits(windows, same.fix.edits)[0] == mended.replace("\n", "\r\n")


def test_a_comment_for_a_rule_that_did_not_run_is_not_called_unused() -> None:
    assert told(beside("- label: a", "# plancli: ignore[KH104] vì sao"), "KH303") == []
    assert told("plancli: 1 # plancli: ignore[KH104] vì sao\nstate: [a]\n") == []


def test_of_two_comments_the_inner_one_is_used() -> None:
    text = above("- label: c", "# plancli: ignore[KH104] vì sao")
    both = above("sections:", "# plancli: ignore[KH104] đánh số theo bản giấy", text)
    result = check(both, "KH104")
    assert [each.reason for each in result.suppressed_diagnostics] == ["vì sao", "đánh số theo bản giấy"]
    assert places(result, "KH902") == []


def test_english_is_spoken_too() -> None:
    result = check(beside("- label: c", "# plancli: ignore[KH104]"), "KH104", language=Language.EN)
    assert any("gives no reason" in each.message for each in result.diagnostics)


def test_another_layout_hides_the_same() -> None:
    text = above("tasks:", "# plancli: ignore[KH303] đúng như bản giấy")
    text = beside("- label: c", "# plancli: ignore[KH104] bỏ b", text)
    loaded = load_bytes("thu.yaml", text.encode())
    again = format_plan(loaded)
    assert again != text
    before, after = check(text, "KH104", "KH303"), check(again, "KH104", "KH303")
    assert [code for _, code in hidden(after)] == [code for _, code in hidden(before)] == ["KH104", "KH303"]
    assert len(after.diagnostics) == len(before.diagnostics)


LINES = PLAN.splitlines()


@given(st.integers(0, len(LINES) - 1), st.booleans(), st.sampled_from([rule.code for rule in ALL_RULES]))
def test_nothing_outside_the_entry_passes(at: int, own_line: bool, code: str) -> None:
    comment = f"# plancli: ignore[{code}] vì sao"
    line = LINES[at]
    indent = len(line) - len(line.lstrip())
    lines = [*LINES[:at], " " * indent + comment, *LINES[at:]] if own_line else [*LINES]
    if not own_line:
        lines[at] += f"  {comment}"
    result = check("\n".join(lines) + "\n")
    # The entry: its line and all lines below that are indented deeper.
    last = at
    while last + 1 < len(LINES) and len(LINES[last + 1]) - len(LINES[last + 1].lstrip()) > indent:
        last += 1
    shift = 1 if own_line else 0
    for each in result.suppressed_diagnostics:
        start = each.diagnostic.span.start.line - 1 - shift
        assert each.diagnostic.code == code
        assert at <= start <= last
    plain = [(each.code, each.message) for each in check(PLAN).diagnostics]
    passed = [(each.diagnostic.code, each.diagnostic.message) for each in result.suppressed_diagnostics]
    kept = [(each.code, each.message) for each in result.diagnostics if not each.code.startswith("KH9")]
    assert sorted(kept + passed) == sorted(plain)


@pytest.mark.parametrize("many", [20_000])
def test_many_comments_and_many_findings_are_no_product(many: int) -> None:
    comments = "# plancli: ignore[KH104, zzz] vì sao\n" * many
    hostile = "#" * many + "\n" + "# plancli" + " " * many + "\n" + "# plancli: ignore" + "[" * many + "\n"
    result = check(hostile + comments + PLAN, "KH104")
    assert 1000 <= len(result.diagnostics) <= 2010


def test_aliases_do_not_multiply() -> None:
    bomb = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9))
    loaded = load_bytes("thu.yaml", (PLAN + bomb + "# plancli: ignore[KH104] vì sao\n").encode())
    assert check_plan(loaded, REGISTRY).diagnostics
