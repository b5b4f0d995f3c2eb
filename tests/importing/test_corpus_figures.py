"""What the importer finds in real plans, held against annotations made by hand.

The corpus stands beside the checkout; where it is absent these tests skip and say so.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from plancli.exports.json_export import export_plan_json
from plancli.importing.importer import Imported, NotAPlan, import_paper
from plancli.vietnamese.dates import find_dates

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout"
)
ANNOTATED = sorted(path.name[:2] for path in CORPUS.glob("*.tasks.yaml")) if CORPUS.is_dir() else []
NO_PLANS = {"54-bgddt-2345-ocr.txt": "công văn", "48-nd30-phuluc3-mau.docx": "chỉ thị"}
"""A letter, and the collection of model forms of Decree 30/2020, whose first one is a directive."""
PLANS = sorted(
    path.name
    for path in (CORPUS.iterdir() if CORPUS.is_dir() else ())
    if path.suffix in (".txt", ".docx") and path.name not in NO_PLANS
)
ROLES = {"lead": "lead", "coord": "coordinating", "implement": "responsible"}
FEWEST_TASKS, FEWEST_PAIRS, FEWEST_DEADLINES = 0.97, 0.95, 0.95

Facts = dict[str, Any]


def norm(value: object) -> str:
    """Return words as the annotations compare them: composed letters, single blanks, no sign at the end."""
    return " ".join(unicodedata.normalize("NFC", str(value or "")).split()).rstrip(".;, ")


@cache
def imported(name: str) -> Imported:
    path = CORPUS / name
    return import_paper(path.read_bytes(), path.name)


@cache
def annotated(number: str) -> Facts:
    (path,) = CORPUS.glob(f"{number}-*.tasks.yaml")
    return cast("Facts", yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def exported(number: str) -> Facts:
    (path,) = CORPUS.glob(f"{number}-*.txt")
    return cast("Facts", json.loads(export_plan_json(imported(path.name).opened.plan)))


def paper_of(number: str) -> Facts:
    """Return the first paper of a file: the decision, else the plan, as the plan file holds it."""
    (path,) = CORPUS.glob(f"{number}-*.txt")
    value = imported(path.name).opened.made.value
    return cast("Facts", value.get("decision") or value)


@pytest.mark.parametrize("name", PLANS)
def test_every_plan_closes_its_account_and_is_read_branch_by_branch(name: str) -> None:
    found = imported(name)
    lost = sum(len("".join(each.text.split())) for each in found.account.dropped)
    assert found.account.captured_chars + lost == found.account.source_chars
    assert [note for note in found.opened.notes if note.key == "unread"] == []


@pytest.mark.parametrize(("name", "kind"), NO_PLANS.items())
def test_what_is_no_plan_is_named(name: str, kind: str) -> None:
    with pytest.raises(NotAPlan) as told:
        imported(name)
    assert told.value.kind == kind


@pytest.mark.parametrize("number", ANNOTATED)
def test_head(number: str) -> None:
    document, head = annotated(number)["document"], paper_of(number)["issuance"]
    dates = find_dates(head["date"])
    assert {
        "number": f"{head.get('number') or ''}/{head['symbol']}",
        "date": dates[0].date and dates[0].date.iso,
        **{key: norm(head[key]) for key in ("place", "title")},
        "type": norm(head["kind"]),
        "issuer": norm(" ".join(filter(None, [head.get("superior"), head["issuer"]]))),
    } == {
        key: (norm if key not in ("date", "number") else str)(document[key])
        for key in ("number", "date", "place", "title", "type", "issuer")
    }


@pytest.mark.parametrize("number", ANNOTATED)
def test_signatory_and_recipients(number: str) -> None:
    document, paper = annotated(number)["document"], paper_of(number)
    signer, signatory = document["signer"], paper["issuance"]["signatory"]
    lines = ("authority", "acting", "position", "name")
    assert {key: norm(signatory.get(key)) for key in lines} == {key: norm(signer.get(key)) for key in lines}
    assert [norm(each) for each in paper["recipients"]] == [norm(each) for each in document["recipients"]]


@pytest.mark.parametrize("number", ANNOTATED)
def test_section_labels(number: str) -> None:
    found = exported(number)
    labels = {each["label"] for key in ("sections", "tasks", "duties") for each in found[key]}
    assert [label for label in _wanted_labels(annotated(number)) if label not in labels] == []


def _wanted_labels(facts: Facts) -> Iterator[str]:
    for section in facts["sections"]:
        number = section["num"]
        yield number
        for below in section.get("sub", ()):
            found = re.findall(r"^\s*(\d+(?:\.\d+)*)|(?:\(|, )(\d+\.\d+)", below)
            yield from (f"{number}.{one or other}" for one, other in found)


def test_tasks_roles_and_deadlines() -> None:
    tasks, found = [], 0
    right = extra = missed = 0
    deadlines: list[bool] = []
    for number in ANNOTATED:
        for wanted, task in _pairs(number):
            tasks.append(wanted)
            found += task is not None
            want = {(role, norm(unit).casefold()) for role in ROLES for unit in wanted.get(role) or ()}
            got = {
                (role, norm(unit).casefold())
                for role, key in ROLES.items()
                for unit in (task or {}).get(key, ())
            }
            right, extra, missed = right + len(want & got), extra + len(got - want), missed + len(want - got)
            words = norm(task["deadline"]["text"]).casefold() if task else ""
            deadlines += [norm(each).casefold() in words for each in _listed(wanted.get("deadline"))]
    pairs = 2 * right / (2 * right + extra + missed)
    figures = found / len(tasks), pairs, sum(deadlines) / len(deadlines)
    print(  # noqa: T201 - the figures are what this is for: pytest -s
        f"tasks {figures[0]:.3f} of {len(tasks)}, unit-role F1 {figures[1]:.3f}, deadlines {figures[2]:.3f}"
    )
    assert figures[0] >= FEWEST_TASKS
    assert figures[1] >= FEWEST_PAIRS
    assert figures[2] >= FEWEST_DEADLINES


def _pairs(number: str) -> Iterator[tuple[Facts, Facts | None]]:
    """Yield each task of the annotations, "same" filled in, with the one that was found at its label."""
    left: list[Facts] = list(exported(number)["tasks"])
    first: Facts = {}
    for wanted in annotated(number)["tasks"]:
        filled = {**wanted, **{role: first[role] for role in ROLES if wanted.get(role) == "same"}}
        if "same" not in wanted.values():
            first = wanted
        label = _label_of(wanted["path"])
        task = next((each for each in left if each["label"] == label), None) or next(
            (each for each in left if each["label"].startswith(label)), None
        )
        if task is not None:
            left.remove(task)
        yield filled, task


def _label_of(path: str) -> str:
    """Return the printed address of a path such as "II/1/c" or "PHỤ LỤC/4"."""
    steps = path.split(" (", maxsplit=1)[0].split("/")
    if steps[0].startswith("PHỤ"):
        return ".".join(["PL1", *steps[1:]])
    return f"{steps[0]}.{steps[2]}" if len(steps) == 3 else ".".join(steps)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []


def test_who_is_given_work_in_prose() -> None:
    path = Path(__file__).with_name("prose_34.yaml")
    wanted = cast("list[Facts]", yaml.safe_load(path.read_text(encoding="utf-8")))
    (name,) = (each.name for each in CORPUS.glob("34-*.txt"))
    duties = [each for each in imported(name).opened.plan.duties if each.address.startswith("VI")]
    found = [
        (
            duty.address,
            [holder.words for holder in duty.holders],
            [mention.words for each in duty.assignments for mention in each.mentions],
        )
        for duty in duties
    ]
    assert found == [(each["label"], each["units"], each.get("coordinating", [])) for each in wanted]
