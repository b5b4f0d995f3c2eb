"""Why a file could not be read: the usual slips of a person typing, told from the broken place.

Names one cause and one place; it mends nothing.
"""

from __future__ import annotations

import re

import yaml

from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind

_COLON = re.compile(r"^\s*(?:- +)?[^\s:#\"'][^:#\"']*: +[^\"'>|\[{#][^#]*?: ")
_SPECIAL = re.compile(r"(?:^|: +|- +)([*&%@`!])(?=\S)")
_CURLY = re.compile(r"(?:: +|- +)([“”‘’])")
_QUOTE = re.compile(r"(?:: +|- +)([\"'])")


def syntax_fault(error: yaml.MarkedYAMLError, document: SourceDocument) -> Fault:
    """Return the fault behind PyYAML's error, at the place where a person would look."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line + 1, len(document.text.splitlines()) or 1) if mark else 1
    at = document.position(min(mark.index, len(document.text))) if mark else document.position(0)
    if "expected a single document" in (error.context or "") + problem:
        return Fault(FaultKind.SEVERAL_DOCUMENTS, document.span(at.offset, at.offset + 3))
    if "alias" in problem or "anchor" in problem:
        return Fault(FaultKind.ANCHOR, document.span(at.offset, at.offset + 1), {"value": "*"})
    tab = _tab_near(document, line)
    if tab is not None:
        return Fault(FaultKind.TAB_INDENT, document.span(*tab))
    cause, where = _cause(error, document, line)
    start = document.locate_line(where, at if where == line else None)
    return Fault(FaultKind.SYNTAX, start, {"cause": cause, "value": document.line_text(where).strip()[:60]})


def _tab_near(document: SourceDocument, line: int) -> tuple[int, int] | None:
    for number in (line, line - 1):
        indent = len(document.line_text(number)) - len(document.line_text(number).lstrip())
        end = document.locate_line(number).start.offset
        if "\t" in document.line_text(number)[:indent]:
            return end - indent, end
    return None


def _cause(error: yaml.MarkedYAMLError, document: SourceDocument, line: int) -> tuple[str, int]:
    """Return the cause and the line to show, nearest line first."""
    started = error.context_mark.line + 1 if error.context_mark else line
    if "quoted scalar" in (error.context or "") or "unexpected end of stream" in (error.problem or ""):
        return ("unclosed-quote" if _QUOTE.search(document.line_text(started)) else "cut-off"), started
    for number in (line, line - 1):
        text = document.line_text(number)
        if _SPECIAL.search(text):
            return "special-start", number
        if _COLON.search(text):
            return "colon-in-value", number
        if _CURLY.search(text):
            return "curly-quote", number
    if _QUOTE.search(document.line_text(line)):
        return "text-after-quote", line
    if "flow" in (error.context or ""):
        return "unclosed-bracket", started
    return "indentation", line
