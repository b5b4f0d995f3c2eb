"""Links that a plan may lack: its work and the parent's that speak of one matter, by citations and by words.

Offers few and sure ones, each the best on both sides; whether they are links, a person decides. It is loaded
when suggestions are asked for.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from heapq import nlargest

from rapidfuzz.distance import LCSseq

from plancli.analysis.trace_rows import ParentTrace, TraceState
from plancli.model.fingerprint import Work, all_work, words_of
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.vietnamese.folding import fold

LEAST = 0.5
"""Least likeness at which a link is offered; measured on made children with known links."""
GAP = 0.06
"""By how much the best partner must be more like it than the next one."""
MOST = 8
"""Links that are offered at once, the surest first."""
_COMMON = 0.25
"""Words in more than this share of all work tell nothing of the matter."""
_CITED = 0.15
"""What a citation of one act in both, that little other work cites, adds."""
_FEW = 3
"""Pieces of work on one side that may cite such an act."""
_MOST_PARTNERS = 5
"""Pieces of work that one is compared with word by word."""
_MOST_LOOKED_AT = 2000
"""Places of shared words that are looked at to choose them."""
_WORD = re.compile(r"\w+")
_WHY_WORDS = 8
_WHY_RUNS = 2
"""How much is shown of the words that both hold."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One link that may be missing."""

    source: Work
    """In the plan."""
    target: Work
    """In the parent."""
    parent: str
    """Its name in `parents`."""
    likeness: float
    """0 to 1."""
    shared: tuple[str, ...]
    """Runs of words that both hold, the longest first, folded."""
    acts: tuple[str, ...]
    """Numbers of acts that both cite."""


def suggest_links(plan: Plan, parents: Sequence[ParentTrace]) -> tuple[Suggestion, ...]:
    """Return links that may be missing to work which is asked of the plan and not answered, surest first."""
    found: list[Suggestion] = []
    for parent in parents:
        if parent.plan is None:
            continue
        asked = [row.work for row in parent.rows if row.state is TraceState.MISSING and row.work is not None]
        linked = {answer.source.id for row in parent.rows for answer in row.answers}
        free = [work for work in all_work(plan) if work.id not in linked]
        pairing = _Pairing(plan, parent.plan, free, asked)
        found += pairing.suggestions(parent.reference.name)
    found.sort(key=lambda each: -each.likeness)
    return tuple(found[:MOST])


def pair_work(
    plan: Plan, parent: Plan, free: Sequence[Work], asked: Sequence[Work]
) -> dict[str, tuple[Work, ...]]:
    """Return, by id of the parent's `asked` work, the `free` work of a plan that may answer it, if any."""
    found = _Pairing(plan, parent, free, asked).suggestions("")
    return {each.target.id: (each.source,) for each in found}


