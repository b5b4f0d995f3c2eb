"""Which administrative units a printed name stands for: a level, kinds of that level, places, or all bodies.

Reads names alone; it knows no plan, and what a name leaves open it says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plancli.legal.organisations import Level
from plancli.patterns import late_pattern
from plancli.records import dataclass, replace
from plancli.remembering import remembered
from plancli.vietnamese.folding import fold

KINDS: Mapping[Level, tuple[str, ...]] = {
    Level.PROVINCE: ("tỉnh",),
    Level.DISTRICT: ("huyện", "quận", "thị xã"),
    Level.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
}
"""Folded words for the units of a level, the usual one first; a "thành phố" may be of either upper level."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One stretch of a name that speaks of a level: `UBND các xã, phường trên địa bàn tỉnh`."""

    body: str
    """Whose body at that level, folded: `ủy ban nhân dân`, `công an`; empty where only places are named."""
    levels: frozenset[Level]
    """Cấp hành chính; none for a city alone: `thành phố Yên Bái` was a district, Huế is a province."""
    kinds: frozenset[str]
    """Folded words of the kinds of units: `xã`, `phường`."""
    by_level: bool
    """True where it says "cấp xã", which holds every kind of the level."""
    places: tuple[str, ...]
    """Folded names without a level, where single units are named: `hạnh phúc`; empty for a class."""
    limit: str
    """Folded words that may leave some of the class out: `có liên quan`, `vùng biên giới`."""
    but: str
    """Folded words behind "trừ"."""

    @property
    def is_government(self) -> bool:
        """Whether it speaks of the People's Committee, or of the place as a whole."""
        return _GOVERNMENT.fullmatch(self.body) is not None

    @property
    def is_office(self) -> bool:
        """Whether it speaks of an office or officers of that government: `Phòng Kinh tế các xã`."""
        return _OFFICE.match(self.body) is not None


_LEVELS = {kind: level for level, kinds in KINDS.items() for kind in kinds}
_KIND = rf"(?:{'|'.join(sorted((*_LEVELS, 'thành phố'), key=len, reverse=True))})"
_CHUNK = late_pattern(
    rf"(?<!\w)(?P<before>(?:(?:tất cả|toàn thể|các|những|cấp)\s)*)"
    rf"(?P<kinds>{_KIND}(?:(?:\s?[,;/]\s?|\s(?:và|hoặc|-)\s|\s)(?:(?:các|những|cấp)\s)?{_KIND})*)"
    r"(?!\w| hội\b)"
)
_WORD_OF_KIND = late_pattern(rf"(?<!\w){_KIND}(?!\w)")
_EVERY_LEVEL = late_pattern(
    r"(?<!\w)(?:ủy ban nhân dân|chính quyền(?: địa phương)?) (?:ở )?(?:các|mọi) cấp(?!\w)"
)
_GOVERNMENT = late_pattern(
    r"(?:(?:chủ tịch|lãnh đạo|người đứng đầu|thủ trưởng)\s?)*(?:ủy ban nhân dân|chính quyền(?: địa phương)?)?"
)
_OFFICE = late_pattern(r"(?:văn phòng|phòng|trung tâm phục vụ|cán bộ|công chức|bộ phận)\b")
_COUNCIL_OFFICE = late_pattern(r"văn phòng hội đồng nhân dân(?: và|,) ủy ban nhân dân")
_OPENINGS = late_pattern(r"^(?:(?:tất cả|toàn thể|các|những|đề nghị|giao|đối với)\s)+")
_PART = late_pattern(r"\s*[,;]\s*|\s+và\s+")
_BUT = late_pattern(r"[\s(,]*\b(?:ngoại trừ|trừ|không bao gồm|không gồm)\b(?P<but>[^)]*)\)?")
_WHOLE = late_pattern(
    r"(?:(?:trên địa bàn|thuộc|trực thuộc|trong|của|ở|tại)\s(?:toàn\s)?|toàn\s)?"
    r"(?:tỉnh|thành phố|huyện|quận|thị xã)(?P<place>(?:\s\w+)*)|trực thuộc trung ương"
)
_WHERE = late_pattern(r"\b(?:trên địa bàn|thuộc|trong|toàn|của|tại|ở)\s(?:các\s)?$")
_ALL_BODIES = late_pattern(
    r"(?:(?:tất cả|toàn thể|các|những)\s)*"
    r"(?:cơ quan|đơn vị|(?:chính quyền )?địa phương|cơ quan đơn vị|cấp)"
    r"(?:\s(?:(?:có )?liên quan|khác|được giao.*|trên địa bàn.*|trong (?:toàn|tỉnh|huyện|thành phố).*))*"
)
_OF_ONE_BODY = late_pattern(
    r"\b(?:thuộc|trực thuộc|của) (?:sở|bộ|công an|ngành|chính phủ|trung ương)\b"
    r"|(?<!địa bàn )(?<!toàn )(?<!trong )(?<!thuộc )\b(?:tỉnh|huyện|trung ương|thành phố)$"
)
_ABBREVIATED = (("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"))
_EDGES = " .,;:()"


