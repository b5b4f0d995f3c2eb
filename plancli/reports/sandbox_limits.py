"""How much a template may do in one rendering, and the failure of one that does more.

Counts work and signs, never seconds; what counts as work is for the sandbox.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2.exceptions import TemplateError

MOST_WORK = 15_000_000
"""Steps of one rendering, a second or two; what a plan of 2,000 tasks gives its units is 13,000,000."""
MOST_PRINTED = 100_000_000
"""Signs of one rendering, the marks of Word included."""
MOST_TEXT = 100_000
"""Signs of a text that a template puts together itself."""
MOST_MADE = 50_000_000
"""Signs of all texts that one rendering makes, printed or not: a template can keep each of them."""
SIGNS_A_STEP = 64
"""Signs of a text that are worked on at the cost of one step."""


class Refusal(TemplateError):  # noqa: N818 - the template is at fault, not the tool
    """A template asks for what no template may have; `key` is the last word of `refused.<key>`."""

    def __init__(self, key: str, /, *, lineno: int = 0, **fields: object) -> None:
        """Keep what is refused, the line of the template (0 for not known) and what the sentence quotes."""
        super().__init__(key)
        self.key = key
        self.lineno = lineno
        self.fields = fields


class Budget:
    """What is left of one rendering."""

    def __init__(self, factor: int = 1) -> None:
        """Begin with all of it; `factor` times as much for a template that can be trusted."""
        self._factor = factor
        self.line = 0
        """Line of the loop that began last."""
        self._nested = 0
        self.begin()

    def begin(self) -> None:
        """Begin anew, unless a rendering is under way."""
        if not self._nested:
            self._work = MOST_WORK * self._factor
            self._signs = MOST_PRINTED * self._factor
            self._made = MOST_MADE * self._factor

    @contextmanager
    def rendering(self) -> Iterator[None]:
        """Hold one rendering together: what it imports and includes shares its budget."""
        self.begin()
        self._nested += 1
        try:
            yield
        finally:
            self._nested -= 1

    def spend(self, steps: int) -> None:
        """Count some work; `Refusal` where it is too much."""
        self._work -= steps
        if self._work < 0:
            raise Refusal("work")

    def print(self, signs: int) -> None:
        """Count some signs that are printed; `Refusal` where they are too many."""
        self._signs -= signs
        if self._signs < 0:
            raise Refusal("output", most=MOST_PRINTED * self._factor // 1_000_000)

    def sized(self, text: str) -> str:
        """Return a text that a template put together; `Refusal` where it is too long."""
        if len(text) > MOST_TEXT:
            raise Refusal("text", most=MOST_TEXT)
        self.make(len(text))
        return text

    def make(self, signs: int) -> None:
        """Count a text that is made of so many signs; `Refusal` where there are too many by now."""
        self.spend(1 + signs // SIGNS_A_STEP)
        self._made -= signs
        if self._made < 0:
            raise Refusal("work")
