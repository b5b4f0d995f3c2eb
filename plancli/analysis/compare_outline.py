"""A plan as lists of what is compared: its sections, its tasks and duties, its passages, each with its place.

Walks the plan once; it compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plancli.analysis.change import Place, Subject
from plancli.model.citation import Citation
from plancli.model.fingerprint import all_work
from plancli.model.plan import Plan
from plancli.model.section import Annex, Decision, Grid, Section
from plancli.model.task import Duty, Paragraph, Task
from plancli.records import dataclass, field
from plancli.source.position import Route

CELL = " | "
"""Stands between the cells of one row of a table."""


@dataclass(frozen=True, slots=True)
class PlacedWork:
    """One task or duty."""

    work: Task | Duty
    section: str
    """Id of the section or annex it stands in; empty for none."""
    order: int
    """Its number among all that is listed, in printed order."""

    @property
    def subject(self) -> Subject:
        """Whether it is a task or a duty."""
        return Subject.TASK if isinstance(self.work, Task) else Subject.DUTY

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.work.id, self.work.address)


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """One section or annex."""

    place: Place
    title: str
    """Empty where it has none, or where it is the name of a holder of duties or the words of a task."""
    section: str
    """Id of the one it stands in."""
    order: int
    route: Route


@dataclass(frozen=True, slots=True)
class Passage:
    """One printed paragraph, item or row that is no part of a task or duty."""

    subject: Subject
    place: Place
    section: str
    words: str
    order: int
    route: Route


@dataclass(slots=True)
class Outline:
    """Everything that is compared, in printed order."""

    works: list[PlacedWork] = field(default_factory=list)
    sections: list[PlacedSection] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    citations: dict[Route, list[Citation]] = field(default_factory=dict)
    """Citations by the route of the work, passage or section that holds them."""
    _order: int = 0

    def next_order(self) -> int:
        """Return the next number in printed order."""
        self._order += 1
        return self._order

    def passage(self, subject: Subject, words: str, route: Route, place: Place, section: str = "") -> None:
        """Add a passage that says something."""
        if words.strip():
            self.passages.append(Passage(subject, place, section, words, self.next_order(), route))

    def paragraphs(
        self, found: Iterable[Paragraph], place: Place, section: str = "", subject: Subject = Subject.PASSAGE
    ) -> None:
        """Add paragraphs and what stands below them."""
        for each in found:
            self.passage(subject, each.words, each.route, place, section)
            self.paragraphs(each.children, place, section, subject)


def outline(plan: Plan) -> Outline:
    """Return the lists of one plan."""
    made = Outline()
    if plan.decision is not None:
        _decision(made, plan.decision)
    made.paragraphs(plan.bases, _spot("Căn cứ"), subject=Subject.BASIS)
    made.paragraphs(plan.preamble, _spot("Mở đầu"))
    for section in plan.sections:
        _section(made, section, "")
    made.paragraphs(plan.closing, _spot("Đoạn kết"))
    made.paragraphs(plan.recipients, _spot("Nơi nhận"), subject=Subject.RECIPIENT)
    made.paragraphs(plan.footnotes, _spot("Chú thích"))
    for annex in plan.annexes:
        _annex(made, annex)
    _left_over(made, plan)
    _cite(made, plan.citations)
    return made


def owner_route(work: Task | Duty) -> Route:
    """Return the route of the whole task or duty: words and items of it stand below."""
    route = work.route
    return route[:-1] if isinstance(work, Duty) and route and route[-1] == "text" else route


def _spot(address: str) -> Place:
    return Place(address, address)


def _decision(made: Outline, decision: Decision) -> None:
    place = _spot("Quyết định")
    made.paragraphs(decision.bases, place, subject=Subject.BASIS)
    for article in decision.articles:
        own = _spot(f"Quyết định, {article.mark.rstrip('.:')}")
        made.passage(Subject.PASSAGE, article.words, article.route, own)
        made.paragraphs(article.items, own)
    made.paragraphs(decision.recipients, _spot("Quyết định, nơi nhận"), subject=Subject.RECIPIENT)


def _section(made: Outline, section: Section, above: str) -> None:
    place = Place(section.id, section.address)
    own = any(
        isinstance(each, Task) and each.route == section.route and each.words == section.title
        for each in section.content
    )
    title = "" if own or section.holders else section.title
    made.sections.append(PlacedSection(place, title, above, made.next_order(), section.route))
    for block in section.content:
        _block(made, block, place)


def _block(made: Outline, block: Section | Task | Duty | Grid | Paragraph, place: Place) -> None:
    if isinstance(block, Section):
        _section(made, block, place.id)
    elif isinstance(block, Task | Duty):
        made.works.append(PlacedWork(block, place.id, made.next_order()))
    elif isinstance(block, Grid):
        for number, row in enumerate(block.rows):
            words = CELL.join(row) if any(cell.strip() for cell in row) else ""
            made.passage(Subject.PASSAGE, words, (*block.route, number), place, place.id)
    else:
        made.paragraphs([block], place, place.id)


def _annex(made: Outline, annex: Annex) -> None:
    place = Place(annex.id, annex.label or annex.id)
    made.sections.append(PlacedSection(place, annex.title, "", made.next_order(), annex.route))
    made.passage(Subject.PASSAGE, annex.attached, (*annex.route, "attached"), place, annex.id)
    for block in annex.content:
        _block(made, block, place)


def _left_over(made: Outline, plan: Plan) -> None:
    """Add the work that no walk comes by, so that none is compared with nothing."""
    met = {id(each.work) for each in made.works}
    for work in all_work(plan):
        if id(work) not in met:
            made.works.append(PlacedWork(work, "", made.next_order()))


def _cite(made: Outline, citations: Sequence[Citation]) -> None:
    owners = {*_owners(made)}
    for citation in citations:
        route = citation.route
        while route and route not in owners:
            route = route[:-1]
        made.citations.setdefault(route, []).append(citation)


def _owners(made: Outline) -> Iterator[Route]:
    yield from (owner_route(each.work) for each in made.works)
    yield from (each.route for each in made.passages)
    yield from (each.route for each in made.sections)


def citations_at(made: Outline, route: Route) -> Sequence[Citation]:
    """Return the citations in what stands at this route."""
    found: Mapping[Route, list[Citation]] = made.citations
    return found.get(route, ())
