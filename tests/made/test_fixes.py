"""A share of the made plans of `fixes.py`, and that its proof sees what it is there for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from plancli.checking import check_plan
from plancli.fixing import Check, FixResult, fix_plan
from plancli.legal.registry import Registry
from plancli.loading import LoadedPlan, load_bytes
from plancli.rules import ALL_RULES
from plancli.source.edit import Applicability
from tests.made import fixes
from tests.made.fixes import faults_of, made_text

SHARE = 150


def test_a_share_of_the_made_plans_is_mended_soundly() -> None:
    mended: Counter[str] = Counter()
    faults = {seed: found for seed in range(SHARE) if (found := faults_of(made_text(seed), mended))}
    assert faults == {}
    assert mended.keys() >= mending_rules()


def mending_rules() -> set[str]:
    """Return the codes of the rules that mend something in their own bad example."""
    head = "plancli: 1\nstate: draft\nissuance: {kind: KẾ HOẠCH, issuer: Ủy ban nhân dân xã Suối Mơ, title: Công tác}\n"
    found = set[str]()
    for rule in ALL_RULES:
        text = rule.bad if "issuance:" in rule.bad else head + rule.bad
        loaded = load_bytes("thu.yaml", text.encode())
        if loaded.plan is not None:
            offered = check_plan(loaded, Registry(), [rule]).diagnostics
            allowed = {Applicability.SAFE, Applicability.UNSAFE}
            found |= {each.code for each in offered if each.fix and each.fix.applicability in allowed}
    assert found
    return found


SPOILT: dict[str, Callable[[str], str]] = {
    "a value that no fix names": lambda text: text.replace("title: Công", "title: Cộng", 1),
    "a comment": lambda text: text.replace("# lời chú đầu tệp", "# lời khác", 1),
    "a line": lambda text: text.replace("state:", "state :", 1),
    "a line more": lambda text: text.replace("issuance:", "# thêm\nissuance:", 1),
    "many words": lambda text: text.replace("các thôn", "các thôn " + "và " * 99),
    "nothing left of it": lambda text: "[",
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_the_proof_sees_a_fix_that_does_more(
    spoil: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fix_too_much(loaded: LoadedPlan, check: Check, *, unsafe: bool = False) -> FixResult:
        result = fix_plan(loaded, check, unsafe=unsafe)
        assert result.loaded.source is not None
        text = spoil(result.loaded.source.text)
        again = load_bytes("thu.yaml", text.encode())
        return FixResult(again, result.applied, result.dropped, result.rounds)

    seed = next(seed for seed in range(99) if "các thôn" in made_text(seed))
    assert faults_of(made_text(seed)) == []
    monkeypatch.setattr(fixes, "fix_plan", fix_too_much)
    assert faults_of(made_text(seed)) != []


def test_the_proof_sees_a_finding_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixes, "fix_plan", lambda loaded, *_, **__: FixResult(loaded, (), (), 0))
    assert any("stays" in each for seed in range(9) for each in faults_of(made_text(seed)))
