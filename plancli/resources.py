"""Where plancli keeps what it ships: Jinja and Word templates, the JSON Schema, the registries.

Finds and reads; it never writes there, and never looks outside the three folders.
"""

from __future__ import annotations

import functools
import mmap
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Literal

from plancli.errors import InputError

ResourceKind = Literal["templates", "schemas", "data"]
"""A shipped folder: templates a clerk may edit, generated schemas, dated registries."""

SIZES = "sizes.tsv"
"""Name and bytes of each file in `data`; `make schema` writes it."""
_PACKAGE = Path(__file__).resolve().parent


def resource_path(kind: ResourceKind, name: str) -> Path:
    """Return the shipped file `name` of the folder `kind`; `name` may hold a subfolder, after `/`.

    InputError `resource.missing` where the installation lacks it, or where `name` leaves the folder;
    `resource.damaged` for data that was cut short, from which a wrong answer would be made in silence.

    >>> resource_path("schemas", "plan.schema.json").name
    'plan.schema.json'
    """
    parts = PurePosixPath(name)
    path = _folder(kind, _PACKAGE) / parts
    if parts.is_absolute() or ".." in parts.parts or "\\" in name or not path.is_file():
        raise InputError("resource.missing", name=f"{kind}/{name}")
    if kind == "data" and path.stat().st_size < _sizes(path.parent).get(name, 0):
        raise InputError("resource.damaged", name=f"{kind}/{name}")
    return path


@functools.cache
def _sizes(folder: Path) -> Mapping[str, int]:
    """Return how many bytes each file of data has to have, as `SIZES` tells."""
    try:
        rows = (line.split("\t") for line in (folder / SIZES).read_text("ascii").splitlines())
        return {name: int(size) for name, size in rows}
    except (OSError, ValueError):
        return {}


def read_resource(kind: ResourceKind, name: str) -> bytes:
    """Return the bytes of a shipped file; the same errors as `resource_path`."""
    return resource_path(kind, name).read_bytes()


def resource_names(kind: ResourceKind) -> tuple[str, ...]:
    """Return the names of all shipped files of a folder, with `/` after a subfolder, in order."""
    folder = _folder(kind, _PACKAGE)
    return tuple(sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()))


def map_resource(kind: ResourceKind, name: str) -> bytes | mmap.mmap:
    """Return a shipped file of which little is looked at, mapped: only the pages touched are read.

    The same errors as `resource_path`; the bytes themselves where the system cannot map the file.
    """
    path = resource_path(kind, name)
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return path.read_bytes()


def _folder(kind: ResourceKind, package: Path) -> Path:
    """Return the folder of `kind`: bundled in a wheel, beside the package in a checkout."""
    if kind == "data":
        return package / "data"
    bundled = package / "bundled" / kind
    # The bundle first: what stands beside an installed package belongs to someone else.
    return bundled if bundled.is_dir() else package.parent / kind
