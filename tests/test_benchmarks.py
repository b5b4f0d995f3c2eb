"""What the benchmarks say of their runs: ratios, rates, misses, and the picture; nothing is timed here."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench import page
from bench.cost import slope
from bench.cost_plot import draw
from bench.growing import RULE_GROWING
from bench.peers import FLOOR, Peer
from bench.run import time_once
from bench.targets import (
    FASTER_TARGETS,
    FLAT_TARGETS,
    MEMORY_TARGETS,
    PEERS,
    RATE_TARGETS,
    SECONDS_TARGETS,
    TARGETS,
)
from bench.verdicts import Run, Verdict, rates, verdicts
from plancli.loading import load_bytes

SECONDS = {
    "check 1,000 plans": 10.0,
    "yamllint 100 plans": 3.1,
    "yamllint": 0.13,
    "schema 100 plans": 2.0,
    "schema 1 plan": 0.4,
    "trace 1,000 items": 0.5,
    "doorstop": 12.0,
    "trace 10,000 items": 6.0,
}


def runs(count: int = 3, peak: float = 50) -> dict[str, list[Run]]:
    return {name: [Run(SECONDS.get(name, 1.0), 1.0, peak, 0)] * count for name in PEERS}


def verdict(found: list[Verdict], name: str, against: str) -> Verdict:
    return next(each for each in found if each.name == name and each.against.startswith(against))


def test_every_target_names_commands_that_are_timed() -> None:
    named = {each.name for each in TARGETS} | {each.against for each in TARGETS}
    named |= {each.name for each in MEMORY_TARGETS} | {each.name for each in SECONDS_TARGETS}
    named |= {each.name for each in FASTER_TARGETS} | {each.against for each in FASTER_TARGETS}
    named |= {each.name for each in FLAT_TARGETS} | {each.against for each in FLAT_TARGETS}
    for each in RATE_TARGETS:
        named |= {each.name, each.against, each.start}
    assert named <= PEERS.keys()


def test_a_rate_counts_our_start_and_not_the_peers() -> None:
    found = list(verdicts(runs(), []))
    assert dict(rates(runs()))["yamllint 100 plans"] == pytest.approx(99 / 2.97)
    rate = verdict(found, "check 1,000 plans", "yamllint")
    assert rate.found == pytest.approx(100 / (99 / 2.97))
    assert rate.is_met is False
    assert verdict(found, "trace 1,000 items", "doorstop").is_met is True
    assert verdict(found, "trace 10,000 items", "seconds").is_met is False
    assert verdict(found, "check 4,000 plans", "check 1,000 plans").found == 1


def test_what_could_not_run_is_no_miss() -> None:
    some = runs()
    del some["doorstop"]
    found = list(verdicts(some, ["yamllint"]))
    assert verdict(found, "trace 1,000 items", "doorstop").why_not == "not in this run"
    assert verdict(found, "check 1,000 plans", "yamllint").why_not == "did not do its work"
    assert verdict(list(verdicts(runs(peak=0), [])), "check 1,000 plans", "MiB").is_met is None


def test_the_page_names_what_is_missed_and_no_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "PAGE", tmp_path / "benchmarks.md")
    monkeypatch.setattr(page, "COST", str(tmp_path / "none.json"))
    found = list(verdicts(runs(), []))
    page.write_page(runs(), found, [], 3)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "- trace 10,000 items / seconds here: 6.00, chỉ tiêu (target) ≤ 5" in text
    assert f"| {FLOOR} |" in text
    assert "check-jsonschema 0." in text.partition("Đem so với")[2].splitlines()[0]


def test_a_slope_is_the_power_of_what_grows() -> None:
    sizes = (100, 1_000, 10_000)
    assert slope(sizes, [size * 1e-6 for size in sizes]) == pytest.approx(1)
    assert slope(sizes, [size**2 * 1e-9 for size in sizes]) == pytest.approx(2)


@pytest.mark.parametrize("grows", RULE_GROWING)
def test_what_grows_is_a_plan(grows: str) -> None:
    loaded = load_bytes("plan.yaml", RULE_GROWING[grows](60).encode())
    assert loaded.errors == ()
    assert loaded.plan is not None
    count = {"units": len(loaded.plan.units), "citations": len(loaded.plan.citations)}
    assert count.get(grows, 60) >= 60


def test_the_picture_names_every_line_in_two_languages() -> None:
    names = ("tasks", "units", "citations", "files")
    sizes = (10, 100, 1_000)
    drawn = draw(sizes, {name: [size / 1_000 for size in sizes] for name in names}, dict.fromkeys(names, 1.0))
    words = [each.text for each in ET.fromstring(drawn).iter() if each.text and each.text.strip()]
    assert sum(any(f"({name}), dốc 1,00" in word for word in words) for name in names) == len(names)
    places = [each.get("y") for each in ET.fromstring(drawn).iter() if (each.text or "").endswith("dốc 1,00")]
    assert len(set(places)) == len(names)


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not tell the most memory of a process that ended"
)
def test_the_memory_of_a_run_is_its_own() -> None:
    held = b"x" * 300_000_000
    run = time_once(Peer((sys.executable, "-c", "import sys; sys.exit(3)")))
    assert 0 < run.peak < len(held) / 2**20
    assert run.code == 3


def test_a_program_may_count_its_own_seconds() -> None:
    assert time_once(Peer((sys.executable, "-c", "print(0.25)"), own_clock=True)).seconds == 0.25
