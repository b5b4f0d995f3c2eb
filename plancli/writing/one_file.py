"""One file, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plancli.errors import WritingError
from plancli.writing.left_over import sweep, temporary_name
from plancli.writing.places import explained, mode_to_keep
from plancli.writing.steps import complete, remove_file, take_place


def write_file(path: Path, data: bytes | str | Iterable[str], *, force: bool = True) -> None:
    """Write `data`, or its pieces, as the whole of `path`; text is UTF-8 with its line ends as they are.

    An existing file keeps its mode, and is kept as it is with `force=False` (`write.exists`). WritingError
    `write.<reason>` with `path` for whatever stops the writing; then nothing is left behind.

    Example: `write_file(Path("out/ke-hoach.md"), "# KẾ HOẠCH …")`.
    """
    with explained(path):
        mode = mode_to_keep(path, force=force)
        sweep(path.parent)
        temporary = path.parent / temporary_name()
        try:
            complete(temporary, _encoded(path, data), mode)
            take_place(temporary, path)
        finally:
            remove_file(temporary)


def _encoded(path: Path, data: bytes | str | Iterable[str]) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    before = 0
    for piece in (data,) if isinstance(data, str) else data:
        try:
            yield piece.encode()
        except UnicodeEncodeError as error:
            place = before + error.start + 1
            raise WritingError("write.broken-character", path=path.as_posix(), place=place) from error
        before += len(piece)
