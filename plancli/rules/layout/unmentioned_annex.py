"""KH710: an annex that the body does not mention, or one mentioned and not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.plan import Plan, PrintedText
from plancli.patterns import late_pattern
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.folding import fold

_MENTIONED = late_pattern(
    r"\b(?:phụ lục|kèm theo(?! quyết định)|đính kèm|phụ biểu|biểu (?:mẫu )?số|có .{1,40} kèm|bảng kèm)\b"
)
_MAY_MENTION = re.compile(r"[lLkKbB](?i:(?<=l)\W*ục|(?<=k)èm|(?<=b)\W*iểu)")
_OWN = late_pattern(
    r"\bphụ lục(?: (?:số )?(?:[ivxl]+|\d{1,2}))?(?: (?:được )?(?:ban hành )?(?:đính )?kèm(?: theo)?"
    r" kế hoạch này| của kế hoạch này|,? (?:đính )?kèm theo(?=\s*[).;]|$)| đính kèm(?=\s*[).;]|$))"
)


class UnmentionedAnnex(Rule):
    """Body and annexes do not know of each other."""

    code = "KH710"
    name = "unmentioned-annex"
    severity = Severity.INFO
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục III: văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó"
    basis_en = (
        "Decree No. 30/2020/NĐ-CP, Appendix I, Part III: a document with an appendix refers to it in its text"
    )
    text = {
        Language.VI: RuleText(
            checks="Kế hoạch có phụ lục mà lời văn không nhắc đến phụ lục nào; hoặc lời văn nói có phụ lục kèm theo kế hoạch này mà không có phụ lục nào.",
            why="Không có chỉ dẫn thì người đọc không biết phụ lục thuộc việc nào; nhắc mà không có thì văn bản chưa đủ.",
            message="Kế hoạch có phụ lục nhưng lời văn không nhắc đến phụ lục nào.",
            help="Thêm chỉ dẫn như “(chi tiết tại Phụ lục kèm theo)” ở chỗ liên quan.",
            variants={
                "absent": "“{words}” ({address}) nói có phụ lục kèm theo, nhưng ở đây không có phụ lục nào.",
                "absent.help": "Gửi kèm phụ lục, hoặc xem bản gốc: bản chép có thể thiếu phụ lục.",
            },
        ),
        Language.EN: RuleText(
            checks="The plan has an annex that its text never mentions; or the text speaks of an annex to this plan and none is there.",
            why="Without a pointer the reader cannot tell what the annex belongs to; a pointer to nothing leaves the document incomplete.",
            message="The plan has an annex, but its text mentions none.",
            help="Add a pointer such as “(chi tiết tại Phụ lục kèm theo)” where it belongs.",
            variants={
                "absent": "“{words}” ({address}) speaks of an annex, but none is here.",
                "absent.help": "Attach the annex, or look at the original: a copy may lack it.",
            },
        ),
    }
    bad = """
sections:
  - label: I
    title: Mục đích
    text: Nâng cao nhận thức về chuyển đổi số.
annexes:
  - label: PHỤ LỤC  # expect: KH710
    title: Phân công nhiệm vụ
    tasks: []
"""
    good = """
sections:
  - label: I
    title: Mục đích
    text: Phân công nhiệm vụ cụ thể (chi tiết Phụ lục đính kèm), theo Phụ lục II Nghị quyết số 214/NQ-CP.
annexes:
  - label: PHỤ LỤC
    title: Phân công nhiệm vụ
    tasks: []
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the first annex, or at the first mention of one that is not there."""
        plan = context.plan
        if plan.annexes:
            if not any(_MENTIONED.search(fold(text.words)) for text in _body(plan)):
                annex = plan.annexes[0]
                key = "label" if annex.label else "title"
                yield Finding(Place((*annex.route, key), address=annex.id))
            return
        for text in _body(plan):
            if found := _OWN.search(fold(text.words)):
                yield Finding(Place(text.route, address=text.address), {"words": found.group()}, "absent")
                return


def _body(plan: Plan) -> Iterator[PrintedText]:
    """Yield what may speak of one outside annexes; a caption says only what the paper itself is attached to."""
    for text in plan.texts.holding(_MAY_MENTION):
        if text.route[0] != "annexes" and text.route[-1] != "attached":
            yield text
