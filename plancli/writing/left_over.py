"""What killed runs left in a folder, and the names by which it is known: `.plancli-<process>-<random>.tmp`.

A set on its way is ended, a file on its way is removed. Touches nothing that a running plancli may own.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plancli.errors import WritingError
from plancli.writing.places import explained
from plancli.writing.set_record import Finished, finish

_PREFIX = ".plancli-"
_SUFFIX = ".tmp"
_STALE_AFTER = 3600.0
"""Seconds after which a temporary file belongs to nobody, whatever its process number says."""


def temporary_name() -> str:
    """Return a fresh name that says whose it is."""
    return f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}"


def finish_sets(folder: Path) -> tuple[Finished, ...]:
    """End what killed runs left in `folder`, and tell of each set that was half way.

    What cannot be looked at or removed waits for the next time. WritingError where a file of a set cannot be
    replaced now; until it can, no new set must go into the folder.
    """
    ended: list[Finished] = []
    for place in _left_over(folder):
        if place.is_symlink() or not place.is_dir():
            with suppress(OSError):
                place.unlink()
            continue
        with explained(folder):
            found = finish(place)
        ended += [found] if found else []
    return tuple(ended)


def sweep(folder: Path) -> None:
    """End and remove what killed runs left in `folder`; what cannot go now waits for the next time."""
    with suppress(WritingError):
        finish_sets(folder)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a new folder that only this user can open, for files another program works on; it goes at the end.

    Stands where the system keeps temporary files. A later run removes what a killed process left behind.

    Example: `with scratch_folder() as folder: write_file(folder / "source.doc", data)`.
    """
    home = Path(tempfile.gettempdir())
    folder = home / temporary_name()
    with explained(folder):
        sweep(home)
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _left_over(folder: Path) -> list[Path]:
    try:
        # Where everybody may write, as in /tmp, others could leave a record that makes us take their files.
        shared = bool(folder.stat().st_mode & stat.S_ISVTX)
        with os.scandir(folder) as entries:
            return sorted(Path(each.path) for each in entries if _is_left_over(each, only_own=shared))
    except OSError:
        return []


def _is_left_over(entry: os.DirEntry[str], *, only_own: bool) -> bool:
    process, _, token = entry.name.removeprefix(_PREFIX).removesuffix(_SUFFIX).partition("-")
    if entry.name != f"{_PREFIX}{process}-{token}{_SUFFIX}" or not process.isdecimal():
        return False
    with suppress(OSError):
        status = entry.stat(follow_symlinks=False)
        if only_own and sys.platform != "win32" and status.st_uid != os.getuid():
            return False
        age = time.time() - status.st_mtime
        return age > _STALE_AFTER or not _is_running(int(process))
    return False


def _is_running(process: int) -> bool:
    """Tell whether the process may still run; always yes on Windows, where asking by signal would end it."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # It runs, under another user.
    return True
