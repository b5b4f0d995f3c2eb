"""Sections, tasks, duties and annex tables of the written plan, in printed order.

Walks the tree once; ids and marks come from `labels`, lines from `resolve_lines`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from plancli.model.assignment import Assignment, UnitMention
from plancli.model.deadline import Deadline, deadline_in_prose, read_deadline
from plancli.model.labels import Scope, printed_mark
from plancli.model.resolve_lines import ROLE_KEYS, LineReader, mark_below, read_items, read_paragraphs
from plancli.model.section import Annex, Section
from plancli.model.task import Duty, Paragraph, Task, TaskLine
from plancli.source.position import Route

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written import WrittenAnnex, WrittenDuty, WrittenLine, WrittenSection, WrittenTask

Content = tuple[Paragraph | Task | Duty | Section, ...]
_PLAIN_KEYS = ("deadline", "deliverable", "funding", "note")
_TASK_KEYS = frozenset({*ROLE_KEYS, *_PLAIN_KEYS})
"""What makes a part a task: "II.1. Nâng cao nhận thức …" has its own "Đơn vị thực hiện"."""
_NESTED_KEYS = frozenset({"holder", "tasks", "duties", "parts"})
"""What only a section holds; with lines of its own besides, it is a section around a task."""


class SectionReader:
    """Reads sections and gathers the tasks and duties met on the way."""

    def __init__(self, lines: LineReader, year: int | None, in_table: bool = False) -> None:
        """Read lines with `lines`; `year` completes a bare "trong quý II"."""
        self._lines = lines
        self._year = year
        self._in_table = in_table
        self.tasks: list[Task] = []
        self.duties: list[Duty] = []

    def sections(
        self, written: Sequence[WrittenSection], scope: Scope, route: Route, depth: int
    ) -> tuple[Section, ...]:
        """Return the sections of one level."""
        return tuple(
            self._section(section, scope.child(section.get("label")), (*route, index), depth)
            for index, section in enumerate(written)
        )

    def annex(self, written: WrittenAnnex, scope: Scope, route: Route) -> Annex:
        """Return one annex; its rows are tasks like any other."""
        if "columns" in written and not self._in_table:
            return self._for_table(written["columns"]).annex(written, scope, route)
        content: list[Task | Section] = []
        for key in written:
            if key == "tasks":
                content += self._tasks(written["tasks"], scope, (*route, key))
            elif key in ("groups", "sections"):
                parts = written["groups"] if key == "groups" else written["sections"]
                content += self.sections(parts, scope, (*route, key), 2)
        return Annex(
            id=scope.id,
            label=written.get("label", ""),
            title=written.get("title", ""),
            attached=written.get("attached", ""),
            columns=tuple(written.get("columns", {}).items()),
            content=tuple(content),
            route=route,
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
            own, below = scope.child(part.get("label")), (*route, index)
            if _TASK_KEYS & part.keys() and not _NESTED_KEYS & part.keys():
                found.append(self._task(cast("WrittenTask", part), own, below))
                self.tasks.append(cast("Task", found[-1]))
            else:
                found.append(self._section(part, own, below, depth))
        return found

    def _own_task(self, written: WrittenSection, scope: Scope, route: Route) -> Task:
        """Return the task that a section's own lines make, beside what else the section holds."""
        lines = {key: value for key, value in written.items() if key in _TASK_KEYS}
        task = self._task(cast("WrittenTask", lines), scope.child(None), route)
        task = replace(task, words=task.words or written.get("title", ""))
        self.tasks.append(task)
        return task

    def _section(self, written: WrittenSection, scope: Scope, route: Route, depth: int) -> Section:
        holder = written.get("holder")
        holders = self._lines.holders(holder or [], (*route, "holder"))
        holders = _all_requested_by(written.get("title", ""), holders)
        return Section(
            id=scope.id,
            address=scope.address,
            label=written.get("label", ""),
            mark=self._mark(written),
            title=written.get("title") or _heading(holder),
            depth=depth,
            holders=holders,
            content=self._content(written, scope, route, depth, holders),
            route=route,
        )

    def _mark(self, written: WrittenSection | WrittenTask) -> str:
        """Return the printed label: a table prints "I" and "4", running text "I." and "4."."""
        label = written.get("label", "")
        default = label if self._in_table else printed_mark(label, None)
        return written.get("mark", default)

    def _content(
        self,
        written: WrittenSection,
        scope: Scope,
        route: Route,
        depth: int,
        holders: tuple[UnitMention, ...],
    ) -> Content:
        found: list[Paragraph | Task | Duty | Section] = []
        first_line = next((key for key in written if key in _TASK_KEYS), None)
        for key in written:
            below = (*route, key)
            if key == first_line:
                found.append(self._own_task(written, scope, route))
            if key == "text":
                found += read_paragraphs(written["text"], below)
            elif key == "items":
                found += read_items(written["items"], below)
            elif key == "tasks":
                found += self._tasks(written["tasks"], scope, below)
            elif key == "duties":
                found += self._duties(written["duties"], scope, below, holders)
            elif key == "parts":
                found += self._parts(written["parts"], scope, below, depth + 1)
        return tuple(found)

    def _tasks(self, written: Sequence[WrittenTask], scope: Scope, route: Route) -> list[Task]:
        found = [
            self._task(task, scope.child(task.get("label")), (*route, index))
            for index, task in enumerate(written)
        ]
        self.tasks += found
        return found

    def _task(self, written: WrittenTask, scope: Scope, route: Route) -> Task:
        lines: list[TaskLine] = []
        assignments: list[Assignment] = []
        plain: dict[str, tuple[str, Route]] = {}
        values = cast("Mapping[str, Any]", written)
        for key, value in values.items():
            below = (*route, key)
            if key in ROLE_KEYS:
                line, made = self._lines.role_line(key, value, below)
                lines.append(line)
                assignments += made
            elif key == "items":
                lines.append(TaskLine(key, "", "", "", below, read_items(value, below)))
            elif key == "text" and isinstance(value, list):
                lines.append(TaskLine("items", "", "", "", below, read_paragraphs(value, below)))
            elif key == "text":
                line, where = self._text_line(value, bool(written.get("title")), below)
                lines.append(line)
                plain[key] = (line.words, where)
            elif key in _PLAIN_KEYS:
                line, words, where = self._lines.plain_line(key, value, below)
                lines.append(line)
                plain[key] = (words, where)
        words, where = plain.get("text") or (written.get("title", ""), (*route, "title"))
        return Task(
            id=scope.id,
            address=scope.address,
            label=written.get("label", ""),
            mark=self._mark(written),
            title=written.get("title", ""),
            words=words,
            lines=tuple(lines),
            assignments=tuple(assignments),
            deadline=self._deadline(plain.get("deadline"), words, where),
            deliverable=plain.get("deliverable", ("", ()))[0],
            funding=plain.get("funding", ("", ()))[0],
            route=route,
            words_route=where,
            in_annex=route[0] == "annexes",
        )

    def _text_line(self, value: str | WrittenLine, titled: bool, route: Route) -> tuple[TaskLine, Route]:
        if isinstance(value, str):
            mark, caption = ("-", self._lines.caption("text")) if titled else ("", "")
            return TaskLine("text", mark, caption, value, route), route
        mark = value.get("mark", "-" if titled else "")
        items = read_items(value.get("items", []), (*route, "items"), "+")
        line = TaskLine("text", mark, value.get("caption", ""), value.get("words", ""), route, items)
        return line, (*route, "words")

    def _deadline(self, line: tuple[str, Route] | None, words: str, where: Route) -> Deadline:
        if line is not None:
            return read_deadline(*line, self._year)
        return deadline_in_prose(words, where, self._year)

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
            holders = self._lines.mentions(written["holder"], (*route, "holder"))
        deadline = (
            read_deadline(written["deadline"], (*route, "deadline"), self._year)
            if "deadline" in written
            else deadline_in_prose(written["text"], where, self._year)
        )
        return Duty(
            id=own.id,
            address=own.address,
            mark=mark,
            words=written["text"],
            holders=holders,
            deadline=deadline,
            deliverable=written.get("deliverable", ""),
            route=where,
            items=read_items(written.get("items", []), (*route, "items"), mark_below(mark)),
        )


def _heading(holder: str | list[str] | None) -> str:
    return holder if isinstance(holder, str) else ", ".join(holder or [])


def _all_requested_by(title: str, holders: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    """Ask every holder below a heading that begins with "Đề nghị"; the file lists them apart."""
    if not title.casefold().startswith("đề nghị"):
        return holders
    return tuple(UnitMention(each.words, each.unit, True, each.route, each.within) for each in holders)
