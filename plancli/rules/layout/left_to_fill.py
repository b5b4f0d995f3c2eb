"""KH711: places that a draft from above leaves to whoever issues the plan."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.fill_mark import FILL_MARK
from plancli.rules.layout.head import SEVERITY_BY_STATE
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import listed
from plancli.vietnamese.composition import compose


class LeftToFill(Rule):
    """“(xã điền)” still stands: what a draft lacks, and a fault of an issued text."""

    code = "KH711"
    name = "left-to-fill"
    severity = Severity.WARNING
    basis = "Thông lệ: văn bản ban hành không còn chỗ chờ điền"
    basis_en = "Convention: an issued document has no place left to fill in"
    text = {
        Language.VI: RuleText(
            checks="Chữ “(xã điền)”, “(phường điền)”, “(đơn vị điền)” … mà bản dự thảo lập từ kế hoạch cấp trên để lại. Văn bản đã ban hành: lỗi; dự thảo: nên sửa; bản chữ nhận được: để biết.",
            why="Chỗ chờ điền không giao việc cho ai, không là thời hạn, không là sản phẩm.",
            message="Còn {count} chỗ chờ điền, như “{mark}”: {places}.",
            help="Ghi đơn vị, thời hạn, sản phẩm của mình; dòng nào không cần thì bỏ cả dòng.",
        ),
        Language.EN: RuleText(
            checks="The words “(xã điền)”, “(phường điền)”, “(đơn vị điền)” … that a draft from the plan above leaves. Issued: an error; draft: a warning; received text: for information.",
            why="A place that waits to be filled in gives work to nobody and is neither deadline nor product.",
            message="Places that wait to be filled in, such as “{mark}” ({count}): {places}.",
            help="Write your own unit, deadline and product; take out a line that is not needed.",
        ),
    }
    bad = """
state: issued
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Rà soát danh sách hộ nghèo.
        lead: (xã điền)  # expect: KH711
        deadline: (xã điền)
"""
    good = """
state: issued
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Nhận phiếu khảo sát (hộ gia đình điền).
        lead: Phòng Kinh tế
        deadline: trong quý II
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding, at the first such place, that lists them all."""
        places: list[tuple[Place, str]] = []
        for text in context.plan.texts.holding(FILL_MARK):
            composed = compose(text.words)
            for found in FILL_MARK.finditer(composed.text):
                within = composed.offsets[found.start()], composed.offsets[found.end()]
                place = Place(text.route, within=within, address=text.address)
                places.append((place, found.group()))
        if places:
            (first, mark), *others = places
            fields = {
                "count": str(len(places)),
                "mark": mark,
                "places": listed(place.address for place, _ in places),
            }
            yield Finding(
                first,
                fields,
                severity=SEVERITY_BY_STATE[context.plan.state],
                related=tuple(place for place, _ in others),
            )
