"""What the name after `-o` says: one file of a format, or a folder for several files.

Refuses a name that the answer would belie, such as a PDF that is none; writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plancli.errors import UsageError
from plancli.input_file import is_folder

OFFICE_ENDINGS = frozenset(
    ("doc", "docm", "docx", "dotx", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "xls", "xlsm", "xlsx")
)
"""Endings of files that are no text: a program that opens one full of letters calls it damaged."""
_KNOWN_ENDINGS = OFFICE_ENDINGS | {"csv", "htm", "html", "ics", "json", "md", "yaml", "yml", "zip"}


def ending_of(output: Path | None) -> str:
    """Return the ending without its dot, in small letters; empty where there is none.

    >>> ending_of(Path("Kế hoạch.XLSX"))
    'xlsx'
    """
    return output.suffix.lstrip(".").lower() if output else ""


def file_name(written: str) -> Path:
    """Return the file that `-o` names; UsageError for a name that can only be a folder's: `ket-qua/`."""
    if written.endswith(("/", "\\")):
        raise UsageError("cli.output-is-folder", path=written)
    return Path(written)


def folder_name(written: str) -> Path:
    """Return the folder that `-o` names; UsageError for what is named as a file: `phieu.docx`."""
    place = Path(written)
    if ending_of(place) in _KNOWN_ENDINGS and not is_folder(place):
        raise UsageError("cli.output-is-file", path=place.as_posix(), folder=place.with_suffix("").as_posix())
    return place


def refuse_other_ending(output: Path | None, form: str, allowed: Sequence[str], *, chosen: bool) -> None:
    """Raise a UsageError where the ending of `output` promises another format than `form`.

    `chosen` tells that the user named the format, which a text may then have under any name of a text.
    """
    ending = ending_of(output)
    if output is None or ending not in _KNOWN_ENDINGS or ending == form:
        return
    if not chosen:
        key = "cli.ending-not-made.pdf" if ending == "pdf" and "docx" in allowed else "cli.ending-not-made"
        raise UsageError(key, ending=ending, allowed=_endings(allowed))
    if ending in OFFICE_ENDINGS or form in OFFICE_ENDINGS:
        raise UsageError("cli.ending-differs", path=output.as_posix(), ending=ending, format=form)


def _endings(allowed: Sequence[str]) -> str:
    """Return the endings that give each format, as a sentence lists them: `.txt, .json`."""
    return ", ".join(".txt" if form in ("table", "terminal") else f".{form}" for form in allowed)
