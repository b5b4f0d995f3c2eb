"""How hostile Word files are tried: read or refused, and every letter accounted for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from plancli.errors import PlancliError
from plancli.importing.importer import NotAPlan, import_paper
from plancli.loading import load_bytes
from tests.hostile.hostile_docx import hostile_docx
from tests.hostile.trial import Answer, Trial, Way

_PAPER = "a.docx"


def word_trial(seed: int) -> Trial:
    """Return one file and what is asked of it: to close its account mostly, then the commands in turn."""
    turn, rest = divmod(seed, 2)
    return Trial({_PAPER: hostile_docx(seed)}, (_WAYS[turn % len(_WAYS)] if rest else _ACCOUNT,))


def no_letter_is_lost() -> str:
    """Return what does not add up: a paper is refused by name, or all of it stands in a plan that loads."""
    with suppress(PlancliError, NotAPlan):
        found = import_paper(Path(_PAPER).read_bytes(), _PAPER)
        lost = sum(len("".join(each.text.split())) for each in found.account.dropped)
        if found.account.captured_chars + lost != found.account.source_chars:
            return f"{found.account.source_chars} letters came in, {found.account.captured_chars} and {lost} went out"
        loaded = load_bytes("a.yaml", found.text.encode())
        if not loaded.is_usable:
            return f"the plan does not load: {loaded.errors[:1]}"
    return ""


_ACCOUNT = Way(no_letter_is_lost)
_WAYS = (
    Way(("import", _PAPER, "-o", "a.yaml"), written="a.yaml"),
    Way(("check", _PAPER)),
    Way(("check", _PAPER, "--comments", "b.docx"), written="b.docx"),
    Way(("import", _PAPER), Answer.DATA),
    Way(("check", _PAPER, "--format", "json"), Answer.DATA),
    Way(("obligations", _PAPER)),
    Way(("diff", _PAPER, _PAPER)),
    Way(("cite", _PAPER)),
    Way(("render", _PAPER, "-o", "b.docx"), Answer.BYTES, written="b.docx"),
    Way(("import", _PAPER, "--format", "json"), Answer.DATA),
)
