"""Tasks of the outline: title or content, then who does it, until when, with what result, line by line.

Keeps every line in its order; a line of a key that is taken already stands with the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from plancli.importing.captions import ROLES, Caption
from plancli.importing.drafts import (
    Draft,
    item,
    labelled,
    mark_of,
    newest_key,
    put,
    put_fits,
    settled,
    words_of,
)
from plancli.importing.line_drafts import LineDraft
from plancli.importing.marks import Depth
from plancli.importing.node_kinds import is_line, is_point, is_role, is_title
from plancli.importing.paper import Note
from plancli.importing.tree import Node
from plancli.importing.unit_phrases import heading_units, leading_units
from plancli.importing.unit_roles import says_lead
from plancli.importing.words import Words
from plancli.model.resolve_lines import mark_below

_FEWEST_POINTS = 3
_OWN_CAPTION = re.compile(r"(?P<caption>(?!\d)\w(?:[\w,/-]*\s){0,5}[\w/-]+):\s+(?=\S)")
"""A caption of up to six words that names no key: "Địa điểm", "Thành phần tham dự"."""


class TaskDrafter:
    """Drafts tasks and gathers their lines, whose captions the whole plan shares."""

    def __init__(self, lines: list[LineDraft], notes: list[Note], section: Callable[[Node], Draft]) -> None:
        """Keep where lines and notes go, and who drafts a numbered point of a task as a section."""
        self._lines = lines
        self._notes = notes
        self._section = section

    def task(self, node: Node) -> Draft:
        """Return one task."""
        self.hoist_shared_lines(node)
        if not node.children:
            node = settled(node)
        out = labelled(node)
        self.task_into(out, node, in_section=False)
        return out

    def task_into(self, out: Draft, node: Node, *, in_section: bool) -> None:
        """Put title or content, then each line in its order; numbered points of a section are parts."""
        captions = [child.caption for child in node.children]
        titled = any(caption is not None and caption.key == "text" for caption in captions)
        numbered = node.depth is not None and node.depth <= Depth.NUMBER
        named = titled or ((numbered or node.unlabelled) and is_title(node))
        if node.text:
            out["title" if named else "text"] = words_of(node)
        default = mark_below(mark_of(node)) if node.depth is Depth.DASH else "-"
        for child in node.children:
            caption = child.caption
            if caption is not None and is_line(child):
                self._line_into(out, child, caption, default)
            elif in_section and is_point(child) and put_fits(out, "parts"):
                put(out, "parts", self._section(child))
            else:
                self._content_into(out, child, titled=named)
        content = out.get("text")
        if isinstance(content, LineDraft) and "parts" in out:
            content.whole = True

    def hoist_shared_lines(self, node: Node) -> None:
        """Give lines below the last of several points to all of them, where no other point has its own."""
        points = [child for child in node.children if child.is_heading]
        few = len(points) < _FEWEST_POINTS or points[-1] is not node.children[-1]
        if few or points[0].depth is Depth.NUMBER:
            return
        *front, last = points
        lines = [child for child in last.children if is_line(child)]
        if any(point.children for point in front) or not any(is_role(child) for child in lines):
            return
        last.children = [child for child in last.children if child not in lines]
        node.children += lines
        fields = {"first": mark_of(front[0]).rstrip("."), "last": mark_of(last).rstrip(".")}
        self._notes.append(Note("shared-lines", lines[0].words.cuts[0].line.number, fields))

    def _content_into(self, out: Draft, node: Node, *, titled: bool) -> None:
        plain = node.mark is None and not node.children and node.table is None
        if plain and titled and not out.keys() & {"text", "items"} and newest_key(out) == "title":
            self._add_line(out, LineDraft("text", node.words))
            return
        if self._captioned_into(out, node):
            return
        newest = out.get(newest_key(out))
        if isinstance(newest, LineDraft) and _stands_beside(newest, mark_of(node)) and put_fits(out, "items"):
            newest = None
        if isinstance(newest, LineDraft) and not (newest.key == "text" and "items" not in out):
            newest.items.append(item(node, "+"))
        elif put_fits(out, "items"):
            put(out, "items", item(node, "-"))
        else:
            # The points of a section came first: what follows them is a point without a number.
            put(out, "parts", {"items": [item(node, "-")]})

    def _captioned_into(self, out: Draft, node: Node) -> bool:
        """Put "- Địa điểm: …" among the lines of a task: a caption that the plan file has no key for."""
        found = _OWN_CAPTION.match(node.text)
        newest = out.get(newest_key(out))
        sign = newest.mark if isinstance(newest, LineDraft) else "-" if newest_key(out) == "more" else None
        if found is None or node.children or mark_of(node) != sign or sign != "-":
            return False
        held = out.get("more", {})
        name = found["caption"]
        if not put_fits(out, "more") or not isinstance(held, dict) or name in held:
            return False
        out["more"] = {**held, name: node.words.part(found.end())}
        return True

    def _line_into(self, out: Draft, node: Node, caption: Caption, default: str) -> None:
        words = node.words.part(caption.words) if caption.words < len(node.text) else Words(())
        inner = [child for child in node.children if is_line(child)]
        if not words and inner and len(inner) == len(node.children):
            self._nested_lines_into(out, node, inner)
            return
        if caption.key in out or (caption.key == "text" and out.keys() & {"items", "parts"}):
            self._content_into(out, node, titled=False)
            return
        line = LineDraft(
            caption.key,
            words,
            node.words.part(caption.start, caption.end),
            mark_of(node),
            default,
            items=[item(child, "+") for child in node.children],
        )
        if caption.key in ROLES:
            for child in node.children:
                _name_units(line, child)
        self._add_line(out, line)

    def _nested_lines_into(self, out: Draft, node: Node, inner: Sequence[Node]) -> None:
        """Put "- Đơn vị chủ trì: …" below "b) Cơ quan thực hiện:", which heads the first of them."""
        heading = node.marked.joined(node.words)
        for child in inner:
            caption = child.caption
            if caption is None:
                continue
            before = len(self._lines)
            self._line_into(out, child, caption, "-")
            if heading and len(self._lines) > before:
                self._lines[before].heading = heading
                heading = Words(())
        if heading:
            self._content_into(out, Node(heading), titled=False)

    def _add_line(self, out: Draft, line: LineDraft) -> None:
        self._lines.append(line)
        out[line.key] = line


def _name_units(line: LineDraft, node: Node) -> None:
    """Note the units of an item below a role line, which may say who leads: "+ Phòng A chủ trì, …"."""
    units = heading_units(node.text) or leading_units(node.text)
    names = [node.words.part(*span) for span in units]
    if units and line.key != "lead" and says_lead(node.text[units[-1][1] :]):
        line.others.setdefault("lead", []).extend(names)
    else:
        line.named += names


def _stands_beside(line: LineDraft, mark: str) -> bool:
    """Tell whether a paragraph with this sign is a line of its own, not one below the line before it."""
    begun = bool(line.words) or (bool(line.items) and mark == "*")
    return begun and mark != "" and line.mark == mark
