"""What a Word template must not bring along: macros, embedded files, links out of the file, open changes.

Opens nothing of it; sizes and the form of the package are for `importing.package`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape

from lxml import etree
from lxml.etree import _Element

from plancli.importing.package import Package, R, Relation
from plancli.records import replace
from plancli.reports.template_check.finding import TemplateFinding, TemplatePlace
from plancli.reports.template_check.word_paragraphs import paragraphs_of
from plancli.reports.word.outside import fetching, may_fetch
from plancli.word_names import CONTENT_TYPES, W

_MACROS = re.compile(r"vbaproject|vbadata")
_EMBEDDED = re.compile(r"/(?:embeddings|activex)/|oleobject")
_EMBEDDING = {"aFChunk": "altChunk"} | {
    name: name for name in ("oleObject", "package", "control", "activeXControlBinary", "subDocument")
}
"""Kinds of links to what another program, or another file, would bring in, and how to call them."""
_CLICKED = frozenset({"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"})
"""Elements that follow a link only where a person clicks on it."""
_LONGEST = 60
"""Signs of a tag that a finding quotes."""
_XML = (".xml", ".rels", ".vml")
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_RUNS = re.compile(r"<(?:script|link|iframe|object|embed|base)\b|\son\w+\s*=", re.IGNORECASE)
_HEAD = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
_POLICY = re.compile(
    r"<meta\s+http-equiv=\"Content-Security-Policy\"\s+content=\"\{\{ ?policy ?\}\}\"", re.IGNORECASE
)
_BEGINNING = (
    r"""\s*<!doctype html>\s*<html(?: (?:lang|dir)="[\w-]*")*>\s*<head>\s*(?:<meta charset="utf-8">\s*)?"""
)
"""All that may stand in front of the policy of a filled page."""
_REACHING = re.compile(r"<(?:meta|link)(?=[\s/>])[^<]*", re.IGNORECASE)
_PLAIN_META = re.compile(
    r"<meta (?:charset=\"[\w-]+\"|name=\"[\w-]+\" content=\"[^\"<>]*\")\s*/?>\s*", re.IGNORECASE
)
_HARMLESS = ("http://", "https://", "mailto:")


def unsafe(package: Package) -> Iterator[TemplateFinding]:
    """Yield what makes a Word file unfit as a template; ImportFault where it passes a limit."""
    for name in package.names:
        data = package.part(name)
        if name.endswith(_XML) and b"<!DOCTYPE" in data.replace(b"\0", b""):
            package.refuse("entities", part=name)
        if name.endswith((".xml", ".vml")) and not name.startswith("customxml/"):
            yield from _fetched(package, name, data)
        if _MACROS.search(name):
            yield TemplateFinding("macro")
        elif _EMBEDDED.search(name):
            yield TemplateFinding("embedded", TemplatePlace(words=name))
    if b"macroEnabled" in package.part(CONTENT_TYPES).replace(b"\0", b""):
        yield TemplateFinding("macro")
    yield from _links(package)
    root = package.tree(package.main)
    yield from _changes(root)


def unsafe_page(data: bytes) -> Iterator[TemplateFinding]:
    """Yield what lets a page run or fetch what its policy does not name.

    A page that others bring in, such as `html/marks.html.j2`, has no head and no policy of its own.
    """
    page = data.decode("utf-8", errors="replace")
    at = _RUNS.search(page)
    if not _HEAD.search(page) and at is None:
        return
    policy = _POLICY.search(page)
    if policy is None or (at is not None and at.start() < policy.start()):
        yield TemplateFinding("policy", TemplatePlace(line=page.count("\n", 0, at.start()) + 1 if at else 0))


def unsafe_filled_page(page: str, policy: str) -> Iterator[TemplateFinding]:
    """Yield what lets a page, as a browser gets it, fetch something or lead elsewhere by itself.

    A policy in a comment is none, one behind a tag comes late, and none stops a page that turns to another.
    """
    line = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    beginning = re.match(_BEGINNING + re.escape(line), page, re.IGNORECASE)
    if beginning is None:
        yield TemplateFinding("policy")
        return
    for tag in _REACHING.finditer(page, beginning.end()):
        if not _PLAIN_META.fullmatch(tag.group()):
            words = " ".join(tag.group().split())[:_LONGEST]
            yield TemplateFinding("page-leads-out", TemplatePlace(words=words))


def _links(package: Package) -> Iterator[TemplateFinding]:
    for name in package.names:
        if not name.endswith(".rels"):
            continue
        for link in package.relations(_source(name)).values():
            if link.external and not _is_clicked(link):
                yield TemplateFinding("link", TemplatePlace(words=link.target), {"kind": link.kind})
            if not link.external and link.kind in _EMBEDDING:
                yield TemplateFinding("embedded", TemplatePlace(words=_EMBEDDING[link.kind]))


def _source(name: str) -> str:
    """Return the part whose links `word/_rels/document.xml.rels` holds, "" for the package itself."""
    folder, _, base = name.rpartition("/")
    return posixpath.join(folder.removesuffix("_rels"), base.removesuffix(".rels"))


def _is_clicked(link: Relation) -> bool:
    return link.kind == "hyperlink" and link.target.lower().startswith(_HARMLESS)


def _fetched(package: Package, name: str, data: bytes) -> Iterator[TemplateFinding]:
    """Yield what opening a part would fetch, and links to pages that it uses for anything but clicking."""
    outside = {key for key, link in package.relations(name).items() if link.external and _is_clicked(link)}
    if not outside and not may_fetch(data):
        return
    root = package.tree(name)
    for words in fetching(root):
        yield TemplateFinding("field", TemplatePlace(words=words))
    for element in root.iter():
        used = {str(value) for key, value in element.items() if str(key).startswith(R)} & outside
        if used and etree.QName(element).localname not in _CLICKED:
            yield TemplateFinding("link", TemplatePlace(words=package.relations(name)[min(used)].target))


def _changes(root: _Element) -> Iterator[TemplateFinding]:
    """Yield one finding for all changes that nobody has accepted, at the place of the first."""
    number = sum(1 for _ in root.iter(*_CHANGES))
    if not number:
        return
    changed = next(root.iter(*_CHANGES))
    words = "".join(each.text or "" for each in changed.iter(f"{W}t", f"{W}delText"))
    yield TemplateFinding("tracked", _place_of(root, words), {"count": number})


def _place_of(root: _Element, words: str) -> TemplatePlace:
    """Return the first paragraph that holds these words; the whole body where none does."""
    body = TemplatePlace(part="body")
    found = (each.place for each in paragraphs_of(root, body) if words and words in each.text)
    return replace(next(found, body), words=words)
