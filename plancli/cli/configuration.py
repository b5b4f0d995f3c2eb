"""Which settings hold for which plan of a run: the nearest file, the one that is named, or none.

Reads each file once; a plan on stdin belongs to the current folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from plancli import __version__
from plancli.cli.streams import current_folder
from plancli.errors import UsageError
from plancli.input_file import names_another_machine
from plancli.settings import Settings, find_settings, place_in, read_settings, repository_of
from plancli.workspace.plan_files import STDIN

_NONE = Settings()


class Configuration:
    """The settings of one run."""

    def __init__(
        self,
        named: Path | None = None,
        *,
        ignored: bool = False,
        accept: Callable[[Settings], None] = lambda _settings: None,
    ) -> None:
        """Take `--config FILE` and `--no-config`; UsageError where both are given.

        `accept` raises a UsageError for settings that a command cannot use.
        """
        if named is not None and ignored:
            raise UsageError("settings.config-and-none")
        self._ignored = ignored
        self._accept = accept
        self._by_folder: dict[str, Settings] = {}
        self._by_file: dict[Path, Settings] = {}
        self._named = None if named is None else self._read(named)

    def of(self, path: str) -> Settings:
        """Return what holds for the plan at `path`; the failure of `read_settings` where it is bad."""
        if self._ignored:
            return _NONE
        if self._named is not None:
            return self._named
        folder = os.curdir if path == STDIN else Path(path).parent.as_posix()
        if folder not in self._by_folder:
            found = find_settings(folder)
            self._by_folder[folder] = self._found(_near(found)) if found else _NONE
        return self._by_folder[folder]

    def _found(self, file: Path) -> Settings:
        """Read a file that nobody named: it may be a stranger's, so it leads nowhere else."""
        settings = self._read(file)
        for key, places in _places(settings):
            for place in places:
                _refuse_outside(file, key, place)
        return settings

    def _read(self, file: Path) -> Settings:
        if file not in self._by_file:
            settings = read_settings(file, __version__)
            self._accept(settings)
            self._by_file[file] = settings
        return self._by_file[file]


def _places(settings: Settings) -> Iterator[tuple[str, Sequence[Path]]]:
    yield "registry", settings.registry
    yield "baseline", [settings.baseline] if settings.baseline else []
    yield "templates", [settings.templates] if settings.templates else []


def _refuse_outside(file: Path, key: str, place: Path) -> None:
    """Raise a UsageError for a place on another machine, or outside of the repository that holds `file`.

    An office that keeps its files elsewhere names its settings with `--config`.
    """
    written = place.relative_to(file.parent) if place.is_relative_to(file.parent) else place
    if names_another_machine(str(written)):
        raise UsageError("settings.other-machine", place=place_in(file, key), key=key)
    top = repository_of(file.parent)
    if top is not None and not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(top)):
        raise UsageError("settings.outside", place=place_in(file, key), key=key, top=top.as_posix())


def _near(file: Path) -> Path:
    """Return the path as seen from the current folder, where it lies in or below that."""
    here = current_folder()
    return file.relative_to(here) if here and file.is_relative_to(here) else file
