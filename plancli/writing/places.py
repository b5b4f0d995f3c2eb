"""What may stand where: names, paths and folders, and what the system's refusals mean to a person.

Looks, and changes nothing on the disk.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plancli.errors import WritingError

_LONGEST_NAME = 255
"""Bytes of UTF-8 in one name that Linux file systems take; Windows takes as many UTF-16 units."""
_LONGEST_PATH = 240
"""UTF-16 units of a whole path from which Windows may refuse it; at 259 it surely does."""
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}
)
"""Names that Windows keeps for itself, with any ending: `CON`, `con.docx`."""

_REASONS = {
    errno.EACCES: "write.denied",
    errno.EPERM: "write.denied",
    errno.EROFS: "write.denied",
    errno.ENOSPC: "write.no-space",
    errno.EDQUOT: "write.no-space",
    errno.EFBIG: "write.no-space",
    errno.EBUSY: "write.in-use",
    errno.ENOENT: "write.no-folder",
    errno.ENOTDIR: "write.not-a-folder",
    errno.EISDIR: "write.is-folder",
    errno.ENOTEMPTY: "write.just-made",
    errno.EEXIST: "write.just-made",
    errno.ELOOP: "write.link",
    errno.ENAMETOOLONG: "write.long-name",
    errno.EINVAL: "write.bad-name",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system says into a WritingError about `path`."""
    try:
        yield
    except OSError as error:
        key = _reason(error, path)
        raise WritingError(key, path=path.as_posix(), reason=error.strerror or str(error)) from error
    except UnicodeEncodeError as error:
        # A locale of before Unicode, with Python's own UTF-8 mode off: "ả" has no bytes there.
        letter = error.object[error.start]
        raise WritingError("write.no-letters", path=path.as_posix(), letter=letter) from error


def mode_to_keep(path: Path, *, force: bool) -> int | None:
    """Return the permissions of the file at `path`, None where there is none; refuse any other thing."""
    check_path(path)
    if not path.parent.exists():
        raise WritingError("write.no-folder", path=path.as_posix())
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    refusals = {
        "write.link": stat.S_ISLNK(status.st_mode),
        "write.is-folder": stat.S_ISDIR(status.st_mode),
        "write.not-a-file": not stat.S_ISREG(status.st_mode),
        "write.exists": not force,
        # Replacing needs only the folder's permission; a file its owner locked stays locked all the same.
        "write.read-only": not (status.st_mode & 0o222 and os.access(path, os.W_OK)),
    }
    for key, refused in refusals.items():
        if refused:
            raise WritingError(key, path=path.as_posix())
    return stat.S_IMODE(status.st_mode)


def check_path(path: Path) -> None:
    """Refuse a path that no system can hold."""
    if "\0" in str(path):
        raise WritingError("write.bad-name", path=ascii(path.as_posix()))


def check_folder(folder: Path) -> None:
    """Refuse what is neither a folder nor free to become one."""
    check_path(folder)
    if folder.is_symlink():
        raise WritingError("write.link", path=folder.as_posix())
    if folder.exists() and not folder.is_dir():
        raise WritingError("write.not-a-folder", path=folder.as_posix())


def check_names(folder: Path, names: Iterable[str]) -> None:
    """Refuse a name that leaves the folder, or that on some system cannot stand or equals another one."""
    seen: dict[str, str] = {}
    for name in names:
        if not can_stand(name):
            raise WritingError("write.bad-name", path=ascii(name) if not name.isprintable() else name)
        if len(name.encode()) > _LONGEST_NAME:
            raise WritingError("write.long-name", path=name)
        twin = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if twin != name:
            raise WritingError("write.same-name", path=folder.as_posix(), first=twin, second=name)


def can_stand(name: str) -> bool:
    """Tell whether `name` is one plain name: no path, no device, nothing that hides or misleads."""
    return (
        # Not printable: controls, marks that turn the reading direction, halves of a character.
        name.isprintable()
        and _FORBIDDEN.isdisjoint(name)
        and not name.startswith((".", " "))
        and not name.endswith((".", " "))
        and name.partition(".")[0].rstrip().upper() not in _DEVICES
        and name != ""
    )


def _reason(error: OSError, path: Path) -> str:
    """Return the key of the sentence for `error`; systems call a path that is too long many things."""
    key = _REASONS.get(error.errno or 0, "write.failed")
    if key == "write.long-name" and all(len(os.fsencode(part)) <= _LONGEST_NAME for part in path.parts):
        return "write.long-path"
    # Windows says "not found" of a path that it cannot hold, and may name a longer one than was asked for.
    longest = max(_units(str(path.absolute())), _units(str(error.filename or "")))
    vague = os.name == "nt" and key in {"write.no-folder", "write.bad-name", "write.failed"}
    return "write.long-path" if vague and longest >= _LONGEST_PATH else key


def _units(text: str) -> int:
    """Return the length of `text` as Windows counts it."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
