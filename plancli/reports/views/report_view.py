"""What every view has in common, as far as the renderers need it.

Views hold text, tuples and flags, and no methods that a template could call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from functools import cache
from typing import Any, ClassVar, Protocol


class ReportView(Protocol):
    """A frozen dataclass that a template reads."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def title(self) -> str:
        """Title for the properties of the file."""

    @property
    def author(self) -> str:
        """The issuer, for the same."""


def view_values(view: ReportView) -> Mapping[str, object]:
    """Return what a template reads of a view: each record in it as a mapping, by field.

    As `dataclasses.asdict`, which copies what cannot change and takes four times as long.
    """
    return {name: _plain(getattr(view, name)) for name in _names(view.__class__) or ()}


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """Return the names of the fields of a record, None for anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _plain(value: Any) -> object:  # noqa: ANN401 - text, flag, tuple or record
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    names = _names(value.__class__)
    return value if names is None else {name: _plain(getattr(value, name)) for name in names}
