"""Who does what in one line: the names of a list, or the subjects of its clauses and what they do.

Reads one line at a time; what it cannot part stays one name, for the person who holds the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plancli.importing.captions import read_caption
from plancli.importing.role_words import clauses_of, read_clause
from plancli.importing.unit_phrases import Stretch, begins_with_work, heading_units, leading_units
from plancli.model.unit_names import KnownNames, split_units, strip_request

_ROLE_OF_CLAUSE = (
    ("lead", re.compile(r"\bchủ trì\b")),
    ("directing", re.compile(r"\b(?:chỉ đạo|định hướng)\b")),
    ("guiding", re.compile(r"\bhướng dẫn\b")),
    ("coordinating", re.compile(r"\bphối hợp\b")),
    ("monitoring", re.compile(r"\b(?:theo dõi|đôn đốc|giám sát)\b")),
)
_WITH = re.compile(
    r"\b(?:chủ trì|đầu mối)\b[^.;]{0,40}?\bphối hợp\s+(?:chặt chẽ\s+)?(?:với\s+|cùng\s+(?:với\s+)?)?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<!\bP)(?<!\bTP)(?<!\bVP)[.;](?=\s|$)")
_LAST_BRACKET = re.compile(r"\((?P<words>[^()]+)\)(?=\s*(?:[.;,:/]*\s*$|[.;]\s))")
_GIVEN = re.compile(r"\s*giao(?: cho)?\s+", re.IGNORECASE)
_WHOLE_LIST = re.compile(r"\((?:[^()]*)\)")


def read_roles(line: str, own: str, known: Iterable[str] = ()) -> dict[str, list[Stretch]]:
    """Return the units of a line by role, each where it stands; `own` is the role of the caption.

    >>> read_roles("Trạm Y tế xã lấy mẫu; Phòng Kinh tế hướng dẫn kỹ thuật.", "responsible")
    {'responsible': [(0, 12)], 'guiding': [(22, 35)]}
    """
    known = tuple(known)
    clauses = clauses_of(line)
    read = [read_clause(line, clause, known, trusted=True) for clause in clauses]
    if not any(read):
        return _by_subjects(line, own, known)
    found: dict[str, list[Stretch]] = {}
    for (start, end), pairs in zip(clauses, read, strict=True):
        for role, span in pairs or _unmarked(line[start:end], start, own, known):
            found.setdefault(role or own, []).append(span)
    return found


def _unmarked(clause: str, start: int, own: str, known: tuple[str, ...]) -> list[tuple[str, Stretch]]:
    """Return the units of a clause without role words; "Thời gian: …" behind them names none."""
    if read_caption(clause) is not None or begins_with_work(clause):
        return []
    return [
        (role, (begin + start, end + start))
        for role, spans in _by_subjects(clause, own, known).items()
        for begin, end in spans
    ]


def _by_subjects(line: str, own: str, known: tuple[str, ...]) -> dict[str, list[Stretch]]:
    """Read a list of names, or clauses each with its subject and what it does."""
    end = len(line.rstrip(" .;,"))
    rest, requested = strip_request(line[:end])
    shift = end - len(rest)
    spans = [(start + shift, stop + shift) for start, stop in _names(rest, known)]
    if not spans:
        return {}
    clauses = {span: _subject(line[slice(*span)]) for span in spans}
    if not any(clauses.values()):
        if requested and len(spans) == 1 and ":" not in line[:shift]:
            spans = [(0, spans[0][1])]
        return {own: spans}
    found: dict[str, list[Stretch]] = {}
    for span in spans:
        subject = clauses[span]
        role, stretch = own, span
        if subject is not None:
            stretch = (span[0] + subject[0], span[0] + subject[1])
            role = _role(line[stretch[1] : span[1]], own)
        if requested and span is spans[0]:
            stretch = (0, stretch[1])
        found.setdefault(role, []).append(stretch)
    return found


def _names(line: str, known: Iterable[str]) -> list[Stretch]:
    """Part the list, but never inside brackets: "Sở Y tế (Trung tâm Y tế, Trạm Y tế)"."""
    covered = _WHOLE_LIST.sub(lambda found: "·" * len(found.group()), line)
    spans = split_units(covered, KnownNames(known))
    return [(start, stop) for start, stop in spans if line[start:stop].strip(" .;,:")]


def _subject(piece: str) -> Stretch | None:
    """Return the unit with which a clause begins; None where the piece is a name and nothing more."""
    named = heading_units(piece)
    if named and named[-1][1] == len(piece):
        return None
    units = leading_units(piece)
    if not units:
        return None
    start, end = units[0][0], units[-1][1]
    behind = piece[end:].strip()
    return (start, end) if behind and not behind.startswith((":", "(")) else None


def _role(behind: str, own: str) -> str:
    lower = behind.casefold()
    return next((role for role, pattern in _ROLE_OF_CLAUSE if pattern.search(lower)), own)


_GIVES = re.compile(r"giao\s", re.IGNORECASE)
_FURTHER = re.compile(r"[:.)]\s+(?=[^\W\d_])")
"""Where a further sentence may begin, or what a heading says begins."""
_LEADS = re.compile(r"\s*(?:là (?:cơ quan|đơn vị) )?chủ trì\b", re.IGNORECASE)


def partners(sentence: str) -> list[Stretch]:
    """Return the units with which a sentence says that its subject works: "chủ trì, phối hợp với …".

    >>> text = "Chủ trì, phối hợp với phòng Tư pháp hướng dẫn thực hiện."
    >>> [text[start:end] for start, end in partners(text)]
    ['phòng Tư pháp']
    """
    found: list[Stretch] = []
    for lead in _WITH.finditer(sentence):
        rest = sentence[lead.end() :]
        end = _SENTENCE_END.search(rest)
        clause = rest[: end.start()] if end else rest
        units = leading_units(clause) or heading_units(clause)
        found += [(start + lead.end(), stop + lead.end()) for start, stop in units]
    return found


def told_roles(text: str) -> dict[str, list[Stretch]]:
    """Return whom a sentence of work names by role: in a bracket, behind a colon, in a later sentence.

    >>> told_roles("Tuần tra: Công an xã chủ trì, phối hợp với các thôn thực hiện.")
    {'lead': [(10, 20)], 'coordinating': [(43, 51)]}
    """
    found = bracket_roles(text)
    starts = () if found else (sign.end() for sign in _FURTHER.finditer(text))
    for start in starts:
        units = leading_units(text[start:])
        role = _told(text[start:], units)
        if role:
            found[role] = [(first + start, last + start) for first, last in units]
            others = partners(text[start:])
            if others:
                found["coordinating"] = [(first + start, last + start) for first, last in others]
            break
    return found


def says_lead(behind: str) -> bool:
    """Say whether the words behind a unit's name make it the lead: " chủ trì, phối hợp với …"."""
    return _LEADS.match(behind) is not None


