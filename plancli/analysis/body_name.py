"""A body's name taken apart, so that a list of units and the heads of their plans can be compared.

Compares names only: it knows no list of real bodies, and takes no name for another that is merely like it.
"""

from __future__ import annotations

import re

from plancli.analysis.issuer import PROVINCE_CITIES
from plancli.model.unit_names import unit_key
from plancli.records import dataclass
from plancli.vietnamese.folding import fold

_SHORT_LEVELS = {
    "p.": "phường",
    "x.": "xã",
    "tt.": "thị trấn",
    "đk.": "đặc khu",
    "h.": "huyện",
    "q.": "quận",
    "tx.": "thị xã",
    "tp.": "thành phố",
    "tp ": "thành phố",
    "t.": "tỉnh",
}
_LEVELS = "xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh"
_COMMITTEE = "ủy ban nhân dân "
_BODY = re.compile(rf"(?:ủy ban nhân dân )?({_LEVELS}) (?=\w)")
# The place above a place: ", huyện Trạm Tấu", "(tỉnh Lào Cai)", " - tỉnh Lào Cai", or with a blank alone.
_ABOVE = re.compile(r"(?<=\w)\s*(?:[,;(/-]\s*)?\b(huyện|quận|thị xã|thành phố|tỉnh) ([^,;()/-]+)")
_SHORT = re.compile(rf"\b({'|'.join(map(re.escape, _SHORT_LEVELS))})\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class BodyName:
    """Tên một cơ quan, as far as its words go; all parts are folded, so that equal ones are equal names."""

    level: str
    """`xã`, `phường`, `huyện`; empty for a body of no place, or where the words leave the level out."""
    name: str
    """`hạnh phúc`; the whole name where it is no People's Committee: `sở tài chính`."""
    district: str = ""
    """`huyện trạm tấu`, where the words say so."""
    province: str = ""
    """`lào cai`, where the words say so."""

    def may_be(self, other: BodyName) -> bool:
        """Say whether both can be one body: a name without a level, a district or a province fits any."""
        pairs = (
            (self.level, other.level),
            (self.district, other.district),
            (self.province, other.province),
        )
        return self.name == other.name and all(not one or not two or one == two for one, two in pairs)


def read_body_name(words: str) -> BodyName:
    """Take a name apart; "UBND" and "Ủy ban nhân dân", and both ways of setting a tone, are one.

    >>> read_body_name("UBND xã Hạnh Phúc, tỉnh Lào Cai")
    BodyName(level='xã', name='hạnh phúc', district='', province='lào cai')
    """
    key = _in_full(unit_key(words).strip(" .;,"))
    found = _BODY.match(key)
    if found is None and not key.startswith(_COMMITTEE):
        return BodyName("", key)
    level = found[1] if found else ""
    rest = key[found.end() :] if found else key.removeprefix(_COMMITTEE)
    above = list(_ABOVE.finditer(rest))
    name = rest[: above[0].start()] if above else rest
    named = {each[1]: f"{each[1]} {each[2].strip()}" for each in above}
    city = named.pop("thành phố", "")
    is_province = city.removeprefix("thành phố ") in PROVINCE_CITIES
    province = named.pop("tỉnh", city if is_province else "").partition(" ")[2].removeprefix("phố ")
    district = next(iter(named.values()), "" if is_province else city)
    return BodyName(level, name.strip(" ,;(-"), district, province)


def bare_province(name: str) -> str:
    """Return the key of a province by its name alone: `lào cai` of `Tỉnh Lào Cai`.

    >>> bare_province("UBND tỉnh Lào Cai") == bare_province("Tỉnh Lào Cai")
    True
    """
    key = _in_full(unit_key(name)).removeprefix(_COMMITTEE)
    return re.sub(r"^(?:tỉnh|thành phố) ", "", key)


def _in_full(key: str) -> str:
    return _SHORT.sub(lambda found: f"{_SHORT_LEVELS[found[1]]} ", fold(key))
