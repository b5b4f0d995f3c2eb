"""Where one paper of a file begins and ends: head, kind, title, text, foot, and what follows.

Parts the blocks only; what stands in each part is read by the modules of those parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.importing.foot import Foot, opens_foot, read_foot
from plancli.importing.head import Head, head_pieces, read_head
from plancli.importing.head_lines import has_motto, is_motto
from plancli.importing.kinds import DECISION, LETTER, PLAN, kind_end, kind_named, kind_start
from plancli.importing.marks import read_mark
from plancli.importing.paper import Block, Line, Paper, Table, lines_of
from plancli.importing.signatures import (
    SIGNATURE_BLOCKS,
    opens_bare_signature,
    opens_signature,
    signature_above,
)
from plancli.importing.titles import goes_to_attached, is_title_line, read_title
from plancli.importing.words import NO_WORDS, Cut, Words, pieces, whole
from plancli.records import dataclass, field
from plancli.vietnamese.folding import fold

_ANNEX = re.compile(
    r"(?:(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU SỐ|BIỂU MẪU|MẪU SỐ|BIỂU|Biểu)"
    r"(?:\s+(?:SỐ|số)?\s*[\dIVXLC]{1,5}[a-z]?)?|(?:MẪU|Mẫu)(?:\s+(?:SỐ|số))?\s+\d{1,3}[a-z]?)\s*[.:]?(?=\s|$)"
)
_LIST = re.compile(r"(?:DANH SÁCH|DANH MỤC|MẪU|BẢNG TỔNG HỢP|BẢNG THỐNG KÊ|THỐNG KÊ|ĐỀ CƯƠNG)\b")
"""Titles with which lists and forms begin behind a signature, without "Phụ lục" above them."""
_RULE = re.compile(r"[\s\-–—_=~*.]+")
_FOOTNOTE = re.compile(r"\s*\[\d{1,3}\]\s*\S")
_LETTER = re.compile(r"(?:kính gửi|v/v)\b")
_LAW = re.compile(r"(?:bộ luật|luật|pháp lệnh|nghị định|thông tư)\b")
_HEAD_LINES = 40
"""Lines that a letterhead has at most."""
_HEAD_LENGTH = 250
"""Characters of its longest line, with the blanks that set two columns apart."""


class NotAPlan(Exception):  # noqa: N818 - it is an answer about the file, not a failure of the tool
    """The file holds another kind of paper; `kind` in small letters, empty where it names none."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(slots=True)
class Part:
    """One paper: a decision or a plan."""

    kind: Words
    head: Head
    title: Words = NO_WORDS
    attached: Words = NO_WORDS
    body: list[Block] = field(default_factory=list)
    foot: Foot = field(default_factory=Foot)
    dropped: list[tuple[Cut, str]] = field(default_factory=list)


@dataclass(slots=True)
class AnnexPart:
    """One annex."""

    label: Words
    title: Words = NO_WORDS
    attached: Words = NO_WORDS
    body: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """A whole file in its parts."""

    decision: Part | None
    plan: Part
    annexes: list[AnnexPart] = field(default_factory=list)
    footnotes: list[Words] = field(default_factory=list)
    stray: list[tuple[Cut, str]] = field(default_factory=list)


def part(paper: Paper) -> Parts:
    """Return the parts of a plan; NotAPlan where the file is another kind of paper."""
    blocks = list(_flattened(paper.blocks))
    starts = list(_starts(blocks))
    if not starts or not _is_head(blocks[: starts[0][0]]):
        raise NotAPlan(_other_kind(blocks))
    index, kind = starts[0]
    if kind == PLAN:
        plan, rest = _read_part(blocks, 0, index)
        return _with_annexes(Parts(None, plan), rest, paper)
    later = next((at for at, name in starts[1:] if name == PLAN), None)
    if kind != DECISION or later is None:
        raise NotAPlan(kind)
    decision, between = _read_part(blocks[:later], 0, index)
    # What stands between the decision's signature and the plan's kind is the plan's own letterhead.
    plan, rest = _read_part(blocks, later - len(between), later)
    return _with_annexes(Parts(decision, plan), rest, paper)


def _is_head(blocks: Sequence[Block]) -> bool:
    """Tell whether these blocks can be a letterhead: short lines, no prose and no sections."""
    lines = [line for block in blocks for line in lines_of(block)]
    return len(lines) <= _HEAD_LINES and all(len(line.text.strip()) <= _HEAD_LENGTH for line in lines)


