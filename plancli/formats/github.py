"""Commands that GitHub Actions reads from the log of a step and shows as annotations on the files.

Prints them only; it writes no summary of the step and no file.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats import Style
from plancli.formats.cells import visible
from plancli.formats.places import STDIN, counts_paragraphs, last_line, message_and_place, path_from
from plancli.formats.summary import summary
from plancli.messages import sentence

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_SHOWN = 10
"""Annotations of one kind that GitHub shows of a step."""


def render(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield a command for each diagnostic, a word on GitHub's limit where it is passed, the summary."""
    for each in result.diagnostics:
        yield f"{_command(each, style)}\n"
    if any(result.count(severity) > _MOST_SHOWN for severity in Severity):
        yield f"{sentence(style.language, 'format.github.limit')}\n"
    yield f"{summary(result, style.language)}\n"


def escape_message(text: str) -> str:
    r"""Return a message that stays on the line of its command.

    >>> escape_message("100%\nxong")
    '100%25%0Axong'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return a value that ends neither its property nor the list of them.

    >>> escape_property("a:b,c")
    'a%3Ab%2Cc'
    """
    return escape_message(text).replace(":", "%3A").replace(",", "%2C")


def _command(diagnostic: Diagnostic, style: Style) -> str:
    properties = {"title": f"{diagnostic.code} {diagnostic.name}", **_place(diagnostic, style.folder)}
    told = ",".join(f"{name}={escape_property(visible(str(value)))}" for name, value in properties.items())
    said = [visible(message_and_place(diagnostic, style.language))]
    offered = diagnostic.fix.title if diagnostic.fix else ""
    for name, text in (("help", diagnostic.help), ("fix", offered), ("basis", diagnostic.basis)):
        if text:
            said.append(f"{sentence(style.language, f'format.{name}')}: {visible(text)}")
    return f"::{_COMMANDS[diagnostic.severity]} {told}::{escape_message(chr(10).join(said))}"


def _place(diagnostic: Diagnostic, folder: str) -> dict[str, str | int]:
    """Return the properties of the place; columns only where one line holds it all, as GitHub asks."""
    if diagnostic.path == STDIN:
        return {}
    file: dict[str, str | int] = {"file": path_from(folder, diagnostic.path)}
    start, end = diagnostic.span.start, diagnostic.span.end
    last = last_line(diagnostic.span)
    if counts_paragraphs(diagnostic.path):
        return file
    if end.line > start.line:
        return {**file, "line": start.line, "endLine": last}
    columns = {"col": start.column, "endLine": end.line, "endColumn": end.column}
    return {**file, "line": start.line, **columns}
