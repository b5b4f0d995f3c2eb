"""What came of one file among many: a row, a failure, or the errors for which it cannot be used."""

from __future__ import annotations

from typing import Generic, TypeVar

from plancli.diagnostic import Diagnostic
from plancli.errors import PlancliError
from plancli.records import dataclass

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What came of one file."""

    path: str
    """As it was found, with forward slashes; empty where a failure names it."""
    row: R | None
    """What was made of the plan; None where there is a failure or an error."""
    failure: PlancliError | None = None
    """Why the file could not be read."""
    errors: tuple[Diagnostic, ...] = ()
    """Why what was read cannot be used as a plan, one at least; in the order of the file."""
    remarks: tuple[str, ...] = ()
    """What a person has to look at of how it was read, in words."""
