"""Print the seconds that one import takes in a process which has loaded the importer and nothing else.

Writes no file. The first import of the process counts, so nothing is known of the paper beforehand.

    python -m bench.in_process FILE
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path

LATE = ("plancli.importing.docx_text", "plancli.importing.old_fonts")
"""Modules that the importer loads when a Word file asks for them."""


def main(path: str) -> None:
    """Read the file, import its bytes, print how long that took."""
    importer = importlib.import_module("plancli.importing.importer")
    for name in LATE:
        importlib.import_module(name)
    data = Path(path).read_bytes()
    start = time.perf_counter()
    importer.import_paper(data, path)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1])
