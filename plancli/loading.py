"""One path, one plan: reads a file into a resolved plan, or into diagnostics that say why not.

Loads a single file; several files at once are another room's work. It never writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from plancli.diagnostic import MOST_LINES, Diagnostic, Severity
from plancli.input_file import read_file
from plancli.messages import Language, has_sentence, sentence
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.validation import UNIT_LIST_KEYS, shape_faults
from plancli.records import dataclass
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind
from plancli.source.yaml_reader import read_yaml

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written import WrittenPlan

_HARMLESS_TO_SHAPE = frozenset({FaultKind.UNKNOWN_KEY})
"""Shape faults that leave the rest of the plan readable."""


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """One file as it was read."""

    path: str
    """As the user named it, with forward slashes."""
    source: SourceDocument | None
    """None where the bytes could not be read as text."""
    plan: Plan | None
    """None where the file cannot be used as a plan."""
    diagnostics: tuple[Diagnostic, ...]
    """Faults of the file itself, in its order."""
    remarks: tuple[str, ...] = ()
    """What a person has to look at of how a paper was read, in words."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The faults for which no answer may be given from it, in the order of the file."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)

    @property
    def fault_codes(self) -> Counter[str]:
        """How often the file has each fault."""
        return Counter(each.code for each in self.diagnostics)

    @property
    def is_usable(self) -> bool:
        """Whether it is a plan of which all could be read."""
        return self.source is not None and self.plan is not None and not self.errors


Load = Callable[[str], LoadedPlan]
"""Loads one file by its path, a Word file too; raises an InputError, and prints nothing."""


def load_file(path: Path) -> LoadedPlan:
    """Read one plan file; InputError where there is nothing to read."""
    return load_bytes(path.as_posix(), read_file(path))


def load_bytes(path: str, data: bytes, language: Language = Language.VI) -> LoadedPlan:
    """Read a plan from bytes; `path` only names it."""
    read = read_yaml(path, data, unit_list_keys=UNIT_LIST_KEYS)
    faults = read.faults
    document = read.document
    value = document.value if document else None
    if document is not None and value is not None:
        faults = (*faults, *shape_faults(document))
    usable = isinstance(value, dict) and all(map(_leaves_plan_usable, faults))
    plan = resolve(cast("WrittenPlan", value)) if usable else None
    shown = document or SourceDocument(path, data.decode("utf-8", errors="replace"))
    found = (fault_diagnostic(fault, shown, language) for fault in faults)
    ordered = sorted(found, key=lambda diagnostic: diagnostic.span)
    return LoadedPlan(path, document, plan, tuple(ordered))


def _leaves_plan_usable(fault: Fault) -> bool:
    reader_only = FaultKind.UNKNOWN_KEY.code > fault.kind.code
    return fault.warning or reader_only or fault.kind in _HARMLESS_TO_SHAPE


def fault_diagnostic(fault: Fault, source: SourceDocument, language: Language, own: str = "") -> Diagnostic:
    """Return the diagnostic of a fault of the file; `own` is the key of a sentence that is said instead.

    The sentences under `fault.` speak of plan files; another kind of file has its own for some of them.
    """
    key = own or f"fault.{fault.kind.label}"
    if "cause" in fault.fields:
        key = f"{key}.{fault.fields['cause']}"
    fields = _in_words(fault, language)
    return Diagnostic(
        code=fault.kind.code,
        name=fault.kind.label,
        severity=Severity.WARNING if fault.warning else Severity.ERROR,
        message=sentence(language, key, **fields),
        path=source.path,
        label="",
        span=fault.span,
        source_line=source.line_text(fault.span.start.line),
        help=_help(language, key, fields),
        more_lines=source.lines_below(fault.span, MOST_LINES),
    )


def _in_words(fault: Fault, language: Language) -> dict[str, str]:
    """Return the fault's fields, the names of shapes put into words."""
    fields = dict(fault.fields)
    for name in ("expected", "found"):
        if name in fields:
            shapes = (sentence(language, f"shape.{shape}") for shape in fields[name].split("+"))
            fields[name] = sentence(language, "shape.or").join(shapes)
    return fields


def _help(language: Language, key: str, fields: dict[str, str]) -> str:
    near = f"{key}.near"
    if fields.get("near") and has_sentence(near):
        return sentence(language, near, **fields)
    return sentence(language, f"{key}.help", **fields)
