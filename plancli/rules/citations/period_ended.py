"""KH311: work under a programme whose period had ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.model.plan import Plan
from plancli.patterns import late_pattern
from plancli.rules.citations.cited_acts import day_of_issue
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.position import Route
from plancli.vietnamese.folding import fold

_PERIOD = re.compile(
    r"giai đoạn\s(?:từ\s)?(?:năm\s)?(?P<from>(?:19|20)\d\d)\s{0,2}(?:[-–—]|đến)\s{0,2}(?:năm\s)?(?P<to>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_LOOKS_BACK = late_pattern(
    r"\b(?:kết quả|tổng kết|sơ kết|đánh giá|quyết toán|báo cáo|kéo dài|chuyển (?:nguồn|tiếp)|chuyển sang|so với|kế thừa"
    r"|bình quân|tiếp nối|kết thúc|hoàn thành|đã|trước|nghiệm thu|thanh toán|kiểm toán|thanh tra|giám sát)\b"
)
"""Words of a sentence that sums a period up, or carries its rest over."""


class PeriodEnded(Rule):
    """A plan for 2026 that assigns work under a programme of 2021-2025."""

    code = "KH311"
    name = "period-ended"
    severity = Severity.INFO
    basis = "Thông lệ: việc của một năm thực hiện theo chương trình còn trong giai đoạn của mình"
    basis_en = "Convention: the work of a year follows a programme that is still in its period"
    text = {
        Language.VI: RuleText(
            checks="Nhiệm vụ nêu một giai đoạn đã kết thúc trước năm của kế hoạch. Căn cứ, trích yếu của văn bản có số và câu nói về kết quả, tổng kết không xét.",
            why="Thường là chép từ kế hoạch cũ; chương trình giai đoạn sau có thể đã thay thế.",
            message="“{period}” ({address}) đã kết thúc trước năm {year} của kế hoạch.",
            help="Xem chương trình của giai đoạn hiện nay, hoặc nói rõ là việc chuyển tiếp.",
        ),
        Language.EN: RuleText(
            checks="A task names a period that ended before the plan's year. Bases, titles of numbered acts and sentences on results are let be.",
            why="Often copied from an old plan; the programme of the next period may have replaced it.",
            message="“{period}” ({address}) ended before {year}, the year of the plan.",
            help="See the programme of the present period, or say that the work is carried over.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác giảm nghèo năm 2026
  period: 2026
sections:
  - label: II
    title: Nội dung
    text: Triển khai Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025.  # expect: KH311
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác giảm nghèo năm 2026
  period: 2026
bases:
  - Căn cứ Chương trình giảm nghèo giai đoạn 2021-2025;
sections:
  - label: II
    title: Nội dung
    items:
      - Tổng kết Chương trình giảm nghèo giai đoạn 2021-2025; triển khai giai đoạn 2026 - 2030.
      - Thực hiện Quyết định số 90/QĐ-TTg ngày 18/01/2022 phê duyệt Chương trình giảm nghèo giai đoạn 2021-2025.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each such period in sections and annexes."""
        year = _year(context.plan)
        if year is None:
            return
        cited: dict[Route, list[Citation]] = {}
        for citation in context.plan.citations:
            cited.setdefault(citation.route, []).append(citation)
        for text in context.plan.texts.holding(_PERIOD):
            if text.route[0] not in ("sections", "annexes"):
                continue
            for found in _PERIOD.finditer(text.words):
                quoted = _is_quoted(found, cited.get(text.route, ()))
                if int(found["to"]) < year and not quoted and not _looks_back(text.words, found.start()):
                    fields = {"period": " ".join(found.group().split()), "year": str(year)}
                    yield Finding(Place(text.route, within=found.span(), address=text.address), fields)


def _year(plan: Plan) -> int | None:
    """Return the first year that the plan is for, at most the one after its date: "đến năm 2035" is a goal."""
    first = re.match(r"\d{4}(?=-|$)", plan.issuance.period)
    issued = day_of_issue(plan)
    years = [int(first.group())] if first else []
    years += [issued.year + bool(first)] if issued else []
    return min(years, default=None)


def _is_quoted(period: re.Match[str], citations: Sequence[Citation]) -> bool:
    """Say whether the period stands in the title of an act cited before it."""
    words = " ".join(period.group().split())
    return any(each.mention.end <= period.start() and words in each.mention.title for each in citations)


def _looks_back(words: str, place: int) -> bool:
    start = max(words.rfind(mark, 0, place) for mark in (".", ";", "\n")) + 1
    end = min((at for mark in (".", ";", "\n") if (at := words.find(mark, place)) >= 0), default=len(words))
    return _LOOKS_BACK.search(fold(words[start:end])) is not None
