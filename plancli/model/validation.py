"""Does a file have the shape of a plan? Every departure is a fault at the key or value that departs.

Pydantic decides; this module says it with the file's own keys, the allowed ones and the near one.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Literal, NotRequired, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from typing_extensions import is_typeddict

from plancli.model.written import WrittenPlan
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind
from plancli.source.position import Part, Route

UNIT_LIST_KEYS = frozenset(
    {
        "lead",
        "responsible",
        "coordinating",
        "guiding",
        "directing",
        "monitoring",
        "holder",
        "units",
        "members",
        "excluding",
        "aliases",
        "recipients",
    }
)
"""Keys whose lists hold names with commas in them, so that `[a, b]` would cut them."""


def shape_faults(document: SourceDocument) -> tuple[Fault, ...]:
    """Return every departure from the written plan's shape, in the order of the file."""
    value = document.value
    if not isinstance(value, dict) or not {"plancli", "sections", "issuance"} & set(value):
        return (Fault(FaultKind.NOT_A_PLAN, document.locate(())),)
    try:
        _adapter().validate_python(value)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False, include_context=False)
        return tuple(_faults(document, [(each["type"], each["loc"]) for each in problems]))
    return ()


@functools.cache
def _adapter() -> TypeAdapter[WrittenPlan]:
    return TypeAdapter(WrittenPlan)


def _faults(document: SourceDocument, problems: Sequence[tuple[str, Route]]) -> Iterable[Fault]:
    read = [(kind, _real_route(document.value, loc, kind)) for kind, loc in problems]
    fitting = {route for _, real in read for route in real.fitting}
    found: dict[tuple[FaultKind, Route], Fault] = {}
    for kind, real in read:
        if real.wrong_branch and real.route in fitting:
            continue
        fault = _fault(document, kind, real.route)
        found.setdefault((fault.kind, real.route), fault)
    yield from sorted(found.values(), key=lambda fault: fault.span)


@dataclass(frozen=True, slots=True)
class _RealRoute:
    """Where an error of pydantic's stands in the file, its names of union branches taken off."""

    route: Route
    wrong_branch: bool
    """True where it complains that the value is not of one branch's type."""
    fitting: tuple[Route, ...]
    """Routes at which a branch of the value's own type was tried."""


def _real_route(value: object, loc: Route, kind: str) -> _RealRoute:
    route: Route = ()
    fitting: list[Route] = []
    for step in loc:
        if (isinstance(value, dict) and step in value) or _is_index(value, step):
            route = (*route, step)
            value = _below(value, step)
        elif isinstance(value, dict) and kind == "missing" and step == loc[-1]:
            route = (*route, step)
        elif isinstance(value, _branch_type(str(step))):
            fitting.append(route)
        else:
            return _RealRoute(route, True, tuple(fitting))
    return _RealRoute(route, False, tuple(fitting))


def _is_index(value: object, step: str | int) -> bool:
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _branch_type(tag: str) -> type:
    if tag.startswith("list["):
        return list
    return dict if tag.startswith("Written") else str


def value_at(value: object, route: Route) -> object:
    """Return the plain value at a route, None where there is none."""
    for step in route:
        value = _below(value, step)
    return value


def _below(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _fault(document: SourceDocument, kind: str, route: Route) -> Fault:
    key = str(next((step for step in reversed(route) if isinstance(step, str)), ""))
    value = value_at(document.value, route)
    if kind == "missing":
        owner = str(next((s for s in reversed(route[:-1]) if isinstance(s, str)), ""))
        return Fault(FaultKind.MISSING_KEY, document.locate(route), {"key": key, "owner": owner})
    if kind == "extra_forbidden":
        allowed = _allowed_keys(route[:-1])
        fields = {"key": key, "allowed": ", ".join(allowed), "near": _near(key, allowed)}
        return Fault(FaultKind.UNKNOWN_KEY, document.locate(route, Part.KEY), fields)
    if value is None or kind == "string_too_short":
        return Fault(FaultKind.EMPTY_VALUE, document.locate(route, Part.KEY), {"key": key})
    if kind == "literal_error":
        allowed = _allowed_values(route)
        fields = {"key": key, "value": str(value), "allowed": ", ".join(allowed)}
        fields["near"] = _near(str(value), allowed)
        return Fault(FaultKind.WRONG_VALUE, document.locate(route), fields)
    expected = "+".join(sorted({_type_name(each) for each in _types_at(route)}))
    fields = {"key": key, "expected": expected, "found": _type_name(type(value))}
    return Fault(FaultKind.WRONG_TYPE, document.locate(route), fields)


def _type_name(kind: object) -> str:
    if kind is str or get_origin(kind) is Literal:
        return "text"
    return "list" if kind is list or get_origin(kind) is list else "mapping"


def _near(word: str, allowed: Sequence[str]) -> str:
    return next(iter(difflib.get_close_matches(word, allowed, n=1)), "")


def _allowed_keys(route: Route) -> tuple[str, ...]:
    for kind in _types_at(route):
        if is_typeddict(kind):
            return tuple(get_type_hints(kind))
    return ()


def _allowed_values(route: Route) -> tuple[str, ...]:
    kinds = (kind for kind in _types_at(route) if get_origin(kind) is Literal)
    return tuple(str(each) for kind in kinds for each in get_args(kind))


def _types_at(route: Route) -> tuple[object, ...]:
    """Return the types the written plan allows at a route, unions taken apart."""
    kinds: tuple[object, ...] = (WrittenPlan,)
    for step in route:
        below: list[object] = []
        for kind in kinds:
            if is_typeddict(kind) and step in (hints := get_type_hints(kind, include_extras=True)):
                below += _branches(hints[str(step)])
            elif get_origin(kind) is list and isinstance(step, int):
                below += _branches(get_args(kind)[0])
        kinds = tuple(below)
    return kinds


def _branches(kind: object) -> list[object]:
    origin = get_origin(kind)
    if origin in (Annotated, NotRequired):
        return _branches(get_args(kind)[0])
    if origin in (Union, UnionType):
        return [each for part in get_args(kind) for each in _branches(part)]
    return [kind]
