"""How often each rule found something, most often first; no places and no sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancli.diagnostic import CheckResult
from plancli.formats import Style
from plancli.formats.cells import NARROWEST, wrap
from plancli.formats.summary import summary
from plancli.messages import sentence


def render(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield a line for each rule: count, code, severity, name; then the summary."""
    counts = Counter((each.code, each.name, each.severity) for each in result.diagnostics)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][2].rank))
    for (code, name, severity), count in ordered:
        grade = sentence(style.language, f"format.severity.{severity.value}")
        yield f"{count:5}  {code}  {grade:7}  {name}\n"
    for line in wrap(summary(result, style.language), max(style.width, NARROWEST)):
        yield f"{line}\n"
