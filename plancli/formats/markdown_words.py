"""Words of a plan in a comment for a pull request, and how long a comment may be.

Nothing that a plan says acts there as Markdown, link or HTML.
"""

from __future__ import annotations

import re

from plancli.formats.cells import shortened, visible
from plancli.reports.markdown_escape import DATA_END, DATA_START

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


def data_words(text: str) -> str:
    """Return words of a plan as `place_data` takes them; what would become a link stands as code."""
    shown = shortened(visible(text), _LONGEST_TEXT)
    pieces: list[str] = []
    at = 0
    for link in _LINKS.finditer(shown):
        address = link.group().rstrip(_BEHIND)
        pieces += (_marked(shown[at : link.start()]), code_span(address))
        at = link.start() + len(address)
    return "".join((*pieces, _marked(shown[at:])))


def _marked(text: str) -> str:
    return f"{DATA_START}{text}{DATA_END}" if text else ""


def code_span(text: str) -> str:
    """Return words as a code span, in which Markdown reads nothing."""
    shown = shortened(visible(text), _LONGEST_QUOTE)
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    # Outer blanks would be taken for padding, and a tick at the edge for part of the fence.
    edge = " " if shown[:1] in {"`", " "} or shown[-1:] in {"`", " "} else ""
    return f"{fence}{edge}{shown}{edge}{fence}"


def comment_length(text: str) -> int:
    """Return how long a text is as GitHub counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
