"""Plans that are checked together are compared; each finding stands in the file that it is about."""

from __future__ import annotations

from plancli.checking import RuleChoice, check_plan
from plancli.diagnostic import Severity
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language
from plancli.rules.citations.act_with_two_dates import ActWithTwoDates
from plancli.rules.citations.plans_date_act_differently import PlansDateActDifferently
from tests.plans_checked import check_plans

PLAN = """\
plancli: "1"
state: draft
issuance: {{kind: KẾ HOẠCH, issuer: Ủy ban nhân dân xã Suối Mơ, title: Công tác năm 2026}}
preamble: Thực hiện Nghị quyết số 99/NQ-CP {day} của Chính phủ;
sections: []
"""


def loaded(*days: str) -> list[LoadedPlan]:
    plans = enumerate(days, start=1)
    return [load_bytes(f"{number}.yaml", PLAN.format(day=day).encode()) for number, day in plans]


def test_the_rarer_date_is_told_in_its_own_file_between_that_files_findings() -> None:
    plans = loaded("ngày 01/4/2025", "ngày 01/5/2025", "ngày 01/4/2025")
    result = check_plans(plans, load_default_registry())
    [found] = [each for each in result.diagnostics if each.code == PlansDateActDifferently.code]
    assert (found.path, found.span.start.line) == ("2.yaml", 4)
    assert found.source_line.startswith("preamble: Thực hiện")
    assert "1.yaml ghi ngày 01/4/2025" in found.message
    places = [(each.path, each.span.start.offset) for each in result.diagnostics]
    assert places == sorted(places)


def test_two_plans_are_told_of_each_other() -> None:
    plans = loaded("ngày 01/4/2025", "ngày 01/5/2025")
    result = check_plans(plans, load_default_registry(), [PlansDateActDifferently], Language.EN)
    assert [each.path for each in result.diagnostics] == ["1.yaml", "2.yaml"]
    assert "2.yaml dates it 01/5/2025" in result.diagnostics[0].message


def test_one_plan_and_unselected_rules_are_not_compared() -> None:
    plans = loaded("ngày 01/4/2025", "ngày 01/5/2025")
    registry = load_default_registry()
    assert check_plan(plans[0], registry, [PlansDateActDifferently]).diagnostics == ()
    assert check_plans(plans, registry, [ActWithTwoDates]).diagnostics == ()


def test_a_file_that_is_no_plan_is_passed_over() -> None:
    plans = [*loaded("ngày 01/4/2025"), load_bytes("2.yaml", b"- a\n")]
    result = check_plans(plans, load_default_registry(), [PlansDateActDifferently])
    assert {each.path for each in result.diagnostics} == {"2.yaml"}


def test_a_comment_lets_pass_what_other_plans_bring_up() -> None:
    first, second = loaded("ngày 01/4/2025", "ngày 01/5/2025")
    assert second.source is not None
    text = f"# plancli: ignore-file[{PlansDateActDifferently.name}] theo bản gốc\n{second.source.text}"
    second = load_bytes("2.yaml", text.encode())
    registry = load_default_registry()
    result = check_plans([first, second], registry, [PlansDateActDifferently])
    assert [each.path for each in result.diagnostics] == ["1.yaml"]
    assert [each.diagnostic.path for each in result.suppressed_diagnostics] == ["2.yaml"]
    # Alone the plan has nothing to be compared with, which does not make the comment idle.
    assert check_plan(second, registry, [PlansDateActDifferently]).diagnostics == ()


def test_an_office_grades_what_other_plans_bring_up() -> None:
    choice = RuleChoice([PlansDateActDifferently], {PlansDateActDifferently.code: Severity.INFO})
    choices = {"1.yaml": choice, "2.yaml": RuleChoice([PlansDateActDifferently]), "3.yaml": RuleChoice([])}
    plans = loaded("ngày 01/4/2025", "ngày 01/5/2025", "ngày 01/6/2025")
    result = check_plans(plans, load_default_registry(), choices.__getitem__)
    assert [(each.path, each.severity) for each in result.diagnostics] == [
        ("1.yaml", Severity.INFO),
        ("2.yaml", PlansDateActDifferently.severity),
    ]
