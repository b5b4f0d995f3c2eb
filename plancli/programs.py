"""Where a program of this computer stands that the user's own shell would find; starts none.

Looks in whole paths only: Windows looks first in the folder that it works in, and so does a search path
with a dot. There a stranger's repository may have a `git` or a `soffice` of its own.
"""

from __future__ import annotations

import os
from pathlib import Path


def find_program(*names: str) -> str:
    """Return the path of the first of these programs that the search path leads to; empty for none.

    Example: `find_program("soffice", "libreoffice")`.
    """
    folders = [Path(folder) for folder in os.get_exec_path() if Path(folder).is_absolute()]
    places = (folder / _file_name(name) for name in names for folder in folders)
    return next((str(place) for place in places if place.is_file() and os.access(place, os.X_OK)), "")


def system_program(name: str) -> str:
    """Return the path of a program of Windows itself; empty where there is no Windows."""
    root = os.environ.get("SYSTEMROOT", "")
    place = Path(root, "System32", f"{name}.exe")
    return str(place) if root and place.is_absolute() and place.is_file() else ""


def _file_name(name: str) -> str:
    return f"{name}.exe" if os.name == "nt" else name
