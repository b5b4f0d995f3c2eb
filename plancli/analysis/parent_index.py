"""One parent plan, made ready to be asked about its work by many links, of one plan or of a hundred."""

from __future__ import annotations

from collections.abc import Callable

from plancli.analysis.trace_rows import Cause
from plancli.model.fingerprint import Whereabouts, Work, WorkIndex, link_fingerprint, words_of
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.vietnamese.folding import words_key


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a link leads."""

    work: Work | None
    """None where it leads nowhere."""
    cause: Cause | None
    """What is not as it was: moved, words or lines changed, gone; None where all is."""


class ParentIndex:
    """The work of one parent plan, by id and by words; what is worked out once is kept."""

    def __init__(self, plan: Plan) -> None:
        """Index a plan; fingerprints and words are worked out as they are asked for."""
        self.plan = plan
        self._works = WorkIndex(plan)
        self._fingerprints: dict[str, str] = {}
        self._keys: dict[str, str] = {}

    def follow(self, work_id: str, known: str) -> Followed:
        """Return what the link to `work_id` leads to; `known` is the fingerprint that it keeps."""
        found = self._works.find(work_id, known)
        if found.work is None:
            return Followed(None, Cause.GONE)
        if found.whereabouts is Whereabouts.CHANGED:
            return Followed(found.work, Cause.WORDS_CHANGED)
        if "." in known and known.strip() != self.fingerprint(found.work):
            return Followed(found.work, Cause.LINES_CHANGED)
        return Followed(found.work, Cause.MOVED if found.whereabouts is Whereabouts.MOVED else None)

    def fingerprint(self, work: Work) -> str:
        """Return what a link to this work keeps of it today."""
        return _kept(self._fingerprints, work, link_fingerprint)

    def words_key(self, work: Work) -> str:
        """Return its printed words as a key that `holds_words` compares."""
        return _kept(self._keys, work, lambda each: words_key(words_of(each)))


def holds_words(child: str, parent: str) -> bool:
    """Say whether one key holds all words of another, in their order and with nothing in between."""
    return bool(parent.strip()) and parent in child


def _kept(kept: dict[str, str], work: Work, made: Callable[[Work], str]) -> str:
    if work.id not in kept:
        kept[work.id] = made(work)
    return kept[work.id]
