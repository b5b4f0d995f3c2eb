"""The checked Word file itself, with a comment on the words of each finding.

Returns bytes that are proven to say what the file said, or nothing; it writes no file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count, islice

from lxml import etree
from lxml.etree import _Element

from plancli.diagnostic import Diagnostic
from plancli.errors import PlancliError, ProofError
from plancli.formats import Style
from plancli.formats.fix_notes import suggestions
from plancli.formats.word_anchors import ANCHORS, ID, Stretch, remove_anchors, set_anchors
from plancli.formats.word_parts import comments_root, new_comments_part, repacked, serialised
from plancli.formats.word_proof import AUTHOR, own_and_others, prove
from plancli.importing.docx_styles import whole_number
from plancli.importing.docx_text import read_docx
from plancli.importing.old_fonts import decode_old_font
from plancli.importing.package import Package
from plancli.messages import Language, sentence
from plancli.paper_text import paper_text
from plancli.records import dataclass
from plancli.rules import ALL_RULES
from plancli.word_names import SPACE, W

MOST_COMMENTS = 32_767
"""Word opens no file with more ([MS-OI29500] 2.1.315)."""

_INITIALS = "pc"
_TONGUES = {Language.VI: "vi-VN", Language.EN: "en-GB"}
_WHY = {rule.code: {language: text.why for language, text in rule.text.items()} for rule in ALL_RULES}


@dataclass(frozen=True, slots=True)
class Remark:
    """What one comment says, and where."""

    stretch: Stretch
    paragraphs: tuple[str, ...]
    """The first is printed bold."""


def comment_word_file(data: bytes, path: str, diagnostics: Sequence[Diagnostic], style: Style) -> bytes:
    """Return the Word file `data`, called `path`, with a comment for each diagnostic about it.

    ImportFault where it is no sound Word file, ProofError where the result would not say what it said.
    """
    remarks = [remark(diagnostic, style.language) for diagnostic in diagnostics]
    return add_comments(data, path, remarks, style.language)


def remark(diagnostic: Diagnostic, language: Language) -> Remark:
    """Return the comment about a diagnostic of a Word file, whose line is the number of a paragraph."""
    start, end = diagnostic.span.start, diagnostic.span.end
    # A stretch that goes on in another paragraph ends with its first one.
    last = end.column - 1 if end.line == start.line else len(diagnostic.source_line)
    return Remark(Stretch(start.line, start.column - 1, last), tuple(_paragraphs(diagnostic, language)))


def add_comments(data: bytes, path: str, remarks: Sequence[Remark], language: Language) -> bytes:
    """Return the Word file with these comments in place of those that plancli once set."""
    package = Package(data, path)
    paper = read_docx(data, path, decode_old_font)
    document = package.tree(package.main)
    name, comments = comments_root(package)
    own, others = own_and_others(comments)
    if len(others) + len(remarks) > MOST_COMMENTS:
        raise PlancliError("comments.too-many", path=path, most=MOST_COMMENTS)
    remove_anchors(document, own)
    for comment in list(comments.iterchildren(f"{W}comment")):
        if comment.get(f"{W}author") == AUTHOR:
            comments.remove(comment)
    ids = _free_ids(document, others, len(remarks))
    if not set_anchors(package, document, paper, {i: r.stretch for i, r in zip(ids, remarks, strict=True)}):
        raise ProofError("comments.not-proven", path=path)
    comments.extend(_comment(i, r, language) for i, r in zip(ids, remarks, strict=True))
    parts = _parts(package, data, document, name, comments)
    commented = repacked(data, parts, path)
    prove(data, paper, commented, parts, path)
    return commented


def _parts(
    package: Package, data: bytes, document: _Element, name: str, comments: _Element
) -> Mapping[str, bytes]:
    """Return the parts that change, by name."""
    text = package.part(package.main)
    parts = {package.main: serialised(document, text)}
    if name:
        return {**parts, name: serialised(comments, package.part(name))}
    if not len(comments):
        return parts
    name, links = new_comments_part(package, data)
    return {**parts, **links, name: serialised(comments, text)}


def _free_ids(document: _Element, others: Collection[_Element], wanted: int) -> list[int]:
    """Return ids beyond the largest that a comment or an anchor of others bears."""
    taken = {each.get(ID) for each in (*others, *document.iter(*ANCHORS))}
    largest = max((number for each in taken if (number := whole_number(each)) is not None), default=-1)
    free = (number for number in count(max(largest, -1) + 1) if str(number) not in taken)
    return list(islice(free, wanted))


def _paragraphs(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    grade = sentence(language, f"format.severity.{diagnostic.severity.value}")
    head = f"{_capital(grade)} {diagnostic.code}"
    yield f"{head} · {diagnostic.label}" if diagnostic.label else head
    yield diagnostic.message
    related = ", ".join(dict.fromkeys(place.label for place in diagnostic.related if place.label))
    said = (
        (sentence(language, "rule.page.why"), _WHY.get(diagnostic.code, {}).get(language, "")),
        (sentence(language, "rule.page.help"), diagnostic.help),
        (sentence(language, "format.fix.suggestion"), "; ".join(suggestions(diagnostic))),
        (sentence(language, "rule.page.basis"), diagnostic.basis),
        (_capital(sentence(language, "format.related")), related),
    )
    for caption, words in said:
        if words:
            yield f"{caption}: {words}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _comment(own: int, said: Remark, language: Language) -> _Element:
    """Return a comment; it bears no date, so that the same findings give the same bytes."""
    attributes = {ID: str(own), f"{W}author": AUTHOR, f"{W}initials": _INITIALS}
    comment = etree.Element(f"{W}comment", attributes, nsmap={"w": W[1:-1]})
    for number, words in enumerate(said.paragraphs):
        comment.append(_paragraph(words, language, head=not number))
    return comment


def _paragraph(words: str, language: Language, *, head: bool) -> _Element:
    # Set outright, as the file's own paragraphs may be set large and indented.
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    _add(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
    _add(properties, "ind", left="0", right="0", firstLine="0")
    _add(properties, "jc", val="left")
    if head:
        _add(_add(paragraph, "r"), "annotationRef")
    run = _add(paragraph, "r")
    look = _add(run, "rPr")
    if head:
        _add(look, "b")
    _add(look, "sz", val="20")
    _add(look, "lang", val=_TONGUES[language])
    text = _add(run, "t")
    text.set(SPACE, "preserve")
    text.text = " ".join(paper_text(words).split("\n"))
    return paragraph


def _add(parent: _Element, name: str, **values: str) -> _Element:
    return etree.SubElement(parent, W + name, {W + key: value for key, value in values.items()})