@remembered
def scopes_of(name: str) -> tuple[Scope, ...]:
    """Return what a printed name says of levels, in its order; nothing for a name that speaks of none.

    >>> [sorted(scope.kinds) for scope in scopes_of("Các sở, ban, ngành và UBND các xã, phường")]
    [['phường', 'xã']]
    """
    words = name.replace("(", " (").split()
    folded = [fold(word) for word in words]
    text = _expanded(" ".join(folded))
    but = _BUT.search(text)
    text = text[: but.start()] if but else text
    text = _COUNCIL_OFFICE.sub("văn phòng", text)
    capitals = frozenset(
        key.strip(_EDGES) for word, key in zip(words, folded, strict=True) if word.strip(_EDGES)[:1].isupper()
    )
    but_words = but["but"].strip(_EDGES) if but else ""
    found: list[Scope] = []
    chunks = [each for each in _CHUNK.finditer(text) if not _WHERE.search(text[: each.start()])]
    for index, chunk in enumerate(chunks):
        lead = text[chunks[index - 1].end() if index else 0 : chunk.start()]
        tail = text[chunk.end() : chunks[index + 1].start() if index + 1 < len(chunks) else len(text)]
        scope = replace(_scope(chunk, tail, capitals, name.isupper()), body=_body(lead), but=but_words)
        if found and found[-1].places and not scope.is_government:
            scope = replace(scope, body=found[-1].body)  # "UBND xã Bản Công và thị trấn Trạm Tấu"
        if scope.levels or scope.places:
            found.append(scope)
    if _EVERY_LEVEL.search(text):
        found.append(Scope("ủy ban nhân dân", frozenset(Level), frozenset(_LEVELS), True, (), "", ""))
    return tuple(found)


@remembered
def may_be_any_body(name: str) -> bool:
    """Say whether a name speaks of bodies in general, which may be those of any level.

    >>> [may_be_any_body(name) for name in ("Các sở, ngành, địa phương", "Các sở, ban, ngành")]
    [True, False]
    """
    text = fold(name).strip(_EDGES)
    if _OF_ONE_BODY.search(text):
        return False
    return any(_ALL_BODIES.fullmatch(part) for part in _PART.split(text))


def _expanded(text: str) -> str:
    for short, full in _ABBREVIATED:
        text = re.sub(rf"\b{short}\b", full, text)
    return text


def _scope(chunk: re.Match[str], tail: str, capitals: frozenset[str], shouted: bool) -> Scope:
    """Return the scope of a stretch, without whose body it is and whom it leaves out."""
    kinds = frozenset(_WORD_OF_KIND.findall(chunk["kinds"]))
    levels = frozenset(_LEVELS[kind] for kind in kinds if kind != "thành phố")
    by_level = "cấp" in chunk["before"].split()
    places = () if by_level else _places(chunk, tail, capitals, shouted=shouted)
    if by_level:
        kinds = frozenset(kind for level in levels for kind in KINDS[level])
    limit = "" if places or tail[:1] in (",", ";") or tail.startswith(" và ") else tail.strip(_EDGES)
    return Scope("", levels, kinds, by_level, places, limit, "")


def _places(chunk: re.Match[str], tail: str, capitals: frozenset[str], *, shouted: bool) -> tuple[str, ...]:
    """Return the names behind the kind: "xã Hạnh Phúc", "các xã: Bản Công, Bản Mù"; none for a class."""
    plural = chunk["before"].strip() != ""
    behind = tail.lstrip(" :")
    first = behind.split(maxsplit=1)[0].strip(_EDGES) if behind else ""
    named = first in capitals or first[:1].isdigit()
    if tail[:1] in (",", ";") or not named or (plural and shouted):
        return ()
    return tuple(part.strip(_EDGES) for part in _PART.split(behind) if part.strip(_EDGES))


def _body(lead: str) -> str:
    """Return the body that the words before the level name, the last of those in a list."""
    last = _PART.split(lead.rstrip())[-1].strip(_EDGES)
    return _OPENINGS.sub("", f"{last} ").strip()


def is_whole(limit: str, home: str) -> bool:
    """Say whether words behind a class leave all of it in: none, or the issuer's own place (`home`, folded).

    >>> is_whole("trên địa bàn tỉnh", "tỉnh lào cai"), is_whole("có liên quan", "tỉnh lào cai")
    (True, False)
    """
    if not limit:
        return True
    found = _WHOLE.fullmatch(limit)
    return found is not None and (found["place"] or "").strip() in ("", home.partition(" ")[2], home)
