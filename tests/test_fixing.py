"""Fixes are made together where they can be proven, alone where one cannot, and never twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.checking import check_plan
from plancli.cli.inputs import load_data
from plancli.diagnostic import CheckResult, Correction, Diagnostic, Finding, Place, Replacement, Severity
from plancli.fixing import MOST_ROUNDS, Check, FixResult, fix_plan
from plancli.legal.registry import Registry, load_default_registry
from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language
from plancli.rules import ALL_RULES
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.edit import Applicability, Edit
from plancli.source.offer import offer_edits

_TEXT = RuleText("a", "b", "“{found}” ({address}).", "d", fix="Đổi “{found}”")


def replacing(
    pattern: str, words: str, applicability: Applicability = Applicability.SAFE, key: str = ""
) -> type[Rule]:
    """Return a rule that flags a pattern in prose and offers other words for it."""

    class Replacing(Rule):
        """Made for one test."""

        code = "KH899"
        name = "made-for-a-test"
        severity = Severity.WARNING
        basis = "Thông lệ: thử"
        text = dict.fromkeys(Language, _TEXT)
        bad = good = ""

        def check(self, context: RuleContext) -> Iterator[Finding]:
            for text in context.plan.texts:
                for found in re.finditer(pattern, text.words):
                    place = Place(text.route, within=found.span(), address=text.address)
                    route = (*text.route, key) if key else text.route
                    new = Replacement(Place(route, within=found.span()), found.expand(words))
                    yield Finding(
                        place, {"found": found.group()}, correction=Correction((new,), applicability)
                    )

    return Replacing


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_default_registry()


HEAD = """\
plancli: 1
state: {state}
issuance: {{kind: KẾ HOẠCH, issuer: Ủy ban nhân dân xã Suối Mơ, title: Công tác năm 2026}}
"""


def plan(*lines: str, state: str = "draft") -> str:
    items = "".join(f"      - {line}\n" for line in lines)
    return f"{HEAD.format(state=state)}sections:\n  - label: I\n    title: Mục đích\n    items:\n{items}"


def load(text: str) -> LoadedPlan:
    loaded = load_bytes("thu.yaml", text.encode())
    assert loaded.plan is not None, loaded.diagnostics
    return loaded


def fix(text: str, registry: Registry, *rules: type[Rule], unsafe: bool = False) -> FixResult:
    return fix_plan(load(text), lambda one: check_plan(one, registry, rules), unsafe=unsafe)


def text_of(result: FixResult) -> str:
    assert result.loaded.source is not None
    return result.loaded.source.text


def test_all_places_are_fixed_in_one_round_and_nothing_else_moves(registry: Registry) -> None:
    text = plan("Một  hai   # lời chú", '"Ba  bốn"', ">-\n        Năm  sáu\n        bảy")
    result = fix(text, registry, replacing(r"  ", " "))
    assert text_of(result) == text.replace("t  h", "t h").replace("a  b", "a b").replace("m  s", "m s")
    assert (len(result.applied), result.dropped, result.rounds) == (3, (), 1)


def test_a_second_run_changes_nothing(registry: Registry) -> None:
    rule = replacing(r"  ", " ")
    once = text_of(fix(plan("a  b    c  d"), registry, rule))
    again = fix(once, registry, rule)
    assert text_of(again) == once
    assert (again.applied, again.rounds) == ((), 0)


def test_fixes_that_touch_wait_for_the_next_round(registry: Registry) -> None:
    result = fix(plan("aaa b"), registry, replacing("a", "x"))
    assert "xxx b" in text_of(result)
    assert (len(result.applied), result.rounds) == (3, 2)


def test_a_fix_may_call_for_another(registry: Registry) -> None:
    result = fix(plan("một"), registry, replacing("một", "hai"), replacing("hai", "ba"))
    assert "- ba\n" in text_of(result)
    assert result.rounds == 2


def test_rules_that_undo_each_other_come_to_an_end(registry: Registry) -> None:
    result = fix(plan("một"), registry, replacing("một", "hai"), replacing("hai", "một"))
    assert (len(result.applied), len(result.dropped)) == (1, 1)
    assert "- hai\n" in text_of(result)


def test_a_fix_that_makes_work_for_ever_ends_too(registry: Registry) -> None:
    result = fix(plan("một"), registry, replacing(r"(một.*)", r"\1 a"))
    assert result.rounds == MOST_ROUNDS


def test_a_fix_that_leaves_its_finding_is_dropped_and_spoils_no_other(registry: Registry) -> None:
    lines = ["a  b", "giữ x", "c  d", "giữ y", "e  f"]
    result = fix(plan(*lines), registry, replacing("  ", " "), replacing("giữ [xy]$", "giữ z và giữ y"))
    assert [each.message for each in result.dropped] == ["“giữ y” (I)."]
    assert text_of(result) == plan("a b", "giữ z và giữ y", "c d", "giữ y", "e f")


@pytest.mark.parametrize("state", ["received", "issued"])
def test_words_of_a_signed_plan_are_never_changed_as_safe(state: str, registry: Registry) -> None:
    text = plan("a  b", state=state)
    assert text_of(fix(text, registry, replacing("  ", " "))) == text
    assert text_of(fix(text, registry, replacing("  ", " "), unsafe=True)) == text.replace("a  b", "a b")


def test_what_is_unsafe_is_made_on_request_and_what_is_display_only_never(registry: Registry) -> None:
    rules = replacing("1", "2", Applicability.UNSAFE), replacing("3", "4", Applicability.DISPLAY_ONLY)
    text = plan("ngày 1 và 3")
    assert text_of(fix(text, registry, *rules)) == text
    assert text_of(fix(text, registry, *rules, unsafe=True)) == plan("ngày 2 và 3")


def test_a_correction_of_what_is_no_text_is_no_fix(registry: Registry) -> None:
    (found,) = check_plan(load(plan("một")), registry, [replacing("một", "hai", key="x")]).diagnostics
    assert found.fix is None
    (found,) = check_plan(load(plan("một")), registry, [replacing("một", "một")]).diagnostics
    assert found.fix is None


def with_fix(
    registry: Registry,
    make: Callable[[LoadedPlan], Sequence[Edit]],
    applicability: Applicability = Applicability.SAFE,
) -> Check:
    """Return a check that hands in one finding with ready edits while the file holds "bỏ"."""

    def check(loaded: LoadedPlan) -> CheckResult:
        (model,) = check_plan(load(plan("một")), registry, [replacing("một", "hai")]).diagnostics
        source = loaded.source
        assert source is not None
        found: tuple[Diagnostic, ...] = ()
        if "bỏ" in source.text:
            offered = offer_edits(source, "Bỏ", make(loaded), applicability)
            found = (Diagnostic(**{name: getattr(model, name) for name in _FIELDS} | {"fix": offered}),)
        return CheckResult(found, 1)

    return check


_FIELDS = ("code", "name", "severity", "message", "path", "label", "span", "source_line", "help")


def edit(loaded: LoadedPlan, before: str, after: str) -> list[Edit]:
    assert loaded.source is not None
    start = loaded.source.text.index(before)
    return [Edit(loaded.source.span(start, start + len(before)), after)]


def test_a_comment_can_be_taken_out(registry: Registry) -> None:
    text = plan("một  # bỏ", "hai  # giữ")
    result = fix_plan(load(text), with_fix(registry, lambda one: edit(one, "  # bỏ", "")))
    assert text_of(result) == plan("một", "hai  # giữ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("một  # bỏ", "hai"),  # changes a value that the fix does not name
        ("- một  # bỏ", "- một: # bỏ"),  # makes a mapping of a text
        ("state: draft", "state: drft"),  # a new fault of the file
        ("state: draft", "state: draft\nstate: draft"),  # a key twice, though both say the same
        ("plancli", "[plancli"),  # not readable at all
    ],
)
def test_ready_edits_that_do_more_than_they_say_are_dropped(
    before: str, after: str, registry: Registry
) -> None:
    text = plan("một  # bỏ", "hai  # giữ")
    result = fix_plan(load(text), with_fix(registry, lambda one: edit(one, before, after)))
    assert (text_of(result), result.applied, len(result.dropped)) == (text, (), 1)


BOTH = "một  # bỏ\n      # giữ"


@pytest.mark.parametrize(
    ("at", "after"),
    [
        ("# giữ", "# "),  # a comment becomes another one, which no edit touches
        ("\n  - label", "  # mới"),  # a new one comes into being
    ],
)
def test_comments_that_an_edit_does_not_touch_stay_as_they_are(
    at: str, after: str, registry: Registry
) -> None:
    def make(loaded: LoadedPlan) -> list[Edit]:
        (changed,) = edit(loaded, "# bỏ", "# đổi")
        assert loaded.source is not None
        start = loaded.source.text.index(at)
        return [changed, Edit(loaded.source.span(start, start), after)]

    text = plan(BOTH)
    assert text_of(fix_plan(load(text), with_fix(registry, lambda one: edit(one, "# bỏ", "# đổi")))) != text
    result = fix_plan(load(text), with_fix(registry, make))
    assert (text_of(result), len(result.dropped)) == (text, 1)


def test_words_right_behind_a_comment_change_it(registry: Registry) -> None:
    text = plan("một", "bỏ  # giữ")

    def make(loaded: LoadedPlan) -> list[Edit]:
        assert loaded.source is not None
        end = loaded.source.text.index("giữ") + len("giữ")
        return [Edit(loaded.source.span(end, end), " thêm")]

    result = fix_plan(load(text), with_fix(registry, make))
    assert (text_of(result), len(result.dropped)) == (text, 1)


@pytest.mark.parametrize("text", ["a: [\n", plan("a  b").replace("draft", "drft")])
def test_a_file_that_is_no_plan_comes_back(text: str, registry: Registry) -> None:
    broken = load_bytes("thu.yaml", text.encode())
    assert broken.plan is None
    assert fix_plan(broken, lambda one: check_plan(one, registry)) == FixResult(broken, (), (), 0)


def test_a_paper_comes_back_as_it_is(registry: Registry) -> None:
    text = "KẾ HOẠCH\nCông tác năm 2026\nI. MỤC ĐÍCH\n1. Đồng bộ các các nền tảng.\n"
    loaded = load_data("giay.txt", text.encode(), Language.VI)
    assert loaded.plan is not None
    assert fix_plan(loaded, lambda one: check_plan(one, registry), unsafe=True) == FixResult(
        loaded, (), (), 0
    )


def test_nothing_unsafe_is_made_unasked(registry: Registry) -> None:
    loaded = load(plan("ngày 1"))
    rules = [replacing("1", "2", Applicability.UNSAFE)]
    assert fix_plan(loaded, lambda one: check_plan(one, registry, rules)).loaded is loaded


def test_a_round_that_comes_back_to_an_earlier_text_is_not_made(registry: Registry) -> None:
    rules = replacing("một", "hai"), replacing("hai", "ba"), replacing("ba", "hai")
    result = fix(plan("một"), registry, *rules)
    assert (text_of(result), result.rounds, len(result.dropped)) == (plan("ba"), 2, 1)


def test_what_is_fixed_keeps_its_path(registry: Registry) -> None:
    assert fix(plan("a  b"), registry, replacing("  ", " ")).loaded.path == "thu.yaml"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_and_letters_typed_apart_stay(line_end: str, registry: Registry) -> None:
    text = plan(unicodedata.normalize("NFD", "Đồng bộ các các nền tảng")).replace("\n", line_end)
    result = fix(text, registry, *ALL_RULES)
    word = unicodedata.normalize("NFD", "các")
    assert text_of(result) == text.replace(f"{word} {word}", word)
    assert len(result.applied) == 1


WORDS = st.sampled_from(
    ["các", "của", "số", "và", "Chỉ thị", "46 - CT/TW", "12/QĐ- UBND", "huyện", "'", '"', ":", "#", "-"]
)
STYLES: dict[str, Callable[[list[str]], str]] = {
    "plain": " ".join,
    "folded": lambda words: ">-\n        " + "\n        ".join(words),
    "double": lambda words: '"' + "\n        ".join(words).replace("\\", "\\\\").replace('"', '\\"') + '"',
    "single": lambda words: "'" + " ".join(words).replace("'", "''") + "'",
}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(STYLES)), st.lists(WORDS, min_size=1, max_size=8)), max_size=4)
)
def test_any_plan_comes_to_rest_and_keeps_what_no_fix_names(lines: list[tuple[str, list[str]]]) -> None:
    text = plan("đầu", *(STYLES[style](words) for style, words in lines), "cuối  # lời chú")
    loaded = load_bytes("thu.yaml", text.encode())
    if loaded.plan is None or loaded.source is None:
        return  # the words made something else of it
    registry = Registry()

    def check(one: LoadedPlan) -> CheckResult:
        return check_plan(one, registry)

    result = fix_plan(loaded, check, unsafe=True)
    assert result.dropped == ()
    again = fix_plan(result.loaded, check, unsafe=True)
    assert again.applied == ()
    allowed = {Applicability.SAFE, Applicability.UNSAFE}
    left = [
        each for each in check(result.loaded).diagnostics if each.fix and each.fix.applicability in allowed
    ]
    assert left == []
    source = result.loaded.source
    assert source is not None
    assert [each.text for each in source.comments] == [each.text for each in loaded.source.comments]
