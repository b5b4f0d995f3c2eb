"""Units and roles as a clerk names them on the command line.

Finds what is meant; what a command does with it is its own affair.
"""

from __future__ import annotations

from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.plan import Plan


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

    match = match_units(plan, written)
    if match.unit is not None:
        return match.unit.id
    if not match.candidates:
        raise UsageError("cli.obligations.no-unit", value=written)
    names = "; ".join(each.name for each in match.candidates)
    raise UsageError("cli.obligations.which-unit", value=written, names=names)
