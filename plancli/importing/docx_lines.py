"""A paragraph of a Word file made into a line: label, letters and the way back, look, and what to report.

Keeps the accounts of one reading (revisions, hidden text, old fonts, footnote marks); knows no table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from lxml.etree import _Element

from plancli.importing.docx_atoms import Atom
from plancli.importing.docx_characters import REFERENCE, TRIMMED, clean
from plancli.importing.docx_paragraphs import SourceParagraph
from plancli.importing.fault import ImportFault
from plancli.importing.numbering import Counters, Numbering
from plancli.importing.paper import PLAIN, Aside, Line, Look, Note
from plancli.word_names import W

Decode = Callable[[str, str], tuple[str, Sequence[int]]]
"""Text of an old font and the font's name → letters of today, and for each its place in the text given."""

MAX_TEXT = 2_000_000
"""Characters in all: about a thousand pages; the way back of each costs memory."""

_QUOTED = 120
_LED_IN = 40
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_CUSTOM = f"{W}customMarkFollows"
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_NO_LETTERS = f" \t\n\f\u00a0\u00ad\u200b{TRIMMED}{REFERENCE}"


class LineMaker:
    """Makes the lines of one file, and keeps what a person has to be told of them."""

    def __init__(self, numbering: Numbering, path: str, decode: Decode | None) -> None:
        """Begin a file with these lists; `decode` reads old fonts, whose text stays as it is without one."""
        self._numbering = numbering
        self._path = path
        self._decode = decode
        self._old_fonts: dict[str, None] = {}
        self._composed = 0
        self._length = 0
        self._numbered_notes = 0
        self.counters = Counters()
        """How far the lists have counted: another running text begins with others."""
        self.marks: dict[tuple[str, str], str] = {}
        """Kind (`footnote`, `endnote`) and id of each note referred to so far → the mark it bears."""
        self.asides: list[Aside] = []
        self.notes: list[Note] = []

    def line(self, source: SourceParagraph, front: str = "", *, bare: bool = False) -> Line | None:
        """Return the line of a paragraph, with `front` before it; None where nothing is written.

        With `bare`, a paragraph that has nothing but its automatic number is a line.
        """
        raw = source.raw()
        self._count(source, raw)
        self._report(source, raw)
        if source.gone:
            return None
        text, origins = self._letters(source, raw)
        blank = not text.strip()
        label = self._label(source, blank=blank)
        if blank and not (bare and label):
            return None
        if blank:
            text, origins, label = "", (), label.rstrip()
        elif front:
            text, origins = _without_indent(text, origins)
        label = front + label
        return Line(source.number, label + text, _look(source), len(label), tuple(origins))

    def closing_notes(self) -> Iterator[Note]:
        """Yield what concerns the whole file."""
        if self._old_fonts:
            yield Note("old-font", 0, {"name": ", ".join(self._old_fonts)})
        if self._composed:
            yield Note("composed", 0, {"count": str(self._composed)}, look=False)

    def _count(self, source: SourceParagraph, raw: str) -> None:
        self._length += len(raw) + sum(map(len, source.hidden)) + sum(map(len, source.before or ()))
        if self._length > MAX_TEXT:
            raise ImportFault("too-large", path=self._path, part="")

    def _report(self, source: SourceParagraph, raw: str) -> None:
        if source.hidden:
            hidden = clean("".join(source.hidden))[0]
            if hidden.strip():
                self.asides.append(Aside(hidden, "hidden", source.number))
        if source.before is not None:
            before, after = clean("".join(source.before))[0], clean(raw)[0]
            if before.split() != after.split():
                self.notes.append(Note("revision", source.number, _around_change(before, after)))

    def _label(self, source: SourceParagraph, *, blank: bool) -> str:
        setting = source.setting
        place = self._numbering.place(setting.numbering, setting.style)
        # Word leaves a paragraph that is hidden as a whole out of the count.
        if place is None or (blank and source.hidden and setting.mark_hidden):
            return ""
        return self.counters.label(*place)

    def _letters(self, source: SourceParagraph, raw: str) -> tuple[str, Sequence[int]]:
        places: Sequence[int] = ()
        fonts = {atom.look.old_font for atom in source.atoms}
        if REFERENCE in raw or any(fonts):
            raw, places = self._expanded(source.atoms, len(raw))
            self._old_fonts.update(dict.fromkeys(sorted(fonts - {""})))
        text, origins, composed = clean(raw)
        self._composed += composed
        if not places:
            return text, origins
        return text, [places[at] for at in origins] if origins else places

    def _expanded(self, atoms: Sequence[Atom], length: int) -> tuple[str, Sequence[int]]:
        """Return the characters with marks of notes written out and old fonts read, and the way back."""
        pieces: list[str] = []
        places: list[int] = []
        at = 0
        for (written, font), group in groupby(self._parts(atoms), key=itemgetter(1, 2)):
            # Letters of an old font may be split over runs, so runs of one font are read together.
            raws = [part[0] for part in group]
            for raw in ["".join(raws)] if written is None else raws:
                text, offsets = self._read(raw, written, font)
                pieces.append(text)
                places += [at + offset for offset in offsets[: len(text)]]
                at += len(raw)
        return "".join(pieces), [*places, length]

    def _parts(self, atoms: Sequence[Atom]) -> Iterator[tuple[str, str | None, str]]:
        """Yield the characters of each atom, what is written instead, and its old font."""
        own: _Element | None = None
        for characters, element, look in ((one.characters, one.element, one.look) for one in atoms):
            if characters == REFERENCE and element.tag in _REFERENCES:
                own = element.getparent() if element.get(_CUSTOM) in {"1", "true", "on"} else None
                yield characters, f"[{self._mark(element, own)}]", ""
            elif own is not None and element.getparent() is own:
                yield characters, "", ""
            else:
                yield characters, None, look.old_font

    def _mark(self, reference: _Element, own: _Element | None) -> str:
        """Return the mark of a note: what the run itself writes behind the reference, or the next number."""
        key = _REFERENCES[reference.tag], reference.get(f"{W}id", "")
        if key not in self.marks and own is not None:
            self.marks[key] = clean("".join(text.text or "" for text in own.iterchildren(f"{W}t")))[0] or "*"
        elif key not in self.marks:
            self._numbered_notes += 1
            self.marks[key] = str(self._numbered_notes)
        return self.marks[key]

    def _read(self, raw: str, written: str | None, font: str) -> tuple[str, Sequence[int]]:
        if written is not None:
            return written, [0] * len(written)
        if font and self._decode is not None:
            return self._decode(_PRIVATE.sub(lambda found: chr(ord(found.group()) & 0xFF), raw), font)
        return raw, range(len(raw))


def _without_indent(text: str, origins: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Leave out the blank that Word sets behind the mark of a note."""
    inner = text.lstrip()
    blanks = len(text) - len(inner)
    return inner, (origins or range(len(text) + 1))[blanks:] if blanks else origins


def _look(source: SourceParagraph) -> Look:
    looks = {atom.look for atom in source.atoms if atom.characters.strip(_NO_LETTERS)}
    bold = bool(looks) and all(look.bold for look in looks)
    italic = bool(looks) and all(look.italic for look in looks)
    centred = source.setting.centred
    return Look(bold, italic, centred) if bold or italic or centred else PLAIN


def _around_change(before: str, after: str) -> Mapping[str, str]:
    """Return both texts cut to what a sentence can quote, the first difference in sight."""
    pairs = enumerate(zip(before, after, strict=False))
    start = next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))
    if max(len(before), len(after)) <= _QUOTED or start <= _LED_IN:
        start = 0
    else:
        start = before.rfind(" ", 0, start - _LED_IN) + 1
    return {"before": _cut(before, start), "after": _cut(after, start)}


def _cut(text: str, start: int) -> str:
    end = start + _QUOTED
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
