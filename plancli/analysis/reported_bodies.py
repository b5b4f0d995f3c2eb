"""To whom a plan's text has somebody report: bodies that stand above the issuer.

Reads "báo cáo" as an order in running prose; a report that a body above makes further up is not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.analysis.funding import ordering_texts
from plancli.analysis.issuer import Tier, issuer_name, tier_of
from plancli.model.plan import Plan
from plancli.model.unit_names import split_units
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.clauses import own_words

_ASKED = "báo cáo"
_CLAUSE = re.compile(r"[^.;()]+(?:\.(?=\S)[^.;()]+)*")
_BODY_BEGINS = (
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Chính phủ|Thủ tướng Chính phủ|Bộ|Sở)(?= [A-ZĐỦ]| [a-zđ]|,|$)"
)
# "báo cáo UBND tỉnh …", "báo cáo kết quả … về Sở Tư pháp"
_REPORT = re.compile(
    r"\b[Bb]áo cáo\b(?:\s+(?:về|cho|lên|với|gửi))?\s+"
    rf"(?={_BODY_BEGINS})|\b[Bb]áo cáo\b[^,]{{1,90}}?\s(?:gửi về|gửi|về|lên|cho)\s+(?={_BODY_BEGINS})"
)
# Who reports here is the body above: "gửi về Cục A để tổng hợp, báo cáo Chính phủ".
_FURTHER_UP = re.compile(
    r"\bđể (?:[\w ]+, )?(?:tổng hợp|theo dõi|xem xét|tham mưu)\b[^;]{0,40}$"
    rf"|(?:gửi|gửi về|về|cho) (?={_BODY_BEGINS})[^;,]{{2,60}} (?:tổng hợp|theo dõi|xem xét)\b[^;]{{0,20}}$"
)
_NAME_ENDS = re.compile(
    r"\s(?:theo|trước|để|kết quả|tình hình|định kỳ|hằng|hàng|qua|khi|trong|ngay|xem xét|chỉ đạo|tổng hợp"
    r"|phê duyệt|việc"
    r"|đồng thời|đồng gửi|đề xuất|đề nghị|kiến nghị"
    r"|chậm nhất|vào|từ|về|những|các|xin|cho|trình|tiến độ|và (?![A-ZĐ]))(?=\s|$)"
    r"|,\s(?=(?:Ủy|Uỷ|Thủ|Chủ|Ban|Hội|Tỉnh|Thành|Huyện|đồng gửi|đồng thời|gửi)\s)"
)
_CITY = late_pattern(r"(?:Ủy ban nhân dân|UBND) (?:thành phố|TP)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReportedBody:
    """A body that is to get a report."""

    name: str
    """As printed: `Sở Thông tin và Truyền thông`."""
    address: str
    """Printed address of the words: `III.1`."""
    route: Route
    within: tuple[int, int]
    """Where the name stands in the value at `route`."""


def reported_bodies(plan: Plan) -> tuple[ReportedBody, ...]:
    """Return the bodies above the issuer that the text has somebody report to, in printed order.

    In the Trạm Tấu plan III.1 has two: Ủy ban nhân dân tỉnh, Sở Thông tin và Truyền thông.
    """
    own = tier_of(issuer_name(plan))
    if own is None:
        return ()
    found = []
    for text in ordering_texts(plan):
        if _ASKED in text.words.casefold():
            for start, end in _names(own_words(text.words)):
                name = text.words[start:end]
                if _is_above(name, own):
                    found.append(ReportedBody(name, text.address, text.route, (start, end)))
    return tuple(found)


def _names(words: str) -> Iterator[tuple[int, int]]:
    for clause in _CLAUSE.finditer(words):
        for report in _REPORT.finditer(clause.group()):
            if _FURTHER_UP.search(clause.group()[: report.start()]):
                continue
            start = clause.start() + report.end()
            stop = _NAME_ENDS.search(words, start, clause.end())
            stretch = words[start : stop.start() if stop else clause.end()]
            for begin, end in split_units(stretch):
                if not re.match(_BODY_BEGINS, stretch[begin:end]):
                    break
                yield start + begin, start + end


def _is_above(name: str, own: Tier) -> bool:
    tier = tier_of(name)
    if tier is None:
        return own is Tier.COMMUNE and _CITY.match(name) is not None
    return tier < own
