"""Where plans are: the files that a user named, and those in the folders that a user named.

Follows no link inside a folder, loads no plan, and never guesses: a near name is offered, not taken.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plancli.errors import InputError, PlancliError
from plancli.file_starts import UTF8_MARK
from plancli.input_file import NO_NAME, PAPER_ENDINGS, PLAN_ENDINGS, is_folder
from plancli.near_word import nearest
from plancli.patterns import late_pattern

STDIN = "-"
_HEAD = 65_536
_NOTHING = b" \t\r\n\0" + UTF8_MARK
_PARTS = (late_pattern(rb"^issuance[ \t]*:", re.MULTILINE), late_pattern(rb"^sections[ \t]*:", re.MULTILINE))
"""Bytes looked at to tell a plan from other files."""
_MARK = late_pattern(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\"']?plancli[\"']?[ \t]*:", re.MULTILINE)


def find_plans(paths: Sequence[str], *, papers: bool = False) -> Iterator[str | PlancliError]:
    """Yield each file to read: folders opened, in order of name; a failure stands where it arose.

    A folder gives its .yaml and .yml files that have a top-level key `plancli`, hidden folders left out; with
    `papers` its Word and PDF files as well.
    What is named twice, in whatever words or by a link, is found once.
    """
    seen: set[str] = set()
    for path in paths:
        for found, whole in _files_of(path, papers=papers):
            if isinstance(found, PlancliError):
                yield found
            elif whole not in seen:
                seen.add(whole)
                yield found


def papers_in(paths: Iterable[str]) -> dict[str, int]:
    """Return, by folder named, how many Word and PDF files stand in it, of which `find_plans` takes none."""
    counts: dict[str, int] = {}
    for path in paths:
        if path != STDIN and is_folder(Path(path)):
            files = (name for _, names in _walk(path, []) for name in names)
            found = sum(map(_is_paper, files))
            counts |= {path: found} if found else {}
    return counts


def whole_path(path: str) -> str:
    """Return where a file stands, links followed, with `/` between the parts: equal for one file."""
    if path == STDIN:
        return path
    try:
        return Path(os.path.realpath(path)).as_posix()
    except (OSError, ValueError):
        return path


def kind_at(place: Path) -> int | None:
    """Return the mode of what stands there, None for nothing; InputError where that cannot be told."""
    try:
        return place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except PermissionError as error:
        raise InputError("input.permission", path=place.as_posix()) from error
    except OSError as error:
        if error.errno in NO_NAME:
            return None
        reason = error.strerror or str(error)
        raise InputError("input.unreadable", path=place.as_posix(), reason=reason) from error


def missing(place: Path) -> InputError:
    """Return the failure that says that nothing stands there, and what nearly does."""
    if os.path.islink(place):  # noqa: PTH114 - `is_symlink` raises for a name that is too long
        return InputError("input.link-to-nothing", path=place.as_posix())
    try:
        neighbours = [each.name for each in place.parent.iterdir()]
    except (OSError, ValueError):
        neighbours = []
    near = nearest(place.name, neighbours)
    if not near:
        return InputError("input.missing", path=place.as_posix())
    return InputError("cli.missing.near", path=place.as_posix(), near=(place.parent / near).as_posix())


def has_plan_key(data: bytes) -> bool:
    """Tell whether a text is meant as a plan file: it has the top-level key `plancli`."""
    # A plan saved as UTF-16 is still meant as a plan: its letters stand between zero bytes.
    return _MARK.search(data.replace(b"\0", b"")) is not None


def _files_of(path: str, *, papers: bool) -> Iterator[tuple[str | PlancliError, str]]:
    """Yield each file and what it is known again by."""
    if path == STDIN:
        yield path, path
        return
    if not path:  # to Path it is the current folder, to a person a variable that was not set
        yield InputError("input.no-name"), ""
        return
    place = Path(path)
    try:
        mode = kind_at(place)
    except InputError as error:
        yield error, ""
        return
    if mode is None:
        yield missing(place), ""
    elif stat.S_ISDIR(mode):
        yield from _plans_in(place, papers=papers)
    else:
        yield place.as_posix(), os.path.realpath(place)


def _plans_in(folder: Path, *, papers: bool) -> Iterator[tuple[str | PlancliError, str]]:
    unreadable: list[OSError] = []
    found = False
    for root, names in _walk(folder, unreadable):
        whole = os.path.realpath(root)
        for name in names:
            file = Path(root, name)
            if _is_regular(file) and _is_wanted(file, papers=papers):
                found = True
                yield file.as_posix(), os.path.join(whole, name)  # noqa: PTH118 - a key, as realpath makes it
    for error in unreadable:
        yield InputError("input.permission", path=Path(str(error.filename)).as_posix()), ""
    if not found and not unreadable:
        yield InputError("cli.folder-without-plans", path=folder.as_posix()), ""


def _walk(folder: str | Path, unreadable: list[OSError]) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder that is not hidden and the names of its files, in order."""
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield str(root), sorted(names)


def _is_regular(file: Path) -> bool:
    """Tell a file from a link and from a pipe, which would be waited for; what cannot be told is tried."""
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return True


def _is_wanted(file: Path, *, papers: bool) -> bool:
    if file.name.lower().endswith(PLAN_ENDINGS):
        return _looks_like_plan(file)
    return papers and _is_paper(file.name)


def _is_paper(name: str) -> bool:
    """Tell a Word or PDF file by its ending; what Word keeps beside an open one is none."""
    return name.lower().endswith(PAPER_ENDINGS) and name[:2] != "~$"


def is_plan_file(place: Path) -> bool:
    """Tell whether a file that is meant as a plan stands there; no where that cannot be told."""
    try:
        return place.is_file() and has_plan_key(_head(place))
    except (OSError, ValueError):
        return False


def _looks_like_plan(file: Path) -> bool:
    """Tell a plan file by its top-level keys; one that cannot be opened is left for the loader to explain.

    So is a file that holds nothing, and one that has the parts of a plan and lost the line `plancli`.
    """
    try:
        head = _head(file)
    except OSError:
        return True
    return has_plan_key(head) or not head.strip(_NOTHING) or all(part.search(head) for part in _PARTS)


def _head(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_HEAD)
