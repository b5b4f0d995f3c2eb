"""The raw readings that the registry is built from, each as rows of one shape.

Repairs only what is unmistakable, and notes each repair; a line that cannot be trusted is left out and told.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from plancli.legal.acts import Confidence, LegalDocument, Status
from plancli.legal.law_titles import LAW_KINDS
from plancli.legal.number import NUMBER, NumberForm, parse_number, read_number, with_plain_marks
from plancli.vietnamese.dates import PartialDate, parse_date
from tools.act_issuers import issuer_named, issuer_of_number

CODIFIED_UNTIL = "2026-05-13"
"""Day of the copy of the codification."""
PAGES_UNTIL = "2026-07-31"
"""Day that the pages of acts of 2025 and 2026 reach."""
_STATUS = {
    "in_force": Status.IN_FORCE,
    "in_force_presumed": Status.PRESUMED,
    "replaced": Status.REPLACED,
    "lapsed_by_term": Status.LAPSED,
    "unknown": Status.UNKNOWN,
}
_UNOPENED = " (URL recorded, not opened)"
_PAPERS = re.compile(r"stated alike in (\d+) public documents?")
_HEDGED = re.compile(
    r"inferred|metadata file|not read|not confirmed|not checked|end date = commencement|by the press"
)
"""Words of a note by which its writer doubts the end."""
_OF_READINGS = re.compile(r"seed|registry-facts|successions\.tsv|this pass|this set")
_CLAUSE = re.compile(r"(?:;|\.)\s|\bsee also\b")
_AMENDED = re.compile(r"amended (?:in part )?by (.*)")
_REPORTED = re.compile(r"reported (\d{4})-")
_AMENDING_TITLE = re.compile(r"(?:luật )?sửa đổi[^\d]{0,80} của [^\d;]{0,60}số ", re.IGNORECASE)
_MISREAD = re.compile(r"\bĐiều \d+\.\d|sau đây gọi tắt|^ngày ")
"""What stands in a title that the program took from the wrong place."""
_NO_ISSUER = re.compile(r"ngày \d|Điều \d|quy định")
"""What stands for the issuer where the program joined the beginning of one act and the end of another."""
_LAW_WORD = re.compile(r"(?:bộ luật|lu[ậâ]t|pháp lệnh)\s+(?!sư\b)", re.IGNORECASE)
_NO_SUCH_END = frozenset({("151/2017/NĐ-CP", "85/2018/NĐ-CP"), ("27/2018/NĐ-CP", "185/2026/NĐ-CP")})
"""Pairs read again by a person and found wrong: a sentence on replacing cars, a slip of the page itself."""
_REST_OF_NUMBER = re.compile(r"/?[A-ZĐ][\w&]*(?:-[A-ZĐ][\w&]*)*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Succession:
    """One act ended as a whole by another."""

    old_number: str
    old_issued: PartialDate | None
    new_number: str
    start: PartialDate
    how: str
    """`thay thế`, `hết hiệu lực` or `bãi bỏ`"""


@dataclass(frozen=True, slots=True)
class CitedDates:
    """How the texts of other acts date one act."""

    number: str
    kind: str
    texts: Mapping[str, int]
    """How many texts give it each ISO day."""


def read_facts(folder: Path) -> Iterator[LegalDocument]:
    """Yield the acts of registry-facts.yaml."""
    data = yaml.load((folder / "registry-facts.yaml").read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506
    for row in data["documents"]:
        yield _fact({key: "" if value in ("null", "") else value for key, value in row.items()})


def _fact(row: Mapping[str, str]) -> LegalDocument:
    note = _note(row.get("note", ""))
    status = _STATUS[row["status"]]
    expired = parse_date(row["expired_on"]) if row["expired_on"] else None
    if expired and status is Status.LAPSED:
        expired = _next_day(expired)  # a term ends with its last day
    confidence = Confidence(row["confidence"])
    sources = tuple(_source(each) for each in row["sources"])
    doubtful = _HEDGED.search(note) is not None and confidence is Confidence.HIGH
    ended = status in (Status.REPLACED, Status.LAPSED)
    return LegalDocument(
        number=_number(row["number"]),
        kind=row["type"],
        issuer=issuer_named(row["issuer"]),
        issued=_issued(row, note),
        title=row["title"],
        effective=parse_date(row["effective"]) if row["effective"] else None,
        expired=expired,
        superseded_by=row["superseded_by"],
        status=status,
        confidence=confidence,
        checked=row["checked"],
        sources=sources,
        note=note,
        amended_by=tuple(_amended_by(note)),
        end_confidence=(Confidence.MEDIUM if doubtful else confidence) if ended else None,
        end_sources=sources if ended else (),
        origin=("facts",),
    )


def _note(written: str) -> str:
    """Return a note without the clauses that speak of the readings themselves."""
    clauses = " ".join(written.split()).split("; ")
    return "; ".join(clause for clause in clauses if not _OF_READINGS.search(clause))


def _issued(row: Mapping[str, str], note: str) -> PartialDate:
    """Return the day of issue; where no source gives it, the year that the number or the note says."""
    known = parse_date(row["issued"]) if row["issued"] else None
    number = parse_number(row["number"])
    if known is None and number is not None and number.year:
        known = PartialDate(number.year)
    reported = _REPORTED.search(note)
    if known is None and reported:
        known = PartialDate(int(reported[1]))
    if known is None:
        raise ValueError(row["number"])
    return known


def _source(written: str) -> str:
    """Return a source in the form of `plancli.legal.act_sources`."""
    if papers := _PAPERS.fullmatch(written):
        return f"papers:{papers[1]}"
    if written.startswith("machine-read codification"):
        return "codification"
    if written.startswith("public repository transcription"):
        return "transcription"
    if written.endswith(_UNOPENED):
        return f"unopened:{written.removesuffix(_UNOPENED)}"
    return written


def _amended_by(note: str) -> Iterator[str]:
    """Yield the numbers that a note says, in so many words, amend the act."""
    for clause in _CLAUSE.split(note):
        if found := _AMENDED.match(clause.strip()):
            yield from numbers_in(found[1])


def numbers_in(words: str) -> list[str]:
    """Return the numbers of a text in their order, each once."""
    read = map(read_number, NUMBER.finditer(with_plain_marks(words)))
    return list(dict.fromkeys(number.text for number in read if number is not None))


def amended_in_title(act: LegalDocument) -> str:
    """Return the number of the act that this one amends, where its title says so; else empty.

    "Sửa đổi Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW" amends the programme alone.
    """
    found = _AMENDING_TITLE.match(act.title)
    if found is None or " thực hiện " in found.group():
        return ""
    number = NUMBER.match(with_plain_marks(act.title), found.end())
    read = read_number(number) if number else None
    return read.text if read else ""


def read_codified(folder: Path) -> Iterator[LegalDocument | str]:
    """Yield the acts of codified-acts.tsv, and for each line that is left out a text that says why.

    Those with a title come first, so that of two days of issue theirs is the one that stands.
    """
    rows = sorted(_rows(folder / "codified-acts.tsv"), key=lambda row: not _good_title(row["title"]))
    for row in rows:
        made = _codified(row)
        yield made or f"{row['number']} {row['issued']}: number or title misread: {row['title'][:60]}"


def _codified(row: Mapping[str, str]) -> LegalDocument | None:
    number, title, repaired = _whole_number(row["number"], _good_title(row["title"]))
    parsed = parse_number(number)
    dated = parsed is not None and parsed.year is not None
    if number.endswith("-") or not (title or dated):
        return None
    issuer, remark = issuer_of_number(number, row["issuer"])
    notes = ["the number was cut in the reading, put together again"] if repaired else []
    misplaced = _NO_ISSUER.search(row["issuer"]) is not None
    late = row["issued"] > CODIFIED_UNTIL
    kind = row["kind"] or (parsed.kind if parsed else "") or ""
    return LegalDocument(
        number=_number(number),
        kind=kind,
        issuer=issuer,
        issued=_date(row["issued"]),
        title=_title(kind, title),
        effective=parse_date(row["effective"]) if row["effective"] and not misplaced else None,
        expired=None,
        superseded_by="",
        status=Status.UNKNOWN,
        # A line without a title was read where another act is quoted; of those one in ten has the wrong day.
        confidence=Confidence.MEDIUM if title and not misplaced else Confidence.LOW,
        checked=PAGES_UNTIL if late else CODIFIED_UNTIL,
        sources=("codification",),
        note="; ".join([*notes, *filter(None, [remark])]),
        origin=("codified",),
    )


def _good_title(written: str) -> str:
    return "" if _MISREAD.search(written) else written


def _whole_number(number: str, title: str) -> tuple[str, str, bool]:
    """Return number and title where the reading cut the number and left its rest in the title."""
    rest = _REST_OF_NUMBER.match(title)
    if parse_number(number) is not None or rest is None or not re.search(r"-$|/\d{4}$", number):
        return number, title, False
    whole = number + rest.group()
    if parse_number(whole) is None:
        return number, title, False
    return whole, title[rest.end() :].strip(), True


def _title(kind: str, title: str) -> str:
    """Return the title; a law's with its kind in front and one capital: `Luật Hỗ trợ doanh nghiệp`."""
    if kind not in LAW_KINDS or not title:
        return title
    word = _LAW_WORD.match(title)
    name = title[word.end() :] if word else title
    name = name.lower() if name.isupper() else name
    first = name[0].lower() if name.casefold().startswith("sửa đổi") else name[0].upper()
    return f"{kind} {first}{name[1:]}"


