"""Which task and which duty speak of the same matter, though they name different units for it.

Compares the words right behind "Chủ trì" with those that open a task; words that half the plan shares
prove nothing, so where only they agree nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from plancli.analysis.leads import answerable, is_group
from plancli.model.assignment import Role, UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Duty, Task
from plancli.model.unit import UnitKind
from plancli.records import dataclass
from plancli.vietnamese.clauses import own_words
from plancli.vietnamese.folding import fold

_Pair = tuple[str, str]

_LEADS = re.compile(r"\bchủ trì\b(?!,? (?:nhiệm vụ|các nhiệm vụ))", re.IGNORECASE)
_WITH = re.compile(r"phối hợp (?:chặt chẽ )?(?:với|cùng)\b")
_HELPERS_END = re.compile(r"\bliên quan\b(?: trong)?|\btrong (?:việc|thực hiện)\b")
_PURPOSE = re.compile(
    r"\b(?:nhằm|để|góp phần|phù hợp với|theo|trên cơ sở|bảo đảm cho|trong lĩnh vực|tại mục|của kế hoạch"
    r"|đối với)\b"
)
_TOKEN = re.compile(r"\w+|[;,.:()\n“”\"/]| - ")
"""A word, or a mark that ends a run of words."""
_MARKS = frozenset([*';,.:()\n“”"/', " - "])
_LINKS = frozenset(
    [
        "và",
        "với",
        "của",
        "các",
        "những",
        "cho",
        "về",
        "trong",
        "trên",
        "tại",
        "từ",
        "đến",
        "có",
        "là",
        "được",
        "do",
        "ở",
        "vào",
        "ra",
        "một",
        "này",
        "khi",
        "như",
    ]
)
_COMMONPLACE = re.compile(
    r"\b(?:thực hiện|triển khai|tổ chức|tăng cường|đẩy mạnh|tiếp tục|xây dựng|tham mưu|phối hợp|chủ động"
    r"|nâng cao|chất lượng|hiệu quả|thường xuyên|đảm bảo|bảo đảm|liên quan|đơn vị|cơ quan|nhiệm vụ|kế hoạch"
    r"|công tác|nội dung|hướng dẫn|theo dõi|đôn đốc)\b"
)
"""Words of any plan, which tell no matter apart."""
_LEAST_SYLLABLES = 4
_LEAST_SHARE = 0.75
"""Of the syllables of the duty's matter, how many the task must share."""
_RARE = 4
"""In how many tasks and duties a pair of syllables may stand and still tell a matter apart."""


