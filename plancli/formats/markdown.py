"""A comment for a pull request: the summary first, then each file's findings by severity, notes folded away.

Stays within what GitHub takes of a comment, and lets nothing that a plan says act as Markdown, link or HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats import Style
from plancli.formats.excerpt import marked_words
from plancli.formats.markdown_words import LONGEST, code_span, comment_length, data_words
from plancli.formats.places import line_name
from plancli.formats.summary import summary
from plancli.messages import sentence
from plancli.reports.markdown_escape import place_data


def render(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield the comment; findings that find no room are counted, the gravest stay."""
    head = place_data(f"**{data_words(summary(result, style.language))}**\n")
    body = _fitting(_sections(result.diagnostics, style), LONGEST - comment_length(head))
    if body is not None:
        yield head + body
        return
    # The count of those left out is widest when it is all of them.
    room = LONGEST - comment_length(head) - comment_length(_rest(len(result.diagnostics), style))
    kept = _kept(result.diagnostics, style, room)
    left_out = len(result.diagnostics) - len(kept)
    yield head + "".join(_sections(kept, style)) + _rest(left_out, style)


def _fitting(pieces: Iterable[str], room: int) -> str | None:
    """Return the pieces as one text, None where they find no room."""
    fitting = []
    for each in pieces:
        room -= comment_length(each)
        if room < 0:
            return None
        fitting.append(each)
    return "".join(fitting)


def _kept(found: Sequence[Diagnostic], style: Style, room: int) -> list[Diagnostic]:
    """Return the gravest for which there is room, in their first order."""
    kept: list[int] = []
    opened: set[tuple[str, Severity | None]] = set()
    for number, each in _gravest_first(found):
        room -= comment_length(_entry(each, style))
        for key, frame in (
            ((each.path, None), _file(each.path)),
            ((each.path, each.severity), "".join(_frame(each.severity, len(found), style))),
        ):
            if key not in opened:
                opened.add(key)
                room -= comment_length(frame)
        if room < 0:
            break
        kept.append(number)
    return [found[number] for number in sorted(kept)]


def _gravest_first(found: Sequence[Diagnostic]) -> Iterator[tuple[int, Diagnostic]]:
    """Yield the findings with their numbers; each look at thousands takes less memory than a sorted row."""
    for severity in Severity:
        yield from ((number, each) for number, each in enumerate(found) if each.severity is severity)


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
    return f"\n### {code_span(path)}\n"


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
    lead = f"**{data_words(label)}**, {where}" if label else f"**{where}**"
    lines = [f"{lead}, {code_span(diagnostic.code)}: {data_words(diagnostic.message)}"]
    words = marked_words(diagnostic)
    if words not in diagnostic.message:
        lines.append(code_span(words))
    offered = diagnostic.fix.title if diagnostic.fix else ""
    for name, text in (("help", diagnostic.help), ("fix", offered), ("basis", diagnostic.basis)):
        if text:
            lines.append(f"*{sentence(style.language, f'format.{name}')}:* {data_words(text)}")
    return place_data("- " + "\\\n  ".join(lines) + "\n")


def _rest(count: int, style: Style) -> str:
    return f"\n{sentence(style.language, 'format.markdown.cut', count=count)}\n"
