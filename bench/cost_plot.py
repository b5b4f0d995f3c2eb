"""Draws how the time of a check grows, as an SVG on logarithmic axes, in Vietnamese and English."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 760, 480
LEFT, RIGHT, TOP, BOTTOM = 84, 224, 56, 66
_LOOKS = {
    "tasks": ("nhiệm vụ", "#0b5fa5", "M-5,-5h10v10h-10z"),
    "units": ("đơn vị", "#b3470b", "M0,-6L6,5H-6z"),
    "citations": ("viện dẫn", "#2f7d32", "M0,-6L6,0L0,6L-6,0z"),
    "files": ("tệp", "#7a2f86", "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z"),
}
"""Vietnamese name, colour and mark of each line; the marks tell them apart where colours do not."""
_STYLE = (
    "text{font:13px 'DejaVu Sans','Segoe UI',Arial,sans-serif;fill:#222}"
    ".t{font-weight:bold;font-size:16px}.e{fill:#666;font-size:12px}"
    ".g{stroke:#ddd}.a{stroke:#444}.l{fill:none;stroke-width:2.2}.r{stroke:#999;stroke-dasharray:5 4}"
)


class _Scale(NamedTuple):
    """From a value to its place on the picture."""

    low: int
    """Power of ten at the left, or at the foot."""
    high: int
    start: float
    end: float

    def place(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def powers(self) -> range:
        return range(self.low, self.high + 1)


def draw(sizes: Sequence[int], times: Mapping[str, Sequence[float]], slopes: Mapping[str, float]) -> str:
    """Return the picture; `times` holds seconds by what grows, at each of the sizes."""
    every = [each for line in times.values() for each in line]
    across = _Scale(_floor(min(sizes)), _ceiling(max(sizes)), LEFT, WIDTH - RIGHT)
    up = _Scale(_floor(min(every)), _ceiling(max(every)), HEIGHT - BOTTOM, TOP)
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<title>Thời gian kiểm tra theo độ lớn của kế hoạch</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(across, up),
        *_linear(across, up),
    ]
    ends = _apart({name: up.place(line[-1]) for name, line in times.items()})
    for name, line in times.items():
        points = [(across.place(size), up.place(seconds)) for size, seconds in zip(sizes, line, strict=True)]
        pieces += _line(name, points, ends[name], slopes[name])
    return "\n".join([*pieces, "</svg>"]) + "\n"


def _floor(value: float) -> int:
    return math.floor(math.log10(value) + 1e-9)


def _ceiling(value: float) -> int:
    return math.ceil(math.log10(value) - 1e-9)


def _axes(across: _Scale, up: _Scale) -> Iterator[str]:
    yield f'<text class="t" x="{LEFT}" y="24">Kế hoạch lớn gấp mười thì kiểm tra lâu gấp mấy</text>'
    yield f'<text class="e" x="{LEFT}" y="42">Time of a check as a plan, or a folder, grows (log scales)</text>'
    for power in across.powers():
        x = across.place(10**power)
        yield f'<line class="g" x1="{x:.1f}" y1="{up.start}" x2="{x:.1f}" y2="{up.end}"/>'
        yield f'<text x="{x:.1f}" y="{up.start + 20}" text-anchor="middle">{_number(10**power)}</text>'
    for power in up.powers():
        y = up.place(10**power)
        yield f'<line class="g" x1="{across.start}" y1="{y:.1f}" x2="{across.end}" y2="{y:.1f}"/>'
        yield f'<text x="{across.start - 8}" y="{y + 4:.1f}" text-anchor="end">{_seconds(power)}</text>'
    yield f'<path class="a" fill="none" d="M{across.start},{up.end}V{up.start}H{across.end}"/>'
    middle = (across.start + across.end) / 2
    yield f'<text x="{middle:.1f}" y="{HEIGHT - 26}" text-anchor="middle">số nhiệm vụ, đơn vị, viện dẫn, tệp</text>'
    yield (
        f'<text class="e" x="{middle:.1f}" y="{HEIGHT - 9}" text-anchor="middle">'
        "number of tasks, units, citations, files</text>"
    )


def _linear(across: _Scale, up: _Scale) -> Iterator[str]:
    """Yield the line of a cost that is in step with what grows, and in the corner what it means."""
    decades = min(across.high - across.low, up.high - up.low)
    x, y = across.place(10 ** (across.low + decades)), up.place(10 ** (up.low + decades))
    yield f'<line class="r" x1="{across.start}" y1="{up.start}" x2="{x:.1f}" y2="{y:.1f}"/>'
    left, foot = across.end - 150, up.start - 14
    yield f'<line class="r" x1="{left}" y1="{foot - 4:.1f}" x2="{left + 34}" y2="{foot - 4:.1f}"/>'
    yield f'<text class="e" x="{left + 42}" y="{foot:.1f}">dốc 1 (linear)</text>'


def _line(name: str, points: Sequence[tuple[float, float]], label: float, slope: float) -> Iterator[str]:
    said, colour, mark = _LOOKS[name]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline class="l" stroke="{colour}" points="{path}"/>'
    for x, y in points:
        yield f'<path fill="{colour}" transform="translate({x:.1f},{y:.1f})" d="{mark}"/>'
    x = points[-1][0] + 12
    yield f'<text x="{x:.1f}" y="{label + 4:.1f}" style="fill:{colour}">{said} ({name}), dốc {_decimal(slope)}</text>'


def _apart(places: Mapping[str, float], gap: float = 20) -> dict[str, float]:
    """Return where the names of the lines stand, so that none covers another."""
    found: dict[str, float] = {}
    last = -math.inf
    for name, place in sorted(places.items(), key=lambda each: each[1]):
        last = max(place, last + gap)
        found[name] = last
    return found


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _seconds(power: int) -> str:
    return f"{_number(10**power)} s" if power >= 0 else f"{10 ** (power + 3):g} ms".replace(".", ",")


def _decimal(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
