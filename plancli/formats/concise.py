"""One line a diagnostic: `path:line:column: CODE message`, for editors, grep and logs.

Lines and columns count from 1, columns in code points; nothing is cut or wrapped.
"""

from __future__ import annotations

from plancli.diagnostic import CheckResult, Diagnostic
from plancli.formats import Style
from plancli.formats.cells import visible
from plancli.formats.summary import summary


def render(result: CheckResult, style: Style) -> str:
    """Return a line for each diagnostic, then the summary."""
    lines = map(_line, result.diagnostics)
    return "".join(f"{line}\n" for line in (*lines, summary(result, style.language)))


def _line(diagnostic: Diagnostic) -> str:
    start = diagnostic.span.start
    return visible(f"{diagnostic.path}:{start.line}:{start.column}: {diagnostic.code} {diagnostic.message}")
