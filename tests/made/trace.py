"""A province and a commune that do not exist, and plans of theirs, for tests of tracing one to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from plancli.loading import load_bytes
from plancli.model.plan import Plan

COMMUNE = "Ủy ban nhân dân xã Vân Khê"
PROVINCE = "Ủy ban nhân dân tỉnh Mây Ngàn"
CITATION = "Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Mây Ngàn"
WASTE = "Tổ chức thu gom, phân loại rác thải sinh hoạt tại nguồn ở các thôn, bản."
COMPOST = "Xây dựng hố ủ phân hữu cơ tại hộ gia đình chăn nuôi."
RADIO = "Tuyên truyền Luật Bảo vệ môi trường trên hệ thống loa truyền thanh cơ sở."
DUMPS = "Thống kê các điểm tập kết rác tự phát, lập phương án xử lý dứt điểm."
MONEY = "Bố trí kinh phí mua xe chở rác."


def task(label: str, text: str, **lines: Any) -> dict[str, Any]:
    """Return one task as a file writes it."""
    return {"label": label, "text": text, **lines}


def province_tasks() -> list[dict[str, Any]]:
    """Return five tasks: three for communes, one in which they help, one for others."""
    communes = "UBND các xã, phường"
    return [
        task("1", WASTE, responsible=communes, deadline="trước ngày 30/6/2026"),
        task("2", COMPOST, responsible=communes, deadline="quý III năm 2026"),
        task("3", RADIO, lead="Sở Nông nghiệp và Môi trường", coordinating=communes),
        task("4", DUMPS, responsible=communes, deadline="trước ngày 31/3/2026"),
        task("5", MONEY, responsible="Sở Tài chính"),
    ]


def written(
    tasks: Sequence[Mapping[str, Any]],
    issuer: str = COMMUNE,
    *,
    number: str | None = None,
    title: str = "Giữ gìn vệ sinh môi trường nông thôn năm 2026",
    date: str = "ngày 10 tháng 02 năm 2026",
    period: str = "2026",
    **more: Any,
) -> dict[str, Any]:
    """Return a plan with these tasks in its section I, as a file writes it."""
    head = {"kind": "KẾ HOẠCH", "symbol": "KH-UBND", "issuer": issuer, "title": title}
    return {
        "plancli": "1",
        "state": "issued",
        "issuance": {
            **head,
            **({"number": number} if number else {}),
            "period": period,
            **({"date": date} if date else {}),
        },
        "sections": [{"label": "I", "title": "NHIỆM VỤ", "tasks": [*tasks]}],
        **more,
    }


def province(tasks: Sequence[Mapping[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    """Return the plan of the province."""
    declared = [{"name": "UBND các xã, phường", "members": ["UBND xã Vân Khê", "UBND xã Suối Bạc"]}]
    head = {"issuer": PROVINCE, "number": "12", "date": "ngày 05 tháng 01 năm 2026"}
    return written(province_tasks() if tasks is None else tasks, units=declared, **{**head, **more})


def text_of(plan: Mapping[str, Any]) -> str:
    """Return a plan as a file."""
    return str(yaml.safe_dump(dict(plan), allow_unicode=True, sort_keys=False))


def read(plan: Mapping[str, Any]) -> Plan:
    """Return a plan, resolved."""
    loaded = load_bytes("plan.yaml", text_of(plan).encode())
    assert loaded.plan is not None, loaded.diagnostics
    return loaded.plan
