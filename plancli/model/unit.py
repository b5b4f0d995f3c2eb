"""Units and groups of units, as one plan knows them.

Holds what the file declares and what a name itself says; it invents no member and no name.
"""

from __future__ import annotations

from enum import Enum

from plancli.records import dataclass
from plancli.source.position import Route


class UnitKind(Enum):
    """Loại đơn vị; the value is what a plan file writes at `kind`."""

    BODY = "body"
    """Ủy ban nhân dân, Hội đồng nhân dân, Chính phủ, bộ"""
    DEPARTMENT = "department"
    """sở, phòng, ban, văn phòng: cơ quan chuyên môn"""
    SERVICE_UNIT = "service-unit"
    """trung tâm, đài, ban quản lý: đơn vị sự nghiệp"""
    POLICE = "police"
    """công an"""
    MILITARY = "military"
    """quân sự, biên phòng"""
    PARTY = "party"
    """cơ quan của Đảng: chỉ đề nghị"""
    FRONT = "front"
    """Mặt trận, đoàn thể, hội: chỉ đề nghị"""
    SCHOOL = "school"
    """trường"""
    VILLAGE = "village"
    """thôn, bản, tổ dân phố"""
    POST = "post"
    """chức danh, cá nhân: Trưởng thôn, đồng chí Phó Chủ tịch"""
    ORGANISATION = "organisation"
    """doanh nghiệp, ngân hàng, hợp tác xã, cơ quan khác"""
    GROUP = "group"
    """nhóm đơn vị: "Các cơ quan, đơn vị" """


STATE_KINDS = frozenset(
    {
        UnitKind.BODY,
        UnitKind.DEPARTMENT,
        UnitKind.SERVICE_UNIT,
        UnitKind.POLICE,
        UnitKind.MILITARY,
        UnitKind.SCHOOL,
    }
)
"""What "Các cơ quan, đơn vị" can hold: Party bodies and the Front are not members."""

REQUESTED_KINDS = frozenset({UnitKind.PARTY, UnitKind.FRONT})
"""A People's Committee asks these, it does not assign (a convention, not a statute)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit or group."""

    id: str
    """`phong-van-hoa-va-thong-tin`: letters, digits and hyphens, at most 60."""
    name: str
    """Full name: as declared, else as first printed."""
    kind: UnitKind
    aliases: tuple[str, ...] = ()
    """Declared other ways to write it."""
    declared: bool = False
    """True where the file's `units` declares it."""
    route: Route = ()
    """Its entry in `units`, or its first mention."""


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """What a group holds."""

    unit: Unit
    """The group itself, of kind `group`."""
    members: tuple[str, ...]
    """Ids of the members known from this plan, in its order."""
    complete: bool
    """False where the plan does not list them all: "kế hoạch không liệt kê; còn đơn vị khác"."""
    declared: bool
    """True where `members` stands in the file; False where plancli worked it out."""
    excluded: tuple[str, ...] = ()
    """Names that the file sets apart from it, as written: `UBND xã Bản Công`."""
