"""The sections of a Word paper: how wide the text is on the pages where each part of it stands.

Reads and mends the body of a document; what stands on the pages it does not look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plancli.reports.word.measures import twips
from plancli.word_names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SECTION = f"{W}sectPr"
_IN_PARAGRAPH = f"{W}pPr/{_SECTION}"


def page_widths(body: _Element) -> Iterator[tuple[_Element, int]]:
    """Yield each paragraph and table of the body with the width between its page's margins, in twips.

    A section's properties stand behind what they are for.
    """
    waiting: list[_Element] = []
    for element in body:
        section = element if element.tag == _SECTION else element.find(_IN_PARAGRAPH)
        if element.tag != _SECTION:
            waiting.append(element)
        if section is not None:
            width = _text_width(section)
            yield from ((each, width) for each in waiting)
            waiting = []


def end_with_last_section(body: _Element) -> None:
    """Let a section break that nothing follows be the end of the paper, not the start of an empty page."""
    last = body.find(_SECTION)
    if last is None:
        return
    trailing: list[_Element] = []
    for element in last.itersiblings(preceding=True):
        own = element.find(_IN_PARAGRAPH)
        if own is not None:
            # The paragraph itself stays: Word wants one behind a table.
            body.replace(last, own)
            for each in trailing:
                body.remove(each)
            return
        if element.tag != f"{W}p" or any((each.text or "").strip() for each in element.iter(f"{W}t")):
            return
        trailing.append(element)


def _text_width(section: _Element) -> int:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return 0
    sides = (twips(margins.get(f"{W}{side}")) for side in ("left", "right"))
    return max(twips(size.get(f"{W}w")) - sum(sides), 0)
