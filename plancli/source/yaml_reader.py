"""The one strict reader: bytes in, plain values with their places and all faults of one run out.

Every value is text; it knows no key of a plan, and nothing that stands in a file makes it raise.
"""

from __future__ import annotations

import re

import yaml
from yaml.nodes import Node, ScalarNode

from plancli.records import dataclass
from plancli.source.building import Builder
from plancli.source.composing import DEEPEST, HAS_C, compose, properties, too_deep
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind
from plancli.source.fault_list import FaultList
from plancli.source.precheck import check_characters, decode
from plancli.source.quoting import quoted
from plancli.source.syntax import Slip, explain, tab_indents

_DOCUMENT_MARK = re.compile(r"(?:(?<=[\r\n])|\A)---(?=\s|\Z)")
_MOST_SLIPS = 50
_MOST_READ_AGAIN = 4_000_000
"""Characters read again in all to find further slips; two seconds at most."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What one file gave."""

    document: SourceDocument | None
    """Text, value and places; its value is None where none can be relied on, and the whole is None where
    the bytes are no text."""
    faults: tuple[Fault, ...]
    """All faults of the file itself, by place; sentences stand under `fault.<label>`, or under
    `fault.<label>.<cause>` where `fields` hold a cause."""


def read_yaml(
    path: str, data: bytes, unit_list_keys: frozenset[str] = frozenset(), *, use_c: bool = HAS_C
) -> ReadResult:
    """Read the bytes of one file; `path` only names it, and no error is raised for what they hold.

    A list below one of `unit_list_keys` may not be written `[a, b]`: that cuts "Sở Văn hóa, Thể thao
    và Du lịch" in two. Without `use_c` libyaml is left aside, as on a machine that lacks it. Of a key
    that stands twice the first counts.
    """
    text = decode(data)
    if isinstance(text, Fault):
        return ReadResult(None, (text,))
    faults = FaultList(SourceDocument(path, text))
    return ReadResult(_read(faults, unit_list_keys, use_c), faults.found())


def _read(faults: FaultList, unit_list_keys: frozenset[str], use_c: bool) -> SourceDocument:
    source = faults.source
    text = check_characters(faults, source.text)
    deep = too_deep(text, use_c=use_c)
    if deep is not None:
        faults.add(FaultKind.TOO_DEEP, deep, deep + 1, most=str(DEEPEST))
        return source
    reading = _Reading(faults, text, use_c)
    root = reading.compose()
    if root is None:
        return source
    builder = Builder(faults, reading.text, unit_list_keys)
    value = builder.build(root)
    builder.tell_typed_apart()
    if builder.too_deep or not reading.sound:
        return source
    return SourceDocument(source.path, source.text, value, root, reading.text)


class _Reading:
    """One text on its way to nodes, with characters put aside that would stop it."""

    def __init__(self, faults: FaultList, text: str, use_c: bool) -> None:
        self.text = text
        """Of the same length as the file's text, so that all places hold."""
        self.sound = True
        """False once a value read from the text may differ from what its writer meant."""
        self._faults = faults
        self._use_c = use_c
        self._refused: set[int] = set()
        self._told_lines: set[int] = set()

    def compose(self) -> Node | None:
        """Return the nodes, None where there are none; each slip is noted, stepped over, read on."""
        rounds = min(_MOST_SLIPS, 1 + _MOST_READ_AGAIN // (len(self.text) + 1))
        for _ in range(rounds):
            self._refuse_properties()
            try:
                root, more = compose(self.text, use_c=self._use_c)
            except yaml.MarkedYAMLError as error:
                self.sound = False
                if not self._step_over(error):
                    return None
            else:
                return self._checked(root, more)
        return None

    def _refuse_properties(self) -> None:
        """Note anchors, aliases and tags; aliases become words, so that nothing can multiply.

        They are seen as far as the first slip, hence anew each time that one has been stepped over.
        """
        aliases: list[int] = []
        for name, start, end in properties(self.text, use_c=self._use_c):
            if start not in self._refused:
                self._refuse_property(name, start, end)
            if name == "alias":
                aliases.append(start)
        if aliases:
            self.sound = False
            characters = list(self.text)
            for start in aliases:
                characters[start] = "_"
            self.text = "".join(characters)

    def _refuse_property(self, name: str, start: int, end: int) -> None:
        self._refused.add(start)
        value = quoted(self.text[start:end])
        if name == "tag":
            self._faults.add(FaultKind.TAG, start, end, value=value)
        else:
            self._faults.add(FaultKind.ANCHOR, start, end, value=value)

    def _checked(self, root: Node | None, more: bool) -> Node | None:
        nothing = root is None or (isinstance(root, ScalarNode) and not root.value and not root.style)
        if more and root is not None and not self._told_lines:
            mark = _DOCUMENT_MARK.search(self.text, root.start_mark.index)
            place = mark.span() if mark else (root.end_mark.index, root.end_mark.index)
            self._faults.add(FaultKind.SEVERAL_DOCUMENTS, *place)
        elif nothing:
            self._faults.add(FaultKind.EMPTY_FILE, 0, 0)
        return None if nothing else root

    def _step_over(self, error: yaml.MarkedYAMLError) -> bool:
        """Note what stopped the reading; say whether it can be put aside."""
        at = error.problem_mark.index if error.problem_mark else 0
        if at in self._refused:
            return False
        if self.text[at : at + 1] == "\t":
            return self._refuse_tabs(at)
        slip = explain(self.text, error)
        self._note(slip)
        if not slip.mask or self.text[slip.mask_at : slip.mask_at + 1] in ("", slip.mask):
            return False
        self._mask(slip.mask, slip.mask_at)
        return True

    def _note(self, slip: Slip) -> None:
        """Note one slip a line: those that follow on the same line come of the first."""
        source = self._faults.source
        line = source.position(slip.start).line
        if line in self._told_lines:
            return
        self._told_lines.add(line)
        value = quoted(source.line_text(line))
        character = source.text[slip.start : slip.start + 1]
        place = (slip.start, slip.end)
        self._faults.add(FaultKind.SYNTAX, *place, cause=slip.cause, value=value, character=character)

    def _refuse_tabs(self, at: int) -> bool:
        """Note every indentation by tabs; what they stood for is unknown, so reading ends here."""
        places = tuple(tab_indents(self.text))
        if not any(start <= at < end for start, end in places):
            places = (*places, (at, at + 1))
        for start, end in places:
            self._faults.add(FaultKind.TAB_INDENT, start, end)
        return False

    def _mask(self, character: str, at: int) -> None:
        self.text = self.text[:at] + character + self.text[at + 1 :]
