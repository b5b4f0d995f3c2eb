"""A set of numbered files written into its folder, and what is said of it before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from plancli.cli.streams import answer_set, remark, working
from plancli.messages import Language, sentence
from plancli.writing import finish_sets

_NAMED = 5
"""Names that a remark lists; a hundred would push the rest off the screen."""


def write_numbered(
    folder: Path,
    files: Mapping[str, bytes],
    ending: str,
    language: Language,
    *,
    force: bool,
    whole: bool = True,
    shown: bool = False,
) -> None:
    """Write the files, all or none, and say so; a file that someone has worked on is kept unless `force`.

    With `whole` they are all that there are, so others of their kind are named as of an earlier run. `shown`
    lets a person see that it takes its time.
    """
    _tell_finished(folder, language)
    with working(sentence(language, "cli.sheets.writing"), shown=shown):
        made = answer_set(folder, files, force=force)
    remark(sentence(language, "cli.written-set", count=len(made), folder=folder.as_posix()))
    if whole:
        _tell_not_made(folder, files, ending, language)


def _tell_finished(folder: Path, language: Language) -> None:
    """Finish what a killed run left half way in `folder`, and say so."""
    for ended in finish_sets(folder):
        key = "cli.set.finished" if ended.forward else "cli.set.put-back"
        remark(sentence(language, key, folder=folder.as_posix(), count=len(ended.done)))
        if ended.kept:
            names = _listed(ended.kept)
            remark(sentence(language, "cli.set.kept", folder=folder.as_posix(), names=names))


def _tell_not_made(folder: Path, made: Iterable[str], ending: str, language: Language) -> None:
    """Name the numbered files of an earlier run that `folder` still holds; only a person may delete them."""
    from plancli.reports.file_names import sheets_not_made

    with suppress(OSError):
        found = [place.name for place in folder.iterdir()]
        if left := sheets_not_made(found, made, ending):
            remark(sentence(language, "cli.set.not-made", folder=folder.as_posix(), names=_listed(left)))


def _listed(names: Sequence[str]) -> str:
    """Return the names in quotes; of many the first, and how many more there are."""
    more = f", … (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return ", ".join(f"“{name}”" for name in names[:_NAMED]) + more
