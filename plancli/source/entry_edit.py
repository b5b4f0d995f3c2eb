"""A key added to a mapping of the file, given another value, or taken away, as edits that touch nothing else.

Proves each edit on the lines around it before it offers it; whoever writes the file reads the whole again.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from yaml.nodes import CollectionNode, MappingNode

from plancli.records import dataclass, field
from plancli.source.comment_places import gather_comments
from plancli.source.document import SourceDocument, Value, value_at
from plancli.source.edit import Edit, apply_edits, shared_ends
from plancli.source.entry_comments import carried, merged
from plancli.source.entry_place import Row, Rows
from plancli.source.position import Route
from plancli.source.yaml_reader import read_yaml
from plancli.source.yaml_writer import Comments, lay_out_entry

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class EntryLayout:
    """How an entry is set out."""

    order: Sequence[str] = ()
    """Keys of a mapping as they stand one behind the other; `model.printed_keys` has those of a plan."""
    comments: Comments = field(default_factory=dict)
    """To be added; their routes begin with the entry's key."""
    plain_numbers: frozenset[str] = frozenset()
    """Keys whose numbers stand without quotes."""


_PLAIN = EntryLayout()


@dataclass(frozen=True, slots=True)
class _Wish:
    """What shall stand where, and how."""

    route: Route
    value: Value
    layout: EntryLayout


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Edits, and what the lines around them must then hold."""

    edits: tuple[Edit, ...]
    first: int
    last: int
    """The entries around it, both included, as they were."""
    expected: Value
    gone: Counter[str]
    """Comments that go with the words that they stood beside."""
    come: Counter[str]


def entry_edits(
    source: SourceDocument, route: Route, value: Value, layout: EntryLayout = _PLAIN
) -> tuple[Edit, ...] | None:
    r"""Return the edits after which the file holds `value` at `route`, and is otherwise the same.

    The last step of `route` is a key of a mapping or an index of a list, the next one to append; a `value`
    of None takes the entry away. Mappings that are not there yet are made. A new key goes behind the last
    of those that stand before it in the order of the layout, else before the first of those behind, else
    to the end. The entry is laid out as `yaml_writer.lay_out` would; comments of the file stay, but for
    those beside words that go. `{a: b}` is set out in lines where it must change.

    Empty where the value is there already; None where no such edit can be proven: the file has anchors or
    faults, the mapping would be left empty, the words cannot be written there.

    >>> from plancli.source.yaml_reader import read_yaml
    >>> source = read_yaml("", b"- text: a\n  # b\n- c").document
    >>> edits = entry_edits(source, (0, "lead"), "d")
    >>> apply_edits(source.text, edits)[0]
    '- text: a\n  lead: d\n  # b\n- c'
    """
    if not (source.is_editable and route and _leads_somewhere(source.value, route)):
        return None
    wish = _made(source.value, _Wish(route, value, layout))
    if _in_order(value_at(source.value, wish.route)) == _in_order(wish.value):
        return ()
    tries = 0
    for wider in _wider(source.value, wish):
        holder = source.node(wider.route[:-1])
        if not isinstance(holder, CollectionNode) or holder.flow_style:
            continue
        attempt = _attempt(source, holder, wider)
        if attempt and _is_proven(source, Rows(source, holder), attempt):
            return attempt.edits
        tries += 1
        if tries == 2:
            break
    return None


def with_entry(value: Value, route: Route, new: Value, order: Sequence[str] = ()) -> Value:
    """Return a whole value with `new` at `route`, as `entry_edits` would leave it; None takes it away.

    What is not on the way is shared, not copied.

    >>> with_entry({"text": "a", "deadline": "b"}, ("lead",), "c", ("text", "lead", "deadline"))
    {'text': 'a', 'lead': 'c', 'deadline': 'b'}
    """
    if not route:
        return new
    step, rest = route[0], route[1:]
    if isinstance(step, int):
        items = list(value) if isinstance(value, list) else []
        below = with_entry(items[step] if step < len(items) else None, rest, new, order)
        items[step : step + 1] = [] if below is None else [below]
        return items
    entries = dict(value) if isinstance(value, dict) else {}
    below = with_entry(entries.get(step), rest, new, order)
    if below is None:
        entries.pop(step, None)
    elif step in entries:
        entries[step] = below
    else:
        pairs = list(entries.items())
        pairs.insert(_place_of(step, list(entries), order), (step, below))
        entries = dict(pairs)
    return entries


def _leads_somewhere(value: Value, route: Route) -> bool:
    """Tell whether each step fits the list or mapping that it goes into, or one that can be made."""
    for step in route:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and 0 <= step <= len(value):
            value = value[step] if step < len(value) else None
        elif value or step not in (0, str(step)):
            return False
        else:
            value = None
    return True


def _made(value: Value, wish: _Wish) -> _Wish:
    """Return the wish for the first entry that is missing on the way, with all that must stand in it."""
    for length in range(1, len(wish.route)):
        present = value_at(value, wish.route[:length])
        if not present:
            wanted = with_entry(None, wish.route[length:], wish.value)
            return _Wish(
                wish.route[:length], present if wish.value is None else wanted, _layout_around(wish, length)
            )
    return wish


def _layout_around(wish: _Wish, length: int) -> EntryLayout:
    """Return the layout for the entry around that is so many steps from the root."""
    way = wish.route[length - 1 : -1]
    comments = {(*way, *route): kept for route, kept in wish.layout.comments.items()}
    return EntryLayout(wish.layout.order, comments, wish.layout.plain_numbers)


def _wider(value: Value, wish: _Wish) -> Iterator[_Wish]:
    """Yield the wish itself, then the list or mapping around it set out anew, and so on outwards."""
    yield wish
    for length in range(len(wish.route) - 1, 0, -1):
        around, inside = wish.route[:length], wish.route[length:]
        whole = with_entry(value_at(value, around), inside, wish.value, wish.layout.order)
        if not whole:
            return
        yield _Wish(around, whole, _layout_around(wish, length))


def _place_of(key: str, keys: Sequence[str], order: Sequence[str]) -> int:
    rank = order.index(key) if key in order else -1
    if rank < 0:
        return len(keys)
    before, behind = order[:rank], order[rank + 1 :]
    last = max((at for at, each in enumerate(keys) if each in before), default=-1)
    if last >= 0:
        return last + 1
    return next((at for at, each in enumerate(keys) if each in behind), len(keys))


def _attempt(source: SourceDocument, holder: CollectionNode, wish: _Wish) -> _Attempt | None:
    """Return how to do it in the block list or mapping at hand; None where its entries are not plain ones."""
    value = value_at(source.value, wish.route[:-1])
    rows = Rows(source, holder)
    if not isinstance(value, dict | list) or len(value) != len(rows):
        return None
    step = wish.route[-1]
    keys: Sequence[str | int] = [*value] if isinstance(value, dict) else range(len(value))
    if isinstance(step, str) is not isinstance(holder, MappingNode):
        return None
    if step in keys:
        index = keys.index(step)
        if wish.value is None:
            return _removal(source, rows, value, index)
        return _replacement(source, rows, value, index, wish)
    if wish.value is None or (isinstance(step, int) and step != len(rows)):
        return None
    return _insertion(source, rows, value, wish)


def _insertion(
    source: SourceDocument, rows: Rows, value: dict[str, Value] | list[Value], wish: _Wish
) -> _Attempt:
    step = wish.route[-1]
    keys = [*value] if isinstance(value, dict) else []
    at = _place_of(step, keys, wish.layout.order) if isinstance(step, str) else len(rows)
    lines = lay_out_entry(step, wish.value, rows.column, wish.layout.comments, wish.layout.plain_numbers)
    line_end = source.line_end
    is_root = len(wish.route) == 1 and isinstance(step, str)
    before, behind = _blanks(rows, at - 1, at, is_long=len(lines) > 1) if is_root else ("", "")
    if at:
        offset = rows.row(at - 1).end
        words = f"{before}\n" + "\n".join(lines) + behind
    else:
        offset = rows.row(0).start
        words = "\n".join(lines)[rows.column :] + behind + "\n" + " " * rows.column
    first, last = max(at - 1, 0), min(at, len(rows) - 1)
    window = _window(value, first, last + 1)
    expected = with_entry(window, _inside(wish, first), wish.value, wish.layout.order)
    edit = Edit(source.span(offset, offset), words.replace("\n", line_end))
    return _Attempt((edit,), first, last, expected, Counter(), _texts(wish.layout.comments))


def _blanks(rows: Rows, before: int, behind: int, *, is_long: bool) -> tuple[str, str]:
    """Return a line end where a blank line belongs behind entry `before`, and one ahead of entry `behind`.

    Both are neighbours of a key of the whole file; it is parted from them where one of the two is long.
    """

    def apart(index: int) -> bool:
        row = rows.row(index)
        return is_long or "\n" in rows.text[row.start : row.end]

    def parted(index: int) -> bool:
        return rows.is_blank(rows.next_line(rows.row(index).end))

    one = "\n" if before >= 0 and apart(before) else ""
    other = "\n" if behind < len(rows) and apart(behind) else ""
    has_gap = parted(behind - 1) if behind else False
    return one, "" if has_gap else other


def _removal(
    source: SourceDocument, rows: Rows, value: dict[str, Value] | list[Value], index: int
) -> _Attempt | None:
    if len(rows) == 1:
        return None
    row = rows.row(index)
    start, end = _lines_that_go(rows, index) if row.is_alone else (row.start, rows.row(index + 1).start)
    gone = _comments_within(source, start, end)
    if not row.is_alone and gone != _comments_within(source, row.start, row.end):
        return None
    first, last = max(index - 1, 0), min(index + 1, len(rows) - 1)
    window = _window(value, first, last + 1)
    step = list(value)[index] if isinstance(value, dict) else index - first
    expected = with_entry(window, (step,), None)
    return _Attempt((Edit(source.span(start, end), ""),), first, last, expected, gone, Counter())


def _lines_that_go(rows: Rows, index: int) -> tuple[int, int]:
    """Return the whole lines of an entry; of the blank lines around it one gap stays."""
    row = rows.row(index)
    start, end = rows.line_start(row.start), rows.next_line(row.end)
    if index == len(rows) - 1 or rows.is_blank(end):
        while start and rows.is_blank(rows.line_before(start)):
            start = rows.line_before(start)
    if end == row.end and start:  # the last line of the file has no line end: the one before it gives its own
        start = _before_line_end(rows.text, start)
    return start, end


def _before_line_end(text: str, offset: int) -> int:
    return offset - 2 if text[offset - 2 : offset] == "\r\n" else offset - 1


def _replacement(
    source: SourceDocument, rows: Rows, value: dict[str, Value] | list[Value], index: int, wish: _Wish
) -> _Attempt | None:
    row = rows.row(index)
    old = source.text[row.start : row.end]
    alone = read_yaml("", f"{' ' * rows.column}{old}\n".encode("utf-8", "surrogatepass")).document
    if alone is None or alone.value is None:
        return None
    step: str | int = wish.route[-1] if isinstance(wish.route[-1], str) else 0
    kept, gone = carried(gather_comments(alone), step, value_at(alone.value, (step,)), wish.value)
    added = {(step, *route[1:]): each for route, each in wish.layout.comments.items()}
    comments, come = merged(kept, added)
    lines = lay_out_entry(step, wish.value, rows.column, comments, wish.layout.plain_numbers)
    new = "\n".join(lines)[rows.column :].replace("\n", source.line_end)
    first, last = max(index - 1, 0), min(index + 1, len(rows) - 1)
    expected = with_entry(_window(value, first, last + 1), _inside(wish, first), wish.value)
    edits = _least(source, row, old, new)
    if len(wish.route) == 1 and isinstance(step, str) and len(lines) > 1:
        edits = (*edits, *_parting(source, rows, index))
    return _Attempt(edits, first, last, expected, gone, come)


def _parting(source: SourceDocument, rows: Rows, index: int) -> Iterator[Edit]:
    """Yield blank lines around a key of the whole file that has become long, where there are none."""
    for at in (index - 1, index):
        if 0 <= at < len(rows) - 1 and not rows.is_blank(rows.next_line(rows.row(at).end)):
            end = rows.row(at).end
            yield Edit(source.span(end, end), source.line_end)


def _least(source: SourceDocument, row: Row, old: str, new: str) -> tuple[Edit, ...]:
    """Return the one edit that makes new lines of old ones; those that stay the same are not touched."""
    before, after = _LINES.findall(old), _LINES.findall(new)
    head, tail = shared_ends(before, after)
    start = row.start + sum(map(len, before[:head]))
    end = row.end - sum(map(len, before[len(before) - tail :]))
    return (Edit(source.span(start, end), "".join(after[head : len(after) - tail])),)


def _window(value: dict[str, Value] | list[Value], start: int, end: int) -> Value:
    if isinstance(value, dict):
        return dict(list(value.items())[start:end])
    return value[start:end]


def _inside(wish: _Wish, first: int) -> Route:
    step = wish.route[-1]
    return (step - first,) if isinstance(step, int) else (step,)


def _comments_within(source: SourceDocument, start: int, end: int) -> Counter[str]:
    return Counter(each.text for each in source.comments if start <= each.start.offset < end)


def _texts(comments: Comments) -> Counter[str]:
    every = (text for each in comments.values() for text in (*each.above, each.beside, *each.below))
    return Counter(filter(None, every))


def _is_proven(source: SourceDocument, rows: Rows, attempt: _Attempt) -> bool:
    """Read the entries around the edits again: the same but for the change, and the same comments."""
    start, last = rows.row(attempt.first).start, rows.row(attempt.last).end
    start = min(start, *(edit.span.start.offset for edit in attempt.edits))
    start = rows.line_start(start) if rows.row(attempt.first).is_alone else start
    end = rows.next_line(last)
    moved = [
        Edit(source.span(edit.span.start.offset - start, edit.span.end.offset - start), edit.replacement)
        for edit in attempt.edits
    ]
    # Only the offsets of an edit count, and they count from where these lines begin.
    pad = "" if rows.row(attempt.first).is_alone else " " * rows.column
    before, after = source.text[start:end], apply_edits(source.text[start:end], moved)[0]
    one, other = (read_yaml("", f"{pad}{text}".encode("utf-8", "surrogatepass")) for text in (before, after))
    if one.document is None or other.document is None:
        return False
    comments = Counter(each.text for each in one.document.comments)
    wanted = comments - attempt.gone + attempt.come
    return (
        _in_order(other.document.value) == _in_order(attempt.expected)
        and Counter(each.text for each in other.document.comments) == wanted
        and Counter(each.kind for each in other.faults) <= Counter(each.kind for each in one.faults)
    )


def _in_order(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)
