"""Text into PyYAML's node tree: by libyaml, or by PyYAML's own Python where libyaml is absent.

Resolves nothing: every plain value stays text, and no object is ever made from a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

import yaml
from yaml.composer import Composer
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event
from yaml.nodes import Node
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import AliasToken, AnchorToken, TagToken, Token

from plancli.patterns import late_pattern

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml: about 24 times slower, same answers
    HAS_C = False
else:
    HAS_C = True

PLAIN_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Makes text, lists and mappings only, whatever a file says its values are."""
DEEPEST = 100
"""Levels of lists and mappings inside one another; libyaml's composer ends the process at some thousands."""

_OWN_LIMIT = "exceeded maximum nesting depth"
"""What libyaml says from 0.2.6 on (PyYAML 6.0.4) at 1,000 levels, ahead of its events; 0.2.5 has no limit."""

_LEADING = re.compile(r"^[ \t?:-]+", re.MULTILINE)
_MAYBE_PROPERTY = late_pattern(r"(?:(?<=[\s,\[\]{}:?'\"-])|\A)(?:[&*][0-9A-Za-z_-]|!)")
_BREAKS = "\r\n\x85\u2028\u2029"


def plain_yaml(data: bytes | str) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Return what a list of ours, or of an office, holds; its places are not asked for.

    yaml.YAMLError, UnicodeDecodeError or RecursionError where it is no such file.
    """
    return yaml.load(data, Loader=PLAIN_LOADER)  # noqa: S506 - makes text only


class _Loader(Protocol):
    def check_node(self) -> bool: ...
    def get_node(self) -> Node | None: ...
    def check_event(self) -> bool: ...
    def get_event(self) -> Event | None: ...
    def check_token(self) -> bool: ...
    def get_token(self) -> Token | None: ...


class _NoResolver:
    """In place of PyYAML's resolver, which would make `012` ten and `no` false."""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Do nothing: no tag depends on the path."""

    def ascend_resolver(self) -> None:
        """Do nothing: no tag depends on the path."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        """Return no tag."""
        return ""


class _PythonLoader(_NoResolver, Reader, Scanner, Parser, Composer):
    """PyYAML's own scanner, brought into line with libyaml where the two differ."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)

    def scan_to_next_token(self) -> None:
        """Pass blanks and comments; a tab counts as a blank where no key can begin, as in libyaml."""
        while True:
            while self.peek() == " " or (self.peek() == "\t" and not self._key_may_begin()):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in f"\0{_BREAKS}":
                    self.forward()
            if not self._line_break():
                return
            self.allow_simple_key = self.allow_simple_key or not self.flow_level

    def _line_break(self) -> str:
        return str(self.scan_line_break())  # type: ignore[no-untyped-call]

    def _key_may_begin(self) -> bool:
        return bool(self.allow_simple_key and not self.flow_level)

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:  # noqa: ANN401
        """Pass the blanks inside a plain value, tabs among them; None at the end of the document."""
        blanks = self._take(" \t")
        if self.peek() not in _BREAKS:
            return [blanks] if blanks else []
        breaks: list[str] = []
        while self.peek() in _BREAKS:
            breaks.append(self._line_break())
            self.allow_simple_key = True
            if self._is_document_mark():
                return None
            self._take_indent(indent, start_mark)
        return breaks[1:] or [" "]

    def _take(self, wanted: str) -> str:
        length = 0
        while self.peek(length) in wanted:
            length += 1
        taken: str = self.prefix(length)
        self.forward(length)
        return taken

    def _take_indent(self, indent: int, start_mark: Any) -> None:  # noqa: ANN401
        while self.peek() in " \t":
            if self.peek() == "\t" and self.column < indent:
                problem = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start_mark, problem, self.get_mark())
            self.forward()

    def _is_document_mark(self) -> bool:
        return self.prefix(3) in ("---", "...") and self.peek(3) in f"\0 \t{_BREAKS}"

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> list[str]:  # noqa: ANN401
        """Refuse an escape that is no character, which Python would take or stumble over."""
        mark = self.get_mark()
        problem = "found invalid Unicode character escape code"
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError) as error:
            raise ScannerError("while parsing a quoted scalar", start_mark, problem, mark) from error
        if any("\ud800" <= char <= "\udfff" for chunk in chunks for char in chunk):
            raise ScannerError("while parsing a quoted scalar", start_mark, problem, mark)
        return chunks


if HAS_C:

    class _CLoader(_NoResolver, CParser):
        """libyaml's parser and PyYAML's composer in C."""

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)


def _open(text: str, use_c: bool) -> _Loader:
    return _CLoader(text) if HAS_C and use_c else _PythonLoader(text)


def compose(text: str, *, use_c: bool = HAS_C) -> tuple[Node | None, bool]:
    """Return the first document's nodes, None where it has none, and whether another follows.

    Give it only text that `too_deep` has passed. Raises yaml.MarkedYAMLError for what cannot be read.
    """
    loader = _open(text, use_c)
    root = loader.get_node() if loader.check_node() else None
    return root, root is not None and loader.check_node()


def too_deep(text: str, *, use_c: bool = HAS_C) -> int | None:
    """Return where lists and mappings nest more than 100 deep, None where they nowhere do.

    The parser's events need no stack, so they are safe to count, but cost as much as reading. A level
    needs a bracket, or a column at the left of some line, and a level of each kind can hold one more
    without either; so a text with few of both is passed without counting.
    """
    lines = text.replace("\r", "\n") if "\r" in text else text
    widest = max(map(len, _LEADING.findall(lines)), default=0)
    if text.count("[") + text.count("{") + widest <= DEEPEST:
        return None
    depth = 0
    try:
        for event in _events(_open(text, use_c)):
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            if depth > DEEPEST and event.start_mark:
                return event.start_mark.index
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and _OWN_LIMIT in (error.problem or ""):
            return too_deep(text[: error.problem_mark.index], use_c=use_c)
        return None  # composing stops at the same place, and says why
    return None


def _events(loader: _Loader) -> Iterator[Event]:
    while loader.check_event():
        event = loader.get_event()
        if event is not None:
            yield event


def properties(text: str, *, use_c: bool = HAS_C) -> Iterator[tuple[str, int, int]]:
    """Yield every "anchor" (`&a`), "alias" (`*a`) and "tag" (`!!str`) with its offsets."""
    if not any(mark in text for mark in "&*!") or not _MAYBE_PROPERTY.search(text):
        return
    names = {AnchorToken: "anchor", AliasToken: "alias", TagToken: "tag"}
    loader = _open(text, use_c)
    try:
        while loader.check_token():
            token = loader.get_token()
            name = names.get(type(token)) if token else None
            if name and token:
                yield name, token.start_mark.index, token.end_mark.index
    except yaml.MarkedYAMLError:
        return  # composing stops at the same place, and says why
