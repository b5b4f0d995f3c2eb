"""What the flags of `plancli law` ask for, and how its answers go out.

Chooses a form; makes none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plancli.cli.streams import answer, tell_written
from plancli.errors import UsageError
from plancli.messages import Language
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class LawWishes:
    """What the flags ask for."""

    form: str
    output: Path | None
    force: bool
    language: Language


def tell(
    forms: Mapping[str, Callable[[], str | bytes]], wishes: LawWishes, *, inputs: Sequence[str] = ()
) -> None:
    """Answer in the form that is asked for; UsageError where this answer has no such form.

    A sheet that stands there and says something else is kept, unless forced: it may have been filled in.
    """
    if wishes.form not in forms:
        raise UsageError("cli.not-allowed", flag="--format", value=wishes.form, allowed=", ".join(forms))
    force = True if wishes.force else None if wishes.form != "xlsx" else False
    answer(forms[wishes.form](), wishes.output, inputs=inputs, force=force)
    tell_written(wishes.output, wishes.language)
