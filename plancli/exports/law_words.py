"""What the registry says of an act, in the words of people: standing, trust, sources.

Says no more than the entry does, and nothing past the day of its review.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.exports.law_notes import note_words
from plancli.legal.act_sources import SourceKind, best_source, read_source
from plancli.legal.acts import Confidence, LegalDocument, Status
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import short_style, shown_day


def act_heading(act: LegalDocument, language: Language) -> str:
    """Return kind, number, date and issuer in one line, as far as they are known."""
    pieces = [" ".join(filter(None, (act.kind, act.number)))]
    pieces.append(sentence(language, "law.dated", date=short_style(act.issued)))
    if act.issuer:
        pieces.append(sentence(language, "law.by", issuer=act.issuer))
    return " ".join(pieces)


def act_facts(act: LegalDocument, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the key of a label below `law.column`, and the words beside it; nothing for what is not known."""
    facts = (
        ("title", act.title),
        ("effective", short_style(act.effective) if act.effective else ""),
        ("standing", standing_words(act, language)),
        ("amended", ", ".join(act.amended_by)),
        ("confidence", confidence_words(act, language)),
        ("sources", "; ".join(source_words(each, language) for each in act.sources)),
        ("end-sources", "; ".join(source_words(each, language) for each in act.end_sources)),
        ("note", note_words(act.note, language)),
    )
    yield from ((key, words) for key, words in facts if words)


def standing_words(act: LegalDocument, language: Language) -> str:
    """Return how the act stood on the day of its review, and that day."""
    checked = shown_day(act.checked)
    if act.expired is None:
        key = f"law.status.{act.status.value}"
        return sentence(language, key, checked=checked, number=act.superseded_by)
    if act.end_confidence is Confidence.LOW:
        source = best_source(act.end_sources).words
        return sentence(language, "law.end.read", date=short_style(act.expired), number=source)
    kind = "lapsed" if act.status is Status.LAPSED else "replaced" if act.superseded_by else "ended"
    end = short_style(act.expired)
    return sentence(language, f"law.end.{kind}", date=end, number=act.superseded_by, checked=checked)


def confidence_words(act: LegalDocument, language: Language) -> str:
    """Return how far number, date and title can be trusted, and apart from them the end."""
    words = sentence(language, f"law.confidence.{act.confidence.value}")
    if act.end_confidence is None:
        return words
    end = sentence(language, f"law.end-confidence.{act.end_confidence.value}")
    return f"{words}; {end}"


def source_words(written: str, language: Language) -> str:
    """Return a source as people read it; an address as it can be opened."""
    source = read_source(written)
    if source.kind is SourceKind.PAGE:
        return source.address
    return sentence(language, f"law.source.{source.kind.value}", words=source.words)


def keeper_words(keeper: str, language: Language) -> str:
    """Return who keeps the registry; whoever keeps an overlay is called as it says."""
    own = "law.keeper.plancli"
    return sentence(language, own) if keeper == sentence(Language.EN, own) else keeper
