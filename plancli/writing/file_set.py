"""Several files that belong together, all written or none.

A folder that is not there yet comes into being with all of them in it, in one step. Among files that
stand, the new ones are completed first, recorded, then swapped in: see `set_record`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from plancli.errors import WritingError
from plancli.writing.left_over import finish_sets, sweep, temporary_name
from plancli.writing.one_file import write_file
from plancli.writing.places import check_folder, check_names, explained, mode_to_keep
from plancli.writing.set_record import Entry, begin, set_aside, swap, turn_back
from plancli.writing.steps import complete, mark_of, settle, take_place


def write_set(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write all of `files` (name to content) into `folder`, or none; return their paths in the order given.

    Makes the folder and its parents where they are missing; leaves other files in it alone. A failure leaves
    everything as it was. So does a killed process, but in the moment in which files that stand are replaced:
    then the next call for this folder finishes the set first (`finish_sets` tells so). Each content is asked
    for once. WritingError as for `write_file`, and for a name that cannot stand in a folder on every
    system, or twice.

    Example: `write_set(Path("out/phieu"), {"01-cong-an-huyen.docx": content})`.
    """
    check_names(folder, files)
    with explained(_told(folder, files)):
        check_folder(folder)
        if not folder.exists():
            return _make_folder(folder, files)
        targets = tuple(folder / name for name in files)
        if len(targets) == 1:
            write_file(targets[0], *files.values())
        else:
            _replace_among(folder, targets, files)
    return targets


def _told(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Return what a failure names: the file where there is one, else the folder, never as `.`."""
    if len(files) == 1:
        return folder / next(iter(files))
    return folder if folder.name else folder.absolute()


def _make_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Let `folder`, and the parents it lacks, come into being with all `files` inside."""
    home = next((place for place in folder.parents if place.exists()), folder.parent)
    # Nothing of the rest exists, so `..` in it leads through no link.
    missing = Path(os.path.normpath(folder.relative_to(home)))
    if missing.parts[:1] in ((), ("..",)):
        return write_set(home / missing, files)
    sweep(home)
    stage = home / temporary_name()
    try:
        inner = stage.joinpath(*missing.parts[1:])
        inner.mkdir(parents=True)
        for name, content in files.items():
            complete(inner / name, (content,))
        settle(inner)
        _stand_up(stage, home / missing.parts[0])
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    settle(home)
    return tuple(home / missing / name for name in files)


def _stand_up(stage: Path, folder: Path) -> None:
    """Let a staged folder take its place; WritingError `write.folder-held` where another program holds it."""
    try:
        take_place(stage, folder)
    except WritingError as error:
        raise WritingError("write.folder-held", path=folder.as_posix()) from error


def _replace_among(folder: Path, targets: tuple[Path, ...], files: Mapping[str, bytes]) -> None:
    """Put `files` into a folder that stands, beside and in the place of what is in it."""
    modes = [mode_to_keep(target, force=True) for target in targets]
    finish_sets(folder)
    stage = folder / temporary_name()
    entries: list[Entry] = []
    try:
        stage.mkdir()
        for number, (name, content) in enumerate(files.items()):
            new = stage / f"new-{number}"
            complete(new, (content,), modes[number])
            old = set_aside(folder / name, stage / f"old-{number}")
            if (mark := mark_of(new)) is None:
                raise WritingError("write.no-folder", path=new.as_posix())
            entries.append(Entry(name, mark, old))
        begin(stage, entries)
        swap(stage, entries)
    except BaseException:
        if len(entries) == len(targets):
            turn_back(stage, entries)
        shutil.rmtree(stage, ignore_errors=True)
        raise
    shutil.rmtree(stage, ignore_errors=True)
