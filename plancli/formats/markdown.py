"""A comment for a pull request: the summary first, then each file's findings by severity, notes folded away.

Stays within what GitHub takes of a comment, and lets nothing that a plan says act as Markdown, link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats import Style
from plancli.formats.cells import shortened, visible
from plancli.formats.excerpt import marked_words
from plancli.formats.places import line_name
from plancli.formats.summary import summary
from plancli.messages import sentence
from plancli.reports.markdown_escape import DATA_END, DATA_START, place_data

LONGEST = 65_536
"""Characters of a comment that GitHub takes, counted as UTF-16 does."""
_LONGEST_TEXT = 1_000
"""Cells of one sentence; a value that it quotes may be as long as a file."""
_LONGEST_QUOTE = 200
_LINKS = re.compile(r"\S*@\w\S*|[\w+.-]*://\S*|www\.\S+|(?:GH-|[#!$%&~])\d+", re.IGNORECASE)
"""What GitHub or GitLab would make a link of: addresses, names of people, numbers of issues."""
_BEHIND = ".,;:)”"
"""Marks behind an address that belong to the sentence."""
_TICKS = re.compile(r"`+")


def render(result: CheckResult, style: Style) -> str:
    """Return the comment; findings that find no room are counted, the gravest stay."""
    head = place_data(f"**{_data(summary(result, style.language))}**\n")
    body = "".join(_sections(result.diagnostics, style))
    if _length(head + body) <= LONGEST:
        return head + body
    # The count of those left out is widest when it is all of them.
    room = LONGEST - _length(head) - _length(_rest(len(result.diagnostics), style))
    kept = _kept(result.diagnostics, style, room)
    left_out = len(result.diagnostics) - len(kept)
    return head + "".join(_sections(kept, style)) + _rest(left_out, style)


def _kept(found: Sequence[Diagnostic], style: Style, room: int) -> list[Diagnostic]:
    """Return the gravest for which there is room, in their first order."""
    kept: list[int] = []
    opened: set[tuple[str, Severity | None]] = set()
    for number, each in sorted(enumerate(found), key=lambda numbered: numbered[1].severity.rank):
        room -= _length(_entry(each, style))
        for key, frame in (
            ((each.path, None), _file(each.path)),
            ((each.path, each.severity), "".join(_frame(each.severity, len(found), style))),
        ):
            if key not in opened:
                opened.add(key)
                room -= _length(frame)
        if room < 0:
            break
        kept.append(number)
    return [found[number] for number in sorted(kept)]


def _sections(found: Sequence[Diagnostic], style: Style) -> Iterator[str]:
    for path, group in groupby(found, lambda each: each.path):
        yield _file(path)
        ranked = sorted(group, key=lambda each: each.severity.rank)
        for severity, members in groupby(ranked, lambda each: each.severity):
            alike = list(members)
            opening, closing = _frame(severity, len(alike), style)
            yield opening
            yield from (_entry(each, style) for each in alike)
            yield closing


def _file(path: str) -> str:
    return f"\n### {_code(path)}\n"


def _frame(severity: Severity, count: int, style: Style) -> tuple[str, str]:
    """Return what stands above and below findings of one severity."""
    name = sentence(style.language, f"format.severity.{severity.value}")
    said = sentence(style.language, "format.counted", severity=name[:1].upper() + name[1:], count=count)
    if severity is Severity.INFO:
        return f"\n<details>\n<summary>{said}</summary>\n\n", "\n</details>\n"
    return f"\n**{said}**\n\n", ""


def _entry(diagnostic: Diagnostic, style: Style) -> str:
    """Return a list item: where, which rule, what; then the words, what to do, and why."""
    where = line_name(diagnostic.path, diagnostic.span, style.language)
    label = diagnostic.label.strip()
    lead = f"**{_data(label)}**, {where}" if label else f"**{where}**"
    lines = [f"{lead}, {_code(diagnostic.code)}: {_data(diagnostic.message)}"]
    words = marked_words(diagnostic)
    if words not in diagnostic.message:
        lines.append(_code(words))
    offered = diagnostic.fix.title if diagnostic.fix else ""
    for name, text in (("help", diagnostic.help), ("fix", offered), ("basis", diagnostic.basis)):
        if text:
            lines.append(f"*{sentence(style.language, f'format.{name}')}:* {_data(text)}")
    return place_data("- " + "\\\n  ".join(lines) + "\n")


def _rest(count: int, style: Style) -> str:
    return f"\n{sentence(style.language, 'format.markdown.cut', count=count)}\n"


def _data(text: str) -> str:
    """Return words of a plan as `place_data` takes them; what would become a link stands as code."""
    shown = shortened(visible(text), _LONGEST_TEXT)
    pieces: list[str] = []
    at = 0
    for link in _LINKS.finditer(shown):
        address = link.group().rstrip(_BEHIND)
        pieces += (_marked(shown[at : link.start()]), _code(address))
        at = link.start() + len(address)
    return "".join((*pieces, _marked(shown[at:])))


def _marked(text: str) -> str:
    return f"{DATA_START}{text}{DATA_END}" if text else ""


def _code(text: str) -> str:
    """Return words as a code span, in which Markdown reads nothing."""
    shown = shortened(visible(text), _LONGEST_QUOTE)
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    # Outer blanks would be taken for padding, and a tick at the edge for part of the fence.
    edge = " " if shown[:1] in {"`", " "} or shown[-1:] in {"`", " "} else ""
    return f"{fence}{edge}{shown}{edge}{fence}"


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
