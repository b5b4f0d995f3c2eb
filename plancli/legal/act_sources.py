"""Where a fact about an act was read: a page, a repository, the codification, papers that agree.

Reads the written form of a source; opens none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from plancli.records import dataclass


class SourceKind(Enum):
    """What a source is; the value is how its written form begins."""

    PAGE = "page"
    """an opened page or file: its address is written as it is, `https://…` or `github:owner/name@…`"""
    UNOPENED = "unopened"
    """`unopened:https://…`: an address that was recorded and not opened; proves nothing"""
    CODIFICATION = "codification"
    """`codification`: a public copy of the official codification (Bộ pháp điển), read by program"""
    TRANSCRIPTION = "transcription"
    """`transcription`: a copy of the act in a public repository that is not linked"""
    PAPERS = "papers"
    """`papers:3`: that many public papers which cite the act and agree"""
    ACTS = "acts"
    """`acts:3`: that many other acts whose texts give it this date"""
    CLOSING_ARTICLE = "closing-article"
    """`closing-article:113/2007/NĐ-CP`: the closing article of that act, read by program"""


@dataclass(frozen=True, slots=True)
class Source:
    """One source."""

    kind: SourceKind
    words: str
    """The address; the count of papers; the number of the act whose closing article was read; or empty."""

    @property
    def is_official(self) -> bool:
        """Say whether it is an opened page of a state body: *.gov.vn, chinhphu.vn, quochoi.vn, vbpl.vn."""
        scheme, _, rest = self.words.partition("://")
        site = "." + rest.partition("/")[0].partition(":")[0]
        return self.kind is SourceKind.PAGE and scheme in ("http", "https") and site.endswith(_OFFICIAL)

    @property
    def proves_dates(self) -> bool:
        """Say whether it was read well enough to call another date wrong.

        The codification is not, by itself: of its dates that other acts give too, one in eighty is misread.
        """
        if self.kind is SourceKind.PAPERS:
            return int(self.words) > 1
        weak = (SourceKind.UNOPENED, SourceKind.CLOSING_ARTICLE, SourceKind.CODIFICATION)
        return self.kind not in weak

    @property
    def address(self) -> str:
        """The words, a file of a repository as an address that a reader can open.

        >>> read_source("github:a/b@0c1d2e3f:van-ban/c.md").address
        'https://github.com/a/b/blob/0c1d2e3f/van-ban/c.md'
        """
        file = _REPOSITORY_FILE.fullmatch(self.words)
        if file is None:
            return self.words
        return f"https://github.com/{file['name']}/blob/{file['commit'] or 'HEAD'}/{file['path']}"

    @property
    def site(self) -> str:
        """The site of an address: `luatvietnam.vn`, `github.com/owner/name`; else the words."""
        file = _REPOSITORY_FILE.fullmatch(self.words)
        if file:
            return f"github.com/{file['name']}"
        return self.words.split("/")[2] if "://" in self.words else self.words


_REPOSITORY_FILE = re.compile(r"github:(?P<name>[^@:]+)(?:@(?P<commit>\w+))?:(?P<path>.+)")
_OFFICIAL = (".gov.vn", ".chinhphu.vn", ".quochoi.vn", ".vbpl.vn")
_CODED = {kind.value: kind for kind in SourceKind if kind is not SourceKind.PAGE}
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            *(SourceKind.PAGE, SourceKind.CLOSING_ARTICLE, SourceKind.CODIFICATION, SourceKind.ACTS),
            *(SourceKind.PAPERS, SourceKind.TRANSCRIPTION, SourceKind.UNOPENED),
        )
    )
}


def read_source(written: str) -> Source:
    """Tell what a written source is; whatever has no form of its own is the address of an opened page.

    >>> read_source("https://mic.gov.vn/a").is_official, read_source("unopened:https://mic.gov.vn/a").is_official
    (True, False)
    """
    code, _, words = written.partition(":")
    kind = _CODED.get(code)
    if kind is None or (kind in (SourceKind.PAPERS, SourceKind.ACTS) and not words.isdecimal()):
        return Source(SourceKind.PAGE, written)
    return Source(kind, words)


def best_source(written: Sequence[str]) -> Source:
    """Return the source that a reader can follow best: an official page, another, a file, then any other."""
    sources = [read_source(each) for each in written]
    ranked = sorted(
        sources, key=lambda each: (not each.is_official, _RANK[each.kind], "://" not in each.words)
    )
    return ranked[0] if ranked else Source(SourceKind.PAGE, "")
