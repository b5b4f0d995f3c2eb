"""From written lines to printed ones: captions, separators, line ends, the units of a role line.

Composes only what the paper's own habit prints; whatever departs from it stands in the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from plancli.model.assignment import ROLE_KEYS, Assignment, Role, UnitMention
from plancli.model.directory import UnitDirectory
from plancli.model.fill_mark import is_to_fill
from plancli.model.labels import printed_mark
from plancli.model.task import Paragraph, TaskLine, all_paragraphs
from plancli.records import replace
from plancli.source.position import Route

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written import (
        WrittenAssigned,
        WrittenCaptions,
        WrittenItem,
        WrittenLine,
        WrittenUnits,
    )

DEFAULT_CAPTIONS: Mapping[str, str] = {
    "text": "Nội dung",
    "lead": "Đơn vị chủ trì",
    "responsible": "Đơn vị thực hiện",
    "coordinating": "Đơn vị phối hợp",
    "guiding": "Đơn vị hướng dẫn",
    "directing": "Đơn vị chỉ đạo, định hướng",
    "monitoring": "Đơn vị theo dõi, đôn đốc",
    "deadline": "Thời gian thực hiện",
    "deliverable": "Sản phẩm",
    "funding": "Kinh phí",
    "note": "Ghi chú",
}
_ENDS = (".", ";", ":", ",", "…", "!", "?")


class LineReader:
    """Reads the lines of tasks with the captions and the units of one plan."""

    def __init__(self, captions: WrittenCaptions, directory: UnitDirectory, in_table: bool = False) -> None:
        """Keep the plan's own captions over the usual ones."""
        self._captions = {**DEFAULT_CAPTIONS, **cast("Mapping[str, str]", captions)}
        self._line_end = captions.get("line_end", ".")
        self._directory = directory
        self._in_table = in_table

    def for_table(self, columns: Mapping[str, str]) -> LineReader:
        """Return a reader of table cells: headings for captions, no full stop of its own."""
        captions = cast("WrittenCaptions", {**self._captions, **columns, "line_end": ""})
        return LineReader(captions, self._directory, in_table=True)

    def role_line(
        self, key: str, value: str | list[str] | WrittenUnits, route: Route, sign: str = "-"
    ) -> tuple[TaskLine, tuple[Assignment, ...]]:
        """Return the printed line of a role and the assignments it makes; `sign` is its usual mark."""
        if not isinstance(value, dict):
            written: WrittenUnits = {"units": value}
            units_route = route
        else:
            written, units_route = value, (*route, "units")
        line = self._line(key, written, route, sign)
        names = _joined(_as_list(written.get("units", [])))
        if not line.words and not line.items and names:
            line = replace(line, words=self._ended(names))
        said = " ".join([line.words, *(each.words for each in all_paragraphs(line.items))]).strip()
        return _as_printed(line, written), self._assignments(key, written, said, route, units_route)

    def plain_line(
        self, key: str, value: str | WrittenLine, route: Route, sign: str = "-"
    ) -> tuple[TaskLine, str, Route]:
        """Return a line such as a deadline, its bare words and where they stand."""
        if isinstance(value, str):
            line = TaskLine(key, sign, self._captions[key], self._ended(value), route)
            return line, value.rstrip(" .;"), route
        line = self._line(key, value, route, sign)
        meant = line.words or "; ".join(item.words.rstrip(" .;") for item in line.items)
        where = (*route, "words" if line.words else "items")
        return _as_printed(line, value), meant.rstrip(" .;"), where

    def text_line(
        self, value: str | WrittenLine, titled: bool, route: Route, sign: str = "-"
    ) -> tuple[TaskLine, str, Route]:
        """Return the line of a task's content, its words and their place; below a title it has a mark."""
        mark = sign if titled else ""
        if isinstance(value, str):
            caption = self._captions["text"] if titled and not self._in_table else ""
            return TaskLine("text", mark, caption, value, route), value, route
        line = self._line("text", cast("WrittenLine", {"caption": "", **value}), route, mark)
        return _as_printed(line, value), line.words, (*route, "words")

    def more_lines(self, cells: Mapping[str, str], route: Route, sign: str = "-") -> tuple[TaskLine, ...]:
        """Return a line for each further column, under its heading and as it stands."""
        return tuple(
            TaskLine(heading, sign, heading, words, (*route, heading)) for heading, words in cells.items()
        )

    def assigned(self, written: WrittenAssigned, words: str, route: Route) -> tuple[Assignment, ...]:
        """Return the roles that prose gives; `words` are the prose."""
        values = cast("Mapping[str, str | list[str]]", written)
        return tuple(
            Assignment(Role(key), self.mentions(names, (*route, key)), words, (*route, key))
            for key, names in values.items()
            if key in ROLE_KEYS  # a key that is no role is a fault of the file, which has been told
        )

    def _line(self, key: str, written: WrittenUnits | WrittenLine, route: Route, sign: str) -> TaskLine:
        return TaskLine(
            key,
            written.get("mark", sign),
            written.get("caption", self._captions[key]),
            written.get("words", ""),
            route,
            read_items(written.get("items", []), (*route, "items"), "+"),
            written.get("heading", ""),
        )

    def _assignments(
        self, key: str, written: WrittenUnits, words: str, route: Route, units_route: Route
    ) -> tuple[Assignment, ...]:
        values = cast("Mapping[str, str | list[str]]", written)
        found = []
        named = "units" in values or "words" not in values
        units = values.get("units", []) if named else values["words"]
        if units and all(map(is_to_fill, _as_list(units))):
            pass  # nobody is named yet
        elif named:
            found.append(Assignment(Role(key), self.mentions(units, units_route), words, route))
        elif not ROLE_KEYS & set(values):
            own = self._directory.mentions_in(written["words"], (*route, "words"))
            found.append(Assignment(Role(key), own, words, route))
        for other in values:
            if other in ROLE_KEYS:
                mentions = self.mentions(values[other], (*route, other))
                found.append(Assignment(Role(other), mentions, words, route))
        return tuple(found)

    def holders(self, value: str | Sequence[str], route: Route) -> tuple[UnitMention, ...]:
        """Return the units of a heading: a string is one name, whatever commas it holds."""
        if isinstance(value, str):
            return (self._directory.mention(value.rstrip(" .;,:"), route),)
        return self.mentions(value, route)

    def mentions(self, value: str | Sequence[str], route: Route) -> tuple[UnitMention, ...]:
        """Return the units of a list (one name an item) or of a string that may hold several."""
        if isinstance(value, str):
            return self._directory.mentions_in(value, route)
        return tuple(
            self._directory.mention(name.rstrip(" .;,"), (*route, index))
            for index, name in enumerate(value)
            if not is_to_fill(name)
        )

    def _ended(self, words: str) -> str:
        return words if words.endswith(_ENDS) else words + self._line_end


