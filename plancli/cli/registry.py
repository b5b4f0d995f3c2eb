"""The registry of a run: what is shipped, the overlays that settings name, and a notice where it is old.

The notice goes to stderr, so that no machine's answer is touched, and once, however many plans there are.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from plancli.cli.streams import remark
from plancli.legal.registry import Registry, load_default_registry
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import parse_date

OLD_AFTER = 180
"""Days. Most acts take effect on 1 January or 1 July, so that half a year always has brought new ones."""

_MOST_NAMED = 5


def open_registry(overlays: Sequence[Path], language: Language) -> Registry:
    """Return the registry with these overlays; says on stderr where it is old, and where they contradict it.

    InputError or UsageError where an overlay cannot be used.
    """
    registry = load_registry(overlays)
    tell_if_old(registry, datetime.date.today(), language)
    _tell_contradictions(registry, overlays, language)
    return registry


def load_registry(overlays: Sequence[Path]) -> Registry:
    """Return the registry with these overlays, without a word; raises as `open_registry` does."""
    if not overlays:
        return load_default_registry()
    from plancli.legal.overlay import load_registry_with

    return load_registry_with(overlays)


def _tell_contradictions(registry: Registry, overlays: Sequence[Path], language: Language) -> None:
    """Say on stderr where an overlay has the last word against what is shipped: it may be a stranger's."""
    against = registry.contradictions() if overlays else ()
    if against:
        numbers = ", ".join(each.number for each in against[:_MOST_NAMED])
        fields = {"paths": ", ".join(each.as_posix() for each in overlays), "count": len(against)}
        key = "law.overlay-against.more" if len(against) > _MOST_NAMED else "law.overlay-against"
        remark(sentence(language, key, numbers=numbers, **fields))


def tell_if_old(registry: Registry, today: datetime.date, language: Language) -> None:
    """Say on stderr, once, that the review lies more than `OLD_AFTER` days back."""
    checked = parse_date(registry.checked)
    if checked is None:
        return
    days = (today - checked.first_day).days
    if days > OLD_AFTER:
        from plancli.vietnamese.dates import shown_day

        remark(sentence(language, "law.old", checked=shown_day(registry.checked), days=days))
