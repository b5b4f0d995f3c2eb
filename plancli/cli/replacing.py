"""A file that was read, changed in memory, and put back: only where nobody has changed it meanwhile."""

from __future__ import annotations

from pathlib import Path

from plancli.cli.inputs import read_input
from plancli.errors import WritingError
from plancli.file_starts import UTF8_MARK
from plancli.loading import LoadedPlan


def write_plan(old: LoadedPlan, new: LoadedPlan) -> None:
    """Put the new text in the place of the old one, its byte-order mark kept.

    WritingError, and nothing written, where another program has changed the file since it was read.
    """
    if old.source is not None and new.source is not None:
        replace_unchanged(old.path, old.source.text, new.source.text)


def replace_unchanged(path: str, old: str, new: str, *, keep_mark: bool = True) -> None:
    """Put the text `new` in the place of `old`; a byte-order mark stays, unless told otherwise.

    WritingError, and nothing written, where another program has changed the file since it was read.
    """
    from plancli.writing import held_folder, write_file

    place = Path(path)
    with held_folder(place.parent):
        data = read_input(path)
        mark = UTF8_MARK if data.startswith(UTF8_MARK) else b""
        if data != mark + old.encode():
            raise WritingError("cli.check.changed-on-disk", path=path)
        write_file(place, (mark if keep_mark else b"") + new.encode())
