"""Pieces of a written plan on their way to the file: labels, items, and the order of keys.

Puts things where the file has room for them in printed order; it reads no caption and knows no unit.
"""

from __future__ import annotations

from plancli.importing.line_drafts import label_of
from plancli.importing.marks import Depth
from plancli.importing.paper import Table, lines_of
from plancli.importing.tree import Node
from plancli.importing.words import Words, pieces
from plancli.model.resolve_lines import mark_below

Draft = dict[str, object]
"""A section, task, duty or item: texts are `Words`, lines of tasks `LineDraft`s."""


def item(node: Node, default: str = "-") -> object:
    """Return an item with what stands below it; `default` is the sign its place prints by itself."""
    if node.table is not None:
        return {"mark": "", "text": cells_of(node.table)}
    node = settled(node)
    out = labelled(node, default)
    if not out and not node.children:
        return words_of(node)
    out["text"] = words_of(node)
    below = mark_below(mark_of(node))
    if node.children:
        out["items"] = [item(child, below) for child in node.children]
    return out


def labelled(node: Node, default: str = "") -> Draft:
    """Return label and mark of a paragraph; nothing where the sign is the usual one of its place."""
    if node.mark is None:
        return {"mark": ""} if default else {}
    if node.mark.depth is Depth.DASH and node.mark.text == default:
        return {}
    return dict(label_of(node.mark.label, node.mark.text))


def settled(node: Node) -> Node:
    """Return the node with its label as its words where it has no others."""
    if node.mark is None or node.words:
        return node
    return Node(node.marked, look=node.look, children=node.children, table=node.table)


def words_of(node: Node) -> Words:
    """Return the words, or the label itself where nothing stands behind it."""
    return node.words or node.marked


def mark_of(node: Node) -> str:
    """Return the label as printed; empty where there is none."""
    return node.mark.text if node.mark else ""


def newest_key(out: Draft) -> str:
    """Return the key that was put last; empty where there is none."""
    return next(reversed(out), "")


def put_fits(out: Draft, key: str) -> bool:
    """Tell whether the key is new or the newest: another place would change the printed order."""
    return key not in out or newest_key(out) == key


def put(out: Draft, key: str, value: object) -> None:
    """Add to the list at `key`; a lone paragraph of text stands without a list."""
    held = out.get(key)
    if isinstance(held, list):
        held.append(value)
    elif key != "text":
        out[key] = [value]
    else:
        out[key] = value if held is None else [held, value]


def put_or_wrap(out: Draft, key: str, value: object) -> None:
    """Put at the end; where that key is closed already, in a part without a heading."""
    if put_fits(out, key):
        put(out, key, value)
        return
    parts = out.get("parts")
    newest = parts[-1] if isinstance(parts, list) and parts else None
    if isinstance(newest, dict) and set(newest) == {key} and newest_key(out) == "parts":
        put(newest, key, value)
    else:
        put(out, "parts", {key: [value]})


def cells_of(table: Table) -> Words:
    """Return all cells of a table as one value, row by row."""
    cuts = (cut for line in lines_of(table) for cut in pieces(line))
    return Words(tuple(cuts))
