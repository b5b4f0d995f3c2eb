"""The plans above one plan, loaded, and the plans above those; a circle is found, not followed."""

from __future__ import annotations

from collections.abc import Callable

from plancli.loading import LoadedPlan
from plancli.model.link import ParentReference
from plancli.records import dataclass

Load = Callable[[str], LoadedPlan]
"""Loads one file by its path, a Word file too; raises what `loading` raises."""


@dataclass(frozen=True, slots=True)
class ParentFile:
    """One plan above."""

    reference: ParentReference
    loaded: LoadedPlan | None
    """None where there is no file, or it could not be read."""
    fault: str
    """Why not, as a key of `messages`: no file named, missing, unreadable, a circle, another plan."""
    above: tuple[ParentFile, ...]
    """The plans above this one."""


def load_parents(plan: LoadedPlan, load: Load) -> tuple[ParentFile, ...]:
    """Return the plans that `plan` names in `parents`, in its order, each with those above it."""
    raise NotImplementedError
