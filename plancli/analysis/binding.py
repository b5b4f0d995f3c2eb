"""Which work of a plan binds a unit: by its own name, or through a group that holds it.

Compares names and levels; it hands out nothing that no line names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum

from plancli.analysis.given_work import heading_holders
from plancli.analysis.home import Home, home_of
from plancli.analysis.unit_groups import expand
from plancli.analysis.unit_scope import KINDS, Scope, is_whole, may_be_any_body, scopes_of
from plancli.legal.organisations import Level
from plancli.model.assignment import ANSWERING, Role, UnitMention
from plancli.model.fingerprint import Work, all_work, words_of
from plancli.model.plan import Plan, PrintedText
from plancli.model.task import Duty, Task
from plancli.model.unit import REQUESTED_KINDS, STATE_KINDS, UnitKind
from plancli.model.unit_names import kind_of, strip_request, unit_key
from plancli.patterns import late_pattern
from plancli.records import dataclass, replace
from plancli.vietnamese.folding import fold


@dataclass(frozen=True, slots=True)
class BoundWork:
    """One task or duty that binds the unit."""

    work: Work
    roles: tuple[Role | None, ...]
    """In which roles; None for who holds a duty. Empty where only the words of the work speak of the unit."""
    named: str
    """The printed name by which the unit is bound: `UBND các xã, phường`."""


@dataclass(frozen=True, slots=True)
class Binding:
    """All work of a plan, parted by whether it binds one unit."""

    bound: tuple[BoundWork, ...]
    """In printed order, tasks before duties."""
    left_out: tuple[Work, ...]
    """Work that names others only, or nobody."""
    open_to_doubt: tuple[BoundWork, ...]
    """Work of groups that may hold the unit, such as "Các cơ quan, đơn vị, địa phương"; or work given to

    others whose words speak of it: "Phối hợp UBND các xã, phường cập nhật thiệt hại".
    """


@dataclass(frozen=True, slots=True)
class SpokenElsewhere:
    """Words that are no task or duty, and speak of the unit: a point under "Kinh phí", say."""

    text: PrintedText
    named: str
    """The printed name: `UBND các xã, phường`."""


class _Hold(IntEnum):
    """Whether a name holds the unit; the greater one counts."""

    NO = 0
    PERHAPS = 1
    YES = 2
    ITSELF = 3
    """By its own name, which says more than a group beside it."""


def binding_work(plan: Plan, unit: str) -> Binding:
    """Return what of `plan` binds `unit`, a unit's name ("UBND xã Hạnh Phúc") or a class ("UBND cấp xã").

    A class is bound by groups of its level, and by itself; what names one unit of the class is open to
    doubt. One commune is bound by its own name and by groups of its level where it can lie in the issuer's
    province; of "các địa phương", "Các cơ quan, đơn vị" and "UBND các xã có liên quan" nobody can say it
    but the issuer, so they are open to doubt. A heading's holders hold the tasks below it.
    """
    asked = _Asked(plan, unit)
    holders = heading_holders(plan)
    bound, left_out, doubtful = [], [], []
    for work in all_work(plan):
        hold, found = asked.bound_work(work, holders)
        if hold >= _Hold.YES:
            bound.append(found)
        elif hold is _Hold.PERHAPS:
            doubtful.append(found)
        else:
            left_out.append(work)
    return Binding(tuple(bound), tuple(left_out), tuple(doubtful))


def spoken_elsewhere(plan: Plan, unit: str) -> tuple[SpokenElsewhere, ...]:
    """Return what speaks of `unit` outside of all tasks and duties, in printed order.

    "UBND xã, phường thực hiện trực ban 24/24" may be a plain paragraph: who is given work has to read it.
    Aims are left out: they speak of everybody.
    """
    asked = _Asked(plan, unit)
    routes = {work.route if work.route[-1] != "text" else work.route[:-1] for work in all_work(plan)}
    routes |= {each.route for each in plan.all_sections() if _AIMS.search(fold(each.title))}
    found = (
        SpokenElsewhere(text, named)
        for text in plan.texts
        if text.route[0] in ("sections", "annexes")
        and not any(text.route[:length] in routes for length in range(2, len(text.route) + 1))
        and (named := asked.spoken_of(text.words, surely=True))
    )
    return tuple(found)


def is_one_unit(unit: str) -> bool:
    """Say whether a name means one unit exactly, so that it may stand as an issuer: `UBND xã Hạnh Phúc`.

    >>> is_one_unit("UBND xã Hạnh Phúc"), is_one_unit("UBND cấp xã"), is_one_unit("Các thôn")
    (True, False, False)
    """
    scopes = scopes_of(unit)
    if scopes:
        return len(scopes[0].places) == 1
    return kind_of(unit) not in (None, UnitKind.GROUP)


def role_mentions(
    work: Work, holders: Mapping[str, tuple[UnitMention, ...]]
) -> Iterator[tuple[Role | None, UnitMention]]:
    """Yield each unit that a task or duty names, with its role; None for a duty's or a heading's holder."""
    held = work.holders if isinstance(work, Duty) else holders.get(work.id, ())
    yield from ((None, mention) for mention in held)
    for made in work.assignments:
        yield from ((made.role, mention) for mention in made.mentions)


class _Asked:
    """The unit asked for, and what each name of one plan has to do with it, worked out once a name."""

    def __init__(self, plan: Plan, unit: str) -> None:
        self._plan = plan
        self._name = strip_request(unit)[0].strip(" .;,")
        self._key = unit_key(self._name)
        self._home = home_of(plan)
        self._scope = _below(next(iter(scopes_of(self._name)), None), self._home)
        self._ids = frozenset(
            each.id
            for each in plan.units.values()
            if self._key in (unit_key(each.name), *map(unit_key, each.aliases))
        )
        names = {self._name, *(name for each in self._ids for name in _names(plan, each))}
        words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        self._own_name = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        self._kind = kind_of(self._name)
        self._headed = dict(self._under_partners(plan))
        self._known: dict[tuple[str | None, str], _Hold] = {}
        self._at_home: bool | None = None

    def bound_work(
        self, work: Work, holders: Mapping[str, tuple[UnitMention, ...]]
    ) -> tuple[_Hold, BoundWork]:
        """Return how surely a task or duty binds the unit, with roles and name of the surest mentions."""
        surest, named = _Hold.NO, ""
        roles: dict[Role | None, None] = {}
        for role, mention in role_mentions(work, holders):
            hold = self._hold(mention)
            if hold > surest:
                roles = roles if surest >= _Hold.YES else {}
                surest, named = hold, mention.words
            if hold and min(hold, _Hold.YES) == min(surest, _Hold.YES):
                roles[role] = None
        if not surest and (named := self.spoken_of(words_of(work)) or self._headed.get(work.id, "")):
            surest = _Hold.PERHAPS
        if _ANSWERING & roles.keys():
            roles.pop(Role.COORDINATING, None)
        return surest, BoundWork(work, tuple(roles), named)

    def _under_partners(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """Yield each work below a heading such as "Sở Y tế chủ trì, phối hợp với UBND các xã, phường:"."""
        for section in plan.all_sections():
            partners = _PARTNERS.search(section.title) if section.holders else None
            if partners and (named := self.spoken_of(section.title[partners.end() :], surely=True)):
                yield from ((each.id, named) for each in section.content if isinstance(each, Task | Duty))

    def spoken_of(self, words: str, *, surely: bool = False) -> str:
        """Return by which name words speak of the unit, empty where they do not.

        With `surely` only a name that holds it counts, not "các địa phương".
        """
        if self._scope is None:
            found = self._own_name.search(words)
            return found.group() if found else ""
        least = _Hold.YES if surely else _Hold.PERHAPS
        for each in _IN_PROSE.finditer(words) if self._scope.is_government else ():
            name = each["general"] or _name_alone(each.group())
            if self._by_scope(name) >= least:
                return name
        return ""

    def _hold(self, mention: UnitMention) -> _Hold:
        key = (mention.unit, mention.words)
        if key not in self._known:
            self._known[key] = self._judge(mention)
        return self._known[key]

    def _judge(self, mention: UnitMention) -> _Hold:
        if mention.unit in self._ids or unit_key(mention.words) == self._key:
            return _Hold.ITSELF
        group = self._plan.groups.get(mention.unit or "")
        if group is not None and any(map(self._is_same, group.excluded)):
            return _Hold.NO
        if group is not None and group.declared and group.members:
            return self._in_members(expand(self._plan, group.unit.id).members)
        by_words = self._by_scope(mention.words) if self._scope else self._by_kind(mention.words)
        if by_words is not _Hold.YES and group is not None and self._ids.intersection(group.members):
            return _Hold.PERHAPS if _RELEVANT.search(fold(mention.words)) else _Hold.YES
        return by_words

    def _is_same(self, name: str) -> bool:
        """Say whether a name is that of the unit, or of its place: "xã Bản Công" for its committee."""
        asked = self._scope
        if unit_key(name) == self._key:
            return True
        return asked is not None and any(
            each.places and each.places == asked.places and each.kinds == asked.kinds
            for each in scopes_of(name)
        )

    def _in_members(self, members: tuple[str, ...]) -> _Hold:
        """Judge a group by the members that the file lists, and by no others."""
        if self._ids.intersection(members):
            return _Hold.YES
        if self._scope is None:
            return _Hold.NO
        names = (self._plan.units[member].name for member in members)
        return max((self._by_scope(name, listed=True) for name in names), default=_Hold.NO)

    def _by_scope(self, words: str, *, listed: bool = False) -> _Hold:
        """Judge by level, kind and place; `listed` where the words are one member of a list."""
        asked = self._scope
        assert asked is not None  # noqa: S101 - asked only where there is one
        holds = [self._beside(asked, scope, listed=listed) for scope in scopes_of(words)]
        general = asked.is_government and may_be_any_body(words) and self._lies_at_home(asked)
        return max([*holds, _Hold.PERHAPS if general else _Hold.NO])

    def _beside(self, asked: Scope, scope: Scope, *, listed: bool) -> _Hold:
        if not _same_body(asked, scope):
            return (
                _Hold.PERHAPS if asked.is_government and scope.is_office and _meet(asked, scope) else _Hold.NO
            )
        if asked.places:
            return self._one_beside(asked, scope)
        if not _meet(asked, scope):
            return _Hold.NO
        if scope.places:
            return _Hold.YES if listed else _Hold.PERHAPS
        return _Hold.YES if _covers(asked, scope) and self._is_whole(scope) else _Hold.PERHAPS

    def _one_beside(self, asked: Scope, scope: Scope) -> _Hold:
        place = asked.places[0]
        if scope.places:
            same = place in scope.places and asked.kinds == scope.kinds
            return _Hold.YES if same else _Hold.NO
        if not _meet(asked, scope) or not self._lies_at_home(asked):
            return _Hold.NO
        if scope.but and re.search(rf"\b{re.escape(place)}\b", scope.but):
            return _Hold.NO
        holds_kind = asked.kinds <= scope.kinds or scope.by_level
        return _Hold.YES if holds_kind and self._is_whole(scope) else _Hold.PERHAPS

    def _is_whole(self, scope: Scope) -> bool:
        return is_whole(scope.limit, self._home.place)

    def _lies_at_home(self, asked: Scope) -> bool:
        """Say whether one unit can lie where the plan rules; a place that no list knows can lie anywhere."""
        if not asked.places:
            return True
        if self._at_home is None:
            kind = next(iter(asked.kinds))
            province = next((fold(p) for s in scopes_of(self._name)[1:] for p in s.places), "")
            self._at_home = self._home.may_hold(f"{kind} {asked.places[0]}", asked.levels, province)
        return self._at_home

    def _by_kind(self, words: str) -> _Hold:
        """Judge a unit of no level, such as "Phòng Tư pháp", by the kind of bodies that a group speaks of."""
        key = fold(words)
        if self._kind in REQUESTED_KINDS:
            return _Hold.PERHAPS if _ASSOCIATIONS.search(key) else _Hold.NO
        head = self._key.partition(" ")[0]
        if head in _HEADS and re.match(rf"(?:(?:tất cả|toàn thể) )?các {head}\b", key):
            return _Hold.PERHAPS if _RELEVANT.search(key) else _Hold.YES
        return _Hold.PERHAPS if self._kind in STATE_KINDS and may_be_any_body(words) else _Hold.NO


def _names(plan: Plan, unit: str) -> tuple[str, ...]:
    return (plan.units[unit].name, *plan.units[unit].aliases)


_IN_PROSE = late_pattern(
    r"(?<!\w)(?:UBND|(?:ủy|uỷ) ban nhân dân|chính quyền)\s+(?:(?:các|cấp)\s+)?"
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố)(?! hội\b)(?:,? [\w-]+){0,8}"
    r"|phối hợp[^.;\n]{0,80}?(?P<general>(?:chính quyền\s|các\s(?:[\w-]+,?\s){0,6}?)địa phương)(?!\w)",
    re.IGNORECASE,
)
"""Words of a work that speak of committees of a level, or ask others to work with "địa phương"."""
_PARTNERS = late_pattern(r"phối hợp (?:chặt chẽ )?(?:với|cùng)", re.IGNORECASE)
_AIMS = late_pattern(r"\b(?:mục đích|yêu cầu|quan điểm|mục tiêu|nguyên tắc)\b")
"""Headings of what a plan is for, in folded letters."""
_OF_A_NAME = frozenset(
    (
        *("ubnd", "ủy", "ban", "nhân", "dân", "chính", "quyền", "các", "cấp", "và"),
        *("xã", "phường", "thị", "trấn", "đặc", "khu", "huyện", "quận", "thành", "phố"),
    )
)


def _name_alone(words: str) -> str:
    """Cut prose behind the name: "UBND các xã, phường cập nhật" is "UBND các xã, phường"."""
    kept: list[str] = []
    for word in words.split():
        of_a_place = word[:1].isupper() and not (kept and kept[-1].endswith(","))
        if fold(word.strip(",")) not in _OF_A_NAME and not of_a_place:
            break
        kept.append(word)
    while kept and fold(kept[-1].strip(",")) in ("và", "các"):
        kept.pop()
    return " ".join(kept).rstrip(",")


_ANSWERING = frozenset((*ANSWERING, None))
"""Who holds one of these does not also help, though "Các cơ quan, đơn vị" of the same line do."""
_RELEVANT = re.compile(r"\bliên quan\b")
_ASSOCIATIONS = re.compile(r"\b(?:các|những) (?:tổ chức chính trị|đoàn thể|hội\b)|\bđoàn thể\b")
_HEADS = ("sở", "phòng", "ban")
"""First words of offices that a group names by the same word: "Các sở, ban, ngành" holds every sở."""


def _below(asked: Scope | None, home: Home) -> Scope | None:
    """Return a scope with its level: a city named beside the province that issues the plan is a district."""
    if asked is None or asked.levels or not asked.places or not home.place.startswith("tỉnh "):
        return asked
    return replace(asked, levels=frozenset({Level.DISTRICT}))


def _same_body(asked: Scope, scope: Scope) -> bool:
    return (asked.is_government and scope.is_government) or asked.body == scope.body


def _meet(asked: Scope, scope: Scope) -> bool:
    """Say whether two names speak of one level; a city alone goes with the kinds that a group names."""
    return bool(asked.levels & scope.levels or (not asked.levels and asked.kinds & scope.kinds))


def _covers(asked: Scope, scope: Scope) -> bool:
    """Say whether a group holds a class: all its kinds, or the one that stands for the level ("xã")."""
    mains = {KINDS[level][0] for level in asked.levels & scope.levels}
    return asked.kinds <= scope.kinds or bool(mains & asked.kinds & scope.kinds)
