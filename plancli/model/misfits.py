"""How a file departs from the shape of its kind: a fault at each key or value that departs.

Pydantic decides; this module says it with the file's own keys, the allowed ones and the near one.
Loaded only for a file that does not fit.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable, Sequence
from typing import cast

from pydantic_core import SchemaValidator, ValidationError, __version__

from plancli.model.fitting import WrittenFile, saved_description
from plancli.near_word import nearest
from plancli.records import dataclass
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind
from plancli.source.position import Part, Route

_Schema = dict[str, object]


def misfits(document: SourceDocument, file: WrittenFile) -> tuple[Fault, ...]:
    """Return every departure from the shape of such a file, in the order of the text."""
    try:
        _validator(file).validate_python(document.value)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False, include_context=False)
        return tuple(_faults(document, file, [(each["type"], each["loc"]) for each in problems]))
    return ()


@functools.cache
def _validator(file: WrittenFile) -> SchemaValidator:
    return SchemaValidator(_core_schema(file))


@functools.cache
def _core_schema(file: WrittenFile) -> _Schema:
    """Return the saved description; another pydantic than it was made for builds its own."""
    saved = saved_description(file)
    if saved["pydantic_core"] != __version__:
        # Late, because it loads pydantic: the one thing that this module exists to put off.
        saved = importlib.import_module("plancli.model.core_schema").saved_form(file)
    return cast("_Schema", saved["schema"])


def _faults(
    document: SourceDocument, file: WrittenFile, problems: Sequence[tuple[str, Route]]
) -> Iterable[Fault]:
    read = [(kind, _real_route(document.value, loc, kind)) for kind, loc in problems]
    fitting = {route for _, real in read for route in real.fitting}
    found: dict[tuple[FaultKind, Route], Fault] = {}
    for kind, real in read:
        if real.wrong_branch and real.route in fitting:
            continue
        fault = _fault(document, file, kind, real.route)
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
    return dict if tag.startswith(("Written", "typed-dict")) else str


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


def _fault(document: SourceDocument, file: WrittenFile, kind: str, route: Route) -> Fault:
    key = str(next((step for step in reversed(route) if isinstance(step, str)), ""))
    value = value_at(document.value, route)
    if kind == "missing":
        owner = str(next((s for s in reversed(route[:-1]) if isinstance(s, str)), ""))
        return Fault(FaultKind.MISSING_KEY, document.locate(route), {"key": key, "owner": owner})
    if kind == "extra_forbidden":
        allowed = _allowed_keys(file, route[:-1])
        fields = {"key": key, "allowed": ", ".join(allowed), "near": nearest(key, allowed)}
        return Fault(FaultKind.UNKNOWN_KEY, document.locate(route, Part.KEY), fields)
    if value is None or kind == "string_too_short":
        return Fault(FaultKind.EMPTY_VALUE, document.locate(route, Part.KEY), {"key": key})
    if kind == "literal_error":
        allowed = _allowed_values(file, route)
        fields = {"key": key, "value": str(value), "allowed": ", ".join(allowed)}
        fields["near"] = nearest(str(value), allowed)
        return Fault(FaultKind.WRONG_VALUE, document.locate(route), fields)
    expected = "+".join(dict.fromkeys(map(_type_name, _schemas_at(file, route))))
    fields = {"key": key, "expected": expected, "found": _found_name(value)}
    return Fault(FaultKind.WRONG_TYPE, document.locate(route), fields)


def _type_name(schema: _Schema) -> str:
    return {"list": "list", "typed-dict": "mapping", "dict": "mapping"}.get(str(schema["type"]), "text")


def _found_name(value: object) -> str:
    if isinstance(value, list):
        return "list"
    return "mapping" if isinstance(value, dict) else "text"


def _allowed_keys(file: WrittenFile, route: Route) -> tuple[str, ...]:
    schemas = (schema for schema in _schemas_at(file, route) if schema["type"] == "typed-dict")
    return tuple(key for schema in schemas for key in cast("_Schema", schema["fields"]))


def _allowed_values(file: WrittenFile, route: Route) -> tuple[str, ...]:
    schemas = (schema for schema in _schemas_at(file, route) if schema["type"] == "literal")
    return tuple(str(each) for schema in schemas for each in cast("list[str]", schema["expected"]))


def _schemas_at(file: WrittenFile, route: Route) -> list[_Schema]:
    """Return the forms a value may take at a route, unions taken apart."""
    schemas = _branches(file, _core_schema(file))
    for step in route:
        schemas = [
            form
            for schema in schemas
            for below in _schemas_below(schema, step)
            for form in _branches(file, below)
        ]
    return schemas


def _schemas_below(schema: _Schema, step: str | int) -> Iterable[_Schema]:
    if schema["type"] == "list" and isinstance(step, int):
        yield cast("_Schema", schema["items_schema"])
    if schema["type"] == "dict":
        yield cast("_Schema", schema["values_schema"])
    fields = cast("dict[str | int, _Schema]", schema.get("fields", {}))
    if step in fields:
        yield cast("_Schema", fields[step]["schema"])


def _branches(file: WrittenFile, schema: _Schema) -> list[_Schema]:
    kind = schema["type"]
    if kind == "union":
        choices = cast("list[_Schema]", schema["choices"])
        return [form for choice in choices for form in _branches(file, choice)]
    if kind == "definition-ref":
        return _branches(file, _definitions(file)[str(schema["schema_ref"])])
    if kind in ("definitions", "nullable"):
        return _branches(file, cast("_Schema", schema["schema"]))
    return [schema]


@functools.cache
def _definitions(file: WrittenFile) -> dict[str, _Schema]:
    listed = cast("list[_Schema]", _core_schema(file).get("definitions", []))
    return {str(each["ref"]): each for each in listed}
