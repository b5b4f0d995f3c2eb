"""Pictures of pages: read from `pdftoppm -gray`, kept as small PNG files, compared as an eye does.

A page is compared softened, tile by tile, and a tile may move by one pixel: what another version of the font
renderer draws passes, a line that moved or a word that is gone does not.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TILE = 12
"""Side of a tile in pixels, 6 mm at 50 dots an inch: about one line of text, and a short word of it."""
_STRIDE = 6
"""From one tile to the next: they overlap, so that a word lies whole in one of them."""
_LEVELS = 15
"""Greys that are kept besides white: what darkness is counted in."""
_FAINT = 0.5
"""Mean difference of darkness in a tile that is none to the eye."""
_SHARE = 0.35
"""Part of a tile's own darkness that may differ besides."""
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Picture:
    """One page in grey."""

    width: int
    height: int
    dark: bytes
    """A byte a pixel, row by row: 0 white to 15 black."""


@dataclass(frozen=True)
class Tile:
    """A place where two pages differ, in pixels."""

    left: int
    top: int

    def __str__(self) -> str:
        return f"{self.left * 25.4 / 50:.0f} mm from the left, {self.top * 25.4 / 50:.0f} mm from the top"


def read_pgm(path: Path) -> Picture:
    """Return what `pdftoppm -gray` wrote."""
    data = path.read_bytes()
    kind, width, height, top = data.split(maxsplit=4)[:4]
    assert (kind, top) == (b"P5", b"255")
    # Counted from the end: a pixel may look like the white space before the first one.
    pixels = data[-int(width) * int(height) :]
    table = bytes(_LEVELS - (value >> 4) for value in range(256))
    return Picture(int(width), int(height), pixels.translate(table))


def write_png(path: Path, picture: Picture) -> None:
    """Keep a picture as a PNG of 16 greys."""
    width, odd = picture.width, picture.width % 2
    rows = []
    for top in range(0, len(picture.dark), width):
        row = picture.dark[top : top + width] + b"\0" * odd
        rows.append(
            b"\0"
            + bytes((_LEVELS - a) << 4 | (_LEVELS - b) for a, b in zip(row[::2], row[1::2], strict=True))
        )
    head = struct.pack(">IIBBBBB", width, picture.height, 4, 0, 0, 0, 0)
    data = zlib.compress(b"".join(rows), 9)
    path.write_bytes(
        _PNG + b"".join(_chunk(*each) for each in ((b"IHDR", head), (b"IDAT", data), (b"IEND", b"")))
    )


def read_png(path: Path) -> Picture:
    """Return a picture that `write_png` kept."""
    data = path.read_bytes()
    assert data.startswith(_PNG)
    chunks = dict(_chunks(data[len(_PNG) :]))
    width, height, depth, colours, *_ = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (depth, colours) == (4, 0), f"{path} was not made by this"
    packed = zlib.decompress(chunks[b"IDAT"])
    stride = 1 + (width + 1) // 2
    table = [bytes((_LEVELS - (value >> 4), _LEVELS - (value & 15))) for value in range(256)]
    rows = (packed[at + 1 : at + stride] for at in range(0, len(packed), stride))
    return Picture(width, height, b"".join(b"".join(table[value] for value in row)[:width] for row in rows))


def differing_tiles(first: Picture, second: Picture) -> list[Tile]:
    """Return where two pages of one size differ to the eye."""
    assert (first.width, first.height) == (second.width, second.height)
    if first == second:
        return []
    one, other = _softened(first), _softened(second)
    return [
        Tile(left, top)
        for top in range(0, first.height, _STRIDE)
        for left in range(0, first.width, _STRIDE)
        if not _alike(one, other, left, top)
    ]


def difference(first: Picture, second: Picture, tiles: list[Tile]) -> Picture:
    """Return a picture of what differs, each tile that does in a frame."""
    dark = bytearray(abs(a - b) for a, b in zip(first.dark, second.dark, strict=True))
    for tile in tiles:
        for at in range(_TILE):
            for left, top in ((at, 0), (at, _TILE - 1), (0, at), (_TILE - 1, at)):
                x, y = tile.left + left, tile.top + top
                if x < first.width and y < first.height:
                    dark[y * first.width + x] = _LEVELS
    return Picture(first.width, first.height, bytes(dark))


def _softened(picture: Picture) -> list[list[int]]:
    """Return 16 times the darkness of each pixel and its neighbours, row by row, in a white frame two wide."""
    width = picture.width
    white = bytes(width)
    rows = [white, *(picture.dark[at : at + width] for at in range(0, len(picture.dark), width)), white]
    soft = []
    for above, here, below in zip(rows, rows[1:], rows[2:], strict=False):
        down = [0, *(a + 2 * b + c for a, b, c in zip(above, here, below, strict=True)), 0]
        across = (a + 2 * b + c for a, b, c in zip(down, down[1:], down[2:], strict=False))
        soft.append([0, 0, *across, 0, 0])
    frame = [[0] * (width + 4)] * 2
    return [*frame, *soft, *frame]


def _alike(one: list[list[int]], other: list[list[int]], left: int, top: int) -> bool:
    """Tell whether a tile is the same in both, when one of them may move by a pixel each way."""
    here, there = _cut(one, left, top), _cut(other, left, top)
    if here == there:
        return True
    most = 16 * _FAINT * _TILE * _TILE + _SHARE * max(sum(here), sum(there))
    moved = (_cut(other, left + x, top + y) for y in (0, -1, 1) for x in (0, -1, 1))
    return any(sum(abs(a - b) for a, b in zip(here, each, strict=False)) <= most for each in moved)


def _cut(rows: list[list[int]], left: int, top: int) -> list[int]:
    return [value for row in rows[top + 2 : top + 2 + _TILE] for value in row[left + 2 : left + 2 + _TILE]]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    while data:
        (length,) = struct.unpack(">I", data[:4])
        yield data[4:8], data[8 : 8 + length]
        data = data[12 + length :]
