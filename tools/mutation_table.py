"""Prints the table of `docs/mutation.md` from what mutmut left in `mutants/`.

    python -m tools.mutation_table [--survivors]

With --survivors the names of those that no test noticed follow; `mutmut show NAME` prints each.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

MUTANTS = Path("mutants")
_ENDS: dict[int | None, str] = {
    0: "survived",
    5: "no test",
    33: "no test",
    -24: "timeout",
    24: "timeout",
    36: "timeout",
    152: "timeout",
    255: "timeout",
    None: "not run",
}
"""What mutmut's exit codes mean; with any other a test has failed."""


def results() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each file that was changed, with what became of each of its mutants."""
    for path in sorted(MUTANTS.rglob("*.py.meta")):
        codes: dict[str, int | None] = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        if codes:
            name = path.relative_to(MUTANTS).with_suffix("").as_posix()
            yield name, {mutant: _ENDS.get(code, "killed") for mutant, code in codes.items()}


def row(name: str, ends: Counter[str]) -> str:
    """Return one line of the table; what was not run yet does not count."""
    run = ends.total() - ends["not run"]
    noticed = ends["killed"] + ends["timeout"]
    share = f"{noticed / run:.1%}" if run else "–"
    figures = (run, ends["killed"], ends["timeout"], ends["survived"], ends["no test"], share)
    return f"| {name} | {' | '.join(map(str, figures))} |"


def main() -> int:
    """Print the table; 1 where nothing was run."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--survivors", action="store_true")
    given = reader.parse_args()
    found = dict(results())
    print(
        "| file | mutants | killed | timeout | survived | no test | noticed |\n|---|--:|--:|--:|--:|--:|--:|"
    )
    total: Counter[str] = Counter()
    for name, ends in found.items():
        counted = Counter(ends.values())
        total += counted
        print(row(f"`{name}`", counted))
    print(row("all", total))
    if given.survivors:
        for ends in found.values():
            print(*(mutant for mutant, end in ends.items() if end in ("survived", "no test")), sep="\n")
    return 0 if total else 1


if __name__ == "__main__":
    sys.exit(main())
