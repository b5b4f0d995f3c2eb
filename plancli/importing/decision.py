"""The running text of a decision that issues a plan: who decides, the căn cứ, and the articles.

Keeps every paragraph in its order; what stands below an article becomes its items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancli.importing.drafts import Draft, cells_of, item
from plancli.importing.joining import Paragraph
from plancli.importing.paper import Table
from plancli.importing.tree import grow
from plancli.importing.words import NO_WORDS, Words
from plancli.records import dataclass, field
from plancli.vietnamese.folding import fold

_ENACTING = re.compile(r"quyết định\s*:?|quyết nghị\s*:?")
_ARTICLE = re.compile(r"(?P<label>Điều\s+\d{1,3})\s*(?P<stop>[.:])\s*", re.IGNORECASE)


@dataclass(slots=True)
class _Article:
    words: Words
    below: list[Paragraph | Table] = field(default_factory=list)

    def draft(self) -> Draft:
        """Return the article; "Điều 1." alone on its line takes the words below it."""
        found = _ARTICLE.match(self.words.text)
        end = found.end() if found else 0
        words, below = self.words, self.below
        if not words.part(end) and below and isinstance(below[0], Paragraph):
            words, below = words.joined(below[0].words), below[1:]
        out: Draft = {}
        if found:
            # "Điều 1:" is printed with the sign that it names, "Điều 1." by itself.
            span = found.span("label") if found["stop"] == "." else (found.start(), found.end("stop"))
            out["label"] = words.part(*span)
        out["text"] = words.part(end) or words
        items = [item(node) for node in grow(below).children]
        if items:
            out["items"] = items
        return out


@dataclass(slots=True)
class _Decision:
    authority: Words = NO_WORDS
    bases: list[Words] = field(default_factory=list)
    enacting: Words = NO_WORDS
    articles: list[_Article] = field(default_factory=list)

    def add(self, part: Paragraph | Table) -> None:
        """Add one paragraph or table to what it belongs to."""
        if self.articles and (isinstance(part, Table) or not _opens_article(part) or self._waits()):
            self.articles[-1].below.append(part)
        elif isinstance(part, Table):
            self.bases.append(cells_of(part))
        elif _opens_article(part):
            self.articles.append(_Article(part.words))
        elif self.enacting or _ENACTING.fullmatch(fold(part.text)):
            self.enacting = self.enacting.joined(part.words)
        elif part.text.isupper() and not self.bases:
            self.authority = self.authority.joined(part.words)
        else:
            self.bases.append(part.words)

    def close(self) -> None:
        """Let a last article that has no words stand where the text before it ends."""
        if not self._waits():
            return
        alone = self.articles.pop().words
        if self.articles:
            self.articles[-1].below.append(Paragraph(alone))
        else:
            self.enacting = self.enacting.joined(alone)

    def _waits(self) -> bool:
        """Tell whether "Điều 1." stands alone on its line and has no words yet."""
        newest = self.articles[-1] if self.articles else None
        return newest is not None and not newest.below and _ARTICLE.fullmatch(newest.words.text) is not None


def _opens_article(part: Paragraph) -> bool:
    return _ARTICLE.match(part.text) is not None


def decision_text(flow: Sequence[Paragraph | Table]) -> Draft:
    """Return what a decision says between its title and its Nơi nhận."""
    found = _Decision()
    for part in flow:
        found.add(part)
    found.close()
    out: Draft = {}
    if found.authority:
        out["authority"] = found.authority
    if found.bases:
        out["bases"] = found.bases
    if found.enacting:
        out["enacting"] = found.enacting
    out["articles"] = [article.draft() for article in found.articles]
    return out
