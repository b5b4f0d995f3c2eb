"""Tables: the rows of a task table as tasks under their groups, any other table cell by cell.

Goes by the headings of the columns; a heading it does not know keeps its column under its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from plancli.importing.captions import ROLES, read_caption
from plancli.importing.drafts import Draft
from plancli.importing.line_drafts import LineDraft, label_of
from plancli.importing.marks import Depth, read_mark
from plancli.importing.paper import Table
from plancli.importing.table_columns import (
    LABEL,
    Column,
    Placed,
    is_heading_row,
    joined,
    placed_cells,
    read_headings,
)
from plancli.importing.unit_phrases import heading_units, leading_units
from plancli.importing.unit_roles import read_roles
from plancli.importing.words import Cut, Words, whole
from plancli.records import dataclass, field
from plancli.vietnamese.folding import fold

_SHARED = frozenset({"deadline", "deliverable"})
"""What rows below a numbered one have in common with it, where its cell is merged down to them."""
_NUMERIC = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*\s*[.)/]?\s*")


@dataclass(slots=True)
class DraftedTable:
    """One table on its way to the plan file."""

    columns: dict[str, object] = field(default_factory=dict)
    """Key and heading; empty for a table that holds no tasks."""
    tasks: list[Draft] = field(default_factory=list)
    groups: list[Draft] = field(default_factory=list)
    grid: list[list[object]] = field(default_factory=list)

    def for_section(self) -> Draft:
        """Return the keys of a section that prints the table."""
        if not self.columns:
            return {"table": self.grid} if self.grid else {}
        return self._keys("parts")

    def for_annex(self) -> Draft:
        """Return the keys of an annex that is the table."""
        if not self.columns:
            return {"table": self.grid} if self.grid else {}
        return self._keys("groups")

    def _keys(self, groups: str) -> Draft:
        found: Draft = {"columns": self.columns}
        if self.tasks:
            found["tasks"] = self.tasks
        if self.groups:
            found[groups] = self.groups
        return found


class TableDrafter:
    """Drafts tables; a table without headings goes on with the columns of the one before it."""

    def __init__(self, lines: list[LineDraft], dropped: list[tuple[Cut, str]], *, wrapped: bool) -> None:
        """Gather lines and what is put aside; `wrapped` where a line of a cell may be half a paragraph."""
        self._lines = lines
        self._dropped = dropped
        self._wrapped = wrapped
        self._columns: list[Column] = []

    def grid(self, table: Table) -> DraftedTable:
        """Return the table cell by cell; a row without a word, as Markdown needs one on top, is none."""
        placed = (placed_cells(row, self._wrapped) for row in table.rows)
        rows = [row for row in placed if any(cell.words for cell in row)]
        width = max((row[-1].column + row[-1].cell.span for row in rows), default=0)
        return DraftedTable(grid=[_grid_row(row, width) for row in rows])

    def draft(self, table: Table) -> DraftedTable:
        """Return the table as tasks and groups, or cell by cell."""
        rows = [placed for row in table.rows if (placed := placed_cells(row, self._wrapped))]
        width = max((row[-1].column + row[-1].cell.span for row in rows), default=0)
        at = next((index for index, row in enumerate(rows) if is_heading_row(row)), None)
        if at is not None:
            columns, below = read_headings(rows, at, width, self._dropped)
        else:
            columns, below = (self._columns if len(self._columns) == width else []), 0
        if not columns:
            return self.grid(table)
        self._columns = columns
        found = DraftedTable({column.key: column.heading or "" for column in columns})
        above = rows[:at] if at is not None else []
        _Rows(columns, found, self._lines, self._dropped, width).add([*above, *rows[below:]])
        return found


class _Rows:
    """Adds the rows of one table to their groups."""

    def __init__(
        self,
        columns: Sequence[Column],
        found: DraftedTable,
        lines: list[LineDraft],
        dropped: list[tuple[Cut, str]],
        width: int,
    ) -> None:
        self._columns = columns
        self._found = found
        self._lines = lines
        self._dropped = dropped
        self._width = width
        self._open: list[tuple[Depth, Draft]] = []
        self._above: dict[int, Words] = {}
        self._numbered: dict[int, Words] = {}
        """Cells of the last row that has a number, by column."""
        self._headings = [fold(column.heading.text) for column in columns if column.heading]

    def add(self, rows: Sequence[Sequence[Placed]]) -> None:
        for index, row in enumerate(rows):
            filled = [placed for placed in row if placed.text]
            if not filled and not any(placed.cell.continued for placed in row):
                continue
            if [fold(placed.text) for placed in filled] == self._headings:
                self._dropped += ((cut, "repeated-heading") for placed in filled for cut in _cuts(placed))
            elif self._is_group(row, filled, rows[index + 1] if index + 1 < len(rows) else ()):
                self._open_group(filled)
            else:
                self._add_task(row)

    def _add_task(self, row: Sequence[Placed]) -> None:
        task = self._task(self._shifted(row))
        if task:
            self._leave_group(task)
            tasks = self._tasks()
            if "label" in task:
                self._numbered = dict(self._above)
            elif tasks and any("label" in each for each in tasks):
                self._share_into(task)
            tasks.append(task)

    def _share_into(self, task: Draft) -> None:
        """Give a row without a number what it leaves open of the numbered row that it goes on from."""
        for index, column in enumerate(self._columns):
            above = self._numbered.get(index)
            if above and column.known and column.key in _SHARED and column.key not in task:
                task[column.key] = self._line(LineDraft(column.key, above, in_table=True, merged=True))

    def _leave_group(self, task: Draft) -> None:
        """Close group "1" before row "2", unless the rows of the group count from one by themselves."""
        if not self._open:
            return
        group = self._open[-1][1]
        number = _number(group.get("label"))
        inside = [_number(each.get("label")) for each in _listed(group, "tasks")] if "tasks" in group else []
        if number and _number(task.get("label")) == number + 1 and 1 not in inside:
            self._open.pop()

    def _is_group(self, row: Sequence[Placed], filled: Sequence[Placed], below: Sequence[Placed]) -> bool:
        if len(filled) == 1:
            lone = filled[0]
            return (lone.cell.span > 1 or len(row) == 1 or len(self._columns) > 2) and not _any_continued(row)
        if len(filled) != 2 or not LABEL.fullmatch(filled[0].text) or filled[0].column != 0:
            return False
        if _any_continued(row) or len(self._columns) <= 2:
            return False
        if not _NUMERIC.fullmatch(filled[0].text) or filled[1].text.isupper() or filled[1].cell.span > 1:
            return True
        next_label = below[0].text if below else ""
        if filled[1].text.endswith(":") and below and not next_label.strip():
            # "Xây dựng Nghị quyết:" over rows a), b) that share its number.
            return True
        return next_label.startswith(filled[0].text.strip(" .)") + ".") or len(row) == 2

    def _open_group(self, filled: Sequence[Placed]) -> None:
        if len(filled) == 2:
            label, title = joined(filled[0].words), joined(filled[1].words)
            group: Draft = {"label": label, "title": title}
        else:
            title = joined(filled[0].words)
            label = title
            mark = read_mark(title.text)
            group = {"title": title}
            if mark is not None and mark.label:
                bare = title.part(0, len(mark.text))
                same = mark.text == mark.label
                group = {
                    "label": bare.part(0, len(mark.label)) if mark.text.startswith(mark.label) else mark.label
                }
                if not same:
                    group["mark"] = mark.text
                group["title"] = title.part(mark.end)
        depth = _depth(str(label.text))
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
        if self._open:
            _listed(self._open[-1][1], "parts").append(group)
        else:
            self._found.groups.append(group)
        self._open.append((depth, group))
        self._above.clear()

    def _tasks(self) -> list[Draft]:
        if not self._open:
            return _behind(self._found.groups) if self._found.groups else self._found.tasks
        group = self._open[-1][1]
        return _behind(_listed(group, "parts")) if "parts" in group else _listed(group, "tasks")

    def _shifted(self, row: Sequence[Placed]) -> Sequence[Placed]:
        """Give a row that lacks its number, as plain text shows a merged one, its place behind it."""
        first = row[0]
        whole_row = first.column == 0 and row[-1].column + row[-1].cell.span < self._width
        numbered = self._columns[0].key == "label"
        if whole_row and numbered and not LABEL.fullmatch(first.text or "1"):
            return [Placed(placed.column + 1, placed.cell, placed.words) for placed in row]
        return row

    def _task(self, row: Sequence[Placed]) -> Draft:
        out: Draft = {}
        more: dict[str, object] = {}
        for placed in row:
            column = self._columns[min(placed.column, len(self._columns) - 1)]
            if placed.cell.continued:
                self._merged_into(out, column, placed.column)
            elif placed.words:
                self._above[placed.column] = joined(placed.words)
                self._cell_into(out, more, column, placed)
            else:
                self._above.pop(placed.column, None)
        if more:
            out["more"] = more
        return out

    def _merged_into(self, out: Draft, column: Column, index: int) -> None:
        above = self._above.get(index)
        if above and column.known and column.key not in ("label", "text", "title"):
            out[column.key] = self._line(LineDraft(column.key, above, in_table=True, merged=True))

    def _cell_into(self, out: Draft, more: dict[str, object], column: Column, placed: Placed) -> None:
        if column.key in out or column.key in more:
            _listed(out, "items").append({"mark": "", "text": joined(placed.words)})
        elif not column.known:
            more[column.key] = joined(placed.words)
        elif column.key == "label":
            out["label"] = joined(placed.words)
        elif column.key == "text":
            self._content_into(out, placed.words)
        else:
            out[column.key] = self._line(_line_draft(column.key, placed.words))

    def _content_into(self, out: Draft, words: Sequence[Words]) -> None:
        first, *rest = words
        mark = read_mark(first.text)
        if mark is not None and first.part(mark.end):
            line = LineDraft("text", first.part(mark.end), mark=mark.text, in_table=True)
            out["text"] = self._line(line)
        else:
            out["text"] = first
        if rest:
            out["items"] = [_item(each) for each in rest]

    def _line(self, line: LineDraft) -> LineDraft:
        self._lines.append(line)
        return line


def _line_draft(key: str, words: Sequence[Words]) -> LineDraft:
    if len(words) == 1:
        return LineDraft(key, words[0], in_table=True)
    line = LineDraft(key, Words(()), in_table=True, items=[_item(each) for each in words])
    if key in ROLES:
        for each in words:
            _name_units(line, each)
    return line


def _name_units(line: LineDraft, words: Words) -> None:
    """Note the units of one paragraph of a cell, which may say their role: "Chủ trì: Phòng A"."""
    mark = read_mark(words.text)
    bare = words.part(mark.end if mark else 0)
    if read_caption(bare.text) is None:
        line.named += [words.part(*span) for span in _names(words)]
        return
    for role, spans in read_roles(bare.text, line.key, ()).items():
        names = [bare.part(*span) for span in spans]
        if role == line.key:
            line.named += names
        else:
            line.others.setdefault(role, []).extend(names)


def _names(words: Words) -> Sequence[tuple[int, int]]:
    text = words.text
    mark = read_mark(text)
    start = mark.end if mark else 0
    rest = text[start:]
    found = heading_units(rest) or leading_units(rest) or ((0, len(rest.rstrip(" .;,"))),)
    return [(begin + start, end + start) for begin, end in found]


def _item(words: Words) -> Draft:
    mark = read_mark(words.text)
    if mark is None or not words.part(mark.end):
        return {"mark": "", "text": words}
    return {**label_of(mark.label, mark.text), "text": words.part(mark.end)}


def _depth(label: str) -> Depth:
    bare = label.strip().rstrip(".)/:")
    if re.fullmatch(r"[IVX]+", bare):
        return Depth.ROMAN
    if re.fullmatch(r"[A-ZĐ]", bare):
        return Depth.UPPER
    mark = read_mark(f"{label} X") or read_mark(f"{bare}. X")
    return mark.depth if mark else Depth.UPPER


def _behind(groups: list[Draft]) -> list[Draft]:
    """Return the rows behind a closed group of the same level: a group without a heading holds them."""
    if set(groups[-1]) != {"tasks"}:
        groups.append({})
    return _listed(groups[-1], "tasks")


def _number(label: object) -> int:
    """Return a whole number that stands as a label; 0 for anything else."""
    text = label.text.strip(" .)") if isinstance(label, Words) else ""
    return int(text) if text.isascii() and text.isdigit() else 0


def _any_continued(row: Sequence[Placed]) -> bool:
    return any(placed.cell.continued for placed in row)


def _grid_row(row: Sequence[Placed], width: int) -> list[object]:
    cells: list[object] = [""] * width
    for placed in row:
        cells[min(placed.column, width - 1)] = joined(placed.words) or ""
    return cells


def _cuts(placed: Placed) -> Iterator[Cut]:
    for line in placed.cell.lines:
        yield whole(line)


def _listed(holder: Draft, key: str) -> list[Draft]:
    held = holder.setdefault(key, [])
    return cast("list[Draft]", held)
