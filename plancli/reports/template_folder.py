"""Where templates come from: an agency's own folder first, then what plancli ships.

Reads, and refuses what is unsafe or broken; it never takes a shipped template for an own one that fails.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from plancli.errors import UsageError
from plancli.input_file import is_folder, read_file
from plancli.records import dataclass, field
from plancli.resources import read_resource

MOST_BYTES = {".docx": 20_000_000, ".j2": 1_000_000}
"""Bytes of one template, by its ending."""


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """The templates of one run."""

    own: Path | None = None
    """The agency's folder, laid out as the shipped one; None where it has none."""
    given: Mapping[str, bytes] = field(default_factory=dict)
    """Templates by name that are taken before all others, as they are: those that are on trial."""

    @property
    def is_shipped(self) -> bool:
        """Say whether no template comes from anyone but plancli."""
        return self.own is None and not self.given

    def read(self, name: str) -> bytes:
        """Return the template `word/plan.docx`, `plan.md.j2`; InputError where there is none.

        `TemplateFailure` where the agency's own one is broken, with the place in it.
        """
        if name in self.given:
            return self.given[name]
        place = self.own_file(name)
        if place is None:
            return read_resource("templates", name)
        data = read_template(place)
        if not name.endswith(tuple(MOST_BYTES)):
            return data
        # Only those who have templates of their own wait for what judges them.
        from plancli.reports.template_check.soundness import require_sound

        require_sound(data, name, place.as_posix())
        return data

    def own_file(self, name: str) -> Path | None:
        """Return the agency's own file of this template, None where it has none.

        A script is never taken from there: what runs in a page comes with plancli.

        UsageError where the folder is missing, or where the file lies outside it by way of a link.
        """
        if self.own is None or not _is_inside(name) or name.endswith(".js"):
            return None
        if not is_folder(self.own):
            raise UsageError("template.no-folder", path=self.own.as_posix())
        place = self.own / name
        if not os.path.lexists(place):
            return None
        if not place.resolve().is_relative_to(self.own.resolve()):
            raise UsageError("template.outside", path=place.as_posix(), folder=self.own.as_posix())
        return place


SHIPPED = TemplateFolder()
"""What plancli ships, and nothing else."""


def read_template(place: Path) -> bytes:
    """Return the bytes of one template file, a regular one of a size that templates have."""
    return read_file(place, MOST_BYTES.get(place.suffix.lower(), max(MOST_BYTES.values())), regular=True)


def _is_inside(name: str) -> bool:
    """Tell whether a name stays in the folder: no way up, no drive, no sign that only some systems read."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and not set("\\:\0") & set(name)
