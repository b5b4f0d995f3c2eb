"""The tags of a Word template with their places.

Reads the parts that are filled: body, headers, footers, footnotes, text boxes. It mends what docxtpl mends, a
tag cut by formatting and curly quotation marks, and says what docxtpl would lose in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from plancli.importing.package import Package
from plancli.records import dataclass, replace
from plancli.reports.template_check.finding import TemplateFinding, TemplatePlace
from plancli.reports.template_check.tags import Tag, brace_fault, pieces
from plancli.reports.template_check.text_tags import TemplateTags, one_line
from plancli.reports.template_check.word_paragraphs import WordParagraph, paragraphs_of

_FILLED = {"header": "header", "footer": "footer", "footnotes": "footnote"}
_LEFT = {"endnotes": "endnote", "comments": "comment"}
"""Parts that nobody fills: a tag in them would be printed as it stands."""
_LEVEL = re.compile(r"(tr|tc|p|r)\s")
_CURLY = str.maketrans("“”‘’", "\"\"''")
_CELL_TAGS = ("vm", "hm", "colspan", "cellbg")


def read_word_template(package: Package) -> TemplateTags:
    """Return the tags of a Word template, part by part in printed order."""
    reading = _Reading()
    reading.part(package.tree(package.main), "body", "")
    for relation in package.relations(package.main).values():
        part = {**_FILLED, **_LEFT}.get(relation.kind)
        if part and not relation.external:
            file = relation.target.rpartition("/")[2].removesuffix(".xml")
            reading.part(package.tree(relation.target), part, file)
    return TemplateTags(tuple(reading.tags), tuple(reading.findings))


class _Reading:
    """The parts of one file, read one after the other."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self.findings: list[TemplateFinding] = []
        self._beside: dict[tuple[str, int], _Holder] = {}

    def part(self, root: _Element, part: str, file: str) -> None:
        """Read one part."""
        # A row or a cell that holds its tag is gone with it, and so is what stands beside the tag.
        self._beside = {}
        filled = part not in _LEFT.values()
        for paragraph in paragraphs_of(root, TemplatePlace(part=part, file=file)):
            found = list(self._tags(paragraph))
            if filled:
                self._weigh(paragraph, found)
                self.tags += found
            elif found:
                self.findings.append(TemplateFinding(f"not-filled.{part}", found[0].place, is_error=False))
        for holder in self._beside.values():
            self.findings += holder.findings()

    def _tags(self, paragraph: WordParagraph) -> Iterator[Tag]:
        text = paragraph.text
        if "{" not in text and "}" not in text:
            return
        for piece in pieces(text):
            if piece.kind not in ("{{", "{%", "{#"):
                self.findings.append(brace_fault(text, piece, paragraph.place))
                continue
            whole = text[piece.start : piece.end]
            inside = whole[2:-2].translate(_CURLY)
            level = _LEVEL.match(inside)
            letters = level[1] if level else ""
            place = replace(paragraph.place, words=whole)
            body = one_line(inside[len(letters) :])
            yield Tag(piece.kind, letters, body, place, paragraph.site(letters, piece.start))

    def _weigh(self, paragraph: WordParagraph, tags: list[Tag]) -> None:
        """Find tags that are not where they can work, and what they would take away with them."""
        rest = paragraph.text
        for tag in tags:
            rest = rest.replace(tag.place.words, "", 1)
            fault = _misplaced(tag, paragraph)
            if fault:
                self.findings.append(TemplateFinding(fault, tag.place, {"level": tag.level}))
        for level, number in (("p", paragraph.number), ("tc", paragraph.cell), ("tr", paragraph.row)):
            if number:
                holder = self._beside.setdefault((level, number), _Holder(level, [], []))
                holder.tags.extend(tag for tag in tags if tag.level == level and tag.kind != "{#")
                words = [tag.place.words for tag in tags if tag.level != level and tag.level in ("", "r")]
                holder.rest.extend(filter(None, [rest.strip(), *words]))


@dataclass(frozen=True, slots=True)
class _Holder:
    """A paragraph, cell or row: the tags that take it away, and what else stands in it."""

    level: str
    tags: list[Tag]
    rest: list[str]

    def findings(self) -> Iterator[TemplateFinding]:
        """Yield what is lost with it."""
        if len(self.tags) > 1:
            yield TemplateFinding(f"twice.{self.level}", self.tags[1].place)
        elif self.tags and self.rest:
            yield TemplateFinding(f"beside.{self.level}", self.tags[0].place, {"rest": " ".join(self.rest)})


def _misplaced(tag: Tag, paragraph: WordParagraph) -> str:
    """Return the key of what is wrong with the place of a tag, nothing where it is right."""
    if tag.kind == "{{" and tag.level:
        return "print-level"
    if tag.level in ("tr", "tc") and not paragraph.cell:
        return "not-in-table"
    if tag.word in _CELL_TAGS and not paragraph.cell:
        return "not-in-cell"
    # docxtpl finds the end of such a tag by the first of these signs.
    return "sign-in-tag" if tag.level and set("%}") & set(tag.body) else ""
