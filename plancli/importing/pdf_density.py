"""Whether a PDF unpacks to more than any page holds: looked at before anything is drawn from it.

Looks at packed streams alone and keeps none; pictures are left out, since only their size is asked for.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_MOST_TIMES = 300
_LEAST_BYTES = 10_000_000
"""Unpacked, below which no density does harm."""
_PIECE = 1_000_000
_HEADER = 400
_START = re.compile(rb"\bstream\r?\n(?=[\x08-\x78])")


def is_too_dense(data: bytes) -> bool:
    """Tell whether a stream of this PDF unpacks to more than 300 times its size."""
    return any(_exceeds(packed) for packed in _streams(data))


def _streams(data: bytes) -> Iterator[memoryview]:
    """Yield the packed streams that are long enough to do harm."""
    whole = memoryview(data)
    for found in _START.finditer(data):
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        header = data[max(0, found.start() - _HEADER) : found.start()].rpartition(b" obj")[2]
        # zlib packs to a thousandth at most.
        if b"/Image" not in header and end - found.end() > _LEAST_BYTES // 1100:
            yield whole[found.end() : end]


def _exceeds(packed: memoryview) -> bool:
    most = max(_LEAST_BYTES, len(packed) * _MOST_TIMES)
    unpacker, size = zlib.decompressobj(), 0
    rest: bytes | memoryview = packed
    try:
        while size <= most and not unpacker.eof:
            piece = unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail
            if not piece:
                break
            size += len(piece)
    except zlib.error:
        return False
    return size > most
