"""What each unit owes: its tasks with the role it holds, and its duties in the part on carrying out.

Opens groups and says through which group an obligation came; it hands out nothing that no line names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from plancli.analysis.unit_groups import expand
from plancli.model.assignment import ANSWERING, Role, UnitMention
from plancli.model.deadline import Deadline
from plancli.model.plan import Plan
from plancli.model.task import Duty, Task
from plancli.model.unit import Unit, UnitKind
from plancli.records import dataclass
from plancli.source.position import Route


@dataclass(frozen=True, slots=True)
class Obligation:
    """Một trách nhiệm của một đơn vị."""

    kind: Literal["task", "duty"]
    """Whether it comes from a task or from the part on carrying out."""
    task_id: str
    """Unique id of the task or duty: `II.4.c`, `III.1-3`."""
    address: str
    """Printed address: `II.4.c`, `III.1`."""
    role: Role | None
    """The role held in the task; None for the holder of a duty."""
    words: str
    """The task or duty as printed."""
    with_units: tuple[str, ...]
    """The others in it, names as printed; the group that brought the obligation is left out."""
    via_group: str | None
    """The printed name of the group that brought it; None where the unit itself is named."""
    requested: bool
    """True where the plan asks instead of assigning."""
    deadline: Deadline
    deliverable: str
    """Words of the line that names the product; empty where there is no such line."""
    route: Route
    """Where the unit, or the group that brought it, is named; for a holder, where the duty's words stand."""


@dataclass(frozen=True, slots=True)
class UnitObligations:
    """All that one unit owes."""

    unit: Unit
    """The unit; for a group that holds others, the group under a name such as "… khác"."""
    obligations: tuple[Obligation, ...]
    """Tasks in printed order, then duties."""
    others: bool = False
    """True for the entry that stands for members whom the plan does not list."""


Owner = tuple[str, bool]
"""Id of a unit or group, and whether the entry is that of the group's unlisted members."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One unit named in one task or duty, directly or through a group."""

    unit: str
    mention: UnitMention
    role: Role | None
    via_group: str | None
    is_rest: bool
    """True where it stands for the members of a group that the plan does not list."""

    @property
    def owner(self) -> Owner:
        """Whose entry it belongs to."""
        return self.unit, self.is_rest

    def route_in(self, source: Task | Duty) -> Route:
        """Return where the unit or its group is named; for the holder of a duty, where the words stand."""
        return self.mention.route if self.role or isinstance(source, Task) else source.route


def list_obligations(plan: Plan) -> tuple[UnitObligations, ...]:
    """Return what every unit of the plan owes, one entry a unit.

    Units that a line names come first, in the plan's order of first mention; then those that only a
    group brings, in the file's order; last the rest of each group that the plan does not list.
    For the Trạm Tấu plan: 18 named units and "Các cơ quan, đơn vị khác".
    """
    rows: dict[Owner, list[Obligation]] = {}
    order = EntryOrder()
    for source, holdings in work_and_holdings(plan):
        obligation = _obligations(source)
        for holding in order.seen(holdings):
            rows.setdefault(holding.owner, []).append(obligation(holding))
    ordered = order.sorted(rows)
    return tuple(UnitObligations(entry_unit(plan, *key), tuple(rows[key]), others=key[1]) for key in ordered)


def work_and_holdings(plan: Plan) -> Iterator[tuple[Task | Duty, Iterable[Holding]]]:
    """Yield every task, then every duty, with each unit in it once a role, those it names first."""
    yield from ((source, _holdings(plan, source)) for source in _sources(plan))


class EntryOrder:
    """The order of the entries that holdings make; see `list_obligations`."""

    def __init__(self) -> None:
        """Start before the first holding."""
        self._ranks: dict[str, int] = {}

    def seen(self, holdings: Iterable[Holding]) -> Iterator[Holding]:
        """Yield the holdings of the next task or duty on, keeping whom it names."""
        for holding in holdings:
            if holding.via_group is None:
                self._ranks.setdefault(holding.unit, len(self._ranks))
            yield holding

    def sorted(self, owners: Iterable[Owner]) -> list[Owner]:
        """Return the owners of all that was seen, given in the order in which they were met."""
        last = len(self._ranks)
        return sorted(owners, key=lambda owner: (owner[1], self._ranks.get(owner[0], last)))


def obligations_of(plan: Plan, rows: Sequence[UnitObligations], unit: str) -> tuple[UnitObligations, ...]:
    """Return the entries of one unit; for a group those of its members, then the rest of it."""
    wanted = entries_of(plan, unit)
    return tuple(row for row in rows if (row.unit.id, row.others) in wanted)


def entries_of(plan: Plan, unit: str) -> frozenset[tuple[str, bool]]:
    """Return whose entries are those of a unit or a group: id, and whether it stands for the rest."""
    expansion = expand(plan, unit)
    members = ((member, False) for member in expansion.members)
    return frozenset((*members, *((group, True) for group in expansion.open_groups)))


