"""KH102: one label printed twice among its siblings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.structure.numbering import Labelled, label_runs


class DuplicateLabel(Rule):
    """Two siblings with the same printed label, such as two sections IV."""

    code = "KH102"
    name = "duplicate-label"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I: phần, mục, khoản, điểm được đánh số, đánh chữ theo thứ tự"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I: parts, sections, clauses and points are numbered or lettered in order"
    text = {
        Language.VI: RuleText(
            checks="Hai mục, hai nhiệm vụ hoặc hai ý đứng cùng một cấp mà in cùng một số hoặc một chữ.",
            why="Khi dẫn chiếu “mục IV” hoặc “điểm b”, người đọc không biết là chỗ nào.",
            message="Số, chữ thứ tự “{label}” được dùng lại ở {address}.",
            help="Đánh lại thứ tự từ chỗ này và sửa các chỗ dẫn chiếu; nếu chép văn bản đã ký thì giữ như bản in.",
        ),
        Language.EN: RuleText(
            checks="Two sections, tasks or items of one level that carry the same number or letter.",
            why="Whoever refers to “section IV” or “point b” cannot say which one is meant.",
            message="The label “{label}” is used again at {address}.",
            help="Number on from here and mend the references; in a copy of a signed text keep what is printed.",
        ),
    }
    bad = """
sections:
  - label: I
    title: Mục đích
    text: Thông tin kịp thời đến người dân.
  - label: II
    title: Nội dung
    text: Thực hiện theo các mục sau.
  - label: II  # expect: KH102
    title: Tổ chức thực hiện
    text: Các phòng thực hiện kế hoạch này.
"""
    good = """
sections:
  - label: I
    title: Nội dung
    parts:
      - label: "1"
        title: Công khai thông tin
        text: Đăng tải đầy đủ.
  - label: II
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        title: Phòng Tư pháp
        text: Theo dõi việc thực hiện.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each repeated label; the first one is the related place."""
        for run in label_runs(context.plan):
            for again, first in _repeated(run):
                yield Finding(again.place, {"label": again.label}, related=(first,))


def _repeated(run: Sequence[Labelled]) -> Iterator[tuple[Labelled, Place]]:
    seen: dict[str, Place] = {}
    for one in run:
        if one.label in seen:
            yield one, seen[one.label]
            if one.label == run[0].label:
                seen.clear()  # the list starts anew: 1 2 3 1 2 3 is one slip, not three
        seen.setdefault(one.label, one.place)
