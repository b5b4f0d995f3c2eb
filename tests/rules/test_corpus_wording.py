"""What the rules on wording say of real plans: the slips that are there, and nothing else.

The plans stand beside the checkout; where they are absent these tests skip and say so.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.checking import check_plan
from plancli.cli.inputs import load_plan
from plancli.legal.registry import load_default_registry
from plancli.messages import Language
from plancli.rules import ALL_RULES

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
here = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")

RULES = {"KH804", "KH805", "KH806", "KH807", "KH808", "KH810", "KH811", "KH814"}
"""Each of their findings was read beside the paper."""

SLIPS = {
    "01-hn-308": [],
    "04-ct-159": [],
    "06-na-987": [],
    "09-ttg-2623": [],
    "13-dt-617": [],
    "18-dlk-0129": [("KH806", "thông báo đảm")],
    "25-hcm-2820": [],
    "26-dt-552": [("KH808", "khởi nghiệp khởi nghiệp")],
    "34-dng-179": [
        ("KH806", "được giao nhiệm"),
        ("KH808", "Căn cứ Căn cứ"),
        ("KH808", "quản trị quản trị"),
    ],
    "38-xa-luongminh": [
        ("KH805", "cưt"),
        ("KH807", "HDDND"),
        ("KH810", "Luật bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân"),
    ],
    "39-xa-luongminh": [],
    "41-xa-phobang": [],
}


@here
@pytest.mark.parametrize("name", sorted(SLIPS))
def test_each_slip_is_found_and_nothing_else(name: str) -> None:
    [path] = CORPUS.glob(f"{name}*.txt")
    loaded = load_plan(str(path), Language.VI)
    rules = [rule for rule in ALL_RULES if rule.code in RULES]
    found = check_plan(loaded, load_default_registry(), rules).diagnostics
    assert loaded.source is not None
    said = [(each.code, each.message.split("”")[0].lstrip("“")) for each in found]
    assert sorted(said) == sorted(SLIPS[name])