def _told(sentence: str, units: Sequence[Stretch]) -> str:
    """Return the role that a sentence gives its subject, if it hands out work at all."""
    if units and says_lead(sentence[units[-1][1] :]):
        return "lead"
    return "responsible" if units and _GIVES.match(sentence) else ""


def bracket_roles(text: str) -> dict[str, list[Stretch]]:
    """Return the units that a bracket behind a sentence names by role; none in any other bracket.

    >>> bracket_roles("Lễ phát động (Phòng Y tế chủ trì; ngày 31/5/2026).")
    {'lead': [(14, 24)]}
    """
    found: dict[str, list[Stretch]] = {}
    for bracket in _LAST_BRACKET.finditer(text):
        words, shift = bracket["words"], bracket.start("words")
        for clause in clauses_of(words):
            for role, (start, end) in read_clause(words, clause, (), trusted=False) or _given(words, clause):
                found.setdefault(role or "responsible", []).append((start + shift, end + shift))
    return found


def _given(words: str, clause: Stretch) -> list[tuple[str, Stretch]]:
    """Return the units of "giao Phòng Kinh tế", which says no more of what they do."""
    given = _GIVEN.match(words, *clause)
    units = heading_units(words[given.end() : clause[1]]) if given else ()
    return [("", (start + given.end(), end + given.end())) for start, end in units] if given else []
