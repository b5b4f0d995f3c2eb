"""When two citations are of one act, and where their dates stand.

Compares what the plan writes; what the act's date really is, is for the registry.
"""

from __future__ import annotations

import re

from plancli.diagnostic import Place
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import NumberForm, parse_number
from plancli.model.unit_names import unit_key
from plancli.source.position import Route
from plancli.vietnamese.folding import fold

_ONLY_ONE = re.compile(
    r"CP|TTg|CTN|TW|VPCP|VPQH|UBDT"
    r"|B(?:TC|TP|NV|CA|QP|NG|YT|CT|XD|KHCN|GDĐT|VHTTDL|TNMT|NNMT|TTTT|KHĐT|LĐTBXH|GTVT)"
)
"""Issuers of which the country has one, so that their number needs no name beside it."""
_OF_ONE_BODY = (NumberForm.LAW, NumberForm.STANDING_COMMITTEE)


def act_keys(mention: CitationMention) -> frozenset[tuple[str, ...]]:
    """Return the keys that two citations of one act share one of: its number, and for a law its name."""
    number = parse_number(mention.number) if mention.number else None
    keys = [number.identity] if number else []
    return frozenset([*keys, ("name", fold(mention.name))] if mention.name else keys)


def same_issuer(one: CitationMention, other: CitationMention) -> bool:
    """Say whether two citations of one number can only be of one issuer.

    "tỉnh" and "tỉnh Yên Bái" are one; where a People's Committee is left unnamed it may be any.
    """
    if one.issuer and other.issuer:
        first, second = sorted((unit_key(one.issuer), unit_key(other.issuer)), key=len)
        return second.startswith(first)
    number = parse_number(one.number or "")
    return number is not None and bool(_ONLY_ONE.fullmatch(number.issuer_code) or number.form in _OF_ONE_BODY)


def date_place(mention: CitationMention, route: Route, address: str) -> Place:
    """Return where the date of a citation stands; the whole citation where a group shares one."""
    if mention.date_start is None or mention.date_end is None:
        return Place(route, within=(mention.start, mention.end), address=address)
    return Place(route, within=(mention.date_start, mention.date_end), address=address)
