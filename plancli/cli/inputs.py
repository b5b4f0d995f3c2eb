"""What the user names as plans: files, folders and stdin, found and loaded.

Follows no link inside a folder, and never guesses: a near name is offered, not taken.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import typer

from plancli.cli.choices import nearest
from plancli.cli.streams import absolute, remark, working
from plancli.diagnostic import Severity
from plancli.errors import InputError, PlancliError
from plancli.input_file import LARGEST, read_file
from plancli.loading import LoadedPlan, fault_diagnostic, load_bytes
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.patterns import late_pattern
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind

STDIN = "-"
FAULTY = 1
"""Exit code: the file was read and something in it is wrong."""
_ENDINGS = (".yaml", ".yml")
PAPER_STARTS = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")
"""First bytes of Word, PDF and RTF files."""
_TEXT_ENDINGS = frozenset({".txt", ".md", ".docx", ".doc", ".pdf"})
_HEAD = 65_536
"""Bytes looked at to tell a plan from other files."""
_MARK = late_pattern(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\"']?plancli[\"']?[ \t]*:", re.MULTILINE)


def load_plan(path: str, language: Language) -> LoadedPlan:
    """Load the one plan that a command answers from; `-` reads stdin.

    InputError where there is nothing to read, with the near name where one stands beside it.
    """
    data = read_input(path)
    name = path if path == STDIN else Path(path).as_posix()
    if is_paper(data, name):
        return _load_paper(name, data, language)
    return load_bytes(name, data, language)


def read_input(path: str) -> bytes:
    """Return the bytes of the one file that a command reads; `-` is stdin.

    InputError where there is nothing to read, with the near name where one stands beside it.
    """
    if path == STDIN:
        return _read_stdin()
    place = Path(path)
    mode = _mode(place)
    if mode is None:
        raise _missing(place)
    if stat.S_ISDIR(mode):
        raise InputError("cli.plan-is-folder", path=place.as_posix())
    return read_file(place)


def is_paper(data: bytes, name: str) -> bool:
    """Tell a Word, PDF or text file from a plan file, by its first bytes, else by its ending."""
    return data.startswith(PAPER_STARTS) or PurePath(name).suffix.lower() in _TEXT_ENDINGS


def _load_paper(name: str, data: bytes, language: Language) -> LoadedPlan:
    """Read a paper as a plan in memory; what a person has to look at is said on stderr."""
    from plancli.importing.importer import NotAPlan, open_paper

    try:
        with working(sentence(language, "cli.import.reading", path=name), shown=not data.startswith(b"PK")):
            opened = open_paper(data, name)
    except NotAPlan as other:
        return _other_paper(name, other.kind, language)
    for note in opened.notes:
        if note.look:
            said = sentence(language, f"import.note.{note.key}", place=note.place, **note.fields)
            remark(sentence(language, "import.remark", path=name, note=said))
    return LoadedPlan(name, opened.source, opened.plan, ())


def _other_paper(name: str, kind: str, language: Language) -> LoadedPlan:
    """Return what is said of a paper that is no plan: its kind, in words."""
    source = SourceDocument(name, "")
    cause = {"cause": "paper", "kind": kind} if kind else {"cause": "unknown-paper"}
    fault = Fault(FaultKind.NOT_A_PLAN, source.span(0, 0), cause)
    return LoadedPlan(name, None, None, (fault_diagnostic(fault, source, language),))


def usable_plan(path: str, language: Language) -> Plan:
    """Return the plan at `path`, as `load_usable` does, where its text is not needed."""
    return load_usable(path, language)[1]


def load_usable(path: str, language: Language) -> tuple[SourceDocument, Plan]:
    """Return text and plan; exit code 1, the faults said on stderr, where the file has errors.

    A paper or a list made from a file that could be read in part only would lose words in silence.
    """
    return usable(load_plan(path, language), language)


def usable(loaded: LoadedPlan, language: Language) -> tuple[SourceDocument, Plan]:
    """Return text and plan; exit code 1, the errors said on stderr, where the file has some."""
    errors = [each for each in loaded.diagnostics if each.severity is Severity.ERROR]
    if not errors and loaded.plan is not None and loaded.source is not None:
        return loaded.source, loaded.plan
    tell_errors(loaded)
    remark(sentence(language, "cli.plan-unusable", path=loaded.path))
    raise typer.Exit(FAULTY)


def tell_errors(loaded: LoadedPlan) -> None:
    """Say the errors of a file on stderr, one a line, each with its place."""
    for each in loaded.diagnostics:
        if each.severity is Severity.ERROR:
            start = each.span.start
            remark(f"{each.path}:{start.line}:{start.column}: {each.code} {each.message}")


def find_plans(paths: Sequence[str]) -> Iterator[str | PlancliError]:
    """Yield each file to check: folders opened, in order of name; a failure stands where it arose.

    A folder gives its .yaml and .yml files that have a top-level key `plancli`, hidden folders left out.
    What is named twice, in whatever words, is found once.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _files_of(path):
            if isinstance(found, PlancliError):
                yield found
            elif (whole := absolute(Path(found)) if found != STDIN else found) not in seen:
                seen.add(whole)
                yield found


def _files_of(path: str) -> Iterator[str | PlancliError]:
    if path == STDIN:
        yield path
        return
    place = Path(path)
    try:
        mode = _mode(place)
    except InputError as error:
        yield error
        return
    if mode is None:
        yield _missing(place)
    elif stat.S_ISDIR(mode):
        yield from _plans_in(place)
    else:
        yield place.as_posix()


def _mode(place: Path) -> int | None:
    """Return what kind of thing stands there, None for nothing; InputError where that cannot be told."""
    try:
        return place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except PermissionError as error:
        raise InputError("input.permission", path=place.as_posix()) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("input.unreadable", path=place.as_posix(), reason=reason) from error


def _plans_in(folder: Path) -> Iterator[str | PlancliError]:
    unreadable: list[OSError] = []
    found = False
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(root, name)
            if name.lower().endswith(_ENDINGS) and not file.is_symlink() and _looks_like_plan(file):
                found = True
                yield file.as_posix()
    for error in unreadable:
        yield InputError("input.permission", path=Path(str(error.filename)).as_posix())
    if not found and not unreadable:
        yield InputError("cli.folder-without-plans", path=folder.as_posix())


def _looks_like_plan(file: Path) -> bool:
    """Tell by the top-level key; a file that cannot be opened is left for the loader to explain."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return True
    return has_plan_key(head)


def has_plan_key(data: bytes) -> bool:
    """Tell whether a text is meant as a plan file: it has the top-level key `plancli`."""
    # A plan saved as UTF-16 is still meant as a plan: its letters stand between zero bytes.
    return _MARK.search(data.replace(b"\0", b"")) is not None


def _missing(place: Path) -> InputError:
    """Say that nothing stands there, and what nearly does."""
    try:
        neighbours = [each.name for each in place.parent.iterdir()]
    except (OSError, ValueError):
        neighbours = []
    near = nearest(place.name, neighbours)
    key = "cli.missing.near" if near else "input.missing"
    return InputError(key, path=place.as_posix(), near=(place.parent / near).as_posix())


def _read_stdin() -> bytes:
    data = b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError("input.too-large", path=STDIN, most=LARGEST // 1_000_000)
    return data
