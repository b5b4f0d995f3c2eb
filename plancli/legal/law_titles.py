"""Names of laws as keys: two ways of writing one name are equal, and no law answers to the name of another.

`Luật sửa đổi, bổ sung một số điều của Luật Cư trú` has a name of its own, which is not `Luật Cư trú`.
"""

from __future__ import annotations

from plancli.legal.acts import LegalDocument
from plancli.legal.citation_text import CitationMention
from plancli.legal.same_act import same_kind
from plancli.vietnamese.folding import fold

_MARKS = str.maketrans(",;.()", "     ")
_KINDS = ("bộ luật", "luật", "pháp lệnh", "hiến pháp")
LAW_KINDS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
"""Kinds that are cited by name, without a number (Decree 30/2020/NĐ-CP, Phụ lục I)."""


def name_key(name: str) -> str:
    """Return the name without its kind, marks and case: plans write "Luật phòng chống tham nhũng".

    >>> name_key("Luật Phòng, chống tham nhũng")
    'phòng chống tham nhũng'
    """
    words = fold(name).removeprefix(kind_in_name(name))
    return " ".join(words.translate(_MARKS).split())


def kind_in_name(name: str) -> str:
    """Return the kind that a name begins with, folded; empty for a short name: "Báo chí"."""
    words = f"{fold(name)} "
    return next((kind for kind in _KINDS if words.startswith(f"{kind} ")), "")


def bears_name(document: LegalDocument, name: str) -> bool:
    """Say whether an act is of this name, and of its kind where the name says one."""
    kind = kind_in_name(name)
    right_kind = same_kind(kind, document.kind) if kind else document.kind in LAW_KINDS
    return right_kind and name_key(document.title) == name_key(name)


def edition_year(mention: CitationMention) -> int | None:
    """Return the year that a citation by name tells its edition by: "Luật Đất đai năm 2024"."""
    if mention.name is None or mention.number is not None:
        return None
    words = mention.words.translate(_MARKS).split()
    years = {word for word in words if len(word) == 4 and word.isdecimal()}
    return int(years.pop()) if len(years) == 1 and mention.issued is None else None
