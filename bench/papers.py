"""The papers that the benchmarks read, made anew at each start from the plan in `plans/`.

A long plan is that plan with its three sections repeated under their own numbers, until its Word file
prints 100,000 characters: as long as the longest provincial plans, with as many tasks and units.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from zipfile import ZipFile

from bench.many_plans import make_plans
from bench.peers import (
    ITEMS,
    LONG,
    MADE,
    NEW_TASKS,
    PARENT_ITEMS,
    PARENT_TASKS,
    PLAN,
    SHORT,
    SHORT_YAML,
    TASKS,
    UNITS,
    VIEW,
)
from plancli import load_plan
from plancli.importing.numbering import spelled
from plancli.reports.views.plan import view_plan

LONG_ENOUGH = 100_000
ITEM_PARENTS = 500
"""Tasks of the plan above; as many stand in the plan below, each linked to one of them."""
MANY = 5_000
"""Tasks: as a ministry's ten-year programme with all its annexes."""
SCHOOLS = 1_000
"""Units of the plan of many units, each in some six tasks: as all schools of a province."""
_SCHOOL_TASKS = 200
_SCHOOLS_A_TASK = 30
_TASKS_A_SECTION = 50
_ROOMS = 28
_TASK = """\
      - label: "{label}"
        text: >-
          Tiếp tục thực hiện Quyết định số {act}/QĐ-UBND ngày 30/3/2022 của Ủy ban nhân dân tỉnh về việc
          tăng cường công tác truyền thông nội dung {label}, bảo đảm kịp thời, chất lượng, hiệu quả
        lead: Phòng Chuyên môn số {lead}
        coordinating:
          - Phòng Chuyên môn số {helper}
          - Các cơ quan, đơn vị
        deadline: trước ngày 20/12/2025
        deliverable: Báo cáo"""
_SECTIONS = re.compile(r"(?<=^sections:)[^\n]*\n.*?(?=^\w)", re.MULTILINE | re.DOTALL)
_LABEL = re.compile(r"(?<=^  - label: )[IVX]+$", re.MULTILINE)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def repeat_sections(plan: str, times: int) -> str:
    """Return the text of a plan file with its sections repeated, numbered on from I."""
    found = _SECTIONS.search(plan)
    if found is None:
        raise ValueError(plan)
    numbers = iter(range(1, 1000))
    repeated = _LABEL.sub(lambda _: spelled(next(numbers), "upperRoman"), found.group() * times)
    return plan[: found.start()] + repeated + plan[found.end() :]


def many_tasks(plan: str, count: int) -> str:
    """Return the text of a plan with the head of another and so many tasks, each citing an act of its own.

    Its units are those of 28 rooms, fifty tasks stand in a section.
    """
    lines = [plan[: plan.index("sections:")].rstrip(), "sections:"]
    for number in range(count):
        section, task = divmod(number, _TASKS_A_SECTION)
        if task == 0:
            lines.append(f'  - label: "{section + 1}"\n    title: Nội dung {section + 1}\n    tasks:')
        lines.append(
            _TASK.format(
                label=f"{section + 1}.{task + 1}",
                act=100 + number,
                lead=number % _ROOMS,
                helper=(number + 3) % _ROOMS,
            )
        )
    return "\n".join(lines) + "\n"


def changed_tasks(tasks: str, parent: str = PARENT_TASKS) -> str:
    """Return a plan of many tasks as somebody changed it, each task linked to the one that it came from.

    Of each seven tasks one has other words, one another lead, one another deadline.
    """
    head, *blocks = tasks.split('      - label: "')
    changed = []
    for number, block in enumerate(blocks):
        label, _, rest = block.partition('"')
        if number % 7 == 0:
            rest = rest.replace("bảo đảm kịp thời", "bảo đảm đúng tiến độ")
        elif number % 7 == 1:
            rest = rest.replace("Phòng Chuyên môn số", "Phòng Nghiệp vụ số", 1)
        elif number % 7 == 2:
            rest = rest.replace("20/12/2025", "30/11/2025")
        link = f'        implements:\n          - task: "{label}"\n'
        task, closing, behind = rest.partition("deliverable: Báo cáo\n")
        changed.append(f'{label}"{task}{closing}{link}{behind}')
    parents = f"parents:\n  - name: Kế hoạch cấp trên\n    file: {Path(parent).name}\n"
    return '      - label: "'.join([head.replace("sections:", f"{parents}sections:"), *changed])


