"""On real plans every fix that is offered can be made, changes its own words only, and leaves nothing to do.

The corpus stands beside the checkout; where it is absent these tests skip and say so.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from plancli.checking import check_plan
from plancli.diagnostic import CheckResult
from plancli.fixing import fix_plan
from plancli.importing.importer import NotAPlan, import_paper
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan, load_bytes
from plancli.source.edit import Applicability
from tests.made.fixes import faults_of

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout"
)
FILES = sorted(path.name for path in CORPUS.glob("*.txt")) if CORPUS.is_dir() else []
EXPECTED = {
    "01-hn-308-tao-lap-du-lieu.txt": ["KH803"],
    "06-na-987-5g-iot.txt": ["KH314"],
    "26-dt-552-doi-moi-cong-nghe.txt": ["KH314"],
    "34-dng-179-kinh-te-so.txt": ["KH803"],
    "38-xa-luongminh-lay-y-kien-cu-tri.txt": ["KH803"],
    "41-xa-phobang-01-tuyen-truyen.txt": ["KH314", "KH803"],
}
"""Every slip that the two rules find there, each read and judged to be one; all other plans have none."""


def check(loaded: LoadedPlan) -> CheckResult:
    return check_plan(loaded, load_default_registry())


@pytest.mark.parametrize("name", FILES)
def test_fixes_of_a_real_plan(name: str) -> None:
    try:
        text = import_paper((CORPUS / name).read_bytes(), name).text
    except NotAPlan:
        pytest.skip("no plan")
    loaded = load_bytes(name, text.encode())
    offered = [each for each in check(loaded).diagnostics if each.fix]
    codes = sorted(each.code for each in offered if each.code in ("KH314", "KH803"))
    assert codes == EXPECTED.get(name, [])
    made = [each for each in offered if each.fix and each.fix.applicability is not Applicability.DISPLAY_ONLY]
    fixed = fix_plan(loaded, check, unsafe=True)
    assert (len(fixed.applied), fixed.dropped) == (len(made), ())
    assert fix_plan(fixed.loaded, check, unsafe=True).applied == ()
    assert fixed.loaded.source is not None
    changed = difflib.SequenceMatcher(None, text.split(), fixed.loaded.source.text.split(), autojunk=False)
    words = sum(last - first for kind, first, last, _, _ in changed.get_opcodes() if kind != "equal")
    assert words <= 4 * len(made)
    assert faults_of(text) == []
