"""The plain values that a plan file is made of, as pydantic checks them and an editor shows them.

Names shapes only; which key holds which of them stands in `written` and `written_issuance`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, WithJsonSchema

STRICT = ConfigDict(extra="forbid", use_attribute_docstrings=True)
"""No key but the named ones; the docstring under a key is what an editor shows."""

Text = Annotated[str, Field(min_length=1)]
# An editor reads a bare 4 or 1.1 as a number, this tool reads every value as text: both are right.
Label = Annotated[str, Field(min_length=1), WithJsonSchema({"type": ["string", "number"], "minLength": 1})]
Version = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
KindName = Literal[
    "body",
    "department",
    "service-unit",
    "police",
    "military",
    "party",
    "front",
    "school",
    "village",
    "post",
    "group",
]
