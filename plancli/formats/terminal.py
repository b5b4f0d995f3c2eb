"""The screen in colour, for a terminal or as an SVG picture; the only format that loads rich.

Every piece of text goes in as it is, never as markup: `[bold]` in a plan stays `[bold]`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from plancli.diagnostic import CheckResult
from plancli.formats import Style
from plancli.formats.screen import Line, screen
from plancli.formats.svg_frame import FRAME

_COLOURS = {
    "error": "bold bright_red",
    "warning": "bold bright_magenta",
    "info": "bold bright_blue",
    "gutter": "bright_blue",
    "caption": "bold",
    "message": "bold",
    "removed": "bright_red",
    "added": "green",
    "summary": "bold",
}
"""Those of the sixteen that are read on black and on white alike: yellow and cyan fade on white, and dark
blue on black. None says anything that the words do not."""


def render(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield the screen with the escape codes of colour."""
    out = io.StringIO()
    console = _console(out, style)
    for line in screen(result, style):
        console.print(_text(line), soft_wrap=True)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def render_svg(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield the screen as a picture; the same result gives the same bytes."""
    console = _console(io.StringIO(), style, record=True)
    for line in screen(result, style):
        # A picture cannot be wider than its frame: an address of the web goes on in the next line.
        console.print(_text(line), overflow="fold")
    yield console.export_svg(title="plancli check", code_format=FRAME, unique_id="plancli")


def _console(out: io.StringIO, style: Style, *, record: bool = False) -> Console:
    return Console(
        file=out,
        width=style.width,
        record=record,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        # What the user's environment asks was settled before this format was chosen.
        no_color=False,
        _environ={},
    )


def _text(line: Line) -> Text:
    return Text.assemble(*((text, _COLOURS.get(name, "")) for text, name in line))
