"""What differs in the rest of two plans: heading and signature, sections, paragraphs, recipients.

Tasks and duties are left to `compare_work`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plancli.analysis.change import Change, ChangeKind, Place, Subject
from plancli.analysis.compare_citations import compare_citations
from plancli.analysis.compare_outline import Outline, citations_at
from plancli.analysis.compare_pairs import PassagePair, SectionPair
from plancli.analysis.compare_words import compare_words, wording_key
from plancli.model.issuance import Issuance, Signatory
from plancli.model.plan import Plan

_HEADING: tuple[tuple[str, Callable[[Issuance], str]], ...] = (
    ("kind", lambda head: head.kind),
    ("number", lambda head: head.printed_number),
    ("superior", lambda head: head.superior),
    ("issuer", lambda head: head.issuer),
    ("place", lambda head: head.place),
    ("date", lambda head: head.date_words),
    ("title", lambda head: head.title),
    ("period", lambda head: head.period),
    ("attached", lambda head: head.attached),
    ("authority", lambda head: _signatory(head).authority),
    ("acting", lambda head: _signatory(head).acting),
    ("position", lambda head: _signatory(head).position),
    ("signatory", lambda head: _signatory(head).name),
)
"""Fields of a head and its signature, in printed order."""
_UNSIGNED = Signatory("", "", (), "", ())


def _signatory(head: Issuance) -> Signatory:
    return head.signatory or _UNSIGNED


def heading_changes(old: Plan, new: Plan) -> Iterator[Change]:
    """Yield what differs in state, head and signature of the plan and of the decision that issues it."""
    place = Place("", "")
    yield from _field("state", old.state.value, new.state.value, place)
    for name, said in _HEADING:
        yield from _field(name, said(old.issuance), said(new.issuance), place)
    heads = [each.decision.issuance if each.decision else None for each in (old, new)]
    if heads[0] is not None and heads[1] is not None:
        decision = Place("Quyết định", "Quyết định")
        for name, said in _HEADING:
            yield from _field(name, said(heads[0]), said(heads[1]), decision)
    elif heads[0] != heads[1]:
        words = [head.title if head else "" for head in heads]
        yield from _field("decision", words[0], words[1], Place("Quyết định", "Quyết định"))


def _field(name: str, before: str, after: str, place: Place) -> Iterator[Change]:
    if before == after:
        return
    kind = ChangeKind.FIELD if wording_key(before) != wording_key(after) else ChangeKind.SPELLING
    if kind is ChangeKind.SPELLING and " ".join(before.split()) == " ".join(after.split()):
        return
    # A state is a name of ours, which is told in words and never word by word.
    is_words = kind is ChangeKind.FIELD and name != "state"
    pieces = compare_words(before, after) if is_words else ()
    yield Change(kind, Subject.HEADING, place, place, before, after, pieces=pieces, field=name)


def section_changes(pair: SectionPair) -> Iterator[Change]:
    """Yield what differs between two headings, or that there is only one."""
    old, new = pair.old, pair.new
    if old is not None and new is not None:
        if pair.strayed:
            yield _elsewhere(ChangeKind.MOVED, Subject.SECTION, old.place, new.place, new.title)
        elif old.place.address != new.place.address:
            yield _elsewhere(ChangeKind.RENUMBERED, Subject.SECTION, old.place, new.place, new.title)
        yield from _wording(Subject.SECTION, old.place, new.place, old.title, new.title)
    elif old is not None:
        if old.title:
            yield Change(
                ChangeKind.REMOVED, Subject.SECTION, old.place, None, before=old.title, content=old.title
            )
    elif new is not None and new.title:
        yield Change(ChangeKind.ADDED, Subject.SECTION, None, new.place, after=new.title, content=new.title)


def _elsewhere(kind: ChangeKind, subject: Subject, old: Place, new: Place, content: str) -> Change:
    """Return that what `content` says stands at another address."""
    return Change(kind, subject, old, new, content=content, before=old.address, after=new.address)


def passage_changes(pair: PassagePair, sides: tuple[Outline, Outline]) -> Iterator[Change]:
    """Yield what differs between two passages, or that there is only one."""
    old, new = pair.old, pair.new
    if old is not None and new is not None:
        if pair.strayed:
            yield _elsewhere(ChangeKind.MOVED, new.subject, old.place, new.place, new.words)
        yield from _wording(new.subject, old.place, new.place, old.words, new.words)
        for found in compare_citations(citations_at(sides[0], old.route), citations_at(sides[1], new.route)):
            yield Change(
                found.kind, new.subject, old.place, new.place, found.before, found.after, content=new.words
            )
    elif old is not None:
        yield Change(ChangeKind.REMOVED, old.subject, old.place, None, before=old.words, content=old.words)
    elif new is not None:
        yield Change(ChangeKind.ADDED, new.subject, None, new.place, after=new.words, content=new.words)


def _wording(subject: Subject, old: Place, new: Place, before: str, after: str) -> Iterator[Change]:
    if before == after:
        return
    if wording_key(before) != wording_key(after):
        pieces = compare_words(before, after)
        yield Change(ChangeKind.REWORDED, subject, old, new, before, after, pieces=pieces, content=after)
    elif " ".join(before.split()) != " ".join(after.split()):
        yield Change(ChangeKind.SPELLING, subject, old, new, before, after, content=after)
