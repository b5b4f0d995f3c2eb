"""The last line of a check: sums up what was seen and how far the look went.

Never certifies: "không thấy lỗi" always says within what.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats.cells import shortened, visible
from plancli.formats.places import place_name
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import shown_day

_MOST_PLACES = 4
"""Places of errors that one line still names readably."""
_LONGEST_PLACE = 40
"""Cells of one of them."""


def summary(result: CheckResult, language: Language) -> str:
    """Return the line, without line end and without characters that act on a screen.

    Such as `Trước khi trình ký: 1 lỗi phải sửa (I.1), 5 điểm nên xem; 9/21 viện dẫn đã đối chiếu,
    dữ liệu đến 23/11/2026`.
    """
    parts = [_found(result, language), _suppressed(result, language), _looked_up(result, language)]
    said = "; ".join(part for part in parts if part)
    if result.files > 1:
        return f"{sentence(language, 'format.files', count=result.files)}. {said}"
    return said


def _found(result: CheckResult, language: Language) -> str:
    issued = 0 < result.issued == result.files
    rest = (
        sentence(language, f"format.count.{severity.value}", count=count)
        for severity in (Severity.WARNING, Severity.INFO)
        if (count := result.count(severity))
    )
    found = ", ".join(each for each in (_errors(result, language, issued=issued), *rest) if each)
    if not found:
        return sentence(language, "format.nothing-found")
    if 0 < result.issued < result.files:
        return found
    return sentence(language, "format.lead.issued" if issued else "format.lead.unsigned", found=found)


def _errors(result: CheckResult, language: Language, *, issued: bool) -> str:
    count = result.count(Severity.ERROR)
    if not count:
        return ""
    several = result.files > 1
    errors = (each for each in result.diagnostics if each.severity is Severity.ERROR)
    places = list(dict.fromkeys(_place(each, language, several=several) for each in errors))
    more = len(places) - _MOST_PLACES
    named = ", ".join(places[:_MOST_PLACES] if more > 0 else places)
    if more > 0:
        named = sentence(language, "format.more-places", places=named, count=more)
    key = "format.count.error.issued" if issued else "format.count.error"
    return sentence(language, key, count=count, places=named)


def _place(diagnostic: Diagnostic, language: Language, *, several: bool) -> str:
    name = place_name(diagnostic, language)
    if several:
        name = f"{PurePosixPath(diagnostic.path).name} {name}"
    return shortened(visible(name), _LONGEST_PLACE)


def _suppressed(result: CheckResult, language: Language) -> str:
    if not result.suppressed:
        return ""
    return sentence(language, "format.suppressed", count=result.suppressed)


def _looked_up(result: CheckResult, language: Language) -> str:
    if not result.citations:
        return ""
    counts = {"checked": result.citations_checked, "citations": result.citations}
    said = sentence(language, "format.citations", **counts)
    if not result.registry_checked:
        return said
    return f"{said}, {sentence(language, 'format.data-until', date=shown_day(result.registry_checked))}"
