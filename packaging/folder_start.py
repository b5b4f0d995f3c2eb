"""Where the program of the folder starts: plancli, and the further processes that it begins on Windows."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    # Only a process that another one began has this flag; others are spared the loading.
    if "--multiprocessing-fork" in sys.argv:
        from multiprocessing import freeze_support

        freeze_support()

    from plancli.__main__ import main

    sys.exit(main())
