"""What differs between two plans: one change a row, and what it comes to for each unit.

Types only; `analysis.compare` finds the changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache

from plancli.analysis.compare_words import Piece
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.unit import Unit
from plancli.records import dataclass


class Subject(Enum):
    """What of a plan a change is about; the value is the JSON key `subject`."""

    HEADING = "heading"
    """phần đầu, phần ký"""
    BASIS = "basis"
    """căn cứ"""
    SECTION = "section"
    """phần, mục"""
    TASK = "task"
    """nhiệm vụ"""
    DUTY = "duty"
    """nhiệm vụ của đơn vị ở phần Tổ chức thực hiện"""
    PASSAGE = "passage"
    """đoạn, ý, hàng của bảng"""
    RECIPIENT = "recipient"
    """nơi nhận"""


class ChangeKind(Enum):
    """What happened to it; the value is the JSON key `kind`."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """cùng lời, chuyển đến chỗ khác"""
    RENUMBERED = "renumbered"
    """cùng lời, cùng chỗ, nhãn khác vì có phần thêm hoặc bỏ ở trước"""
    REWORDED = "reworded"
    SPLIT = "split"
    """phần tách ra từ một nhiệm vụ cũ"""
    MERGED = "merged"
    """nhiệm vụ cũ đã nhập vào một nhiệm vụ khác"""
    UNIT_ADDED = "unit-added"
    UNIT_REMOVED = "unit-removed"
    ROLE = "role"
    """đơn vị đổi vai"""
    DEADLINE = "deadline"
    DELIVERABLE = "deliverable"
    FUNDING = "funding"
    NOTE = "note"
    LINE = "line"
    """một dòng, cột khác của nhiệm vụ"""
    CITATION_ADDED = "citation-added"
    CITATION_REMOVED = "citation-removed"
    CITATION = "citation"
    """số, ngày hoặc điều khoản của văn bản viện dẫn đổi"""
    FIELD = "field"
    """số, ngày, trích yếu, người ký"""
    SPELLING = "spelling"
    """chỉ khác cách viết: dấu thanh, chữ hoa, gạch nối"""


MEANINGLESS = frozenset({ChangeKind.SPELLING})
"""Kinds that change no meaning."""
QUIET = frozenset({ChangeKind.RENUMBERED})
"""Kinds that only follow from other changes."""


OF_UNITS = frozenset({ChangeKind.UNIT_ADDED, ChangeKind.UNIT_REMOVED, ChangeKind.ROLE})
"""Changes of who does the work."""
WORK = (Subject.TASK, Subject.DUTY)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in one of the two plans."""

    id: str
    """Unique id of the task, duty or section; the address where the thing has none."""
    address: str
    """As printed: `II.4.c`, `Nơi nhận`."""


@dataclass(frozen=True, slots=True)
class Change:
    """Một điểm khác."""

    kind: ChangeKind
    subject: Subject
    old: Place | None
    """None where the old plan has no such thing."""
    new: Place | None
    before: str = ""
    """Words of the old plan; the role where a unit's role is what changed."""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    """Both wordings word by word; empty where that says nothing."""
    unit: str = ""
    """Name of the unit, for changes of who does the work."""
    roles_before: tuple[str, ...] = ()
    """Keys of the roles that the unit held: `lead`, `holder`; with `+requested` where it is asked only."""
    roles_after: tuple[str, ...] = ()
    field: str = ""
    """Which field of the heading, or caption of the line."""
    by_before: str = ""
    """ISO date of the deadline, as far as it is known; empty where it is none."""
    by_after: str = ""
    days: int | None = None
    """By how many days the deadline is later, negative for earlier; None where one of them is no date."""
    content: str = ""
    """The words of the task that the change is in, as the new plan has them."""

    @property
    def place(self) -> Place:
        """Where it stands, in the new plan if it is there."""
        found = self.old if self.kind is ChangeKind.MERGED else self.new or self.old
        return found if found is not None else Place("", "")


class FateKind(Enum):
    """What became of a task or duty; each is exactly one of these."""

    KEPT = "kept"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class WorkFate:
    """One task or duty through both plans."""

    state: FateKind
    subject: Subject
    old: Place | None
    new: Place | None


class EntryKind(Enum):
    """What became of one obligation of a unit."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One obligation that a unit gained, lost or sees changed."""

    kind: EntryKind
    old: Place | None
    new: Place | None
    roles_before: tuple[str, ...]
    roles_after: tuple[str, ...]
    via_group: str
    """The group that brings it, as printed; empty where the plan names the unit."""
    words: str
    """The task or duty, as the new plan has it if it is there."""
    changes: tuple[Change, ...] = ()
    """What changed in it; empty for one that is new or gone."""


class UnitStanding(Enum):
    """How a unit stands in the new plan against the old one."""

    NEW = "new"
    """chưa có việc trong kế hoạch cũ"""
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"
    """không còn việc trong kế hoạch mới"""


@dataclass(frozen=True, slots=True)
class UnitDifference:
    """What one unit gains and loses."""

    unit: Unit
    """As the new plan names it, else the old one."""
    others: bool
    """True for the members of a group that the plan does not list."""
    key: str
    """What tells it from the other units of both plans, whatever each calls it; see `compare_roles`."""
    standing: UnitStanding
    entries: tuple[UnitEntry, ...]


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """All that differs between two plans."""

    old: Plan
    new: Plan
    works: tuple[WorkFate, ...]
    """Every task and duty of both plans, once."""
    changes: tuple[Change, ...]
    """In the order of the new plan; what is gone stands where it stood."""
    units: tuple[UnitDifference, ...]
    """Every unit that owes something in either plan."""

    def meant(self) -> tuple[Change, ...]:
        """Return the changes that change what the plan says."""
        return tuple(each for each in self.changes if each.kind not in MEANINGLESS)

    def changed_units(self) -> Iterator[UnitDifference]:
        """Yield the units that gain or lose something, or whose work reads otherwise."""
        return (each for each in self.units if each.standing is not UnitStanding.UNCHANGED)

    @property
    def has_common_work(self) -> bool:
        """Say whether enough of the work stands in both plans for the two to be versions of one.

        Two plans in which hardly a tenth of the smaller one is found again are two plans.
        """
        both = sum(each.old is not None and each.new is not None for each in self.works)
        sides = [sum(getattr(each, side) is not None for each in self.works) for side in ("old", "new")]
        return min(sides) == 0 or both * 10 > min(sides)


HOLDER = "holder"
"""Role key of who holds a duty."""
REQUESTED = "+requested"
"""Behind a role key where the plan asks instead of assigning."""


@cache
def role_key(role: Role | None, *, requested: bool) -> str:
    """Return the key of a role as changes carry it.

    >>> role_key(Role.LEAD, requested=True)
    'lead+requested'
    """
    return (role.value if role else HOLDER) + (REQUESTED if requested else "")
