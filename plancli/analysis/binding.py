"""Which work of a plan binds a unit: by its own name, or through a group that holds it.

Compares names and levels; it hands out nothing that no line names.
"""

from __future__ import annotations

from plancli.model.assignment import Role
from plancli.model.fingerprint import Work
from plancli.model.plan import Plan
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class BoundWork:
    """One task or duty that binds the unit."""

    work: Work
    roles: tuple[Role | None, ...]
    """In which roles; None for who holds a duty."""
    named: str
    """The printed name by which the unit is bound: `UBND các xã, phường`."""


@dataclass(frozen=True, slots=True)
class Binding:
    """All work of a plan, parted by whether it binds one unit."""

    bound: tuple[BoundWork, ...]
    """In printed order, tasks before duties."""
    left_out: tuple[Work, ...]
    """Work that names others only."""
    open_to_doubt: tuple[BoundWork, ...]
    """Work of groups that may hold the unit, such as "Các cơ quan, đơn vị, địa phương"."""


def binding_work(plan: Plan, unit: str) -> Binding:
    """Return what of `plan` binds `unit`, a unit's name ("UBND xã Hạnh Phúc") or a class ("UBND cấp xã")."""
    raise NotImplementedError
