"""Proof that a filled part is whole XML and shows all its words, given once for a template where it can be.

A template of plain tags, each opened and closed among the same elements, prints whole XML whatever the
values; of any other template every paper is looked at. Word drops words outside a run, and says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from jinja2 import Environment

from plancli.patterns import late_pattern
from plancli.word_names import W

_ELEMENT = late_pattern(r'[^<]*<(/?)([^\s<>/!?]+)((?: [^\s=<>"]+="[^"<]*")*)(/?)>')
_ATTRIBUTE = late_pattern(r' ([^\s=]+)="')
_BARE_AMPERSAND = late_pattern(r"&(?!#?\w+;)")
_BRANCHES = frozenset({"elif", "else"})
_PAIRS = {"endif": "if", "endfor": "for"}
_MAKING = frozenset({"(", "|"})
"""Signs of a call and of a filter, which may print marked text, whole or cut."""
_PRINTED = late_pattern(r"\{\{")
_SHOWN = frozenset(f"{W}{name}" for name in ("t", "delText", "instrText", "delInstrText"))
_SHOWING = late_pattern(r"w:(?:t|delText|instrText|delInstrText)(?=[ >])")
_MARKUP = late_pattern(r"<[^>]*>")


class BrokenXmlError(ValueError):
    """A filled part that is no whole XML; `near` holds the words of the paragraph."""

    def __init__(self, reason: str, near: str) -> None:
        """Keep what the reader of XML says, and where."""
        super().__init__(reason)
        self.near = near


def refuse_broken(content: bytes) -> None:
    """Raise `BrokenXmlError` for broken XML, which docxtpl would mend by dropping words in silence."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        before = content[: parser.ErrorByteIndex].decode(errors="ignore")
        paragraph = before[max(before.rfind("<w:p>"), before.rfind("<w:p "), 0) :]
        raise BrokenXmlError(str(error), _MARKUP.sub("", paragraph)) from error


def lost_words(content: bytes) -> Iterator[str]:
    """Yield the words of a filled part that Word would not show: those outside any run."""
    from lxml import etree

    for element in etree.fromstring(content).iter(f"{W}*"):
        if element.tag not in _SHOWN:
            texts = (element.text, *(child.tail for child in element))
            yield from (text.strip() for text in texts if text and text.strip())


def may_lose_words(source: str) -> bool:
    """Tell whether a tag of a prepared part may print where Word shows nothing, as `{{r words }}` does."""
    for tag in _PRINTED.finditer(source):
        start = source.rfind("<", 0, tag.start())
        in_attribute = start >= 0 and source.find(">", start, tag.start()) < 0
        if not in_attribute and not _SHOWING.match(source, start + 1):
            return True
    return False


def prints_whole_xml(source: str, environment: Environment) -> bool:
    """Tell whether what a prepared part prints is whole XML, whatever the values."""
    walk = _Walk()
    return all(map(walk.takes, _pieces(source, environment))) and walk.is_closed()


def _pieces(source: str, environment: Environment) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield kind and tokens of each piece of a template: data, what is printed, a statement."""
    kind = ""
    inside: list[tuple[str, str]] = []
    for _, sort, value in environment.lex(source):
        if sort == "data":
            yield "data", [(sort, value)]
        elif sort.endswith("_begin"):
            kind, inside = sort.removesuffix("_begin"), []
        elif sort.endswith("_end"):
            yield kind, inside
        elif sort != "whitespace":
            inside.append((sort, value))


class _Walk:
    """The elements and statements that are open at one place of a template."""

    def __init__(self) -> None:
        self._elements: list[str] = []
        self._statements: list[tuple[str, int]] = []

    def takes(self, piece: tuple[str, list[tuple[str, str]]]) -> bool:
        """Go on over one piece; False where it may print what is not whole."""
        kind, tokens = piece
        if kind == "data":
            return self._takes_xml(tokens[0][1])
        if kind in ("comment", "raw"):
            return True
        if any(value in _MAKING for sort, value in tokens if sort == "operator"):
            return False
        return kind == "variable" or self._takes_statement([value for _, value in tokens])

    def is_closed(self) -> bool:
        """Tell whether nothing is open."""
        return not self._elements and not self._statements

    def _takes_statement(self, words: list[str]) -> bool:
        name, height = words[0] if words else "", len(self._elements)
        if name in ("if", "for"):
            self._statements.append((name, height))
            return "recursive" not in words
        if name == "set":
            return "=" in words
        if not self._statements or self._statements[-1][1] != height:
            return False
        if name in _PAIRS:
            return self._statements.pop()[0] == _PAIRS[name]
        return name in _BRANCHES

    def _takes_xml(self, xml: str) -> bool:
        end = 0
        for element in _ELEMENT.finditer(xml):
            closing, name, attributes, empty = element.groups()
            names = _ATTRIBUTE.findall(attributes)
            if element.start() != end or len(set(names)) < len(names):
                return False
            if closing and not self._closes(name):
                return False
            if not closing and not empty:
                self._elements.append(name)
            end = element.end()
        return "<" not in xml[end:] and not _BARE_AMPERSAND.search(xml)

    def _closes(self, name: str) -> bool:
        height = self._statements[-1][1] if self._statements else 0
        return len(self._elements) > height and self._elements.pop() == name