def many_units(plan: str) -> str:
    """Return the text of a plan with the head of another and a thousand units, each in a few tasks."""
    lines = [
        plan[: plan.index("sections:")].rstrip(),
        "sections:",
        '  - label: "1"',
        "    title: Nội dung",
        "    tasks:",
    ]
    for number in range(_SCHOOL_TASKS):
        first = number * _SCHOOLS_A_TASK
        lines += (
            f'      - label: "1.{number + 1}"',
            f"        text: Tổ chức truyền thông nội dung {number + 1} tới giáo viên, học sinh và phụ huynh",
            f"        lead: Trường Tiểu học số {number}",
            "        coordinating:",
            *(
                f"          - Trường Tiểu học số {each % SCHOOLS}"
                for each in range(first, first + _SCHOOLS_A_TASK)
            ),
            "        deadline: trước ngày 20/12/2025",
        )
    return "\n".join(lines) + "\n"


def printed_characters(paper: Path) -> int:
    """Return how many characters the main text of a Word file prints."""
    with ZipFile(paper) as package:
        text = package.read("word/document.xml").decode()
    return sum(len(each) for each in _TEXT.findall(text))


def make_papers() -> None:
    """Write the short and the long paper, the plan file of the short one, those of many tasks and many units.

    Write also what the template of the short one is filled with, and the folders of many plans.
    """
    Path(MADE).mkdir(parents=True, exist_ok=True)
    _render(PLAN, SHORT)
    _plancli("import", SHORT, "-o", SHORT_YAML, "--force", codes=(0, 1))
    plan = Path(PLAN).read_text(encoding="utf-8")
    tasks = many_tasks(plan, MANY)
    Path(TASKS).write_text(tasks, encoding="utf-8", newline="\n")
    Path(PARENT_TASKS).write_text(tasks, encoding="utf-8", newline="\n")
    Path(NEW_TASKS).write_text(changed_tasks(tasks), encoding="utf-8", newline="\n")
    items = many_tasks(plan, ITEM_PARENTS)
    Path(PARENT_ITEMS).write_text(items, encoding="utf-8", newline="\n")
    Path(ITEMS).write_text(changed_tasks(items, PARENT_ITEMS), encoding="utf-8", newline="\n")
    make_plans(plan)
    Path(UNITS).write_text(many_units(plan), encoding="utf-8", newline="\n")
    found = load_plan(PLAN).plan
    if found is None:
        raise SystemExit(PLAN)
    Path(VIEW).write_text(json.dumps(asdict(view_plan(found))), encoding="utf-8")
    made = Path(MADE, "long.yaml")
    times = LONG_ENOUGH // printed_characters(Path(SHORT))
    while True:
        times += 1
        made.write_text(repeat_sections(plan, times), encoding="utf-8", newline="\n")
        _render(str(made), LONG)
        if printed_characters(Path(LONG)) >= LONG_ENOUGH:
            return


def _render(plan: str, paper: str) -> None:
    _plancli("render", plan, "--report", "plan", "--format", "docx", "-o", paper)


def _plancli(*arguments: str, codes: tuple[int, ...] = (0,)) -> None:
    command = [sys.executable, "-m", "plancli", *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in codes:
        raise SystemExit(done.stderr.decode())


if __name__ == "__main__":
    make_papers()
    for each in (SHORT, LONG):
        print(f"{each}: {printed_characters(Path(each)):,} characters")
