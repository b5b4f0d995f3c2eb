"""The page about a rule says all that the rule says, in Markdown that holds together."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from plancli.messages import Language
from plancli.rules import ALL_RULES, Rule
from plancli.rules.page import all_pages, fault_entry, rule_infos, rule_page
from plancli.source.fault import FaultKind

every_language = pytest.mark.parametrize("language", Language)


@every_language
@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_page_says_what_the_rule_says(rule: type[Rule], language: Language) -> None:
    page = rule_page(rule, language)
    text = rule.text[language]
    assert page.startswith(f"# {rule.code} {rule.name}\n")
    told = re.sub(r"\{\w+\}", "…", text.help)
    for words in (text.checks, text.why, told, rule.basis_in(language)):
        assert words in page
    assert not re.search(r"[{}]", page)
    assert page.count("```yaml") == 2
    assert page.count("```") == 4
    assert "# expect" not in page


@every_language
def test_all_pages_hold_every_rule_and_every_fault_once(language: Language) -> None:
    book = all_pages(language)
    codes = re.findall(r"^(?:### |\*\*)(KH\d{3})", book, re.MULTILINE)
    assert codes == [*(rule.code for rule in ALL_RULES), *(kind.code for kind in FaultKind)]


@every_language
@pytest.mark.parametrize("kind", FaultKind, ids=lambda kind: kind.label)
def test_fault_entry_leaves_no_field_open(kind: FaultKind, language: Language) -> None:
    entry = fault_entry(kind, language)
    assert kind.label in entry
    assert len(entry) > 40
    assert not re.search(r"[{}]", entry)


def test_headings_step_down_one_level_at_a_time() -> None:
    outside = re.sub(r"```yaml.*?```", "", all_pages(Language.VI), flags=re.DOTALL)
    levels = [len(found) for found in re.findall(r"^(#+) ", outside, re.MULTILINE)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_docs_hold_the_pages_of_today(project: Path) -> None:
    written = (project / "docs" / "rules.md").read_text("utf-8")
    assert written == all_pages(Language.VI), "run `make schema`"


@every_language
def test_programs_are_told_of_every_rule_and_every_fault(language: Language) -> None:
    infos = rule_infos(ALL_RULES, language)
    assert [each.code for each in infos] == [
        *(rule.code for rule in ALL_RULES),
        *(kind.code for kind in FaultKind),
    ]
    for each in infos:
        assert each.checks
        assert each.why
        assert each.code in each.page
        assert each.name in each.page
        assert "{" not in each.checks + each.why + each.help
        assert bool(each.basis) == (each.family not in {"file", "suppression"})


def test_a_fault_with_several_causes_is_named_and_its_page_lists_them() -> None:
    infos = {each.code: each for each in rule_infos((), Language.VI)}
    assert infos["KH006"].checks == "Lỗi của tệp: syntax-error"
    assert infos["KH006"].help == ""
    assert infos["KH006"].page.count("\n- ") > 3
    assert infos["KH007"].help == "Hãy thay bằng dấu cách."
