"""What is asked of `plancli obligations`, of one plan or of several."""

from __future__ import annotations

from pathlib import Path

from plancli.exports.csv_table import CsvLayout
from plancli.messages import Language
from plancli.model.assignment import Role
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class ObligationWishes:
    """Whose obligations, which of them, and how they are to be told."""

    unit: str | None
    """As the user wrote it; None for all."""
    role: Role | None
    direct: bool
    """True to leave out what comes by a group."""
    conflicts: bool
    """True to be told instead where plans disagree."""
    jobs: int | None
    """In how many processes plans are read; None for as many as the machine can use."""
    form: str
    layout: CsvLayout
    output: Path | None
    language: Language
