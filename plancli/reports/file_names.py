"""File names of sheets and letters as a clerk would choose them, safe on every system, told apart by number.

"02 - Phòng Văn hóa và Thông tin.docx", "00 - Bảng tổng hợp.docx"; from 100 units on "002 - …".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_COVER = "Bảng tổng hợp"
_NO_NAME = "Đơn vị"
_LONGEST = 100
"""UTF-16 units of a unit's name in a file name, so that a whole path stays under what Windows takes."""
_LONGEST_BYTES = 230
"""The same in bytes of UTF-8: Linux takes 255 in a name, and the number and the ending need some."""
_TAIL = 40
"""Of these the end of a long name gets so many: the place that tells one unit from the next stands there."""
_GAP = " … "
_PAUSE = re.compile(r"\s*:\s+")
_JOINT = re.compile(r"[/\\|:]+")
_DROPPED = re.compile(r"[<>?*]+")
# Letters by class that show nothing: fillers, joiners, variants of how a sign looks.
_UNSEEN = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_SHEET = re.compile(r"\d{2,} - .")


def name_sheets(units: Sequence[str], ending: str) -> tuple[str, tuple[str, ...]]:
    """Return the file name of the covering table, and one for each unit in the order given.

    >>> name_sheets(["Phòng Tư pháp", "Trạm Y tế: cơ sở 2"], "md")[1]
    ('01 - Phòng Tư pháp.md', '02 - Trạm Y tế - cơ sở 2.md')
    """
    width = max(2, len(str(len(units))))
    return f"{0:0{width}} - {_COVER}.{ending}", number_names(units, ending)


def number_names(units: Sequence[str], ending: str) -> tuple[str, ...]:
    """Return a file name for each unit in the order given, numbered from 1.

    >>> number_names(["Phòng Tư pháp / Thanh tra"], "md")
    ('01 - Phòng Tư pháp - Thanh tra.md',)
    """
    width = max(2, len(str(len(units))))
    return tuple(
        f"{number:0{width}} - {_fitting(unit)}.{ending}" for number, unit in enumerate(units, start=1)
    )


def sheets_not_made(found: Iterable[str], made: Iterable[str], ending: str) -> list[str]:
    """Return the names in `found` that sheets of this ending bear, but for those in `made`, sorted.

    The same name in another case or another spelling of its accents is the same file on some systems.
    """
    known = {_key(name) for name in made}
    sheets = (name for name in found if _SHEET.match(name) and name.endswith(f".{ending}"))
    return sorted(name for name in sheets if _key(name) not in known)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _fitting(unit: str) -> str:
    """Return the name of a unit as it may stand in a file name, after the number."""
    composed = unicodedata.normalize("NFC", " ".join(unit.split()))
    # Not printable: controls, marks that turn the reading direction, halves of a character.
    seen = _UNSEEN.sub("", "".join(sign for sign in composed if sign.isprintable()))
    safe = _DROPPED.sub("", _JOINT.sub("-", _PAUSE.sub(" - ", seen.replace('"', "'"))))
    return _shortened(_trimmed(" ".join(safe.split()))) or _NO_NAME


def _trimmed(name: str) -> str:
    """Return `name` without what must not end a file name, nor begin one that people like."""
    return name.strip(" .-~")


def _shortened(name: str) -> str:
    """Return `name`, or as much of its beginning and its end as fits, cut between words."""
    if _fits(name, _LONGEST, _LONGEST_BYTES):
        return name
    share = _TAIL / _LONGEST
    tail_bytes = int(_LONGEST_BYTES * share)
    # Read backwards, the end of a name is a beginning.
    tail = _beginning(name[::-1], _TAIL, tail_bytes)[::-1]
    room, room_bytes = _LONGEST - _TAIL - len(_GAP), _LONGEST_BYTES - tail_bytes - len(_GAP.encode())
    head = _beginning(name, room, room_bytes)
    while tail and unicodedata.combining(tail[0]):
        tail = tail[1:]  # An accent whose letter was cut off.
    return _GAP.join(filter(None, (_trimmed(head), _trimmed(tail))))


def _beginning(text: str, units: int, size: int) -> str:
    """Return the words of `text` that fit; the letters that do where already the first word is too long."""
    # One more than fits, so that the last word is known to be whole.
    fitting = text[: units + 1]
    while not _fits(fitting, units, size):
        shorter = fitting.rpartition(" ")[0]
        fitting = shorter or fitting[:-1]
    return fitting


def _fits(text: str, units: int, size: int) -> bool:
    return len(text.encode("utf-16-le")) // 2 <= units and len(text.encode()) <= size
