"""`dataclass` as the standard library has it, for a thirtieth of the time that a class takes there.

The standard decorator writes and compiles six methods for every class while its module loads. Here all
classes share their methods, and those of as many fields the code of `__init__`. Only what plancli
uses is here: slots, no base classes with fields, no `__post_init__`. The type checker reads the standard
decorator, and `dataclasses.fields`, `replace` and `asdict` take these classes as their own: that module
and `inspect`, which it brings along, are loaded when one of them is called.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "replace"]

_Setter = Callable[[object, Any], None]
_ASKED = "__dataclass_fields__"
_MISSING: Any = object()


class _Default:
    """What a field has where no value is given, as `field` declares it."""

    __slots__ = ("compare", "default", "make")

    def __init__(self, default: object, make: Callable[[], object] | None, *, compare: bool) -> None:
        self.default = default
        self.make = make
        self.compare = compare

    def standard(self) -> Any:  # noqa: ANN401 - a `Field` of whatever its default is
        """Return the field as the standard library declares it."""
        import dataclasses  # noqa: PLC0415 - most runs never ask

        given: dict[str, Any] = {"default_factory": self.make} if self.make else {"default": self.default}
        return dataclasses.field(compare=self.compare, **given)


@cache
def _template(count: int) -> CodeType:
    """Return the code of an `__init__` of so many fields; compiling it once a class would cost far more."""
    fields = [f"field_{at}" for at in range(count)]
    body = "".join(f"\n set_{at}(self, field_{at})" for at in range(count)) or "\n pass"
    made: dict[str, Any] = {}
    exec(f"def __init__({', '.join(['self', *fields])}):{body}", made)  # noqa: S102
    code: CodeType = made["__init__"].__code__
    return code


def _init_of(record: type, names: tuple[str, ...], defaults: Mapping[str, _Default]) -> FunctionType:
    """Return the `__init__` of a class; `defaults` holds what its last fields have where none is given."""
    places = enumerate(names)
    setters = {f"set_{at}": _setter(record.__dict__[name].__set__, defaults.get(name)) for at, name in places}
    code = _template(len(names)).replace(co_varnames=("self", *names))
    given = tuple(defaults[name].default for name in names if name in defaults)
    init = FunctionType(code, setters, "__init__", given)
    init.__qualname__ = f"{record.__qualname__}.__init__"
    return init


def _setter(set_: _Setter, default: _Default | None) -> _Setter:
    """Return what puts a value into a field; one that is made anew for each object, where none is given."""
    make = default.make if default else None
    if make is None:
        return set_
    return lambda record, value: set_(record, make() if value is _MISSING else value)


class _Fields:
    """What `dataclasses` asks a class for, made when it asks."""

    def __init__(self, defaults: Mapping[str, _Default]) -> None:
        self._defaults = defaults

    def __get__(self, record: object, owner: type) -> dict[str, Field[Any]]:
        import dataclasses  # noqa: PLC0415 - most runs never ask

        notes = owner.__annotations__
        plain = _Default(dataclasses.MISSING, None, compare=True)
        listed = [(name, notes[name], self._defaults.get(name, plain).standard()) for name in notes]
        fields: dict[str, Field[Any]] = getattr(dataclasses.make_dataclass(owner.__name__, listed), _ASKED)
        setattr(owner, _ASKED, fields)
        return fields


class _Shared:
    """The methods that every class of records gets; none inherits from it."""

    __slots__ = ()
    __match_args__: tuple[str, ...]
    _compared: Callable[[Any], tuple[Any, ...]]
    _values: Callable[[Any], tuple[Any, ...]]

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({told})"

    def __hash__(self) -> int:
        return hash(self._compared(self))

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), self._values(self)

    def __setattr__(self, name: str, value: object) -> None:
        raise _frozen(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise _frozen(f"cannot delete field {name!r}")


def _frozen(fault: str) -> AttributeError:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - most runs never ask

    return FrozenInstanceError(fault)


def _comparing(holds: Callable[[object, object], bool]) -> Callable[[_Shared, _Shared], object]:
    def method(self: _Shared, other: _Shared) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return holds(self._compared(self), self._compared(other))

    return method


_ALWAYS = {name: _Shared.__dict__[name] for name in ("__repr__", "__reduce__")}
_FROZEN = {name: _Shared.__dict__[name] for name in ("__setattr__", "__delattr__")}
_EQUAL = {"__eq__": _comparing(operator.eq)}
_ORDERED = {f"__{name}__": _comparing(getattr(operator, name)) for name in ("lt", "le", "gt", "ge")}


def _comparison(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return staticmethod(operator.attrgetter(*names))
    return staticmethod(lambda record: tuple(getattr(record, name) for name in names))


def _record(cls: type, *, frozen: bool, eq: bool, order: bool) -> type:
    """Return the class anew, with slots for its fields and the methods of a dataclass."""
    names = tuple(cls.__annotations__)
    own = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    given = {name: own.pop(name) for name in names if name in own}
    defaults = {name: _default(value) for name, value in given.items()}

    def first_init(self: object, *arguments: object, **named: object) -> None:
        made.__init__ = init = _init_of(made, names, defaults)  # type: ignore[misc]
        init(self, *arguments, **named)

    compared = tuple(name for name in names if name not in defaults or defaults[name].compare)
    methods = _ALWAYS | (_EQUAL if eq else {}) | (_FROZEN if frozen else {}) | (_ORDERED if order else {})
    if eq:
        methods["__hash__"] = _Shared.__hash__ if frozen else None
    own = methods | own
    own |= {"__qualname__": cls.__qualname__, "__slots__": names, "__match_args__": names}
    own |= {"__init__": first_init, _ASKED: _Fields(defaults)}
    own["_compared"] = _comparison(compared)
    own["_values"] = own["_compared"] if compared == names else _comparison(names)
    made = type(cls)(cls.__name__, cls.__bases__, own)
    return made


def _default(value: object) -> _Default:
    return value if isinstance(value, _Default) else _Default(value, None, compare=True)


if TYPE_CHECKING:
    from dataclasses import Field, dataclass, field, replace
else:

    def field(
        *,
        default: object = _MISSING,
        default_factory: Callable[[], object] | None = None,
        compare: bool = True,
    ) -> _Default:
        """Declare what a field has where no value is given; see `dataclasses.field`."""
        return _Default(default, default_factory, compare=compare)

    def dataclass(
        *, slots: bool, frozen: bool = False, eq: bool = True, order: bool = False
    ) -> Callable[[type], type]:
        """Return the decorator; see `dataclasses.dataclass`. Slots are the only kind there is here."""
        if not slots:
            raise TypeError(slots)
        return lambda cls: _record(cls, frozen=frozen, eq=eq, order=order)

    def replace(record: _Shared, /, **changes: object) -> _Shared:
        """Return a copy with other values in some fields; see `dataclasses.replace`."""
        names = record.__match_args__
        values = [*record._values(record)]  # noqa: SLF001 - one of its own kind
        for name in [*changes]:
            if name in names:
                values[names.index(name)] = changes.pop(name)
        return type(record)(*values, **changes)
