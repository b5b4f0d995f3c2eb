"""Lines of a task before the plan's own captions are known: who, until when, with what result.

Writes each line in the lightest form that prints back as it stands; what a line means comes from its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from plancli.importing.captions import ROLES
from plancli.importing.unit_roles import read_roles
from plancli.importing.words import NO_WORDS, Words
from plancli.model.directory import UnitDirectory
from plancli.model.labels import printed_mark
from plancli.model.resolve_lines import LineReader
from plancli.records import dataclass, field

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to import
    from plancli.model.written import WrittenCaptions

_DITTO = re.compile(r"\W+|nt|-\s?nt\s?-|như trên\W*", re.IGNORECASE)
LINE_KEYS = (*ROLES, "deadline", "deliverable", "funding", "note", "text")


@dataclass(slots=True)
class LineDraft:
    """One line of a task, or one cell of a table."""

    key: str
    words: Words
    caption: Words = NO_WORDS
    """Before the colon; empty in a table and for a paragraph without a caption."""
    mark: str = ""
    default_mark: str = "-"
    """The mark that the plan prints without being told."""
    heading: Words = NO_WORDS
    items: list[object] = field(default_factory=list)
    named: list[Words] = field(default_factory=list)
    """Units that the items below the line name."""
    others: dict[str, list[Words]] = field(default_factory=dict)
    """Units that they name in another role than the line's own."""
    in_table: bool = False
    whole: bool = False
    """Nothing of a content line is printed by itself: it stands beside parts of its section."""
    merged: bool = False
    """The cell belongs to the one above it: the words are those of that cell."""


class LineFinisher:
    """Turns drafts into what the plan file holds, once it is known how this paper writes its captions."""

    def __init__(self, drafts: Sequence[LineDraft], known: Iterable[str]) -> None:
        """Take the captions and the line end that most lines have."""
        lines = [draft for draft in drafts if not draft.in_table]
        self._captions = _usual_captions(lines)
        self._line_end = _usual_end(lines)
        self._known = tuple(known)
        self._printed = self._reader({})
        self._printed_cells = self._reader({"line_end": ""})

    def captions(self) -> dict[str, object]:
        """Return what the plan says of its captions, each as it is printed."""
        found: dict[str, object] = {key: self._captions[key] for key in LINE_KEYS if key in self._captions}
        if found and self._line_end != ".":
            found["line_end"] = self._line_end
        return found

    def value(self, draft: LineDraft) -> object:
        """Return the value of the line's key."""
        return self._roles(draft) if draft.key in ROLES else self._plain(draft)

    def _reader(self, more: Mapping[str, str]) -> LineReader:
        own = {key: words.text for key, words in self._captions.items()}
        written = cast("WrittenCaptions", {**own, "line_end": self._line_end, **more})
        return LineReader(written, UnitDirectory())

    def _roles(self, draft: LineDraft) -> object:
        text = draft.words.text
        reading = read_roles(text, draft.key, self._known)
        own = [draft.words.part(*span) for span in reading.pop(draft.key, ())]
        if draft.in_table and _DITTO.fullmatch(text):
            # "Như trên" names nobody: who is meant is for the clerk to say.
            return {"words": draft.words, "units": []}
        others = {
            role: _listed([draft.words.part(*span) for span in spans]) for role, spans in reading.items()
        }
        others.update({role: _listed(names) for role, names in draft.others.items()})
        frame = self._frame(draft)
        if draft.items:
            frame["items"] = draft.items
            own += draft.named
        names = _listed(own)
        light = self._light_names(draft, own) if not others and not draft.items and not draft.merged else None
        if light is not None:
            return {**frame, "units": light} if frame else light
        value: dict[str, object] = dict(frame)
        if text and not draft.merged:
            value["words"] = draft.words
        # A line that is one name and nothing else says so by its words alone.
        if names is not None and (draft.merged or not isinstance(names, Words) or names.text != text):
            value["units"] = names
        return {**value, **others}

    def _light_names(self, draft: LineDraft, names: Sequence[Words]) -> object:
        """Return the names alone where they print the line as it stands; None where they do not."""
        if not names:
            return None
        reader = self._printed_cells if draft.in_table else self._printed
        texts = [name.text for name in names]
        line, _ = reader.role_line(draft.key, texts if len(texts) > 1 else texts[0], ())
        return _listed(names) if line.words == draft.words.text else None

    def _plain(self, draft: LineDraft) -> object:
        frame = self._frame(draft)
        text = draft.words.text
        end = "" if draft.in_table or draft.key == "text" else self._line_end
        if draft.items:
            frame["items"] = draft.items
        if draft.key == "text" and (frame or draft.whole) and not draft.in_table:
            frame = {**self._text_frame(draft), **frame}
        bare = draft.words.part(0, len(text) - len(end)) if end and text.endswith(end) else draft.words
        printed = self._printed_cells if draft.in_table else self._printed
        if not frame and bare and (draft.key == "text" or _prints(printed, draft.key, bare.text, text)):
            return bare
        return {**frame, "words": draft.words} if draft.words else frame

    def _text_frame(self, draft: LineDraft) -> dict[str, object]:
        """Return caption and mark in full: a content line that says one thing of itself says all."""
        found: dict[str, object] = {}
        if draft.caption:
            found["caption"] = draft.caption
        found["mark"] = draft.mark
        return found

    def _frame(self, draft: LineDraft) -> dict[str, object]:
        """Return what stands around the words and is not as the plan prints it by itself."""
        found: dict[str, object] = {}
        if draft.merged:
            found["merged"] = "above"
        if draft.in_table:
            if draft.mark:
                found["mark"] = draft.mark
            return found
        usual = self._captions.get(draft.key)
        if draft.caption and (usual is None or usual.text != draft.caption.text):
            found["caption"] = draft.caption
        if draft.mark != draft.default_mark:
            found["mark"] = draft.mark
        if draft.heading:
            found["heading"] = draft.heading
        return found


def _prints(reader: LineReader, key: str, bare: str, text: str) -> bool:
    return bool(bare) and reader.plain_line(key, bare, ())[0].words == text


def _usual_captions(lines: Sequence[LineDraft]) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for key in LINE_KEYS:
        captions = [line.caption for line in lines if line.key == key and line.caption]
        if captions:
            most = Counter(caption.text for caption in captions).most_common(1)[0][0]
            found[key] = next(caption for caption in captions if caption.text == most)
    return found


def _usual_end(lines: Sequence[LineDraft]) -> str:
    ends = Counter(
        text[-1] if text[-1] in ".;" else ""
        for text in (line.words.text for line in lines if line.key != "text" and line.words)
    )
    return ends.most_common(1)[0][0] if ends else "."


def _listed(names: Sequence[Words]) -> object:
    if not names:
        return None
    return names[0] if len(names) == 1 else list(names)


def label_of(label: str, mark: str) -> dict[str, object]:
    """Return label and mark, the mark only where the label alone would print something else.

    >>> label_of("c", "c)"), label_of("1.3", "1.3")
    ({'label': 'c'}, {'label': '1.3', 'mark': '1.3'})
    """
    found: dict[str, object] = {"label": label} if label else {}
    if printed_mark(label or None, None) != mark:
        found["mark"] = mark
    return found
