"""Many plans, one after the other or in several processes: of each a small row, never the plan itself.

A file that cannot be read, that has errors, or that ends a process is an outcome like the others; it
hides none of them. Memory holds what the caller keeps of the rows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from plancli.errors import InputError, PlancliError
from plancli.loading import Load
from plancli.model.plan import Plan
from plancli.source.document import SourceDocument
from plancli.workspace.outcome import Outcome
from plancli.workspace.plan_files import STDIN
from plancli.workspace.pool import Died, processors, work_on

R = TypeVar("R")

_WORTH_A_PROCESS = 200_000
"""Bytes of plans that take as long to read as processes to start: 60 ms, where they are forked."""


class UsablePlan(NamedTuple):
    """One plan without errors, as it was read."""

    path: str
    source: SourceDocument
    plan: Plan


def map_plans(
    found: Iterable[str | PlancliError], load: Load, work: Callable[[UsablePlan], R], jobs: int = 1
) -> Iterator[Outcome[R]]:
    """Yield what `work` makes of each plan, in the order of `found`, which `find_plans` gives.

    `load` and `work` run in other processes where `jobs` is more than one: both are functions of a module,
    or a `functools.partial` of one, and what they are given and return can be pickled. Same rows with any
    number of jobs.
    """
    return map_files(found, _Task(load, work), jobs)


def map_files(
    found: Iterable[str | PlancliError], work: Callable[[str], Outcome[R]], jobs: int = 1
) -> Iterator[Outcome[R]]:
    """Yield what `work` makes of each file, as `map_plans` does; a file that ends its process has failed."""
    listed = list(found)
    paths = [each for each in listed if isinstance(each, str)]
    outcomes = work_on(paths, work, jobs, at_home=(STDIN,))
    for each in listed:
        if isinstance(each, PlancliError):
            yield Outcome("", None, each)
            continue
        path, outcome = next(outcomes)
        if isinstance(outcome, Died):
            yield Outcome(path, None, InputError("folder.process-ended", path=path))
        else:
            yield outcome


def jobs_for(
    found: Iterable[str | PlancliError], asked: int | None = None, worth: int = _WORTH_A_PROCESS
) -> int:
    """Return in how many processes to read these files: as many as asked, else what the machine can use.

    One where there is one file, or less to read than `worth`, in bytes, so that a second process would
    only cost time.
    """
    paths = [each for each in found if isinstance(each, str)]
    jobs = min(asked or processors(), len(paths))
    if asked is None and jobs > 1 and sum(map(_size, paths)) < worth:
        return 1
    return max(1, jobs)


class _Task(Generic[R]):
    """The work on one file; an object, because a function inside a function cannot be sent."""

    def __init__(self, load: Load, work: Callable[[UsablePlan], R]) -> None:
        self._load = load
        self._work = work

    def __call__(self, path: str) -> Outcome[R]:
        try:
            loaded = self._load(path)
            errors = loaded.errors
            if errors or loaded.plan is None or loaded.source is None:
                return Outcome(path, None, errors=errors, remarks=loaded.remarks)
            row = self._work(UsablePlan(path, loaded.source, loaded.plan))
        except PlancliError as failure:
            return Outcome(path, None, failure)
        return Outcome(path, row, remarks=loaded.remarks)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - a thousand times
    except (OSError, ValueError):
        return 0
