"""Comments in a plan that let findings pass: `# plancli: ignore[KH205] lý do`.

Each needs a reason, and each that hides nothing is told; what is wrong with the file itself is never hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from plancli.diagnostic import Diagnostic, Suppressed, SuppressedBy
from plancli.loading import fault_diagnostic
from plancli.messages import Language, sentence
from plancli.near_word import nearest
from plancli.records import dataclass, field, replace
from plancli.rules import ALL_RULES
from plancli.source.comment_cover import CommentCover, Stretch
from plancli.source.document import Comment, SourceDocument
from plancli.source.edit import Applicability, Edit
from plancli.source.fault import Fault, FaultKind
from plancli.source.fault_list import MOST_OF_A_KIND
from plancli.source.offer import offer_edits

_MEANT = r"plancli[ \t]{0,9}:?[ \t]{0,9}ig"
"""What is meant as such a comment, well written or not; `# plancli: 1` is none."""
# Compiled by those runs only that meet such a comment.
_IN_COMMENT = rf"(?i)(?:\A|(?<=[ \t]))#{{1,9}}[ \t]{{0,9}}{_MEANT}.*"
_FORM = r"#+[ \t]*plancli: *(?P<verb>ignore|ignore-file) *\[(?P<names>[^\]]*\w[^\]]*)\](?P<reason>.*)"
_SHOWN = 60
"""Characters of a comment that a sentence quotes."""


@dataclass(slots=True)
class Ignore:
    """One comment that lets findings pass."""

    start: int
    """Offset of its `#`."""
    text: str
    """To the end of the comment."""
    codes: Mapping[str, str]
    """Code by the word that names it, in written order."""
    reason: str
    cover: tuple[Stretch, ...]
    used: set[str] = field(default_factory=set)
    """Codes of what it hid."""


def ignore_comments(source: SourceDocument, language: Language = Language.VI) -> IgnoreComments | None:
    """Return the comments of a file that let findings pass; None where it holds none."""
    # Most plans say the word once only, as their first key: no need to look closer.
    if source.text.lower().count("plancli") < 2 or not re.search(_MEANT, source.text, re.IGNORECASE):
        return None
    return IgnoreComments(source, language)


class IgnoreComments:
    """The comments of one file that let findings pass, and what is wrong with them."""

    def __init__(self, source: SourceDocument, language: Language) -> None:
        """Read all of them; one without a reason, with an unknown name or out of form hides nothing so."""
        self._source = source
        self._language = language
        self._cover = CommentCover(source)
        self._told: list[Diagnostic] = []
        self._ignores = [each for comment in source.comments for each in self._read(comment)]

    def sift(
        self, found: Sequence[Diagnostic], ran: AbstractSet[str]
    ) -> tuple[list[Diagnostic], list[Suppressed]]:
        """Part the findings of the file into those to tell and those that pass; what is wrong is told, too.

        `ran` holds the codes of rules whose silence says that a comment for them is not needed.
        """
        kept, suppressed = part_hidden(self._ignores, found)
        for ignore in self._ignores:
            self._tell_unused(ignore, ran)
        return [*kept, *self._told], suppressed

    def naming(self, codes: AbstractSet[str]) -> tuple[Ignore, ...]:
        """Return the comments that may hide a finding of one of these rules."""
        return tuple(each for each in self._ignores if not codes.isdisjoint(each.codes.values()))

    def _tell_unused(self, ignore: Ignore, ran: AbstractSet[str]) -> None:
        """Tell of a comment that names a rule which ran and found nothing there."""
        idle = [word for word, code in ignore.codes.items() if code in ran and code not in ignore.used]
        if not idle or self._is_full():
            return
        start, end, words = _removal(self._source.text, ignore, idle)
        edit = Edit(self._source.span(start, end), words)
        title = sentence(self._language, "fault.unused-ignore.fix")
        self._tell(FaultKind.UNUSED_IGNORE, ignore.start, len(ignore.text), value=", ".join(idle))
        fix = offer_edits(self._source, title, [edit], Applicability.SAFE)
        self._told[-1] = replace(self._told[-1], fix=fix)

    def _read(self, comment: Comment) -> Iterator[Ignore]:
        meant = re.search(_IN_COMMENT, comment.text)
        if meant is None:
            return
        text = meant.group()
        start = comment.start.offset + meant.start()
        form = re.fullmatch(_FORM, text)
        whole_file = form is not None and form["verb"] == "ignore-file"
        if form is None:
            self._wrong(FaultKind.UNKNOWN_IGNORE, start, text, cause="form")
        elif whole_file and not self._cover.is_at_top(comment):
            self._wrong(FaultKind.UNKNOWN_IGNORE, start, text, cause="place")
        elif not re.search(r"\w", form["reason"]):
            self._wrong(FaultKind.IGNORE_WITHOUT_REASON, start, text)
        else:
            cover = ((0, len(self._source.text)),) if whole_file else self._cover.covered(comment)
            codes = dict(self._codes(form["names"], start + form.start("names")))
            yield Ignore(start, text, codes, form["reason"].strip(" \t:-–—"), cover)

    def _codes(self, names: str, start: int) -> Iterator[tuple[str, str]]:
        for found in re.finditer(r"[^,]+", names):
            word = found.group().strip()
            code = _known_names().get(word.lower())
            at = start + found.start() + found.group().index(word)
            if code is not None:
                yield word, code
            elif any(word.lower() in {kind.code.lower(), kind.label} for kind in FaultKind):
                self._wrong(FaultKind.UNKNOWN_IGNORE, at, word, cause="fault")
            elif word and not self._is_full():
                self._wrong(FaultKind.UNKNOWN_IGNORE, at, word, cause="code", near=_near(word))

    def _wrong(self, kind: FaultKind, start: int, text: str, **fields: str) -> None:
        if not self._is_full():
            self._tell(kind, start, len(text), value=_shown(text), **fields)

    def _tell(self, kind: FaultKind, start: int, length: int, **fields: str) -> None:
        fault = Fault(kind, self._source.span(start, start + length), fields, warning=True)
        self._told.append(fault_diagnostic(fault, self._source, self._language))

    def _is_full(self) -> bool:
        """Say whether a hostile file has been told of enough."""
        return len(self._told) >= MOST_OF_A_KIND


def _known_names() -> dict[str, str]:
    """Return code by code and by name, in small letters."""
    return {word: rule.code for rule in ALL_RULES for word in (rule.name, rule.code.lower())}


def _near(word: str) -> str:
    """Return the code or name that is written most like this word, or nothing."""
    known = _known_names()
    near = nearest(word.lower(), known)
    return near.upper() if near.upper() in known.values() else near


def part_hidden(
    ignores: Sequence[Ignore], found: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], list[Suppressed]]:
    """Part the findings of one file into those that no comment hides and those that pass."""
    hidden = _hide(ignores, found)
    kept = [each for at, each in enumerate(found) if at not in hidden]
    passed = (
        Suppressed(each, SuppressedBy.COMMENT, hidden[at].reason)
        for at, each in enumerate(found)
        if at in hidden
    )
    return kept, list(passed)


def _hide(ignores: Iterable[Ignore], found: Sequence[Diagnostic]) -> dict[int, Ignore]:
    """Return which finding, by its index, is hidden by which comment: the innermost that covers it.

    One sweep over places for each code, so that many comments and many findings cost no product.
    """
    covers: dict[str, list[tuple[Stretch, Ignore]]] = defaultdict(list)
    for ignore in ignores:
        for code in dict.fromkeys(ignore.codes.values()):
            covers[code] += ((stretch, ignore) for stretch in ignore.cover)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, each in enumerate(found):
        places[each.code].append((each.span.start.offset, index))
    hidden: dict[int, Ignore] = {}
    for code, stretches in covers.items():
        waiting = sorted(stretches, key=lambda each: (-each[0][0], each[0][1]))
        open_now: list[tuple[Stretch, Ignore]] = []
        for offset, index in sorted(places[code]):
            while waiting and waiting[-1][0][0] <= offset:
                open_now.append(waiting.pop())
            while open_now and open_now[-1][0][1] < offset:
                open_now.pop()
            if open_now:
                hidden[index] = open_now[-1][1]
                open_now[-1][1].used.add(code)
    return hidden


def _removal(text: str, ignore: Ignore, idle: Sequence[str]) -> tuple[int, int, str]:
    """Return the change that takes the idle names away, and the whole comment where none is left."""
    first = ignore.start + ignore.text.index("[") + 1
    last = ignore.start + ignore.text.index("]")
    names = [word.strip() for word in text[first:last].split(",")]
    left = [word for word in names if word and word not in idle]
    if left:
        return first, last, ", ".join(left)
    start, end = ignore.start, ignore.start + len(ignore.text)
    while start and text[start - 1] in " \t":
        start -= 1
    if not start or text[start - 1] in "\r\n":  # alone on its line, which goes too
        line_end = re.match(r"[ \t]*(?:\r\n|\n|\r)?", text[end : end + _SHOWN])
        end += line_end.end() if line_end else 0
    return start, end, ""


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
