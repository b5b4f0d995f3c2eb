"""The shipped acts as a sorted text table: one act a line, read by eye, found without a full parse.

Lines are in the order of their bytes, each begins with its key and a tab. Says nothing of what an act means.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Mapping, Sequence

from plancli.errors import UsageError
from plancli.legal.acts import Confidence, LegalDocument, Status
from plancli.legal.number import parse_number
from plancli.remembering import remembered
from plancli.vietnamese.dates import PartialDate, parse_date

COLUMNS = (
    *("key", "number", "kind", "issuer", "issued", "effective", "expired", "superseded_by", "status"),
    *("confidence", "end_confidence", "checked", "origin", "amended_by", "title"),
    *("sources", "end_sources", "note"),
)
"""The cells of a line; lists are joined by " | "."""
_LIST = " | "
MANY = 500
"""Questions from which it pays to read all keys once; a usual plan cites twenty acts."""
_ABOUT = "#"
"""Lines about the whole table begin so, and sort before all others: "#checked<TAB>2026-11-23"."""


class SortedLines:
    """A text whose lines begin with a key and a tab and stand in the order of their bytes."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Keep the bytes, or the mapped file; nothing is read before it is asked for."""
        self._data = data
        self._asked = 0
        self._places: dict[bytes, int] | None = None

    def find(self, key: str) -> list[str]:
        r"""Return what follows the key on each line that bears it.

        >>> SortedLines("7//CT/TTg\ta\n7//CT/TTg\tb\n9//CT/TTg\tc\n".encode()).find("7//CT/TTg")
        ['a', 'b']
        """
        data, wanted = self._data, f"{key}\t".encode()
        low = self._first_line(wanted)
        found = []
        while data[low : low + len(wanted)] == wanted:
            end = data.find(b"\n", low)
            end = len(data) if end < 0 else end
            found.append(data[low + len(wanted) : end].decode())
            low = end + 1
        return found

    def _first_line(self, wanted: bytes) -> int:
        """Return where the first line stands that begins so, or that would follow one."""
        self._asked += 1
        if self._asked > MANY:
            self._places = self._places or self._all_places()
            return self._places.get(wanted, len(self._data))
        data, low, high = self._data, 0, len(self._data)
        while low < high:
            start = data.rfind(b"\n", 0, (low + high) // 2) + 1
            if data[start : start + len(wanted)] < wanted:
                end = data.find(b"\n", start)
                low = end + 1 if end >= 0 else len(data)
            else:
                high = start
        return low

    def _all_places(self) -> dict[bytes, int]:
        """Return where the first line of each key stands."""
        places: dict[bytes, int] = {}
        at = 0
        for line in self._data[:].splitlines(keepends=True):
            places.setdefault(line[: line.find(b"\t") + 1], at)
            at += len(line)
        return places

    def about(self) -> Mapping[str, str]:
        """Return what the table says of itself: version, keeper, checked, horizon."""
        facts = {}
        start = 0
        while self._data[start : start + 1] == _ABOUT.encode():
            end = self._data.find(b"\n", start)
            end = len(self._data) if end < 0 else end
            name, _, value = self._data[start + 1 : end].decode().partition("\t")
            facts[name] = value
            start = end + 1
        return facts

    def lines(self) -> Iterator[str]:
        """Yield every line but those about the table."""
        for line in self._data[:].decode().splitlines():
            if not line.startswith(_ABOUT):
                yield line


@remembered
def number_key(number: str) -> str:
    """Return what two ways of writing one number share; a text that is no number is its own key.

    >>> number_key("09/2017/NĐ-CP"), number_key("9/2017/NÐ- CP"), number_key("765/QĐ-BTTTT")
    ('9/2017/NĐ/CP', '9/2017/NĐ/CP', '765//QĐ/BTTTT')
    """
    parsed = parse_number(number)
    return "/".join(parsed.identity) if parsed else " ".join(number.split())


def act_line(act: LegalDocument) -> str:
    """Return the line of one act, without its end of line."""
    values = (
        *(number_key(act.number), act.number, act.kind, act.issuer, act.issued.iso),
        *(_iso(act.effective), _iso(act.expired), act.superseded_by, act.status.value, act.confidence.value),
        *(act.end_confidence.value if act.end_confidence else "", act.checked, _LIST.join(act.origin)),
        *(
            _LIST.join(act.amended_by),
            act.title,
            _LIST.join(act.sources),
            _LIST.join(act.end_sources),
            act.note,
        ),
    )
    return "\t".join(" ".join(value.split()) for value in values)


def read_line(cells: Sequence[str], name: str) -> LegalDocument:
    """Return the act of a line, given its cells behind the key; UsageError where it cannot be read."""
    try:
        row = dict(zip(COLUMNS[1:], cells, strict=True))
        issued = parse_date(row["issued"])
        if issued is None:
            raise ValueError(row["issued"])
        return LegalDocument(
            number=row["number"],
            kind=row["kind"],
            issuer=row["issuer"],
            issued=issued,
            title=row["title"],
            effective=_date(row["effective"]),
            expired=_date(row["expired"]),
            superseded_by=row["superseded_by"],
            status=Status(row["status"]),
            confidence=Confidence(row["confidence"]),
            checked=row["checked"],
            sources=_list(row["sources"]),
            note=row["note"],
            amended_by=_list(row["amended_by"]),
            end_confidence=Confidence(row["end_confidence"]) if row["end_confidence"] else None,
            end_sources=_list(row["end_sources"]),
            origin=_list(row["origin"]),
        )
    except ValueError as error:
        raise UsageError("registry.unreadable", path=name) from error


def _date(written: str) -> PartialDate | None:
    return parse_date(written) if written else None


def _iso(date: PartialDate | None) -> str:
    return date.iso if date else ""


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_LIST)) if cell else ()
