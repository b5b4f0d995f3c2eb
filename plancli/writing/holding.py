"""A folder held while a file in it is compared with what was read, and replaced: one run after the other.

Without it two runs that read a file at the same moment both find it unchanged, and the second takes away
what the first has added.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plancli.errors import WritingError

_PATIENCE = 10.0
"""Seconds; whoever holds a folder holds it for a few hundredths of one."""
_PAUSE = 0.01


@contextmanager
def held_folder(folder: Path) -> Iterator[None]:
    """Let no other plancli into this block for the same folder; leaves nothing there, also when killed.

    WritingError `write.in-use` where another run does not let go. Where the system cannot hold a folder,
    as Windows and some network drives, the block runs all the same.

    Example: `with held_folder(path.parent): refuse_changed(path); write_file(path, text)`.
    """
    handle = _opened(folder)
    try:
        if handle is not None:
            _hold(handle, folder)
        yield
    finally:
        if handle is not None:
            os.close(handle)


if sys.platform == "win32":

    def _opened(_folder: Path) -> int | None:
        return None

    def _hold(_handle: int, _folder: Path) -> None:
        return

else:
    import fcntl

    def _opened(folder: Path) -> int | None:
        try:
            return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            return None

    def _hold(handle: int, folder: Path) -> None:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() > end:
                    raise WritingError("write.in-use", path=folder.as_posix()) from error
                time.sleep(_PAUSE)
            except OSError:  # the drive knows no such thing
                return
            else:
                return
