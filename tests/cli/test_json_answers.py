"""What every answer in JSON shares: its first key, how it names plans and files, and how it writes days."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import PROJECT, TRAMTAU, Runner

COMMUNE = "tests/plans/2026-xa-mau.yaml"
FAMILY = "tests/plans/may-ngan"
GUIDE = "docs/xuat-du-lieu.md"
ANSWERS = {
    "`check`": ("check", TRAMTAU),
    "`obligations` một kế hoạch": ("obligations", TRAMTAU),
    "`obligations` nhiều kế hoạch": ("obligations", FAMILY),
    "`obligations --conflicts`": ("obligations", FAMILY, "--conflicts"),
    "`gaps`": ("gaps", TRAMTAU),
    "`export`": ("export", TRAMTAU),
    "`cite`": ("cite", TRAMTAU),
    "`trace`": ("trace", TRAMTAU),
    "`trace --parent`, nhiều kế hoạch": ("trace", "--parent", f"{FAMILY}/tinh.yaml", f"{FAMILY}/xa"),
    "`trace --duties`": ("trace", "--duties"),
    "`new --from`": ("new", "--from", TRAMTAU, "--for", "UBND xã Bản Công"),
    "`diff`": ("diff", TRAMTAU, COMMUNE),
    "`progress`": ("progress", TRAMTAU, COMMUNE),
    "`law`": ("law", "09/2017/NĐ-CP"),
}
NAMED = {"path", "number", "date", "issuer", "title"}
ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(each)


@pytest.mark.parametrize("arguments", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_has_the_same_head_and_writes_days_alike(
    plancli: Runner, arguments: tuple[str, ...]
) -> None:
    answer = json.loads(plancli(*arguments, "--format", "json").out)
    assert next(iter(answer.items())) == ("schema_version", 1)
    for each in _objects(answer):
        # `export` gives the plan's own keys, and there a parent is named by `file`, as the plan writes it.
        assert "file" not in each or arguments[0] == "export"
        for key in {"date", "as_of", "issued", "checked", "due"} & each.keys():
            assert each[key] is None or ISO.fullmatch(str(each[key])), (key, each[key])


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("`trace --parent`, nhiều kế hoạch", "parent"),
        ("`new --from`", "parent"),
        ("`progress`", "plans"),
        ("`obligations --conflicts`", "plans"),
    ],
)
def test_a_plan_is_named_by_the_same_keys(plancli: Runner, name: str, where: str) -> None:
    found = json.loads(plancli(*ANSWERS[name], "--format", "json").out)[where]
    for each in found if isinstance(found, list) else [found]:
        assert each.keys() >= NAMED
        assert Path(each["path"]).is_file()


@pytest.fixture(scope="module")
def promised() -> dict[str, set[str]]:
    """What the guide says: the keys of each answer."""
    text = (PROJECT / GUIDE).read_text(encoding="utf-8").partition("## JSON")[2]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return {
        name.strip(): set(re.findall(r"`(\w+)`", keys.partition("(")[0] + keys.partition(")")[2]))
        for name, keys in rows
    }


@pytest.mark.parametrize("name", ANSWERS)
def test_the_guide_names_the_keys_of_every_answer(
    plancli: Runner, promised: dict[str, set[str]], name: str
) -> None:
    answer = json.loads(plancli(*ANSWERS[name], "--format", "json").out)
    assert promised[name] == answer.keys() - {"schema_version"}


def test_the_guide_names_the_keys_of_what_tables_would_change(
    plancli: Runner, promised: dict[str, set[str]], tmp_path: Path
) -> None:
    table = tmp_path / "bang.xlsx"
    plancli("table", TRAMTAU, "-o", table)
    answer = json.loads(plancli("table", TRAMTAU, "--read", table, "--format", "json").out)
    assert promised["`table --read`"] == answer.keys() - {"schema_version"}
    assert promised.keys() == {*ANSWERS, "`table --read`"}
