"""A title in capitals as a sentence has it, in the letters that the plan's own sentences use.

Changes case only, and only where the plan itself shows how each word is written; else the capitals stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.model.plan import Plan
from plancli.vietnamese.composition import compose

_MOST = 200_000
"""Characters of prose that are looked through."""
_LONGEST = 8
"""Words of a stretch that is looked for as a whole."""
_SENTENCE_ENDS = '.;:!?\n“"'


def title_in_sentence(plan: Plan) -> str:
    """Return the title as the plan's own sentences print it, else as its head does.

    "HỖ TRỢ NHU YẾU PHẨM" becomes "hỗ trợ nhu yếu phẩm" where the plan's prose says so, whole or in stretches
    of two words and more; a word alone counts where the prose has it in small letters only.
    """
    title = " ".join(compose(plan.issuance.title).text.split())
    if not title:
        return ""
    own = (*plan.issuance.route, "title")
    wanted = re.compile(r"\s+".join(map(re.escape, title.split())), re.IGNORECASE)
    for text in plan.texts.holding(wanted):
        found = wanted.search(compose(text.words).text)
        if found and not _shouted(found.group()) and text.route != own:
            return " ".join(found.group().split())
    return (_recased(title, _prose(plan)) or title) if title.isupper() else title


def _prose(plan: Plan) -> str:
    """Return the words of the plan that are not in capitals, a line each, up to a limit."""
    return "\n".join(_mixed(plan))[:_MOST]


def _mixed(plan: Plan) -> Iterator[str]:
    used = 0
    for text in (*plan.preamble, *plan.closing, *plan.texts):
        if used > _MOST:
            return
        if not _shouted(text.words):
            used += len(text.words)
            yield " ".join(compose(text.words).text.split())


def _recased(title: str, prose: str) -> str:
    """Return the title with the letters of the prose; empty where the prose does not show all of them."""
    words = title.split()
    done: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            stretch = words[at : at + length]
            found = _as_written(" ".join(stretch), prose, alone=length == 1)
            if found:
                done.append(found)
                at += length
                break
        else:
            return ""
    return " ".join(done)


def _as_written(stretch: str, prose: str, *, alone: bool) -> str:
    """Return how the prose writes a stretch inside its sentences; of several ways that of fewest capitals."""
    if stretch == "V/V":
        return "V/v"
    if not any(map(str.isalpha, stretch)):
        return stretch
    bare = stretch.rstrip(",;.")
    pattern = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)", re.IGNORECASE)
    inside = [found.group() for found in pattern.finditer(prose) if not _opens(prose, found.start())]
    if not alone:
        # A heading in capitals inside a line of prose shows nothing of how the words are written.
        inside = [each for each in inside if not _shouted(each)]
    if not inside or (alone and any(each != each.lower() for each in inside) and bare.isalpha()):
        return ""
    return min(inside, key=lambda each: sum(map(str.isupper, each))) + stretch[len(bare) :]


def _shouted(text: str) -> bool:
    """Say whether words stand in capitals, as "HẠ TẦNG 5G, IoT" does."""
    return sum(map(str.isupper, text)) > sum(map(str.islower, text))


def _opens(prose: str, start: int) -> bool:
    """Say whether a sentence, or a quotation, begins there, where every word has a capital."""
    before = prose[max(0, start - 3) : start].rstrip(" -+")
    return not before or before[-1] in _SENTENCE_ENDS or before[-1] == ")"
