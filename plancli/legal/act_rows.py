"""Rows that a person filled in about acts, checked one by one and made into acts.

Refuses what cannot be right and says what clashes with the registry; looks nothing up and supplies no fact.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from plancli.legal.act_sources import read_source
from plancli.legal.acts import Confidence, LegalDocument, Status
from plancli.legal.document_kinds import kind_named
from plancli.legal.law_titles import LAW_KINDS
from plancli.legal.number import DocumentNumber, parse_number
from plancli.legal.registry import Registry
from plancli.legal.same_act import same_issuer
from plancli.records import dataclass, field
from plancli.vietnamese.dates import PartialDate, parse_date, short_style
from plancli.vietnamese.folding import fold

FIELDS = (
    *("number", "kind", "issuer", "issued", "title"),
    *("effective", "status", "expired", "superseded_by", "amended_by", "source", "checked", "note"),
)
"""What a row may say; the first five stand filled in where papers say them, the others are for a person."""
FILLED_IN = FIELDS[5:]
_LEVELS = (
    *(" tỉnh", " huyện", " xã", " phường", " thị trấn", " thành phố", " quận", " đặc khu"),
    *(" tỉnh ủy", " huyện ủy", " thành ủy", " đảng ủy", " quận ủy"),
)
_STATUS_WORDS = {
    "còn hiệu lực": Status.IN_FORCE,
    "in force": Status.IN_FORCE,
    "chưa thấy văn bản bãi bỏ": Status.PRESUMED,
    "no repeal seen": Status.PRESUMED,
    "hết hiệu lực": Status.ENDED,
    "not in force": Status.ENDED,
    **{fold(each.value): each for each in Status},
}


def is_vague_issuer(name: str) -> bool:
    """Say whether a name is that of a body in every place: "UBND tỉnh", "Ban Thường vụ Tỉnh ủy".

    A plan may write so; an entry may not, because the issuer is a part of its key.
    """
    return f" {fold(name)}".endswith(_LEVELS)


@dataclass(frozen=True, slots=True)
class ActRow:
    """One row as it was filled in."""

    line: int
    """Row of the sheet, line of the table or entry of the list, from 1."""
    cells: Mapping[str, str]
    """By field; a field that is missing is empty."""

    def __getitem__(self, name: str) -> str:
        return " ".join(self.cells.get(name, "").split())

    @property
    def is_filled(self) -> bool:
        """Say whether a person wrote more than what stood there from the papers."""
        return any(self[name] for name in FILLED_IN)


@dataclass(frozen=True, slots=True)
class RowRemark:
    """What is to be said of a row: `key` below `law.row` in the catalogue."""

    line: int
    key: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """What the rows give."""

    acts: tuple[LegalDocument, ...]
    problems: tuple[RowRemark, ...]
    """What has to be put right before anything is written."""
    clashes: tuple[RowRemark, ...]
    """Where the registry says otherwise; the row goes first, so this is said and no refusal."""
    unfilled: int
    """Rows that nobody filled in."""


def check_rows(rows: Sequence[ActRow], registry: Registry, today: datetime.date) -> CheckedRows:
    """Check every filled row; a day of review that is left out is `today`."""
    acts: list[LegalDocument] = []
    problems: list[RowRemark] = []
    clashes: list[RowRemark] = []
    seen: dict[tuple[str, str, str], int] = {}
    filled = [row for row in rows if row.is_filled]
    for row in filled:
        found = list(_Problems(row, today).find())
        problems += found
        if found:
            continue
        act = _act(row, today)
        key = (act.number, fold(act.issuer), act.issued.iso)
        if key in seen:
            problems.append(RowRemark(row.line, "twice", {"number": act.number, "other": str(seen[key])}))
        seen.setdefault(key, row.line)
        acts.append(act)
        clashes += _clashes(row, act, registry)
    return CheckedRows(tuple(acts), tuple(problems), tuple(clashes), len(rows) - len(filled))


class _Problems:
    """What is wrong with one row."""

    def __init__(self, row: ActRow, today: datetime.date) -> None:
        self._row = row
        self._today = today
        self._number = parse_number(row["number"])
        self._issued = parse_date(row["issued"])

    def find(self) -> list[RowRemark]:
        return [*self._identity(), *self._days(), *self._rest()]

    def _remark(self, key: str, **fields: str) -> RowRemark:
        return RowRemark(self._row.line, key, fields)

    def _identity(self) -> list[RowRemark]:
        row, number = self._row, self._number
        found = []
        if number is None or not number.serial:
            found.append(self._remark("bad-number", value=row["number"]))
        kind = kind_named(row["kind"])
        if kind is None:
            found.append(self._remark("bad-kind", value=row["kind"]))
        elif number and number.type_code and number.kind and number.kind != kind:
            found.append(self._remark("other-kind", value=kind, number=number.text, kind=number.kind))
        found += (
            self._remark("empty", field=name) for name in ("issuer", "title", "source") if not row[name]
        )
        if is_vague_issuer(row["issuer"]):
            found.append(self._remark("vague-issuer", value=row["issuer"]))
        return found

    def _days(self) -> list[RowRemark]:
        row, issued, number = self._row, self._issued, self._number
        if issued is None or issued.day is None:
            return [self._remark("bad-day", field="issued", value=row["issued"])]
        found = []
        if number and number.year and number.year != issued.year:
            found.append(self._remark("other-year", number=number.text, value=short_style(issued)))
        if issued.first_day > self._today:
            found.append(self._remark("future", field="issued", value=short_style(issued)))
        for name in ("effective", "expired", "checked"):
            date = parse_date(row[name]) if row[name] else None
            if row[name] and (date is None or date.day is None):
                found.append(self._remark("bad-day", field=name, value=row[name]))
            elif date and date < issued:
                found.append(self._remark("before-issue", field=name, value=short_style(date)))
            elif date and name == "checked" and date.first_day > self._today:
                found.append(self._remark("future", field=name, value=short_style(date)))
        return found + self._order()

    def _order(self) -> list[RowRemark]:
        effective, expired = (parse_date(self._row[name] or "?") for name in ("effective", "expired"))
        if effective and expired and expired < effective:
            return [self._remark("ends-first", value=short_style(expired))]
        return []

    def _rest(self) -> list[RowRemark]:
        row = self._row
        found = [
            self._remark("bad-number", value=each)
            for each in (*_numbers(row["superseded_by"]), *_numbers(row["amended_by"]))
            if parse_number(each) is None
        ]
        status = _STATUS_WORDS.get(fold(row["status"])) if row["status"] else None
        if row["status"] and status is None:
            found.append(self._remark("bad-status", value=row["status"]))
        ends = bool(row["expired"] or row["superseded_by"])
        if (
            status in (Status.IN_FORCE, Status.PRESUMED)
            and ends
            and not _is_later(row["expired"], self._today)
        ):
            found.append(self._remark("ended-in-force"))
        return found


def _is_later(written: str, today: datetime.date) -> bool:
    date = parse_date(written) if written else None
    return date is not None and date.first_day > today


def _act(row: ActRow, today: datetime.date) -> LegalDocument:
    """Return the act of a row that has no problem."""
    kind = kind_named(row["kind"]) or ""
    issued = parse_date(row["issued"]) or PartialDate(1)
    expired = parse_date(row["expired"]) if row["expired"] else None
    checked = parse_date(row["checked"]) if row["checked"] else None
    number = parse_number(row["number"])
    parts = re.split(r"\n|;\s", row.cells.get("source", ""))
    sources = tuple(words for part in parts if (words := " ".join(part.split())))
    official = any(read_source(each).is_official for each in sources)
    # A person who looked the act up on an official page is as good a witness as there is.
    confidence = Confidence.HIGH if official else Confidence.MEDIUM
    ended = bool(expired or row["superseded_by"])
    return LegalDocument(
        number=number.text if number else row["number"],
        kind=kind,
        issuer=row["issuer"],
        issued=issued,
        title=_title(kind, row["title"]),
        effective=parse_date(row["effective"]) if row["effective"] else None,
        expired=expired,
        superseded_by="; ".join(_canonical(row["superseded_by"])),
        status=_status(row, ended=ended),
        confidence=confidence,
        checked=checked.iso if checked else today.isoformat(),
        sources=sources,
        note=row["note"],
        amended_by=tuple(_canonical(row["amended_by"])),
        end_confidence=confidence if ended else None,
        end_sources=sources if ended else (),
        origin=("overlay",),
    )


def _status(row: ActRow, *, ended: bool) -> Status:
    written = _STATUS_WORDS.get(fold(row["status"])) if row["status"] else None
    if row["superseded_by"] and written in (None, Status.ENDED):
        return Status.REPLACED
    return written or (Status.ENDED if ended else Status.UNKNOWN)


def _title(kind: str, title: str) -> str:
    """Return the title; a law's begins with its kind, so that the law is found by its name."""
    return f"{kind} {title}" if kind in LAW_KINDS and not fold(title).startswith(fold(kind)) else title


