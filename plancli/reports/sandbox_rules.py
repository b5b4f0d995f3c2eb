"""What may stand in a template, told from its text before it runs, and the counters set into it.

Knows Jinja's tree only; which names a paper has is for `template_check.names`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from plancli.near_word import nearest
from plancli.reports.sandbox_filters import (
    COUNTED,
    FILTER_NAMES,
    JOINED,
    PLAIN,
    SEARCHED,
    SLICED,
    SPENT,
    TEST_NAMES,
)
from plancli.reports.sandbox_limits import Refusal

MOST_RANGE = 10_000
"""Turns of one `range`."""
MOST_NESTED = 8
"""Loops inside each other."""
MOST_DEEP = 60
"""Parts of one tag inside each other."""
MOST_PARTS = 50_000
"""Parts of all tags together: each takes time to make ready before anything is counted."""
TEXT_METHODS = frozenset({"upper", "lower", "strip", "startswith", "endswith", "capitalize", "title"})
"""What may be called on a text: none makes it longer."""
_Begun = TypeVar("_Begun", nodes.Template, nodes.Macro, nodes.Block)
_SLICE_WORK = 200
_PRINT_WORK = 8
"""What a printed value costs: it is looked at sign by sign."""
_IMPORTS = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_RAW = (
    nodes.ScopedEvalContextModifier,
    nodes.EvalContextModifier,
    nodes.MarkSafe,
    nodes.MarkSafeIfAutoescape,
)


def refusals(tree: nodes.Template) -> Iterator[Refusal]:
    """Yield all that a template must not hold, in the order in which it stands there."""
    stack: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    parts = 0
    while stack:
        node, deep, loops = stack.pop()
        parts += 1
        if parts > MOST_PARTS:
            yield Refusal("nested", lineno=node.lineno or 0)
            return
        if isinstance(node, nodes.For):
            loops += 1
        if isinstance(node, nodes.Expr):
            deep += 1
        if loops > MOST_NESTED or deep > MOST_DEEP:
            yield Refusal("nested", lineno=node.lineno or 0)
            continue
        found = _refusal(node)
        if found is not None:
            found.lineno = node.lineno or 0
            yield found
        stack += [(child, deep, loops) for child in reversed(list(node.iter_child_nodes()))]


def _refusal(node: nodes.Node) -> Refusal | None:
    for name in _filters(node):
        if name not in FILTER_NAMES:
            return Refusal(
                "filter", name=name, near=_near(name, FILTER_NAMES), allowed=", ".join(FILTER_NAMES)
            )
    if isinstance(node, nodes.Test) and node.name not in TEST_NAMES:
        return Refusal("test", name=node.name, near=_near(node.name, TEST_NAMES))
    if isinstance(node, nodes.Pow):
        return Refusal("calculation", sign="**")
    if isinstance(node, nodes.Mul) and any(map(_is_text_or_list, (node.left, node.right))):
        return Refusal("calculation", sign="*")
    if isinstance(node, _IMPORTS) and not _is_name_of_text(node.template):
        return Refusal("import-name")
    if isinstance(node, _RAW):
        return Refusal("raw")
    if isinstance(node, nodes.For) and node.recursive:
        return Refusal("recursive")
    hidden = _reached(node)
    if hidden.startswith("_"):
        return Refusal("underscore", name=hidden)
    return Refusal("range", most=MOST_RANGE) if _long_range(node) else None


def _filters(node: nodes.Node) -> Iterator[str]:
    """Yield the filters that a part names; `map("upper")` names two."""
    if isinstance(node, (nodes.Filter, nodes.FilterBlock)):
        filter_ = node.filter if isinstance(node, nodes.FilterBlock) else node
        yield filter_.name
        if filter_.name == "map" and filter_.args:
            first = filter_.args[0]
            yield first.value if isinstance(first, nodes.Const) and isinstance(first.value, str) else "map(…)"


def _reached(node: nodes.Node) -> str:
    """Return the name that a dot, or a text in brackets, reaches for."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return node.arg.value if isinstance(node.arg.value, str) else ""
    return ""


def _is_text_or_list(node: nodes.Node) -> bool:
    is_text = isinstance(node, nodes.Const) and isinstance(node.value, str)
    return is_text or isinstance(node, (nodes.TemplateData, nodes.List, nodes.Tuple, nodes.Concat))


def _is_name_of_text(node: nodes.Node) -> bool:
    """Tell whether a template is named outright, and is one of text."""
    return isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value.endswith(".j2")


def _long_range(node: nodes.Node) -> bool:
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "range"):
        return False
    return any(
        isinstance(each, nodes.Const) and isinstance(each.value, int) and abs(each.value) > MOST_RANGE
        for each in node.args
    )


def _near(name: str, allowed: tuple[str, ...]) -> str:
    return nearest(name, allowed)


def guarded(tree: nodes.Template) -> nodes.Template:
    """Return the tree with counters where work begins, and `~` and comparisons kept within bounds."""
    return _Guard().visit_Template(tree)


class _Guard(NodeTransformer):
    """Sets the sandbox's own filters into a tree."""

    def visit_Template(self, node: nodes.Template) -> nodes.Template:  # noqa: N802 - Jinja's name
        return self._begun(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:  # noqa: N802
        return self._begun(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Block:  # noqa: N802
        return self._begun(node)

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        weight = _work(node.body) + (_work([node.test]) if node.test else 0)
        self.generic_visit(node)
        line = node.lineno
        node.iter = _filtered(
            node.iter, COUNTED, nodes.Const(weight, lineno=line), nodes.Const(line, lineno=line)
        )
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        self.generic_visit(node)
        node.expr = _filtered(node.expr, PLAIN)
        for operand in node.ops:
            operand.expr = _filtered(operand.expr, SEARCHED if operand.op in ("in", "notin") else PLAIN)
        return node

    def visit_Pair(self, node: nodes.Pair) -> nodes.Pair:  # noqa: N802
        self.generic_visit(node)
        # A list as a key would be gone through to its last item, however often it holds itself.
        node.key = _filtered(node.key, PLAIN)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, SLICED) if isinstance(node.arg, nodes.Slice) else node

    def _begun(self, node: _Begun) -> _Begun:
        weight = nodes.Const(_work(node.body), lineno=node.lineno)
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(_filtered(weight, SPENT), lineno=node.lineno))
        return node


def _filtered(node: nodes.Node, name: str, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", node), name, list(args), [], None, None, lineno=node.lineno)


def _work(body: list[nodes.Node]) -> int:
    """Return how many steps a body takes, loops inside it aside: they are counted when they begin."""
    steps = 1
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        steps += _SLICE_WORK if isinstance(node, nodes.Slice) else 1
        if isinstance(node, nodes.Output):
            steps += _PRINT_WORK * sum(not isinstance(each, nodes.TemplateData) for each in node.nodes)
        if not isinstance(node, (nodes.For, nodes.Macro, nodes.Block)):
            waiting += node.iter_child_nodes()
        elif isinstance(node, nodes.For):
            waiting.append(node.iter)
    return steps
