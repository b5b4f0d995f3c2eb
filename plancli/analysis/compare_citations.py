"""Which documents two wordings cite: what came, what went, and where number, date or article differ.

Compares what the words say; whether the document exists or its date is right is for the registry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plancli.analysis.change import ChangeKind
from plancli.analysis.compare_words import wording_key
from plancli.legal.same_act import same_kind
from plancli.model.citation import Citation
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class CitationChange:
    """One cited document that differs."""

    kind: ChangeKind
    before: str
    """The citation as the old plan writes it; empty where it has none."""
    after: str


_Said = tuple[str, str, str]
"""What tells one citation from another: number or name, date, article."""


def compare_citations(old: Iterable[Citation], new: Iterable[Citation]) -> Iterator[CitationChange]:
    """Yield what differs between the citations of two wordings; one that is repeated counts once."""
    before, after = _said(old), _said(new)
    gone = {said: each for said, each in before.items() if said not in after}
    come = {said: each for said, each in after.items() if said not in before}
    pairs = [*_same_document(gone, come)]
    left = [said for said in gone if said not in {one for one, _ in pairs}]
    found = [said for said in come if said not in {other for _, other in pairs}]
    if len(left) == len(found) == 1 and same_kind(gone[left[0]].mention.kind, come[found[0]].mention.kind):
        pairs.append((left.pop(), found.pop()))
    for one, other in pairs:
        yield CitationChange(ChangeKind.CITATION, _words(gone[one]), _words(come[other]))
    yield from (CitationChange(ChangeKind.CITATION_REMOVED, _words(gone[said]), "") for said in left)
    yield from (CitationChange(ChangeKind.CITATION_ADDED, "", _words(come[said])) for said in found)


def _said(citations: Iterable[Citation]) -> dict[_Said, Citation]:
    found: dict[_Said, Citation] = {}
    for each in citations:
        mention = each.mention
        document = wording_key(mention.number or mention.name or mention.words)
        said = (document, mention.issued.iso if mention.issued else "", wording_key(mention.pinpoint or ""))
        found.setdefault(said, each)
    return found


def _same_document(gone: Iterable[_Said], come: Iterable[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Yield what cites one document under another date or article, where it is clear which became which."""
    for document in dict.fromkeys(said[0] for said in gone):
        before = [said for said in gone if said[0] == document]
        after = [said for said in come if said[0] == document]
        if len(before) == len(after):
            yield from zip(before, after, strict=True)


def _words(citation: Citation) -> str:
    return " ".join(citation.mention.words.split())
