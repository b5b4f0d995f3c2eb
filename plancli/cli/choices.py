"""Values that a flag allows: picks one, or names the near one and all that are allowed.

Knows words only; what a choice does is for the command.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from plancli.cli.output_names import ending_of, refuse_other_ending
from plancli.errors import UsageError
from plancli.near_word import nearest


def choose(flag: str, written: str, allowed: Iterable[str]) -> str:
    """Return `written` where it is allowed; UsageError that names what is.

    >>> choose("--format", "JSON", ["terminal", "json"])
    'json'
    """
    names = list(allowed)
    if written.lower() in names:
        return written.lower()
    near = nearest(written.lower(), names)
    key = "cli.not-allowed.near" if near else "cli.not-allowed"
    # A sign would be lost among the commas of the list.
    shown = ", ".join(name if name[0].isalnum() else f"“{name}”" for name in names)
    raise UsageError(key, flag=flag, value=written, near=near, allowed=shown)


def choose_format(
    written: str, output: Path | None, allowed: Sequence[str], *, binary: Iterable[str] = ()
) -> str:
    """Return the format that `--format` names, else the one that the ending of `-o` names, else the first.

    UsageError for a `binary` one without `-o`, as no screen shows it, and where the ending of `-o`
    promises another format.

    >>> choose_format("", Path("ke-hoach.XLSX"), ["json", "xlsx"])
    'xlsx'
    """
    ending = ending_of(output)
    form = choose("--format", written or (ending if ending in allowed else allowed[0]), allowed)
    if form in binary and output is None:
        raise UsageError("cli.needs-output", format=f"--format {form}")
    refuse_other_ending(output, form, allowed, chosen=bool(written))
    return form
