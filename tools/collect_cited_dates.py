"""Counts how texts of acts date each other: `python tools/collect_cited_dates.py FOLDER`.

FOLDER holds texts (.md, .txt). Written anew: tools/cited_dates.tsv, a line for each act of the registry and
each day that texts give it, with the number of texts that do. Only numbers that can be of one act count.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plancli.legal.citation_text import find_citations  # noqa: E402
from plancli.legal.date_judgement import has_own_date  # noqa: E402
from plancli.legal.number import parse_number  # noqa: E402
from plancli.legal.registry import Registry, load_default_registry  # noqa: E402
from plancli.writing import write_file  # noqa: E402


def cited_dates(texts: Iterable[str], registry: Registry) -> list[str]:
    """Return the lines: number, kind, day, number of texts."""
    counts: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for at, text in enumerate(texts):
        for mention in find_citations(text):
            number = parse_number(mention.number) if mention.number else None
            full = mention.issued is not None and mention.issued.day is not None and has_own_date(mention)
            if number and mention.issued and full and number.is_one_act and registry.by_number(number.text):
                counts[number.text, mention.kind, mention.issued.iso].add(at)
    return ["\t".join((*key, str(len(found)))) for key, found in sorted(counts.items())]


if __name__ == "__main__":
    paths = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.suffix in (".md", ".txt"))
    read = (path.read_text("utf-8", "replace") for path in paths)
    lines = ["number\tkind\tissued\ttexts", *cited_dates(read, load_default_registry())]
    write_file(ROOT / "tools" / "cited_dates.tsv", "".join(f"{line}\n" for line in lines))
