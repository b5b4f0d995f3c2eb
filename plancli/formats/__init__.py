"""How diagnostics are told: one file per format; none of them knows the plan or writes a file.

A format is named in `FORMATS` and loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from plancli.diagnostic import CheckResult, RuleInfo
from plancli.messages import Language
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """What a format may know of whoever reads it."""

    language: Language = Language.VI
    width: int = 80
    """Terminal cells in a line."""
    folder: str = ""
    """The current folder, absolute, with forward slashes; programs are told paths from it."""
    rules: Callable[[], tuple[RuleInfo, ...]] = tuple
    """Gives all rules that ran, and the faults that a file can have; asked by the format that tells them."""
    unsafe_fixes: bool = False
    """True where the user takes fixes that may change meaning."""


Format = Callable[[CheckResult, Style], Iterator[str]]
"""Turns a result into text, line end included, piece by piece: thousands of plans fill no memory."""

FORMATS: dict[str, str] = {
    "terminal": "plancli.formats.screen:render",
    "concise": "plancli.formats.concise:render",
    "json": "plancli.formats.json_format:render",
    "sarif": "plancli.formats.sarif:render",
    "github": "plancli.formats.github:render",
    "gitlab": "plancli.formats.gitlab:render",
    "markdown": "plancli.formats.markdown:render",
    "statistics": "plancli.formats.statistics:render",
    "svg": "plancli.formats.terminal:render_svg",
}
"""Name of the format, then `module:function`."""

IN_COLOUR: dict[str, str] = {"terminal": "plancli.formats.terminal:render"}
"""Formats that are told in colour on a screen; only these, and `svg`, load rich."""


def find_format(name: str, *, colour: bool = False) -> Format:
    """Return the format of this name; KeyError for one that is not in FORMATS.

    >>> find_format("concise").__module__
    'plancli.formats.concise'
    """
    named = IN_COLOUR.get(name, FORMATS[name]) if colour else FORMATS[name]
    module, function = named.split(":")
    found: Format = getattr(import_module(module), function)
    return found
