"""The one strict reader: bytes in, plain text values with their places and all faults of one run out.

Every plain value is text; it knows no keys of plans and never raises for what stands in a file.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind
from plancli.source.position import Span
from plancli.source.precheck import decode, text_faults
from plancli.source.syntax import syntax_fault

_MERGE = "<<"


class _PlainText:
    """In place of PyYAML's resolver: no value is a number, a date or a yes."""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Do nothing: nothing depends on the path."""

    def ascend_resolver(self) -> None:
        """Do nothing: nothing depends on the path."""

    def resolve(self, kind: type[Node], value: object, implicit: object) -> str:
        """Return the tag of the node's own kind."""
        del value, implicit
        return {ScalarNode: "tag:yaml.org,2002:str", SequenceNode: "tag:yaml.org,2002:seq"}.get(
            kind, "tag:yaml.org,2002:map"
        )


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What one file gave."""

    document: SourceDocument | None
    """None where the bytes are no text; without a value where the structure cannot be read."""
    faults: tuple[Fault, ...]


def read_yaml(
    path: str,
    data: bytes,
    unit_list_keys: frozenset[str] = frozenset(),
    *,
    use_c: bool = yaml.__with_libyaml__,
) -> ReadResult:
    """Read one file; lists of `unit_list_keys` may not be written `[a, b]`, which cuts names at commas."""
    text, fault = decode(data)
    if text is None:
        document = SourceDocument(path, data.decode("latin-1"))
        return ReadResult(None, (_placed(document, *fault),))
    document = SourceDocument(path, text)
    before = tuple(_placed(document, *each) for each in text_faults(text, _loader(use_c)))
    if any(not each.warning for each in before):
        return ReadResult(document, before)
    try:
        root = _compose(text, use_c)
    except yaml.MarkedYAMLError as error:
        return ReadResult(document, (*before, syntax_fault(error, document)))
    if root is None:
        return ReadResult(document, (*before, Fault(FaultKind.EMPTY_FILE, document.locate(()))))
    builder = _Builder(text, unit_list_keys)
    value = builder.build(root)
    document = SourceDocument(path, text, value, root)
    found = (
        Fault(kind, _span(document, node), fields, warning=warning)
        for kind, node, fields, warning in builder.faults
    )
    return ReadResult(document, (*before, *sorted(found, key=lambda each: each.span)))


def _placed(document: SourceDocument, kind: FaultKind, start: int, end: int, fields: dict[str, str]) -> Fault:
    return Fault(kind, document.span(start, end), fields)


def _span(document: SourceDocument, node: Node) -> Span:
    start = node.start_mark.index
    end = start + len(document.text[start : node.end_mark.index].rstrip())
    return document.span(start, max(end, start))


def _loader(use_c: bool) -> type:
    return _CLoader if use_c else _PurePythonLoader


def _compose(text: str, use_c: bool) -> Node | None:
    loader = _loader(use_c)(text)
    try:
        root: Node | None = loader.get_single_node()
        return root
    finally:
        loader.dispose()


class _PurePythonLoader(
    yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer, _PlainText
):
    """The slow twin for machines without libyaml; the same nodes."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)
        yaml.composer.Composer.__init__(self)

    resolve = _PlainText.resolve
    descend_resolver = _PlainText.descend_resolver
    ascend_resolver = _PlainText.ascend_resolver


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    class _CLoader(CParser, _PlainText):
        """libyaml's parser and composer with every value left as text."""

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)

else:
    _CLoader = _PurePythonLoader  # type: ignore[misc,assignment]

_BuilderFault = tuple[FaultKind, Node, dict[str, str], bool]


class _Builder:
    """Turns nodes into plain values once and notes what a strict file must not hold."""

    def __init__(self, text: str, unit_list_keys: frozenset[str]) -> None:
        self._text = text
        self._unit_list_keys = unit_list_keys
        self._built: dict[int, object] = {}
        self.faults: list[_BuilderFault] = []

    def build(self, node: Node) -> object:
        """Return the node's value; a node met twice through an alias is built once."""
        if id(node) in self._built:
            return self._built[id(node)]
        self._properties(node)
        value: object = None
        if isinstance(node, MappingNode):
            value = self._mapping(node)
        elif isinstance(node, SequenceNode):
            value = [self.build(each) for each in node.value]
        elif isinstance(node, ScalarNode):
            value = self._scalar(node)
        self._built[id(node)] = value
        return value

    def _note(self, kind: FaultKind, node: Node, warning: bool = False, **fields: str) -> None:
        self.faults.append((kind, node, fields, warning))

    def _properties(self, node: Node) -> None:
        first = self._text[node.start_mark.index : node.start_mark.index + 1]
        if first == "&":
            self._note(FaultKind.ANCHOR, node, value=self._word(node))
        elif first == "!":
            self._note(FaultKind.TAG, node, value=self._word(node))

    def _word(self, node: Node) -> str:
        return self._text[node.start_mark.index :].split(maxsplit=1)[0][:40]

    def _mapping(self, node: MappingNode) -> dict[str, object]:
        value: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key, below in node.value:
            name = self._key(key)
            if name is None:
                continue
            if name in value:
                self._note(FaultKind.DUPLICATE_KEY, key, key=name, first_line=str(lines[name]))
                continue
            lines[name] = key.start_mark.line + 1
            self._check_list(name, below)
            value[name] = self.build(below)
        return value

    def _key(self, key: Node) -> str | None:
        self._properties(key)
        if not isinstance(key, ScalarNode) or not key.value:
            self._note(FaultKind.KEY_NOT_TEXT, key)
            return None
        if key.value == _MERGE:
            self._note(FaultKind.ANCHOR, key, value=_MERGE)
            return None
        name: str = key.value
        return name

    def _check_list(self, name: str, node: Node) -> None:
        if name in self._unit_list_keys and isinstance(node, SequenceNode) and node.flow_style and node.value:
            self._note(FaultKind.UNIT_FLOW_LIST, node, key=name)

    def _scalar(self, node: ScalarNode) -> str | None:
        value: str = node.value
        if not node.style:  # libyaml says '', the Python twin None
            if not value:
                return None
            self._check_hash(node)
        if not unicodedata.is_normalized("NFC", value):
            self._note(FaultKind.DECOMPOSED_TEXT, node, warning=True, value=value[:40])
        return value

    def _check_hash(self, node: Node) -> None:
        end = node.end_mark.index
        line_end = self._text.find("\n", end)
        rest = self._text[end : line_end if line_end >= 0 else len(self._text)]
        cut = rest.lstrip(" \t")
        if cut.startswith("#") and len(cut) > 1 and not cut[1].isspace() and cut[1] not in "#!":
            self._note(FaultKind.CUT_AT_HASH, node, warning=True, value=node.value[:40], cut=cut[:40])
