"""From the written plan to the resolved one: units found, ids given, deadlines and citations read.

Judges nothing: whatever cannot be understood stays as printed, for the rules to speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plancli.legal.citation_text import find_citations
from plancli.model.citation import Decree
from plancli.model.directory import UnitDirectory
from plancli.model.issuance import Issuance, PlanState, Signatory
from plancli.model.labels import Scope
from plancli.model.plan import Plan, Prose
from plancli.model.printed import printed_texts
from plancli.model.resolve_lines import LineReader, read_items, read_paragraphs
from plancli.model.resolve_links import read_not_applicable, read_parents
from plancli.model.resolve_sections import SectionReader
from plancli.model.section import Annex, Article, Decision
from plancli.model.task import Duty, Task
from plancli.model.unit import UnitKind
from plancli.records import replace
from plancli.source.position import Route
from plancli.vietnamese.dates import find_dates

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written import WrittenDecision, WrittenDecree, WrittenPlan, WrittenUnit
    from plancli.model.written_issuance import WrittenIssuance, WrittenSignatory


def resolve(written: WrittenPlan) -> Plan:
    """Return the resolved plan of a valid file; keys are read in the order they are written."""
    directory = _declared_units(written.get("units", []))
    issuance = _issuance(written["issuance"], ("issuance",))
    lines = LineReader(written.get("captions", {}), directory)
    reader = SectionReader(lines, issuance.year)
    sections = reader.sections(written["sections"], Scope("", ""), ("sections",), 1)
    annexes = _annexes(written, reader)
    plan = Plan(
        state=PlanState(written["state"]),
        issuance=issuance,
        decision=_decision(written.get("decision")),
        bases=read_paragraphs(written.get("bases", []), ("bases",)),
        preamble=read_paragraphs(written.get("preamble", []), ("preamble",)),
        sections=sections,
        closing=read_paragraphs(written.get("closing", []), ("closing",)),
        recipients=read_items(written.get("recipients", []), ("recipients",)),
        footnotes=read_paragraphs(written.get("footnotes", []), ("footnotes",)),
        annexes=annexes,
        tasks=tuple(reader.tasks),
        duties=tuple(reader.duties),
        units=directory.units,
        groups=directory.groups(_named_units(reader.tasks, reader.duties)),
        decrees=_decrees(written.get("decrees", [])),
        texts=Prose(),
        parents=read_parents(written.get("parents", [])),
        not_applicable=read_not_applicable(written.get("not_applicable", [])),
    )
    return replace(plan, texts=Prose(printed_texts(plan)))


def _declared_units(units: Sequence[WrittenUnit]) -> UnitDirectory:
    directory = UnitDirectory()
    groups = []
    for index, unit in enumerate(units):
        members = unit.get("members")
        kind = unit.get("kind") or ("group" if members is not None else None)
        route: Route = ("units", index)
        declared = directory.declare(
            unit["name"], unit.get("aliases", []), UnitKind(kind) if kind else None, route
        )
        if "excluding" in unit:
            directory.exclude(declared, unit["excluding"])
        if members is not None:
            names = [(name, (*route, "members", at)) for at, name in enumerate(members)]
            groups.append((declared, names))
    for declared, names in groups:
        directory.declare_group(declared, names)
    return directory


def _named_units(tasks: Sequence[Task], duties: Sequence[Duty]) -> tuple[str, ...]:
    mentions = [
        *(mention for task in tasks for mention in task.mentions()),
        *(mention for duty in duties for mention in duty.mentions()),
    ]
    return tuple(dict.fromkeys(mention.unit for mention in mentions if mention.unit))


def _issuance(written: WrittenIssuance, route: Route) -> Issuance:
    date_words = written.get("date") or ""
    dates = find_dates(date_words)
    return Issuance(
        kind=written["kind"],
        number=written.get("number") or "",
        symbol=written.get("symbol", ""),
        superior=written.get("superior", ""),
        issuer=written["issuer"] or "",
        place=written.get("place", ""),
        date_words=date_words,
        date=dates[0].date if dates else None,
        title=written["title"] or "",
        period=written.get("period", ""),
        attached=written.get("attached", ""),
        signatory=_signatory(written.get("signatory"), (*route, "signatory")),
        route=route,
        blank_keys=frozenset(key for key, value in written.items() if not value),
    )


def _signatory(written: WrittenSignatory | None, route: Route) -> Signatory | None:
    if written is None:
        return None
    positions = written.get("position", [])
    return Signatory(
        authority=written.get("authority", ""),
        acting=written.get("acting", ""),
        positions=(positions,) if isinstance(positions, str) else tuple(positions),
        name=written.get("name", ""),
        route=route,
    )


def _decision(written: WrittenDecision | None) -> Decision | None:
    if written is None:
        return None
    route: Route = ("decision",)
    articles = tuple(
        Article(
            article["label"] if article["label"].endswith(":") else f"{article['label'].rstrip('.')}.",
            article["text"],
            read_items(article.get("items", []), (*route, "articles", index, "items")),
            (*route, "articles", index, "text"),
        )
        for index, article in enumerate(written["articles"])
    )
    return Decision(
        issuance=_issuance(written["issuance"], (*route, "issuance")),
        bases=read_paragraphs(written.get("bases", []), (*route, "bases")),
        enacting=written.get("enacting", ""),
        articles=articles,
        recipients=read_items(written.get("recipients", []), (*route, "recipients")),
        route=route,
        authority=written.get("authority", ""),
    )


def _annexes(written: WrittenPlan, reader: SectionReader) -> tuple[Annex, ...]:
    taken: dict[str, int] = {}
    found = []
    for index, annex in enumerate(written.get("annexes", [])):
        scope = Scope(f"PL{index + 1}", f"PL{index + 1}", taken=taken)
        found.append(reader.annex(annex, scope, ("annexes", index)))
    return tuple(found)


def _decrees(decrees: Sequence[str | WrittenDecree]) -> tuple[Decree, ...]:
    return tuple(_decree(decree, ("decrees", index)) for index, decree in enumerate(decrees))


def _decree(written: str | WrittenDecree, route: Route) -> Decree:
    if isinstance(written, str):
        words, alias = written, ""
    else:
        words, alias, route = written["words"], written.get("alias", ""), (*route, "words")
    found = find_citations(words)
    return Decree(words, alias, found[0] if found else None, route)
