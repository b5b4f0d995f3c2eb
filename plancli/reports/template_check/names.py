"""Do the names in a template exist: each is followed through the types of the view that it is given.

Looks at every branch, whether a plan takes it or not. What comes from nowhere known is passed over.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence

from jinja2 import nodes

from plancli.near_word import nearest
from plancli.records import dataclass
from plancli.reports.sandbox_rules import TEXT_METHODS
from plancli.reports.template_check.finding import TemplateFinding, TemplatePlace
from plancli.reports.template_check.structure import ANY
from plancli.reports.template_check.view_shape import (
    FLAG,
    LOOP,
    TEXT,
    UNKNOWN,
    Flag,
    Loop,
    Many,
    Record,
    Shape,
    Text,
)

_LOOP: Mapping[str, Shape] = {
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), TEXT),
    **dict.fromkeys(("first", "last"), FLAG),
    **dict.fromkeys(("previtem", "nextitem", "cycle", "changed"), UNKNOWN),
}
_SAME = frozenset({"list", "reverse", "select", "reject", "selectattr", "rejectattr"})
_DEEPEST_CALL = 12

Scope = ChainMap[str, "Shape | Macro"]


@dataclass(frozen=True, slots=True)
class Source:
    """A template that is read: its tree, and the place of each of its lines."""

    name: str
    tree: nodes.Template
    places: Sequence[TemplatePlace]

    def place(self, line: int | None) -> TemplatePlace:
        """Return the place of a line of the tree."""
        return self.places[line - 1] if line and line <= len(self.places) else TemplatePlace()


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro, and what was known where it stands."""

    node: nodes.Macro
    source: Source
    scope: Scope


