"""Work that two plans of one issuer and one period give to different leads, or set different deadlines for.

Takes only clearly the same work for the same: near-same words with the same names and figures, on the same
subject. What it finds may still be meant so; it decides for neither plan.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from zlib import crc32

from plancli.analysis.leads import Leadership, answerable
from plancli.analysis.plan_head import PlanHead
from plancli.analysis.same_matter import telling_pairs
from plancli.analysis.superseding import Replaced, is_replaced
from plancli.analysis.unit_search import same_name
from plancli.model.deadline import DeadlineKind
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.model.unit import UnitKind
from plancli.model.unit_names import unit_key
from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.clauses import own_words
from plancli.vietnamese.dates import PartialDate
from plancli.vietnamese.folding import fold

_ALIKE = 0.75
"""Of the pairs of syllables of two texts, the share that both must have."""
_ALIKE_BY_ACT = 0.6
"""The same where both cite an act of one number."""
_LEAST_TELLING = 4
"""Telling pairs that the words of a task must have, so that they can be of one matter only."""
_SPECIFIC = 9
"""Telling pairs from which on words need no subject beside them."""
_SAME_SUBJECT = 0.6
"""Of the telling pairs of the shorter title, the share that the other one must have."""
_MOST_PLACES = 32
"""In how many tasks a pair may stand and still lead to the same work; what stands in more is any plan's."""

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\w*\d[\w/.]*|\b[IVX]+\b")
_NAME = re.compile(r"(?<=[^\W\d_,;:\"“(/-] )[^\W\d_a-zà-ỹđ][^\W\d_]*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PART = re.compile(r"\b(?:đầu|giữa|cuối) (?:năm|kỳ|quý|tháng)|\bmùa \w+|\blần \w+", re.IGNORECASE)
_AMENDS = re.compile(r"\b(?:sửa đổi|bổ sung|điều chỉnh|thay thế|thay đổi|gia hạn|đính chính|bãi bỏ|hủy bỏ)\b")
_OF_ANY_PLAN = re.compile(
    r"tuyên truyền|phổ biến|quán triệt|rộng rãi|cán bộ|công chức|viên chức|người lao động|nhân dân|người dân"
    r"|địa bàn|hình thức|kiểm tra|giám sát|kinh phí|báo cáo|kết quả|cấp ủy|chính quyền|đoàn thể|tổ chức"
    r"|trách nhiệm|quy định|văn bản|phương tiện|thông tin đại chúng|hệ thống|truyền thanh|lãnh đạo|chỉ đạo"
    r"|nâng cao|nhận thức|năng lực|các cấp|các ngành|lồng ghép|tập huấn|bồi dưỡng|nghiệp vụ|sơ kết|tổng kết"
    r"|khen thưởng|đánh giá|chuyên môn|khó khăn|vướng mắc|đề xuất|giải pháp|mục tiêu|chỉ tiêu|năm \d+"
)
"""Words that name no matter of their own, beside those that `same_matter` knows."""


class ConflictKind(Enum):
    """In what two plans differ."""

    LEADS = "leads"
    """đơn vị chủ trì"""
    DEADLINES = "deadlines"
    """thời hạn"""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one plan says about one task, as far as another plan can say otherwise."""

    task_id: str
    address: str
    line: int
    """Where the task's words begin in the file."""
    words: str
    """As printed, on one line."""
    pairs: array[int]
    """Pairs of syllables of its own words, each once, as numbers: words would take ten times the memory."""
    telling: array[int]
    """Those that tell the matter."""
    names: frozenset[str]
    """Figures and names in the words, deadline left out: what differs in them is other work."""
    acts: frozenset[str]
    """Numbers of the acts that the words cite."""
    lead: str
    """The one unit that leads, or that alone carries out, as printed; empty where there is no such one."""
    lead_names: tuple[str, ...]
    """All names of that unit in the plan."""
    leads: bool
    """False where it only carries out."""
    deadline: str
    """As printed."""
    by: PartialDate | None
    """Its end; None where it has not one end."""


@dataclass(frozen=True, slots=True)
class PlanClaims:
    """What one plan says that others can contradict."""

    path: str
    head: PlanHead
    claims: tuple[Claim, ...]
    replaces: tuple[Replaced, ...] = ()
    """The earlier plans that it says it replaces."""


_Side = tuple[PlanClaims, Claim]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same work in two plans that do not agree."""

    kind: ConflictKind
    first: _Side
    second: _Side


def claims_of(plan: Plan, line_of: Callable[[Route], int]) -> Iterator[Claim]:
    """Yield a claim for each task that names one lead or one end, and whose words tell its matter."""
    cited: dict[Route, list[str]] = {}
    for citation in plan.citations:
        if citation.mention.number:
            cited.setdefault(citation.route, []).append(fold(citation.mention.number))
    for task in plan.tasks:
        lead, names, leads = _lead(plan, task)
        by = _end(task)
        if not lead and by is None:
            continue
        words = _words(task)
        own = _own(words, task.deadline.words)
        telling = _numbered(telling_pairs(_OF_ANY_PLAN.sub(";", fold(own))))
        if len(telling) < _LEAST_TELLING:
            continue
        pairs = _numbered(pairwise(_WORD.findall(fold(own))))
        acts = frozenset(cited.get(task.words_route, ()))
        line = line_of(task.words_route)
        marks = _marks(own)
        yield Claim(
            *(task.id, task.address, line, words, pairs, telling, marks, acts, lead, names, leads),
            deadline=task.deadline.words,
            by=by,
        )


def find_conflicts(plans: Iterable[PlanClaims]) -> tuple[Conflict, ...]:
    """Return where plans of one issuer for the same years do not agree about the same work.

    In the order of the plans and their tasks. Two versions of one plan, and a plan that says that it changes
    or replaces others, are no conflict with these.
    """
    groups: dict[tuple[str, tuple[int, int]], list[PlanClaims]] = {}
    for each in plans:
        if each.head.years and each.head.issuer and not _AMENDS.search(fold(each.head.title)):
            groups.setdefault((unit_key(each.head.issuer), each.head.years), []).append(each)
    found = (conflict for group in groups.values() if len(group) > 1 for conflict in _within(group))
    return tuple(found)


def same_work(first: Claim, second: Claim) -> bool:
    """Say whether the words of two tasks are near-same, with the same names and figures."""
    if first.names != second.names:
        return False
    shared = len({*first.pairs} & {*second.pairs})
    least = _ALIKE_BY_ACT if first.acts & second.acts else _ALIKE
    return shared >= least * (len(first.pairs) + len(second.pairs) - shared)


def _within(group: Sequence[PlanClaims]) -> Iterator[Conflict]:
    entries = [(plan, claim) for plan in group for claim in plan.claims]
    titles = {id(plan): _title_pairs(plan.head) for plan in group}
    for at, other in sorted(_near(entries)):
        first, second = entries[at], entries[other]
        subjects = titles[id(first[0])], titles[id(second[0])]
        if first[0] is not second[0] and _can_be_held(first, second, *subjects):
            yield from _disagreements(first, second)


def _near(entries: Sequence[_Side]) -> set[tuple[int, int]]:
    """Return which two may have near-same words: those that share one of their rarest pairs."""
    often = Counter(pair for _, claim in entries for pair in claim.pairs)
    index: dict[int, list[int]] = {}
    found: set[tuple[int, int]] = set()
    for at, (_, claim) in enumerate(entries):
        rare = _rarest(claim, often)
        found.update((other, at) for pair in rare for other in index.get(pair, ()))
        for pair in rare:
            index.setdefault(pair, []).append(at)
    return found


def _can_be_held(first: _Side, second: _Side, title: frozenset[int], other_title: frozenset[int]) -> bool:
    """Say whether two tasks are the same work, in plans that are meant to agree."""
    return (
        same_work(first[1], second[1])
        and not _replaces(first[0], second[0])
        and not _replaces(second[0], first[0])
        and not _are_of_a_kind(first[0].head, second[0].head, title, other_title)
        and _same_subject(first[1], second[1], title, other_title)
    )


def _rarest(claim: Claim, often: Mapping[int, int]) -> list[int]:
    """Return so many of the rarest pairs that near-same words share one of them.

    Without those that stand in no other task, and those that stand everywhere.
    """
    count = len(claim.pairs) - math.ceil(_ALIKE_BY_ACT * len(claim.pairs)) + 1
    rarest = sorted(claim.pairs, key=lambda pair: (often[pair], pair))[:count]
    return [pair for pair in rarest if 1 < often[pair] <= _MOST_PLACES]


def _same_subject(first: Claim, second: Claim, title: frozenset[int], other_title: frozenset[int]) -> bool:
    if first.acts & second.acts:
        return True
    told = {*first.telling} & {*second.telling}
    if len(told) >= _SPECIFIC or (told & title and told & other_title):
        return True
    return _much_the_same(title, other_title)


def _much_the_same(title: frozenset[int], other_title: frozenset[int]) -> bool:
    least = min(len(title), len(other_title))
    return least > 0 and len(title & other_title) >= _SAME_SUBJECT * least


def _replaces(plan: PlanClaims, other: PlanClaims) -> bool:
    return any(is_replaced(other.head, each, plan.head) for each in plan.replaces)


def _disagreements(first: tuple[PlanClaims, Claim], second: tuple[PlanClaims, Claim]) -> Iterator[Conflict]:
    one, other = first[1], second[1]
    if one.lead and other.lead and one.leads == other.leads and not _same_unit(one, other):
        yield Conflict(ConflictKind.LEADS, first, second)
    if one.by and other.by and not _same_end(one.by, other.by):
        yield Conflict(ConflictKind.DEADLINES, first, second)


def _same_unit(one: Claim, other: Claim) -> bool:
    return any(
        same_name(name, named) or _goes_on(unit_key(name), unit_key(named))
        for name in one.lead_names
        for named in other.lead_names
    )


def _goes_on(key: str, other: str) -> bool:
    """Say whether one name is the other with more words behind it: "Trạm Y tế xã Hạnh Phúc"."""
    return key.startswith(f"{other} ") or other.startswith(f"{key} ")


def _same_end(one: PartialDate, other: PartialDate) -> bool:
    return one.agrees_with(other) or one.last_day == other.last_day


def _are_of_a_kind(
    one: PlanHead, other: PlanHead, title: frozenset[int], other_title: frozenset[int]
) -> bool:
    """Say whether two files hold one plan twice, or two plans of a row: of this month and of the next."""
    numbers = {each.number for each in (one, other) if each.number and not each.number.startswith(("/", "-"))}
    if fold(one.title) == fold(other.title):
        return len(numbers) < 2
    return _times(one.title) != _times(other.title) and _much_the_same(title, other_title)


def _times(title: str) -> set[str]:
    """Return what in a title says which month, quarter or round it is for; the year is known without."""
    title = _YEAR.sub("", title)
    return {fold(each) for each in (*_FIGURE.findall(title), *_PART.findall(title))}


def _lead(plan: Plan, task: Task) -> tuple[str, tuple[str, ...], bool]:
    """Return the one agency that answers for a task, all its names, and whether it leads."""
    found = answerable(plan, task)
    if found.leadership not in (Leadership.ONE_LEAD, Leadership.ONE_EXECUTOR) or len(found.named) != 1:
        return "", (), False
    mention = found.named[0]
    unit = plan.units.get(mention.unit or "")
    if unit is None or unit.kind in (UnitKind.POST, UnitKind.GROUP):
        return "", (), False
    names = tuple(dict.fromkeys((mention.words, unit.name, *unit.aliases)))
    return mention.words, names, found.leadership is Leadership.ONE_LEAD


def _end(task: Task) -> PartialDate | None:
    deadline = task.deadline
    if deadline.kind not in (DeadlineKind.DATE, DeadlineKind.PERIOD) or len(deadline.dues) != 1:
        return None
    return deadline.by


def _words(task: Task) -> str:
    return " ".join(" ".join(dict.fromkeys(filter(None, (task.title, task.words)))).split())


def _own(words: str, deadline: str) -> str:
    """Return the words without the acts they cite and without the phrases of the deadline."""
    for phrase in filter(None, map(str.strip, deadline.split(";"))):
        words = words.replace(phrase, " ")
    return own_words(words)


def _marks(own: str) -> frozenset[str]:
    return frozenset(map(fold, (*_FIGURE.findall(own), *_NAME.findall(own))))


def _title_pairs(head: PlanHead) -> frozenset[int]:
    told = _OF_ANY_PLAN.sub(";", fold(head.title))
    return frozenset(_numbered(telling_pairs(told)))


def _numbered(pairs: Iterable[tuple[str, str]]) -> array[int]:
    """Return a number for each pair, the same in every process."""
    return array("I", sorted({crc32(" ".join(pair).encode()) for pair in pairs}))
