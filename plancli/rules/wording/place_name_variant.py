"""KH801: the name of the plan's own place, misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Correction, Finding, Place, Replacement, Severity
from plancli.messages import Language
from plancli.model.plan import Plan, PrintedText
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.place_names import LEVEL, PlaceName, is_near, own_places, place_names
from plancli.source.edit import Applicability

_FEW = 2


class PlaceNameVariant(Rule):
    """A name such as "huyện Tràm Tấn" in a plan of huyện Trạm Tấu."""

    code = "KH801"
    name = "place-name-variant"
    severity = Severity.WARNING
    basis = "Thông lệ: tên đơn vị hành chính viết đúng và thống nhất trong cả văn bản"
    basis_en = "Convention: the name of an administrative unit is right and the same in the whole document"
    text = {
        Language.VI: RuleText(
            checks="Tên tỉnh, huyện, xã … viết gần giống tên của chính nơi ban hành nhưng khác dấu hoặc khác một chữ cái.",
            why="Tên nơi ban hành viết sai thì người nhận dễ hiểu là nơi khác, và tìm kiếm không ra.",
            message="“{found}” ({address}) có thể viết nhầm từ “{own}”.",
            help="Xem lại tên; nếu đúng là nơi khác thì giữ nguyên, và khai đơn vị của nơi đó trong tệp kế hoạch (units).",
            fix="Đổi “{found}” thành “{own}”",
        ),
        Language.EN: RuleText(
            checks="A province, district or commune whose name is nearly that of the issuing place, but for a mark or a letter.",
            why="A misspelt name reads as another place, and a search does not find it.",
            message="“{found}” ({address}) may be a slip for “{own}”.",
            help="Look at the name; if it is another place, keep it and declare that place's unit in the plan file (units).",
            fix="Change “{found}” to “{own}”",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân huyện Trạm Tấu
  title: Công tác truyền thông huyện Trạm Tấu năm 2025
sections:
  - label: II
    title: Nội dung
    text: Thực hiện nhiệm vụ chính trị của huyện Tràm Tấn.  # expect: KH801
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: ỦY BAN NHÂN DÂN XÃ BẢN MÙ
  title: Công tác truyền thông xã Bản Mù năm 2025
sections:
  - label: II
    title: Nội dung xã Bản Mù
    text: Phối hợp với xã Bản Công và xã Làng Nhì, huyện Trạm Tấu.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each misspelt name, at its first place."""
        plan = context.plan
        known = {name.key for unit in plan.units.values() if unit.declared for name in place_names(unit.name)}
        for own in own_places(plan.issuance):
            found: dict[str, list[tuple[PrintedText, PlaceName]]] = {}
            for text, name in _variants(plan, own):
                if name.key not in known:
                    found.setdefault(name.key, []).append((text, name))
            for places in found.values():
                if len(places) <= _FEW:
                    yield _finding(places, own)


def _variants(plan: Plan, own: PlaceName) -> Iterator[tuple[PrintedText, PlaceName]]:
    for text in plan.texts.holding(LEVEL):
        names = place_names(text.words, len(own.syllables))
        # Whoever writes both names in one paragraph means two places: huyện Bảo Lạc, huyện Bảo Lâm.
        if not any(name.key == own.key for name in names):
            yield from ((text, name) for name in names if is_near(name, own))


def _finding(places: list[tuple[PrintedText, PlaceName]], own: PlaceName) -> Finding:
    first, *others = [
        Place(text.route, within=(name.start, name.end), address=text.address) for text, name in places
    ]
    # Whether it is a slip or another place, only a person knows.
    offered = tuple(
        Replacement(place, _in_case_of(name.words, own.words))
        for place, (_, name) in zip((first, *others), places, strict=True)
    )
    correction = Correction(offered, Applicability.DISPLAY_ONLY)
    words = places[0][1].words
    fields = {"found": words, "own": _in_case_of(words, own.words)}
    return Finding(first, fields, related=tuple(others), correction=correction)


def _in_case_of(found: str, own: str) -> str:
    """Return a name as the text around it is set: in capitals or not, word by word.

    >>> _in_case_of("huyện Tràm Tấn", "HUYỆN TRẠM TẤU"), _in_case_of("HUYỆN TRÀM TẤN", "huyện Trạm Tấu")
    ('huyện Trạm Tấu', 'HUYỆN TRẠM TẤU')
    """
    pairs = zip(found.split(), own.split(), strict=True)
    return " ".join(
        right.upper() if wrong.isupper() else right.capitalize() if wrong.istitle() else right.lower()
        for wrong, right in pairs
    )
