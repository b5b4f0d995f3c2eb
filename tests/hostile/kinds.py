"""The kinds of hostile input, by name."""

from __future__ import annotations

from tests.hostile.workers import Kind
from tests.hostile.yaml_trials import yaml_trial

KINDS = {
    "yaml": Kind(yaml_trial, 200_000),
}
