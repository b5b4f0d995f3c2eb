"""Duties that acts set for state bodies, in our own words, each with its article, level, days and source.

Holds what sources say; a duty is asked of a plan only where `analysis.trace` finds that it should be.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

import yaml

from plancli.errors import UsageError
from plancli.legal.acts import Confidence
from plancli.legal.duty_ids import DUTIES
from plancli.messages import Language
from plancli.records import dataclass
from plancli.resources import read_resource
from plancli.source.composing import plain_yaml
from plancli.vietnamese.folding import fold, unaccent, words_key


class DutyLevel(Enum):
    """Cấp của cơ quan mà một nghĩa vụ giao cho; the value stands in the file and in JSON."""

    MINISTRY = "ministry"
    """bộ, cơ quan ngang bộ"""
    PROVINCE = "province"
    """Ủy ban nhân dân cấp tỉnh"""
    DEPARTMENT = "department"
    """sở, cơ quan chuyên môn cấp tỉnh"""
    DISTRICT = "district"
    """Ủy ban nhân dân cấp huyện, đến 30/6/2025"""
    COMMUNE = "commune"
    """Ủy ban nhân dân cấp xã"""


@dataclass(frozen=True, slots=True)
class DutyAct:
    """The act that sets duties; number, issuer and day are the key of the registry."""

    number: str
    """`244/2026/NĐ-CP`"""
    kind: str
    """`Nghị định`"""
    name: str
    """`Luật Tiếp cận thông tin` for a law, which plans cite by name; else empty."""
    issuer: str
    issued: datetime.date
    begins: datetime.date | None
    """The day on which it took effect; None where that is not known."""
    ended: datetime.date | None
    """The first day on which it was no longer in force; None while no end is known."""
    successor: str
    """Number of the act that replaced it, or empty."""
    subjects: tuple[str, ...]
    """Words of which the title of a plan holds one, where the plan is about the act's work."""

    def concerns(self, title: str) -> bool:
        """Say whether a plan of this title is about the act's work, and does not only mention the act."""
        words = words_key(title)
        return any(words_key(subject) in words for subject in self.subjects)

    @property
    def title(self) -> str:
        """`Nghị định số 244/2026/NĐ-CP`, `Luật Tiếp cận thông tin số 104/2016/QH13`."""
        return f"{self.name or self.kind} số {self.number}"

    def is_in_force_on(self, day: datetime.date) -> bool:
        """Say whether it had begun by `day` and is not known to have ended."""
        return (self.begins or self.issued) <= day and not (self.ended is not None and self.ended <= day)


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day that returns each year, and the stretch of time that is told of; months and days."""

    before: tuple[int, int]
    """(12, 20): before 20 December."""
    data_from: tuple[int, int]
    """(12, 15): of the year before."""
    data_to: tuple[int, int]
    """(12, 14)"""


@dataclass(frozen=True, slots=True)
class LegalDuty:
    """Một nghĩa vụ do văn bản quy định."""

    id: str
    """`P4`; two laws of one name that set the same duty share it: `A5`."""
    act: DutyAct
    article: str
    """`khoản 3 Điều 3`; empty where the sources do not tell."""
    text_vi: str
    """Our paraphrase, never the act's words."""
    text_en: str
    levels: tuple[DutyLevel, ...]
    """Whom the act binds, as far as its sources tell."""
    passed_to: tuple[DutyLevel, ...]
    """Levels that the act does not name, whose plans are asked all the same where they carry the act out."""
    about: str
    """Number of another act whose work this is about: who cites that one is asked, too; or empty."""
    follows: tuple[str, ...]
    """Ids of the duties of an earlier act that it took the place of, as we read them."""
    due: datetime.date | None
    """The one day by which the act wants it done."""
    yearly: Yearly | None
    source: str
    confidence: Confidence
    checked: datetime.date
    """Day on which the source was read."""

    def text(self, language: Language) -> str:
        """Return the paraphrase in one language."""
        return self.text_vi if language is Language.VI else self.text_en

    @property
    def key(self) -> tuple[str, str]:
        """Id and number of the act, which no two duties share."""
        return self.id, self.act.number