def _numbers(written: str) -> list[str]:
    return [each for part in written.split(";") for each in map(str.strip, part.split(",")) if each]


def _canonical(written: str) -> list[str]:
    read: list[DocumentNumber | None] = [parse_number(each) for each in _numbers(written)]
    return [each.text for each in read if each is not None]


def _clashes(row: ActRow, act: LegalDocument, registry: Registry) -> list[RowRemark]:
    """Return where acts of this number and issuer are held with another day, title or end."""
    found = []
    number = parse_number(act.number)
    for held in registry.by_number(act.number):
        if not same_issuer(held.issuer, act.issuer):
            continue
        same_day = held.issued.agrees_with(act.issued)
        if not same_day and number is not None and number.is_one_act and held.kind == act.kind:
            values = {
                "number": act.number,
                "value": short_style(act.issued),
                "held": short_style(held.issued),
            }
            found.append(RowRemark(row.line, "clash-day", values))
        elif same_day and act.expired and held.expired and act.expired != held.expired:
            values = {
                "number": act.number,
                "value": short_style(act.expired),
                "held": short_style(held.expired),
            }
            found.append(RowRemark(row.line, "clash-end", values))
        # What is known from citing plans alone is what "law missing" asks for.
        elif same_day and held.is_attested:
            found.append(RowRemark(row.line, "held", {"number": act.number}))
    return found
