"""Words of a plan that fix a day by which the units below it are to have a plan of their own.

Quotes them; whether a day is kept is for the reader, as such a sentence may mean another plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plancli.analysis.cascade_rows import QuotedDay
from plancli.model.fingerprint import Work, words_of
from plancli.model.plan import Plan
from plancli.patterns import late_pattern
from plancli.vietnamese.clauses import own_words
from plancli.vietnamese.dates import find_dates
from plancli.vietnamese.due_times import times_in_prose

_SENTENCE = re.compile(r"(?<=[.;:])\s+|\n")
_OWN_PLAN = late_pattern(
    r"\b(?:xây dựng|ban hành|lập|cụ thể hóa|cụ thể hoá)\b[^.;\n]{0,60}?\b(?:kế hoạch|chương trình)\b",
    re.IGNORECASE,
)
_LOWER = late_pattern(r"\b(?:xã|phường|đặc khu|thị trấn|huyện|quận|địa phương|cấp xã)\b", re.IGNORECASE)


def asks_for_plan(words: str) -> bool:
    """Say whether work asks for a plan of the unit's own, which its plan may then be.

    >>> asks_for_plan("Xây dựng kế hoạch triển khai thực hiện của địa phương.")
    True
    """
    return _OWN_PLAN.search(own_words(words)) is not None


def quoted_days(plan: Plan, for_units_below: Iterable[Work]) -> tuple[QuotedDay, ...]:
    """Return the sentences, each once: of the work for units below, and others that name such units."""
    found: dict[str, QuotedDay] = {}
    for work in for_units_below:
        for sentence in _sentences(words_of(work)):
            found.setdefault(sentence, QuotedDay(work.address, sentence))
    for text in plan.texts.holding(_OWN_PLAN):
        for sentence in _sentences(text.words):
            if _LOWER.search(sentence):
                found.setdefault(sentence, QuotedDay(text.address, sentence))
    return tuple(found.values())


def _sentences(words: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(words):
        own = own_words(sentence)
        # "trong tháng 01 năm 2026" is no limit of a calendar, but it names the time all the same.
        if _OWN_PLAN.search(own) and (times_in_prose(own) or find_dates(own)):
            yield " ".join(sentence.split())
