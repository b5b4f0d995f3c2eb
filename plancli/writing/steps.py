"""The single steps on the disk: complete a new file, let it take a place, remember the look of one.

Knows neither sets nor what a killed run left.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from plancli.errors import WritingError
from plancli.records import dataclass

_WAITS = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds between tries: on Windows a virus scanner holds a fresh file for a moment."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a file looked: who works on it afterwards changes one of the two."""

    size: int
    """Bytes; `NO_FILE` for a link, a folder and whatever else is no plain file."""
    moment: int
    """Time of the last change, in nanoseconds as the file system gives it."""


NO_FILE = -1


def mark_of(path: Path) -> Mark | None:
    """Return the mark of what stands at `path`, None where nothing does."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    return Mark(status.st_size if stat.S_ISREG(status.st_mode) else NO_FILE, status.st_mtime_ns)


def complete(path: Path, content: Iterable[bytes], mode: int | None = None) -> None:
    """Make the new file `path` with all pieces of `content` on the disk."""
    with path.open("xb") as stream:
        for piece in content:
            # Not `writelines`, which begins again with a piece that a signal cut off.
            stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        path.chmod(mode)


def take_place(new: Path, target: Path) -> None:
    """Let `new` replace `target` in one step; WritingError `write.in-use` where another program holds it."""
    for wait in (*_WAITS, None):
        try:
            new.replace(target)
        except PermissionError as error:
            if error.errno != errno.EACCES:
                raise
            if wait is None:
                # The folder took the new file a moment ago, so it is the old one that is held.
                raise WritingError("write.in-use", path=target.as_posix()) from error
            time.sleep(wait)
        else:
            return


def settle(folder: Path) -> None:
    """Have the names in `folder` on the disk; a system that cannot do this for a folder does not."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_file(path: Path) -> None:
    """Remove a file of our own; one that is gone, or cannot go now, is no matter."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
