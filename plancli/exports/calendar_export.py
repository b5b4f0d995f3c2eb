"""The dated work of a plan as an iCalendar file (RFC 5545): whole days, with reminders in the morning.

Says in each event what the paper prints and what the calendar took from it; it asks no clock, so that
the same plan gives the same bytes.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from plancli.analysis.plan_calendar import CalendarEntry, EntryKind
from plancli.exports.stored_text import stored_text
from plancli.formats.cells import shortened
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.vietnamese.dates import short_day
from plancli.vietnamese.due_times import Every

_MORNING = 8
"""Hour of a reminder: that of midnight, where a whole day begins, would wake people."""
_UNDATED = datetime.date(1980, 1, 1)
"""Stands for the day of a paper that has none; the first day of a zip, as in our other files."""
_SHORT = 70
"""Characters of the work that a title shows."""
_SHORT_TIME = 45


def export_calendar(
    plan: Plan, entries: Sequence[CalendarEntry], reminders: Sequence[int], language: Language = Language.VI
) -> bytes:
    """Return the calendar of these entries; `reminders` are days before each, none for no reminder.

    Without an entry it holds the time zone of Vietnam alone: the standard asks for one component at least.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//plancli//plancli//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _one_line(plan.issuance.title))
    for entry in entries:
        calendar.add_component(_event(plan, entry, reminders, language))
    if not entries:
        calendar.add_component(_vietnam())
    told: bytes = calendar.to_ical()
    return told


def _event(plan: Plan, entry: CalendarEntry, reminders: Sequence[int], language: Language) -> Event:
    event = Event()
    event.add("uid", _uid(plan, entry))
    event.add("dtstamp", _stamp(plan))
    event.add("dtstart", entry.day)
    if entry.due.rhythm is not None:
        event.add("rrule", _rule(entry))
    event.add("summary", _summary(entry))
    event.add("description", "\n".join(_description(plan, entry, language)))
    event.add("categories", [sentence(language, f"ics.category.{_category(entry)}")])
    # A deadline takes no time of the day, so that nobody counts as busy.
    event.add("transp", "TRANSPARENT")
    for days in reminders:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _summary(entry))
        alarm.add("trigger", datetime.timedelta(hours=_MORNING) - datetime.timedelta(days=days))
        event.add_component(alarm)
    return event


def _uid(plan: Plan, entry: CalendarEntry) -> str:
    """Return what makes a program replace the event of an earlier file instead of adding another.

    Number and day of the plan are no part of it: they come when the draft is signed. Nor is the day of the
    event, which may be put off.
    """
    head = plan.issuance
    whole = f"{head.kind}\n{head.issuer}\n{head.title}\n{head.period}"
    return f"{_hash(whole)[:16]}-{_hash(entry.key)[:16]}@plancli"


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _stamp(plan: Plan) -> datetime.datetime:
    """Return the plan's own day, as far as it is known: the standard asks for one, and a clock would lie."""
    day = plan.issuance.date.first_day if plan.issuance.date else _UNDATED
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _rule(entry: CalendarEntry) -> dict[str, object]:
    rhythm = entry.due.rhythm
    if rhythm is None:
        return {}
    rule: dict[str, object] = {"freq": "yearly" if rhythm.every is Every.YEAR else "monthly"}
    if rhythm.every is Every.YEAR:
        rule["bymonth"] = rhythm.month
    if rhythm.every is Every.QUARTER:
        rule["bymonth"] = [3, 6, 9, 12]
    rule["bymonthday"] = rhythm.day
    if entry.until is not None:
        rule["until"] = entry.until
    return rule


def _category(entry: CalendarEntry) -> str:
    return "report" if entry.kind is EntryKind.REPORT else "deadline"


def _summary(entry: CalendarEntry) -> str:
    """Return a title such as `II.2.a: Rà soát các điểm đổ rác (trước ngày 15/3/2026)`."""
    words = shortened(_one_line(entry.words), _SHORT)
    time = shortened(_one_line(entry.due.words), _SHORT_TIME)
    return f"{entry.address}: {words} ({time})"


def _description(plan: Plan, entry: CalendarEntry, language: Language) -> Iterator[str]:
    yield f"{entry.address}: {stored_text(entry.words)}"
    yield _fact("deadline", entry.due.words, language)
    yield from _notes(entry, language)
    for role, names in entry.units:
        term = sentence(language, f"term.{role.value}" if role else "ics.holder")
        yield f"{term[:1].upper()}{term[1:]}: {stored_text('; '.join(names))}"
    if entry.deliverable:
        yield _fact("deliverable", entry.deliverable, language)
    head = plan.issuance
    number = f"{sentence(language, 'ics.number')} {head.printed_number}" if head.printed_number else ""
    source = (f"{head.kind} {number}".strip(), head.date_words, head.issuer, head.title)
    yield _fact("source", ", ".join(filter(None, source)), language)


def _notes(entry: CalendarEntry, language: Language) -> Iterator[str]:
    """Yield what the calendar took from the words, where they do not print the very day."""
    due = entry.due
    if due.rhythm is None and not due.is_day:
        yield sentence(language, "ics.note.period", day=short_day(entry.day))
    if due.year_supplied:
        yield sentence(language, "ics.note.year", year=entry.day.year)
    if due.rhythm is not None and entry.until is not None:
        yield sentence(language, "ics.note.until", first=short_day(entry.day), last=short_day(entry.until))
    if due.rhythm is not None and entry.until is None:
        yield sentence(language, "ics.note.endless", first=short_day(entry.day))


def _fact(name: str, words: str, language: Language) -> str:
    return f"{sentence(language, f'ics.{name}')}: {stored_text(words)}"


def _one_line(words: str) -> str:
    return " ".join(stored_text(words).split())


def _vietnam() -> Timezone:
    """Return the time zone of Vietnam: UTC+7, the same all year."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Asia/Ho_Chi_Minh")
    standard.add("dtstart", datetime.datetime(1980, 1, 1))  # noqa: DTZ001 - a zone is told in its own time
    for name in ("tzoffsetfrom", "tzoffsetto"):
        standard.add(name, datetime.timedelta(hours=7))
    zone.add_component(standard)
    return zone
