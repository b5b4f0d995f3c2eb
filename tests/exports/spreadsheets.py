"""Reads workbooks back: with openpyxl, and with LibreOffice where it is installed."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from tests.outside_programs import absent, require

OFFICE = shutil.which("soffice") or ""
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""Comma, quotes, UTF-8, as shown, one file a sheet."""


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def table(data: bytes, sheet: str) -> list[list[Any]]:
    """Return the values of a sheet, an empty cell as an empty text; Excel unescapes `_x005F_` as this does."""
    rows = opened(data)[sheet].iter_rows(values_only=True)
    return [[_value(cell) for cell in row] for row in rows]


def records(data: bytes, sheet: str) -> list[dict[str, Any]]:
    head, *rows = table(data, sheet)
    return [dict(zip(head, row, strict=True)) for row in rows]


def in_office(data: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """Return what LibreOffice shows, by sheet; skips the test where there is none."""
    require("soffice")
    (folder / "a.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", _EVERY_SHEET, "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "a.xlsx")], check=True, capture_output=True, timeout=120)
    found = {}
    for path in folder.glob("a-*.csv"):
        text = path.read_bytes().decode("utf-8-sig")
        found[path.stem.removeprefix("a-")] = list(csv.reader(io.StringIO(text, newline="")))
    if not found:
        absent("this LibreOffice opens no workbook (libreoffice-calc is missing)")
    return found


def _value(cell: Any) -> Any:
    if cell is None:
        return ""
    return unescape(cell) if isinstance(cell, str) else cell
