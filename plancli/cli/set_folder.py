"""What is said about the folder of a set of numbered files, before and after a run writes into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from plancli.cli.streams import remark
from plancli.messages import Language, sentence
from plancli.writing import finish_sets

_NAMED = 5
"""Names that a remark lists; a hundred would push the rest off the screen."""


def tell_finished(folder: Path, language: Language) -> None:
    """Finish what a killed run left half way in `folder`, and say so."""
    for ended in finish_sets(folder):
        key = "cli.set.finished" if ended.forward else "cli.set.put-back"
        remark(sentence(language, key, folder=folder.as_posix(), count=len(ended.done)))
        if ended.kept:
            names = _listed(ended.kept)
            remark(sentence(language, "cli.set.kept", folder=folder.as_posix(), names=names))


def tell_not_made(folder: Path, made: Iterable[str], ending: str, language: Language) -> None:
    """Name the numbered files of an earlier run that `folder` still holds; only a person may delete them."""
    from plancli.reports.sheet_names import sheets_not_made

    with suppress(OSError):
        found = [place.name for place in folder.iterdir()]
        if left := sheets_not_made(found, made, ending):
            remark(sentence(language, "cli.set.not-made", folder=folder.as_posix(), names=_listed(left)))


def _listed(names: Sequence[str]) -> str:
    """Return the names in quotes; of many the first, and how many more there are."""
    more = f", … (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return ", ".join(f"“{name}”" for name in names[:_NAMED]) + more