def read_successions(folder: Path) -> Iterator[Succession | str]:
    """Yield the pairs of successions.tsv, and for each that cannot be a text that says why."""
    for row in _rows(folder / "successions.tsv"):
        old, new = parse_number(row["old_number"]), parse_number(row["new_number"])
        issued = parse_date(row["old_issued"]) if row["old_issued"] else None
        start = _date(row["from"])
        wrong_year = old is not None and old.year and issued and old.year != issued.year
        if old is None or new is None or (issued and issued > start) or (old.year or 0) > start.year:
            yield f"{row['old_number']} -> {row['new_number']}: impossible"
            continue
        if (old.text, new.text) in _NO_SUCH_END:
            yield f"{old.text} -> {new.text}: read again and found wrong"
            continue
        if old.form is NumberForm.LAW and issued is None:
            # "Luật A, sửa đổi theo Luật số B, hết hiệu lực": B amends A, and may be a law of its own.
            yield f"{old.text} -> {new.text}: named without its day, may only have amended what ended"
            continue
        known = PartialDate(old.year) if old.year else None
        day = known if wrong_year or issued is None else issued
        yield Succession(old.text, day, new.text, start, row["how"])


def read_cited_dates(text: str) -> Iterator[CitedDates]:
    """Yield what the lines of cited_dates.tsv say of each act."""
    said: dict[tuple[str, str], dict[str, int]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        said.setdefault((row["number"], row["kind"]), {})[row["issued"]] = int(row["texts"])
    yield from (CitedDates(number, kind, texts) for (number, kind), texts in said.items())


def ended_act(pair: Succession) -> LegalDocument | None:
    """Return the act that is known only as ended by another; None where its day or year is not known."""
    if pair.old_issued is None:
        return None
    parsed = parse_number(pair.old_number)
    bare = LegalDocument(
        number=pair.old_number,
        kind=(parsed.kind if parsed else "") or "",
        issuer=issuer_of_number(pair.old_number, "")[0],
        issued=pair.old_issued,
        title="",
        effective=None,
        expired=None,
        superseded_by="",
        status=Status.UNKNOWN,
        confidence=Confidence.MEDIUM,
        checked=PAGES_UNTIL,
        sources=(f"closing-article:{pair.new_number}",),
        note="",
        origin=(),
    )
    return with_end(bare, pair)


def with_end(act: LegalDocument, pair: Succession) -> LegalDocument:
    """Return the act as ended by the pair; the end has a confidence and a source of its own."""
    replaced = pair.how == "thay thế"
    return replace(
        act,
        expired=pair.start,
        superseded_by=pair.new_number if replaced else "",
        status=Status.REPLACED if replaced else Status.ENDED,
        checked=max(act.checked, PAGES_UNTIL),
        end_confidence=Confidence.LOW,
        end_sources=(f"closing-article:{pair.new_number}",),
        origin=(*act.origin, "successions"),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _number(written: str) -> str:
    parsed = parse_number(written)
    return parsed.text if parsed else written


def _date(written: str) -> PartialDate:
    date = parse_date(written)
    if date is None:
        raise ValueError(written)
    return date


def _next_day(date: PartialDate) -> PartialDate:
    after = date.last_day.toordinal() + 1
    day = type(date.last_day).fromordinal(after)
    return PartialDate(day.year, day.month, day.day)
