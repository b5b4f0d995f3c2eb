"""Fixes made in the text of one plan, round by round, until nothing is left that may be fixed.

Every round is read again and proven before it counts; this file writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from plancli.diagnostic import CheckResult, Diagnostic
from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language
from plancli.records import dataclass
from plancli.source.document import Comment, SourceDocument, Value
from plancli.source.edit import Applicability, Edit, Fix, ValueChange, apply_edits
from plancli.source.position import Route
from plancli.source.value_edit import changed_value

Check = Callable[[LoadedPlan], CheckResult]
"""Checks one plan as the user asked: rules chosen, ignores and state heeded."""

MOST_ROUNDS = 100
"""Two rules that undo each other end here at the latest."""

_Key = tuple[str, str, str]
"""By which one finding is the same in two rounds, though its line has moved."""


@dataclass(frozen=True, slots=True)
class FixResult:
    """One plan after its fixes."""

    loaded: LoadedPlan
    """As it reads now; the very plan that was given where nothing was fixed."""
    applied: tuple[Diagnostic, ...]
    """What was fixed, in the order in which it was."""
    dropped: tuple[Diagnostic, ...]
    """What was offered but could not be proven: the file would read otherwise, or the finding would stay."""
    rounds: int
    """In how many of them something was fixed."""


@dataclass(frozen=True, slots=True)
class _State:
    """One text between two rounds."""

    loaded: LoadedPlan
    diagnostics: Sequence[Diagnostic]


def fix_plan(
    loaded: LoadedPlan, check: Check, *, unsafe: bool = False, language: Language = Language.VI
) -> FixResult:
    """Make the safe fixes of one plan, and with `unsafe` the unsafe ones, until none is left.

    Fixes that touch wait for the next round. One after which another value than its own would change,
    the file would have a new fault, or its own finding would stay is left out and named. A file that
    cannot be used as a plan, and a paper, come back as they are.
    """
    if loaded.plan is None or loaded.source is None or not loaded.source.is_editable:
        return FixResult(loaded, (), (), 0)
    run = _Run(check, language, unsafe=unsafe)
    now = _State(loaded, check(loaded).diagnostics)
    seen = {loaded.source.text}
    applied: list[Diagnostic] = []
    rounds = 0
    while rounds < MOST_ROUNDS and (chosen := list(_apart(run.wanted(now)))):
        then, made = run.next(now, chosen)
        text = then.loaded.source.text if then.loaded.source else ""
        if not made or text in seen:
            run.dropped[_key(chosen[0])] = chosen[0]
            continue
        now, rounds = then, rounds + 1
        seen.add(text)
        applied += made
    return FixResult(now.loaded, tuple(applied), tuple(run.dropped.values()), rounds)


class _Run:
    """What stays the same from round to round, and what is not tried again."""

    def __init__(self, check: Check, language: Language, *, unsafe: bool) -> None:
        self.dropped: dict[_Key, Diagnostic] = {}
        self._check = check
        self._language = language
        self._allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}

    def wanted(self, state: _State) -> Iterator[Diagnostic]:
        """Yield what may still be fixed."""
        for each in state.diagnostics:
            allowed = each.fix is not None and each.fix.edits and each.fix.applicability in self._allowed
            if allowed and _key(each) not in self.dropped:
                yield each

    def next(self, state: _State, chosen: Sequence[Diagnostic]) -> tuple[_State, Sequence[Diagnostic]]:
        """Make all that were chosen, or as many of the first as can be proven together; maybe none."""
        many = len(chosen)
        while many:
            then = self._made(state, chosen[:many])
            if then is not None:
                return then, chosen[:many]
            many //= 2
        return state, ()

    def _made(self, state: _State, chosen: Sequence[Diagnostic]) -> _State | None:
        """Make these; None where the text does not read back as they promise, or a finding stays."""
        loaded, fixes = state.loaded, [each.fix for each in chosen if each.fix]
        source = loaded.source
        edits = [edit for fix in fixes for edit in fix.edits]
        changes = [change for fix in fixes for change in fix.changes]
        if source is None:
            return None
        text, skipped = apply_edits(source.text, edits)
        again = load_bytes(loaded.path, text.encode(), self._language)
        sound = (
            not skipped
            and again.source is not None
            and again.plan is not None
            and again.source.value == _changed(source.value, changes)
            and again.fault_codes <= loaded.fault_codes
            and _keeps_comments(source, edits, again.source)
        )
        if not sound:
            return None
        diagnostics = self._check(again).diagnostics
        left = Counter(map(_key, diagnostics))
        limit = Counter(map(_key, state.diagnostics)) - Counter(map(_key, chosen))
        stays = any(left[key] > limit[key] for key in map(_key, chosen))
        return None if stays else _State(again, diagnostics)


def _key(diagnostic: Diagnostic) -> _Key:
    return diagnostic.code, diagnostic.label, diagnostic.message


def _apart(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield those fixes, by place, of which none touches one before it."""
    end = -1
    for each in sorted(diagnostics, key=lambda each: _hull(each.fix)):
        first, last = _hull(each.fix)
        if first > end:
            yield each
            end = last


def _hull(fix: Fix | None) -> tuple[int, int]:
    spans = [edit.span for edit in fix.edits] if fix else []
    return min(span.start.offset for span in spans), max(span.end.offset for span in spans)


def _changed(value: Value, changes: Sequence[ValueChange]) -> Value:
    """Return the whole value with these changes, None where one does not fit."""
    by_route: dict[Route, list[ValueChange]] = {}
    for change in changes:
        by_route.setdefault(change.route, []).append(change)
    for route, together in by_route.items():
        value = _with_changes(value, route, together)
    return value


def _with_changes(value: Value, route: Route, changes: Sequence[ValueChange]) -> Value:
    """Return a copy of the value that differs at one route; what is not on the way is shared."""
    if not route:
        return changed_value(value, changes)
    step, rest = route[0], route[1:]
    if isinstance(value, dict) and isinstance(step, str):
        return {**value, step: _with_changes(value.get(step), rest, changes)}
    if isinstance(value, list) and isinstance(step, int):
        return [_with_changes(each, rest, changes) if at == step else each for at, each in enumerate(value)]
    return None


def _keeps_comments(source: SourceDocument, edits: Sequence[Edit], again: SourceDocument) -> bool:
    """Tell whether the comments are the same, but for those that an edit touches."""
    kept = [each.text for each in source.comments if not any(_touches(edit, each) for edit in edits)]
    left = Counter(each.text for each in again.comments)
    return Counter(kept) <= left and left.total() <= len(source.comments)


def _touches(edit: Edit, comment: Comment) -> bool:
    start = comment.start.offset
    return edit.span.start.offset < start + len(comment.text) and edit.span.end.offset > start
