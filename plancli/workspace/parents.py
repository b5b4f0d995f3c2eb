"""The plans above one plan, loaded, and the plans above those; a circle is found, not followed.

A parent that is not there, or is another plan than the one cited, is data: the trace says so and goes on.
Which files are named is up to whoever wrote the plan: only files that end are opened, none on another
machine, and of one that is no plan no word is repeated.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from plancli.analysis.parent_match import contradiction, fits, own_name
from plancli.analysis.trace_rows import ParentFault, ParentPlan
from plancli.errors import InputError, PlancliError
from plancli.input_file import names_another_machine
from plancli.loading import Load, LoadedPlan
from plancli.model.link import ParentReference
from plancli.model.plan import Plan
from plancli.records import replace
from plancli.source.position import Route
from plancli.vietnamese.folding import fold
from plancli.workspace.plan_files import STDIN, has_plan_key, kind_at, whole_path

_MOST_LEVELS = 20
"""Plans above one another; from the state to a hamlet there are four."""


def load_parents(plan: LoadedPlan, load: Load, more: Sequence[LoadedPlan] = ()) -> tuple[ParentPlan, ...]:
    """Return the plans that `plan` names in `parents`, in its order, each with those above it.

    `more` are plans given beside it, as by `--parent`: each stands for the parent that it fits, or is one
    more behind the others. Each file is loaded once, however often it is named.
    """
    climbing = _Climbing(load, more)
    found = list(climbing.above(plan))
    for extra in more:
        _add(found, climbing.given(extra, below=plan))
    return tuple(found)


class _Climbing:
    """Loads files upwards, and remembers which it has loaded and which it is in the middle of."""

    def __init__(self, load: Load, given: Sequence[LoadedPlan]) -> None:
        self._load = load
        files = (each for each in given if each.path != STDIN)
        self._loaded: dict[str, LoadedPlan | PlancliError] = {whole_path(each.path): each for each in files}
        self._above: dict[str, tuple[ParentPlan, ...]] = {}
        self._below: list[str] = []

    def above(self, loaded: LoadedPlan) -> tuple[ParentPlan, ...]:
        """Return the parents of one plan."""
        here = whole_path(loaded.path)
        if loaded.plan is None:
            return ()
        if here not in self._above:
            self._below.append(here)
            self._above[here] = tuple(self._parent(loaded, each) for each in loaded.plan.parents)
            self._below.pop()
        return self._above[here]

    def given(self, extra: LoadedPlan, below: LoadedPlan) -> ParentPlan:
        """Return a plan that was given beside the file as a parent, under the name it has itself."""
        name = own_name(extra.plan) if extra.plan else extra.path
        reference = ParentReference(name, "", "", ())
        if whole_path(extra.path) == whole_path(below.path):
            return _faulty(reference, extra.path, _circle(extra.path))
        self._below.append(whole_path(below.path))
        above = self.above(extra)
        self._below.pop()
        return ParentPlan(reference, extra.plan, extra.path, None, above)

    def _parent(self, below: LoadedPlan, reference: ParentReference) -> ParentPlan:
        place = _place(below, (*reference.route, "file" if reference.file else "name"))
        if not reference.file:
            missing = ParentFault("no-file", "trace.parent.no-file", {"name": reference.name}, place)
            return _faulty(reference, "", missing)
        if names_another_machine(reference.file):
            return _faulty(reference, "", _on_other_machine(reference.file, place))
        path = _path_from(below.path, reference.file)
        if whole_path(path) in self._below:
            return _faulty(reference, path, _circle(path, place))
        if len(self._below) > _MOST_LEVELS:
            return _faulty(reference, path, _too_high(path, place))
        loaded = self._file(path)
        fault = _fault(reference, path, loaded, place)
        if fault is not None or isinstance(loaded, PlancliError):
            return ParentPlan(reference, None, path, fault)
        return ParentPlan(reference, loaded.plan, path, None, self.above(loaded))

    def _file(self, path: str) -> LoadedPlan | PlancliError:
        here = whole_path(path)
        if here not in self._loaded:
            try:
                _refuse_endless(path)
                self._loaded[here] = self._load(path)
            except PlancliError as error:
                self._loaded[here] = error
        return self._loaded[here]


def _fault(
    reference: ParentReference, path: str, loaded: LoadedPlan | PlancliError, place: str
) -> ParentFault | None:
    """Return why a file cannot serve as the parent; None where it can."""
    if isinstance(loaded, PlancliError):
        return ParentFault("unreadable", loaded.key, loaded.fields, place)
    errors = loaded.errors
    if _is_something_else(loaded):
        return ParentFault("faulty", "trace.parent.no-plan", {"path": path}, place)
    if loaded.plan is None or errors:
        fields = {"path": path, "count": len(errors), "message": errors[0].message if errors else ""}
        key = "trace.parent.faulty" if errors else "trace.parent.no-plan"
        return ParentFault("faulty", key, fields, place)
    against = contradiction(reference.words, loaded.plan)
    if against:
        fields = {"path": path, "name": reference.name, "own": _own(loaded.plan, against)}
        return ParentFault("other-plan", f"trace.parent.other-{against}", fields, place)
    return None


def _refuse_endless(path: str) -> None:
    """Raise an InputError for a pipe or a device, which may never end."""
    mode = kind_at(Path(path))
    if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise InputError("input.not-a-file", path=path)


def _is_something_else(loaded: LoadedPlan) -> bool:
    """Tell whether a file is not meant as a plan: of one with passwords, say, nothing is quoted."""
    if loaded.plan is not None or loaded.source is None or not loaded.source.text.strip():
        return False
    return not has_plan_key(loaded.source.text.encode())


def _own(plan: Plan, against: str) -> str:
    """Return what the plan says of itself where it contradicts the citation."""
    head = plan.issuance
    return {"number": head.printed_number, "issuer": head.issuer, "title": head.title}[against]


def _circle(path: str, place: str = "") -> ParentFault:
    return ParentFault("circle", "trace.parent.circle", {"path": path}, place)


def _too_high(path: str, place: str) -> ParentFault:
    return ParentFault("unreadable", "trace.parent.too-high", {"path": path, "most": _MOST_LEVELS}, place)


def _on_other_machine(path: str, place: str) -> ParentFault:
    return ParentFault("unreadable", "trace.parent.other-machine", {"path": path}, place)


def _faulty(reference: ParentReference, path: str, fault: ParentFault) -> ParentPlan:
    return ParentPlan(reference, None, path, fault)


def _add(found: list[ParentPlan], extra: ParentPlan) -> None:
    """Put a given plan in the place of the parent that it is, else behind the others."""
    if any(whole_path(each.path) == whole_path(extra.path) for each in found if each.plan):
        return
    at = _place_for(found, extra)
    if at is not None:
        found[at] = replace(extra, reference=found[at].reference)
        return
    taken = {fold(each.reference.name) for each in found}
    if fold(extra.reference.name) in taken:
        extra = replace(extra, reference=replace(extra.reference, name=extra.path))
    found.append(extra)


def _place_for(found: Sequence[ParentPlan], extra: ParentPlan) -> int | None:
    """Return which parent without a plan is meant: the one that fits, else the only one it may be."""
    if extra.plan is None:
        return None
    empty = [at for at, each in enumerate(found) if each.plan is None]
    sure = [at for at in empty if fits(found[at].reference, extra.plan)]
    if len(sure) == 1:
        return sure[0]
    possible = [at for at in empty if not contradiction(found[at].reference.words, extra.plan)]
    return possible[0] if len(found) == 1 and possible else None


def _path_from(below: str, file: str) -> str:
    """Return the path of a file that is named from where another stands; a backslash parts folders, too."""
    named = Path(file.strip().replace("\\", "/"))
    joined = named if below == STDIN else Path(below).parent / named
    shorter = os.path.normpath(joined)
    # `a/../b` is b unless a leads elsewhere.
    path = Path(shorter if whole_path(shorter) == whole_path(str(joined)) else joined).as_posix()
    # A plan has no say in what is read from stdin.
    return Path(path).absolute().as_posix() if path == STDIN else path


def _place(loaded: LoadedPlan, route: Route) -> str:
    if loaded.source is None:
        return loaded.path
    start = loaded.source.locate(route).start
    return f"{loaded.path}:{start.line}:{start.column}"
