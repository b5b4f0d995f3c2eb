"""Branches that stay line by line, because read any other way they would not print as the paper does.

Names the branches only; `importer` finds out which lines are in the wrong place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plancli.importing.tree import Node

Heights = Mapping[int, int]
"""Number of a line, and how many branches up from it: 1 for the smallest branch around it."""


class UnreadBranches:
    """Tells which nodes of the outline head such a branch."""

    def __init__(self, heights: Heights) -> None:
        """Take the lines that came out wrong."""
        self._heights = heights
        self._found: list[Node] = []

    def look_in(self, nodes: Sequence[Node]) -> None:
        """Find the branches among these nodes and all below them."""
        for line, height in self._heights.items():
            way = list(_way_to(line, nodes))
            if way:
                self._found.append(way[max(len(way) - height, 0)])

    def has(self, node: Node) -> bool:
        """Tell whether the node heads such a branch."""
        return any(node is each for each in self._found)

    def touches(self, lines: Iterable[int]) -> bool:
        """Tell whether any of these lines came out wrong."""
        return bool(self._heights) and any(line in self._heights for line in lines)


def _way_to(line: int, nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the branches around a line, the outermost first: headings, and what stands outside of all."""
    level, outermost = nodes, True
    while node := next((each for each in level if line in each.line_numbers()), None):
        if outermost or node.is_heading:
            yield node
        level, outermost = node.children, False
