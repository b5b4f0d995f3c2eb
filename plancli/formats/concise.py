"""One line a diagnostic: `path:line:column: CODE [*] message`, for editors, grep and logs.

Lines and columns count from 1, columns in code points; nothing is cut or wrapped.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import CheckResult, Diagnostic
from plancli.formats import Style
from plancli.formats.cells import visible
from plancli.formats.fix_notes import MARK, fixable_line, is_fixable
from plancli.formats.summary import summary


def render(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield a line for each diagnostic, then what can be fixed and the summary."""
    for each in result.diagnostics:
        yield f"{_line(each, style)}\n"
    for line in filter(None, (fixable_line(result, style), summary(result, style.language))):
        yield f"{line}\n"


def _line(diagnostic: Diagnostic, style: Style) -> str:
    start = diagnostic.span.start
    code = f"{diagnostic.code} {MARK}" if is_fixable(diagnostic.fix, style) else diagnostic.code
    return visible(f"{diagnostic.path}:{start.line}:{start.column}: {code} {diagnostic.message}")
