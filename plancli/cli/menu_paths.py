"""Files as a person at the menu names them, files that stand near, and names that are still free.

Reads names of files only; nothing is opened or written here.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import unquote

from plancli.cli.streams import stands
from plancli.input_file import PAPER_ENDINGS, PLAN_ENDINGS
from plancli.vietnamese.folding import unaccent
from plancli.workspace.plan_files import whole_path

PLANS = (*PLAN_ENDINGS, *PAPER_ENDINGS)
TABLES = (".xlsx",)
_NEAR_FOLDERS = ("", "ke-hoach-mau", "plans")
"""Where files are looked for: the current folder, and what comes with the program or a checkout."""
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"))
_LONGEST_SLUG = 40


def pasted_path(written: str) -> str:
    """Return the path that was typed, pasted ("Copy as path") or dropped into the window.

    >>> pasted_path('"D:/Tài liệu/kế hoạch.docx" ')
    'D:/Tài liệu/kế hoạch.docx'
    >>> pasted_path("file:///home/van%20thu/ke-hoach.docx")
    '/home/van thu/ke-hoach.docx'
    """
    # PowerShell puts "& " before what is dropped on it.
    text = written.strip().removeprefix("& ").strip()
    for opening, closing in _QUOTES:
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            text = text[1:-1].strip()
            break
    if text.lower().startswith("file://"):
        text = unquote(text[len("file://") :])
        return re.sub(r"^/([A-Za-z]:)", r"\1", text)
    if os.sep == "/" and "\\" in text and not stands(Path(text)):
        # A terminal of Linux or macOS writes a dropped name with its blanks escaped.
        return re.sub(r"\\(.)", r"\1", text)
    return text


def as_argument(path: str) -> str:
    """Return a path as a command takes it, which would read a dash at its beginning as a flag.

    >>> as_argument("-nháp.yaml")
    './-nháp.yaml'
    """
    return f"./{path}" if path.startswith("-") else path


def near_files(endings: Sequence[str], used: Iterable[str]) -> list[str]:
    """Return files to offer by number: those used in this sitting, then those near, the newest first."""
    wanted = (path for path in used if Path(path).suffix.lower() in endings and Path(path).is_file())
    found = {whole_path(path): path for path in wanted}
    for folder in _NEAR_FOLDERS:
        try:
            places = sorted(Path(folder).iterdir(), key=_age)
        except OSError:
            continue
        for place in places:
            shown = place.name.startswith((".", "~$")) or ".progress." in place.name
            if place.suffix.lower() in endings and not shown and place.is_file():
                found.setdefault(whole_path(place.as_posix()), place.as_posix())
    return list(found.values())


def _age(place: Path) -> tuple[float, str]:
    """Return what sorts the newest file first; one that went away meanwhile comes last."""
    try:
        return -place.stat().st_mtime, place.name
    except OSError:
        return 0.0, place.name


def beside(path: str, name: str, ending: str = "") -> str:
    """Return a free name in the folder of a file: `name.ending`, else `name-2.ending`, and so on."""
    folder = Path(path).parent
    place, number = folder / f"{name}{ending}", 2
    while stands(place):
        place, number = folder / f"{name}-{number}{ending}", number + 1
    return place.as_posix()


def slug(name: str) -> str:
    """Return a name as files may bear it everywhere.

    >>> slug("Phòng Văn hóa & Thông tin")
    'phong-van-hoa-thong-tin'
    """
    words = re.findall(r"[a-z0-9]+", unaccent(name.lower()))
    short = "-".join(words)[:_LONGEST_SLUG]
    return short.rstrip("-") or "x"


def own_templates() -> list[str]:
    """Return the flag for the Word templates beside the program, where somebody changed one of them."""
    folder = Path(sys.executable).parent / "bieu-mau"
    if not getattr(sys, "frozen", False) or not folder.is_dir():
        return []
    from plancli.errors import InputError
    from plancli.resources import read_resource

    for place in folder.rglob("*.docx"):
        try:
            shipped = read_resource("templates", place.relative_to(folder).as_posix())
            if place.read_bytes() != shipped:
                return ["--templates", folder.as_posix()]
        except (InputError, OSError):
            continue
    return []
