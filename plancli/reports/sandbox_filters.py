"""The filters and tests that a template may use: few, and none that makes much out of little.

Every filter counts what it works on; what is not named here, no template has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
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
SPENT = "plancli_spent"
"""Stands where a macro or a template begins."""

_OF_JINJA = (
    *("upper", "lower", "capitalize", "title", "trim", "truncate", "wordcount", "default", "d"),
    *("length", "count", "first", "last", "reverse", "int", "abs", "round"),
    *("select", "reject", "selectattr", "rejectattr", "map"),
)
FILTER_NAMES = (*_OF_JINJA, "replace", "join", "list")
"""What a clerk's template may use, by name."""
_PLAIN_TESTS = ("eq", "equalto", "==", "ne", "!=", "in")
TEST_NAMES = (
    *("defined", "undefined", "none", "true", "false", "boolean", "string", "number", "sequence"),
    *("odd", "even", "divisibleby", *_PLAIN_TESTS),
)
"""What may stand after `is`."""
_MOST_ITEMS = 1_000_000
_FILTERS = cast("Mapping[str, Callable[..., Any]]", JINJA_FILTERS)
_TESTS = cast("Mapping[str, Callable[..., bool]]", JINJA_TESTS)


def sandbox_filters(budget: Budget) -> Mapping[str, Callable[..., Any]]:
    """Return all filters by name, those that the sandbox itself puts in included."""
    own = _OwnFilters(budget)
    return {
        **{name: _measured(_FILTERS[name], budget) for name in _OF_JINJA},
        "replace": own.replace,
        "join": own.join,
        "list": own.items,
        COUNTED: own.counted,
        JOINED: own.joined,
        PLAIN: own.plain,
        SPENT: own.spent,
    }


def sandbox_tests(budget: Budget) -> Mapping[str, Callable[..., Any]]:
    """Return all tests by name; those that compare take texts and numbers only."""
    plain = _OwnFilters(budget).value
    compared = {name: _compared(_TESTS[name], plain, is_both=name != "in") for name in _PLAIN_TESTS}
    return {**{name: _TESTS[name] for name in TEST_NAMES}, **compared}


def _compared(
    test: Callable[..., bool], plain: Callable[[object], object], *, is_both: bool
) -> Callable[[object, object], bool]:
    """Return a test that compares texts and numbers; what is looked for in a list may have one beside it."""
    return lambda value, other: test(plain(value), plain(other) if is_both else other)


def is_plain(value: object) -> bool:
    """Tell whether a value is one that can be printed or compared: no list, no record, no function."""
    return value is None or isinstance(value, (str, int, float, date, Enum, Undefined))


def _measured(filter_: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    """Return a filter of Jinja's that counts the size of what it is given."""
    # Where the value stands depends on what else Jinja passes; its mark is kept by `wraps`.
    place = 1 if getattr(filter_, "jinja_pass_arg", None) is not None else 0

    @wraps(filter_)
    def measured(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the filter
        value = args[place] if len(args) > place else None
        if isinstance(value, Sized) and not isinstance(value, Undefined):
            budget.spend(1 + len(value) // (SIGNS_A_STEP if isinstance(value, str) else 1))
        return filter_(*args, **kwargs)

    return measured


class _OwnFilters:
    """Filters that would make much out of little, within bounds."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    def replace(self, value: object, old: object, new: object) -> str:
        """Return the text with each `old` as `new`."""
        text, found, wanted = (str(self.value(each)) for each in (value, old, new))
        if not found:
            raise Refusal("empty-replace")
        if len(text) + text.count(found) * len(wanted) > max(MOST_TEXT, len(text)):
            raise Refusal("text", most=MOST_TEXT)
        self._budget.spend(1 + len(text) // SIGNS_A_STEP)
        return text.replace(found, wanted)

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
        if any(isinstance(text, Markup) for text in texts):
            return Markup("").join(escape(text) for text in texts)
        return "".join(texts)
