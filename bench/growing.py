"""Plans that grow in one thing only: tasks, units, citations, or how many files there are.

The same text each time; the head is that of the plan in `plans/`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bench.many_plans import commune
from bench.peers import PLAN

_A_SECTION = 50
_ROOMS = 28
_A_LIST = 25
_KINDS = ("Quyết định", "Kế hoạch", "Công văn", "Nghị quyết")
_SYMBOLS = ("QĐ-UBND", "KH-UBND", "UBND-VX", "NQ-HĐND")
_TASK = """\
      - label: "{label}"
        text: Hướng dẫn {place} thống kê hồ sơ đợt {number}, lập danh sách theo mẫu và lưu tại bộ phận một cửa
        lead: Phòng Chuyên môn số {room}
        deadline: trước ngày 20/12/2025
        deliverable: Báo cáo"""


def with_tasks(count: int) -> str:
    """Return a plan of so many tasks for 28 units, without a citation."""
    lines = _head()
    for number in range(count):
        section, task = divmod(number, _A_SECTION)
        if task == 0:
            lines.append(f'  - label: "{section + 1}"\n    title: Nội dung {section + 1}\n    tasks:')
        label = f"{section + 1}.{task + 1}"
        place = f"thôn {commune(number % 1_700)}"
        lines.append(_TASK.format(label=label, number=number, place=place, room=number % _ROOMS + 1))
    return "\n".join(lines) + "\n"


def with_units(count: int) -> str:
    """Return a plan with so many units in tasks of 25, so that units are what grows."""
    lines = [*_head(), '  - label: "1"', "    title: Nội dung", "    tasks:"]
    for number in range(0, count, _A_LIST):
        names = [
            f"Trường Tiểu học {commune(each % 1_700)} số {each}" for each in range(number, number + _A_LIST)
        ]
        lines += (
            f'      - label: "1.{number // _A_LIST + 1}"',
            f"        text: Tổ chức truyền thông nội dung {number} tới giáo viên, học sinh và phụ huynh",
            f"        lead: {names[0]}",
            "        coordinating:",
            *(f"          - {name}" for name in names[1 : count - number]),
            "        deadline: trước ngày 20/12/2025",
        )
    return "\n".join(lines) + "\n"


def with_citations(count: int) -> str:
    """Return a plan whose one section cites so many acts, no two alike."""
    lines = [*_head(), '  - label: "1"', "    title: Căn cứ", "    items:"]
    for number in range(count):
        # Each number twice, by two provinces: the share of citations that are compared stays the same.
        serial = number // 2
        kind, symbol = _KINDS[serial % 4], _SYMBOLS[serial % 4]
        day, month, year = number % 28 + 1, number % 12 + 1, 2016 + number % 10
        act = f"{kind} số {serial + 1}/{symbol} ngày {day:02}/{month:02}/{year}"
        lines.append(f"      - Tiếp tục thực hiện {act} của Ủy ban nhân dân tỉnh {commune(number % 2)}.")
    return "\n".join(lines) + "\n"


def with_one_number(count: int) -> str:
    """Return a plan that cites one number of seven provinces so many times, on many days."""
    lines = [*_head(), '  - label: "1"', "    title: Căn cứ", "    items:"]
    for number in range(count):
        day, month, year = number % 28 + 1, number % 12 + 1, 2010 + number % 16
        place = commune(number % 7)
        act = f"Quyết định số 12/QĐ-UBND ngày {day:02}/{month:02}/{year} của Ủy ban nhân dân tỉnh {place}"
        lines.append(f"      - Tiếp tục thực hiện {act}.")
    return "\n".join(lines) + "\n"


def with_equal_tasks(count: int) -> str:
    """Return a plan with one and the same task so many times, with faults that each rule has to tell."""
    lines = [*_head(), '  - label: "1"', "    title: Nội dung", "    tasks:"]
    task = (
        '      - {label: "1", text: "Hướng dẫn các xã thống kê hồ sơ, lập danh sách, lưu tại một cửa",'
        ' lead: Phòng Kinh tế, coordinating: Các cơ quan, deadline: "trước ngày 30/02/2025"}'
    )
    return "\n".join([*lines, *[task] * count]) + "\n"


def small_plans(folder: Path, count: int) -> Path:
    """Write so many plans of three tasks into a folder of their own, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    text = with_tasks(3)
    for number in range(count):
        own = text.replace("đợt ", f"đợt {number} lần ")
        Path(folder, f"{number:05}.yaml").write_text(own, encoding="utf-8", newline="\n")
    return folder


GROWING: dict[str, Callable[[int], str]] = {
    "tasks": with_tasks,
    "units": with_units,
    "citations": with_citations,
}
"""By what grows in one plan."""

RULE_GROWING: dict[str, Callable[[int], str]] = {
    **GROWING,
    "one number": with_one_number,
    "equal tasks": with_equal_tasks,
}
"""The same and two that are hard on rules which compare."""


def _head() -> list[str]:
    plan = Path(PLAN).read_text(encoding="utf-8")
    return [plan[: plan.index("preamble:")].rstrip(), "sections:"]
