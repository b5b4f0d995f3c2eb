"""What a user wants of many plans below one parent, and whether a command is about many at all.

Loads no plan: a command about one plan needs none of what the others bring in.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from plancli.cli.configuration import Configuration
from plancli.errors import UsageError
from plancli.input_file import is_folder
from plancli.records import dataclass

FORMS = ("table", "json", "xlsx", "md", "docx", "html")
BINARY = ("xlsx", "docx")


@dataclass(frozen=True, slots=True)
class CascadeWishes:
    """What is to be shown of many plans."""

    day: datetime.date
    """The day on which all is looked at."""
    roster: Path | None = None
    """A list of the units that are to have a plan."""
    by: datetime.date | None = None
    """The day until which their plans were to be issued."""
    unit: str = ""
    """The one unit to show; empty for all."""
    missing: bool = False
    """True for the gaps alone."""

    @property
    def is_any(self) -> bool:
        """Whether the user asks for what only many plans have."""
        return bool(self.roster or self.by or self.unit or self.missing)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the answer is to look, and where it goes."""

    form: str
    """As `--format` says; empty for the ending of `output`, else a screen."""
    output: Path | None
    templates: Path | None
    """Templates that the command names."""
    configuration: Configuration
    """Where an agency's own templates are named."""

    def templates_for(self, path: str) -> Path | None:
        """Return the folder of templates for a file."""
        return self.templates or self.configuration.of(path).templates


def means_many(paths: Sequence[str], wishes: CascadeWishes) -> bool:
    """Say whether a command is about all plans below a parent, and not about one plan."""
    return len(paths) > 1 or wishes.is_any or any(is_folder(Path(each)) for each in paths)


def refuse_link_flags(flags: object) -> None:
    """Raise a UsageError where a command about many plans asks for what changes the links of one."""
    if flags:
        raise UsageError("cli.cascade.one-plan")


def the_parent(parents: Sequence[str]) -> str:
    """Return the one parent that many plans are compared with; UsageError for none, or several."""
    if len(parents) != 1:
        raise UsageError("cli.cascade.needs-parent" if not parents else "cli.cascade.one-parent")
    return parents[0]
