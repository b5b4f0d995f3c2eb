"""What the words of one returned cell mean, and whether they differ from what stands there.

Reads single cells; it knows no table and no file.
"""

from __future__ import annotations

import re

from plancli.analysis.progress_match import units_by_key
from plancli.analysis.work_return import ReturnedCell
from plancli.analysis.work_table import WorkColumn
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.model.progress import ProgressState
from plancli.model.resolve_progress import read_whole_day
from plancli.model.unit_names import KnownNames, split_units, strip_request, unit_key
from plancli.vietnamese.dates import short_day

DASH = "-"
"""Takes out what a cell of the plan holds."""
_DASHES = frozenset("-–—−")
_BULLET = re.compile(r"^[-–—+•*]\s+")


class Answers:
    """Reads cells with the units of one plan."""

    def __init__(self, plan: Plan) -> None:
        """Take up the names that the plan knows: none of them is cut in two."""
        names = [name for unit in plan.units.values() for name in (unit.name, *unit.aliases)]
        self._known = KnownNames(names)
        self._units = units_by_key(plan)

    def words(self, column: WorkColumn, cell: ReturnedCell) -> str:
        """Return what a cell of the plan says: units a line each, other words in one line."""
        if cell.day is not None:
            return short_day(cell.day)
        if column.role is not None:
            return "\n".join(self.names(cell.words))
        lines = (_BULLET.sub("", " ".join(line.split())) for line in cell.words.split("\n"))
        return "; ".join(line.rstrip(" .;") for line in lines if line).rstrip(" .;")

    def names(self, words: str) -> tuple[str, ...]:
        """Return the units that a cell names, a line holding one or several."""
        found: list[str] = []
        for line in words.split("\n"):
            bare = _BULLET.sub("", " ".join(line.split()))
            found += (bare[start:end] for start, end in split_units(bare, self._known))
        return tuple(dict.fromkeys(found))

    def alike(self, column: WorkColumn, one: str, other: str) -> bool:
        """Tell whether two wordings of a cell say the same."""
        if one == other:
            return True
        if column.role is not None:
            return [unit_key(name) for name in self.names(one)] == [
                unit_key(name) for name in self.names(other)
            ]
        if " ".join(one.split()).rstrip(" .;") == " ".join(other.split()).rstrip(" .;"):
            return True
        day = read_whole_day(one) if one and other else None
        return day is not None and day == read_whole_day(other)

    def unknown(self, words: str) -> tuple[str, ...]:
        """Return the names in a cell that the plan has nowhere."""
        names = (strip_request(name)[0] for name in self.names(words))
        return tuple(name for name in names if unit_key(name) not in self._units)


def is_dash(cell: ReturnedCell) -> bool:
    """Tell whether a cell holds only the sign that takes out what stands there."""
    return cell.words in _DASHES


def state_choice(state: ProgressState, language: Language = Language.VI) -> str:
    """Return a state as the table offers it: `Đã hoàn thành`."""
    words = sentence(language, f"progress.state.{state.value}")
    return f"{words[:1].upper()}{words[1:]}"
