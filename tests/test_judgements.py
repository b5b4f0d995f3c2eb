"""What people said of the findings on real plans: the table is whole, and the rules' grades follow from it."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from plancli.diagnostic import Severity
from plancli.messages import Language
from plancli.precision import precision_of
from plancli.rules import ALL_RULES, Rule
from plancli.rules.page import rule_page
from tools.crater import cross
from tools.judgements import CARRIED, Verdict, carried, read_table

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
REAL = "2025-tramtau"
AS_OF = "2026-11-23"
BY_RULE = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
LEAST_SHARE = 0.95
"""A rule that is right less often speaks at the lowest grade, or is off."""
Key = tuple[str, str, str, str]


def test_the_package_carries_what_the_table_counts() -> None:
    assert CARRIED.read_text("utf-8") == carried(*read_table())


def test_ten_real_plans_and_more_were_read() -> None:
    plans, judged = read_table()
    assert len(plans) >= 11
    assert {each.plan for each in judged} <= set(plans)
    assert {each.code for each in judged} <= {rule.code for rule in ALL_RULES}


@BY_RULE
def test_a_rule_that_is_often_wrong_is_only_for_information(rule: type[Rule]) -> None:
    share = precision_of(rule.code).share
    if share is not None and share < LEAST_SHARE:
        assert rule.severity is Severity.INFO


@BY_RULE
def test_a_rule_never_judged_on_a_real_plan_is_no_error(rule: type[Rule]) -> None:
    if not precision_of(rule.code).judged:
        assert rule.severity is not Severity.ERROR


@BY_RULE
def test_the_page_tells_what_was_measured(rule: type[Rule]) -> None:
    measured = precision_of(rule.code)
    told = f"{measured.right}/{measured.judged}" if measured.judged else f"trong {measured.plans} kế hoạch"
    assert told in rule_page(rule, Language.VI)


def _wanted(plan_names: set[str], as_of: str) -> Counter[Key]:
    return Counter(each.key for each in read_table()[1] if each.plan in plan_names and each.as_of == as_of)


def _found(folder: Path, as_of: str) -> Counter[Key]:
    """Count the findings of a folder; on another day those alone that the plan's own day does not bring up."""
    day = datetime.date.fromisoformat(as_of) if as_of else None
    keys: Counter[Key] = Counter()
    for crossing in cross(folder, day):
        plan = Path(crossing.name).stem
        keys.update((plan, as_of, each.code, each.label) for each in crossing.found)
    if not as_of:
        return keys
    usual = _found(folder, "")
    return keys - Counter({(plan, as_of, code, label): n for (plan, _, code, label), n in usual.items()})


@pytest.mark.parametrize("as_of", ["", AS_OF])
def test_the_real_plan_shows_what_was_judged_and_nothing_else(as_of: str, tmp_path: Path) -> None:
    (tmp_path / f"{REAL}.yaml").write_bytes((ROOT / "plans" / f"{REAL}.yaml").read_bytes())
    assert _found(tmp_path, as_of) == _wanted({REAL}, as_of)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")
@pytest.mark.parametrize("as_of", ["", AS_OF])
def test_the_corpus_shows_what_was_judged_and_nothing_else(as_of: str, tmp_path: Path) -> None:
    plans = set(read_table()[0]) - {REAL}
    for name in plans:
        [file] = [*CORPUS.glob(f"{name}.docx"), *CORPUS.glob(f"{name}.txt")][:1]
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert _found(tmp_path, as_of) == _wanted(plans, as_of)


def test_most_of_what_is_said_is_right() -> None:
    judged = read_table()[1]
    right = sum(each.verdict is Verdict.RIGHT for each in judged)
    assert right >= LEAST_SHARE * len(judged)
