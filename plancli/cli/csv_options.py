"""How a CSV table is written, as the flags of several commands say it."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.errors import UsageError
from plancli.exports.csv_table import CsvLayout
from plancli.messages import Language

_DELIMITERS = {",": ",", ";": ";", "tab": "\t"}
_HEADINGS: dict[str, Language | None] = {"keys": None, "vi": Language.VI}

Delimiter = Annotated[
    str | None,
    typer.Option("--delimiter", metavar=",|;|tab", help="cli.option.delimiter", show_default=False),
]
Headings = Annotated[
    str | None, typer.Option("--headings", metavar="keys|vi", help="cli.option.headings", show_default=False)
]


def csv_layout(form: str, delimiter: str | None, headings: str | None) -> CsvLayout:
    """Return the layout that the flags ask for; UsageError where they stand beside another format."""
    for flag, written in (("--delimiter", delimiter), ("--headings", headings)):
        if written is not None and form != "csv":
            raise UsageError("cli.only-with-format", flag=flag, format="csv")
    sign = choose("--delimiter", "," if delimiter is None else delimiter, _DELIMITERS)
    names = choose("--headings", "keys" if headings is None else headings, _HEADINGS)
    return CsvLayout(_DELIMITERS[sign], _HEADINGS[names])
