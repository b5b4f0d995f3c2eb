"""KH703: a People's Committee's plan without the line "TM. ỦY BAN NHÂN DÂN"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.issuance import Issuance
from plancli.model.plan import Plan
from plancli.rules.layout.head import LIGHTER_BY_STATE, numbered_heads
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.folding import fold

_COLLECTIVES = {"ubnd": "ỦY BAN NHÂN DÂN", "hđnd": "HỘI ĐỒNG NHÂN DÂN"}
_CHAIR = re.compile(r"(?:kt\.?\s*)?(?:phó\s)?chủ tịch$")


class MissingCollectiveLine(Rule):
    """Only “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH” stands below a plan of the whole committee."""

    code = "KH703"
    name = "missing-collective-line"
    severity = Severity.WARNING
    basis = (
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II.7: ký thay mặt tập thể thì ghi “TM.” trước tên tập thể"
    )
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II.7: whoever signs for a collective body writes “TM.” before its name"
    text = {
        Language.VI: RuleText(
            checks="Kế hoạch của Ủy ban nhân dân, Hội đồng nhân dân có chức vụ Chủ tịch, Phó Chủ tịch ở khối chữ ký mà không có dòng “TM.”. Bản chữ nhận được: để biết.",
            why="Cơ quan làm việc theo chế độ tập thể thì người đứng đầu, cấp phó ký thay mặt tập thể; thiếu dòng này là sai thể thức.",
            message="Khối chữ ký chỉ có “{signed}”, không có dòng “TM. {collective}”.",
            help="Ghi “TM. {collective}” trên dòng chức vụ. Chép từ bản khác thì xem bản gốc: dòng này có thể mất khi chép.",
        ),
        Language.EN: RuleText(
            checks="A plan of a People's Committee or Council is signed by its chair or vice chair without the line “TM.”. Received text: for information.",
            why="A collective body is signed for as a whole; without the line the signature lacks its form.",
            message="The signature has only “{signed}” and no line “TM. {collective}”.",
            help="Write “TM. {collective}” above the office. In a copy look at the original: the line may have been lost.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông năm 2026
  signatory:
    acting: KT. CHỦ TỊCH  # expect: KH703
    position: PHÓ CHỦ TỊCH
    name: Nguyễn Văn An
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông năm 2026
  signatory:
    authority: TM. ỦY BAN NHÂN DÂN
    acting: KT. CHỦ TỊCH
    position: PHÓ CHỦ TỊCH
    name: Nguyễn Văn An
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the first line of such a signature; a paper of the chair's own has no collective."""
        for head in numbered_heads(context.plan):
            signatory, collective = head.signatory, _collective(head, context.plan)
            if signatory is None or signatory.authority or not collective:
                continue
            lines = [signatory.acting, *signatory.positions]
            signed = [line for line in lines if line]
            if signed and all(_CHAIR.fullmatch(fold(line)) for line in signed):
                key = "acting" if signatory.acting else "position"
                fields = {"signed": " / ".join(signed), "collective": collective}
                severity = LIGHTER_BY_STATE[context.plan.state]
                yield Finding(Place((*signatory.route, key)), fields, severity=severity)


def _collective(head: Issuance, plan: Plan) -> str:
    """Return the name of the collective that issues the paper; empty for any other issuer."""
    code = fold(re.split(r"[-/]", head.symbol)[-1])
    issuers = (head.issuer, plan.decision.authority if plan.decision else "")
    is_chair = any(fold(each).startswith("chủ tịch") for each in issuers)
    return "" if is_chair else _COLLECTIVES.get(code, "")