def _flattened(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, a table that holds the name of the kind opened into its lines."""
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and index < 8 and any(kind_named(line.text) for line in lines_of(block)):
            yield from lines_of(block)
        else:
            yield block


def _starts(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    for index, block in enumerate(blocks):
        if isinstance(block, Line):
            first = next(pieces(block), None)
            kind = kind_named(first.text) if first else ""
            if kind:
                yield index, kind


def _other_kind(blocks: Sequence[Block]) -> str:
    texts = [fold(line.text) for block in blocks[:80] for line in lines_of(block)]
    if any(_LETTER.search(text.strip("* ")) for text in texts[:40]):
        return LETTER
    for text in texts[:20]:
        found = _LAW.match(text)
        if found:
            return found.group()
    return ""


def _read_part(blocks: Sequence[Block], start: int, at: int) -> tuple[Part, list[Block]]:
    """Read the paper whose kind stands in block `at`; return it and the blocks behind its foot."""
    head = read_head(head_pieces(blocks[start:at]))
    first, *more = (cut for line in lines_of(blocks[at]) for cut in pieces(line))
    begin, end = kind_start(first.raw), kind_end(first.raw)
    found_part = Part(Words((first.part(begin, end),)), head)
    if begin:
        found_part.dropped.append((first.part(0, begin), "draft-mark"))
    pending = [cut for cut in (first.part(end), *more) if cut.text]
    decides = kind_named(first.text) == DECISION
    title, body = read_title(pending, blocks, at + 1, issuer=head.issuer.text, decides=decides)
    found_part.title, found_part.attached = Words(tuple(title.words)), Words(tuple(title.attached))
    found_part.dropped += ((cut, "rule-line") for cut in title.rules)
    foot = _foot_start(blocks, body)
    for block in blocks[body:foot]:
        if isinstance(block, Line) and _is_rule(block.text):
            found_part.dropped.append((whole(block), "rule-line"))
        else:
            found_part.body.append(block)
    found_part.foot, taken = read_foot(blocks[foot:])
    return found_part, list(blocks[foot + taken :])


def _foot_start(blocks: Sequence[Block], at: int) -> int:
    """Return where the foot begins: "Nơi nhận", else a signature, else the first annex, else the end."""
    for index in range(at, len(blocks)):
        block = blocks[index]
        if opens_foot(block):
            return max(signature_above(blocks, index), at)
        if opens_signature(block) or opens_bare_signature(blocks[index : index + SIGNATURE_BLOCKS]):
            return index
        if isinstance(block, Line) and _is_annex(block) and index > at:
            return _with_line_above(blocks, index)
        if isinstance(block, Line) and _FOOTNOTE.match(block.text):
            return index
    return len(blocks)


def _with_line_above(blocks: Sequence[Block], index: int) -> int:
    """Take the issuer's name above an annex, where a plan attached to a decision ends with it."""
    above = blocks[index - 1]
    if isinstance(above, Line) and above.text.strip().isupper() and read_mark(above.text) is None:
        return index - 1
    return index


def _is_annex(line: Line) -> bool:
    first = next(pieces(line), None)
    if first is None or not _ANNEX.match(first.text):
        return False
    return first.text.isupper() or line.look.centred or _ANNEX.fullmatch(first.text) is not None


def _with_annexes(parts: Parts, rest: Sequence[Block], paper: Paper) -> Parts:
    """Part what stands behind the foot into annexes and footnotes."""
    for block in rest:
        if isinstance(block, Line) and _FOOTNOTE.match(block.text) and not _in_annex(parts):
            parts.footnotes.append(Words(tuple(pieces(block))))
        elif isinstance(block, Line) and _is_annex(block):
            parts.annexes.append(_open_annex(block))
        elif isinstance(block, Line) and _opens_list(block, parts):
            parts.annexes.append(AnnexPart(Words(()), Words(tuple(pieces(block)))))
        elif isinstance(block, Line) and is_motto(block.text) and _is_at_head(parts):
            parts.stray.append((whole(block), "motto"))
        elif parts.footnotes and isinstance(block, Line) and not parts.annexes:
            parts.footnotes[-1] = parts.footnotes[-1].joined(Words(tuple(pieces(block))))
        elif isinstance(block, Line) and _is_rule(block.text):
            parts.stray.append((whole(block), "rule-line"))
        else:
            if not parts.annexes:
                parts.annexes.append(AnnexPart(Words(())))
            _add_to_annex(parts.annexes[-1], block)
    parts.footnotes += (Words(tuple(pieces(line))) for line in paper.footnotes)
    return parts


def _in_annex(parts: Parts) -> bool:
    return bool(parts.annexes) and bool(parts.annexes[-1].body)


def _opens_list(line: Line, parts: Parts) -> bool:
    """Tell whether a list or a form begins that has no label, behind the signature or another such list."""
    text = whole(line).text
    if not text.isupper() or not _LIST.match(text):
        return False
    last = parts.annexes[-1] if parts.annexes else None
    return last is None or (bool(last.body) and not last.label)


def _is_at_head(parts: Parts) -> bool:
    """Tell whether nothing of an annex has been read but its label and its title."""
    return not parts.annexes or not parts.annexes[-1].body


def _open_annex(line: Line) -> AnnexPart:
    first, *more = pieces(line)
    found = _ANNEX.match(first.raw)
    end = found.end() if found else len(first.raw)
    title = [cut for cut in (first.part(end), *more) if cut.text]
    return AnnexPart(Words((first.part(0, end),)), Words(tuple(title)))


def _add_to_annex(annex: AnnexPart, block: Block) -> None:
    if not isinstance(block, Line) or annex.body or has_motto(block.text):
        annex.body.append(block)
    elif goes_to_attached(whole(block).text, annex.attached.cuts):
        annex.attached = annex.attached.joined(Words(tuple(pieces(block))))
    elif not annex.attached and is_title_line(annex.title.cuts, block):
        annex.title = annex.title.joined(Words(tuple(pieces(block))))
    else:
        annex.body.append(block)


def _is_rule(text: str) -> bool:
    return _RULE.fullmatch(text) is not None and len(text.strip()) > 2
