"""`plancli schema`: prints the JSON Schema of a plan file, or of a progress file; checks nothing."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from plancli.cli.options import Output, Speech
from plancli.cli.streams import answer, tell_written
from plancli.messages import Language


def schema(
    *,
    progress: Annotated[bool, typer.Option("--progress", help="cli.schema.progress")] = False,
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """Print the schema; its descriptions are Vietnamese in every language, as are the papers."""
    # A help page needs no pydantic.
    from plancli.model.schema import plan_schema, progress_schema

    made = progress_schema() if progress else plan_schema()
    answer(f"{json.dumps(made, ensure_ascii=False, indent=2)}\n", output)
    tell_written(output, lang)
