"""The schema an editor reads: in step with the model, valid draft 7, Vietnamese, and in agreement with `check`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plancli.model.schema import DIALECT, plan_schema, progress_schema
from plancli.model.written import WrittenTask

Runner = Callable[..., Any]
SCHEMA = Path(__file__).resolve().parents[2] / "schemas" / "plan.schema.json"


def validate(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def schemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema inside this one."""
    yield schema
    for key in ("properties", "definitions"):
        for inner in schema.get(key, {}).values():
            yield from schemas(inner)
    for key in ("anyOf", "allOf"):
        for inner in schema.get(key, []):
            yield from schemas(inner)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from schemas(schema[key])


def test_the_file_in_schemas_is_what_the_model_says() -> None:
    shipped = json.loads(SCHEMA.read_bytes())
    assert shipped == plan_schema(), "run: plancli schema -o schemas/plan.schema.json"


def test_the_command_prints_it(plancli: Runner) -> None:
    run = plancli("schema")
    assert (run.code, run.err) == (0, "")
    assert run.out.encode() == SCHEMA.read_bytes()


def test_the_schema_of_a_progress_file_ships_too(plancli: Runner) -> None:
    shipped = SCHEMA.with_name("progress.schema.json")
    assert json.loads(shipped.read_bytes()) == progress_schema(), "run: make schema"
    assert plancli("schema", "--progress").out.encode() == shipped.read_bytes()


def test_it_is_draft_7_with_nothing_beside_a_reference() -> None:
    whole = plan_schema()
    assert whole["$schema"] == DIALECT
    assert "$defs" not in json.dumps(whole)
    assert all(len(each) == 1 for each in schemas(whole) if "$ref" in each)


def test_every_key_is_explained() -> None:
    whole: dict[str, Any] = plan_schema()
    for each in schemas(whole):
        for name, inner in each.get("properties", {}).items():
            # A key that says no more than its own block says is explained there.
            block = whole["definitions"].get(inner.get("$ref", "").rpartition("/")[2], {})
            assert inner.get("description") or block.get("description"), name


def test_made_up_headings_are_gone_but_a_key_named_title_stays() -> None:
    whole = plan_schema()
    task = whole["definitions"]["task"]  # type: ignore[index]
    assert list(task["properties"]) == list(WrittenTask.__annotations__)
    assert "title" not in task


def test_it_is_a_valid_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(SCHEMA)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_it_accepts_the_plans_that_check_accepts() -> None:
    plans = [*SCHEMA.parents[1].glob("plans/*.yaml"), *SCHEMA.parents[1].glob("tests/plans/*.yaml")]
    done = validate(*plans)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "change",
    [
        ("state: received", "state: nháp"),
        ("plancli: 1", "plancli: 2"),
        ("sections:", "section:"),
        ("  title:", "  tittle:"),
        ("recipients:", "recipients: {}\nrecipient:"),
    ],
)
def test_it_refuses_what_check_refuses(change: tuple[str, str], plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    text = (SCHEMA.parents[1] / "plans" / "2025-tramtau.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    plan.write_text(text.replace(*change), encoding="utf-8")
    assert validate(plan).returncode == 1
    assert plancli("check", plan).code == 1
