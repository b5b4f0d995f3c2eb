"""Sections, duties, tables and annexes of the written plan, in printed order.

Walks the tree once; ids and marks come from `labels`, tasks from `resolve_tasks`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from plancli.model.assignment import ROLE_KEYS, UnitMention
from plancli.model.deadline import deadline_in_prose, read_deadline
from plancli.model.labels import Scope, printed_mark
from plancli.model.resolve_lines import (
    LineReader,
    mark_below,
    read_items,
    read_paragraphs,
)
from plancli.model.resolve_links import read_links
from plancli.model.resolve_tasks import PLAIN_KEYS, TaskReader
from plancli.model.section import Annex, Grid, Section
from plancli.model.task import Duty, Paragraph, Task, all_paragraphs
from plancli.records import replace
from plancli.source.position import Route

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written import WrittenAnnex, WrittenDuty, WrittenSection, WrittenTask

Content = list[Paragraph | Task | Duty | Section | Grid]
_TASK_KEYS = frozenset({*ROLE_KEYS, *PLAIN_KEYS, "more", "assigned"})
"""What makes a part a task: "II.1. Nâng cao nhận thức …" has its own "Đơn vị thực hiện"."""
_NESTED_KEYS = frozenset({"holder", "tasks", "duties", "parts", "columns", "table"})
"""What only a section holds; with lines of its own besides, it is a section around a task."""


class SectionReader:
    """Reads sections and gathers the tasks and duties met on the way."""

    def __init__(self, lines: LineReader, year: int | None, in_table: bool = False) -> None:
        """Read lines with `lines`; `year` completes a bare "trong quý II"."""
        self._lines = lines
        self._year = year
        self._in_table = in_table
        self._reader = TaskReader(lines, year, in_table)
        self.tasks: list[Task] = []
        self.duties: list[Duty] = []

    def sections(
        self, written: Sequence[WrittenSection], scope: Scope, route: Route, depth: int
    ) -> tuple[Section, ...]:
        """Return the sections of one level."""
        return tuple(
            self._section(section, _below(scope, section), (*route, index), depth)
            for index, section in enumerate(written)
        )

    def annex(self, written: WrittenAnnex, scope: Scope, route: Route) -> Annex:
        """Return one annex; its rows are tasks like any other, its `sections` stand around the table."""
        columns = written.get("columns", {})
        rows = self._for_table(columns) if columns else self
        content: list[Task | Section | Grid] = []
        at: list[int] = []
        for key in written:
            start = len(content)
            if key == "tasks":
                content += rows.read_tasks(written["tasks"], scope, (*route, key))
            elif key == "groups":
                content += rows.sections(written["groups"], scope, (*route, key), 2)
            elif key == "sections":
                content += self.sections(written["sections"], scope, (*route, key), 2)
            elif key == "table":
                content.append(_grid(written["table"], (*route, key)))
            if key in ("columns", "tasks", "groups"):
                at += (start, len(content))
        return Annex(
            id=scope.id,
            label=written.get("label", ""),
            title=written.get("title", ""),
            attached=written.get("attached", ""),
            columns=tuple(columns.items()),
            content=tuple(content),
            route=route,
            table_span=(min(at), max(at)) if columns else (0, 0),
        )

    def _for_table(self, columns: Mapping[str, str]) -> SectionReader:
        reader = SectionReader(self._lines.for_table(columns), self._year, in_table=True)
        reader.tasks, reader.duties = self.tasks, self.duties
        return reader

    def _parts(
        self, written: Sequence[WrittenSection], scope: Scope, route: Route, depth: int
    ) -> list[Section | Task]:
        found: list[Section | Task] = []
        for index, part in enumerate(written):
            own, below = _below(scope, part), (*route, index)
            if _TASK_KEYS & part.keys() and not _NESTED_KEYS & part.keys():
                task = self._reader.task(cast("WrittenTask", part), own, below)
                found.append(task)
                self.tasks.append(task)
            else:
                found.append(self._section(part, own, below, depth))
        return found

    def _own_task(self, written: WrittenSection, scope: Scope, route: Route) -> Task:
        """Return the task that a section's own lines make, beside what else the section holds."""
        lines = cast("WrittenTask", {key: written[key] for key in _line_keys(written)})  # type: ignore[literal-required]
        sign = mark_below(self._reader.mark(written))
        task = self._reader.task(lines, scope.child(None), route, sign)
        task = replace(task, words=task.words or written.get("title", ""))
        self.tasks.append(task)
        return task

    def _section(self, written: WrittenSection, scope: Scope, route: Route, depth: int) -> Section:
        holder = written.get("holder")
        holders = self._lines.holders(holder or [], (*route, "holder"))
        holders = _all_requested_by(written.get("title", ""), holders)
        content, table_span = self._content(written, scope, route, depth, holders)
        return Section(
            id=scope.id,
            address=scope.address,
            label=written.get("label", ""),
            mark=self._reader.mark(written),
            title=written.get("title") or _heading(holder),
            depth=depth,
            holders=holders,
            content=tuple(content),
            route=route,
            columns=tuple(written.get("columns", {}).items()),
            table_span=table_span,
            implements=read_links(written.get("implements", ()), (*route, "implements")),
        )

    def _content(
        self,
        written: WrittenSection,
        scope: Scope,
        route: Route,
        depth: int,
        holders: tuple[UnitMention, ...],
    ) -> tuple[Content, tuple[int, int]]:
        """Return what stands below a heading, and which stretch of it is the table of tasks."""
        found: Content = []
        start = end = 0
        rows = self
        own = _line_keys(written)
        for key in written:
            below = (*route, key)
            if key == next(iter(own), None):
                found.append(self._own_task(written, scope, route))
            if key == "columns" and written["columns"]:
                rows = self._for_table(written["columns"])
                start = end = len(found)
            elif key == "text" and not isinstance(written["text"], dict):
                found += read_paragraphs(written["text"], below)
            elif key == "items" and key not in own:
                found += read_items(written["items"], below)
            elif key == "table":
                found.append(_grid(written["table"], below))
            elif key == "duties":
                found += self._duties(written["duties"], scope, below, holders)
            elif key in ("tasks", "parts"):
                found += rows.tasks_or_parts(written, key, scope, below, depth)
                end = len(found) if rows is not self else end
        return found, (start, end)

    def tasks_or_parts(
        self, written: WrittenSection, key: str, scope: Scope, route: Route, depth: int
    ) -> Sequence[Section | Task]:
        """Return what a section holds at `tasks` or `parts`, whichever `key` is."""
        if key == "tasks":
            return self.read_tasks(written["tasks"], scope, route)
        return self._parts(written["parts"], scope, route, depth + 1)

    def read_tasks(self, written: Sequence[WrittenTask], scope: Scope, route: Route) -> list[Task]:
        """Return listed tasks, in running text or as rows."""
        found = [
            self._reader.task(task, scope.child(task.get("label")), (*route, index))
            for index, task in enumerate(written)
        ]
        self.tasks += found
        return found

    def _duties(
        self,
        written: str | Sequence[str | WrittenDuty],
        scope: Scope,
        route: Route,
        holders: tuple[UnitMention, ...],
    ) -> list[Duty]:
        if isinstance(written, str):
            found = [self._duty({"text": written, "mark": ""}, scope, route, route, holders)]
        else:
            found = [
                self._listed_duty(duty, scope, (*route, index), holders) for index, duty in enumerate(written)
            ]
        self.duties += found
        return found

    def _listed_duty(
        self,
        written: str | WrittenDuty,
        scope: Scope,
        route: Route,
        holders: tuple[UnitMention, ...],
    ) -> Duty:
        if isinstance(written, str):
            return self._duty({"text": written}, scope, route, route, holders)
        return self._duty(written, scope, route, (*route, "text"), holders)

    def _duty(
        self,
        written: WrittenDuty,
        scope: Scope,
        route: Route,
        where: Route,
        holders: tuple[UnitMention, ...],
    ) -> Duty:
        own = scope.child(written.get("label"))
        mark = printed_mark(written.get("label"), written.get("mark"), "-")
        if "holder" in written:
            named = self._lines.mentions(written["holder"], (*route, "holder"))
            holders = _all_requested_by(written["text"], named)
        items = read_items(written.get("items", []), (*route, "items"), mark_below(mark))
        below = [(each.words, each.route) for each in all_paragraphs(items)]
        deadline = (
            read_deadline(written["deadline"], (*route, "deadline"), self._year)
            if "deadline" in written
            else deadline_in_prose(written["text"], where, self._year, below)
        )
        prose = " ".join([written["text"], *(words for words, _ in below)])
        return Duty(
            id=own.id,
            address=own.address,
            mark=mark,
            words=written["text"],
            holders=holders,
            deadline=deadline,
            deliverable=written.get("deliverable", ""),
            route=where,
            items=items,
            assignments=self._lines.assigned(written.get("assigned", {}), prose, (*route, "assigned")),
            implements=read_links(written.get("implements", ()), (*route, "implements")),
        )


def _line_keys(written: WrittenSection) -> list[str]:
    """Return the keys that are lines of a task: who, until when, a content with its own caption.

    Items that stand between such lines belong to the task, so that they are printed there.
    """
    own = [
        index
        for index, key in enumerate(written)
        if key in _TASK_KEYS or (key == "text" and isinstance(written["text"], dict))
    ]
    between = range(own[0], own[-1] + 1) if own else range(0)
    return [key for index, key in enumerate(written) if index in own or (index in between and key == "items")]


def _grid(rows: Sequence[Sequence[str]], route: Route) -> Grid:
    return Grid(tuple(map(tuple, rows)), route)


def _below(scope: Scope, part: WrittenSection) -> Scope:
    return scope.child(part.get("label"), part.get("title") or _heading(part.get("holder")))


def _heading(holder: str | list[str] | None) -> str:
    return holder if isinstance(holder, str) else ", ".join(holder or [])


def _all_requested_by(title: str, holders: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    """Ask every holder below a heading that begins with "Đề nghị"; the file lists them apart."""
    if not title.casefold().startswith("đề nghị"):
        return holders
    return tuple(UnitMention(each.words, each.unit, True, each.route, each.within) for each in holders)
