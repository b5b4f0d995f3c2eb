"""KH707: the list of recipients does not end with "Lưu: VT, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.task import Paragraph
from plancli.rules.layout.head import LIGHTER_BY_STATE
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.folding import fold


class NoArchiveLine(Rule):
    """Recipients are listed, but not who keeps the original."""

    code = "KH707"
    name = "no-archive-line"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II: dòng cuối của Nơi nhận ghi “Lưu: VT”, đơn vị soạn thảo"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II: the last line of the recipients reads “Lưu: VT”, then the drafting unit"
    text = {
        Language.VI: RuleText(
            checks="Nơi nhận không có dòng “Lưu: …”. Bản chữ nhận được: để biết.",
            why="Dòng này cho biết bản gốc lưu ở đâu, đơn vị nào soạn thảo.",
            message="Nơi nhận không có dòng “Lưu: VT, …”.",
            help="Thêm dòng cuối “Lưu: VT, <đơn vị soạn thảo>.” vào Nơi nhận.",
        ),
        Language.EN: RuleText(
            checks="The recipients lack the line “Lưu: …”. Received text: for information.",
            why="The line says where the original is kept and which office drafted it.",
            message="The recipients lack the line “Lưu: VT, …”.",
            help="Add “Lưu: VT, <drafting office>.” as the last recipient.",
        ),
    }
    bad = """
recipients:
  - Thường trực Đảng ủy
  - Các cơ quan, đơn vị  # expect: KH707
"""
    good = """
recipients:
  - Thường trực Đảng ủy
  - "Lưu: VT, VHXH"
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the last recipient; of a plan issued with a decision, at the decision's."""
        plan = context.plan
        recipients = plan.decision.recipients if plan.decision else plan.recipients
        if recipients and not any(map(_is_archive, _all_of(recipients))):
            place = Place(recipients[-1].route, address="Nơi nhận")
            yield Finding(place, severity=LIGHTER_BY_STATE[plan.state])


def _all_of(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        yield paragraph
        yield from _all_of(paragraph.children)


def _is_archive(paragraph: Paragraph) -> bool:
    words = fold(paragraph.words).lstrip(" -+•")
    return words.startswith("lưu") or "; lưu" in words or "lưu: vt" in words