class NameCheck:
    """One template on its way through its view; `read` gives the templates that it brings in."""

    def __init__(self, view: type, read: Callable[[str], Source | None], fixed: Sequence[str] = ()) -> None:
        """Begin with the fields of the view, and the names that every template of its kind has."""
        self._globals: dict[str, Shape | Macro] = {
            **dict.fromkeys(fixed, TEXT),
            **Record(view).fields,
        }
        self._read = read
        self._found: dict[tuple[str, str, TemplatePlace, str], TemplateFinding] = {}
        self._done: set[tuple[int, str]] = set()
        self._calls = 0
        self._main = ""

    def findings(self, source: Source) -> tuple[TemplateFinding, ...]:
        """Return what is wrong with the names of a template and of what it brings in."""
        self._main = source.name
        known: dict[str, Shape | Macro] = {ANY: UNKNOWN, "range": UNKNOWN, "namespace": UNKNOWN}
        self._body(source.tree.body, Scope({}, self._globals, known), source)
        return tuple(self._found.values())

    def _say(
        self, key: str, source: Source, line: int | None, name: str, near: str = "", **fields: str
    ) -> None:
        place = source.place(line)
        template = "" if source.name == self._main else source.name
        whole = f"{key}.near" if near else key
        finding = TemplateFinding(whole, place, {"name": name, "near": near, **fields}, template=template)
        self._found.setdefault((whole, name, place, template), finding)

    def _body(self, body: Sequence[nodes.Node], scope: Scope, source: Source) -> None:
        for node in body:
            self._statement(node, scope, source)

    def _statement(self, node: nodes.Node, scope: Scope, source: Source) -> None:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                shape = self._shape(part, scope, source)
                if isinstance(shape, (Many, Record)):
                    key = "prints-list" if isinstance(shape, Many) else "prints-record"
                    self._say(key, source, part.lineno, _words(part))
        elif isinstance(node, nodes.For):
            self._loop(node, scope, source)
        elif isinstance(node, nodes.Macro):
            scope[node.name] = Macro(node, source, scope)
        elif isinstance(node, (nodes.Import, nodes.FromImport)):
            self._import(node, scope, source)
        elif isinstance(node, nodes.Assign):
            self._bind(node.target, self._shape(node.node, scope, source), scope)
        else:
            self._other(node, scope, source)

    def _other(self, node: nodes.Node, scope: Scope, source: Source) -> None:
        if isinstance(node, nodes.If):
            self._shape(node.test, scope, source)
            for body in (node.body, node.elif_, node.else_):
                self._body(body, scope, source)
            return
        inner = scope.new_child()
        if isinstance(node, nodes.Include):
            included = self._named(node.template, source)
            self._body(included.tree.body if included else (), inner, included or source)
        if isinstance(node, nodes.With):
            for target, value in zip(node.targets, node.values, strict=True):
                self._bind(target, self._shape(value, scope, source), inner)
        if isinstance(node, nodes.AssignBlock):
            self._bind(node.target, TEXT, scope)
        if isinstance(node, nodes.CallBlock):
            self._shape(node.call, scope, source)
            inner.update(dict.fromkeys((each.name for each in node.args), UNKNOWN))
        self._body(getattr(node, "body", ()), inner, source)

    def _loop(self, node: nodes.For, scope: Scope, source: Source) -> None:
        many = self._shape(node.iter, scope, source)
        if isinstance(many, (Text, Flag, Record)):
            self._say("not-a-list", source, node.iter.lineno, _words(node.iter))
        inner = scope.new_child({"loop": LOOP})
        self._bind(node.target, many.of if isinstance(many, Many) else UNKNOWN, inner)
        if node.test is not None:
            self._shape(node.test, inner, source)
        self._body(node.body, inner, source)
        self._body(node.else_, scope, source)

    def _bind(self, target: nodes.Node, shape: Shape | Macro, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = shape
        elif isinstance(target, nodes.Tuple):
            for each in target.items:
                self._bind(each, UNKNOWN, scope)

    def _import(self, node: nodes.Import | nodes.FromImport, scope: Scope, source: Source) -> None:
        brought = self._named(node.template, source)
        macros: Scope = Scope({}, {ANY: UNKNOWN, "range": UNKNOWN, "namespace": UNKNOWN})
        if brought is not None:
            self._body(brought.tree.body, macros, brought)
        if isinstance(node, nodes.Import):
            scope[node.target] = UNKNOWN
            return
        for each in node.names:
            name, own = each if isinstance(each, tuple) else (each, each)
            if brought is not None and name not in macros.maps[0]:
                near = _near(name, macros.maps[0])
                self._say("no-macro", source, node.lineno, name, near, template=brought.name)
            scope[own] = macros.get(name, UNKNOWN)

    def _named(self, node: nodes.Node, source: Source) -> Source | None:
        name = node.value if isinstance(node, nodes.Const) else None
        found = self._read(name) if isinstance(name, str) else None
        if found is None and isinstance(name, str):
            self._say("no-template", source, node.lineno, name)
        return found

    def _shape(self, node: nodes.Node, scope: Scope, source: Source) -> Shape | Macro:
        """Return what a part of a tag is, and see to the names in it."""
        if isinstance(node, nodes.Name):
            if node.name not in scope:
                near = _near(node.name, list(scope)) or self._elsewhere(node.name, scope)
                self._say("unknown-name", source, node.lineno, node.name, near)
            return scope.get(node.name, UNKNOWN)
        if isinstance(node, nodes.Getattr):
            return self._field(self._shape(node.node, scope, source), node.attr, node, source)
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope, source)
        if isinstance(node, nodes.Call):
            return self._call(node, scope, source)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope, source)
        return _made_of(node, [self._shape(each, scope, source) for each in node.iter_child_nodes()])

    def _elsewhere(self, name: str, scope: Scope) -> str:
        """Return what a bare name may mean: `deadline` inside a loop over tasks is `task.deadline`."""
        for owner, shape in scope.items():
            if isinstance(shape, Record) and name in shape.fields:
                return f"{owner}.{name}"
        return ""

    def _field(self, owner: Shape | Macro, name: str, node: nodes.Node, source: Source) -> Shape:
        if isinstance(owner, Loop):
            if name not in _LOOP:
                self._say("unknown-field", source, node.lineno, f"loop.{name}", _near(name, _LOOP))
            return _LOOP.get(name, UNKNOWN)
        if isinstance(owner, Record):
            if name not in owner.fields:
                allowed = ", ".join(owner.fields)
                near = _near(name, owner.fields)
                self._say("unknown-field", source, node.lineno, name, near, allowed=allowed)
            return owner.fields.get(name, UNKNOWN)
        if isinstance(owner, Many):
            self._say("field-of-list", source, node.lineno, name, words=_words(node))
        elif isinstance(owner, (Text, Flag)) and name not in TEXT_METHODS:
            self._say("field-of-text", source, node.lineno, name, words=_words(node))
        return UNKNOWN

    def _item(self, node: nodes.Getitem, scope: Scope, source: Source) -> Shape:
        owner = self._shape(node.node, scope, source)
        self._shape(node.arg, scope, source)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(owner, node.arg.value, node, source)
        if isinstance(owner, Many):
            return owner if isinstance(node.arg, nodes.Slice) else owner.of
        return TEXT if isinstance(owner, Text) else UNKNOWN

    def _filtered(self, node: nodes.Filter, scope: Scope, source: Source) -> Shape | Macro:
        shape = self._shape(node.node, scope, source) if node.node is not None else TEXT
        for each in (*node.args, *(pair.value for pair in node.kwargs)):
            self._shape(each, scope, source)
        item = shape.of if isinstance(shape, Many) else UNKNOWN
        if node.name in ("first", "last"):
            return item
        if node.name in _SAME:
            if node.name.endswith("attr") and node.args:
                self._attribute(item, node.args[0], source)
            return shape
        if node.name == "map":
            named = next((pair.value for pair in node.kwargs if pair.key == "attribute"), None)
            return Many(self._attribute(item, named, source) if named is not None else TEXT)
        if node.name in ("default", "d"):
            return shape
        return TEXT

    def _attribute(self, item: Shape, named: nodes.Node, source: Source) -> Shape:
        name = named.value if isinstance(named, nodes.Const) else None
        for each in name.split(".") if isinstance(name, str) else ():
            item = self._field(item, each, named, source)
        return item

    def _call(self, node: nodes.Call, scope: Scope, source: Source) -> Shape:
        given = [self._shape(each, scope, source) for each in node.args]
        named = {pair.key: self._shape(pair.value, scope, source) for pair in node.kwargs}
        called = self._shape(node.node, scope, source)
        if isinstance(node.node, nodes.Name) and node.node.name == "range":
            return Many(TEXT)
        if isinstance(called, Macro):
            self._run(called, given, named)
            return TEXT
        return UNKNOWN

    def _run(self, macro: Macro, given: Sequence[Shape | Macro], named: Mapping[str, Shape | Macro]) -> None:
        """Go through a macro with what it is given here."""
        shapes = (*given, *named.values())
        run = (id(macro.node), repr([each for each in shapes if not isinstance(each, Macro)]))
        if run in self._done or self._calls >= _DEEPEST_CALL:
            return
        self._done.add(run)
        self._calls += 1
        names = [each.name for each in macro.node.args]
        inner = macro.scope.new_child(dict.fromkeys((*names, "caller", "varargs", "kwargs"), UNKNOWN))
        inner.update(zip(names, given, strict=False))
        inner.update(named)
        self._body(macro.node.body, inner, macro.source)
        self._calls -= 1


