"""The window that Windows opens for a program started by a double click: it closes with the program.

Elsewhere, and in a window that was there before, there is nothing to hold.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from plancli.cli.streams import remark
from plancli.messages import Language, sentence


def hold_window(language: Language) -> None:
    """Wait for Enter where the window would otherwise vanish before it is read."""
    if _is_own() and sys.stdin is not None:
        remark(sentence(language, "menu.close"))
        with suppress(KeyboardInterrupt):
            sys.stdin.readline()


def _is_own() -> bool:
    """Tell whether this process is alone in its window; a prompt that it was typed at would be the second."""
    programs = 0
    if sys.platform == "win32":
        import ctypes

        some = (ctypes.c_ulong * 2)()
        programs = int(ctypes.windll.kernel32.GetConsoleProcessList(some, len(some)))
    return programs == 1
