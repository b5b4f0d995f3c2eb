"""Known findings, kept in a file so that only new ones are told: read, matched, and put into words again.

Keyed on rule, place and the words at fault, never on a line or on our own sentences. It writes nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from plancli.diagnostic import Diagnostic
from plancli.errors import UsageError
from plancli.input_file import read_file
from plancli.records import dataclass, field, replace
from plancli.rules import ALL_RULES
from plancli.source.fault import FaultKind

SCHEMA_VERSION = 1
_FAULTS = frozenset(kind.code for kind in FaultKind)
_RULES = frozenset(rule.code for rule in ALL_RULES)
_SHOWN = 60
"""Characters of the words that the file shows to its reader."""
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True, order=True)
class KnownFinding:
    """What makes a finding the same one again, wherever it has moved."""

    rule: str
    """Code."""
    place: str
    """Unique id of the section, task or duty; else the printed address."""
    fingerprint: str
    """Of the words at fault, blanks and line ends made alike."""
    words: str = field(default="", compare=False)
    """Their beginning, for whoever reads the file."""
    others: frozenset[str] = field(default=frozenset(), compare=False)
    """Printed addresses of further places that share the fault: one more of them makes it a new one."""


Known = Mapping[KnownFinding, int]
"""How often each stands in one plan."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """One file of known findings."""

    plans: Mapping[str, Known] = field(default_factory=dict)
    """By path of the plan, relative to the file."""

    def with_plan(self, name: str, known: Known) -> Baseline:
        """Return the same with other findings for one plan; a plan without any is left out."""
        plans = {**self.plans, name: known}
        return Baseline({each: found for each, found in plans.items() if found})


@dataclass(frozen=True, slots=True)
class Parted:
    """The diagnostics of one plan, and what is left of its known ones."""

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    left: Known
    """Known findings that were not met again."""


def plan_name(path: str, file: Path) -> str:
    """Return what a plan is called in the baseline `file`: its path from there; `-` for stdin."""
    if path == "-":
        return path
    try:
        seen = os.path.relpath(path, file.parent)
    except ValueError:  # on another drive
        seen = path
    return unicodedata.normalize("NFC", Path(seen).as_posix())


def count_known(diagnostics: Iterable[Diagnostic]) -> Known:
    """Return what can be known of these; faults of the file itself never are."""
    return _counted((_known(each), 1) for each in diagnostics if each.code not in _FAULTS)


def _counted(found: Iterable[tuple[KnownFinding, int]]) -> Known:
    """Add up equal ones; what they share with other places is put together."""
    counts: Counter[KnownFinding] = Counter()
    others: dict[KnownFinding, frozenset[str]] = {}
    for each, count in found:
        counts[each] += count
        others[each] = others.get(each, frozenset()) | each.others
    return {replace(each, others=others[each]): count for each, count in counts.items()}


def part(diagnostics: Sequence[Diagnostic], known: Known) -> Parted:
    """Part the diagnostics of one plan; of equal ones as many are known as were counted, the first ones."""
    left = Counter(known)
    others = {each: each.others for each in known}
    new: list[Diagnostic] = []
    met: list[Diagnostic] = []
    for each in diagnostics:
        key = None if each.code in _FAULTS else _known(each)
        if key is not None and left[key] > 0 and key.others <= others[key]:
            left[key] -= 1
            met.append(each)
        else:
            new.append(each)
    return Parted(tuple(new), tuple(met), +left)


def without(known: Known, left: Known) -> Known:
    """Return the known findings less those that are left over."""
    return Counter(known) - Counter(left)


def of_rules(known: Known, codes: AbstractSet[str]) -> Known:
    """Return the known findings of these rules, and those of rules that are no more."""
    return {each: count for each, count in known.items() if each.rule in codes or each.rule not in _RULES}


def _known(diagnostic: Diagnostic) -> KnownFinding:
    words = " ".join(unicodedata.normalize("NFC", diagnostic.words).split())
    fingerprint = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    place = diagnostic.id or diagnostic.label
    others = frozenset(each.label for each in diagnostic.related)
    return KnownFinding(diagnostic.code, place, fingerprint, shown, others)


def baseline_text(baseline: Baseline) -> str:
    """Return the file: sorted, one finding a line, so that a change shows as one line."""
    plans = []
    for name, known in sorted(baseline.plans.items()):
        lines = ",\n".join(f"      {_entry(each, count)}" for each, count in sorted(known.items()))
        plans.append(f"    {_json(name)}: [\n{lines}\n    ]")
    body = ",\n".join(plans)
    return f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "plans": {{{_inside(body)}}}\n}}\n'


def _inside(body: str) -> str:
    return f"\n{body}\n  " if body else ""


def _entry(known: KnownFinding, count: int) -> str:
    told: dict[str, object] = {"rule": known.rule, "place": known.place, "words": known.words}
    if known.others:
        told["others"] = sorted(known.others)
    return _json({**told, "fingerprint": known.fingerprint, "count": count})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_baseline(file: Path) -> Baseline:
    """Read one file; UsageError that names the place where it is none, InputError where nothing is."""
    path = file.as_posix()
    data = read_file(file, _MOST_BYTES, regular=True)
    try:
        read = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise UsageError("baseline.unreadable", path=path, line=error.lineno, column=error.colno) from error
    except _KeyTwice as error:
        raise UsageError("baseline.malformed", path=path, place=str(error)) from error
    except (ValueError, RecursionError) as error:
        raise UsageError("baseline.unreadable", path=path, line=1, column=1) from error
    return _baseline(read, path)


class _KeyTwice(Exception):  # noqa: N818 - never leaves this file
    """A key that stands twice, as after a merge by hand: half of the findings would be lost."""


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _KeyTwice(Counter(name for name, _ in pairs).most_common(1)[0][0])
    return found


def _baseline(read: object, path: str) -> Baseline:
    if not isinstance(read, dict) or not isinstance(read.get("plans"), dict):
        raise UsageError("baseline.malformed", path=path, place="plans")
    version = read.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        raise UsageError("baseline.other-version", path=path, known=SCHEMA_VERSION)
    plans: dict[str, Known] = {}
    for name, entries in read["plans"].items():
        if not isinstance(entries, list):
            raise UsageError("baseline.malformed", path=path, place=name)
        read_entries = [_finding(entry) for entry in entries]
        if None in read_entries:
            raise UsageError("baseline.malformed", path=path, place=f"{name}, {read_entries.index(None) + 1}")
        known = _counted(each for each in read_entries if each is not None)
        plans[unicodedata.normalize("NFC", name)] = known
    return Baseline(plans)


def _finding(entry: object) -> tuple[KnownFinding, int] | None:
    if not isinstance(entry, dict):
        return None
    texts = [entry.get(key) for key in ("rule", "place", "fingerprint", "words")]
    count, others = entry.get("count"), entry.get("others", [])
    if not isinstance(others, list) or not all(isinstance(each, str) for each in (*texts, *others)):
        return None
    if type(count) is not int or not 0 < count < 1_000_000 or texts[0] in _FAULTS:
        return None
    rule, place, fingerprint, words = map(str, texts)
    return KnownFinding(rule, place, fingerprint, words, frozenset(others)), count