class _Pairing:
    """The free work of a plan and the unanswered work of one parent, compared."""

    def __init__(self, plan: Plan, parent: Plan, free: Sequence[Work], asked: Sequence[Work]) -> None:
        self._free = free
        self._asked = asked
        self._words = {id(work): _words(work) for work in (*free, *asked)}
        held = Counter(word for words in self._words.values() for word in set(words))
        total = max(len(self._words), 1)
        self._weights = {
            word: math.log(1 + total / count)
            for word, count in held.items()
            if count <= max(_COMMON * total, 2) and not word.isdigit()
        }
        self._telling_words: dict[int, AbstractSet[str]] = {}
        self._acts = {**_acts(plan, free), **_acts(parent, asked)}

    def suggestions(self, name: str) -> Iterator[Suggestion]:
        """Yield each pair in which both are the other's best by a clear gap."""
        scores = self._scores()
        best_source, best_target = _best(scores, 0), _best(scores, 1)
        for (source, target), likeness in scores.items():
            if likeness < LEAST or best_source.get(source) != target or best_target.get(target) != source:
                continue
            one, other = self._free[source], self._asked[target]
            yield Suggestion(
                one, other, name, likeness, self._shared(one, other), self._both_cite(one, other)
            )

    def _scores(self) -> dict[tuple[int, int], float]:
        """Return how alike each pair is that shares a telling word."""
        holders: dict[str, list[int]] = defaultdict(list)
        for at, work in enumerate(self._asked):
            for word in self._telling(work):
                holders[word].append(at)
        scores: dict[tuple[int, int], float] = {}
        for at, work in enumerate(self._free):
            for partner in self._partners(self._telling(work), holders):
                scores[at, partner] = self._likeness(work, self._asked[partner])
        return scores

    def _partners(self, words: AbstractSet[str], holders: Mapping[str, Sequence[int]]) -> list[int]:
        """Return the few that share most of the rarest words; a common word alone brings nobody along."""
        sums: dict[int, float] = defaultdict(float)
        looked_at = 0
        for word in sorted(words & holders.keys(), key=lambda each: (len(holders[each]), each)):
            looked_at += len(holders[word])
            if looked_at > _MOST_LOOKED_AT and sums:
                break
            for partner in holders[word]:
                sums[partner] += self._weights[word] ** 2
        return nlargest(_MOST_PARTNERS, sums, key=sums.__getitem__)

    def _likeness(self, one: Work, other: Work) -> float:
        """Return the mean of shared telling words and of words in one order, and more for one citation."""
        both = self._telling(one) & self._telling(other)
        norms = self._norm(self._telling(one)) * self._norm(self._telling(other))
        cosine = self._norm(both) ** 2 / norms if norms else 0.0
        order = LCSseq.normalized_similarity(self._words[id(one)], self._words[id(other)])
        cited = _CITED if self._both_cite(one, other) else 0.0
        return min((cosine + order) / 2 + cited, 1.0)

    def _telling(self, work: Work) -> AbstractSet[str]:
        key = id(work)
        if key not in self._telling_words:
            self._telling_words[key] = self._weights.keys() & set(self._words[key])
        return self._telling_words[key]

    def _norm(self, words: AbstractSet[str]) -> float:
        return math.sqrt(sum(self._weights[word] ** 2 for word in words))

    def _shared(self, one: Work, other: Work) -> tuple[str, ...]:
        mine, theirs = self._words[id(one)], self._words[id(other)]
        blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
        runs = sorted((block for block in blocks if block.size > 1), key=lambda block: -block.size)
        return tuple(" ".join(mine[run.a : run.a + min(run.size, _WHY_WORDS)]) for run in runs[:_WHY_RUNS])

    def _both_cite(self, one: Work, other: Work) -> tuple[str, ...]:
        both = self._acts.get(id(one), frozenset()) & self._acts.get(id(other), frozenset())
        return tuple(sorted(both))


def _best(scores: Mapping[tuple[int, int], float], side: int) -> dict[int, int]:
    """Return the clearly best partner of each on one side."""
    ranked: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair, likeness in scores.items():
        ranked[pair[side]].append((likeness, pair[1 - side]))
    best: dict[int, int] = {}
    for own, partners in ranked.items():
        first, *rest = sorted(partners, reverse=True)
        if not rest or first[0] - rest[0][0] >= GAP:
            best[own] = first[1]
    return best


def _words(work: Work) -> list[str]:
    return _WORD.findall(fold(words_of(work)))


def _acts(plan: Plan, works: Iterable[Work]) -> dict[int, frozenset[str]]:
    """Return the numbers of acts that each piece of work cites, of those that little work cites."""
    by_route = {work.route: work for work in works}
    longest = max(map(len, by_route), default=0)
    cited: dict[int, set[str]] = defaultdict(set)
    for each in plan.citations:
        number = each.mention.number
        if number:
            ends = range(min(longest, len(each.route)), 0, -1)
            work = next((by_route[each.route[:end]] for end in ends if each.route[:end] in by_route), None)
            if work is not None:
                cited[id(work)].add(number)
    often = Counter(number for numbers in cited.values() for number in numbers)
    return {
        key: frozenset(number for number in numbers if often[number] <= _FEW)
        for key, numbers in cited.items()
    }
