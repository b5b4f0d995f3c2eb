"""A Word package: its parts taken out of the bytes of a file within limits, and read as trees.

Trusts no size that the file states, follows no link out of the file, and unpacks only the parts asked for.
"""

from __future__ import annotations

import posixpath
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NoReturn
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element

from plancli.file_starts import LOCKED_PACKAGE, OLD_OFFICE, ZIP
from plancli.importing.fault import ImportFault
from plancli.records import dataclass
from plancli.word_names import W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

MAX_FILE = 200 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_TOTAL = 200 * 1024 * 1024
MAX_PART = 50 * 1024 * 1024
MAX_RATIO = 300
RATIO_FROM = 10 * 1024 * 1024
"""A long table of a real plan packs 100 to 1, so a ratio says nothing of a small part."""
MAX_MARKUP = 800_000
"""Marks (`<` and `=`) in all parts that are read: each becomes up to 240 bytes of tree, 512 MB must do."""

_CHUNK = 1024 * 1024
_ENTRY = b"PK\x01\x02"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}
"""Names of the strict form of the standard, which Word writes on demand, and the usual ones."""

_UNREADABLE = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""All that `zipfile` is known to raise over bytes that only look like a package."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another, or out of the file."""

    kind: str
    """Last word of its type: `styles`, `header`, `hyperlink`."""
    target: str
    """Name of the part; the address as written where `external`."""
    external: bool


class Package:
    """The parts of one file."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open `data`, called `path` in messages; raise `ImportFault` where it is no sound package."""
        self.path = path
        self._unpacked = 0
        self._markup = 0
        self._relations: dict[str, Mapping[str, Relation]] = {}
        _refuse_other_files(data, path)
        try:
            self._zip = ZipFile(BytesIO(data))
        except _UNREADABLE as problem:
            raise ImportFault("damaged", path=path, part="") from problem
        self._entries = _entries(self._zip, path)
        self.main = self._find_main()
        """Name of the part that holds the text: `word/document.xml`."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._entries)

    def outside(self) -> Iterator[Relation]:
        """Yield every link out of the file from the main part and its neighbours."""
        folder = posixpath.join(posixpath.dirname(self.main), "_rels", "").casefold()
        for name in self._entries:
            if name.startswith(folder) and name.endswith(".rels"):
                source = posixpath.join(posixpath.dirname(self.main), name[len(folder) : -len(".rels")])
                yield from (link for link in self.relations(source).values() if link.external)

    def part(self, name: str) -> bytes:
        """Return the bytes of a part, counted as they come out."""
        entry = self._entries.get(name.casefold())
        if entry is None or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            self.refuse("damaged", part=name)
        try:
            return b"".join(self._chunks(entry))
        except _UNREADABLE as problem:
            raise ImportFault("damaged", path=self.path, part=name) from problem

    def tree(self, name: str) -> _Element:
        """Return the root of a part."""
        data = self.part(name)
        # Text in two or four bytes a letter hides its marks behind zeros.
        plain = data.replace(b"\0", b"") if b"\0" in data else data
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            self.refuse("entities", part=name)
        self._markup += plain.count(b"<") + plain.count(b"=")
        if self._markup > MAX_MARKUP:
            self.refuse("too-large", part=name)
        del plain
        return _parsed(_transitional(data), self.path, name)

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Return the links of part `name` ("" for the package itself) by their id."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> Mapping[str, Relation]:
        folder, base = posixpath.split(name)
        links = posixpath.join(folder, "_rels", f"{base}.rels")
        if links.casefold() not in self._entries:
            return {}
        return {link.get("Id", ""): _relation(link, folder) for link in self.tree(links)}

    def related(self, kind: str) -> _Element | None:
        """Return the root of the part that the main part links to as `kind`; None where it links to none."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external:
                return self.tree(relation.target)
        return None

    def refuse(self, name: str, **fields: object) -> NoReturn:
        """Raise the fault `name` about this file."""
        raise ImportFault(name, path=self.path, **fields)

    def _find_main(self) -> str:
        targets = [one.target for one in self.relations("").values() if one.kind == "officeDocument"]
        for name in (*targets, "word/document.xml"):
            if name.casefold() in self._entries:
                return name
        raise ImportFault("no-main-part", path=self.path)

    def _chunks(self, entry: ZipInfo) -> Iterator[bytes]:
        size = 0
        with self._zip.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._unpacked += len(chunk)
                if size > MAX_PART or self._unpacked > MAX_TOTAL:
                    self.refuse("too-large", part=entry.filename)
                if size > RATIO_FROM and size > MAX_RATIO * entry.compress_size:
                    self.refuse("too-dense", part=entry.filename)
                yield chunk


def _refuse_other_files(data: bytes, path: str) -> None:
    if len(data) > MAX_FILE:
        raise ImportFault("too-large", path=path, part="")
    if data.startswith(OLD_OFFICE):
        raise ImportFault(_kind_of_old_file(data), path=path)
    if not data.startswith(ZIP):
        raise ImportFault("not-word", path=path)
    # The list of entries is read as a whole on opening; embedded packages bring entries of their own.
    if data.count(_ENTRY) > 10 * MAX_ENTRIES:
        raise ImportFault("too-many-parts", path=path)


def _kind_of_old_file(data: bytes) -> str:
    """Tell by the names of its streams what an old compound file holds."""
    if LOCKED_PACKAGE in data:
        return "password"
    return "old-word" if "WordDocument".encode("utf-16-le") in data else "not-word"


def _entries(package: ZipFile, path: str) -> Mapping[str, ZipInfo]:
    listed = package.infolist()
    if len(listed) > MAX_ENTRIES:
        raise ImportFault("too-many-parts", path=path)
    if any(entry.flag_bits & 1 for entry in listed):
        raise ImportFault("password", path=path)
    names = [entry.filename.replace("\\", "/").casefold() for entry in listed]
    for name, count in Counter(names).items():
        # Which of the two Word would show, nobody can tell.
        if count > 1:
            raise ImportFault("repeated-part", path=path, part=name)
    return dict(zip(names, listed, strict=True))


def _relation(link: _Element, folder: str) -> Relation:
    kind = link.get("Type", "").rpartition("/")[2]
    target = link.get("Target", "")
    if link.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    inside = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return Relation(kind, inside.lstrip("/"), external=False)


def _transitional(data: bytes) -> bytes:
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
    return data


def _parsed(data: bytes, path: str, name: str) -> _Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as problem:
        raise ImportFault("damaged", path=path, part=name) from problem
    # An encoding that spells `<!` otherwise gets past the search in the bytes.
    if root.getroottree().docinfo.internalDTD is not None:
        raise ImportFault("entities", path=path, part=name)
    return root
