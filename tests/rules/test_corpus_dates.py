"""Plans check each other: an act that one real plan dates otherwise than the others, without any registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.importing.importer import import_paper
from plancli.legal.registry import Registry
from plancli.loading import load_bytes
from plancli.rules.citations.plans_date_act_differently import PlansDateActDifferently
from tests.plans_checked import check_plans

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
NO_PLAN = "54"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")
def test_the_plan_that_misdates_an_act_is_told_of_the_others() -> None:
    paths = [path for path in sorted(CORPUS.glob("*.txt")) if not path.name.startswith(NO_PLAN)]
    texts = [(each.name, import_paper(each.read_bytes(), each.name).text) for each in paths]
    plans = [load_bytes(name, text.encode()) for name, text in texts]
    [found] = check_plans(plans, Registry(), [PlansDateActDifferently]).diagnostics
    assert found.path.startswith("13")
    assert found.message.startswith("71/NQ-CP ghi ngày 01/5/2025")
    assert found.message.endswith("ghi ngày 01/4/2025.")
