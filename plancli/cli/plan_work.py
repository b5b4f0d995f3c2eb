"""What `check` does with each file of a run: in this process, or in several where that is quicker.

The work on a file says and writes nothing; what it comes to is told in the order of the files.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from plancli.checked import CheckedPlan
from plancli.cli.checker import Checker
from plancli.cli.inputs import open_plan
from plancli.cli.registry import load_registry
from plancli.cli.wishes import Wishes
from plancli.errors import PlancliError
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.model.issuance import PlanState
from plancli.remembering import forget
from plancli.workspace.outcome import Outcome

R = TypeVar("R")

Work = Callable[[Checker, LoadedPlan], R]
"""A function of a module, or a `functools.partial` of one, whose answer can be pickled."""

_WORTH_A_PROCESS = 100_000
"""Bytes of plans that take as long to check as processes to start and to warm up: some six plans."""
_REMEMBERED = 5_000
"""Answers about texts that a run over many plans remembers: those of some thirty plans."""
MANY = 50
"""Plans whose findings may stand in memory as they are."""


def work_on_plans(
    found: Sequence[str | PlancliError], checker: Checker, work: Work[R], jobs: int | None
) -> Iterator[Outcome[R]]:
    """Yield what came of each file, in the order of `found`, which `find_plans` gives.

    `jobs` is in how many processes, None for as many as are worth it. The same with any number.
    """
    task = _Task(checker, work)
    if len(found) == 1:
        for each in found:
            yield task(each) if isinstance(each, str) else Outcome("", None, each)
        return
    from plancli.workspace.folder import jobs_for, map_files

    yield from map_files(found, task, jobs_for(found, jobs, _WORTH_A_PROCESS))


def check_work(count: int) -> Work[CheckedPlan]:
    """Return the work of checking one plan of so many."""
    if count == 1:
        return Checker.alone
    return check_one_of_many if count > MANY else Checker.among


def check_one_of_many(checker: Checker, loaded: LoadedPlan) -> CheckedPlan:
    """Check one plan; what is found is packed before it goes anywhere."""
    from plancli.packed import pack

    checked = checker.among(loaded).held_as(pack)
    forget(_REMEMBERED)
    return checked


class _Task(Generic[R]):
    """The work on one file, from its path on."""

    def __init__(self, checker: Checker, work: Work[R]) -> None:
        self._checker = checker
        self._work = work

    def __call__(self, path: str) -> Outcome[R]:
        try:
            loaded = open_plan(path, self._checker.language)
            return Outcome(path, self._work(self._checker, loaded), remarks=loaded.remarks)
        except PlancliError as failure:
            return Outcome(path, None, failure)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        # The registry is a view of a file: a process that does not share it opens it anew.
        asked = self._checker
        given = (asked.wishes, asked.language, asked.as_of, asked.state, asked.learn)
        return _task_elsewhere, (given, self._work)


_Given = tuple[Wishes, Language, datetime.date | None, PlanState | None, bool]


def _task_elsewhere(given: _Given, work: Work[R]) -> _Task[R]:
    """Return the task in a process that has nothing yet."""
    return _Task(Checker(load_registry(given[0].overlays()), *given), work)
