"""Where a plan says to whom its units report: the sentences themselves, for a sheet to quote.

Finds words that order a report and name where it goes; a plan that names no place has none, and nothing
is guessed from who leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.analysis.funding import ordering_texts
from plancli.analysis.obligations import UnitObligations
from plancli.model.plan import Plan, PrintedText
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.clauses import own_words

_PLACE = r"(?=(?:[A-ZĐÐỦỨ]|phòng|sở|bộ|văn phòng|ủy ban|uỷ ban)\b|[A-ZĐÐỦỨ]\w)"
_ORDER = late_pattern(
    # "báo cáo Ủy ban nhân dân xã", "báo cáo kết quả về Sở Tư pháp", "gửi số liệu về Phòng Kinh tế"
    rf"\b[Bb]áo cáo\s+{_PLACE}"
    rf"|\b(?:[Bb]áo cáo(?! viên)|[Gg]ửi (?:số liệu|kết quả|báo cáo))\b[^.;]{{0,200}}?"
    rf"\b(?:về|gửi|cho|lên|qua|đến|với)\s+{_PLACE}"
)
_SENTENCE_ENDS = re.compile(r"[.;?!]\s+")
_GENERAL = ("báo cáo", "tổ chức thực hiện")
"""Headings below which prose speaks to every unit."""


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """One sentence that says to whom a report goes."""

    words: str
    """As printed: `Các thôn gửi số liệu về Phòng Kinh tế trước ngày 20 hằng tháng.`"""
    address: str
    """Printed address: `IV.1`, `Đoạn kết`."""
    duty: str | None
    """Id of the duty that it is; None where it speaks to all units."""


def report_orders(plan: Plan) -> tuple[ReportOrder, ...]:
    """Return what the plan orders to be reported, in printed order: one for the Trạm Tấu plan, in III.1."""
    return tuple(_orders(plan))


def orders_for(orders: Sequence[ReportOrder], owed: UnitObligations) -> tuple[ReportOrder, ...]:
    """Return those that speak to all, and those that are a duty of this unit."""
    own = {each.task_id for each in owed.obligations}
    return tuple(order for order in orders if order.duty is None or order.duty in own)


def _orders(plan: Plan) -> Iterator[ReportOrder]:
    duties = {duty.route: duty.id for duty in plan.duties}
    tasks = frozenset(task.route for task in plan.tasks)
    general = frozenset(_general_routes(plan))
    for text in ordering_texts(plan):
        words = tuple(_ordering_sentences(text.words))
        if not words or _is_below(text.route, tasks):
            continue
        duty = next((duties[route] for route in _upwards(text.route) if route in duties), None)
        if duty is not None or _speaks_to_all(text, general):
            yield from (ReportOrder(each, text.address, duty) for each in words)


def _ordering_sentences(words: str) -> Iterator[str]:
    """Yield each sentence that orders a report; a stop before a small letter ends none."""
    own, start = own_words(words), 0
    ends = [end.end() for end in _SENTENCE_ENDS.finditer(words) if words[end.end() : end.end() + 1].isupper()]
    for end in (*ends, len(words)):
        if _ORDER.search(own[start:end]):
            yield words[start:end].strip()
        start = end


def _speaks_to_all(text: PrintedText, general: frozenset[Route]) -> bool:
    return text.route[0] == "closing" or _is_below(text.route, general)


def _general_routes(plan: Plan) -> Iterator[Route]:
    for section in plan.all_sections():
        if any(word in section.title.casefold() for word in _GENERAL):
            yield section.route


def _is_below(route: Route, above: frozenset[Route]) -> bool:
    return any(each in above for each in _upwards(route))


def _upwards(route: Route) -> Iterator[Route]:
    """Yield the route, then what it stands in, up to the root."""
    return (route[:end] for end in range(len(route), 0, -1))
