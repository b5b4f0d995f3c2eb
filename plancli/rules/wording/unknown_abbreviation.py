"""KH807: an abbreviation that stands for nothing and is one letter away from one that does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.abbreviations import KNOWN, unit_abbreviations
from plancli.rules.wording.prose import Stretch
from plancli.rules.wording.slips import is_swap, one_edit
from plancli.vietnamese.composition import compose
from plancli.vietnamese.folding import unaccent


class UnknownAbbreviation(Rule):
    """VHHT in a plan that names a Phòng Văn hóa và Thông tin: VHTT."""

    code = "KH807"
    name = "unknown-abbreviation"
    severity = Severity.INFO
    basis = "Thông lệ: chữ viết tắt đúng với tên đơn vị, và viết một kiểu trong cả văn bản"
    basis_en = (
        "Convention: an abbreviation fits the name of its unit, and is written one way in the whole document"
    )
    text = {
        Language.VI: RuleText(
            checks="Chữ viết tắt dùng một lần, không phải chữ viết tắt quen thuộc, chỉ khác một chữ cái so với chữ viết tắt của một đơn vị có trong kế hoạch hoặc chữ dùng nhiều lần ở các chỗ khác.",
            why="Văn thư lưu nhầm hồ sơ, người đọc không biết là đơn vị nào.",
            message="“{found}” ({address}) không rõ là viết tắt của tên nào; gần giống “{near}” ({meaning}).",
            help="Nếu là “{near}” thì sửa lại; nếu là tên khác thì ghi đủ tên ở lần đầu.",
            variants={
                "used": "“{found}” ({address}) không rõ là viết tắt của tên nào; gần giống “{near}”, dùng {count} lần ở các chỗ khác.",
            },
        ),
        Language.EN: RuleText(
            checks="An abbreviation used once, none of the usual ones, that differs by one letter from that of a unit in the plan or from one used often elsewhere in it.",
            why="The registry files the paper wrongly, and the reader cannot tell which unit is meant.",
            message="“{found}” ({address}) stands for no known name; it is close to “{near}” ({meaning}).",
            help="If “{near}” is meant, correct it; if not, write the whole name at its first use.",
            variants={
                "used": "“{found}” ({address}) stands for no known name; it is close to “{near}”, used {count} times elsewhere.",
            },
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Theo dõi thông tin trên báo chí.
        responsible: Phòng Văn hóa và Thông tin
recipients:
  - UBND các xã
  - "Lưu: VT, VHHT"  # expect: KH807
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Theo dõi thông tin trên báo chí, HĐND và MTTQ giám sát.
        responsible: Phòng Văn hóa và Thông tin
recipients:
  - UBND các xã, KGVX
  - "Lưu: VT, VHTT"
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each such abbreviation."""
        used = _abbreviations(context.plan)
        names = dict(unit_abbreviations(context.plan))
        often = {short for short, stretches in used.items() if len(stretches) >= _OFTEN}
        for short, stretches in used.items():
            near = _near(short, {*names, *often}) if len(stretches) == 1 and short not in KNOWN else ""
            if near:
                fields = {"found": short, "near": near}
                yield _finding(stretches[0], fields, names.get(near, ""), len(used.get(near, ())))


_SHORT = re.compile(r"(?<![\w/.&@-])[A-ZĐ]{4,9}(?![\w/&@-]|\.\w)")
_CAPITALS = re.compile(r"[A-ZĐ][A-ZĐ]{3}")
_OFTEN = 3


def _abbreviations(plan: Plan) -> dict[str, list[Stretch]]:
    """Return the places of each run of capitals that no heading in capitals holds."""
    found: dict[str, list[Stretch]] = {}
    for text in plan.texts.holding(_CAPITALS):
        composed = compose(text.words)
        for short in () if composed.text.isupper() else _SHORT.finditer(composed.text):
            start, end = composed.offsets[short.start()], composed.offsets[short.end()]
            found.setdefault(short.group(), []).append(Stretch(text, start, end))
    return found


def _finding(stretch: Stretch, fields: dict[str, str], name: str, count: int) -> Finding:
    if name:
        return Finding(stretch.place, {**fields, "meaning": name})
    return Finding(stretch.place, {**fields, "count": str(count)}, "used")


def _near(short: str, meant: Collection[str]) -> str:
    """Return the one abbreviation that is a slip away; none where two are, or where it is one itself."""
    if short in meant:
        return ""
    plain = unaccent(short)
    near = [other for other in meant if one_edit(plain, unaccent(other)) or is_swap(plain, unaccent(other))]
    return near[0] if len(near) == 1 else ""
