"""The bodies and levels of administration that plancli knows to have ended, and what took their place.

Says what its sources say and until which day; a body it does not hold may stand or not, it is never judged.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

import yaml

from plancli.errors import UsageError
from plancli.legal.acts import Confidence
from plancli.legal.places import Places
from plancli.records import dataclass
from plancli.resources import read_resource
from plancli.source.composing import plain_yaml
from plancli.vietnamese.composition import compose
from plancli.vietnamese.dates import PartialDate, parse_date, short_style
from plancli.vietnamese.folding import fold

_NAME = "organisations.yaml"
# Compiled at the first question: most runs ask none.
_NO_LONGER = r"(?i)[^.,;\n]{0,40}?\b(?:cũ|trước đây|nay là|nay thuộc)\b"
_ONCE = r"(?i)(?:\bnguyên|trước đây là|tiền thân là|hợp nhất|sáp nhập|cán|cơ)\s+$"

EARLIEST = datetime.date(2025, 3, 1)
"""Nothing that the shipped data holds ended before this day, so a plan of an earlier day needs none of it."""


class Level(Enum):
    """Cấp hành chính that ended as a whole, or was drawn anew."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Một cơ quan đã kết thúc, or a whole level."""

    name: str
    """`Sở Thông tin và Truyền thông`"""
    aliases: tuple[str, ...]
    """Other names, and the code that its acts bear: `BTTTT`."""
    ended: PartialDate
    """The first day on which it was no more, or a day on which a source shows that it was no more."""
    exact: bool
    """False where only the latter is known."""
    succeeded_by: tuple[str, ...]
    """Who took over, with the part of the work in brackets where it was divided."""
    confidence: Confidence
    sources: tuple[str, ...]
    note: str

    def has_ended_by(self, day: datetime.date) -> bool:
        """Say whether its sources know that it was no more on `day`."""
        return self.confidence is not Confidence.LOW and self.ended.last_day <= day

    @property
    def told_by(self) -> str:
        """Return `gone` where its last day is not known, `copied` where no original was read; else empty."""
        if not self.exact:
            return "gone"
        return "" if self.confidence is Confidence.HIGH else "copied"

    @property
    def since(self) -> str:
        """The day as people write it, `01/7/2025`."""
        return short_style(self.ended)


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """A known body in a running text."""

    organisation: Organisation
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Book:
    """What the file holds."""

    checked: str
    levels: Mapping[Level, Organisation]
    bodies: tuple[Organisation, ...]
    spellings: tuple[tuple[str, ...], ...]


class Organisations:
    """What a unit was on a day, and what took its place; nothing is read before the first question."""

    def __init__(self, book: Callable[[], bytes], communes: Callable[[], bytes]) -> None:
        """Take the ways to the two files: `organisations.yaml`, and the packed table of communes."""
        self._read_book = book
        self._read_communes = communes

    @functools.cached_property
    def _book(self) -> _Book:
        return _read(self._read_book())

    @functools.cached_property
    def places(self) -> Places:
        """The communes of before 1 July 2025; the table is read when one is asked for."""
        return Places(self._read_communes, self._book.spellings)

    @property
    def checked(self) -> str:
        """Day of the last review, as people write it; nothing is said of what came after."""
        day = parse_date(self._book.checked)
        return short_style(day) if day else self._book.checked

    @functools.cached_property
    def _patterns(self) -> Sequence[tuple[Organisation, re.Pattern[str]]]:
        return [(each, _pattern(_names(each))) for each in self._book.bodies]

    def level(self, level: Level) -> Organisation:
        """Return when a level ended or was drawn anew, and by which act."""
        return self._book.levels[level]

    def named(self, name: str) -> Organisation | None:
        """Return the body of this name, or whose acts bear this code: `BTTTT`.

        >>> load_default_organisations().named("sở TT&TT").succeeded_by[0]
        'Sở Khoa học và Công nghệ'
        """
        key = fold(name)
        return next((each for each in self._book.bodies if key in map(fold, _names(each))), None)

    def find(self, text: str) -> tuple[OrganisationMention, ...]:
        """Find the bodies that a text names as if they stood; "Sở TT&TT (cũ)" says that it does not."""
        composed = compose(text)
        return tuple(
            OrganisationMention(each, composed.offsets[found.start()], composed.offsets[found.end()])
            for each, pattern in self._patterns
            for found in pattern.finditer(composed.text)
            # "cán bộ Thông tin và Truyền thông" is an officer, "cơ sở …" a place.
            if composed.text[found.start()].isupper()
            and not re.match(_NO_LONGER, composed.text[found.end() :])
            and not re.search(_ONCE, composed.text[max(0, found.start() - 24) : found.start()])
        )


def _names(organisation: Organisation) -> tuple[str, ...]:
    return (organisation.name, *organisation.aliases)


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names if " " in name)
    return re.compile(rf"\b(?:{words})(?![\w&-])", re.IGNORECASE)


@functools.cache
def load_default_organisations() -> Organisations:
    """Return the shipped data, of which nothing is read before the first question."""
    return Organisations(
        lambda: read_resource("data", _NAME), lambda: read_resource("data", "communes_2025.txt")
    )


def _read(data: bytes) -> _Book:
    """Read the file; UsageError `organisations.unreadable` where it is not as it should be."""
    try:
        written = plain_yaml(data)
        levels = {Level(each["level"]): _organisation(each) for each in written["levels"]}
        bodies = tuple(map(_organisation, written["organisations"]))
        return _Book(written["checked"], levels, bodies, tuple(map(tuple, written.get("spellings", ()))))
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise UsageError("organisations.unreadable", path=_NAME) from error


def _organisation(written: Mapping[str, Any]) -> Organisation:
    ended = parse_date(written.get("valid_to") or written["gone_by"])
    if ended is None:
        raise ValueError(written["name"])
    return Organisation(
        name=written["name"],
        aliases=tuple(written.get("aliases", ())),
        ended=ended,
        exact="valid_to" in written,
        succeeded_by=tuple(written["succeeded_by"]),
        confidence=Confidence(written["confidence"]),
        sources=tuple(written["sources"]),
        note=written.get("note", ""),
    )
