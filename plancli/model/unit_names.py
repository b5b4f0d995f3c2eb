"""How Vietnamese units are named: what kind a name says it is, and where one name ends.

Reads words only; it knows no list of real agencies, so a name it cannot read stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plancli.model.unit import UnitKind
from plancli.model.unit_heads import HEADS, LONGEST_HEAD, QUIET_HEADS, WHOLE_HEADS
from plancli.remembering import remembered
from plancli.vietnamese.folding import fold

_GROUP = re.compile(
    r"(?:tất cả |toàn thể )?(?:các|những)\s|(?:ubnd|ủy ban nhân dân|hđnd|công an|trạm y tế|trường|"
    r"ban công tác mặt trận|chi bộ|trưởng|bí thư chi bộ)\s(?:các\s|cấp\s)"
)
_REQUEST = re.compile(r"\s*đề nghị\s*:?\s+", re.IGNORECASE)
_BOUNDARY = re.compile(r"\s*([;,])\s*|\s+(?:và|cùng)\s+", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"[uhmtkgv](?<!\w.)(?:(?<=u)b(?:nd|mttq(?: vn)?)|(?<=h)đnd|(?<=m)ttq(?: vn)?|(?<=t)t&tt|(?<=k)h&cn"
    r"|(?<=g)d&đt|(?<=v)h(?:&tt|,? ?tt&dl))\b"
)
_MEANT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    **dict.fromkeys(("mttq", "mttqvn", "ubmttq", "ubmttqvn"), "mặt trận tổ quốc"),
    "tt&tt": "thông tin và truyền thông",
    "kh&cn": "khoa học và công nghệ",
    "gd&đt": "giáo dục và đào tạo",
    "vhtt&dl": "văn hóa, thể thao và du lịch",
    "vh&tt": "văn hóa và thông tin",
}
"""What an abbreviation means, written without blanks and commas."""
SPELLED_OUT = frozenset(" ".join(["các", *_MEANT.values()]).replace(",", "").split())
"""Words of a unit's key that its printed name may lack."""
# "Các cơ quan, đơn vị" is one name: these words alone begin no second one.
_GENERIC = frozenset({"cơ quan", "đơn vị", "doanh nghiệp", "tổ", "thành viên", "hợp tác xã"})
_GENERIC_PAIR = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức), (?:cơ quan|đơn vị|tổ chức|cá nhân|địa phương)\b", re.IGNORECASE
)
_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà)\s")
_NEAR = 200
"""Characters beside a comma that say whether a name begins behind it."""
# One office of two bodies, one house of two papers: the "và" in it joins no second unit.
_JOINED = re.compile(
    r"(?:(?:văn phòng|vp\.?|thường trực|tt) (?:hội đồng nhân dân|hđnd|(?:đoàn )?(?:đbqh|đại biểu quốc hội))"
    r"|(?<!\w)báo)(?:\s+và\s+|,\s*)$",
    re.IGNORECASE,
)
_COMMUNE = r"(?:xã|phường|thị trấn|đặc khu)"
_COMMUNES = re.compile(rf"\b(?:các )?({_COMMUNE}(?:(?:, | và ){_COMMUNE})+)(?=$|,)")
# "P.Kỹ thuật": the point ends the short form of "Phòng".
_SHORT_ROOM = re.compile(r"\s*p\.(?=\w)", re.IGNORECASE)


@remembered
def unit_key(name: str) -> str:
    """Return the key by which two ways of writing one unit's name are equal.

    >>> unit_key("UBND các xã, thị trấn") == unit_key("Ủy ban nhân dân  thị trấn, xã")
    True
    """
    return _COMMUNES.sub(_in_one_order, _ABBREVIATION.sub(_in_full, fold(name)))


def _in_full(found: re.Match[str]) -> str:
    return _MEANT[found.group().replace(" ", "").replace(",", "")]


def _in_one_order(found: re.Match[str]) -> str:
    """Return "các phường, xã, đặc khu" for the same kinds of communes in any order, with "các" or without."""
    return "các " + ", ".join(sorted(re.split(r", | và ", found[1])))


def strip_request(words: str) -> tuple[str, bool]:
    """Take "Đề nghị" off the front of a name; say whether it was there.

    >>> strip_request("Đề nghị Ban Tuyên giáo Huyện ủy")
    ('Ban Tuyên giáo Huyện ủy', True)
    """
    found = _REQUEST.match(words)
    return (words[found.end() :], True) if found else (words, False)


@remembered
def kind_of(name: str) -> UnitKind | None:
    """Say what kind of unit the first words name; None where they name none.

    >>> kind_of("UBND các xã, thị trấn")
    <UnitKind.GROUP: 'group'>
    """
    key = fold(name)
    if _GROUP.match(key + " "):
        return UnitKind.GROUP
    head = head_of(name)
    if head == "p." and HEADS.get(head_of(key[2:].lstrip())) is UnitKind.POST:
        return UnitKind.POST  # "P. Hiệu trưởng"
    return _by_later_words(key, HEADS[head]) if head else None


