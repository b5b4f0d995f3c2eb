"""What the user names as a plan, loaded: a plan file, a paper, or stdin.

Where plans are in folders is for `workspace.plan_files`.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

from plancli.cli.streams import FAULTY, remark, working
from plancli.diagnostic import Diagnostic
from plancli.errors import InputError
from plancli.file_starts import PAPERS
from plancli.input_file import LARGEST, PAPER_ENDINGS, read_file
from plancli.loading import LoadedPlan, fault_diagnostic, load_bytes
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind
from plancli.workspace.plan_files import STDIN, kind_at, missing

_TEXT_ENDINGS = frozenset((*PAPER_ENDINGS, ".txt", ".md"))


def load_plan(path: str, language: Language) -> LoadedPlan:
    """Load the one plan that a command answers from; `-` reads stdin.

    InputError where there is nothing to read, with the near name where one stands beside it. What a person
    has to look at of a paper is said on stderr.
    """
    return _told(open_plan(path, language))


def load_data(name: str, data: bytes, language: Language) -> LoadedPlan:
    """Load a plan from bytes that stand in no file; `name` names them in messages, and by its ending."""
    return _told(_opened(name, data, language))


def _told(loaded: LoadedPlan) -> LoadedPlan:
    for each in loaded.remarks:
        remark(each)
    return loaded


def open_plan(path: str, language: Language) -> LoadedPlan:
    """Load a plan as `load_plan` does, without a word: of many at once the command speaks in their order."""
    return _opened(path if path == STDIN else Path(path).as_posix(), read_input(path), language)


def _opened(name: str, data: bytes, language: Language) -> LoadedPlan:
    if is_paper(data, name):
        return _open_paper(name, data, language)
    return load_bytes(name, data, language)


def read_input(path: str) -> bytes:
    """Return the bytes of the one file that a command reads; `-` is stdin.

    InputError where there is nothing to read, with the near name where one stands beside it.
    """
    if path == STDIN:
        return _read_stdin()
    place = Path(path)
    mode = kind_at(place)
    if mode is None:
        raise missing(place)
    if stat.S_ISDIR(mode):
        raise InputError("cli.plan-is-folder", path=place.as_posix())
    return read_file(place)


def is_paper(data: bytes, name: str) -> bool:
    """Tell a Word, PDF or text file from a plan file, by its first bytes, else by its ending."""
    return data.startswith(PAPERS) or PurePath(name).suffix.lower() in _TEXT_ENDINGS


def _open_paper(name: str, data: bytes, language: Language) -> LoadedPlan:
    """Read a paper as a plan in memory."""
    from plancli.importing.importer import NotAPlan, open_paper

    try:
        with working(sentence(language, "cli.import.reading", path=name), shown=not data.startswith(b"PK")):
            opened = open_paper(data, name)
    except NotAPlan as other:
        return _other_paper(name, other.kind, language)
    notes = (
        sentence(language, f"import.note.{note.key}", place=note.place, **note.fields)
        for note in opened.notes
        if note.look
    )
    remarks = tuple(sentence(language, "import.remark", path=name, note=said) for said in notes)
    return LoadedPlan(name, opened.source, opened.plan, (), remarks)


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
    if loaded.plan is not None and loaded.source is not None and not loaded.errors:
        return loaded.source, loaded.plan
    tell_errors(loaded.errors)
    remark(sentence(language, "cli.plan-unusable", path=loaded.path))
    import typer  # `check` goes another way, and starts without it

    raise typer.Exit(FAULTY)


def tell_errors(errors: Iterable[Diagnostic]) -> None:
    """Say the errors of a file on stderr, one a line, each with its place."""
    for each in errors:
        remark(error_line(each))


def error_line(error: Diagnostic) -> str:
    """Return an error as a line: `ke-hoach.yaml:12:5: KH05 …`."""
    start = error.span.start
    return f"{error.path}:{start.line}:{start.column}: {error.code} {error.message}"


def _read_stdin() -> bytes:
    data = b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError("input.too-large", path=STDIN, most=LARGEST // 1_000_000)
    return data
