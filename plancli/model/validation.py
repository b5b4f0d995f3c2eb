"""Says whether a file has the shape of a plan, and where not.

Most files do, and are told so without loading pydantic; the others go to `misfits`.
"""

from __future__ import annotations

import importlib
from typing import cast

from plancli.model.fitting import fits_the_plan
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind

UNIT_LIST_KEYS = frozenset(
    {
        "lead",
        "responsible",
        "coordinating",
        "guiding",
        "directing",
        "monitoring",
        "holder",
        "units",
        "members",
        "excluding",
        "aliases",
        "recipients",
    }
)
"""Keys whose lists hold names with commas in them, so that `[a, b]` would cut them."""


def shape_faults(document: SourceDocument) -> tuple[Fault, ...]:
    """Return every departure from the written plan's shape, in the order of the file."""
    value = document.value
    if not isinstance(value, dict) or not {"plancli", "sections", "issuance"} & set(value):
        return (Fault(FaultKind.NOT_A_PLAN, document.locate(())),)
    if fits_the_plan(value):
        return ()
    # Late, because it loads pydantic, which takes longer than checking a plan.
    found = importlib.import_module("plancli.model.misfits").misfits(document)
    return cast("tuple[Fault, ...]", found)
