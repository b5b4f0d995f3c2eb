"""Every rule does what its own page shows; the tests come from the rules themselves."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import plancli.rules
from plancli.diagnostic import Diagnostic
from plancli.messages import Language
from plancli.rules import ALL_RULES, Rule
from plancli.rules.rule import RuleText
from plancli.source.edit import Applicability, apply_edits

Check = Callable[..., tuple[Diagnostic, ...]]
CASES = Path(__file__).parent.parent / "cases"
FAMILIES = {
    "structure": 1,
    "units": 2,
    "citations": 3,
    "deadlines": 4,
    "gaps": 5,
    "trace": 6,
    "layout": 7,
    "wording": 8,
}

every_rule = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)


def found_lines(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[int, str]]:
    return sorted((each.span.start.line, each.code) for each in diagnostics)


@every_rule
def test_bad_example_is_found_on_the_expected_lines(
    rule: type[Rule], check_example: Check, expected: Callable[[str], list[tuple[int, str]]]
) -> None:
    assert expected(rule.bad), "the example expects nothing"
    assert found_lines(check_example(rule.bad, rule)) == sorted(expected(rule.bad))


@every_rule
def test_good_example_is_silent(rule: type[Rule], check_example: Check) -> None:
    assert check_example(rule.good, rule) == ()


@every_rule
def test_messages_are_whole_in_both_languages(rule: type[Rule], check_example: Check) -> None:
    for language in Language:
        for each in check_example(rule.bad, rule, language=language):
            assert not re.search(r"[{}]", each.message + each.help)
            assert each.message.endswith(".")
            assert each.help.endswith(".")
            assert "!" not in each.message + each.help


@every_rule
def test_every_variant_is_shown_by_an_example_or_a_case(rule: type[Rule], check_example: Check) -> None:
    variants = {
        name for name in rule.text[Language.VI].variants or {} if not name.endswith((".help", ".fix"))
    }
    examples = [rule.bad, *(path.read_text("utf-8") for path in (CASES / rule.name).glob("*.yaml"))]
    shown = {each.message for example in examples for each in check_example(example, rule)}
    for variant in variants:
        template = (rule.text[Language.VI].variants or {})[variant]
        pattern = re.sub(r"\\\{\w+\\\}", ".*", re.escape(template))
        assert any(re.fullmatch(pattern, message) for message in shown), variant


@every_rule
def test_fix_makes_the_example_silent_and_is_done_once(rule: type[Rule], check_example: Check) -> None:
    example = rule.bad.lstrip("\n")
    fixes = [each.fix for each in check_example(example, rule) if each.fix]
    if fixes:
        fixed, skipped = apply_edits(example, [edit for fix in fixes for edit in fix.edits])
        assert skipped == ()
        assert fixed != example
        assert check_example(fixed, rule) == ()


@every_rule
def test_a_fix_says_what_it_does_and_shows_it(rule: type[Rule], check_example: Check) -> None:
    for language in Language:
        for each in check_example(rule.bad, rule, language=language):
            if each.fix:
                assert re.fullmatch(r"[^{}!]+[^{}!.]", each.fix.title)
                assert all(line.before != line.after for line in each.fix.lines)
                assert each.fix.lines


@every_rule
def test_a_draft_alone_is_fixed_without_asking(rule: type[Rule], check_example: Check) -> None:
    for state in ("received", "issued"):
        example = f"state: {state}\n" + re.sub(r"^state: .*\n", "", rule.bad.lstrip("\n"), flags=re.MULTILINE)
        found = check_example(example, rule)
        assert not any(each.fix and each.fix.applicability is Applicability.SAFE for each in found)


@every_rule
def test_both_languages_say_the_same_fields(rule: type[Rule]) -> None:
    vietnamese, english = rule.text[Language.VI], rule.text[Language.EN]
    assert set(rule.text) == set(Language)
    assert set(vietnamese.variants or {}) == set(english.variants or {})
    for one, other in zip(templates(vietnamese), templates(english), strict=True):
        assert one.strip()
        assert other.strip()
        assert fields(one) == fields(other)


@every_rule
def test_name_code_and_place_agree(rule: type[Rule]) -> None:
    family, module = rule.__module__.split(".")[-2:]
    assert module == rule.name.replace("-", "_")
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)+", rule.name)
    assert re.fullmatch(rf"KH{FAMILIES[family]}\d\d", rule.code)
    assert rule.__name__ == string.capwords(rule.name, "-").replace("-", "")


@every_rule
def test_basis_is_a_text_of_law_or_a_convention(rule: type[Rule]) -> None:
    assert re.match(r"(Nghị định|Luật|Thông lệ:) ", rule.basis)
    assert re.match(r"(Decree|Law|Convention:) ", rule.basis_en)
    assert rule.basis.startswith("Thông lệ") == rule.basis_en.startswith("Convention")
    assert set(re.findall(r"\d+(?:/\d+)*", rule.basis)) == set(re.findall(r"\d+(?:/\d+)*", rule.basis_en))


def test_codes_and_names_are_given_once() -> None:
    given = Counter(name for rule in ALL_RULES for name in (rule.code, rule.name))
    assert [name for name, times in given.items() if times > 1] == []


def test_rules_are_listed_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in ALL_RULES]
    assert codes == sorted(codes)


def rule_files() -> list[Path]:
    folder = Path(plancli.rules.__file__).parent
    paths = folder.glob("*/*.py")
    return [
        path
        for path in paths
        if re.search(r"^class \w+\((?:Run)?Rule(?:\[\w+\])?\):", path.read_text("utf-8"), re.MULTILINE)
    ]


def test_every_rule_file_is_listed() -> None:
    written = {f"{path.parent.name}/{path.name}" for path in rule_files()}
    listed = {"/".join(rule.__module__.split(".")[-2:]) + ".py" for rule in ALL_RULES}
    assert written == listed, "add the rule to ALL_RULES in plancli/rules/__init__.py"


def test_a_rule_with_its_examples_is_one_page() -> None:
    long = [path.name for path in rule_files() if len(path.read_text("utf-8").splitlines()) > 120]
    assert long == []


def cases() -> Iterator[tuple[str, Path]]:
    for path in sorted(CASES.glob("*/*.yaml")):
        yield path.parent.name, path


@pytest.mark.parametrize(
    ("name", "path"), list(cases()), ids=[f"{name}-{path.stem}" for name, path in cases()]
)
def test_case(
    name: str, path: Path, check_example: Check, expected: Callable[[str], list[tuple[int, str]]]
) -> None:
    rule = {rule.name: rule for rule in ALL_RULES}[name]
    example = path.read_text("utf-8")
    assert found_lines(check_example(example, rule)) == sorted(expected(example))


def templates(text: RuleText) -> list[str]:
    variants = text.variants or {}
    fix = [text.fix] if text.fix else []
    said = [text.checks, text.why, text.message, text.help, *fix]
    return [*said, *(variants[name] for name in sorted(variants))]


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
