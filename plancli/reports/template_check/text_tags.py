"""The tags of a template of text, `plan.md.j2` or `overview.html.j2`, with line and column.

Reads text; what a tag says is for Jinja.
"""

from __future__ import annotations

from bisect import bisect_right

from plancli.records import dataclass
from plancli.reports.template_check.finding import TemplateFinding, TemplatePlace
from plancli.reports.template_check.tags import Tag, brace_fault, pieces

_MOST_FAULTS = 1_000
"""Braces at fault of one file, after which the rest waits until those are mended."""


@dataclass(frozen=True, slots=True)
class TemplateTags:
    """What was read of one template."""

    tags: tuple[Tag, ...]
    findings: tuple[TemplateFinding, ...]
    """What is wrong with its braces, and in a Word file with the file."""


def read_text_template(data: bytes) -> TemplateTags:
    """Return the tags of a template of text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = TemplatePlace(line=data.count(b"\n", 0, error.start) + 1)
        return TemplateTags((), (TemplateFinding("encoding", place),))
    lines = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    tags: list[Tag] = []
    findings: list[TemplateFinding] = []
    for piece in pieces(text):
        line = bisect_right(lines, piece.start)
        place = TemplatePlace(line=line, column=piece.start - lines[line - 1] + 1)
        if piece.kind not in ("{{", "{%", "{#"):
            if piece.kind != "parted":  # `{ {` is a thing that a text may hold
                findings.append(brace_fault(text, piece, place))
            if len(findings) == _MOST_FAULTS:
                break
            continue
        whole = text[piece.start : piece.end]
        here = TemplatePlace(line=place.line, column=place.column, words=whole)
        tags.append(Tag(piece.kind, "", one_line(whole[2:-2]), here))
    return TemplateTags(tuple(tags), tuple(findings))


def one_line(body: str) -> str:
    """Return what stands between braces on one line, without the signs that take blanks away."""
    return " ".join(body.strip().strip("-+").split())
