"""A thousand plans, no two alike, each as long as a usual one; and what it takes merely to load them.

Made of the real plan's parts and of invented communes, so that lines, groups and citations are as papers
have them. The same files each time.

    python -m bench.many_plans load
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.peers import CHILDREN, MORE_PLANS, PARENT, PLANS
from plancli.loading import load_file

MANY = 1_000
"""Plans of a folder: all that a province keeps of its communes for some years."""
MORE = 4_000
"""Plans of the folder that shows whether memory grows with their number."""
COMMUNES = 99
"""Communes of a province, as Lào Cai has since July 2025."""
PARENT_TASKS = 200
_TASKS = 8
_SYLLABLES = ("Nà", "Pú", "Suối", "Đồi", "Khe", "Bản", "Lũng", "Nậm", "Phiêng", "Mường", "Tả", "Hua")
_ENDS = ("Vạc", "Ngàn", "Sương", "Mây", "Lúa", "Trúc", "Thông", "Gió", "Đá", "Son", "Chè", "Quế")
_ROOMS = (
    *("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Văn phòng HĐND và UBND", "Công an xã", "Trạm Y tế xã"),
    *("Ban Chỉ huy Quân sự xã", "Trung tâm Phục vụ hành chính công", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
)
_SUBJECTS = (
    *("chuyển đổi số", "giảm nghèo bền vững", "phòng cháy, chữa cháy rừng", "cải cách hành chính"),
    *("xây dựng nông thôn mới", "phòng, chống thiên tai", "truyền thông chính sách", "bảo vệ môi trường"),
    *("an toàn giao thông", "phát triển du lịch cộng đồng", "bảo vệ trẻ em", "tiêm phòng gia súc, gia cầm"),
)
_ACTS = (
    "rà soát",
    "cập nhật",
    "hướng dẫn",
    "kiểm tra",
    "tập huấn",
    "vận động",
    "thống kê",
    "lắp đặt",
    "bàn giao",
)
_OBJECTS = (
    *("danh sách hộ gia đình", "hồ sơ của các thôn", "cụm loa truyền thanh", "đường nội thôn", "mẫu tờ khai"),
    *("đội ngũ cộng tác viên", "điểm tiếp nhận", "biển báo", "chuyên mục trên trang thông tin điện tử"),
)
_TASK = """\
      - label: "{number}"
        title: {title}
        text: >-
          Tiếp tục thực hiện Quyết định số {act}/QĐ-UBND ngày {day}/3/2025 của Ủy ban nhân dân tỉnh Mây
          Ngàn về {subject}; chủ động {first} {what} tại {place}, {second} {other}, bảo đảm kịp thời,
          chất lượng, phù hợp với yêu cầu và quy định của pháp luật, đáp ứng tốt nhu cầu của người dân
          và các cơ quan, đơn vị trên địa bàn theo chức năng, thẩm quyền được giao.
        lead: {lead}
        coordinating:
          - {helper}
          - Các cơ quan, đơn vị
        deadline: trước ngày {day}/{month}/2026
        deliverable: Báo cáo kết quả {first} {what}"""


_NAMES = len(_ENDS) ** 2 * len(_SYLLABLES)


def commune(number: int) -> str:
    """Return the name of an invented commune, another one for each number below 1,728."""
    rest, end = divmod(number, len(_ENDS))
    again, start = divmod(rest, len(_SYLLABLES))
    middle = f" {_ENDS[again - 1]}" if again else ""
    return f"{_SYLLABLES[start]}{middle} {_ENDS[end]}"


def plan_text(number: int, real: str, *, tasks: int = _TASKS, links: bool = False) -> str:
    """Return the file of one plan; `real` is the plan in `plans/`, whose part on carrying out it keeps.

    With `links` its tasks say which tasks of the plan above they implement.
    """
    chance = random.Random(number)  # noqa: S311 - the same plans each time
    place, subject = commune(number % _NAMES), chance.choice(_SUBJECTS)
    title = f"{subject[:1].upper()}{subject[1:]} xã {place} năm 2026"
    lines = [
        "plancli: 1",
        "state: issued",
        *(["parents:", "  - name: KH tỉnh", f"    file: ../{Path(PARENT).name}"] if links else []),
        "issuance:",
        "  kind: KẾ HOẠCH",
        f"  number: {10 + number % 190}",
        "  symbol: KH-UBND",
        f"  issuer: Ủy ban nhân dân xã {place}",
        f"  place: {place}",
        f"  date: ngày {1 + number % 28:02} tháng 02 năm 2026",
        f"  title: {title}",
        "  period: 2026",
        "sections:",
        '  - label: "II"\n    title: NHIỆM VỤ\n    tasks:',
    ]
    for at in range(tasks):
        lines.append(_task(at, place, subject, chance))
        if links and at % 3 == 0:
            lines.append(f'        implements:\n          - task: "II.{1 + at * 5 % PARENT_TASKS}"')
    return "\n".join(lines) + "\n" + _carrying_out(real)


def make_plans(real: str) -> None:
    """Write the folder of many plans, the plan of the province, and the folder of its communes' plans."""
    for folder, names in ((PLANS, MANY), (MORE_PLANS, MORE), (CHILDREN, COMMUNES)):
        Path(folder).mkdir(parents=True, exist_ok=True)
        for number in range(names):
            text = plan_text(number, real, links=folder == CHILDREN)
            file = Path(folder, f"{number:03}.yaml")
            file.write_text(text, encoding="utf-8", newline="\n")
    parent = plan_text(MANY, real, tasks=PARENT_TASKS)
    Path(PARENT).write_text(parent, encoding="utf-8", newline="\n")


def load() -> None:
    """Load every plan of the folder, one after the other."""
    for file in _files():
        load_file(file)


def _files() -> Iterator[Path]:
    yield from sorted(Path(PLANS).glob("*.yaml"))


def _task(at: int, place: str, subject: str, chance: random.Random) -> str:
    first, second = chance.sample(_ACTS, 2)
    what, other = chance.sample(_OBJECTS, 2)
    act = chance.randrange(100, 4000)
    # An act has one date; one in fifty citations gives another.
    day = 1 + act % 28 if chance.randrange(50) else chance.randrange(1, 28)
    lead, helper = chance.sample(_ROOMS, 2)
    return _TASK.format(
        number=at + 1,
        title=f"{first[:1].upper()}{first[1:]} {what} phục vụ {subject}",
        act=act,
        day=day,
        month=chance.randrange(4, 13),
        subject=subject,
        place=f"thôn {commune(chance.randrange(1_000))}, xã {place}",
        first=first,
        second=second,
        what=what,
        other=other,
        lead=lead,
        helper=helper,
    )


def _carrying_out(real: str) -> str:
    """Return the third section of the real plan, the closing and the recipients.

    Not the plans above it: a commune's plan names its own.
    """
    return real[real.index("  - label: III\n") : real.index("\nparents:")] + "\n"


def main(look: str) -> None:
    """Load the plans once; print how long that took."""
    if look != "load":
        raise SystemExit(look)
    load_file(next(_files()))
    start = time.perf_counter()
    load()
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1])
