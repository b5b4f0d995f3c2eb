"""The two versions that a comparison is asked for: files, stdin, or what git keeps.

A file wins over a revision of the same name, and that is said; nothing is guessed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import typer

from plancli.cli.git_versions import Version, in_repository, is_revision, read_version, version_of
from plancli.cli.inputs import load_data, read_input, tell_errors
from plancli.cli.streams import FAULTY, absolute, remark
from plancli.errors import InputError, UsageError
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.workspace.plan_files import STDIN

_LAST = "HEAD"
"""The revision that a file alone is compared with: the last commit."""
_FILE = re.compile(r"\.(?:ya?ml|docx?|pdf|txt|md)$", re.IGNORECASE)
"""Endings of plans: what bears one and is not there is a missing file, not a revision."""
_Source = Version | str


@dataclass(frozen=True, slots=True)
class TwoPlans:
    """Both versions, loaded."""

    names: tuple[str, str]
    """As messages call them."""
    old: Plan
    new: Plan


def two_plans(first: str, second: str | None, language: Language) -> TwoPlans:
    """Return the plans that the arguments of a comparison name; `second` None for a file alone.

    Exit code 1, with the errors of both said, where one of them is no usable plan.
    """
    sources = _sources(first, second, language)
    if sources[0] == STDIN == sources[1]:
        raise UsageError("cli.diff.one-stdin")
    names = (_name(sources[0]), _name(sources[1]))
    if not any(isinstance(each, Version) or each == STDIN for each in sources) and _same(*names):
        remark(sentence(language, "cli.diff.same-file", path=names[1]))
    data = [_read(each) for each in sources]
    loaded = [load_data(name, each, language) for name, each in zip(names, data, strict=True)]
    plans = [_usable(each, language) for each in loaded]
    if plans[0] is None or plans[1] is None:
        raise typer.Exit(FAULTY)
    return TwoPlans(names, plans[0], plans[1])


def old_plan(written: str, file: str, language: Language) -> Plan:
    """Return the earlier version that a flag names, of the plan at `file`; exit code 1 if it has errors."""
    source = _old(written, file, language)
    plan = _usable(load_data(_name(source), _read(source), language), language)
    if plan is None:
        raise typer.Exit(FAULTY)
    return plan


def _sources(first: str, second: str | None, language: Language) -> tuple[_Source, _Source]:
    if second is not None:
        new = _version(second) or second
        return _old(first, new, language), new
    if first == STDIN:
        raise UsageError("cli.diff.needs-two")
    version = _version(first)
    if version is not None:
        return version, version.path
    if not _stands(first):
        read_input(first)  # says what is missing, and what nearly stands there
    return version_of(_LAST, Path(first)), first


def _old(written: str, new: _Source, language: Language) -> _Source:
    if written == STDIN or _stands(written):
        if written != STDIN and not _FILE.search(written) and is_revision(written, Path.cwd()):
            remark(sentence(language, "cli.diff.file-wins", name=written))
        return written
    if version := _version(written):
        return version
    if _FILE.search(written) or new == STDIN:
        return written
    if isinstance(new, Version):
        return Version(written, new.path, new.folder, new.shown)
    if not _stands(new):
        read_input(new)
    return _told_apart(written, version_of(written, Path(new)))


def _told_apart(written: str, version: Version) -> Version:
    """Return the version; InputError that speaks of the file, too, where no repository can have it."""
    if not in_repository(version.folder):
        raise InputError("diff.git.neither", name=written, path=version.folder.as_posix())
    return version


def _version(written: str) -> Version | None:
    """Return the version that `REV:PATH` names; None for a file, a drive of Windows, anything else."""
    revision, colon, path = written.partition(":")
    drive = os.name == "nt" and len(revision) == 1
    if not colon or not revision or not path or drive or _stands(written):
        return None
    return Version(revision, path, Path(os.curdir), path.removeprefix("./"))


def _name(source: _Source) -> str:
    if isinstance(source, Version):
        return source.name
    return source if source == STDIN else Path(source).as_posix()


def _read(source: _Source) -> bytes:
    return read_version(source) if isinstance(source, Version) else read_input(source)


def _stands(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _same(one: str, other: str) -> bool:
    return absolute(Path(one)) == absolute(Path(other))


def _usable(loaded: LoadedPlan, language: Language) -> Plan | None:
    """Return the plan of a file without errors; else say them, and that nothing is answered from it."""
    if loaded.is_usable:
        return loaded.plan
    tell_errors(loaded.errors)
    remark(sentence(language, "cli.plan-unusable", path=loaded.path))
    return None
