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
from plancli.errors import InputError, PlancliError
from plancli.loading import LoadedPlan
from plancli.messages import Language, failure_words
from plancli.patterns import late_pattern
from plancli.workspace.folder import Load
from plancli.workspace.plan_files import STDIN, whole_path
from plancli.workspace.pool import Died, work_on

_ISSUER = late_pattern(r"^\s*issuer:\s*[\"']?([^\"'#\n]+)", re.MULTILINE)
"""The line of a plan file that names its issuer, where the rest of it cannot be read."""


def read_children(
    parent: ParentAbove, found: Iterable[str | PlancliError], load: Load, language: Language, jobs: int = 1
) -> Iterator[ChildPlan]:
    """Yield what each file comes to, in the order of `found`, which `find_plans` gives.

    `load` runs in other processes where `jobs` is more than one, and has to be picklable.
    """
    listed = list(found)
    paths = [each for each in listed if isinstance(each, str)]
    read = work_on(paths, _Reading(parent, load, language), jobs, at_home=(STDIN,))
    for each in listed:
        if isinstance(each, PlancliError):
            yield ChildPlan(str(each.fields.get("path", "")), fault=failure_words(each, language))
            continue
        path, child = next(read)
        if isinstance(child, Died):
            yield ChildPlan(
                path, fault=failure_words(InputError("folder.process-ended", path=path), language)
            )
        else:
            yield child


class _Reading:
    """The work on one file; an object, because a function inside a function cannot be sent."""

    def __init__(self, parent: ParentAbove, load: Load, language: Language) -> None:
        self._parent = parent
        self._load = load
        self._language = language

    def __call__(self, path: str) -> ChildPlan:
        try:
            loaded = self._load(path)
        except PlancliError as failure:
            return ChildPlan(path, fault=failure_words(failure, self._language))
        if loaded.plan is None or loaded.errors:
            return _broken(path, loaded)
        return self._parent.read(loaded.plan, path, whole_path(path))


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
