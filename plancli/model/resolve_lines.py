"""From written lines to printed ones: captions, separators, line ends, the units of a role line.

Composes only what the paper's own habit prints; whatever departs from it stands in the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from plancli.model.assignment import Assignment, Role, UnitMention
from plancli.model.directory import UnitDirectory
from plancli.model.labels import printed_mark
from plancli.model.task import Paragraph, TaskLine
from plancli.source.position import Route

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written import WrittenCaptions, WrittenItem, WrittenLine, WrittenUnits

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
ROLE_KEYS = frozenset(role.value for role in Role)


class LineReader:
    """Reads the lines of tasks with the captions and the units of one plan."""

    def __init__(self, captions: WrittenCaptions, directory: UnitDirectory) -> None:
        """Keep the plan's own captions over the usual ones."""
        self._captions = {**DEFAULT_CAPTIONS, **cast("Mapping[str, str]", captions)}
        self._line_end = captions.get("line_end", ".")
        self._directory = directory

    def for_table(self, columns: Mapping[str, str]) -> LineReader:
        """Return a reader of table cells: headings for captions, no full stop of its own."""
        captions = cast("WrittenCaptions", {**self._captions, **columns, "line_end": ""})
        return LineReader(captions, self._directory)

    def caption(self, key: str) -> str:
        """Return the words before the colon of this kind of line."""
        return self._captions[key]

    def role_line(
        self, key: str, value: str | list[str] | WrittenUnits, route: Route
    ) -> tuple[TaskLine, tuple[Assignment, ...]]:
        """Return the printed line of a role and the assignments it makes."""
        if not isinstance(value, dict):
            written: WrittenUnits = {"units": value}
            units_route = route
        else:
            written, units_route = value, (*route, "units")
        words = written.get("words") or self._ended(_joined(_as_list(written.get("units", []))))
        line = TaskLine(
            key, written.get("mark", "-"), written.get("caption", self._captions[key]), words, route
        )
        return line, self._assignments(key, written, words, route, units_route)

    def plain_line(self, key: str, value: str | WrittenLine, route: Route) -> tuple[TaskLine, str, Route]:
        """Return a line such as a deadline, its bare words and where they stand."""
        if isinstance(value, str):
            line = TaskLine(key, "-", self._captions[key], self._ended(value), route)
            return line, value.rstrip(" .;"), route
        words = value.get("words", "")
        caption = value.get("caption", self._captions[key])
        items = read_items(value.get("items", []), (*route, "items"), "+")
        line = TaskLine(key, value.get("mark", "-"), caption, words, route, items)
        meant = words or "; ".join(item.words.rstrip(" .;") for item in items)
        return line, meant.rstrip(" .;"), (*route, "words") if words else (*route, "items")

    def _assignments(
        self, key: str, written: WrittenUnits, words: str, route: Route, units_route: Route
    ) -> tuple[Assignment, ...]:
        values = cast("Mapping[str, str | list[str]]", written)
        found = []
        if "units" in values or "words" not in values:
            own = self.mentions(values.get("units", []), units_route)
            found.append(Assignment(Role(key), own, words, route))
        elif not ROLE_KEYS & set(values):
            own = self._directory.mentions_in(words, (*route, "words"))
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
            self._directory.mention(name.rstrip(" .;,"), (*route, index)) for index, name in enumerate(value)
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


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _joined(names: Sequence[str]) -> str:
    separator = ";" if any("," in name.rstrip(",;") for name in names[:]) else ","
    *front, last = names or [""]
    return " ".join([*(n if n.endswith((",", ";")) else n + separator for n in front), last])
