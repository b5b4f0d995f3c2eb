"""The plans above one plan, loaded, and the plans above those; a circle is found, not followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plancli.analysis.trace_rows import ParentPlan
from plancli.loading import LoadedPlan

Load = Callable[[str], LoadedPlan]
"""Loads one file by its path, a Word file too; raises what `loading` raises."""


def load_parents(plan: LoadedPlan, load: Load, more: Sequence[str] = ()) -> tuple[ParentPlan, ...]:
    """Return the plans that `plan` names in `parents`, in its order, each with those above it.

    `more` are files named beside it, as by `--parent`: each stands for the parent that it fits, or
    is one more.
    """
    raise NotImplementedError
