"""`plancli schema`: prints the JSON Schema of a plan file; checks nothing."""

from __future__ import annotations

import json

from plancli.cli.options import Output, Speech
from plancli.cli.streams import answer
from plancli.messages import Language


def schema(
    *,
    output: Output = None,
    lang: Speech = Language.VI,  # noqa: ARG001 - read before the command is built
) -> None:
    """Print the schema; its descriptions are Vietnamese in every language, as are the papers."""
    # A help page needs no pydantic.
    from plancli.model.schema import plan_schema

    answer(f"{json.dumps(plan_schema(), ensure_ascii=False, indent=2)}\n", output)
