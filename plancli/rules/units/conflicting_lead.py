"""KH207: a task and a duty on the same matter that name different leads."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.question import Question
from plancli.analysis.same_matter import OtherLead, other_leads
from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.mentions import mention_place


class ConflictingLead(Rule):
    """Part III makes one unit the lead of what part II gives to another, or to several without a lead."""

    code = "KH207"
    name = "conflicting-lead"
    severity = Severity.INFO
    basis = "Thông lệ: “rõ trách nhiệm” – cùng một việc chỉ có một đơn vị chủ trì trong cả kế hoạch"
    basis_en = "Convention: “rõ trách nhiệm” – one piece of work has one leading unit in the whole plan"
    question = Question.RESPONSIBILITY
    text = {
        Language.VI: RuleText(
            checks="Nhiệm vụ và mục riêng của đơn vị ở phần Tổ chức thực hiện nói cùng một việc (trùng phần lớn từ ngữ ngay sau “Chủ trì”) "
            "mà không cùng một đơn vị chủ trì.",
            why="Hai chỗ nói khác nhau thì mỗi đơn vị dựa vào một chỗ, không rõ đơn vị nào chịu trách nhiệm chính.",
            message="{address} giao {units} thực hiện, còn {duty} ghi {lead} chủ trì cùng một việc.",
            help="Đối chiếu hai chỗ; nếu đúng là một việc thì ghi cùng một đơn vị chủ trì.",
            variants={
                "among": "{address} giao {units}, không ghi đơn vị chủ trì, còn {duty} ghi {lead} chủ trì cùng một việc.",
                "among.help": "Đối chiếu hai chỗ; nếu đúng là một việc thì ghi {lead} chủ trì ở {address}, các đơn vị còn lại phối hợp.",
            },
        ),
        Language.EN: RuleText(
            checks="A task and a unit's own duties speak of the same matter (they share most words right behind “Chủ trì”), "
            "but not of the same lead.",
            why="Where two places differ, each unit goes by one of them and nobody is sure who answers.",
            message="{address} gives it to {units}, but {duty} has {lead} lead the same matter.",
            help="Compare both; if they are one matter, name the same lead.",
            variants={
                "among": "{address} gives it to {units} without a lead, but {duty} has {lead} lead the same matter.",
                "among.help": "Compare both; if they are one matter, name {lead} the lead at {address}; the others coordinate.",
            },
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Rà soát, phát hiện và bóc gỡ tin giả, tin xấu độc chống phá Đảng, Nhà nước.
        responsible:
          - Phòng Văn hóa và Thông tin  # expect: KH207
          - Công an huyện
      - label: b
        text: Đặt hàng các cơ quan báo chí làm nhiệm vụ truyền thông chính sách.
        lead: Trung tâm Truyền thông và Văn hóa  # expect: KH207
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Công an huyện
        duties: Chủ trì, phối hợp với các cơ quan có liên quan rà soát, phát hiện, đấu tranh với tin giả, tin xấu độc nhằm chống phá Đảng.
      - label: "2"
        holder: Phòng Văn hóa và Thông tin
        duties: Chủ trì, phối hợp với các đơn vị liên quan trong thực hiện đặt hàng báo chí.
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Rà soát, phát hiện tin giả, tin xấu độc.
        lead: Công an huyện
        coordinating: Phòng Văn hóa và Thông tin
      - label: b
        text: Tổ chức tập huấn kỹ năng cung cấp thông tin báo chí.
        lead: Phòng Nội vụ
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Công an huyện
        duties: Chủ trì, phối hợp với các cơ quan có liên quan rà soát, phát hiện tin giả, tin xấu độc.
      - label: "2"
        holder: Phòng Văn hóa và Thông tin
        duties: Chủ trì, phối hợp với phòng Nội vụ hướng dẫn, theo dõi việc thực hiện kế hoạch này.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the first unit of each such task."""
        for found in other_leads(context.plan):
            yield _finding(found)


def _finding(found: OtherLead) -> Finding:
    task, duty = found.task, found.duty
    first = found.named[0]
    fields = {
        "units": "; ".join(each.words for each in found.named),
        "duty": duty.address,
        "lead": found.lead.words,
    }
    return Finding(
        mention_place(first, task.address),
        fields,
        "among" if found.among_them else "",
        (Place(duty.route, address=duty.address),),
    )
