"""The filters and tests that a template may use: few, and none that makes much out of little.

Every filter counts what it works on; what is not named here, no template has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from datetime import date
from enum import Enum
from functools import wraps
from itertools import islice
from typing import Any, cast

from jinja2 import pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, Undefined
from jinja2.tests import TESTS as JINJA_TESTS
from markupsafe import Markup, escape

from plancli.reports.sandbox_limits import MOST_TEXT, SIGNS_A_STEP, Budget, Refusal

COUNTED = "plancli_counted"
"""Stands around what a loop goes through."""
JOINED = "plancli_joined"
"""Stands in the place of `~`."""
PLAIN = "plancli_plain"
"""Stands around what is compared: texts and numbers, never lists, which may hold themselves many times."""
SEARCHED = "plancli_searched"
"""Stands around what something is looked for in."""
SLICED = "plancli_sliced"
"""Stands around a part that is taken of a list or a text."""
SPENT = "plancli_spent"
"""Stands where a macro or a template begins."""

_OF_JINJA = (
    *("upper", "lower", "capitalize", "title", "truncate", "wordcount", "default", "d"),
    *("length", "count", "first", "last", "reverse", "abs"),
    *("select", "reject", "selectattr", "rejectattr", "map"),
)
"""Those that Jinja's own do for; the rest are kept within bounds here."""
FILTER_NAMES = (
    *("upper", "lower", "capitalize", "title", "trim", "truncate", "wordcount", "default", "d"),
    *("length", "count", "first", "last", "reverse", "int", "abs", "round"),
    *("select", "reject", "selectattr", "rejectattr", "map", "replace", "join", "list"),
)
"""What a clerk's template may use, by name."""
_PLAIN_TESTS = ("eq", "equalto", "==", "ne", "!=", "in")
TEST_NAMES = (
    *("defined", "undefined", "none", "true", "false", "boolean", "string", "number", "sequence"),
    *("odd", "even", "divisibleby", *_PLAIN_TESTS),
)
"""What may stand after `is`."""
_SLOW = frozenset({"title", "capitalize", "wordcount"})
"""Filters that look at a text sign by sign."""
_EACH = frozenset({"select", "reject", "selectattr", "rejectattr", "map"})
_EACH_WORK = 4
"""Steps that those filters take for each item, which goes through a filter or test of its own."""
_MOST_ITEMS = 1_000_000
_MOST_DIGITS = 50
"""Signs of a text that is read as a number."""
_MOST_PLACES = 15
"""Digits that a number is rounded to."""
_FILTERS = cast("Mapping[str, Callable[..., Any]]", JINJA_FILTERS)
_TESTS = cast("Mapping[str, Callable[..., bool]]", JINJA_TESTS)


def sandbox_filters(budget: Budget) -> Mapping[str, Callable[..., Any]]:
    """Return all filters by name, those that the sandbox itself puts in included."""
    own = _OwnFilters(budget)
    return {
        **{name: _measured(name, budget) for name in _OF_JINJA},
        "trim": own.trim,
        "int": own.number,
        "round": own.rounded,
        "replace": own.replace,
        "join": own.join,
        "list": own.items,
        COUNTED: own.counted,
        JOINED: own.joined,
        PLAIN: own.plain,
        SEARCHED: own.searched,
        SLICED: own.sliced,
        SPENT: own.spent,
    }


def sandbox_tests(budget: Budget) -> Mapping[str, Callable[..., Any]]:
    """Return all tests by name; those that compare take texts and numbers only."""
    own = _OwnFilters(budget)
    compared = {
        name: _compared(_TESTS[name], own.value, own.measure if name == "in" else own.value)
        for name in _PLAIN_TESTS
    }
    return {**{name: _TESTS[name] for name in TEST_NAMES}, **compared}


def _compared(
    test: Callable[..., bool], left: Callable[[object], object], right: Callable[[object], object]
) -> Callable[[object, object], bool]:
    """Return a test of two values that pass through `left` and `right`, which count and refuse."""
    return lambda value, other: test(left(value), right(other))


def is_plain(value: object) -> bool:
    """Tell whether a value is one that can be printed or compared: no list, no record, no function."""
    return value is None or isinstance(value, (str, int, float, date, Enum, Undefined))


