"""The one atomic writer: every file that plancli leaves on disk passes through here.

Never writes into a file that stands: the new one is completed beside it and takes its place in one
step, so that a crash leaves the old file or the new one, whole. Never follows a link, never guesses a name.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from plancli.errors import WritingError

_PREFIX = ".plancli-"
_SUFFIX = ".tmp"
_STALE_AFTER = 3600.0
"""Seconds after which a temporary file belongs to nobody, whatever its process number says."""

_LONGEST_NAME = 255
"""Bytes of UTF-8 in one name that Linux file systems take; Windows takes as many UTF-16 units."""
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"}
)
"""Names that Windows keeps for itself, with any ending: `CON`, `con.docx`."""

_REASONS = {
    errno.EACCES: "write.denied",
    errno.EPERM: "write.denied",
    errno.EROFS: "write.denied",
    errno.ENOSPC: "write.no-space",
    errno.EDQUOT: "write.no-space",
    errno.EFBIG: "write.no-space",
    errno.ENOENT: "write.no-folder",
    errno.ENOTDIR: "write.not-a-folder",
    errno.EISDIR: "write.is-folder",
    errno.ELOOP: "write.link",
    errno.ENAMETOOLONG: "write.long-name",
    errno.EINVAL: "write.bad-name",
}


def write_file(path: Path, data: bytes | str, *, force: bool = True) -> None:
    """Write `data` as the whole of `path`; text goes out as UTF-8 with its line ends as they are.

    An existing file keeps its mode, and is kept as it is with `force=False` (`write.exists`). WritingError
    `write.<reason>` with `path` for whatever stops the writing; then nothing is left behind.

    Example: `write_file(Path("out/ke-hoach.md"), "# KẾ HOẠCH …")`.
    """
    with _explained(path):
        content = _encoded(path, data)
        mode = _mode_to_keep(path, force=force)
        _sweep(path.parent)
        temporary = path.parent / _temporary_name()
        try:
            _complete(temporary, content, mode)
            _take_place(temporary, path)
        finally:
            _remove_file(temporary)


def write_set(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write all of `files` (name to content) into `folder`, or none; return their paths in the order given.

    Makes the folder and its parents where they are missing; leaves other files in it alone. Everything is
    completed in a folder of its own first, then swapped in; a failure during the swap puts the old files
    back. Only a killed process can leave some files old and some new, each of them whole. WritingError as
    for `write_file`, and for a name that cannot stand in a folder on every system, or twice.

    Example: `write_set(Path("out/phieu"), {"01-cong-an-huyen.docx": content})`.
    """
    _check_names(folder, files)
    with _explained(folder):
        _check_folder(folder)
        targets = tuple(folder / name for name in files)
        with _folder_made(folder):
            modes = [_mode_to_keep(target, force=True) for target in targets]
            _sweep(folder)
            stage = folder / _temporary_name()
            try:
                stage.mkdir()
                for number, content in enumerate(files.values()):
                    _complete(stage / f"new-{number}", content, modes[number])
                _swap(stage, targets)
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    return targets


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a new folder that only this user can open, for files another program works on; it goes at the end.

    Stands where the system keeps temporary files. A later run removes what a killed process left behind.

    Example: `with scratch_folder() as folder: write_file(folder / "source.doc", data)`.
    """
    home = Path(tempfile.gettempdir())
    folder = home / _temporary_name()
    with _explained(folder):
        _sweep(home)
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(stage: Path, targets: tuple[Path, ...]) -> None:
    """Put `stage/new-0`, `stage/new-1` … in the place of `targets`; on any failure put all back."""
    for number, target in enumerate(targets):
        if target.exists():
            # A copy, not a move: a killed process must never leave a name without its file.
            shutil.copy2(target, stage / f"old-{number}")
    done = 0
    try:
        for number, target in enumerate(targets):
            _take_place(stage / f"new-{number}", target)
            done += 1
    except BaseException:
        for number, target in enumerate(targets[:done]):
            _put_back(stage / f"old-{number}", target)
        raise


def _put_back(saved: Path, target: Path) -> None:
    """Give `target` its old content, or none where it had none."""
    with suppress(OSError):
        if saved.exists():
            saved.replace(target)
        else:
            target.unlink()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the system says into a WritingError about `path`."""
    try:
        yield
    except OSError as error:
        key = _REASONS.get(error.errno or 0, "write.failed")
        raise WritingError(key, path=path.as_posix(), reason=error.strerror or str(error)) from error


def _encoded(path: Path, data: bytes | str) -> bytes:
    if isinstance(data, bytes):
        return data
    try:
        return data.encode()
    except UnicodeEncodeError as error:
        raise WritingError("write.broken-character", path=path.as_posix(), place=error.start + 1) from error


def _mode_to_keep(path: Path, *, force: bool) -> int | None:
    """Return the permissions of the file at `path`, None where there is none; refuse any other thing."""
    _check_path(path)
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


def _complete(path: Path, content: bytes, mode: int | None) -> None:
    """Make the new file `path` with all of `content` on the disk."""
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        path.chmod(mode)


def _take_place(new: Path, target: Path) -> None:
    """Let `new` replace `target` in one step."""
    try:
        new.replace(target)
    except PermissionError as error:
        # The folder took the new file a moment ago, so it is the old one that is held.
        raise WritingError("write.in-use", path=target.as_posix()) from error


def _check_path(path: Path) -> None:
    """Refuse a path that no system can hold."""
    if "\0" in str(path):
        raise WritingError("write.bad-name", path=ascii(path.as_posix()))


def _check_folder(folder: Path) -> None:
    """Refuse what is neither a folder nor free to become one."""
    _check_path(folder)
    if folder.is_symlink():
        raise WritingError("write.link", path=folder.as_posix())
    if folder.exists() and not folder.is_dir():
        raise WritingError("write.not-a-folder", path=folder.as_posix())


@contextmanager
def _folder_made(folder: Path) -> Iterator[None]:
    """Make `folder` and its parents where they are missing, and take them away again after a failure."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for place in missing:
            with suppress(OSError):
                place.rmdir()
        raise


def _check_names(folder: Path, files: Mapping[str, bytes]) -> None:
    """Refuse a name that leaves the folder, or that on some system cannot stand or equals another one."""
    seen: dict[str, str] = {}
    for name in files:
        if not _can_stand(name):
            raise WritingError("write.bad-name", path=ascii(name) if not name.isprintable() else name)
        if len(name.encode()) > _LONGEST_NAME:
            raise WritingError("write.long-name", path=name)
        twin = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if twin != name:
            raise WritingError("write.same-name", path=folder.as_posix(), first=twin, second=name)


def _can_stand(name: str) -> bool:
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


def _temporary_name() -> str:
    """Return a fresh name that says whose it is: `.plancli-<process>-<random>.tmp`."""
    return f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}"


def _sweep(folder: Path) -> None:
    """Remove what a killed plancli left in `folder`; what cannot be removed waits for the next time."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _is_left_over(entry):
                remove = shutil.rmtree if entry.is_dir(follow_symlinks=False) else os.unlink
                with suppress(OSError):
                    remove(entry.path)


def _is_left_over(entry: os.DirEntry[str]) -> bool:
    process, _, token = entry.name.removeprefix(_PREFIX).removesuffix(_SUFFIX).partition("-")
    if entry.name != f"{_PREFIX}{process}-{token}{_SUFFIX}" or not process.isdecimal():
        return False
    with suppress(OSError):
        age = time.time() - entry.stat(follow_symlinks=False).st_mtime
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


def _remove_file(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
