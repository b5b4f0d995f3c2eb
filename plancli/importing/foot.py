"""The foot of a paper: Nơi nhận and the signature, side by side or one below the other.

Reads lines as they stand; a line of the signature that the paper lacks is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.importing.paper import Block, Line, Table
from plancli.importing.signatures import (
    by_column,
    cuts_of,
    is_acting,
    is_bare_office,
    is_body,
    is_for_body,
    is_name,
    is_office,
    is_order,
    is_place,
    is_rule,
    is_signed,
)
from plancli.importing.words import NO_WORDS, Cut, Words
from plancli.records import dataclass, field
from plancli.vietnamese.folding import fold

_RECIPIENTS = re.compile(r"\W*nơi (?:nhận|gửi)\s*:?\W*", re.IGNORECASE)
_HEADED = re.compile(r"[*\s]*(?:Nơi|NƠI) (?:nhận|NHẬN):")
_SIGN = re.compile(r"\s*(?P<sign>[-–—+*•−·]|\.(?=\s))\s*")
_BESIDE = re.compile(r"\s*;?\s*[{}]+\s*|\s*;(?:\t+|\s{3,})(?=\()")
"""A curly bracket that joins recipients, and the end of one before a remark set apart: `;      (báo cáo)`."""
_FOOTNOTE = re.compile(r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\))\s*\S")
_NEXT = re.compile(
    r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|DANH MỤC|DANH SÁCH|MẪU|Mẫu|ĐỀ CƯƠNG|BẢNG|THỐNG KÊ|LỊCH|PHIẾU|BÁO CÁO|"
    r"TỔNG HỢP)\b"
)
_ENDED = (";", ".", "./.")
_END_SIGNS = " ;.,{}"
_RIGHT = 12
"""Blanks before a line that stands in the right column by itself."""
_LAST = -1
"""The column of such a line: that of the last who signs."""
_SECOND_OFFICE = 60
_SMALL_OFFICE = 40
_CLERK_MARK = 20


@dataclass(slots=True)
class Foot:
    """What stands below the text."""

    recipients: list[Words] = field(default_factory=list)
    """Each without its dash and the sign at its end."""
    authority: Words = NO_WORDS
    acting: Words = NO_WORDS
    positions: list[Words] = field(default_factory=list)
    name: Words = NO_WORDS
    dropped: list[tuple[Cut, str]] = field(default_factory=list)

    @property
    def is_signed(self) -> bool:
        """Whether any line of a signature stands there."""
        return bool(self.authority or self.acting or self.positions or self.name)


def opens_foot(block: Block) -> bool:
    """Tell whether a block holds "Nơi nhận"."""
    lines = (block,) if isinstance(block, Line) else [line for lines in by_column(block) for line in lines]
    near = (line for line in lines if "nơi" in line.text.lower())
    return any(_RECIPIENTS.match(cut.raw) and _is_alone(cut) for line in near for cut in cuts_of(line))


def _is_alone(cut: Cut) -> bool:
    found = _RECIPIENTS.match(cut.raw)
    if found is None or _HEADED.match(cut.raw):
        return found is not None
    return not cut.raw[found.end() :].strip() and (":" in cut.raw or "gửi" not in fold(cut.raw))


def read_foot(blocks: Sequence[Block]) -> tuple[Foot, int]:
    """Return the foot and how many blocks it takes."""
    reader = _FootReader()
    taken = 0
    for block in blocks:
        if isinstance(block, Table):
            if taken and (reader.is_complete or (block.bordered and not opens_foot(block))):
                break
            reader.add_table(block)
        elif not reader.add_line(block):
            break
        taken += 1
    return reader.finish(), taken


@dataclass(slots=True)
class _Signer:
    """One who signs: his offices, one below the other, and his name."""

    column: int
    offices: list[Cut] = field(default_factory=list)
    name: Cut | None = None


class _FootReader:
    """Gathers recipients on the left and the signature on the right."""

    def __init__(self) -> None:
        self._foot = Foot()
        self._recipients: list[list[Cut]] = []
        self._signers: list[_Signer] = []
        self._in_recipients = False
        self._headed = False
        self._signed_list = False
        self._side_by_side = False

    @property
    def is_complete(self) -> bool:
        """Whether each who signs has his name, so that whatever follows is another matter."""
        return bool(self._signers) and self._signers[-1].name is not None

    def add_table(self, table: Table) -> None:
        """Add a table: recipients in one column, in others who signs."""
        for column, lines in enumerate(by_column(table)):
            self._in_recipients = False
            for line in lines:
                for cut in _cuts(line):
                    self._add(cut, column, alone=True)

    def add_line(self, line: Line) -> bool:
        """Add one line; False where it does not belong to the foot any more."""
        cuts = list(_cuts(line))
        if cuts and not self._belongs(cuts[0]):
            return False
        offices = any(is_office(cut.text) for cut in cuts[1:])
        if offices and (self._headed or _RECIPIENTS.match(cuts[0].raw)) and not is_office(cuts[0].text):
            self._side_by_side = True
        alone = len(cuts) == 1
        for index, cut in enumerate(cuts):
            column = _LAST if alone and _is_right(cut) else index
            if self._side_by_side and self._headed:
                self._in_recipients = column == 0 and not self._is_list_ended()
            self._add(cut, column, alone=alone)
        return True

    def _belongs(self, cut: Cut) -> bool:
        text = cut.text
        if _NEXT.match(text) or (_FOOTNOTE.match(text) and not self._in_recipients):
            return False
        if not self._headed and _RECIPIENTS.match(cut.raw) and _is_alone(cut):
            return True
        listed = self._headed and _SIGN.match(cut.raw) is not None
        if self.is_complete:
            return self._goes_on_behind_name(text, listed)
        if listed:
            self._in_recipients = True
        begun = self._headed or bool(self._signers)
        goes_on = self._side_by_side and not self._is_list_ended()
        return (
            self._in_recipients
            or goes_on
            or _RECIPIENTS.match(text) is not None
            or self._is_signature(text)
            or (begun and is_rule(text))
        )

    def _goes_on_behind_name(self, text: str, listed: bool) -> bool:
        """Tell whether a line below the name is of the foot: a recipient, or one more who signs."""
        if self._in_recipients or self._side_by_side:
            if listed and not (self._side_by_side and self._is_list_ended()):
                return True
            if self._in_recipients and not self._is_list_ended():
                return True
            return self._in_recipients and len(text) <= _CLERK_MARK
        return (is_bare_office(text) or is_order(text)) and text.isupper() and len(text) < _SECOND_OFFICE

    def _is_list_ended(self) -> bool:
        """Tell whether "Lưu: VT.", the last recipient, has been read."""
        last = Words(tuple(self._recipients[-1])).text if self._recipients else ""
        return last.startswith("Lưu")

    def _add(self, cut: Cut, column: int, *, alone: bool) -> None:
        text = cut.text
        heading = _RECIPIENTS.match(cut.raw)
        listed = self._in_recipients and _SIGN.match(cut.raw) is not None
        if heading and _is_alone(cut):
            self._foot.dropped.append((cut.part(0, heading.end()), "recipients-word"))
            self._in_recipients = self._headed = True
            if cut.part(heading.end()).text:
                self._add(cut.part(heading.end()), column, alone=alone)
        elif is_rule(text):
            self._foot.dropped.append((cut, "rule-line"))
        elif is_signed(text):
            self._foot.dropped.append((cut, "signed"))
        elif self._is_signature(text) and not listed:
            self._add_signature(cut, column, alone=alone)
        elif self._in_recipients:
            self._add_recipient(cut)
        else:
            self._foot.dropped.append((cut, "unplaced"))

    def _is_signature(self, text: str) -> bool:
        if is_signed(text) or self._is_office(text):
            return True
        # A name may follow an office only, and nothing else does.
        waits = any(signer.name is None for signer in self._signers)
        in_list = self._in_recipients and not (self._signed_list or self._is_list_ended())
        return waits and not in_list and is_name(text)

    def _is_office(self, text: str) -> bool:
        """Tell whether a line is an office; below "Lưu: VT." in small letters too: "Hiệu trưởng"."""
        if is_office(text):
            return True
        below = self._is_list_ended() and not self.is_complete and len(text) <= _SMALL_OFFICE
        return below and (is_bare_office(text.upper()) or is_order(text))

    def _add_signature(self, cut: Cut, column: int, *, alone: bool) -> None:
        is_name_line = not self._is_office(cut.text)
        self._in_recipients = False
        waiting = [signer for signer in self._signers if signer.name is None]
        beside = [signer for signer in waiting if signer.column == column]
        signer = next(reversed(beside or (waiting if alone or is_name_line else [])), None)
        if is_name_line and signer is not None:
            signer.name = cut
            return
        if signer is None:
            signer = _Signer(column)
            self._signers.append(signer)
        signer.offices.append(cut)

    def _add_recipient(self, cut: Cut) -> None:
        sign = _SIGN.match(cut.raw)
        last = self._recipients[-1][-1].text if self._recipients else ""
        if sign is None and last and last.endswith(".") and last.startswith(("Lưu", "- Lưu")):
            # A full name is no mark of the clerk: somebody has to look at it.
            self._foot.dropped.append((cut, "unplaced" if is_name(cut.text) else "clerk-mark"))
            return
        if sign is not None:
            self._foot.dropped.append((cut.part(0, sign.end("sign")), "list-sign"))
            self._signed_list = True
            cut = cut.part(sign.end())
        if sign is not None or not last or last.endswith(_ENDED) or cut.text.startswith("Lưu"):
            self._recipients.append([])
        self._recipients[-1] += self._without_braces(cut)

    def _without_braces(self, cut: Cut) -> list[Cut]:
        kept: list[Cut] = []
        at = 0
        for found in _BESIDE.finditer(cut.raw):
            kept.append(cut.part(at, found.start()))
            self._foot.dropped.append((cut.part(*found.span()), "list-sign"))
            at = found.end()
        return [*kept, cut.part(at)]

    def finish(self) -> Foot:
        """Return the foot, the ends of its lines put aside."""
        foot = self._foot
        for cuts in self._recipients:
            words = Words(tuple(cuts))
            if not words.text.strip(_END_SIGNS):
                foot.dropped += ((cut, "list-sign") for cut in words.cuts)
                continue
            dotted = words.text.endswith(("..", "…"))
            end = len(words.text if dotted else words.text.rstrip(_END_SIGNS))
            foot.dropped += ((cut, "list-sign") for cut in words.part(end).cuts)
            foot.recipients.append(words.part(0, end))
        self._name_offices(self._signer())
        return foot

    def _signer(self) -> _Signer:
        """Return the one who signs; of several with names the last, as the head of the issuer does."""
        named = [signer for signer in self._signers if signer.name]
        main = next(reversed([signer for signer in named if not _drafts(signer)] or named), None)
        kept: list[_Signer] = []
        for signer in self._signers:
            second_office = signer.name is None and (len(named) < 2 or main in kept)
            if signer is main or second_office:
                kept.append(signer)
                continue
            cuts = [*signer.offices, *([signer.name] if signer.name else [])]
            self._foot.dropped += ((cut, "unplaced") for cut in cuts)
        offices = [office for signer in kept for office in signer.offices]
        return _Signer(0, offices, main.name if main else None)

    def _name_offices(self, signer: _Signer) -> None:
        foot = self._foot
        foot.name = Words((signer.name,)) if signer.name else NO_WORDS
        for cut in signer.offices:
            text = cut.text
            if is_for_body(text) and not foot.authority:
                foot.authority = Words((cut,))
            elif is_acting(text) and not foot.acting:
                foot.acting = Words((cut,))
            elif not foot.positions and not foot.acting and not foot.authority and is_body(text):
                foot.authority = Words((cut,))
            elif _continues(foot, text):
                foot.authority = foot.authority.joined(Words((cut,)))
            else:
                foot.positions.append(Words((cut,)))


def _drafts(signer: _Signer) -> bool:
    """Tell whether somebody signs as the one who wrote the plan: "NGƯỜI LẬP KẾ HOẠCH"."""
    return any(fold(office.text).startswith("người ") for office in signer.offices[:1])


def _continues(foot: Foot, text: str) -> bool:
    """Tell whether a line goes on with the body's name: "TM. ỦY BAN NHÂN DÂN", "HUYỆN TRẠM TẤU"."""
    goes_on = is_place(text) or fold(text) == "việt nam"
    return goes_on and bool(foot.authority) and not foot.acting and not foot.positions


def _is_right(cut: Cut) -> bool:
    """Tell whether a tab or many blanks stand before the first words of a line."""
    before = cut.line.text[: cut.start].rpartition("\n")[2]
    return not before.strip() and ("\t" in before or len(before) >= _RIGHT)


def _cuts(line: Line) -> Iterator[Cut]:
    """Yield the columns of a line; a remark in brackets stays with the recipient before it."""
    held: Cut | None = None
    for cut in cuts_of(line):
        if held is not None and cut.raw.startswith(("(", "{", "}")) and not is_signed(cut.text):
            held = Cut(line, held.start, cut.end)
            continue
        if held is not None:
            yield held
        held = cut
    if held is not None:
        yield held
