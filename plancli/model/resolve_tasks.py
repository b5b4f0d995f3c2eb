"""One task of the written plan: its lines in printed order, and what they mean together.

Reads a task and nothing around it; where it stands and which id it gets is for `resolve_sections`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from plancli.model.assignment import ROLE_KEYS, Assignment
from plancli.model.deadline import Deadline, deadline_in_prose, read_deadline
from plancli.model.fill_mark import is_to_fill
from plancli.model.labels import Scope, printed_mark
from plancli.model.resolve_lines import (
    LineReader,
    mark_below,
    read_items,
    read_paragraphs,
)
from plancli.model.resolve_links import read_links
from plancli.model.task import Task, TaskLine, all_paragraphs, content_items
from plancli.records import dataclass, field
from plancli.source.position import Route

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written import WrittenSection, WrittenTask

PLAIN_KEYS = ("deadline", "deliverable", "funding", "note")
"""Lines that name no unit."""


@dataclass(slots=True)
class _Read:
    """What the keys of one task gave."""

    lines: list[TaskLine] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    plain: dict[str, tuple[str, Route]] = field(default_factory=dict)
    """Bare words and place of the content and of each line without units."""

    def words(self, key: str) -> str:
        """Return the bare words of such a line, empty where there is none or it is still to be filled in."""
        words = self.plain.get(key, ("", ()))[0]
        return "" if is_to_fill(words) else words


class TaskReader:
    """Reads tasks, in running text or as rows of a table."""

    def __init__(self, lines: LineReader, year: int | None, in_table: bool = False) -> None:
        """Read lines with `lines`; `year` completes a bare "trong quý II"."""
        self._lines = lines
        self._year = year
        self._in_table = in_table

    def mark(self, written: WrittenSection | WrittenTask) -> str:
        """Return the printed label: a table prints "I" and "4", running text "I." and "4."."""
        label = written.get("label", "")
        default = label if self._in_table else printed_mark(label, None)
        return written.get("mark", default)

    def task(self, written: WrittenTask, scope: Scope, route: Route, line_mark: str | None = None) -> Task:
        """Return one task; its lines bear `line_mark`, else the sign that stands below its own mark."""
        mark = self.mark(written)
        sign = "" if self._in_table else (line_mark or mark_below(mark))
        read = self._keys(written, route, sign)
        title = written.get("title", "")
        words, where = read.plain.get("text", ("", ()))
        if not words:
            words, where = title, (*route, "title")
        return Task(
            id=scope.id,
            address=scope.address,
            label=written.get("label", ""),
            mark=mark,
            title=title,
            words=words,
            lines=tuple(read.lines),
            assignments=(*read.assignments, *self._assigned(written, words, read.lines, route)),
            deadline=self._deadline(read, words, where),
            deliverable=read.words("deliverable"),
            funding=read.words("funding"),
            note=read.words("note"),
            route=route,
            words_route=where,
            in_annex=route[0] == "annexes",
            implements=read_links(written.get("implements", ()), (*route, "implements")),
        )

    def _keys(self, written: WrittenTask, route: Route, sign: str) -> _Read:
        read = _Read()
        values = cast("Mapping[str, Any]", written)
        for key, value in values.items():
            below = (*route, key)
            if key in ROLE_KEYS:
                line, made = self._lines.role_line(key, value, below, sign)
                read.lines.append(line)
                read.assignments += made
            elif key == "items":
                read.lines.append(TaskLine(key, "", "", "", below, read_items(value, below)))
            elif key == "text" and isinstance(value, list):
                read.lines.append(TaskLine("items", "", "", "", below, read_paragraphs(value, below)))
            elif key == "text":
                line, words, where = self._lines.text_line(value, "title" in written, below, sign)
                read.lines.append(line)
                read.plain[key] = (words, where)
            elif key in PLAIN_KEYS:
                line, words, where = self._lines.plain_line(key, value, below, sign)
                read.lines.append(line)
                read.plain[key] = (words, where)
            elif key == "more":
                read.lines += self._lines.more_lines(value, below, sign)
        return read

    def _assigned(
        self, written: WrittenTask, words: str, lines: list[TaskLine], route: Route
    ) -> tuple[Assignment, ...]:
        """Return the roles copied from the prose: title, content and the items below it."""
        if "assigned" not in written:
            return ()
        items = (item.words for item in all_paragraphs(content_items(lines)))
        prose = " ".join(dict.fromkeys(filter(None, (written.get("title"), words, *items))))
        return self._lines.assigned(written["assigned"], prose, (*route, "assigned"))

    def _deadline(self, read: _Read, words: str, where: Route) -> Deadline:
        if "deadline" in read.plain:
            if is_to_fill(read.plain["deadline"][0]):
                return Deadline("", read.plain["deadline"][1], self._year, limits=())
            return read_deadline(*read.plain["deadline"], self._year)
        items = ((item.words, item.route) for item in all_paragraphs(content_items(read.lines)))
        return deadline_in_prose(words, where, self._year, items)
