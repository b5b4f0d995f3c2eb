"""Print the seconds that one look at a megabyte of prose takes: its citations, or merely its words.

The prose is the text of the plan in `plans/`, repeated. Writes no file; reading and loading do not count.

    python -m bench.prose citations|words
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.peers import PLAN
from plancli.legal.citation_text import find_citations

MEGABYTE = 1_000_000
LOOKS: dict[str, Callable[[str], object]] = {"citations": find_citations, "words": re.compile(r"\w+").findall}


def prose() -> str:
    """Return the values of the plan file, as they are printed, until they fill a megabyte of UTF-8."""
    plan = re.sub(r"^\s*#.*\n", "", Path(PLAN).read_text(encoding="utf-8"), flags=re.MULTILINE)
    times = MEGABYTE // len(plan.encode()) + 1
    return (plan * times).encode()[:MEGABYTE].decode(errors="ignore")


def main(look: str) -> None:
    """Look once over some of the text, then over all of it; print how long that took."""
    text = prose()
    LOOKS[look](text[:10_000])
    start = time.perf_counter()
    LOOKS[look](text)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1])
