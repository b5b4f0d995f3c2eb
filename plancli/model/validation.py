"""Says whether a file has the shape of a plan, or of a progress file, and where not.

Most files do, and are told so without loading pydantic; the others go to `misfits`.
"""

from __future__ import annotations

import importlib
from typing import cast

from plancli.model.fitting import WrittenFile, fits_the_file
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

PROGRESS_KEY = "plancli-progress"
"""The key by which a progress file is known, as a plan is by `plancli`."""


def shape_faults(document: SourceDocument) -> tuple[Fault, ...]:
    """Return every departure from the written plan's shape, in the order of the file."""
    value = document.value
    if not isinstance(value, dict) or not {"plancli", "sections", "issuance"} & set(value):
        cause = {"cause": "progress"} if isinstance(value, dict) and PROGRESS_KEY in value else {}
        return (Fault(FaultKind.NOT_A_PLAN, document.locate(()), cause),)
    return _misfits(document, WrittenFile.PLAN)


def progress_shape_faults(document: SourceDocument) -> tuple[Fault, ...]:
    """Return every departure from the shape of a progress file, in the order of the file."""
    value = document.value
    if not isinstance(value, dict) or PROGRESS_KEY not in value:
        return (Fault(FaultKind.NOT_A_PLAN, document.locate(())),)
    return _misfits(document, WrittenFile.PROGRESS)


def _misfits(document: SourceDocument, file: WrittenFile) -> tuple[Fault, ...]:
    if fits_the_file(document.value, file):
        return ()
    # Late, because it loads pydantic, which takes longer than checking a plan.
    found = importlib.import_module("plancli.model.misfits").misfits(document, file)
    return cast("tuple[Fault, ...]", found)
