"""The sandbox of templates: what a template may reach and call, and how much it may do.

It allows what it names and refuses the rest. Limits count work, never seconds, so that the same template
is refused, or not, on every machine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NoReturn

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plancli.reports.sandbox_filters import is_plain, sandbox_filters, sandbox_tests
from plancli.reports.sandbox_limits import SIGNS_A_STEP, Budget, Refusal
from plancli.reports.sandbox_rules import MOST_RANGE, TEXT_METHODS, guarded, refusals

_LOOP_NAMES = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"}
    | {"previtem", "nextitem", "cycle"}
)
_CALL_WORK = 3
"""Steps of a call, its arguments aside."""
_PIECES = 64
"""Printed pieces that are joined before they are counted."""
_TRUSTED = 100
"""How many times as much as any other a template that plancli ships may print."""
_TOO_DEEP = (RecursionError, MemoryError, SyntaxError, OverflowError)
"""What Python raises over a template that nests too much, or calls itself."""
_MISUSED = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, AssertionError)
"""What Python raises where a template takes one kind of value for another."""


class CountedTemplate(Template):
    """A template whose every rendering begins with a full budget."""

    def render(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - Jinja's signature
        """Return the rendered text; `Refusal` where it does too much."""
        with _budget(self).rendering():
            return super().render(*args, **kwargs)

    def generate(self, *args: Any, **kwargs: Any) -> Iterator[str]:  # noqa: ANN401 - Jinja's signature
        """Yield the rendered text in pieces; `Refusal` where it does too much."""
        with _budget(self).rendering():
            yield from super().generate(*args, **kwargs)

    def new_context(self, *args: Any, **kwargs: Any) -> Context:  # noqa: ANN401 - Jinja's signature
        """Return the context of a rendering; one that is begun by other means has a full budget too."""
        _budget(self).begin()
        return super().new_context(*args, **kwargs)


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """A Jinja environment that knows few filters, reads fields but no methods, and counts what is done."""

    intercepted_binops = frozenset({"*", "**", "+", "%", "/", "//", "-"})
    template_class = CountedTemplate

    def __init__(self, *, trusted: bool = False, **options: Any) -> None:  # noqa: ANN401 - Jinja's own options
        """Make the environment; `trusted` where it runs no template but those that plancli ships.

        Those only follow the plan, so what they do is not counted. `options` are Jinja's; undefined names
        always stop a template.
        """
        super().__init__(undefined=StrictUndefined, **options)
        self._trusted = trusted
        self.budget = Budget(_TRUSTED if trusted else 1)
        self.filters = dict(sandbox_filters(self.budget))
        self.tests = dict(sandbox_tests(self.budget))
        self._namespace = self.globals["namespace"]
        self.globals = {"range": self._range, "namespace": self._namespace}
        self.concat = self._concat  # type: ignore[method-assign]

    def refused(self, source: str) -> tuple[Refusal, ...]:
        """Return all that this text of a template must not hold; TemplateError where it is none."""
        return tuple(refusals(self.tree(source)))

    def tree(self, source: str) -> nodes.Template:
        """Return Jinja's tree of a template, as written; TemplateSyntaxError, or `Refusal` of a deep one."""
        try:
            return super()._parse(source, None, None)
        except (*_TOO_DEEP, ValueError) as error:
            raise Refusal("nested") from error

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self._trusted:
            return tree
        for refused in refusals(tree):
            raise refused
        return guarded(tree)

    def compile(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Return the code of a template; `Refusal` where Python cannot hold it."""
        try:
            return super().compile(*args, **kwargs)
        except (*_TOO_DEEP, ValueError) as error:
            raise Refusal("nested") from error

    def handle_exception(self, source: str | None = None) -> NoReturn:  # noqa: ARG002 - Jinja's signature
        """Raise what was caught as a TemplateError that knows its template and line."""
        error = sys.exc_info()[1]
        if isinstance(error, _TOO_DEEP):
            told: TemplateError = Refusal("nested")
        elif isinstance(error, TemplateError):
            told = error
        elif isinstance(error, _MISUSED):
            told = Refusal("misused")
        else:
            raise  # noqa: PLE0704 - called while an exception is handled
        name, line = _where(error)
        if not getattr(told, "lineno", 0):
            vars(told).update(lineno=line or self.budget.line, name=name)
        raise told from (None if told is error else error)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - what a template holds
        """Return a field of the data, or one of the few other things that a dot may reach."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        is_closed = isinstance(obj, (list, tuple, int, float, Macro)) or obj is None
        is_unknown = (isinstance(obj, str) and attribute not in TEXT_METHODS) or (
            isinstance(obj, LoopContext) and attribute not in _LOOP_NAMES
        )
        if is_closed or is_unknown:
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - what a template holds
        """Return an item by its number or a field by its name."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if not is_plain(argument):
            raise Refusal("not-plain")
        try:
            return obj[argument]
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=obj, name=str(argument)[:50])

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - whatever a template calls
        """Say yes to macros, blocks, `range`, `namespace`, `loop.cycle` and a few methods of a text."""
        if isinstance(obj, (Macro, BlockReference)) or obj in (self._range, self._namespace):
            return True
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        if isinstance(owner, LoopContext):
            return name == "cycle"
        return isinstance(owner, str) and name in TEXT_METHODS

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call what may be called, and count it."""
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str):
            # What is stripped off is looked up for each sign.
            looked = 1 + sum(len(each) for each in args if isinstance(each, str))
            self.budget.make(len(owner))
            self.budget.spend(len(owner) * looked // SIGNS_A_STEP)
        self.budget.spend(_CALL_WORK + len(args) + len(kwargs))
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Calculate with numbers, and put texts together; nothing is made long by multiplying."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.budget.sized(left + right)
        for value in (left, right):
            if isinstance(value, Undefined):
                str(value)
            if not isinstance(value, (int, float)) or abs(value) > MOST_RANGE**2:
                raise Refusal("calculation", sign=operator)
        return super().call_binop(context, operator, left, right)

    def _range(self, *bounds: int) -> range:
        found = range(*bounds)
        # Its length may be more than a machine number holds.
        if found and abs(found[-1] - found[0]) // abs(found.step) >= MOST_RANGE:
            raise Refusal("range", most=MOST_RANGE)
        return found

    def _concat(self, pieces: Iterable[str]) -> str:
        """Return the pieces as one text, counted while they come."""
        stream, joined = iter(pieces), []
        while some := list(islice(stream, _PIECES)):
            text = "".join(some)
            self.budget.print(len(text))
            joined.append(text)
        return "".join(joined)


def _budget(template: Template) -> Budget:
    environment = template.environment
    if not isinstance(environment, TemplateSandbox):
        raise SecurityError("a template outside its sandbox")
    return environment.budget


def _where(error: BaseException | None) -> tuple[str, int]:
    """Return name and line of the template that was at work when this was raised; line 0 for none."""
    found = "", 0
    trace = error.__traceback__ if error is not None else None
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            found = template.name or "", template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return found
