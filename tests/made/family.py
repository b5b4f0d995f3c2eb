"""A parent plan and many plans below it, of any size. Nothing in them is real: no such province, no such communes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PROVINCE = "Mây Ngàn"
_WORK = (
    "Rà soát, lập danh sách điểm tập kết rác",
    "Tổ chức hội nghị tập huấn phân loại rác tại nguồn",
    "Xây dựng tuyến đường tự quản sáng, xanh, sạch",
    "Kiểm tra việc thu gom, xử lý bao gói thuốc bảo vệ thực vật",
    "Lắp đặt thùng rác công cộng",
    "Phát tin, bài trên hệ thống truyền thanh cơ sở",
    "Hướng dẫn hộ chăn nuôi xử lý chất thải chuồng trại",
)
_WHERE = ("khu dân cư", "chợ nông thôn", "trường học", "bến xe", "dọc suối", "khu sản xuất tập trung")


def parent_text(tasks: int, communes: int) -> str:
    """Return a plan of the province: all its tasks are for "UBND các xã, phường", whose members it declares."""
    members = "\n".join(f"      - {commune(number)}" for number in range(communes))
    parts = "\n".join(_part(at, min(10, tasks - at)) for at in range(0, tasks, 10))
    return f"""plancli: 1
state: issued
issuance:
  kind: KẾ HOẠCH
  number: 45
  symbol: KH-UBND
  issuer: Ủy ban nhân dân tỉnh {PROVINCE}
  place: {PROVINCE}
  date: ngày 05 tháng 01 năm 2026
  title: Vệ sinh môi trường nông thôn tỉnh {PROVINCE} năm 2026
  period: 2026
units:
  - name: UBND các xã, phường
    members:
{members}
sections:
  - label: II
    title: NHIỆM VỤ
    parts:
{parts}
"""


def commune(number: int) -> str:
    """Return the name of one commune: every tenth is a ward."""
    return f"UBND {'phường' if number % 10 == 9 else 'xã'} Suối Mây {number + 1}"


def child_text(number: int, tasks: int, *, linked: bool = True) -> str:
    """Return the plan of one commune; every seventh task of the parent it leaves out, every fifth it adapts."""
    name = commune(number).removeprefix("UBND ")
    parts = "\n".join(_part(at, min(10, tasks - at), number, linked=linked) for at in range(0, tasks, 10))
    parents = "parents:\n  - name: KH 45\n    words: Kế hoạch số 45/KH-UBND\n" if linked else ""
    return f"""plancli: 1
state: issued
{parents}issuance:
  kind: KẾ HOẠCH
  number: {number + 10}
  symbol: KH-UBND
  issuer: Ủy ban nhân dân {name}
  place: Suối Mây
  date: ngày {10 + number % 15} tháng 01 năm 2026
  title: Vệ sinh môi trường nông thôn {name} năm 2026
  period: 2026
bases:
  - >-
    Căn cứ Kế hoạch số 45/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh {PROVINCE} về vệ sinh
    môi trường nông thôn năm 2026;
sections:
  - label: II
    title: NHIỆM VỤ
    parts:
{parts}
"""


def write_family(folder: Path, tasks: int, communes: int, *, linked: bool = True) -> tuple[Path, Path]:
    """Write a parent and a folder of plans below it; return both."""
    parent, below = folder / "tinh.yaml", folder / "xa"
    below.mkdir(parents=True, exist_ok=True)
    parent.write_text(parent_text(tasks, communes), encoding="utf-8")
    for number in range(communes):
        text = child_text(number, tasks, linked=linked)
        (below / f"xa-{number + 1:04}.yaml").write_text(text, encoding="utf-8")
    return parent, below


def _part(first: int, count: int, commune_number: int | None = None, *, linked: bool = True) -> str:
    head = f"""      - label: "{first // 10 + 1}"
        title: Nhóm việc {first // 10 + 1}
        tasks:
"""
    return head + "\n".join(_tasks(first, count, commune_number, linked=linked))


def _tasks(first: int, count: int, commune_number: int | None, *, linked: bool) -> Iterator[str]:
    for at in range(first, first + count):
        words = f"{_WORK[at % 7]} tại {_WHERE[at % 6]}, đợt {at + 1}, bảo đảm an toàn và vệ sinh"
        lines: dict[str, str] = {"text": words, "deadline": f"trước ngày 20/{at % 6 + 5}/2026"}
        if commune_number is None:
            lines = lines | {"responsible": "UBND các xã, phường"}
        else:
            words = f"{words}; giao các thôn thực hiện" if at % 5 == 0 else words
            late = at % 11 == 0 and commune_number % 3 == 0
            deadline = f"trước ngày {25 if late else 15}/{at % 6 + 5}/2026"
            lines = {"text": words, "lead": "Phòng Kinh tế", "deadline": deadline}
            if at % 7 == commune_number % 7:
                lines = lines | {"text": f"Việc riêng của xã, số {at + 1}"}
        told = "\n".join(f"            {key}: {value}" for key, value in lines.items())
        link = ""
        if commune_number is not None and linked and at % 7 != commune_number % 7:
            link = f"\n            implements:\n              - task: II.{first // 10 + 1}.{at % 10 + 1}"
        yield f"          - label: {at % 10 + 1}\n{told}{link}"
