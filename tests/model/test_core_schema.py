"""The saved description of the written plan is the one that pydantic makes, and judges alike."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from plancli.loading import load_bytes
from plancli.model import validation
from plancli.model.core_schema import saved_form
from plancli.resources import read_resource

BROKEN = """\
plancli: 1
state: x
issuance: {kind: [a], issuer: "", titel: b}
sections:
  - tasks: abc
    parts:
      - duties: [{txt: a}, [b]]
        tasks: [{lead: {unit: c}}]
  - d
units: [{name: e, kind: f, members: g}]
"""


def test_the_saved_copy_is_what_this_pydantic_makes() -> None:
    made = json.dumps(saved_form(), ensure_ascii=False, indent=0, sort_keys=False) + "\n"
    if os.environ.get("PLANCLI_UPDATE_SNAPSHOTS"):
        Path("plancli/data/written_core_schema.json").write_text(made, encoding="utf-8")
    saved = json.loads(read_resource("data", "written_core_schema.json"))
    if saved["pydantic_core"] != saved_form()["pydantic_core"]:
        pytest.skip("made with another pydantic_core; plancli then builds its own")
    assert saved == json.loads(made)


def test_another_pydantic_builds_its_own_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from_copy = load_bytes("x.yaml", BROKEN.encode()).diagnostics
    for cached in (validation._core_schema, validation._validator, validation._definitions):
        cached.cache_clear()
    monkeypatch.setattr(validation, "__version__", "0")
    built = load_bytes("x.yaml", BROKEN.encode()).diagnostics
    for cached in (validation._core_schema, validation._validator, validation._definitions):
        cached.cache_clear()
    assert len(built) >= 8
    assert from_copy == built