@dataclass(frozen=True, slots=True)
class OtherLead:
    """A task and a duty on one matter that do not agree on who leads."""

    task: Task
    duty: Duty
    lead: UnitMention
    """Who leads by the duty."""
    named: tuple[UnitMention, ...]
    """Whom the task names to lead or to carry out."""

    @property
    def among_them(self) -> bool:
        """True where the task names the duty's lead too, but not as its lead."""
        return self.lead.unit in {mention.unit for mention in self.named}


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a duty has its holder lead."""

    duty: Duty
    lead: UnitMention
    runs: list[list[str]]
    """Its words as runs of syllables."""


def other_leads(plan: Plan) -> Iterator[OtherLead]:
    """Yield, by task in printed order, the likeliest duty that names another lead for the same matter.

    In the Trạm Tấu plan II.4.c (Phòng Văn hóa và Thông tin, Công an huyện) meets III.5 (Công an huyện).
    """
    matters = list(_matters(plan)) if plan.tasks else []
    if not matters:
        return
    opened = {task.id: telling_pairs(_opening(task)) for task in plan.tasks}
    often = Counter(pair for pairs in opened.values() for pair in pairs)
    often.update(pair for duty in plan.duties for pair in telling_pairs(duty.words))
    by_telling_pair: dict[_Pair, list[_Matter]] = {}
    for matter in matters:
        for pair in {pair for run in matter.runs for pair in pairwise(run) if often[pair] <= _RARE}:
            by_telling_pair.setdefault(pair, []).append(matter)
    for task in plan.tasks:
        opening = opened[task.id]
        near = {id(each): each for pair in sorted(opening) for each in by_telling_pair.get(pair, ())}
        if near and (named := _disputed(plan, task)):
            others = [each for each in near.values() if not _agree(named, each.lead, task)]
            best = max(others, key=lambda each: _share(each.runs, opening), default=None)
            if best and _share(best.runs, opening) >= _LEAST_SHARE:
                yield OtherLead(task, best.duty, best.lead, named)


def _matters(plan: Plan) -> Iterator[_Matter]:
    names = _names_by_start(plan)
    for duty, lead in _leading(plan):
        for words in _led(duty.words):
            yield _Matter(duty, lead, _runs(_without_names(words, names)))


def _leading(plan: Plan) -> Iterator[tuple[Duty, UnitMention]]:
    """Yield each duty whose words say that its one named holder leads."""
    for duty in plan.duties:
        if len(duty.holders) == 1 and _is_agency(plan, duty.holders[0]) and _LEADS.search(duty.words):
            yield duty, duty.holders[0]


def _is_agency(plan: Plan, mention: UnitMention) -> bool:
    unit = plan.units.get(mention.unit or "")
    return unit is not None and not is_group(plan, mention) and unit.kind is not UnitKind.POST


def _disputed(plan: Plan, task: Task) -> tuple[UnitMention, ...]:
    """Return whom a task names to answer for it, empty where a group or a person is among them."""
    mentions = answerable(plan, task).mentions
    return mentions if all(_is_agency(plan, mention) for mention in mentions) else ()


def _agree(named: tuple[UnitMention, ...], lead: UnitMention, task: Task) -> bool:
    leads = {mention.unit for mention in task.mentions(Role.LEAD)}
    return {mention.unit for mention in named} == {lead.unit} or leads == {lead.unit}


def _led(words: str) -> Iterator[str]:
    """Yield what each "chủ trì" of a duty governs, whom it is done with left out."""
    for clause in re.split(r"[;.]\s", own_words(words)):
        if found := _LEADS.search(clause):
            matter = clause[found.end() :]
            if helpers := _WITH.search(matter):
                ends = list(_HELPERS_END.finditer(matter, helpers.end(), helpers.end() + 200))
                matter = matter[ends[-1].end() if ends else helpers.end() :]
            yield matter


def _names_by_start(plan: Plan) -> dict[_Pair, list[str]]:
    """Return the names of the plan's units as keys, by their first two words."""
    found: dict[_Pair, list[str]] = {}
    for unit in plan.units.values():
        for name in map(fold, (unit.name, *unit.aliases)):
            words = name.split()
            if len(words) > 1:
                found.setdefault((words[0], words[1]), []).append(name)
    return found


def _without_names(words: str, names: dict[_Pair, list[str]]) -> str:
    key = fold(words)
    for pair in set(pairwise(key.split())):
        for name in names.get(pair, ()):
            key = key.replace(name, ";")
    return key


def _opening(task: Task) -> str:
    return f"{task.title}. {re.split(r'[;.] ', own_words(task.words))[0]}" if task.title else task.words


def _runs(words: str) -> list[list[str]]:
    """Split words up to their purpose into runs of syllables, at marks, joining words and commonplaces."""
    key = fold(own_words(words))
    purpose = _PURPOSE.search(key)
    told = _COMMONPLACE.sub(";", key[: purpose.start()] if purpose else key)
    runs: list[list[str]] = [[]]
    for token in _TOKEN.findall(told):
        if token in _LINKS or token in _MARKS:
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in runs if len(run) > 1]


def telling_pairs(words: str) -> set[_Pair]:
    """Return the pairs of syllables that tell a matter from others, up to its purpose."""
    return {pair for run in _runs(words) for pair in pairwise(run)}


def _share(runs: list[list[str]], opening: set[_Pair]) -> float:
    """Return which share of a matter's syllables a task has too; 0 where they are too few."""
    shared = 0
    for run in runs:
        hits = [at for at, pair in enumerate(pairwise(run)) if pair in opening]
        shared += len({*hits, *(at + 1 for at in hits)})
    return shared / sum(map(len, runs)) if shared >= _LEAST_SYLLABLES else 0.0
