"""Who gets the paper: whether "Nơi nhận" names a body, or a group in it takes the body in.

Reads abbreviations as clerks write them there; where a line leaves it open, the body counts as named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from plancli.model.plan import Plan
from plancli.model.task import all_paragraphs
from plancli.model.unit import STATE_KINDS, Unit, UnitKind
from plancli.model.unit_names import unit_key
from plancli.patterns import late_pattern
from plancli.vietnamese.folding import unaccent

_WORD = re.compile(r"\w+")
_JOINING = frozenset({"và", "các"})
_ELSEWHERE = re.compile(r"^(?:như|mục|phần|điều)\s", re.IGNORECASE)
_AGENCIES = re.compile(
    r"\b(?:cơ quan|đơn vị|ban|sở|phòng)\b[^;]*?\b(?:ngành|đơn vị|liên quan|trực thuộc|cấp)\b|\bsở\s?, "
)
_MASS_BODIES = late_pattern(r"đoàn thể|tổ chức (?:chính trị|thành viên)|mặt trận|mttq")
_LOCAL = late_pattern(r"thôn|bản|ấp|khu phố|tổ dân phố")
_SCHOOLS = re.compile(r"trường|cơ sở giáo dục")
_FIRMS = late_pattern(r"doanh nghiệp|đơn vị liên quan|cơ quan, đơn vị")
_COMMUNES = late_pattern(r"ủy ban nhân dân[^;]*\b(?:xã|phường|cấp xã|địa phương)\b|địa phương")


def recipient_lines(plan: Plan) -> tuple[str, ...]:
    """Return the lines of "Nơi nhận" as keys, with those of the decision that issues the plan."""
    lines = [*plan.recipients, *(plan.decision.recipients if plan.decision else ())]
    return tuple(unit_key(each.words) for each in all_paragraphs(lines))


def points_elsewhere(lines: Sequence[str]) -> bool:
    """Say whether a line sends on to other words of the paper: "Như Điều 3", "Mục V"."""
    return any(_ELSEWHERE.match(line) for line in lines)


def is_named(name: str, lines: Sequence[str]) -> bool:
    """Say whether a line names a body, in full or in short: "Sở: NN&MT, TC", "Các Bộ: Công Thương, NNMT".

    A name without a word in it ("…") is not looked for.

    >>> is_named("Sở Tài chính", ("sở: nn&mt, tc, gd&đt",)), is_named("Sở Y tế", ("sở: nn&mt, tc",))
    (True, False)
    """
    words = _words(name)
    if not words:
        return True
    openers = {words[0], *accumulate(map(_initial, words))}
    return any(_spells(_words(line), words) for line in lines if not openers.isdisjoint(_plain_words(line)))


def _spells(line: Sequence[str], name: Sequence[str]) -> bool:
    """A line spells a name where its first word stands and the rest follows it, at once or further on."""
    for at, word in enumerate(line):
        if word == name[0] and (
            len(name) == 1 or any(_runs(line[i:], name[1:]) for i in range(at + 1, len(line)))
        ):
            return True
        if len(word) > 1 and _runs(line[at:], name):
            return True
    return False


def _runs(line: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether the line begins with the name; a word of it may give several by their initials."""
    at = 0
    for word in line:
        if at == len(name):
            break
        if word == name[at]:
            at += 1
        elif len(word) > 1 and _initials(name[at : at + len(word)]) == _plain(word):
            at += len(word)
        else:
            return False
    return at == len(name)


def _initials(words: Sequence[str]) -> str:
    return "".join(map(_initial, words))


def _initial(word: str) -> str:
    return _plain(word[0])


# A few words and letters are asked for again and again.
_plain = lru_cache(maxsize=1 << 10)(unaccent)


@lru_cache(maxsize=1 << 9)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(unit_key(text)) if word not in _JOINING)


@lru_cache(maxsize=1 << 9)
def _plain_words(text: str) -> frozenset[str]:
    """Return the words of a line, and each without marks: what a name's first word or initials may equal."""
    return frozenset([*_words(text), *map(_plain, _words(text))])


def is_taken_in(unit: Unit, lines: Sequence[str]) -> bool:
    """Say whether a group among the recipients takes a unit in: "Các cơ quan, ban, ngành, đoàn thể huyện"."""
    return any(pattern.search(line) for pattern in _groups_for(unit) for line in lines)


def _groups_for(unit: Unit) -> tuple[re.Pattern[str], ...]:
    if unit.kind in (UnitKind.FRONT, UnitKind.PARTY):
        return (_MASS_BODIES,)
    if unit.kind is UnitKind.VILLAGE:
        return (_LOCAL,)
    if unit.kind is UnitKind.SCHOOL:
        return (_SCHOOLS, _AGENCIES)
    if unit.kind in STATE_KINDS:
        return (_AGENCIES, _COMMUNES) if unit_key(unit.name).startswith("ủy ban nhân dân") else (_AGENCIES,)
    return (_FIRMS, _AGENCIES)
