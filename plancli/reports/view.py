"""What every view has in common, as far as the renderers need it.

Describes only: views hold text, tuples and flags, and no methods that a template could call.
"""

from __future__ import annotations

from dataclasses import Field
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
