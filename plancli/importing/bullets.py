"""Bullets below one heading that each have lines of their own: "- Ra mắt …", then "Đơn vị chủ trì: …".

The lines bear no mark, so the outline hangs them beside the bullets; here they go below theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancli.importing.node_kinds import is_line, is_role
from plancli.importing.tree import Node

_FEWEST = 2
"""Groups with lines from which the lines are the bullets' own, and not those of the heading."""


def hang_lines_below_bullets(node: Node) -> None:
    """Hang unmarked lines below the bullets in front of them, where that happens twice or more.

    Bullets that share their lines become one task: the first of them, with the others below it.
    """
    groups = _groups(node.children)
    if len(groups) < _FEWEST or not all(any(is_role(line) for line in lines) for _, lines in groups):
        return
    for (first, *others), lines in groups:
        first.children = [*first.children, *others, *lines]
    node.children = [bullets[0] for bullets, _ in groups]


def _groups(children: Sequence[Node]) -> list[tuple[list[Node], list[Node]]]:
    """Return bullets and the lines right behind them; nothing where anything else stands there."""
    found: list[tuple[list[Node], list[Node]]] = []
    for child in children:
        if _is_bullet(child):
            if not found or found[-1][1]:
                found.append(([], []))
            found[-1][0].append(child)
        elif found and _is_plain_line(child):
            found[-1][1].append(child)
        else:
            return []
    return found if all(lines for _, lines in found) else []


def _is_bullet(node: Node) -> bool:
    return node.depth is not None and node.depth.is_sign and node.caption is None


def _is_plain_line(node: Node) -> bool:
    return node.mark is None and not node.children and is_line(node)