def select_obligations(
    rows: Sequence[UnitObligations], role: Role | None = None, *, direct: bool = False
) -> tuple[UnitObligations, ...]:
    """Keep the obligations of one role, or those that name the unit itself; units left bare go.

    Who holds a duty has no role in it, so a wanted role leaves only those whom its words give that role.
    """
    found = []
    for row in rows:
        kept = tuple(
            each
            for each in row.obligations
            if (role is None or each.role is role) and not (direct and each.via_group)
        )
        if kept:
            found.append(UnitObligations(row.unit, kept, row.others))
    return tuple(found)


def unplaced_names(plan: Plan) -> tuple[UnitMention, ...]:
    """Return the printed names that lead to no unit, so that no list leaves them out in silence."""
    mentions = (mention for source in _sources(plan) for mention in source.mentions())
    return tuple(mention for mention in mentions if mention.unit is None)


def _sources(plan: Plan) -> tuple[Task | Duty, ...]:
    return (*plan.tasks, *plan.duties)


def _holdings(plan: Plan, source: Task | Duty) -> Iterator[Holding]:
    """Yield each unit of a task or duty once a role, the direct naming before the one by a group."""
    found: dict[tuple[str, Role | None, bool], Holding] = {}
    pairs = _pairs(source)
    for mention, role in pairs:
        if mention.unit and mention.unit not in plan.groups:
            holding = Holding(mention.unit, mention, role, None, is_rest=False)
            found.setdefault((mention.unit, role, False), holding)
    answering = {unit for unit, role, _ in found if role in (*ANSWERING, None)}
    for mention, role in _narrow_groups_first(plan, pairs):
        for holding in _opened(plan, mention, role):
            also = role is Role.COORDINATING and holding.unit in answering
            if not also:
                found.setdefault((holding.unit, role, holding.is_rest), holding)
    yield from found.values()


def _pairs(source: Task | Duty) -> list[tuple[UnitMention, Role | None]]:
    given: list[tuple[UnitMention, Role | None]]
    given = [(each, made.role) for made in source.assignments for each in made.mentions]
    if isinstance(source, Task):
        return given
    holding = {mention.unit for mention in source.holders}
    others = [pair for pair in given if pair[0].unit not in holding]
    return [*((mention, None) for mention in source.holders), *others]


def _narrow_groups_first(
    plan: Plan, pairs: Sequence[tuple[UnitMention, Role | None]]
) -> list[tuple[UnitMention, Role | None]]:
    """A group whose members the file lists says more of a member than "Các cơ quan, đơn vị" does."""
    groups = [pair for pair in pairs if pair[0].unit in plan.groups]
    return sorted(groups, key=lambda pair: not plan.groups[pair[0].unit or ""].declared)


def _opened(plan: Plan, mention: UnitMention, role: Role | None) -> Iterator[Holding]:
    expansion = expand(plan, mention.unit or "")
    for member in expansion.members:
        yield Holding(member, mention, role, mention.words, is_rest=False)
    for group in expansion.open_groups:
        itself = group == mention.unit and not plan.groups[group].members
        yield Holding(group, mention, role, None if itself else mention.words, is_rest=True)


def entry_unit(plan: Plan, unit: str, is_rest: bool) -> Unit:
    """Return the unit of an entry; for the rest of a group the group, under a name that says so."""
    if not is_rest:
        return plan.units[unit]
    group = plan.groups[unit]
    name = f"{group.unit.name} khác" if group.members else group.unit.name
    return Unit(unit, name, UnitKind.GROUP, group.unit.aliases, group.unit.declared, group.unit.route)


def _obligations(source: Task | Duty) -> Callable[[Holding], Obligation]:
    """Return what makes the obligations of one task or duty; most share the words of who else is in it."""
    mentions = source.mentions()
    named = {mention.unit for mention in mentions}
    words: dict[int, tuple[str, ...]] = {}

    def others(holding: Holding) -> tuple[str, ...]:
        rest = (
            mention.words
            for mention in mentions
            if mention is not holding.mention and mention.unit != holding.unit
        )
        return tuple(dict.fromkeys(rest))

    def others_shared(holding: Holding) -> tuple[str, ...]:
        if holding.unit in named:
            return others(holding)
        found = words.get(id(holding.mention))
        if found is None:
            found = words[id(holding.mention)] = others(holding)
        return found

    def obligation(holding: Holding) -> Obligation:
        return Obligation(
            kind="task" if isinstance(source, Task) else "duty",
            task_id=source.id,
            address=source.address,
            role=holding.role,
            words=source.words,
            with_units=others_shared(holding),
            via_group=holding.via_group,
            requested=holding.mention.requested,
            deadline=source.deadline,
            deliverable=source.deliverable,
            route=holding.route_in(source),
        )

    return obligation
