"""Branches of the outline as sections, duties and items of a plan, in printed order.

Keeps every paragraph; where the plan file has no better place for one, it becomes an item as printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plancli.importing.bullets import hang_lines_below_bullets
from plancli.importing.drafts import (
    Draft,
    item,
    labelled,
    mark_of,
    newest_key,
    put,
    put_or_wrap,
    settled,
    words_of,
)
from plancli.importing.line_drafts import LineDraft
from plancli.importing.marks import Depth
from plancli.importing.node_kinds import assigns, has_own_time, is_task, is_title, run_of
from plancli.importing.paper import Note, Table
from plancli.importing.task_drafts import TaskDrafter
from plancli.importing.tree import Node, organises
from plancli.importing.unit_phrases import heading_units, leading_units
from plancli.importing.unit_roles import partners, told_roles
from plancli.importing.unread import UnreadBranches
from plancli.importing.words import Words
from plancli.model.resolve_lines import mark_below

_LONGEST_HEADING = 300
_HEADED = frozenset({"", "title", "holder", "label", "mark", "text"})
"""Keys behind which a plain paragraph stands as text."""


class SectionDrafter:
    """Drafts sections and gathers the lines of tasks and the notes met on the way."""

    def __init__(
        self,
        notes: list[Note],
        draft_table: Callable[[Table], Draft],
        grid: Callable[[Table], Draft],
        unread: UnreadBranches,
    ) -> None:
        """Keep where notes go, and who reads tables; `unread` branches stay as printed."""
        self.lines: list[LineDraft] = []
        self.named: set[str] = set()
        """Names of units that stand alone in a heading, so that no comma cuts them elsewhere."""
        self._draft_table = draft_table
        self._grid = grid
        self._unread = unread
        self._notes = notes
        self._tasks = TaskDrafter(self.lines, notes, lambda node: self._section(node, organising=False))

    def sections(self, nodes: Sequence[Node]) -> list[Draft]:
        """Return the top level; paragraphs without a heading stand in sections without one."""
        self._unread.look_in(nodes)
        found: list[Draft] = []
        loose: list[Node] = []
        for node in nodes:
            if node.is_heading:
                found += self._loose_sections(loose)
                loose = []
                found.append(self._section(node, organising=False))
            else:
                loose.append(node)
        return [*found, *self._loose_sections(loose)]

    def _as_printed(self, node: Node) -> Draft:
        """Return a branch as lines in their order: its structure could not be told without loss."""
        first = min(node.line_numbers())
        self._notes.append(Note("unread", first, {"words": (node.text or mark_of(node))[:60]}))
        out: Draft = {}
        if node.is_heading and node.text:
            out = {**labelled(node), "title": node.words}
        below = list(node.walk())[1:] if out else list(node.walk())
        for each in below:
            if each.table is not None:
                put(out, "parts", self._grid(each.table))
            else:
                lone = Node(each.words, each.mark, each.marked)
                put_or_wrap(out, "items", item(lone))
        return out

    def _loose_sections(self, nodes: Sequence[Node]) -> list[Draft]:
        """Return what stands outside every heading as sections without one, each table in its own."""
        found: list[Draft] = []
        run: list[Node] = []
        for node in nodes:
            unread = self._unread.has(node)
            if node.table is None and not unread:
                run.append(node)
                continue
            found += self._filled(run)
            run = []
            if unread:
                found.append(self._as_printed(node))
            elif node.table is not None:
                found.append(self._draft_table(node.table))
        return [*found, *self._filled(run)]

    def _filled(self, nodes: Sequence[Node]) -> list[Draft]:
        out: Draft = {}
        self._fill(out, nodes, organising=False)
        return [out] if out else []

    def _section(self, node: Node, *, organising: bool) -> Draft:
        if self._unread.has(node):
            return self._as_printed(node)
        if not node.children:
            node = settled(node)
        out = labelled(node)
        self._tasks.hoist_shared_lines(node)
        hang_lines_below_bullets(node)
        if is_task(node) or (not organising and has_own_time(node)):
            self._tasks.task_into(out, node, in_section=True)
            return out
        own = organising or organises(node.text)
        holders = self._holders(node) if organising or node.depth is not Depth.ROMAN else []
        if holders:
            self._holder_into(out, node, holders)
        elif not node.children and not organising and told_roles(node.text):
            out.update(self._told(node))
        elif not is_title(node) and self._is_duty(node, organising=organising):
            # One paragraph with the label of the section: its own label would be printed twice.
            out["duties"] = [self._duty(Node(node.words, children=node.children), subject=True)]
        else:
            if node.text or not node.children:
                heads = is_title(node) or (node.text and node.depth in (Depth.ROMAN, Depth.PART))
                out["title" if heads else "text"] = words_of(node)
            self._fill(out, node.children, organising=own)
        return out

    # Holders and duties

    def _holders(self, node: Node) -> list[Words]:
        text = node.text
        if len(text) > _LONGEST_HEADING or (text.endswith(".") and not node.children):
            # A sentence: its subject may hold a duty, and a name with a full stop behind it is not sure.
            return []
        spans = heading_units(text)
        if not spans and node.children and text.endswith(":"):
            spans = leading_units(text)
        found = [node.words.part(*span) for span in spans]
        self.named.update(name.text for name in found)
        return found

    def _holder_into(self, out: Draft, node: Node, holders: Sequence[Words]) -> None:
        if len(holders) == 1 and holders[0].text == node.text:
            out["holder"] = node.words
        else:
            out["title"] = node.words
            _put_names(out, "holder", holders)
        self._duties_into(out, node.children)

    def _duties_into(self, out: Draft, children: Sequence[Node]) -> None:
        lone = children[0] if len(children) == 1 else None
        if lone is not None and lone.mark is None and not lone.children and lone.table is None:
            out["duties"] = lone.words
            return
        for child in children:
            if child.table is not None:
                put(out, "parts", self._draft_table(child.table))
            elif self._unread.has(child) or (child.is_heading and child.children and self._holders(child)):
                put(out, "parts", self._section(child, organising=True))
            else:
                put_or_wrap(out, "duties", self._duty(child, subject=_names_own_holder(child)))

    def _duty(self, node: Node, *, subject: bool) -> object:
        """Return one duty; with `subject` the sentence itself says whose it is."""
        node = settled(node)
        out = labelled(node, "-")
        out["text"] = words_of(node)
        if node.children:
            out["items"] = [item(child, mark_below(mark_of(node))) for child in node.children]
        if subject:
            spans = leading_units(node.text) or (heading_units(node.text) if node.children else ())
            _put_names(out, "holder", [node.words.part(*span) for span in spans])
        others = _assigned(node)
        if others:
            out["assigned"] = others
        return out["text"] if set(out) == {"text"} else out

    def _is_duty(self, node: Node, *, organising: bool) -> bool:
        """Tell whether a numbered sentence, with all below it, is the work of its subject."""
        if any(child.is_heading or child.table is not None for child in node.children):
            return False
        return assigns(node) or (organising and bool(leading_units(node.text)))

    # What stands below a heading

    def _fill(self, out: Draft, children: Sequence[Node], *, organising: bool) -> None:
        """Put paragraphs, items, tasks, duties and parts below a heading."""
        at = 0
        while at < len(children):
            child = children[at]
            taken = 1
            if child.table is not None:
                self._put_table(out, child.table, lone=len(children) == 1)
            elif child.mark is None and not child.unlabelled:
                self._put_plain(out, child, organising=organising)
            else:
                run = run_of(children, at)
                taken = len(run)
                self._put_run(out, run, organising=organising)
            at += taken

    def _put_plain(self, out: Draft, node: Node, *, organising: bool) -> None:
        newest = newest_key(out)
        if assigns(node) or (organising and node.text.endswith(".") and leading_units(node.text)):
            put_or_wrap(out, "duties", self._duty(node, subject=True))
        elif node.children:
            put_or_wrap(out, "items", item(node))
        elif newest in _HEADED:
            put(out, "text", node.words)
        elif newest == "items":
            put(out, "items", {"mark": "", "text": node.words})
        else:
            put(out, "parts", {"text": node.words})

    def _put_table(self, out: Draft, table: Table, *, lone: bool) -> None:
        """Put a table into its section; beside other content it stands in a part of its own."""
        drafted = self._draft_table(table)
        if lone:
            out.update(drafted)
        elif drafted:
            put(out, "parts", drafted)

    def _put_run(self, out: Draft, run: Sequence[Node], *, organising: bool) -> None:
        """Put labelled siblings, all in the same way."""
        way = self._way(run, organising=organising)
        for node in run:
            if way == "parts":
                put(out, "parts", self._section(node, organising=organising))
            elif way == "tasks":
                put_or_wrap(out, way, self._tasks.task(node))
            elif way == "bracketed":
                put_or_wrap(out, "tasks", self._bracketed(node))
            elif way == "duties":
                put_or_wrap(out, way, self._duty(node, subject=True))
            else:
                put_or_wrap(out, way, item(node))

    def _way(self, run: Sequence[Node], *, organising: bool) -> str:
        """Return how to hold these siblings: as parts, tasks, duties or items, or tasks by their brackets."""
        depth = run[0].depth
        numbered = run[0].unlabelled or (depth is not None and depth <= Depth.DECIMAL_3)
        leaves = not any(child.is_heading for node in run for child in node.children)
        if any(map(self._unread.has, run)):
            return "parts"
        if any(is_task(each) for node in run for each in node.walk()):
            return "tasks" if depth is not Depth.NUMBER and self._are_flat(run) else "parts"
        if (numbered or depth is Depth.LETTER) and self._are_holders(run, organising=organising):
            return "parts"
        if leaves and (
            self._have_subjects(run, organising=organising, numbered=numbered) or any(map(assigns, run))
        ):
            return "duties"
        if leaves and 2 * sum(bool(told_roles(node.text)) for node in run) >= len(run):
            return "bracketed"
        if not numbered or all(not node.children and not is_title(node) for node in run):
            return "items"
        return "parts"

    def _bracketed(self, node: Node) -> Draft:
        """Return the task of a sentence that ends "(Phòng A chủ trì, Phòng B phối hợp)"."""
        node = settled(node)
        return {**labelled(node), **self._told(node)}

    def _told(self, node: Node) -> Draft:
        out: Draft = {"text": words_of(node)}
        if node.children:
            out["items"] = [item(child) for child in node.children]
        others = _assigned(node)
        if others:
            out["assigned"] = others
        return out

    def _are_flat(self, run: Sequence[Node]) -> bool:
        """Tell whether no sibling holds tasks or sections of its own."""
        below = [child for node in run for child in node.children if child.is_heading]
        return not any(is_task(child) for child in below) and all(
            is_task(node) or not any(child.is_heading for child in node.children) for node in run
        )

    def _are_holders(self, run: Sequence[Node], *, organising: bool) -> bool:
        holding = [bool(self._holders(node)) for node in run]
        return any(holding) if organising else all(holding)

    def _have_subjects(self, run: Sequence[Node], *, organising: bool, numbered: bool) -> bool:
        """Tell whether most sentences begin with the unit whose work they are."""
        if not organising and not numbered:
            return False
        count = sum(bool(leading_units(node.text)) for node in run)
        return count * 2 >= len(run) if organising else count * 2 > len(run)


def _assigned(node: Node) -> Draft:
    """Return whom a sentence names beside its subject: in brackets, and behind "phối hợp với"."""
    roles = {role: list(spans) for role, spans in told_roles(node.text).items()}
    partnered = roles.setdefault("coordinating", [])
    partnered += [span for span in partners(node.text) if span not in partnered]
    found: Draft = {}
    for role, spans in roles.items():
        _put_names(found, role, [node.words.part(*span) for span in spans])
    return found


def _names_own_holder(node: Node) -> bool:
    """Tell whether a duty below a group says whose it is: "a) Trạm Y tế: Theo dõi …"."""
    units = leading_units(node.text)
    return bool(units) and node.text[units[-1][1] :].lstrip().startswith(":")


def _put_names(out: Draft, key: str, names: Sequence[Words]) -> None:
    if names:
        out[key] = names[0] if len(names) == 1 else list(names)
