"""The links that a plan file writes to the plans and the law above it, resolved; it follows none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plancli.model.link import LinkState, LinkTarget, NotApplicable, ParentReference, TraceLink
from plancli.source.position import Route

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written_links import WrittenLink, WrittenNotApplicable, WrittenParent


def read_parents(written: Sequence[WrittenParent]) -> tuple[ParentReference, ...]:
    """Return the parent plans in the order of the file."""
    return tuple(
        ParentReference(each["name"], each.get("words", ""), each.get("file", ""), ("parents", index))
        for index, each in enumerate(written)
    )


def read_links(written: Sequence[WrittenLink], route: Route) -> tuple[TraceLink, ...]:
    """Return what one task, duty or section implements."""
    return tuple(
        TraceLink(
            _target(each),
            LinkState(each["state"]) if "state" in each else None,
            each.get("fingerprint", ""),
            each.get("note", ""),
            (*route, index),
        )
        for index, each in enumerate(written)
    )


def read_not_applicable(written: Sequence[WrittenNotApplicable]) -> tuple[NotApplicable, ...]:
    """Return what of the plans and the law above does not apply, each with its reason."""
    return tuple(
        NotApplicable(_target(each), each["reason"], each.get("fingerprint", ""), ("not_applicable", index))
        for index, each in enumerate(written)
    )


def _target(written: WrittenLink | WrittenNotApplicable) -> LinkTarget:
    return LinkTarget(written.get("parent", ""), written.get("task", ""), written.get("duty", ""))
