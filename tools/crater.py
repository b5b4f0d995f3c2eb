"""Runs all rules over a folder of real plans and says what changed since the last accepted run.

    python -m tools.crater FOLDER [--as-of 2026-11-23] [--accept] [--unjudged]

Keeps counts and keys only: a key holds a rule, an address and a digest of the words, never the words
themselves, so that plans which belong to others stay outside the project. Changes nothing but the
accepted run, and that only with --accept.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plancli.checking import check_plan
from plancli.cli.inputs import load_plan
from plancli.diagnostic import Diagnostic
from plancli.errors import PlancliError
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.vietnamese.folding import fold
from plancli.writing import write_file
from tools.judgements import read_table

ACCEPTED = Path(__file__).resolve().parent.parent / "tests" / "crater" / "accepted.json"
ENDINGS = frozenset({".docx", ".doc", ".pdf", ".txt", ".md", ".yaml", ".yml"})

Keys = Mapping[str, int]
"""How often each key was found in one plan."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """One plan, and what the rules say of it."""

    name: str
    """File name without its folder."""
    loaded: LoadedPlan
    found: Sequence[Diagnostic]

    @property
    def keys(self) -> Counter[str]:
        """Count the findings under each key."""
        return Counter(map(finding_key, self.found))


def finding_key(diagnostic: Diagnostic) -> str:
    """Return `KH205 II.4.c 1f2e3d4c`: the rule, the printed address, a digest of the message."""
    digest = hashlib.sha256(fold(diagnostic.message).encode()).hexdigest()[:8]
    return f"{diagnostic.code} {diagnostic.label or '-'} {digest}"


def cross(folder: Path, as_of: datetime.date | None) -> Iterator[Crossing]:
    """Check every paper and plan file of a folder, in order of name; what is no plan is left out, said so."""
    registry = load_default_registry()
    for file in sorted(each for each in folder.rglob("*") if each.suffix.lower() in ENDINGS):
        try:
            loaded = load_plan(file.as_posix(), Language.VI)
        except PlancliError as error:
            print(f"- {file.name}: {error.key}", file=sys.stderr)
            continue
        if loaded.plan is None:
            print(f"- {file.name}: no plan", file=sys.stderr)
            continue
        result = check_plan(loaded, registry, as_of=as_of)
        yield Crossing(file.name, loaded, result.diagnostics)


def table(crossings: Sequence[Crossing]) -> Iterator[str]:
    """Yield a line a rule: how often it speaks, and in which plans."""
    by_rule: dict[str, Counter[str]] = {}
    for crossing in crossings:
        for each in crossing.found:
            by_rule.setdefault(f"{each.code} {each.name}", Counter())[crossing.name[:12]] += 1
    for rule, plans in sorted(by_rule.items()):
        shares = ", ".join(f"{name} {count}" for name, count in sorted(plans.items()))
        yield f"{rule:32} {plans.total():4} in {len(plans):2} plans: {shares}"
    total = sum(len(each.found) for each in crossings)
    yield f"{len(crossings)} plans, {total} findings"


def difference(crossings: Sequence[Crossing], accepted: Mapping[str, Keys]) -> Iterator[str]:
    """Yield a line for each finding that the accepted run lacks, and each key that is no longer found."""
    for crossing in crossings:
        before = Counter(accepted.get(crossing.name, {}))
        fresh = crossing.keys - before
        for each in crossing.found:
            if fresh[finding_key(each)] > 0:
                fresh[finding_key(each)] -= 1
                start = each.span.start
                place = f"{crossing.name}:{start.line}:{start.column}"
                yield f"+ {place}: {finding_key(each)} {each.severity.value}: {each.message}"
        for key, count in sorted((before - crossing.keys).items()):
            yield f"- {crossing.name}: {key}{f' ×{count}' if count > 1 else ''}"


def unjudged(crossings: Sequence[Crossing], as_of: str) -> Iterator[str]:
    """Yield a row for the table of judgements for each finding that it lacks; the verdict is a person's."""
    known = Counter(each.key for each in read_table()[1])
    for crossing in crossings:
        plan = Path(crossing.name).stem
        for each in crossing.found:
            key = (plan, as_of, each.code, each.label)
            known[key] -= 1
            if known[key] < 0:
                yield "\t".join([*key, "?", each.message])


def read_accepted(file: Path) -> dict[str, dict[str, int]]:
    """Return the accepted run, empty where there is none yet."""
    if not file.exists():
        return {}
    plans: dict[str, dict[str, int]] = json.loads(file.read_text("utf-8"))["plans"]
    return plans


def accept(crossings: Sequence[Crossing], file: Path) -> None:
    """Keep this run's counts and keys, in place of those of the same plans."""
    kept = {**read_accepted(file), **{each.name: dict(sorted(each.keys.items())) for each in crossings}}
    text = json.dumps({"plans": dict(sorted(kept.items()))}, ensure_ascii=False, indent=1)
    write_file(file, f"{text}\n")


def main(words: Sequence[str]) -> int:
    """Print the table and the difference; 1 where something differs from the accepted run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--as-of", type=datetime.date.fromisoformat)
    parser.add_argument("--accepted", type=Path, default=ACCEPTED)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--unjudged", action="store_true", help="print a row for each finding not judged yet")
    given = parser.parse_args(words)
    crossings = list(cross(given.folder, given.as_of))
    if not crossings:
        print(f"{given.folder}: no plans", file=sys.stderr)
        return 2
    if given.unjudged:
        print("\n".join(unjudged(crossings, str(given.as_of or ""))))
        return 0
    changed = list(difference(crossings, read_accepted(given.accepted)))
    print("\n".join([*table(crossings), "", *changed]))
    if given.accept:
        accept(crossings, given.accepted)
        return 0
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
