"""What may be said of an act that had ended, and how strongly, by how its end is known.

Words and grades only; whether it had ended is for `legal.standing`.
"""

from __future__ import annotations

from plancli.diagnostic import Severity
from plancli.legal.act_sources import SourceKind
from plancli.legal.acts import LegalDocument, Status


def end_variant(act: LegalDocument, source: SourceKind) -> str:
    """Return the variant of the message of KH305 for an end that this kind of source tells."""
    if act.status is Status.LAPSED:
        return "lapsed"
    if source is SourceKind.CLOSING_ARTICLE:
        return "read" if act.superseded_by else "read-ended"
    if not act.superseded_by:
        return "ended"
    return "" if source is SourceKind.PAGE else "copied"


def end_severity(act: LegalDocument) -> Severity:
    """Only an opened official page leaves no doubt; a plan may well go by a programme whose term is over."""
    if act.status is Status.LAPSED:
        return Severity.INFO
    return Severity.ERROR if act.end_is_official else Severity.WARNING
