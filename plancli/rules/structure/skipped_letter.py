"""KH104: a letter left out between two points, most often đ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.labels import FOREIGN_LETTERS, LETTERS
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.structure.numbering import Labelled, are_letters, label_runs


class SkippedLetter(Rule):
    """Points lettered a, b, c, d, e without đ, or with a letter that Vietnamese does not have."""

    code = "KH104"
    name = "skipped-letter"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I: điểm xếp theo thứ tự bảng chữ cái tiếng Việt (a, b, c, d, đ, e, g …)"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I: points follow the order of the Vietnamese alphabet (a, b, c, d, đ, e, g …)"
    text = {
        Language.VI: RuleText(
            checks="Các điểm đánh bằng chữ cái mà bỏ mất một chữ (thường là đ), hoặc dùng chữ f, j, w, z.",
            why="Điểm được xếp theo bảng chữ cái tiếng Việt; đánh sai thì dẫn chiếu “điểm đ” không có chỗ đến.",
            message="Sau “{before}” là “{label}” ({address}): thiếu chữ {missing}.",
            help="Xem có sót điểm nào không; nếu không thì đánh lại: a, b, c, d, đ, e, g, h, i, k … Chép văn bản đã ký thì giữ như bản in.",
            variants={
                "foreign": "Điểm “{label}” ({address}) không có trong bảng chữ cái tiếng Việt.",
            },
        ),
        Language.EN: RuleText(
            checks="Lettered points that leave a letter out (usually đ), or use f, j, w, z.",
            why="Points follow the Vietnamese alphabet; otherwise a reference to “điểm đ” leads nowhere.",
            message="“{before}” is followed by “{label}” ({address}): {missing} is missing.",
            help="See whether a point was lost; if not, reletter: a, b, c, d, đ, e, g, h, i, k … In a copy of a signed text keep what is printed.",
            variants={
                "foreign": "Point “{label}” ({address}) is not a letter of the Vietnamese alphabet.",
            },
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: d
        text: Rà soát thông tin trên cổng điện tử.
      - label: e  # expect: KH104
        text: Đăng tải kết quả rà soát.
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: d
        text: Rà soát thông tin trên cổng điện tử.
      - label: đ
        text: Đăng tải kết quả rà soát.
      - label: e
        text: Báo cáo kết quả.
      - label: g
        text: Lưu hồ sơ.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the letter behind each gap; of a list by the English alphabet only one."""
        for run in label_runs(context.plan):
            if are_letters(one.label for one in run):
                faults = sorted(_faults(run), key=lambda fault: fault[0])
                english = any(fault.variant for _, fault in faults)
                yield from (fault for _, fault in faults[: 1 if english else None])


def _faults(run: Sequence[Labelled]) -> Iterator[tuple[int, Finding]]:
    letters = [one.label.lower() for one in run]
    known = [at for at, letter in enumerate(letters) if letter in LETTERS]
    for earlier, later in pairwise(known):
        between = LETTERS[LETTERS.index(letters[earlier]) + 1 : LETTERS.index(letters[later])]
        if missing := [letter for letter in between if letter not in letters]:
            fields = {"before": run[earlier].label, "label": run[later].label, "missing": ", ".join(missing)}
            yield later, Finding(run[later].place, fields, related=(run[earlier].place,))
    for at, letter in enumerate(letters):
        if letter in FOREIGN_LETTERS:
            yield at, Finding(run[at].place, {"label": run[at].label}, variant="foreign")
