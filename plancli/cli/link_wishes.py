"""What the flags of `trace` ask for of a plan's links."""

from __future__ import annotations

from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class LinkWishes:
    """What is to become of the links of a plan."""

    suggest: bool = False
    write: bool = False
    accept: tuple[str, ...] = ()
    """Ids of work above whose links are still right."""
    yes: bool = False
    """True where nobody is to be asked."""
