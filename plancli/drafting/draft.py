"""A draft from the plan above, as the value and the text of a plan file, proven against the parent.

Every kept piece of work has the parent's words; number, day, unit, deadline and product stay open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plancli.analysis.binding import (
    Binding,
    BoundWork,
    SpokenElsewhere,
    binding_work,
    is_one_unit,
    spoken_elsewhere,
)
from plancli.analysis.given_work import heading_holders
from plancli.analysis.unit_scope import KINDS, Scope, scopes_of
from plancli.drafting.outline import Drafting, Kept, draft_sections, work_in_order
from plancli.drafting.parent_citation import ParentCitation, cite_parent
from plancli.legal.mention import CitationMention
from plancli.messages import Language, sentence
from plancli.model.assignment import UnitMention
from plancli.model.fill_mark import fill_mark
from plancli.model.fingerprint import Work
from plancli.model.plan import Plan
from plancli.model.unit_names import strip_request
from plancli.records import dataclass
from plancli.source.document import Value
from plancli.source.position import Route
from plancli.vietnamese.folding import fold

_LAWS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
"""Acts that are known by their names alone."""
_COMMITTEE = "Ủy ban nhân dân"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever asks for a draft says about it; empty for what they do not say."""

    issuer: str = ""
    title: str = ""
    place: str = ""
    year: str = ""
    doubtful: bool = False
    """Whether work that may not be meant for the unit is taken over, too, with a note."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan above gives to one unit, laid out as a plan of its own."""

    unit: str
    """As asked for."""
    parent: ParentCitation
    binding: Binding
    kept: tuple[Kept, ...]
    """What the draft takes over, in its order."""
    holders: Mapping[str, tuple[UnitMention, ...]]
    """By the id of a task of the parent, the units of the heading above it."""
    mark: str
    """`(xã điền)`"""
    value: Mapping[str, Value]
    """The plan file's value."""

    elsewhere: tuple[SpokenElsewhere, ...] = ()
    """What speaks of the unit outside of all work of the parent."""

    @property
    def doubts_left_out(self) -> tuple[BoundWork, ...]:
        """What is open to doubt and not taken over."""
        return () if any(each.doubtful for each in self.kept) else self.binding.open_to_doubt


def draft_from(plan: Plan, unit: str, parent_file: str, wishes: Wishes | None = None) -> Draft:
    """Return the draft of `unit` from a plan above it; `kept` is empty where nothing binds the unit.

    `parent_file` is the way from the draft to the parent's file, empty where it has none.
    """
    wishes = wishes or Wishes()
    binding = binding_work(plan, unit)
    by_id = {each.work.id: Kept(each, doubtful=False) for each in binding.bound}
    if wishes.doubtful:
        by_id |= {each.work.id: Kept(each, doubtful=True) for each in binding.open_to_doubt}
    kept = tuple(by_id[work.id] for work in work_in_order(plan) if work.id in by_id)
    mark = fill_mark(_kind_word(unit))
    parent = cite_parent(plan)
    drafting = Drafting(by_id, heading_holders(plan), mark)
    value: dict[str, Value] = {
        "plancli": "1",
        "state": "draft",
        "issuance": _issuance(plan, unit, wishes, mark),
        "preamble": _preamble(unit, parent, wishes, mark),
        "decrees": _decrees(plan, parent, [each.bound.work for each in kept]),
        "parents": [_parent(parent, parent_file)],
        "sections": draft_sections(plan, drafting),
    }
    elsewhere = spoken_elsewhere(plan, unit)
    return Draft(unit, parent, binding, kept, drafting.holders, mark, value, elsewhere)


def _issuance(plan: Plan, unit: str, wishes: Wishes, mark: str) -> Value:
    scope = _scope(unit)
    period = wishes.year or (plan.issuance.period if plan.issuance.year else "")
    place = wishes.place or (_name_of_place(unit) if is_one_unit(unit) and scope else "")
    value: dict[str, Value] = {"kind": "KẾ HOẠCH", "number": None}
    if scope is not None and scope.is_government:
        value["symbol"] = "KH-UBND"
    value |= {
        "issuer": wishes.issuer or _issuer(unit),
        "place": place or mark,
        "date": "ngày tháng năm",
        "title": wishes.title or mark,
    }
    return value | ({"period": period} if period else {})


def _issuer(unit: str) -> Value:
    """Return the one unit asked for; for a class of committees the words that each of them begins with."""
    name = strip_request(unit)[0].strip(" .;,")
    scope = _scope(unit)
    if is_one_unit(name):
        short = name[:4].casefold() == "ubnd"
        committee = f"{_COMMITTEE}{name[4:]}" if short else name
        return committee.partition(",")[0] if scope else committee
    return f"{_COMMITTEE} {_kind_word(unit)} …" if scope is not None and scope.is_government else None


def _preamble(unit: str, parent: ParentCitation, wishes: Wishes, mark: str) -> str:
    fields = {
        "parent": parent.words.rstrip(" .;"),
        "issuer": wishes.issuer or _issuer(unit) or mark,
        "title": wishes.title or mark,
    }
    return sentence(Language.VI, "draft.preamble", **fields)


def _decrees(plan: Plan, parent: ParentCitation, works: Sequence[Work]) -> list[Value]:
    """Return the parent's citation, then each act that the kept work cites, in its fullest words above."""
    routes = {work.route if work.route[-1] != "text" else work.route[:-1] for work in works}
    cited = [each.mention for each in plan.citations if _stands_below(each.route, routes)]
    fullest = {key: each.words for each in plan.decrees if (key := _act(each.mention))}
    # The first sentence that cites an act says it in full; a title in capitals is no sentence.
    for each in sorted(plan.citations, key=lambda each: each.mention.words.isupper()):
        if key := _act(each.mention):
            fullest.setdefault(key, each.mention.words)
    acts = (fullest[key] for key in map(_act, cited) if key)
    return [parent.words, *dict.fromkeys(" ".join(words.split()) for words in acts)]


def _act(mention: CitationMention | None) -> str:
    """Return by what an act is known: its number, or the folded name of a law; empty for any other."""
    if mention is None:
        return ""
    if mention.number:
        return mention.number if mention.number[0].isdigit() and "/" in mention.number else ""
    name = fold(mention.name or "")
    return name if name.startswith(_LAWS) else ""


def _stands_below(route: Route, routes: set[Route]) -> bool:
    return any(route[:length] in routes for length in range(len(route), 0, -1))


def _parent(parent: ParentCitation, parent_file: str) -> Value:
    value: dict[str, Value] = {"name": parent.name, "words": parent.words}
    return value | ({"file": parent_file} if parent_file else {})


def _scope(unit: str) -> Scope | None:
    return next(iter(scopes_of(unit)), None)


def _kind_word(unit: str) -> str:
    """Return the word for the unit's place: `xã`, `phường`, `huyện`; empty for a unit without one."""
    scope = _scope(unit)
    if scope is None or not scope.is_government:
        return ""
    if len(scope.kinds) == 1:
        return next(iter(scope.kinds))
    return next((kinds[0] for level, kinds in KINDS.items() if level in scope.levels), "")


def _name_of_place(unit: str) -> str:
    """Return the name as asked for, without body and level: `Hạnh Phúc`."""
    scope = _scope(unit)
    length = len(scope.places[0].split()) if scope else 0
    first = strip_request(unit)[0].partition(",")[0].split()
    return " ".join(first[-length:]) if length else ""
