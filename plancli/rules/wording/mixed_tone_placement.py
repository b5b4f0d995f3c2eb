"""KH809: both styles of tone placement, hòa and hoà, in one paper."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch, first_and_others
from plancli.vietnamese.tone_styles import RHYME, ToneStyle, styled_words


class MixedTonePlacement(Rule):
    """Both "hòa" and "hoà" are right; a paper that mixes them is told so once, and nothing is corrected."""

    code = "KH809"
    name = "mixed-tone-placement"
    severity = Severity.INFO
    basis = "Thông lệ: cả hai cách đặt dấu thanh đều đúng; một văn bản dùng thống nhất một cách"
    basis_en = "Convention: both ways to place a tone mark are right; one document uses one of them"
    text = {
        Language.VI: RuleText(
            checks="Một văn bản dùng cả hai cách đặt dấu thanh ở oa, oe, uy: hòa và hoà, ủy và uỷ. Tên riêng không tính.",
            why="Cả hai cách đều đúng; dùng lẫn thì tìm kiếm sót và văn bản trông như ghép từ nhiều nguồn.",
            message="Hai cách đặt dấu thanh trong một văn bản: {rare_count} chữ như “{rare}” ({places}), {usual_count} chữ như “{usual}”.",
            help="Cả hai cách đều đúng, không cần sửa từng chữ; nếu muốn, chọn một cách cho cả văn bản.",
        ),
        Language.EN: RuleText(
            checks="One paper with both styles of tone placement on oa, oe, uy: hòa and hoà, ủy and uỷ. Names aside.",
            why="Both are right; mixed, a search misses some, and the paper looks put together from several.",
            message="Two styles of tone placement in one paper: {rare_count} words like “{rare}” ({places}), {usual_count} like “{usual}”.",
            help="Both styles are right, so nothing needs correcting; choose one for the whole paper if you like.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    items:
      - Phòng Văn hóa và Thông tin cụ thể hóa nhiệm vụ.
      - Đa dạng hoá hình thức tuyên truyền.  # expect: KH809
"""
    good = """
sections:
  - label: II
    title: Nội dung
    items:
      - Phòng Văn hóa và Thông tin cụ thể hóa nhiệm vụ; hoàn thành trong quý I; ủy quyền.
      - Phối hợp với tỉnh Khánh Hoà; đồng chí Nguyễn Thuý Hoà theo dõi.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield at most one finding, at the first word of the rarer style."""
        found = _by_style(context.plan)
        rare, usual = sorted(found.values(), key=len)
        if rare:
            place, others = first_and_others(rare)
            fields = {
                "rare": rare[0].words,
                "rare_count": str(len(rare)),
                "places": ", ".join(dict.fromkeys(stretch.address for stretch in rare[:_PLACES_SHOWN])),
                "usual": usual[0].words,
                "usual_count": str(len(usual)),
            }
            yield Finding(place, fields, related=others[: _PLACES_SHOWN - 1])


_PLACES_SHOWN = 5


def _by_style(plan: Plan) -> dict[ToneStyle, list[Stretch]]:
    found: dict[ToneStyle, list[Stretch]] = {style: [] for style in ToneStyle}
    for text in plan.texts.holding(RHYME):
        for one in styled_words(text.words):
            found[one.style].append(Stretch(text, one.start, one.end))
    return found
