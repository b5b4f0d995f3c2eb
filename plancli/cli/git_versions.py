"""Earlier versions of a file, asked of git as objects, so that nothing runs that a repository names.

Reads one object and changes nothing: no filter, diff driver, hook, pager or network of the repository's own
settings has a part in it. Nothing but this file starts git.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from plancli.errors import InputError, UsageError
from plancli.input_file import LARGEST
from plancli.programs import find_program
from plancli.records import dataclass

_SECONDS = 30
"""How long git may take; an object of a plan takes it milliseconds."""
_SAFE = (
    *("--no-pager", "--no-optional-locks", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
)
_SURROUNDINGS = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    # A partial clone would fetch what it lacks, by a command that its own settings may name.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""Variables that a hook of git sets, and by which the repository that holds a file would be passed over."""
_BLOB = "blob"
_SIMILAR = "-M40%"


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one revision has it."""

    revision: str
    """As the user writes it: `HEAD~1`."""
    path: str
    """Path inside the repository, from its top; with `./` in front, from `folder`."""
    folder: Path
    """Where git is asked."""
    shown: str
    """The path as the user writes it."""

    @property
    def name(self) -> str:
        """How it is called in messages: `HEAD~1:plans/2025-tramtau.yaml`."""
        return f"{self.revision}:{self.shown}"

    @property
    def is_relative(self) -> bool:
        """Tell whether `path` starts at `folder`, so that the repository is the one that holds it."""
        return self.path.startswith("./")


def version_of(revision: str, file: Path) -> Version:
    """Return the version of a file that stands, or stood, in a folder of a repository."""
    try:
        place = file.resolve()
    except (OSError, RuntimeError) as error:
        raise InputError("input.unreadable", path=file.as_posix(), reason=str(error)) from error
    return Version(revision, f"./{place.name}", place.parent, file.as_posix())


def read_version(version: Version) -> bytes:
    """Return the bytes of a version.

    UsageError for a name that can be none; InputError where there is no git, no repository, no such revision,
    no such file in it, or one too large.
    """
    _refuse_odd_names(version)
    commit, kind, size = _looked_up(version)
    if not commit:
        raise InputError("diff.git.no-revision", revision=version.revision)
    if kind != _BLOB:
        raise _not_there(version, commit, kind)
    if size > LARGEST:
        raise InputError("input.too-large", path=version.name, most=LARGEST // 1_000_000)
    return _git(("cat-file", _BLOB, f"{version.revision}:{version.path}"), version).stdout


def is_revision(revision: str, folder: Path) -> bool:
    """Say whether the repository that holds `folder` has a revision of this name; no where there is none."""
    try:
        version = Version(revision, "./", folder, "")
        _refuse_odd_names(version)
        return bool(_looked_up(version)[0])
    except (InputError, UsageError):
        return False


def in_repository(folder: Path) -> bool:
    """Say whether git keeps a repository that holds `folder`; yes where git cannot be asked."""
    try:
        _git(("rev-parse", "--git-dir"), Version("", "./", folder, ""))
    except InputError as error:
        return error.key != "diff.git.no-repository"
    return True


def _refuse_odd_names(version: Version) -> None:
    """Refuse what git could read as an option, or what would end a line of its input."""
    if version.revision.startswith("-") or not version.revision.strip():
        raise UsageError("diff.git.odd-revision", revision=version.revision)
    if not (version.revision + version.path).isprintable():
        raise UsageError("diff.git.odd-revision", revision=ascii(version.revision))


def _looked_up(version: Version) -> tuple[str, str, int]:
    """Return the commit, and the type and size of the file's object; empty and 0 for what is not there."""
    asked = f"{version.revision}^{{commit}}\n{version.revision}:{version.path}\n"
    done = _git(("cat-file", "--batch-check"), version, asked)
    answers = [line.split() for line in done.stdout.decode("utf-8", "replace").splitlines()]
    if len(answers) != 2:
        raise InputError("diff.git.failed", reason=_first_line(done))
    commit, found = answers
    known = commit[0] if commit[-1].isdigit() and commit[1:2] == ["commit"] else ""
    if len(found) == 3 and found[-1].isdigit():
        return known, found[1], int(found[2])
    return known, "", 0


def _not_there(version: Version, commit: str, kind: str) -> InputError:
    if kind:
        return InputError("diff.git.is-folder", path=version.name)
    earlier = _earlier_name(version, commit)
    key = "diff.git.renamed" if earlier else "diff.git.no-file"
    return InputError(key, path=version.shown, revision=version.revision, earlier=earlier)


def _earlier_name(version: Version, commit: str) -> str:
    """Return the path that the file had in that commit, as far as git can tell; empty for none."""
    try:
        prefix = _git(("rev-parse", "--show-prefix"), version).stdout.decode("utf-8", "replace").strip()
        listed = _git(
            *(("diff-tree", "-r", "-z", _SIMILAR, "--diff-filter=R", "--name-status"), version),
            tail=("--no-ext-diff", "--no-textconv", commit, "HEAD"),
        )
    except InputError:
        return ""
    wanted = f"{prefix}{version.path.removeprefix('./')}" if version.is_relative else version.path
    fields = listed.stdout.decode("utf-8", "replace").split("\0")
    renamed = dict(zip(fields[2::3], fields[1::3], strict=False))
    return renamed.get(wanted, "")


def _git(
    command: tuple[str, ...], version: Version, asked: str = "", *, tail: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Run git in the folder of a version; InputError where it is missing, takes too long, or refuses."""
    folder = version.folder
    program = find_program("git")
    if not program:
        raise InputError("diff.git.missing")
    passed_over = _ELSEWHERE if version.is_relative else ()
    kept = {name: value for name, value in os.environ.items() if name not in passed_over}
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, no shell
            [program, *_SAFE, *command, *tail],
            cwd=folder,
            input=asked.encode("utf-8", "surrogateescape"),
            capture_output=True,
            env={**kept, **_SURROUNDINGS},
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        key = "diff.git.missing" if folder.is_dir() else "diff.git.no-repository"
        raise InputError(key, path=folder.as_posix()) from error
    except subprocess.TimeoutExpired as error:
        raise InputError("diff.git.too-long", seconds=_SECONDS) from error
    except OSError as error:
        raise InputError("diff.git.failed", reason=error.strerror or str(error)) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace")
        if "not a git repository" in said:
            raise InputError("diff.git.no-repository", path=folder.as_posix())
        raise InputError("diff.git.failed", reason=_first_line(done))
    return done


def _first_line(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[0] if lines else f"git: {done.returncode}"
