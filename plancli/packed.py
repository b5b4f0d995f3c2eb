"""Things kept small until they are asked for: of thousands of plans, each with its findings."""

from __future__ import annotations

import pickle
import zlib
from tempfile import SpooledTemporaryFile
from typing import Any

from plancli.checked import Held

_FASTEST = 1
"""Compression: a higher level saves a tenth and costs three times as long."""
_IN_MEMORY = 1 << 22
"""Bytes of packed things that stand in memory; more go into a file."""


class Packed(Held):
    """Something kept as compressed bytes; what is given is made anew each time."""

    __slots__ = ()

    def __init__(self, kept: object) -> None:
        super().__init__(zlib.compress(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL), _FASTEST))

    @property
    def data(self) -> bytes:
        """The compressed bytes."""
        return bytes(self._kept)

    def give(self) -> Any:  # noqa: ANN401 - whatever is kept
        """Return what is kept."""
        return _unpacked(self._kept)


class Store:
    """A nameless temporary file for packed things, so that memory does not grow with them.

    It is gone when the store is closed or the program ends. Where none can be made, or the disk is full,
    things stay in memory.
    """

    def __init__(self) -> None:
        # Closed by `close`: what is put here is asked for until the answer is told.
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._usable = True

    def put(self, held: Held) -> Held:
        """Return the same thing, kept in the file; as it is where that fails, or where it is not packed."""
        if not self._usable or not isinstance(held, Packed):
            return held
        data = held.data
        try:
            at = self._file.seek(0, 2)
            self._file.write(data)
            self._file.flush()
        except OSError:
            self._usable = False
            return held
        return _Stored(self, at, len(data))

    def take(self, at: int, length: int) -> bytes:
        """Return what was put there."""
        self._file.seek(at)
        return self._file.read(length)

    def close(self) -> None:
        """Remove the file; nothing of it can be asked for any more."""
        self._file.close()


class _Stored(Held):
    """Something kept in the file of a store."""

    __slots__ = ("_store",)

    def __init__(self, store: Store, at: int, length: int) -> None:
        super().__init__((at, length))
        self._store = store

    def give(self) -> Any:  # noqa: ANN401 - whatever is kept
        return _unpacked(self._store.take(*self._kept))

    def anew(self, kept: object) -> Held:
        return self._store.put(Packed(kept))


def pack(held: Held) -> Packed:
    """Return the same thing, packed."""
    return Packed(held.give())


def _unpacked(data: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    return pickle.loads(zlib.decompress(data))  # noqa: S301 - packed by this very program
