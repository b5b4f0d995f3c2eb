"""Names of provinces, districts and communes in prose, and when one is nearly another.

Knows no list of real places, so it never says that a name does not exist.
"""

from __future__ import annotations

import re

from plancli.model.issuance import Issuance
from plancli.records import dataclass
from plancli.remembering import remembered
from plancli.rules.wording.slips import one_edit
from plancli.vietnamese.folding import fold, unaccent

LEVEL = re.compile(
    r"[tTđĐhHqQpPxX](?<!\w.)(?i:(?<=t)(?:hành phố|hị xã|hị trấn|ỉnh)|(?<=đ)ặc khu|(?<=h)uyện|(?<=q)uận|(?<=p)hường|(?<=x)ã)\b"
)
"""What stands in front of every name."""
_NEXT = re.compile(r"[ ]+([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name with the word for its level: `huyện Trạm Tấu`."""

    level: str
    """Folded: `huyện`."""
    syllables: tuple[str, ...]
    """Folded: `trạm`, `tấu`."""
    words: str
    """As printed."""
    start: int
    """Where it stands in the text that was searched."""
    end: int

    @property
    def key(self) -> str:
        """By which two ways of printing one name are equal."""
        return f"{self.level} {' '.join(self.syllables)}"


@remembered
def place_names(words: str, length: int = 9) -> tuple[PlaceName, ...]:
    """Find the names of a text, each cut to its first `length` syllables.

    >>> [name.key for name in place_names("nhiệm vụ chính trị của huyện Tràm Tấn.")]
    ['huyện tràm tấn']
    """
    found = []
    for level in LEVEL.finditer(words):
        name: list[str] = []
        end = level.end()
        while len(name) < length and (word := _NEXT.match(words, end)) and _goes_on(word.group(1)):
            name.append(fold(word.group(1)))
            end = word.end()
        if name:
            start = level.start()
            found.append(PlaceName(fold(level.group()), tuple(name), words[start:end], start, end))
    return tuple(found)


def _goes_on(word: str) -> bool:
    """In a heading in capitals, "HUYỆN TRẠM TẤU TỈNH YÊN BÁI", the next level ends the name."""
    return word[0].isupper() and not (word.isupper() and LEVEL.fullmatch(word))


def own_places(issuance: Issuance) -> tuple[PlaceName, ...]:
    """Return the issuer's own place and its superior's; the dateline says where a name in capitals ends."""
    place = tuple(fold(issuance.place).split())
    found: list[PlaceName] = []
    for line in (issuance.issuer, issuance.superior):
        for name in place_names(line):
            own = bool(place) and name.syllables[: len(place)] == place
            found += place_names(line[name.start :], len(place))[:1] if own else [name]
    return tuple(name for name in found if len(name.syllables) > 1)


def is_near(name: PlaceName, own: PlaceName) -> bool:
    """Say whether a name of the same level differs by slips only: marks, or one letter of a syllable.

    A different first letter makes another place (Kiên Giang, Tiền Giang).
    """
    if name.level != own.level or name.key == own.key or len(name.syllables) != len(own.syllables):
        return False
    return all(map(_same_or_slip, name.syllables, own.syllables))


def _same_or_slip(one: str, other: str) -> bool:
    plain, own = unaccent(one), unaccent(other)
    return plain == own or (plain[0] == own[0] and one_edit(plain, own))
