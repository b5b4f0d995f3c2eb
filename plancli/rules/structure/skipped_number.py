"""KH103: a number left out between two siblings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.structure.numbering import label_runs, numbers
from plancli.rules.tree import heading_place

_LARGEST_JUMP = 9
_A_WHOLE_PAPER = 3
"""Sections from which a paper that begins with II is no extract."""


class SkippedNumber(Rule):
    """Siblings that go from 3 to 5, or from III to V."""

    code = "KH103"
    name = "skipped-number"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I: phần, mục đánh số La Mã, khoản đánh số Ả Rập, theo thứ tự"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I: parts and sections bear Roman numerals, clauses Arabic ones, in order"
    text = {
        Language.VI: RuleText(
            checks="Các mục, nhiệm vụ đánh số La Mã hoặc Ả Rập mà bỏ mất một số ở giữa.",
            why="Người nhận không biết văn bản thiếu một mục hay chỉ đánh nhầm số.",
            message="Sau “{before}” là “{label}” ({address}): thiếu số {missing}.",
            help="Xem có sót mục nào không; nếu không thì đánh lại số. Chép văn bản đã ký thì giữ như bản in.",
            variants={"start": "Các phần bắt đầu từ “{label}”: thiếu số {missing}."},
        ),
        Language.EN: RuleText(
            checks="Sections and tasks numbered in Roman or Arabic figures that leave one out.",
            why="The reader cannot say whether a part is missing or the number is a slip.",
            message="“{before}” is followed by “{label}” ({address}): {missing} is missing.",
            help="See whether a part was lost; if not, renumber. In a copy of a signed text keep what is printed.",
            variants={"start": "The sections begin with “{label}”: {missing} is missing."},
        ),
    }
    bad = """
sections:
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        title: Phòng Tư pháp
        text: Chủ trì thực hiện.
      - label: "3"  # expect: KH103
        title: Công an huyện
        text: Phối hợp thực hiện.
"""
    good = """
sections:
  - label: III
    title: Nhiệm vụ tiếp theo
    parts:
      - label: "4"
        title: Công khai thông tin
        text: Đăng tải đầy đủ.
      - label: "5"
        title: Tập huấn
        text: Mở hai lớp.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the label behind each gap; only the sections of a paper must start at I."""
        yield from _late_start(context.plan)
        for run in label_runs(context.plan):
            values = numbers(one.label for one in run)
            for (before, low), (after, high) in pairwise(zip(run, values or (), strict=False)):
                missing = [str(value) for value in range(low + 1, high) if value not in (values or ())]
                if missing and high - low <= _LARGEST_JUMP:
                    fields = {"before": before.label, "label": after.label, "missing": ", ".join(missing)}
                    yield Finding(after.place, fields, related=(before.place,))


def _late_start(plan: Plan) -> Iterator[Finding]:
    labels = [section.label.strip(" .") for section in plan.sections]
    if len(labels) >= _A_WHOLE_PAPER and labels[0] == "II" and "I" not in labels:
        fields = {"label": "II", "missing": "I"}
        yield Finding(heading_place(plan.sections[0]), fields, variant="start")
