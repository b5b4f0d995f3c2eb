"""Nodes into plain values, and the faults that only the nodes show.

Knows no key of a plan and changes no value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plancli.source.composing import DEEPEST
from plancli.source.document import Value, stretch
from plancli.source.fault import FaultKind
from plancli.source.fault_list import FaultList
from plancli.source.quoting import UNSEEN, quoted

_MERGE = "<<"
# A comment is written "# so"; "#5" or "#phòng" looks like words that were meant to be printed.
_CUT = re.compile(r"#(?=[^\s#=*!~-])[^\r\n]*")
_ESCAPE = re.compile(r"\\[0abevfrxuUNLP]")


def _cuts(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the end of the word before each suspicious `#`, and what the `#` cuts off."""
    for found in _CUT.finditer(text):
        start = found.start()
        before = start
        while before and text[before - 1] in " \t":
            before -= 1
        if before < start:
            yield before, (start, start + len(found.group().rstrip()))


class Builder:
    """Builds the value of one file."""

    def __init__(self, faults: FaultList, text: str, unit_list_keys: frozenset[str]) -> None:
        """Look over the text once, so that a file without oddities pays nothing for each value."""
        self._faults = faults
        self._text = text
        self._unit_list_keys = unit_list_keys
        self._cuts = dict(_cuts(text)) if "#" in text else {}
        self._decomposed = not unicodedata.is_normalized("NFC", text)
        self._escapes = _ESCAPE.search(text) is not None
        self._looks_closer = bool(self._cuts) or self._decomposed or self._escapes
        self._typed_apart: list[tuple[int, int, str]] = []
        self.too_deep = False

    def build(self, node: Node, depth: int = 1) -> Value:
        """Return the value of a node: text, None where nothing is written, a list or a mapping."""
        if isinstance(node, ScalarNode):
            if self._looks_closer:
                self._look_closer(node)
            text: str = node.value
            return text if text or node.style else None
        if depth > DEEPEST:
            self._refuse_depth(node)
            return None
        if isinstance(node, SequenceNode):
            return [self.build(each, depth + 1) for each in node.value]
        return self._mapping(node, depth) if isinstance(node, MappingNode) else None

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Value]:
        built: dict[str, Value] = {}
        for key_node, value_node in node.value:
            value = self.build(value_node, depth + 1)
            key = self._key(key_node)
            if key is None:
                continue
            if key in built:
                self._refuse_second(node, key_node)
                continue
            built[key] = value
            if key in self._unit_list_keys:
                self._check_list(key, value_node)
        return built

    def _key(self, node: Node) -> str | None:
        """Return a key's words; None, and a fault, for what cannot be a key."""
        start, end = stretch(self._text, node)
        if isinstance(node, ScalarNode) and (node.value or node.style):
            if node.value == _MERGE and not node.style:
                self._faults.add(FaultKind.ANCHOR, start, end, value=_MERGE)
                return None
            return str(node.value)
        written = self._text[start:end]
        if written.startswith("{") and self._text[:start].rstrip().endswith("{"):
            self._faults.add(FaultKind.KEY_NOT_TEXT, start, end, value=quoted(written), cause="braces")
        elif written:
            self._faults.add(FaultKind.KEY_NOT_TEXT, start, end, value=quoted(written))
        else:
            self._faults.add(FaultKind.KEY_NOT_TEXT, start, end, value="", cause="nothing")
        return None

    def _refuse_second(self, mapping: MappingNode, again: ScalarNode) -> None:
        if self._faults.is_full(FaultKind.DUPLICATE_KEY):
            return
        first = next(key for key, _ in mapping.value if key.value == again.value)
        line = self._faults.source.position(first.start_mark.index).line
        place = stretch(self._text, again)
        self._faults.add(FaultKind.DUPLICATE_KEY, *place, key=quoted(again.value), first_line=str(line))

    def _check_list(self, key: str, node: Node) -> None:
        if isinstance(node, SequenceNode) and node.flow_style and node.value:
            start, end = stretch(self._text, node)
            value = quoted(self._text[start:end])
            self._faults.add(FaultKind.UNIT_FLOW_LIST, start, end, key=key, value=value)

    def _refuse_depth(self, node: Node) -> None:
        if not self.too_deep:
            start = node.start_mark.index
            self._faults.add(FaultKind.TOO_DEEP, start, start + 1, most=str(DEEPEST))
        self.too_deep = True

    def _look_closer(self, node: ScalarNode) -> None:
        if not node.style:
            self._check_cut(node)
        if self._decomposed:
            self._check_composition(node)
        if self._escapes and node.style == '"':
            self._check_unseen(node)

    def _check_cut(self, node: ScalarNode) -> None:
        written_from, written_to = stretch(self._text, node)
        cut = self._cuts.get(written_to)
        if cut is None or self._faults.is_full(FaultKind.CUT_AT_HASH):
            return
        start, end = cut
        fields = {"value": quoted(node.value), "cut": quoted(self._text[start:end])}
        if node.value:
            start = written_from
        else:
            fields["cause"] = "whole"
        self._faults.add(FaultKind.CUT_AT_HASH, start, end, warning=True, **fields)

    def _check_composition(self, node: ScalarNode) -> None:
        """Note letters and tone marks typed apart; signs such as Ω, which NFC only renames, pass."""
        value: str = node.value
        if not unicodedata.is_normalized("NFC", value) and len(unicodedata.normalize("NFC", value)) < len(
            value
        ):
            self._typed_apart.append((*stretch(self._text, node), value))

    def tell_typed_apart(self) -> None:
        """Warn once a file: whose keyboard types so, types every word so."""
        if not self._typed_apart:
            return
        start, end, value = min(self._typed_apart)
        others = len(self._typed_apart) - 1
        fields = {"value": quoted(value)} | ({"cause": "several", "others": str(others)} if others else {})
        self._faults.add(FaultKind.DECOMPOSED_TEXT, start, end, warning=True, **fields)

    def _check_unseen(self, node: ScalarNode) -> None:
        unseen = UNSEEN.search(node.value)
        if unseen:
            code = f"U+{ord(unseen.group()):04X}"
            self._faults.add(FaultKind.CONTROL_CHARACTER, *stretch(self._text, node), character=code)
