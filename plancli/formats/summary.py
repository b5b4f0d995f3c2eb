"""The last line of a check: sums up what was seen and how far the look went.

Never certifies: "không thấy lỗi" always says within what.
"""

from __future__ import annotations

import datetime

from plancli.diagnostic import CheckResult, Severity
from plancli.messages import Language, sentence


def summary(result: CheckResult, language: Language) -> str:
    """Return the line, such as `1 lỗi, 5 nên sửa; 9/21 viện dẫn đã đối chiếu, dữ liệu đến 23/11/2026`."""
    parts = [_found(result, language), _looked_up(result, language)]
    if result.files > 1:
        parts.insert(0, sentence(language, "format.files", count=result.files))
    return "; ".join(part for part in parts if part)


def _found(result: CheckResult, language: Language) -> str:
    counts = [
        sentence(language, f"format.count.{severity.value}", count=count)
        for severity in Severity
        if (count := result.count(severity))
    ]
    return ", ".join(counts) or sentence(language, "format.nothing-found")


def _looked_up(result: CheckResult, language: Language) -> str:
    if not result.citations:
        return ""
    counts = {"checked": result.citations_checked, "citations": result.citations}
    said = sentence(language, "format.citations", **counts)
    if not result.registry_checked:
        return said
    return f"{said}, {sentence(language, 'format.data-until', date=_printed(result.registry_checked))}"


def _printed(iso: str) -> str:
    """Return a day as decrees write it: `2026-11-23` as `23/11/2026`."""
    try:
        return f"{datetime.date.fromisoformat(iso):%d/%m/%Y}"
    except ValueError:
        return iso