class Duties:
    """The duties of one table."""

    def __init__(self, all_duties: Sequence[LegalDuty], checked: str) -> None:
        """Hold the duties in the order of the file; `checked` is the day of the last review, ISO."""
        self.all = tuple(all_duties)
        self.checked = checked
        self.acts: Mapping[str, DutyAct] = {each.act.number: each.act for each in self.all}
        """By number."""
        self._by_id: dict[str, list[LegalDuty]] = {}
        for each in self.all:
            self._by_id.setdefault(each.id.casefold(), []).append(each)

    def of_id(self, duty_id: str, day: datetime.date) -> LegalDuty | None:
        """Return the duty that an id meant on `day`; None where no act knows the id.

        Of two acts that share it the one in force, else the last that had begun, else the first.
        """
        found = self._by_id.get(duty_id.strip().casefold(), [])
        in_force = [each for each in found if each.act.is_in_force_on(day)]
        begun = [each for each in found if (each.act.begins or each.act.issued) <= day]
        return next(iter([*in_force, *reversed(begun), *found]), None)

    def of_act(self, number: str) -> Iterator[LegalDuty]:
        """Yield the duties of an act, then those of other acts that are about its work."""
        yield from (each for each in self.all if each.act.number == number)
        yield from (each for each in self.all if each.about == number != each.act.number)

    def search(self, query: str) -> tuple[LegalDuty, ...]:
        """Return the duties whose id, act, article or paraphrase holds every word of `query`; all for none.

        Words may be typed without marks. An id alone finds just the duties of that id.
        """
        exact = self._by_id.get(query.strip().casefold())
        if exact:
            return tuple(exact)
        marked = fold(query) != unaccent(query)
        words = fold(query).split()
        return tuple(
            each for each in self.all if all(word in _haystack(each, marked=marked) for word in words)
        )


def _haystack(duty: LegalDuty, *, marked: bool) -> str:
    """Return what is searched; without marks for words that were typed without any."""
    told = f"{duty.id} {duty.act.title} {duty.article} {duty.text_vi} {duty.text_en}"
    return fold(told) if marked else unaccent(told)


@functools.cache
def load_default_duties() -> Duties:
    """Return the shipped table; it is read when it is first asked for."""
    return read_duties(read_resource("data", DUTIES))


def read_duties(data: bytes) -> Duties:
    """Read a table; UsageError `duties.unreadable` where it is not as it should be."""
    try:
        written = plain_yaml(data)
        checked = written["checked"]
        found = [_duty(duty, act, _act(act), checked) for act in written["acts"] for duty in act["duties"]]
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise UsageError("duties.unreadable", path=DUTIES) from error
    return Duties(found, checked)


def _act(written: Mapping[str, Any]) -> DutyAct:
    return DutyAct(
        number=written["number"],
        kind=written["kind"],
        name=written.get("name", ""),
        issuer=written["issuer"],
        issued=_day(written["issued"]),
        begins=_day(written["from"]) if "from" in written else None,
        ended=_day(written["to"]) if "to" in written else None,
        successor=written.get("successor", ""),
        subjects=tuple(written["subjects"]),
    )


def _duty(written: Mapping[str, Any], of_act: Mapping[str, Any], act: DutyAct, checked: str) -> LegalDuty:
    """Read one duty; what it does not say of source and confidence its act says."""
    return LegalDuty(
        id=written["id"],
        act=act,
        article=written.get("article", ""),
        text_vi=written["vi"],
        text_en=written["en"],
        levels=tuple(map(DutyLevel, written["levels"])),
        passed_to=tuple(map(DutyLevel, written.get("passed_to", ()))),
        about=written.get("about", of_act.get("about", "")),
        follows=tuple(written.get("follows", ())),
        due=_day(written["due"]) if "due" in written else None,
        yearly=_yearly(written["yearly"]) if "yearly" in written else None,
        source=written.get("source") or of_act["source"],
        confidence=Confidence(written.get("confidence") or of_act["confidence"]),
        checked=_day(checked),
    )


def _yearly(written: Mapping[str, str]) -> Yearly:
    return Yearly(*(_month_day(written[key]) for key in ("before", "data_from", "data_to")))


def _month_day(written: str) -> tuple[int, int]:
    day = datetime.date.fromisoformat(f"2000-{written}")
    return day.month, day.day


def _day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)
