"""A list of acts that a person keeps: the same facts as the shipped table, in a form to write by hand.

Reads and checks the form; whether the facts are right is for whoever keeps the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from plancli.errors import UsageError
from plancli.input_file import read_file
from plancli.legal.acts import Confidence, LegalDocument, Status
from plancli.legal.registry import ACTS, NAMES, Registry, load_default_registry
from plancli.resources import map_resource
from plancli.vietnamese.dates import PartialDate, parse_date

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NEEDED = ("number", "kind", "issuer", "issued", "title", "status", "confidence", "checked", "sources")
_FREE = ("effective", "expired", "superseded_by", "note", "amended_by", "end_confidence", "end_sources")
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Overlay:
    """Acts that a person keeps."""

    name: str
    """The file."""
    documents: tuple[LegalDocument, ...]
    about: Mapping[str, str]
    """Version, checked, horizon, keeper, as far as the file says them; days are ISO."""


def load_registry_with(overlays: Sequence[Path]) -> Registry:
    """Return the shipped registry with overlays, the first of them before the others.

    InputError where a file cannot be read, UsageError with its place where it is no list of acts.
    """
    if not overlays:
        return load_default_registry()
    read = [read_overlay(read_file(path, _MOST_BYTES, regular=True), path.as_posix()) for path in overlays]
    added = [act for overlay in read for act in overlay.documents]
    return Registry(map_resource("data", ACTS), map_resource("data", NAMES), added)


def load_registry(data: bytes, name: str) -> Registry:
    """Return a registry of the acts of this list alone."""
    overlay = read_overlay(data, name)
    return Registry(added=overlay.documents, about=overlay.about)


def read_overlay(data: bytes, name: str) -> Overlay:
    """Read a list of acts; UsageError that names the entry where one cannot be read."""
    try:
        written = yaml.load(data, Loader=_LOADER)  # noqa: S506 - the base loader makes text only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if mark is None:
            raise UsageError("registry.unreadable", path=name) from error
        raise UsageError(
            "registry.malformed", path=name, line=mark.line + 1, column=mark.column + 1
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError("registry.unreadable", path=name) from error
    if not isinstance(written, Mapping) or not isinstance(written.get("documents"), list):
        raise UsageError("registry.unreadable", path=name)
    documents = [_document(each, at, name) for at, each in enumerate(written["documents"], 1)]
    facts = {key: str(written.get(key, "")) for key in ("version", "checked", "horizon", "keeper")}
    return Overlay(name, tuple(documents), facts)


def _document(written: object, at: int, name: str) -> LegalDocument:
    if not isinstance(written, Mapping):
        raise UsageError("registry.entry", path=name, entry=at, field="documents")
    for key in (*_NEEDED, *written):
        if key not in (*_NEEDED, *_FREE) or (key in _NEEDED and key not in written):
            raise UsageError("registry.entry", path=name, entry=at, field=key)
    entry = _Entry(written, at, name)
    expired = entry.date("expired")
    ended = expired is not None or bool(entry.text("superseded_by"))
    confidence = Confidence(entry.one_of("confidence", [each.value for each in Confidence]))
    grades = [each.value for each in Confidence]
    end_grade = entry.one_of("end_confidence", grades) if "end_confidence" in written else confidence.value
    issued = entry.date("issued")
    if issued is None:
        raise entry.fault("issued")
    return LegalDocument(
        number=entry.text("number"),
        kind=entry.text("kind"),
        issuer=entry.text("issuer"),
        issued=issued,
        title=entry.text("title"),
        effective=entry.date("effective"),
        expired=expired,
        superseded_by=entry.text("superseded_by"),
        status=Status(entry.one_of("status", [each.value for each in Status])),
        confidence=confidence,
        checked=entry.iso("checked"),
        sources=entry.texts("sources"),
        note=entry.text("note"),
        amended_by=entry.texts("amended_by"),
        end_confidence=Confidence(end_grade) if ended else None,
        end_sources=(entry.texts("end_sources") or entry.texts("sources")) if ended else (),
        origin=("overlay",),
    )


def overlay_text(acts: Sequence[LegalDocument], checked: str) -> str:
    """Return the text of an overlay of these acts, put together on the ISO day `checked`."""
    head = {"version": checked.replace("-", "."), "checked": checked}
    data = {**head, "documents": [_written(act) for act in acts]}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)


def _written(act: LegalDocument) -> dict[str, object]:
    values = {
        "number": act.number,
        "kind": act.kind,
        "issuer": act.issuer,
        "issued": act.issued.iso,
        "title": act.title,
        "effective": act.effective.iso if act.effective else "",
        "expired": act.expired.iso if act.expired else "",
        "superseded_by": act.superseded_by,
        "status": act.status.value,
        "confidence": act.confidence.value,
        "checked": act.checked,
        "sources": list(act.sources),
        "note": act.note,
        "amended_by": list(act.amended_by),
    }
    return {key: value for key, value in values.items() if value or key in _NEEDED}


class _Entry:
    """One entry, its values read one by one."""

    def __init__(self, written: Mapping[object, object], at: int, name: str) -> None:
        self._written = written
        self._at = at
        self._name = name

    def fault(self, key: str) -> UsageError:
        return UsageError("registry.entry", path=self._name, entry=self._at, field=key)

    def text(self, key: str) -> str:
        value = self._written.get(key, "")
        if not isinstance(value, str):
            raise self.fault(key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._written.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.fault(key)
        return tuple(value)

    def date(self, key: str) -> PartialDate | None:
        words = self.text(key)
        date = parse_date(words) if words else None
        if words and date is None:
            raise self.fault(key)
        return date

    def iso(self, key: str) -> str:
        date = self.date(key)
        if date is None or date.day is None:
            raise self.fault(key)
        return date.iso

    def one_of(self, key: str, values: Sequence[str]) -> str:
        value = self.text(key)
        if value not in values:
            raise self.fault(key)
        return value
