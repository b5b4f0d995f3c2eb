"""Role words beside names: "X chủ trì, phối hợp với Y", "X (chủ trì), Y (phối hợp)", "Chủ trì: X".

Reads a clause only where all of it is names, role words and what joins them; prose it leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plancli.importing.captions import ROLES, read_caption
from plancli.importing.unit_phrases import Stretch, heading_units
from plancli.model.unit_names import KnownNames, split_units

Pair = tuple[str, Stretch]
"""A role and where a unit that has it stands; the role is empty where no word says which."""

_NOUN = r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận) )?"
_WORDS = (
    ("lead", r"(?:đồng |cùng )?chủ trì(?: chính| thực hiện| tham mưu)?|(?:là |làm )?đầu mối"),
    ("coordinating", r"(?:cùng )?phối hợp(?: thực hiện| tổ chức| chặt chẽ)?"),
    ("directing", r"chỉ đạo(?: thực hiện)?|định hướng"),
    ("guiding", r"hướng dẫn"),
    ("monitoring", r"theo dõi|đôn đốc|giám sát"),
    ("responsible", r"(?:tổ chức |triển khai )?thực hiện"),
)
_ANY = "|".join(words for _, words in _WORDS)
_EACH = "|".join(f"(?P<{role}>{words})" for role, words in _WORDS)
_MARK = re.compile(
    rf"(?<![\w/])(?P<open>\(\s*)?(?P<noun>{_NOUN})(?:{_EACH})(?P<close>\s*\))?"
    r"(?P<before>\s*:|\s+(?:cùng\s+)?với|\s+cùng)?(?![\w/])",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\([^()]*\)")
_MARK_ALONE = re.compile(rf"\(\s*{_NOUN}(?:{_ANY})\s*\)", re.IGNORECASE)
# The point of "P. Kinh doanh" and "TP. Huế" ends no clause.
_CLAUSE_END = re.compile(r";|(?<!\bP)(?<!\bTP)(?<!\bTX)(?<!\bTT)(?<!\bVP)\.(?=\s|$)")
_JOINS_BEFORE = re.compile(r"[\s,;:.\-–]*(?:(?:và|cùng|do|giao(?: cho)?)\s+)?", re.IGNORECASE)
_JOINS_BEHIND = re.compile(r"(?:[\s,;:.\-–]|\s(?:và|cùng)(?=\s*$))*$", re.IGNORECASE)
_TIME = re.compile(
    r",\s*(?:hoàn thành|xong|trước|trong|từ|vào|chậm nhất|ngày|tháng|quý|thời gian)\b.*$", re.IGNORECASE
)


def masked(line: str) -> str:
    """Hide what stands in brackets, but not a role word alone in them.

    >>> masked("Sở Y tế (Trạm Y tế), Công an xã (phối hợp)")
    'Sở Y tế ···········, Công an xã (phối hợp)'
    """
    return _BRACKET.sub(
        lambda found: found.group() if _MARK_ALONE.fullmatch(found.group()) else "·" * len(found.group()),
        line,
    )


def clauses_of(line: str) -> list[Stretch]:
    """Return the clauses of a line: a semicolon or a point ends one, never inside brackets."""
    covered = masked(line)
    found: list[Stretch] = []
    start = 0
    for end in _CLAUSE_END.finditer(covered):
        found.append((start, end.start()))
        start = end.end()
    found.append((start, len(line)))
    return [span for span in found if line[slice(*span)].strip()]


def read_clause(line: str, clause: Stretch, known: Iterable[str], *, trusted: bool) -> list[Pair]:
    """Return who has which role in a clause; nothing where it has no role words or is prose.

    With `trusted` a name beside "(chủ trì)" or behind "Chủ trì:" may be any words.

    >>> read_clause("Công an xã chủ trì, phối hợp các thôn", (0, 37), (), trusted=False)
    [('lead', (0, 10)), ('coordinating', (29, 37))]
    """
    return _Clause(line, clause, tuple(known), trusted=trusted).pairs()


class _Clause:
    """One clause while it is read from left to right."""

    def __init__(self, line: str, span: Stretch, known: tuple[str, ...], *, trusted: bool) -> None:
        self._line = line
        self._covered = masked(line)
        self._start, self._end = span
        self._known = known
        self._trusted = trusted
        self._waiting: str | None = None
        """Role of the word whose names are still to come."""
        self._after_colon = False
        self._found: list[Pair] = []

    def pairs(self) -> list[Pair]:
        """Return all roles of the clause; none where a part of it is no name."""
        at = self._start
        caption = read_caption(self._line[self._start : self._end])
        if caption is not None and caption.key in ROLES:
            self._waiting, at = caption.key, self._start + caption.words
            self._after_colon = True
        marks = list(self._marks(at))
        if not marks and self._waiting is None:
            return []
        joined = True
        for mark in marks:
            names = self._names(at, _begin(mark), sure=_in_brackets(mark))
            if names is None or (names and not joined) or not self._take(names, mark):
                return []
            at = mark.end()
            joined = self._waiting is not None or _ends_or_joins(self._covered[at : self._end])
        names = self._names(at, self._end, sure=False)
        if names is None or (names and not joined):
            return []
        return [*self._found, *((self._waiting or "", span) for span in names)]

    def _take(self, names: list[Stretch], mark: re.Match[str]) -> bool:
        """Give names their role at a role word; False where the word is a verb with an object."""
        role = _role(mark)
        ahead = mark["before"] is not None
        self._after_colon = (mark["before"] or "").endswith(":")
        if not names and not ahead and role != "coordinating":
            # "theo dõi, đôn đốc": a second word for those already named.
            return bool(self._found)
        # "phối hợp với Y thực hiện": those behind "với" keep its role, the verb goes on.
        given = self._waiting if self._waiting is not None else "" if ahead else role
        self._found += [(given, span) for span in names]
        self._waiting = role if ahead or not names else None
        return True

    def _marks(self, start: int) -> Iterator[re.Match[str]]:
        for mark in _MARK.finditer(self._covered, start, self._end):
            before = self._covered[self._start : _begin(mark)].rstrip()
            word = mark.group().lstrip("( ")
            if word[:1].isupper() and not _in_brackets(mark) and before and before[-1] not in ",.;:":
                continue  # "Ban Chỉ đạo"
            yield mark

    def _names(self, start: int, end: int, *, sure: bool) -> list[Stretch] | None:
        """Return the names of a stretch; None where something in it is no name."""
        covered = _TIME.sub(lambda found: " " * len(found.group()), self._covered[start:end])
        begin = _JOINS_BEFORE.match(covered)
        first = begin.end() if begin else 0
        last = len(covered) - len(_tail(covered))
        if first >= last:
            return []
        spans = [
            (start + first + one, start + first + two)
            for one, two in split_units(covered[first:last], KnownNames(self._known))
        ]
        trusted = self._trusted and (sure or self._after_colon)
        if all(trusted or self._is_name(self._line[slice(*span)]) for span in spans):
            return spans
        return None

    def _is_name(self, piece: str) -> bool:
        if piece in self._known:
            return True
        units = heading_units(piece)
        return len(units) == 1 and units[0][0] == 0 and piece[units[0][1] :].lstrip()[:1] in ("", "(")


def _begin(mark: re.Match[str]) -> int:
    """Return where a role word begins; "các đơn vị phối hợp" without a colon are units that do."""
    named = mark["noun"] and not (mark["open"] or (mark["before"] or "").strip() == ":")
    return mark.end("noun") if named else mark.start()


def _role(mark: re.Match[str]) -> str:
    return next((role for role in ROLES if role != "responsible" and mark[role] is not None), "")


def _in_brackets(mark: re.Match[str]) -> bool:
    return mark["open"] is not None and mark["close"] is not None


def _ends_or_joins(behind: str) -> bool:
    """Tell whether a role word ends its phrase: what follows at once is the object of a verb."""
    return not behind.strip() or re.match(r"\s*[,;.]|\s+(?:và|cùng)\s", behind) is not None


def _tail(text: str) -> str:
    found = _JOINS_BEHIND.search(text)
    return found.group() if found else ""
