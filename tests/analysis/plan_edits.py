"""Edits of a plan file as a clerk makes them, each with the changes that a comparison has to find, and no others."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.written import WrittenPlan

Found = tuple[str, str]
"""Kind of a change, and the id or address of what changed."""
Route = tuple[Any, ...]


@dataclass
class Edited:
    """A plan before and after one edit."""

    name: str
    old: dict[str, Any]
    new: dict[str, Any]
    expected: list[tuple[str, str, Route]] = field(default_factory=list)
    """Kind, side (`old` or `new`) whose id counts, and the route of what changed there."""

    def plans(self) -> tuple[Plan, Plan]:
        return plan_of(self.old), plan_of(self.new)


def plan_of(written: dict[str, Any]) -> Plan:
    return resolve(cast("WrittenPlan", written))


def ids(plan: Plan) -> dict[Route, str]:
    """Return the id of every task and duty by its route."""
    found = {task.route: task.id for task in plan.tasks}
    return found | {
        (duty.route[:-1] if duty.route[-1] == "text" else duty.route): duty.id for duty in plan.duties
    }


def lists(value: Any, key: str, route: Route = ()) -> Iterator[tuple[Route, list[Any]]]:
    """Yield every list at `key` anywhere in a plan file."""
    for name, below in value.items() if isinstance(value, dict) else enumerate(value):
        if name == key and isinstance(below, list):
            yield (*route, name), below
        if isinstance(below, dict | list):
            yield from lists(below, key, (*route, name))


def at(value: Any, route: Route) -> Any:
    for step in route:
        value = value[step]
    return value


def _tasks(plan: dict[str, Any]) -> list[tuple[Route, list[Any]]]:
    return [(route, found) for route, found in lists(plan, "tasks") if len(found) > 1]


def _pick(plan: dict[str, Any], chance: random.Random, key: str = "text") -> Route | None:
    routes = [
        (*route, index)
        for route, found in lists(plan, "tasks")
        for index, task in enumerate(found)
        if isinstance(task.get(key), str) and (key != "text" or len(task[key].split()) > 8)
    ]
    return chance.choice(routes) if routes else None


def delete_task(edited: Edited, chance: random.Random) -> bool:
    found = _tasks(edited.new)
    if not found:
        return False
    route, tasks = chance.choice(found)
    index = chance.randrange(len(tasks))
    del tasks[index]
    edited.expected.append(("removed", "old", (*route, index)))
    return True


def add_task(edited: Edited, chance: random.Random) -> bool:
    found = _tasks(edited.new)
    if not found:
        return False
    route, tasks = chance.choice(found)
    index = chance.randrange(len(tasks) + 1)
    words = "Lập danh sách đò ngang chở khách qua sông Ngàn, cấp áo phao cho người lái."
    tasks.insert(index, {"text": words, "lead": "Phòng Giao thông thuỷ"})
    edited.expected.append(("added", "new", (*route, index)))
    return True


def swap_tasks(edited: Edited, chance: random.Random) -> bool:
    """Let two tasks of one list change places; the labels stay where they are."""
    found = [each for each in _tasks(edited.new) if len(each[1]) > 2]
    if not found:
        return False
    route, tasks = chance.choice(found)
    one, other = sorted(chance.sample(range(len(tasks)), 2))
    if tasks[one].get("text") == tasks[other].get("text"):
        return False
    labels = [task.get("label") for task in tasks]
    tasks[one], tasks[other] = tasks[other], tasks[one]
    for task, label in zip(tasks, labels, strict=True):
        task.pop("label", None)
        if label is not None:
            task["label"] = label
    edited.expected += [("moved", "new", (*route, one)), ("moved", "new", (*route, other))]
    return True


def move_task(edited: Edited, chance: random.Random) -> bool:
    found = _tasks(edited.new)
    if len(found) < 2:
        return False
    (_, tasks), (target, others) = chance.sample(found, 2)
    if len(tasks) < 3:
        return False
    task = tasks.pop(chance.randrange(len(tasks)))
    task.pop("label", None)
    index = chance.randrange(len(others) + 1)
    others.insert(index, task)
    edited.expected.append(("moved", "new", (*target, index)))
    return True


def reword_task(edited: Edited, chance: random.Random) -> bool:
    route = _pick(edited.new, chance)
    if route is None:
        return False
    task = at(edited.new, route)
    words = task["text"].split(" ")
    words.insert(0, "Nghiêmtúc")
    task["text"] = " ".join(words)
    edited.expected.append(("reworded", "new", route))
    return True


def cut_task(edited: Edited, chance: random.Random) -> bool:
    """Leave out the last words of a task."""
    route = _pick(edited.new, chance)
    if route is None:
        return False
    task = at(edited.new, route)
    words = task["text"].rstrip(".;").split(" ")
    if re.search(r"\d|[Ll]uật|(?:hằng|trong|trước) (?:ngày|tháng|quý|năm)", " ".join(words[-12:])):
        return False
    task["text"] = " ".join(words[:-3])
    edited.expected.append(("reworded", "new", route))
    return True


def change_deadline(edited: Edited, chance: random.Random) -> bool:
    route = _pick(edited.new, chance, "deadline")
    if route is None:
        return False
    at(edited.new, route)["deadline"] = "trước ngày 09/9/2031"
    edited.expected.append(("deadline", "new", route))
    return True


def change_deliverable(edited: Edited, chance: random.Random) -> bool:
    route = _pick(edited.new, chance, "deliverable")
    if route is None:
        return False
    at(edited.new, route)["deliverable"] = "Bản đồ các bến đò"
    edited.expected.append(("deliverable", "new", route))
    return True


def add_unit(edited: Edited, chance: random.Random) -> bool:
    route = _pick(edited.new, chance)
    if route is None:
        return False
    task = at(edited.new, route)
    known = task.get("coordinating", [])
    if isinstance(known, dict):
        return False
    task["coordinating"] = [*([known] if isinstance(known, str) else known), "Phòng Giao thông thuỷ"]
    edited.expected.append(("unit-added", "new", route))
    return True


def change_role(edited: Edited, chance: random.Random) -> bool:
    """Let whoever leads a task coordinate it."""
    route = _pick(edited.new, chance, "lead")
    if route is None or "monitoring" in at(edited.new, route) or "," in at(edited.new, route)["lead"]:
        return False
    task = at(edited.new, route)
    if ";" in task["lead"] or "assigned" in task:
        return False
    items = [("monitoring" if key == "lead" else key, value) for key, value in task.items()]
    task.clear()
    task.update(items)
    edited.expected.append(("role", "new", route))
    return True


def reword_duty(edited: Edited, chance: random.Random) -> bool:
    routes = [
        (*route, index)
        for route, found in lists(edited.new, "duties")
        for index, duty in enumerate(found)
        if isinstance(duty, str) and len(duty.split()) > 8
    ]
    if not routes:
        return False
    route = chance.choice(routes)
    at(edited.new, route[:-1])[route[-1]] = f"Hằngtuần {at(edited.new, route)}"
    edited.expected.append(("reworded", "new", route))
    return True


def delete_duty(edited: Edited, chance: random.Random) -> bool:
    found = [(route, duties) for route, duties in lists(edited.new, "duties") if len(duties) > 1]
    if not found:
        return False
    route, duties = chance.choice(found)
    index = chance.randrange(len(duties))
    del duties[index]
    edited.expected.append(("removed", "old", (*route, index)))
    return True


def reword_item(edited: Edited, chance: random.Random) -> bool:
    found = [
        (route, index)
        for route, items in lists(edited.new["sections"], "items")
        for index, item in enumerate(items)
        if isinstance(item, str) and len(item.split()) > 6 and "tasks" not in route and "text" not in route
    ]
    found = [(route, index) for route, index in found if _is_passage(edited, ("sections", *route, index))]
    if not found:
        return False
    route, index = chance.choice(found)
    items = at(edited.new["sections"], route)
    items[index] = f"Ởmọinơi {items[index]}"
    edited.expected.append(("reworded", "passage", ()))
    return True


def _is_passage(edited: Edited, route: Route) -> bool:
    owners = ids(plan_of(edited.old))
    return not any(route[:end] in owners for end in range(len(route) + 1))


def drop_recipient(edited: Edited, chance: random.Random) -> bool:
    found = edited.new.get("recipients", [])
    if len(found) < 2:
        return False
    del found[chance.randrange(len(found))]
    edited.expected.append(("removed", "recipient", ()))
    return True


def rename_section(edited: Edited, chance: random.Random) -> bool:
    found = [
        part
        for route, parts in lists(edited.new, "parts")
        for part in parts
        if ("tasks" in part or "parts" in part)
        and isinstance(part.get("title"), str)
        # A section that gives work itself has its title for the words of that task.
        and not {"lead", "responsible", "coordinating", "deadline", "guiding"} & part.keys()
    ]
    if not found:
        return False
    part = chance.choice(found)
    part["title"] += " theo hướng mới"
    edited.expected.append(("reworded", "section", ()))
    return True


def change_number(edited: Edited, chance: random.Random) -> bool:
    edited.new["issuance"]["number"] = "9876"
    edited.expected.append(("field", "heading", ()))
    return True


def write_otherwise(edited: Edited, chance: random.Random) -> bool:
    """Change ways of writing only: nothing of what the plan says."""
    edited.new = cast("dict[str, Any]", _otherwise(edited.new))
    return True


def _otherwise(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _otherwise(each) if key not in _KEYS else each for key, each in value.items()}
    if isinstance(value, list):
        return [_otherwise(each) for each in value]
    if isinstance(value, str):
        return value.replace("óa", "oá").replace(" - ", " – ").replace("oà ", "òa ").replace("  ", " ")
    return value


_KEYS = frozenset({"label", "state", "plancli", "kind", "mark", "date", "columns", "captions"})

EDITS: tuple[Callable[[Edited, random.Random], bool], ...] = (
    delete_task,
    add_task,
    swap_tasks,
    move_task,
    reword_task,
    cut_task,
    change_deadline,
    change_deliverable,
    add_unit,
    change_role,
    reword_duty,
    delete_duty,
    reword_item,
    drop_recipient,
    rename_section,
    change_number,
    write_otherwise,
)


def edited(written: dict[str, Any], chance: random.Random) -> Edited:
    """Return the plan with one edit at random that it has a place for."""
    while True:
        edit = chance.choice(EDITS)
        made = Edited(edit.__name__, written, copy.deepcopy(written))
        if edit(made, chance):
            return made


def expected(made: Edited, old: Plan, new: Plan) -> set[Found]:
    """Return what a comparison has to find."""
    sides = {"old": ids(old), "new": ids(new)}
    return {(kind, sides[side][route] if side in sides else side) for kind, side, route in made.expected}
