"""KH214: the name of the plan's own province with the level of a commune."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.legal.organisations import EARLIEST, Level
from plancli.messages import Language
from plancli.model.plan import PrintedText
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.ended_units import COMMUNE_LEVELS, context_of, head_places
from plancli.rules.wording.place_names import LEVEL, PlaceName, place_names
from plancli.vietnamese.folding import fold

_Found = tuple[PrintedText, PlaceName]


class WrongLevelPlace(Rule):
    """A name such as "xã Quảng Ninh" in a plan of tỉnh Quảng Ninh, which has no such commune."""

    code = "KH214"
    name = "wrong-level-place"
    severity = Severity.WARNING
    basis = "Thông lệ: tên đơn vị hành chính viết đúng cấp"
    basis_en = "Convention: the name of an administrative unit has its right level"
    text = {
        Language.VI: RuleText(
            checks="Tên tỉnh của nơi ban hành viết kèm chữ “xã”, “phường” hoặc “thị trấn”, trong khi danh mục không có đơn vị cấp xã nào của tỉnh mang tên ấy, cả trước và sau ngày 01/7/2025.",
            why="Viết sai cấp thì đọc thành một xã không có.",
            message="“{found}” ({address}) có thể viết nhầm từ “{own}”: tỉnh không có đơn vị cấp xã nào tên như vậy.",
            help="Sửa lại cấp; nếu là xã của tỉnh khác thì ghi thêm tên tỉnh.",
        ),
        Language.EN: RuleText(
            checks="The name of the issuing place's province with “xã”, “phường” or “thị trấn” in front, where the list has no commune of this name in the province, before or after 1 July 2025.",
            why="With the wrong level it reads as a commune that does not exist.",
            message="“{found}” ({address}) may be a slip for “{own}”: the province has no commune of this name.",
            help="Correct the level; if it is a commune of another province, name that province too.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Phình Hồ
  date: ngày 15 tháng 01 năm 2026
  title: Công tác bầu cử
sections:
  - label: I
    title: Mục đích
    items:
      - Thực hiện hướng dẫn của Ủy ban bầu cử tỉnh Lào Cai.
      - Báo cáo Ủy ban bầu cử xã Lào Cai.  # expect: KH214
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Lương Minh
  date: ngày 15 tháng 01 năm 2026
  title: Công tác bầu cử
sections:
  - label: I
    title: Mục đích
    items:
      - Thực hiện hướng dẫn của Ủy ban bầu cử tỉnh Quảng Ninh.
      - Học tập kinh nghiệm của xã Quảng Hà, phường Hà Giang và thị xã Quảng Yên.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each such name, at its first place; the table is read only where one may be."""
        plan, issued = context.plan, context.issued
        if issued is None or issued < EARLIEST:
            return
        own = {name.key for name in head_places(plan.issuance)}
        named: dict[str, list[_Found]] = {}
        for text in plan.texts.holding(LEVEL):
            for name in place_names(text.words):
                if name.level in COMMUNE_LEVELS and name.key not in own:
                    named.setdefault(name.key, []).append((text, name))
        wrong = [places for places in named.values() if _names_a_province(places[0][1], context)]
        province = _own_province(context) if wrong else ""
        for places in wrong:
            if province == f"tỉnh {_bare(places[0][1])}" and not _is_commune(places[0][1], province, context):
                yield _finding(places, province)


def _names_a_province(name: PlaceName, context: RuleContext) -> bool:
    return bool(context.organisations.places.new_province(f"tỉnh {_bare(name)}"))


def _own_province(context: RuleContext) -> str:
    organisations = context.organisations
    now = context.issued is not None and organisations.level(Level.COMMUNE).has_ended_by(context.issued)
    return fold(context_of(context.plan, organisations.places, now=now).province)


def _is_commune(name: PlaceName, province: str, context: RuleContext) -> bool:
    places = context.organisations.places
    return places.is_present_commune(name.key, province) or bool(places.old_communes(name.key, province))


def _bare(name: PlaceName) -> str:
    return " ".join(name.syllables)


def _finding(places: list[_Found], province: str) -> Finding:
    own = f"{province.partition(' ')[0]} {places[0][1].words.split(maxsplit=1)[-1]}"
    first, *others = [
        Place(text.route, within=(name.start, name.end), address=text.address) for text, name in places
    ]
    return Finding(first, {"found": places[0][1].words, "own": own}, related=tuple(others))
