"""The role of a unit in a piece of work, in words: the same in tables, workbooks and on the screen."""

from __future__ import annotations

from plancli.analysis.obligations import Obligation
from plancli.messages import Language, sentence
from plancli.model.assignment import Role


def _role_name(role: Role | None, language: Language) -> str:
    """Return `chủ trì`, `phối hợp` …; what stands for a duty, which has no role."""
    return sentence(language, f"term.{role.value}" if role else "obligations.duty")


def role_in_cell(role: Role | None, language: Language) -> str:
    """Return the same with a capital, as a cell of a workbook has it."""
    name = _role_name(role, language)
    return name[:1].upper() + name[1:]


def role_words(obligation: Obligation, language: Language) -> str:
    """Return the role, and that it is asked for where the plan does not assign it."""
    name = _role_name(obligation.role, language)
    return sentence(language, "obligations.requested", role=name) if obligation.requested else name
