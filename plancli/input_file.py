"""The bytes of a file that somebody named: whole, within a limit, or one reason why not.

Waits for no pipe where a file is expected, and never reads a device without end.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from plancli.errors import InputError

PLAN_ENDINGS = (".yaml", ".yml")
PAPER_ENDINGS = (".docx", ".docm", ".doc", ".pdf")
"""Papers whose places are paragraphs: what is read of them has no lines of its own."""
LARGEST = 200_000_000
"""Bytes; a scanned plan of a hundred pages has a tenth of that."""
NO_NAME = (errno.ENAMETOOLONG, errno.EINVAL)
"""What a system says of a name that no file can have; the second is what Windows says of `a?.yaml`."""


def names_another_machine(place: str) -> bool:
    r"""Tell whether a path leads to a machine, as `\\server\plans` does.

    Windows would hand that machine the user's name and scrambled password before anything is read.

    >>> names_another_machine("//server/plans"), names_another_machine("../plans")
    (True, False)
    """
    return place.strip().replace("\\", "/").startswith("//")


def is_folder(place: Path) -> bool:
    """Tell whether a folder stands there; no of a name that no folder can have."""
    try:
        return place.is_dir()
    except (OSError, ValueError):
        return False


def read_file(path: Path, most: int = LARGEST, *, regular: bool = False) -> bytes:
    """Return a file's bytes, at most `most`; InputError that says why where they cannot be had.

    With `regular` a pipe or a device is refused: it may never end. Without, `<(command)` of a shell will do.
    """
    name = path.as_posix()
    try:
        if regular and not stat.S_ISREG(mode := path.stat().st_mode):
            raise InputError("input.folder" if stat.S_ISDIR(mode) else "input.not-a-file", path=name)
        with path.open("rb") as stream:
            # A device says that it holds nothing: what comes out is counted all the same.
            known = os.fstat(stream.fileno()).st_size
            data = stream.read(most + 1) if known <= most else b""
    except FileNotFoundError as error:
        raise InputError("input.missing", path=name) from error
    except IsADirectoryError as error:
        raise InputError("input.folder", path=name) from error
    except PermissionError as error:
        raise InputError("input.permission", path=name) from error
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) in NO_NAME:
            raise InputError("input.missing", path=name) from error
        reason = getattr(error, "strerror", "") or str(error)
        raise InputError("input.unreadable", path=name, reason=reason) from error
    if max(known, len(data)) > most:
        raise InputError("input.too-large", path=name, most=most // 1_000_000)
    return data