def head_of(name: str) -> str:
    """Return the longest first words that announce a unit, folded; empty where none do.

    >>> head_of("Ban Chỉ huy Quân sự xã"), head_of("P.Kỹ thuật"), head_of("Rà soát")
    ('ban chỉ huy quân sự', 'p.', '')
    """
    key = _SHORT_ROOM.sub("p. ", fold(name))
    words = re.split(r"[ ,;]", key, maxsplit=LONGEST_HEAD)[:LONGEST_HEAD]
    for length in range(len(words), 0, -1):
        head = " ".join(words[:length])
        if head in HEADS:
            return head
    return ""


def _by_later_words(key: str, kind: UnitKind) -> UnitKind:
    """Let later words make it a Party body, as in "Văn phòng Huyện ủy" of the district."""
    if kind is UnitKind.DEPARTMENT and re.search(r"(?:huyện|tỉnh|thành|đảng) ủy\b", key):
        return UnitKind.PARTY
    return kind


class KnownNames:
    """Names that lines hold; they are found by first letters and length, however many there are."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Take up some names."""
        self._names: set[str] = set()
        self._lengths: dict[str, set[int]] = {}
        """How long the names are, by the letters they begin with."""
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take up one more."""
        key = name.casefold()
        if key:
            self._names.add(key)
            self._lengths.setdefault(key[:_OPENING], set()).add(len(key))

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Return where names stand in a line; of two that overlap, the longer one."""
        key = line.casefold()
        found = [(length, at) for at in range(len(key)) for length in self._at(key, at)]
        spans: list[tuple[int, int]] = []
        for length, at in sorted(found, key=lambda each: (-each[0], each[1])):
            if not any(begin < at + length and at < end for begin, end in spans):
                spans.append((at, at + length))
        return spans

    def begin(self, line: str) -> bool:
        """Say whether a name stands at the head of a line."""
        return any(True for _ in self._at(line.casefold(), 0))

    def _at(self, key: str, at: int) -> Iterator[int]:
        """Yield the lengths of the names that stand at a place."""
        for size in range(1, _OPENING + 1):
            for length in self._lengths.get(key[at : at + size], ()):
                fits = min(length, _OPENING) == size and at + length <= len(key)
                if fits and key[at : at + length] in self._names:
                    yield length


_OPENING = 4
"""Letters by which a known name is looked for."""
_NONE_KNOWN = KnownNames()


def split_units(line: str, known: KnownNames = _NONE_KNOWN) -> tuple[tuple[int, int], ...]:
    """Find where each unit's name stands in a line that holds several.

    Known names (longest first) are never cut; elsewhere a comma, semicolon or "và" ends a name only
    where a new unit's name begins behind it, so "Sở Văn hóa, Thể thao và Du lịch" stays whole.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    boundaries = list(_BOUNDARY.finditer(line))
    blocked = known.spans(line) if boundaries else []
    for found in boundaries:
        if any(begin < found.end() and found.start() < end for begin, end in blocked):
            continue
        if _begins_a_name(line, found, known, start):
            spans.append((start, found.start()))
            start = found.end()
    spans.append((start, len(line)))
    return tuple(span for span in (_trim(line, *span) for span in spans) if span[0] < span[1])


def _begins_a_name(line: str, found: re.Match[str], known: KnownNames, start: int) -> bool:
    rest = line[found.end() : found.end() + _NEAR]
    if found.group(1) == ";":
        return bool(line[found.end() :].strip())
    if _GENERIC_PAIR.match(rest):
        # "…, cơ quan, tổ chức khác" is a name of its own; in "các cơ quan, đơn vị, tổ chức" it goes on.
        return not fold(line[start : found.start()]).startswith(("các ", "những ", *_GENERIC))
    if _JOINED.search(line[max(start, found.end() - _NEAR) : found.end()]):
        return False
    if found.group(1) == "," and _is_office_of(line[start : start + _NEAR], rest):
        return False
    if known.begin(line[found.end() :]):
        return True
    return _is_head(strip_request(rest)[0], shouted=line.isupper())


def _is_office_of(name: str, rest: str) -> bool:
    """Tell whether a comma stands between a person and the person's post: "Đồng chí A, Phó Chủ tịch xã"."""
    key = fold(rest)
    return _PERSON.match(fold(name)) is not None and kind_of(rest) is UnitKind.POST and not _PERSON.match(key)


def _is_head(rest: str, *, shouted: bool) -> bool:
    """A head word counts as a new name's beginning only with something capital or plural behind it.

    Where all letters are capital, its own say nothing: "CÁC SỞ, BAN, NGÀNH".
    """
    key = fold(rest)
    if _GROUP.match(key):
        return True
    longest = head_of(rest)
    if not longest:
        return False
    behind = rest[len(longest) :].lstrip()
    if longest in _GENERIC:
        return behind[:1].isupper()
    whole = (len(longest.split()) > 1 and longest not in QUIET_HEADS) or longest in WHOLE_HEADS
    return whole or behind[:1].isupper() or (rest[:1].isupper() and not shouted)


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] in " \t\n":
        start += 1
    while start < end and line[end - 1] in " \t\n.;,:":
        end -= 1
    return start, end
