"""What a set on its way leaves beside its new files, so that the run after a kill ends what was begun.

A set is staged in a folder of its own inside the folder it is meant for: `new-0`, `old-0`, `new-1` … and,
once all of them are whole, a record. From the record on the set goes forward; a failure turns it round.
A file that a person has changed since is never touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from plancli.errors import WritingError
from plancli.records import dataclass
from plancli.writing.places import can_stand
from plancli.writing.steps import NO_FILE, Mark, complete, mark_of, settle, take_place

_FORWARD = "record"
_BACK = "record-back"
_FIRST_LINE = "plancli set 1"
_MOST_BYTES = 10_000_000
"""Of a record; one of 10,000 files has a tenth of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a set."""

    name: str
    new: Mark
    """The new file, wherever it stands by now."""
    old: Mark | None
    """What stood in its place; None for nothing."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What was done about a set that a killed run had left half way."""

    folder: Path
    done: tuple[str, ...]
    """Names of the files that got their new content now, or their old one back."""
    kept: tuple[str, ...]
    """Names of the files that a person has changed since; they stand as that person left them."""
    forward: bool
    """True where the new set is complete now, False where the old files are back."""


def set_aside(target: Path, saved: Path) -> Mark | None:
    """Keep what stands at `target` as `saved` too; return its mark, None where nothing stands.

    Never moves it: a killed process must not leave a name without its file.
    """
    mark = mark_of(target)
    if mark is not None:
        try:
            os.link(target, saved)
        except OSError:  # A memory stick knows no second name for a file.
            shutil.copy2(target, saved)
    return mark


def begin(stage: Path, entries: Sequence[Entry]) -> None:
    """Leave the record: from here on a killed set is finished by the next run."""
    lines = [_FIRST_LINE, *map(_line, entries)]
    complete(stage / "record-draft", ("\n".join(lines).encode(),))
    settle(stage)
    (stage / "record-draft").replace(stage / _FORWARD)
    settle(stage)


def swap(stage: Path, entries: Sequence[Entry]) -> None:
    """Put all new files in their places; WritingError `write.set-in-use` where another program holds one."""
    for number, entry in enumerate(entries):
        target = stage.parent / entry.name
        try:
            take_place(stage / f"new-{number}", target)
        except WritingError as error:
            raise WritingError("write.set-in-use", path=target.as_posix(), count=len(entries)) from error
    settle(stage.parent)


def turn_back(stage: Path, entries: Sequence[Entry]) -> Finished:
    """Give every file of the set its old content back, or none where it had none.

    WritingError `write.half-back` where one cannot be put back now: then all stays for the next run.
    """
    with suppress(OSError):
        (stage / _FORWARD).replace(stage / _BACK)
    done: list[str] = []
    kept: list[str] = []
    for number, entry in enumerate(entries):
        target, saved = stage.parent / entry.name, stage / f"old-{number}"
        mark = mark_of(target)
        if mark != entry.new:
            # Not replaced yet, or put back already; or else a person has been at it.
            kept += [] if mark == entry.old else [entry.name]
            continue
        try:
            if entry.old is None:
                target.unlink()
            elif _holds(saved, entry.old):
                saved.replace(target)
        except OSError as error:
            raise WritingError("write.half-back", path=target.as_posix(), stage=stage.as_posix()) from error
        done.append(entry.name)
    return Finished(stage.parent, tuple(done), tuple(kept), forward=False)


def finish(stage: Path) -> Finished | None:
    """End what a killed run began in `stage`, and remove it; None where it had not yet begun to replace.

    WritingError where a file cannot be replaced now; then all stays for the next run.
    """
    found = None
    if (entries := _read(stage / _BACK)) is not None:
        found = turn_back(stage, entries)
    elif (entries := _read(stage / _FORWARD)) is not None:
        found = _go_on(stage, entries)
    shutil.rmtree(stage, ignore_errors=True)
    return found


def _go_on(stage: Path, entries: Sequence[Entry]) -> Finished:
    done: list[str] = []
    kept: list[str] = []
    for number, entry in enumerate(entries):
        new, target = stage / f"new-{number}", stage.parent / entry.name
        if mark_of(new) != entry.new:
            continue  # It has taken its place.
        if mark_of(target) != entry.old:
            kept.append(entry.name)
            continue
        take_place(new, target)
        done.append(entry.name)
    return Finished(stage.parent, tuple(done), tuple(kept), forward=True)


def _line(entry: Entry) -> str:
    """Return `new size, new moment, old size, old moment, name`, with `- -` for no old file."""
    old = f"{entry.old.size} {entry.old.moment}" if entry.old else "- -"
    return f"{entry.new.size} {entry.new.moment} {old} {entry.name}"


def _read(record: Path) -> tuple[Entry, ...] | None:
    """Return the entries of a record; None where there is none, or one that we did not write.

    It may have come with the folder from elsewhere: a link, a pipe and a file without end are not opened.
    """
    mark = mark_of(record)
    if mark is None or not 0 < mark.size <= _MOST_BYTES:
        return None
    try:
        first, *lines = record.read_text(encoding="utf-8").split("\n")
        entries = tuple(map(_entry, lines))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    return entries if first == _FIRST_LINE and all(can_stand(entry.name) for entry in entries) else None


def _entry(line: str) -> Entry:
    new_size, new_moment, old_size, old_moment, name = line.split(" ", maxsplit=4)
    old = None if old_size == "-" else Mark(int(old_size), int(old_moment))
    new = Mark(int(new_size), int(new_moment))
    if NO_FILE in (new.size, old.size if old else 0):
        raise ValueError(line)
    return Entry(name, new, old)


def _holds(saved: Path, old: Mark) -> bool:
    """Tell whether a plain file of that size is kept; some systems round the time of a copy."""
    found = mark_of(saved)
    return found is not None and found.size == old.size
