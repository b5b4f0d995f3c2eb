"""A list of acts that a person keeps: the same facts as the shipped table, in a form to write by hand.

Reads and checks the form; whether the facts are right is for whoever keeps the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plancli.errors import UsageError
from plancli.input_file import read_file
from plancli.legal.act_table import number_key
from plancli.legal.acts import Confidence, LegalDocument, Status
from plancli.legal.number import parse_number
from plancli.legal.registry import ACTS, NAMES, Registry, load_default_registry
from plancli.near_word import nearest
from plancli.records import dataclass
from plancli.resources import map_resource
from plancli.source.composing import PLAIN_LOADER
from plancli.vietnamese.dates import PartialDate, parse_date
from plancli.vietnamese.folding import fold

_NEEDED = ("number", "kind", "issuer", "issued", "title", "status", "confidence", "checked", "sources")
_NAMES = frozenset({"number", "kind", "issuer"})
"""What may not be empty: by these an act is known."""
_FREE = ("effective", "expired", "superseded_by", "note", "amended_by", "end_confidence", "end_sources")
_HEAD = ("version", "checked", "horizon", "keeper", "documents")
_MOST_BYTES = 10_000_000


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
    added: dict[tuple[str, str, str], LegalDocument] = {}
    for act in (act for overlay in read for act in overlay.documents):
        added.setdefault(_key(act), act)
    return Registry(map_resource("data", ACTS), map_resource("data", NAMES), tuple(added.values()))


def load_registry(data: bytes, name: str) -> Registry:
    """Return a registry of the acts of this list alone."""
    overlay = read_overlay(data, name)
    return Registry(added=overlay.documents, about=overlay.about)


def read_overlay(data: bytes, name: str) -> Overlay:
    """Read a list of acts; UsageError that names line and entry where one cannot be read."""
    listing = _Listing(name)
    root = _composed(data, name)
    head = listing.keys(root, _HEAD) if isinstance(root, MappingNode) else {}
    entries = head.get("documents")
    if not isinstance(entries, SequenceNode):
        raise UsageError("registry.unreadable", path=name)
    documents = tuple(_document(each, at, listing) for at, each in enumerate(entries.value, 1))
    _refuse_twice(documents, entries.value, listing)
    about = {key: _word(head[key]) if key in head else "" for key in _HEAD if key != "documents"}
    return Overlay(name, documents, about)


def _composed(data: bytes, name: str) -> Node | None:
    """Return the nodes of a file, which know their lines and the keys that stand twice."""
    try:
        root: Node | None = yaml.compose(data, Loader=PLAIN_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if mark is None:
            raise UsageError("registry.unreadable", path=name) from error
        place = {"line": mark.line + 1, "column": mark.column + 1}
        raise UsageError("registry.malformed", path=name, **place) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError("registry.unreadable", path=name) from error
    return root


def _key(act: LegalDocument) -> tuple[str, str, str]:
    """Return what two entries of one act share."""
    return number_key(act.number), fold(act.issuer), act.issued.iso


def _refuse_twice(acts: Sequence[LegalDocument], entries: Sequence[Node], listing: _Listing) -> None:
    """Raise a UsageError where two entries tell of one act: which of them counts, nobody could say."""
    seen: dict[tuple[str, str, str], int] = {}
    for at, (act, entry) in enumerate(zip(acts, entries, strict=True), 1):
        key = _key(act)
        if key in seen:
            raise listing.fault("registry.act-twice", entry, entry=at, number=act.number, other=seen[key])
        seen[key] = at


def _document(node: Node, at: int, listing: _Listing) -> LegalDocument:
    if not isinstance(node, MappingNode):
        raise listing.fault("registry.entry", node, entry=at, field="documents")
    entry = _Entry(node, listing.keys(node, (*_NEEDED, *_FREE)), at, listing)
    for key in _NEEDED:
        if not entry.has(key) or (key in _NAMES and not entry.text(key).strip()):
            raise entry.fault(key)
    if parse_number(entry.text("number")) is None:
        raise entry.fault("number")
    issued, expired = entry.date("issued"), entry.date("expired")
    if issued is None:
        raise entry.fault("issued")
    if expired is not None and expired < issued:
        raise entry.fault("expired")
    ended = expired is not None or bool(entry.text("superseded_by"))
    grades = [each.value for each in Confidence]
    confidence = Confidence(entry.one_of("confidence", grades))
    end_grade = entry.one_of("end_confidence", grades) if entry.has("end_confidence") else confidence.value
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


class _Listing:
    """One file, as far as its failures name it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def fault(self, said: str, node: Node, /, **fields: object) -> UsageError:
        return UsageError(said, path=self._name, line=node.start_mark.line + 1, **fields)

    def keys(self, node: MappingNode, known: Sequence[str]) -> dict[str, Node]:
        """Return the values by key; UsageError for a key that is none of these, or stands twice."""
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = _word(key)
            if name not in known:
                near = nearest(name, known)
                said = "registry.unknown-key.near" if near else "registry.unknown-key"
                raise self.fault(said, key, key=name, near=near)
            if name in found:
                raise self.fault("registry.key-twice", key, key=name)
            found[name] = value
        return found


def _word(node: Node) -> str:
    """Return the words of a plain value; empty for a list or a table."""
    return str(node.value) if isinstance(node, ScalarNode) else ""


class _Entry:
    """One entry, its values read one by one."""

    def __init__(self, node: Node, written: Mapping[str, Node], at: int, listing: _Listing) -> None:
        self._node = node
        self._written = written
        self._at = at
        self._listing = listing

    def fault(self, key: str) -> UsageError:
        node = self._written.get(key, self._node)
        return self._listing.fault("registry.entry", node, entry=self._at, field=key)

    def has(self, key: str) -> bool:
        return key in self._written

    def text(self, key: str) -> str:
        node = self._written.get(key)
        if node is not None and not isinstance(node, ScalarNode):
            raise self.fault(key)
        return _word(node) if node is not None else ""

    def texts(self, key: str) -> tuple[str, ...]:
        node = self._written.get(key)
        if node is None:
            return ()
        if not isinstance(node, SequenceNode) or not all(isinstance(each, ScalarNode) for each in node.value):
            raise self.fault(key)
        return tuple(map(_word, node.value))

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
