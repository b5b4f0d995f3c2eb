"""Which rules run: a question left out of the set takes its rules along, unless they are asked for."""

from __future__ import annotations

import pytest

from plancli.analysis.question import SIX_QUESTIONS, Question
from plancli.cli.selection import choose_rules
from plancli.errors import UsageError
from plancli.rules import ALL_RULES


def test_all_rules_run_by_the_six_questions() -> None:
    assert choose_rules([], []) == ALL_RULES


def test_a_question_left_out_switches_its_rules_off() -> None:
    asked = [each for each in SIX_QUESTIONS if each is not Question.WHEN]
    off = {rule.code for rule in ALL_RULES} - {rule.code for rule in choose_rules([], [], asked)}
    assert off == {"KH401", "KH402"}
    only = choose_rules([], [], [Question.DELIVERABLE])
    assert {rule.question for rule in only} == {None, Question.DELIVERABLE}


def test_a_selected_rule_runs_whatever_is_asked() -> None:
    assert [rule.code for rule in choose_rules(["KH401"], [], [])] == ["KH401"]
    assert [rule.code for rule in choose_rules(["KH401,KH402"], ["no-deadline"], [])] == ["KH402"]


def test_a_choice_that_leaves_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match="no-rule-left"):
        choose_rules(["KH401"], ["no-deadline"], [])
