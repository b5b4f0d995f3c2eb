"""Units and roles as a clerk names them on the command line.

Finds what is meant; what a command does with it is its own affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.unit import Unit

if TYPE_CHECKING:  # most commands search for no unit
    from plancli.analysis.unit_search import UnitMatch


def choose_role(written: str, language: Language) -> Role:
    """Return the role by its key or by its name: `lead`, `chủ trì`; UsageError for another word."""
    names = {sentence(language, f"term.{each.value}"): each for each in Role}
    keys = {each.value: each for each in Role}
    word = " ".join(written.lower().split())
    if found := names.get(word) or keys.get(word):
        return found
    allowed = ", ".join(
        each.value if each.value == name else f"{each.value} ({name})" for name, each in names.items()
    )
    raise UsageError("cli.not-allowed", flag="--role", value=written, allowed=allowed)


def choose_unit(plan: Plan, written: str) -> str:
    """Return the id of the unit meant; UsageError that asks back where it is not clear."""
    from plancli.analysis.unit_search import match_units

    return sure_unit(match_units(plan, written), written).id


def sure_unit(match: UnitMatch, written: str) -> Unit:
    """Return the one unit that was found; UsageError that asks back where there is none, or several."""
    if match.unit is not None:
        return match.unit
    if not match.candidates:
        raise UsageError("cli.obligations.no-unit", value=written)
    names = "; ".join(each.name for each in match.candidates)
    raise UsageError("cli.obligations.which-unit", value=written, names=names)
