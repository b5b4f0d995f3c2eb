"""Where the schema of plan files stands, seen from a plan file; looks only, writes nothing."""

from __future__ import annotations

import os
from pathlib import Path

from plancli.cli.streams import stands

SCHEMA = "plan.schema.json"


def schema_for(output: Path | None) -> str:
    """Return the way from a new file to a schema that stands in a folder above it, nothing if none does."""
    if output is None:
        return ""
    folder = Path(os.path.normpath(output.absolute())).parent
    for above in (folder, *folder.parents):
        for found in (above / SCHEMA, above / "schemas" / SCHEMA):
            if stands(found):
                return Path(os.path.relpath(found, folder)).as_posix()
    return ""
