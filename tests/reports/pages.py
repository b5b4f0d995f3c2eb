"""Overviews as a browser would read them, and plans to make them from."""

from __future__ import annotations

import datetime

from lxml import html

from plancli.checking import check_plan
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan, load_bytes, load_file
from plancli.messages import Language
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Judgement, Material
from tests.reports.papers import JUDGED_ON, PLANS, ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
HEAD = """\
plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  number: 5
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Vân Khê
  place: Vân Khê
  date: ngày 05 tháng 01 năm 2026
  title: Chuyển đổi số xã Vân Khê năm 2026
"""


def judged(loaded: LoadedPlan, day: datetime.date = JUDGED_ON) -> Material:
    assert loaded.plan is not None, loaded.diagnostics
    registry = load_default_registry()
    return Material(loaded.plan, day, Judgement(check_plan(loaded, registry, as_of=day), registry))


def material_named(name: str, day: datetime.date = JUDGED_ON) -> Material:
    return judged(load_file(PLANS[name]), day)


def material_from(text: str, day: datetime.date = JUDGED_ON) -> Material:
    """Return a plan written as a file is, its head in front."""
    return judged(load_bytes("KH.yaml", (HEAD + text).encode(), Language.VI), day)


def page_of(material: Material) -> str:
    return build_report(material, "overview", ReportFormat.HTML).decode("utf-8")


def tree_of(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def seen(element: html.HtmlElement) -> str:
    """Return the text of an element with single spaces."""
    return " ".join(element.text_content().split())


def large_plan(tasks: int, units: int) -> str:
    """Return a plan of many tasks, each with a lead, three helpers, all units through a group, and a deadline."""
    names = [f"Phòng Chuyên môn số {number}" for number in range(1, units + 1)]
    lines = [
        "units:",
        "  - name: Các phòng chuyên môn",
        "    members:",
        *(f"      - {name}" for name in names),
    ]
    lines.append("sections:")
    for number in range(tasks):
        section, place = divmod(number, 50)
        if place == 0:
            lines += [f'  - label: "{section + 1}"', f"    title: Nhóm việc {section + 1}", "    tasks:"]
        month = number % 12 + 1
        lines += [
            f'      - label: "{place + 1}"',
            f"        text: Rà soát, cập nhật dữ liệu của lĩnh vực thứ {number} và báo cáo kết quả thực hiện",
            f"        lead: {names[number % units]}",
            "        coordinating:",
            *(f"          - {names[(number + step) % units]}" for step in (1, 2, 3)),
            *(["          - Các phòng chuyên môn"] if number % 2 else []),
            *([f"        deadline: Trước ngày 20/{month}/2026"] if number % 3 else []),
        ]
    return "\n".join(lines) + "\n"
