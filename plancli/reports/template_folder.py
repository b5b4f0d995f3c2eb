"""Where templates come from: an agency's own folder first, then what plancli ships.

Reads; which template a report takes, and whether it is sound, is known elsewhere.
"""

from __future__ import annotations

from pathlib import Path

from plancli.records import dataclass
from plancli.resources import read_resource


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """The templates of one run."""

    own: Path | None = None
    """The agency's folder, laid out as the shipped one; None where it has none."""

    def read(self, name: str) -> bytes:
        """Return the template `word/plan.docx`, `plan.md.j2`; InputError where there is none."""
        return read_resource("templates", name)


SHIPPED = TemplateFolder()
"""What plancli ships, and nothing else."""
