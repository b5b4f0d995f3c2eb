"""The progress file beside a plan, read: `ke-hoach.progress.yaml` for `ke-hoach.yaml` and `ke-hoach.docx`.

Reads and judges; entries are added by `progress_entries`, and it never writes.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from plancli.analysis.progress_match import (
    NO_MATCH,
    MatchedProgress,
    ProgressFault,
    ProgressFinding,
    match_progress,
)
from plancli.diagnostic import Diagnostic, Severity
from plancli.errors import InputError
from plancli.input_file import read_file
from plancli.loading import fault_diagnostic
from plancli.messages import Language, has_sentence, sentence
from plancli.model.plan import Plan
from plancli.model.progress import Progress
from plancli.model.resolve_progress import read_progress, wrong_days
from plancli.model.validation import progress_shape_faults
from plancli.records import dataclass
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault
from plancli.source.yaml_reader import read_yaml
from plancli.workspace.plan_files import STDIN

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written_progress import WrittenProgress

ENDING = ".progress.yaml"


@dataclass(frozen=True, slots=True)
class LoadedProgress:
    """The progress of one plan, as far as it could be read."""

    path: str
    """Of the progress file, with forward slashes; empty where there is no place for one (stdin)."""
    source: SourceDocument | None
    """None where there is no file, or its bytes are no text."""
    progress: Progress | None
    """None where there is no file, or it has not the shape of one."""
    matched: MatchedProgress
    """Empty where nothing could be matched."""
    diagnostics: tuple[Diagnostic, ...]
    """Faults of the file and of what it says, by place."""

    @property
    def stands(self) -> bool:
        """Tell whether there is a progress file, readable or not."""
        return self.source is not None or bool(self.diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The faults for which no answer may be given by it, in the order of the file."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)

    @property
    def is_usable(self) -> bool:
        """Whether an answer may be given by it: there is no file, or one without an error."""
        return not self.errors


NO_PROGRESS = LoadedProgress("", None, None, NO_MATCH, ())
"""Of a plan without a progress file."""


def progress_path(plan_path: str) -> Path | None:
    """Return where the progress of a plan stands; None for stdin, beside which nothing can stand.

    >>> progress_path("plans/2025-tramtau.yaml").as_posix()
    'plans/2025-tramtau.progress.yaml'
    """
    if plan_path == STDIN:
        return None
    place = Path(plan_path)
    return place.with_name(f"{place.stem}{ENDING}")


def load_progress(
    plan_path: str, plan: Plan, today: datetime.date, language: Language = Language.VI
) -> LoadedProgress:
    """Read the progress file beside a plan; `NO_PROGRESS` where none stands.

    InputError where one stands and cannot be opened.
    """
    place = progress_path(plan_path)
    if place is None:
        return NO_PROGRESS
    try:
        data = read_file(place, regular=True)
    except InputError as error:
        if error.key == "input.missing":
            return LoadedProgress(place.as_posix(), None, None, NO_MATCH, ())
        raise
    return read_progress_bytes(place.as_posix(), data, plan, today, language)


def read_progress_bytes(
    path: str, data: bytes, plan: Plan, today: datetime.date, language: Language = Language.VI
) -> LoadedProgress:
    """Read a progress file from bytes; `path` only names it."""
    read = read_yaml(path, data)
    document = read.document
    faults = read.faults
    if document is not None and document.value is not None:
        faults = (*faults, *progress_shape_faults(document))
    shown = document or SourceDocument(path, data.decode("utf-8", errors="replace"))
    found = [fault_diagnostic(fault, shown, language, _own_sentence(fault)) for fault in faults]
    if document is None or document.value is None or not all(fault.warning for fault in faults):
        return LoadedProgress(path, document, None, NO_MATCH, _by_place(found))
    written = cast("WrittenProgress", document.value)
    progress = read_progress(written)
    matched = match_progress(plan, progress, today)
    days = (ProgressFinding(ProgressFault.NOT_A_DAY, route) for route in wrong_days(written))
    found += (_diagnostic(each, document, language) for each in (*days, *matched.findings))
    return LoadedProgress(path, document, progress, matched, _by_place(found))


def _diagnostic(finding: ProgressFinding, source: SourceDocument, language: Language) -> Diagnostic:
    fault, span = finding.fault, source.locate(finding.route, finding.part)
    fields = {"value": source.words(finding.route), **finding.fields}
    return Diagnostic(
        code=fault.code,
        name=fault.label,
        severity=Severity.ERROR if fault.is_error else Severity.WARNING,
        message=sentence(language, f"progress.fault.{fault.label}", **fields),
        path=source.path,
        label=str(finding.route[1]) if len(finding.route) > 1 else "",
        span=span,
        source_line=source.line_text(span.start.line),
        help=sentence(language, f"progress.fault.{fault.label}.help", **fields),
    )


def _own_sentence(fault: Fault) -> str:
    """Return the key of what a progress file says of a fault otherwise than a plan file; empty for none."""
    key = f"progress.fault.{fault.kind.label}"
    return key if has_sentence(key) else ""


def _by_place(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.span))