def _measured(name: str, budget: Budget) -> Callable[..., Any]:
    """Return a filter of Jinja's that counts the size of what it is given.

    What Jinja would yield one by one it gives as a list: filters of filters would hide how much they do.
    """
    filter_ = _FILTERS[name]
    signs = 1 if name in _SLOW else SIGNS_A_STEP
    steps = _EACH_WORK if name in _EACH else 1
    # Where the value stands depends on what else Jinja passes; its mark is kept by `wraps`.
    place = 1 if getattr(filter_, "jinja_pass_arg", None) is not None else 0

    @wraps(filter_)
    def measured(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the filter
        value = args[place] if len(args) > place else None
        if isinstance(value, Sized) and not isinstance(value, Undefined):
            budget.spend(1 + (len(value) // signs if isinstance(value, str) else len(value) * steps))
        made = filter_(*args, **kwargs)
        if isinstance(made, str):
            budget.make(len(made))
        return _all(made, budget) if isinstance(made, Iterator) else made

    return measured


def _all(values: Iterator[object], budget: Budget) -> list[object]:
    """Return the values, each counted before the next is made."""
    found = []
    for value in values:
        budget.spend(1)
        found.append(value)
    return found


class _OwnFilters:
    """Filters that would make much out of little, within bounds."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    def trim(self, value: object, signs: object = None) -> str:
        """Return the text without blanks, or these signs, around it."""
        plain = self.value(value)
        text = plain if isinstance(plain, str) else str(plain)
        if signs is None:
            self._budget.make(len(text))
            return text.strip()
        around = str(signs)
        self._budget.spend(1 + len(text) * (1 + len(around)) // SIGNS_A_STEP)
        return text.strip(around)

    def number(self, value: object, default: int = 0, base: int = 10) -> int:
        """Return the whole number that a short text spells, or another number holds."""
        if isinstance(value, str) and len(value) > _MOST_DIGITS:
            raise Refusal("misused")
        return cast("int", _FILTERS["int"](value, default, base))

    def rounded(self, value: float, precision: object = 0, method: str = "common") -> float:
        """Return the number rounded to so many places, not more than a number has."""
        if not isinstance(precision, int) or abs(precision) > _MOST_PLACES:
            raise Refusal("misused")
        return cast("float", _FILTERS["round"](value, precision, method))

    def replace(self, value: object, old: object, new: object) -> str:
        """Return the text with each `old` as `new`."""
        text, found, wanted = (str(self.value(each)) for each in (value, old, new))
        if not found:
            raise Refusal("empty-replace")
        if len(text) + text.count(found) * len(wanted) > max(MOST_TEXT, len(text)):
            raise Refusal("text", most=MOST_TEXT)
        made = text.replace(found, wanted)
        self._budget.make(max(len(text), len(made)))
        return made

    @pass_context
    def join(
        self, context: Context, values: Iterable[object], between: object = "", attribute: str = ""
    ) -> str:
        """Return the values as one text, `between` between them."""
        items = self._listed(values)
        if attribute:
            items = [context.environment.getattr(item, str(attribute)) for item in items]
        pieces: list[object] = []
        for item in items:
            pieces += [between, item] if pieces else [item]
        return self._put_together(pieces)

    def items(self, values: Iterable[object]) -> list[object]:
        """Return the values as a list."""
        return self._listed(values)

    @pass_context
    def joined(self, _context: Context, pieces: Iterable[object]) -> str:
        """Return what `~` makes of its pieces."""
        return self._put_together(pieces)

    @pass_context
    def counted(self, _context: Context, values: object, weight: int, line: int) -> object:
        """Return what a loop goes through, its turns counted beforehand; `weight` is the work of a turn."""
        self._budget.line = line
        if not isinstance(values, Sized) or isinstance(values, Undefined):
            values = list(islice(values, _MOST_ITEMS))  # type: ignore[call-overload]  # what cannot loop raises
        self._budget.spend((len(values) + 1) * weight)
        return values

    @pass_context
    def spent(self, _context: Context, weight: int) -> str:
        """Count the work of a macro or a template that begins."""
        self._budget.spend(weight)
        return ""

    @pass_context
    def plain(self, _context: Context, value: object) -> object:
        """Return a value that is compared; `Refusal` for a list or a record."""
        return self.value(value)

    @pass_context
    def searched(self, _context: Context, values: object) -> object:
        """Return what something is looked for in, its size counted."""
        return self.measure(values)

    @pass_context
    def sliced(self, _context: Context, part: object) -> object:
        """Return a part of a list or a text, its size counted."""
        if isinstance(part, str):
            self._budget.make(len(part))
            return part
        return self.measure(part)

    def measure(self, values: object) -> object:
        """Return a list or a text, its size counted."""
        if isinstance(values, Sized) and not isinstance(values, Undefined):
            self._budget.spend(1 + len(values) // (SIGNS_A_STEP if isinstance(values, str) else 1))
        return values

    def value(self, value: object) -> object:
        """Return a text, a number or nothing; `Refusal` for a list or a record."""
        if not is_plain(value):
            raise Refusal("not-plain")
        if isinstance(value, str):
            self._budget.spend(1 + len(value) // SIGNS_A_STEP)
        return value

    def _listed(self, values: Iterable[object]) -> list[object]:
        listed = list(islice(values, _MOST_ITEMS))
        self._budget.spend(1 + len(listed))
        return listed

    def _put_together(self, pieces: Iterable[object]) -> str:
        """Return the pieces as one text: marked up where one of them is, the others escaped then."""
        texts: list[str] = []
        length = 0
        for piece in pieces:
            value = self.value(piece)
            text = value if isinstance(value, Markup) else str(value)
            length += len(text)
            if length > MOST_TEXT:
                raise Refusal("text", most=MOST_TEXT)
            texts.append(text)
        self._budget.make(length)
        if any(isinstance(text, Markup) for text in texts):
            return Markup("").join(escape(text) for text in texts)
        return "".join(texts)
