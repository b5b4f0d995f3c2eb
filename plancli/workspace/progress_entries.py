"""Reports and extensions added to a progress file: its text with the new entries, all else as it was.

Every text is read again before it is handed back; it writes no file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plancli.analysis.progress_match import plan_identity, shown_words
from plancli.model.fingerprint import Work, WorkIndex, fingerprint, words_of
from plancli.model.plan import Plan
from plancli.model.progress import Extension, PlanIdentity, ProgressReport
from plancli.model.validation import PROGRESS_KEY
from plancli.records import dataclass
from plancli.source.document import SourceDocument, Value
from plancli.source.edit import Edit, apply_edits
from plancli.source.entry_edit import entry_edits
from plancli.source.position import Route
from plancli.source.yaml_reader import read_yaml
from plancli.source.yaml_writer import NodeComments, lay_out
from plancli.vietnamese.dates import short_day
from plancli.workspace.progress_file import LoadedProgress

_HEAD = (
    "# Theo dõi việc thực hiện kế hoạch đứng cạnh tệp này; kế hoạch giữ nguyên.",
    "# “Quá hạn” do plancli tính, không ghi ở đây. Cách ghi: docs/theo-doi.md",
)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One report or one extension to be added."""

    task_id: str
    """Id that the task or duty has in the plan today."""
    entry: ProgressReport | Extension


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the entries of one task stand in the file, or shall stand."""

    key: str
    known: bool
    """False where the file has nothing of this task yet."""


def add_entries(loaded: LoadedProgress, plan: Plan, entries: Sequence[NewEntry]) -> str | None:
    """Return the text of the progress file with the entries added; a fresh one where there was none.

    An entry that the file holds word for word is not added again. KeyError for an id that the plan lacks.
    None where the file cannot be used, or where no text can be proven to hold the old and the new.

    `loaded` is what `load_progress` gave for this plan.
    """
    if not loaded.is_usable:
        return None
    index = WorkIndex(plan)
    if loaded.source is None:
        value = _added({}, plan, index, entries, {})
        text = lay_out(value, {(): NodeComments(above=_HEAD)}, frozenset({PROGRESS_KEY}))
        return text if _value_of(text) == value else None
    text, places = loaded.source.text, _places(loaded, index)
    rest = list(entries)
    while rest:
        now, rest = _one_a_task(rest)
        changed = _together(text, plan, index, now, places)
        if changed is None:
            return None
        text = changed
    return text


def _together(
    text: str, plan: Plan, index: WorkIndex, entries: Sequence[NewEntry], places: Mapping[str, str]
) -> str | None:
    """Add entries, one a task at most: all in one go, or one by one where that cannot be proven."""
    source = read_yaml("", text.encode()).document
    if source is None or not isinstance(source.value, dict):
        return None
    wanted = _added(source.value, plan, index, entries, places)
    changed = _edited(source, wanted, [_key(each, places) for each in entries])
    if changed is not None or len(entries) == 1:
        return changed
    for each in entries:
        one = _together(text, plan, index, [each], places)
        if one is None:
            return None
        text = one
    return text


def _edited(source: SourceDocument, wanted: dict[str, Value], keys: Sequence[str]) -> str | None:
    edits: list[Edit] = []
    for key in keys:
        route = _changed_route(source.value, wanted, key)
        found = entry_edits(source, route, _at(wanted, route)) if route else ()
        if found is None:
            return None
        edits += found
    text, left_out = apply_edits(source.text, edits)
    return text if not left_out and _value_of(text) == wanted else None


def _changed_route(before: Value, wanted: Value, key: str) -> Route:
    """Return the route of what is new of one task: the task, its list, or the last entry of the list."""
    route: Route = ("tasks", key)
    if _at(before, ("tasks",)) is None:
        return ("tasks",)
    if _at(before, route) is None:
        return route
    for name in ("reports", "extensions"):
        old, new = _at(before, (*route, name)), _at(wanted, (*route, name))
        if old != new:
            return (*route, name, len(old)) if isinstance(old, list) and old else (*route, name)
    return ()


def _added(
    value: Mapping[str, Value],
    plan: Plan,
    index: WorkIndex,
    entries: Sequence[NewEntry],
    places: Mapping[str, str],
) -> dict[str, Value]:
    """Return the plain value with the entries added; what is not touched is shared."""
    whole: dict[str, Value] = dict(value) or {PROGRESS_KEY: "1", **_identity(plan_identity(plan))}
    tasks = dict(_mapping(whole.get("tasks")))
    for each in entries:
        work = index.of_id(each.task_id)
        if work is None:
            raise KeyError(each.task_id)
        key = _key(each, places)
        task = dict(_mapping(tasks.get(key))) or _fresh(work)
        name = "reports" if isinstance(each.entry, ProgressReport) else "extensions"
        listed = task.get(name)
        old = listed if isinstance(listed, list) else []
        written = written_entry(each.entry)
        if written not in old:
            task[name] = [*old, written]
        tasks[key] = task
    whole["tasks"] = tasks
    return whole


def written_entry(entry: ProgressReport | Extension) -> dict[str, Value]:
    """Return a report or an extension as the file writes it; what nobody has said is left out."""
    date = short_day(entry.day)
    pairs: dict[str, str]
    if isinstance(entry, ProgressReport):
        pairs = {"state": entry.state.value, "date": date, "by": entry.unit}
        pairs |= {"evidence": entry.evidence, "note": entry.note}
    else:
        pairs = {"before": entry.before, "after": short_day(entry.after), "date": date, "basis": entry.basis}
    return {key: words for key, words in pairs.items() if words}


def _identity(plan: PlanIdentity) -> dict[str, Value]:
    known = {"number": plan.number, "issuer": plan.issuer, "title": plan.title}
    return {"plan": {key: words for key, words in known.items() if words}}


def _fresh(work: Work) -> dict[str, Value]:
    words = shown_words(words_of(work))
    return {**({"words": words} if words else {}), "fingerprint": fingerprint(work)}


def _places(loaded: LoadedProgress, index: WorkIndex) -> Mapping[str, str]:
    """Return by today's id under which key the file has a task: work that moved keeps its old key."""
    found: dict[str, str] = {}
    for entry in loaded.progress.tasks if loaded.progress else ():
        work = index.find(entry.task_id, entry.fingerprint).work
        if work is not None:
            found[work.id] = entry.task_id
    return found


def _key(entry: NewEntry, places: Mapping[str, str]) -> str:
    return places.get(entry.task_id, entry.task_id)


def _one_a_task(entries: Sequence[NewEntry]) -> tuple[list[NewEntry], list[NewEntry]]:
    """Part the entries: the first of each task, and the others."""
    now: dict[str, NewEntry] = {}
    later = [each for each in entries if now.setdefault(each.task_id, each) is not each]
    return list(now.values()), later


def _at(value: object, route: Route) -> Value:
    for step in route:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value if value is None or isinstance(value, str | list) else dict(_mapping(value))


def _mapping(value: object) -> Mapping[str, Value]:
    return value if isinstance(value, Mapping) else {}


def _value_of(text: str) -> Value:
    """Return what a text holds; None where it cannot be relied on."""
    read = read_yaml("", text.encode())
    sound = all(fault.warning for fault in read.faults)
    return read.document.value if read.document is not None and sound else None
