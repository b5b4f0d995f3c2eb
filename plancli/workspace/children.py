"""The plans below one parent, read one after the other or in several processes: of each the rows, no more.

A file that cannot be read costs no other one its rows; it stands there with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plancli.analysis.body_name import read_body_name
from plancli.analysis.cascade import ParentAbove
from plancli.analysis.cascade_rows import ChildPlan
from plancli.analysis.issuer import issuer_name
from plancli.analysis.parent_relation import body_of
from plancli.errors import PlancliError
from plancli.loading import Load, LoadedPlan
from plancli.messages import Language, failure_words
from plancli.patterns import late_pattern
from plancli.workspace.folder import map_files
from plancli.workspace.outcome import Outcome
from plancli.workspace.plan_files import whole_path

_ISSUER = late_pattern(r"^\s*issuer:\s*[\"']?([^\"'#\n]+)", re.MULTILINE)
"""The line of a plan file that names its issuer, where the rest of it cannot be read."""


def read_children(
    parent: ParentAbove, found: Iterable[str | PlancliError], load: Load, language: Language, jobs: int = 1
) -> Iterator[ChildPlan]:
    """Yield what each file comes to, in the order of `found`, which `find_plans` gives.

    `load` runs in other processes where `jobs` is more than one, and has to be picklable.
    """
    for each in map_files(found, _Reading(parent, load), jobs):
        if each.row is not None:
            yield each.row
        elif each.failure is not None:
            path = each.path or str(each.failure.fields.get("path", ""))
            yield ChildPlan(path, fault=failure_words(each.failure, language))


class _Reading:
    """The work on one file; an object, because a function inside a function cannot be sent."""

    def __init__(self, parent: ParentAbove, load: Load) -> None:
        self._parent = parent
        self._load = load

    def __call__(self, path: str) -> Outcome[ChildPlan]:
        try:
            loaded = self._load(path)
        except PlancliError as failure:
            return Outcome(path, None, failure)
        if loaded.plan is None or loaded.errors:
            return Outcome(path, _broken(path, loaded))
        return Outcome(path, self._parent.read(loaded.plan, path, whole_path(path)))


def _broken(path: str, loaded: LoadedPlan) -> ChildPlan:
    """Return a file with errors: whose it is, as far as it says, and the first error with its line."""
    first = next(iter(loaded.errors), None)
    place = first.span.start if first else None
    fault = f"{place.line}:{place.column} {first.message}" if first and place else "?"
    if loaded.plan is not None:
        return ChildPlan(path, issuer_name(loaded.plan), body_of(loaded.plan), fault=fault)
    named = _ISSUER.search(loaded.source.text) if loaded.source else None
    unit = named[1].strip() if named else ""
    return ChildPlan(path, unit, read_body_name(unit) if unit else None, fault=fault)
