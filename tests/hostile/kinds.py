"""The kinds of hostile input, by name."""

from __future__ import annotations

from tests.hostile.side_trials import side_trial
from tests.hostile.word_trials import word_trial
from tests.hostile.workers import Kind
from tests.hostile.writing_trials import fault_trial, kill_trial
from tests.hostile.yaml_trials import yaml_trial

KINDS = {
    "yaml": Kind(yaml_trial, 200_000),
    "word": Kind(word_trial, 5_000, seconds=10),
    "kills": Kind(kill_trial, 1_000, seconds=60),
    "faults": Kind(fault_trial, 5_000, seconds=60),
    "side": Kind(side_trial, 11_000, seconds=10),
}


def find_kind(name: str) -> Kind:
    """Return a kind by name; `broken` is one that its own test makes."""
    if name in KINDS:
        return KINDS[name]
    from tests.hostile.test_shares import broken_kind

    return broken_kind()
