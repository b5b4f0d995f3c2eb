"""Things kept small until they are asked for: of thousands of plans, each with its findings."""

from __future__ import annotations

import pickle
import zlib
from typing import Any

from plancli.checked import Held

_FASTEST = 1
"""Compression: a higher level saves a tenth and costs three times as long."""


class Packed(Held):
    """Something kept as compressed bytes; what is given is made anew each time."""

    __slots__ = ()

    def __init__(self, kept: object) -> None:
        super().__init__(zlib.compress(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL), _FASTEST))

    def give(self) -> Any:  # noqa: ANN401 - whatever is kept
        """Return what is kept."""
        return pickle.loads(zlib.decompress(self._kept))  # noqa: S301 - packed by this very program
