"""Print the seconds of what no checker can do without: to read the bytes, and to let libyaml parse them.

Python has started before the clock does. Of the events of libyaml nothing is made.

    python -m bench.floors read|events FILE|FOLDER
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from yaml._yaml import CParser


def read(files: Iterable[Path]) -> None:
    """Read the bytes."""
    for file in files:
        file.read_bytes()


def events(files: Iterable[Path]) -> None:
    """Let libyaml parse the files and throw away what it tells."""
    for file in files:
        CParser(file.read_bytes()).raw_parse()


LOOKS: dict[str, Callable[[Iterable[Path]], None]] = {"read": read, "events": events}


def main(look: str, name: str) -> None:
    """Do it once; print how long that took."""
    place = Path(name)
    files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    start = time.perf_counter()
    LOOKS[look](files)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
