"""Who does what in a task: roles, and the units that the printed line names.

Keeps the printed words beside what they mean; it decides nothing about right or wrong.
"""

from __future__ import annotations

from enum import Enum

from plancli.records import dataclass
from plancli.source.position import Route


class Role(Enum):
    """Vai của đơn vị trong một nhiệm vụ; the value is the key in the file and in JSON."""

    LEAD = "lead"
    """chủ trì"""
    RESPONSIBLE = "responsible"
    """thực hiện"""
    COORDINATING = "coordinating"
    """phối hợp"""
    GUIDING = "guiding"
    """hướng dẫn"""
    DIRECTING = "directing"
    """chỉ đạo, định hướng"""
    MONITORING = "monitoring"
    """theo dõi, đôn đốc"""

    # Roles are keys wherever units are counted; Enum hashes the name, in Python, each time.
    __hash__ = object.__hash__


ANSWERING = (Role.LEAD, Role.RESPONSIBLE)
"""Roles whose unit answers for the work; all others help, guide or watch."""
ROLE_KEYS = frozenset(role.value for role in Role)
"""The keys of role lines."""


@dataclass(frozen=True, slots=True)
class UnitMention:
    """One unit as a printed line names it."""

    words: str
    """The name as printed, without the separator behind it: `phòng Văn hóa và Thông tin`."""
    unit: str | None
    """Id of the unit; None where the name says neither which nor what kind of unit it is."""
    requested: bool
    """True where the line asks instead of assigning: "Đề nghị Ban Tuyên giáo Huyện ủy …"."""
    route: Route
    """Where the name stands in the file."""
    within: tuple[int, int] | None = None
    """Start and end inside the value at `route`, where the value holds more than this name."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The units that hold one role in one task."""

    role: Role
    mentions: tuple[UnitMention, ...]
    words: str
    """The printed line after its colon and the items below it; for roles told in prose, the prose."""
    route: Route
    """The line's key in the file."""
