"""Where the units of a plan are named within its sentences.

Finds full names only; how they are written is for the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from plancli.model.plan import Plan
from plancli.model.unit import UnitKind
from plancli.rules.wording.prose import Stretch
from plancli.vietnamese.composition import compose
from plancli.vietnamese.folding import fold
from plancli.vietnamese.words import begins_sentence, word_before

_TOKEN = re.compile(r"\S+")
_CLOSING = '.,;:!?”)"'
_BOUND = frozenset({"trưởng", "phó", "chánh", "cơ"})
"""Behind these the word begins no unit: "Trưởng phòng Kinh tế", "các cơ sở y tế"."""
_SHORTEST = 3
"""Syllables of a name; "công an" alone is no name of one unit."""
_MARGIN = 12
"""Characters by which a name may be printed longer than its key: spaces, decomposed letters."""


def units_in_sentences(plan: Plan) -> dict[str, list[Stretch]]:
    """Return where each unit stands within a sentence, in its full name."""
    names = _names(plan)
    found: dict[str, list[Stretch]] = {}
    if names:
        heads = "|".join(re.escape(head) for head in {name.split()[0] for name in names})
        head = re.compile(rf"(?<![^\W_])(?:{heads})(?![^\W_])", re.IGNORECASE)
        lengths = sorted({len(name) for name in names}, reverse=True)
        places: dict[str, list[tuple[str, int, int]]] = {}
        for text in plan.texts.holding(head):
            if text.words not in places:
                places[text.words] = list(_in_text(text.words, head, names, lengths))
            for name, start, end in places[text.words]:
                found.setdefault(name, []).append(Stretch(text, start, end))
    return found


def _in_text(
    text: str, head: re.Pattern[str], names: frozenset[str], lengths: Sequence[int]
) -> Iterator[tuple[str, int, int]]:
    composed = compose(text)
    words, end = composed.text, 0
    for found in head.finditer(words):
        start = found.start()
        if start >= end and words[start + 1 : start + 2].islower() and not _begins(words, start):
            key = fold(words[start : start + lengths[0] + _MARGIN]) + " "
            ends = (each for each in lengths if key[:each] in names and not key[each].isalnum())
            name = key[: next(ends, 0)]
            if name:
                end = _end_of(words, start, len(name.split()))
                yield name, composed.offsets[start], composed.offsets[end]


def _begins(words: str, start: int) -> bool:
    """Say whether a sentence begins there, or another word goes on."""
    return begins_sentence(words, start) or fold(word_before(words, start)) in _BOUND


def _end_of(words: str, start: int, count: int) -> int:
    """Return the end of the `count`-th word from `start` on."""
    tokens = list(islice(_TOKEN.finditer(words, start), count))
    return tokens[-1].start() + len(tokens[-1].group().rstrip(_CLOSING))


def _names(plan: Plan) -> frozenset[str]:
    """Return the folded names of single units."""
    asked = (unit for unit in plan.units.values() if unit.kind not in {UnitKind.GROUP, UnitKind.POST})
    keys = {fold(unit.name) for unit in asked}
    return frozenset(key for key in keys if len(key.split()) >= _SHORTEST)
