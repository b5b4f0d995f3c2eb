"""What every answer in JSON shares: its first key, how it names plans and files, and how it writes days."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import TRAMTAU, Runner

COMMUNE = "tests/plans/2026-xa-mau.yaml"
FAMILY = "tests/plans/may-ngan"
ANSWERS = {
    "check": ("check", TRAMTAU),
    "obligations": ("obligations", TRAMTAU),
    "obligations of a folder": ("obligations", FAMILY),
    "conflicts": ("obligations", FAMILY, "--conflicts"),
    "gaps": ("gaps", TRAMTAU),
    "export": ("export", TRAMTAU),
    "cite": ("cite", TRAMTAU),
    "trace": ("trace", TRAMTAU),
    "cascade": ("trace", "--parent", f"{FAMILY}/tinh.yaml", f"{FAMILY}/xa"),
    "duties": ("trace", "--duties"),
    "draft": ("new", "--from", TRAMTAU, "--for", "UBND xã Bản Công"),
    "diff": ("diff", TRAMTAU, COMMUNE),
    "progress": ("progress", TRAMTAU, COMMUNE),
    "law": ("law", "09/2017/NĐ-CP"),
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
        assert "file" not in each
        for key in {"date", "as_of", "issued", "checked", "due"} & each.keys():
            assert each[key] is None or ISO.fullmatch(str(each[key])), (key, each[key])


@pytest.mark.parametrize(
    ("name", "where"),
    [("cascade", "parent"), ("draft", "parent"), ("progress", "plans"), ("conflicts", "plans")],
)
def test_a_plan_is_named_by_the_same_keys(plancli: Runner, name: str, where: str) -> None:
    found = json.loads(plancli(*ANSWERS[name], "--format", "json").out)[where]
    for each in found if isinstance(found, list) else [found]:
        assert each.keys() >= NAMED
        assert Path(each["path"]).is_file()