def _made_of(node: nodes.Node, shapes: Sequence[Shape | Macro]) -> Shape | Macro:
    """Return what a part of a tag is, by what its own parts are."""
    if isinstance(node, nodes.Dict):
        return UNKNOWN
    if isinstance(node, (nodes.Or, nodes.And)):
        return _shared(shapes)
    if isinstance(node, nodes.CondExpr):
        return _shared(shapes[1:])
    if isinstance(node, (nodes.Tuple, nodes.List)):
        shared = _shared(shapes)
        return Many(shared if not isinstance(shared, Macro) else UNKNOWN)
    return TEXT


def _shared(shapes: Sequence[Shape | Macro]) -> Shape | Macro:
    """Return the shape that all have, or nothing known."""
    known = [each for each in shapes if each != UNKNOWN]
    return known[0] if known and all(each == known[0] for each in known) else UNKNOWN


def _near(name: str, allowed: Sequence[str] | Mapping[str, object]) -> str:
    usual = [each for each in allowed if not each.startswith("plancli_")]
    longer = (each for each in usual if each.lower() == name.lower() or each.startswith(f"{name}_"))
    return nearest(name, usual, cutoff=0.7) or next(longer, "")


def _words(node: nodes.Node) -> str:
    """Return a name with its dots as written: `paper.head.issuer`."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_words(node.node)}.{node.attr}"
    return "…"
