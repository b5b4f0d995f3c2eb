"""The comparer of pages sees what a reader would see, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.reports.page_picture import Picture, difference, differing_tiles, read_pgm, read_png, write_png

WIDTH, HEIGHT = 413, 585
LINE = 13
"""Pixels from one line of text to the next, at 50 dots an inch."""


def _page(lines: int = 30, *, without: tuple[int, int] | None = None, moved: int = 0) -> Picture:
    """Draw lines of words as a renderer does: letters of 3 x 6 pixels in several greys."""
    chance = random.Random(1)
    dark = bytearray(WIDTH * HEIGHT)
    for line in range(lines):
        left, top = 60, 60 + line * LINE + (moved if line >= 10 else 0)
        for word in range(10):
            for _ in range(chance.randint(2, 6)):
                shades = [chance.choice((0, 4, 9, 13)) for _ in range(18)]
                if (line, word) != without:
                    for at, shade in enumerate(shades):
                        dark[(top + at // 3) * WIDTH + left + at % 3] = shade
                left += 4
            left += 5
    return Picture(WIDTH, HEIGHT, bytes(dark))


def _noisy(page: Picture) -> Picture:
    """Draw the same page as another version of the renderer would: each letter's edges a little off."""
    chance = random.Random(2)
    dark = (
        max(0, min(15, value + chance.choice((-3, -1, 0, 0, 1, 3)))) if value else 0 for value in page.dark
    )
    return Picture(page.width, page.height, bytes(dark))


def test_the_same_page_and_one_with_noise_pass() -> None:
    page = _page()
    assert differing_tiles(page, page) == []
    assert _noisy(page) != page
    assert differing_tiles(page, _noisy(page)) == []


@pytest.mark.parametrize("shift", [1, -1])
def test_a_page_drawn_one_pixel_aside_passes(shift: int) -> None:
    page = _page()
    aside = Picture(page.width, page.height, page.dark[shift:] + page.dark[:shift])
    assert differing_tiles(page, aside) == []


@pytest.mark.parametrize("moved", [LINE, LINE // 2, -LINE])
def test_lines_that_moved_are_seen_where_they_moved(moved: int) -> None:
    tiles = differing_tiles(_page(), _page(moved=moved))
    assert tiles
    assert min(tile.top for tile in tiles) >= 60 + 9 * LINE - 16


@pytest.mark.parametrize("word", [(0, 0), (12, 4), (29, 9)])
def test_a_word_that_is_gone_is_seen_at_its_place(word: tuple[int, int]) -> None:
    tiles = differing_tiles(_page(), _page(without=word))
    top = 60 + word[0] * LINE
    assert tiles
    assert all(top - 16 < tile.top < top + 8 for tile in tiles)


def test_the_picture_of_a_difference_frames_it() -> None:
    page, other = _page(), _page(without=(12, 4))
    tiles = differing_tiles(page, other)
    shown = difference(page, other, tiles)
    assert all(shown.dark[tile.top * WIDTH + tile.left] == 15 for tile in tiles)
    assert sum(shown.dark) > 0
    assert str(tiles[0]).endswith("mm from the top")


@pytest.mark.parametrize("width", [412, 413])
def test_a_picture_comes_back_from_its_file_and_stays_small(width: int, tmp_path: Path) -> None:
    page = Picture(width, 7, bytes(at % 16 for at in range(width * 7)))
    write_png(tmp_path / "a.png", page)
    assert read_png(tmp_path / "a.png") == page
    write_png(tmp_path / "b.png", _page())
    assert (tmp_path / "b.png").stat().st_size < 40_000


def test_what_pdftoppm_writes_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pgm").write_bytes(b"P5\n3 2\n255\n\x20\x0a\xff\x00\xf0\x7f")
    assert read_pgm(tmp_path / "a.pgm") == Picture(3, 2, bytes((13, 15, 0, 15, 0, 8)))
