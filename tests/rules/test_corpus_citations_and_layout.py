"""What rules on citations and on the paper's parts say of real plans outside the project: their slips only.

Each finding was read beside the paper; a new one has to be, before it is written here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.checking import check_plans
from plancli.importing.importer import import_paper
from plancli.legal.registry import Registry, load_default_registry
from plancli.loading import LoadedPlan, load_bytes
from plancli.rules import ALL_RULES
from plancli.rules.citations.plans_date_act_differently import PlansDateActDifferently

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout"
)
NO_PLAN = "54"
SLIPS = {
    ("01", "KH306", "Mở đầu"),  # Quyết định 1229/QĐ-UBND
    ("01", "KH307", "Mở đầu"),  # 142/QĐ-TTg without its day
    ("06", "KH314", "I.1"),  # 57- NQ/TW
    ("09", "KH705", "Trích yếu"),  # Quyết định số /QĐ-TTg ngày tháng năm 2025
    ("13", "KH301", "Căn cứ"),  # 71/NQ-CP of 01/5/2025, which is of 01/4/2025
    ("13", "KH710", "PL1"),  # no word of the annex
    ("18", "KH306", "Căn cứ"),  # Phương án 02600/PA-UBND
    ("18", "KH307", "Căn cứ"),  # 49/QCPH-UBND-UBMT-HCTĐ: of whom
    ("18", "KH703", ""),  # KT. CHỦ TỊCH alone
    ("25", "KH703", ""),  # KT. CHỦ TỊCH alone
    ("25", "KH710", "PL1"),  # no word of the annex
    ("26", "KH314", "Căn cứ"),  # 10- CTr/TU
    ("34", "KH306", "VI.1.g"),  # Kế hoạch hành động 469-KH/TU
    ("38", "KH307", "Căn cứ"),  # 101/2025/UBTVQH15 and the joint resolution without their days
    ("41", "KH314", "II.2.1"),  # 46 - CT/TW
}
JUDGED = {
    *("KH301", "KH306", "KH307", "KH308", "KH311", "KH312", "KH313", "KH314"),
    *("KH703", "KH704", "KH705", "KH706", "KH707", "KH710"),
}


@pytest.fixture(scope="module")
def plans() -> list[LoadedPlan]:
    paths = [path for path in sorted(CORPUS.glob("*.txt")) if not path.name.startswith(NO_PLAN)]
    texts = [(each.name, import_paper(each.read_bytes(), each.name).text) for each in paths]
    return [load_bytes(name, text.encode()) for name, text in texts]


def test_the_slips_of_real_plans_are_found_and_nothing_else(plans: list[LoadedPlan]) -> None:
    rules = [rule for rule in ALL_RULES if rule.code in JUDGED]
    result = check_plans(plans, load_default_registry(), rules)
    found = [(each.path[:2], each.code, each.label) for each in result.diagnostics]
    assert sorted(found) == sorted(SLIPS)


def test_without_a_registry_the_plan_that_misdates_an_act_is_told_of_the_others(
    plans: list[LoadedPlan],
) -> None:
    result = check_plans(plans, Registry(), [PlansDateActDifferently])
    [found] = result.diagnostics
    assert found.message.startswith("71/NQ-CP ghi ngày 01/5/2025")
    assert found.message.endswith("ghi ngày 01/4/2025.")