def read_items(items: Sequence[str | WrittenItem], route: Route, dash: str = "-") -> tuple[Paragraph, ...]:
    """Return list items as printed paragraphs; those below "-" get "+", below "a)" they get "-"."""
    return tuple(_item(item, (*route, index), dash) for index, item in enumerate(items))


def mark_below(mark: str) -> str:
    """Return the mark of an unlabelled item below one with this mark."""
    return "+" if mark in ("-", "+") else "-"


def read_paragraphs(value: str | Sequence[str], route: Route) -> tuple[Paragraph, ...]:
    """Return plain paragraphs without a mark."""
    if isinstance(value, str):
        return (Paragraph("", value, route),)
    return tuple(Paragraph("", words, (*route, index)) for index, words in enumerate(value))


def _item(item: str | WrittenItem, route: Route, dash: str) -> Paragraph:
    if isinstance(item, str):
        return Paragraph(dash, item, route)
    mark = printed_mark(item.get("label"), item.get("mark"), dash)
    children = read_items(item.get("items", []), (*route, "items"), mark_below(mark))
    return Paragraph(mark, item["text"], (*route, "text"), children)


def _as_printed(line: TaskLine, written: WrittenUnits | WrittenLine) -> TaskLine:
    """Return the line, empty where its cell is merged with the one above and so prints nothing."""
    if written.get("merged") is None:
        return line
    return TaskLine(line.key, "", "", "", line.route)


def _as_list(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _joined(names: Sequence[str]) -> str:
    separator = ";" if any("," in name.rstrip(",;") for name in names[:]) else ","
    *front, last = names or [""]
    return " ".join([*(n if n.endswith((",", ";")) else n + separator for n in front), last])
