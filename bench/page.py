"""Writes `docs/benchmarks.md`: what was measured, against whom, and which targets are missed.

Of the machine it says what a reader needs to judge the figures, never its name.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from bench.peers import COST, FLOOR
from bench.targets import PEERS
from bench.verdicts import Runs, Verdict, rates, ratio

PAGE = Path("docs/benchmarks.md")
_HEAD = """\
# Nhanh đến đâu, so với ai

*Trang này do `make bench` ghi; đừng sửa tay. (Written by `make bench`; the tables are in English.)*

**Đọc tỷ số, đừng đọc mili giây.** Mỗi vòng chạy mọi lệnh một lần, lần lượt; tỷ số là trung vị của tỷ số từng vòng, nên một
phút máy bận làm chậm cả hai bên. `1.5` nghĩa là lâu gấp rưỡi lệnh đem so. Mili giây chỉ đúng cho máy đã đo.

*Read the ratios: every round runs each command once, in turn, and a ratio is the median of the rounds' own ratios. `1.5`
means half as long again as the peer.*

"""
_RATES = """
Tốc độ nhiều tệp: `check` của plancli tính cả lúc khởi động, cả 1.000 kế hoạch, 2 tiến trình, đủ mọi quy tắc. yamllint và
check-jsonschema đọc 100 kế hoạch đầu của chính thư mục ấy trong một lần chạy, **đã trừ lúc khởi động** (thời gian chạy với
1 kế hoạch). yamllint chỉ xem cách trình bày YAML, check-jsonschema chỉ xem khuôn dạng; plancli đọc cả nội dung.

*Rates: plancli with its start, 1,000 plans, 2 processes, all rules; the peers read the first 100 of the same plans in one
run, their start taken off. yamllint looks at layout and check-jsonschema at shape only.*
"""
_COST = """
## Lớn dần thì sao (cost as plans grow)

![Thời gian kiểm tra theo số nhiệm vụ, đơn vị, viện dẫn, tệp](images/cost.svg)

Độ dốc trên thang lôgarit, từ 100 trở lên: 1 là gấp mười việc thì gấp mười thời gian. *Slope on a log-log scale from 100
on: 1 is linear.*
"""


def write_page(runs: Runs, found: Sequence[Verdict], broken: Sequence[str], rounds: int) -> None:
    """Write the page."""
    lines = [*_HEAD.splitlines(), *_machine(rounds), "", *_missed(found), "", "## Targets", ""]
    lines += [*_targets(found), *_RATES.splitlines(), "", *_rate_table(runs)]
    lines += ["", "## Floors", "", *_floors(runs), "", "## Commands", "", *_commands(runs, broken)]
    lines += _COST.splitlines()
    lines += ["", *_slopes()]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _machine(rounds: int) -> Iterator[str]:
    today = datetime.date.today()  # noqa: DTZ011 - the day on the page is that of whoever measures
    yield f"- Ngày đo (measured): {today:%d/%m/%Y}; {rounds} vòng (rounds)."
    yield (
        f"- Máy (machine): {os.cpu_count()} bộ xử lý (processors), {platform.system()}, {platform.machine()}, "
        f"Python {platform.python_version()}."
    )
    tools = sorted({peer.tool for peer in PEERS.values() if peer.tool} | {"PyYAML", "typer"})
    told = ", ".join(f"{tool} {_version(tool)}" for tool in tools)
    yield f"- Đem so với (peers): {told}."
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    if busy > (os.cpu_count() or 1) + 1:
        yield f"- Máy bận khi đo, tải {busy:.0f}: chỉ là số tạm (the machine was busy: preliminary figures)."


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return "—"


def _missed(found: Sequence[Verdict]) -> Iterator[str]:
    missed = [each for each in found if each.is_met is False]
    if not missed:
        yield "**Mọi chỉ tiêu đã đo đều đạt** (all measured targets are met)."
        return
    yield f"**Chưa đạt {len(missed)} chỉ tiêu** (missed targets):"
    yield ""
    for each in missed:
        yield f"- {each.name} / {each.against}: {each.found:.2f}, chỉ tiêu (target) {_wanted(each)}"


def _wanted(verdict: Verdict) -> str:
    return f"{'≥' if verdict.at_least else '≤'} {verdict.wanted:.3g}"


def _targets(found: Sequence[Verdict]) -> Iterator[str]:
    yield "| measured | against | found | target | |"
    yield "|---|---|---:|---:|---|"
    for each in found:
        told = "—" if each.found is None else f"{each.found:.2f}"
        verdict = {True: "đạt (met)", False: "**chưa đạt (missed)**", None: each.why_not}[each.is_met]
        yield f"| {each.name} | {each.against} | {told} | {_wanted(each)} | {verdict} |"


def _rate_table(runs: Runs) -> Iterator[str]:
    yield "| command | plans a second |"
    yield "|---|---:|"
    for name, rate in dict(rates(runs)).items():
        yield f"| {name} | {rate:.0f} |"


def _floors(runs: Runs) -> Iterator[str]:
    yield "Không công cụ nào nhanh hơn được (nothing can be faster than):"
    yield ""
    yield "| | ms |"
    yield "|---|---:|"
    for name in (FLOOR, "read 1 plan", "libyaml 1 plan", "read 1,000 plans", "libyaml 1,000 plans"):
        if name in runs:
            yield f"| {name} | {median(run.seconds for run in runs[name]) * 1000:.2f} |"


def _commands(runs: Runs, broken: Sequence[str]) -> Iterator[str]:
    yield f"| command | ms | cpu ms | × `{FLOOR}` | MiB |"
    yield "|---|---:|---:|---:|---:|"
    for name, some in runs.items():
        seconds, processor, peak = (
            median(getattr(run, field) for run in some) for field in ("seconds", "processor", "peak")
        )
        note = " (did not do its work)" if name in broken else ""
        times = ratio(runs, name, FLOOR)
        cells = f"{seconds * 1000:.1f} | {processor * 1000:.0f} | {times:.1f} | {peak:.0f}"
        yield f"| {name}{note} | {cells} |"


def _slopes() -> Iterator[str]:
    """Yield what `bench.cost` found, where it has run."""
    if not Path(COST).exists():
        return
    cost = json.loads(Path(COST).read_text(encoding="utf-8"))
    yield "| grows | " + " | ".join(f"{size:,}" for size in cost["sizes"]) + " | slope |"
    yield "|---|" + "---:|" * (len(cost["sizes"]) + 1)
    for name, times in cost["times"].items():
        told = " | ".join(f"{seconds * 1000:,.0f} ms" for seconds in times)
        yield f"| {name} | {told} | {cost['slopes'][name]:.2f} |"
    steep = cost["steep"]
    yield ""
    yield (
        f"Từng quy tắc một mình: dốc nhất {cost['steepest']}. "
        f"Quy tắc trên {cost['limit']} (rules above it): {', '.join(steep) or 'không có (none)'}."
    )
