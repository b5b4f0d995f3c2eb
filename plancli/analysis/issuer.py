"""Which body issues a plan, how high it stands, and which bodies stand above it.

Reads names only; where a name leaves the level open ("thành phố") it says so and guesses nothing.
"""

from __future__ import annotations

import re
from enum import IntEnum

from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key


class Tier(IntEnum):
    """Cấp; a smaller number stands higher."""

    CENTRAL = 0
    """Chính phủ, Thủ tướng Chính phủ, bộ"""
    PROVINCE = 1
    """Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương"""
    PROVINCE_OFFICE = 2
    """sở"""
    DISTRICT = 3
    """Ủy ban nhân dân huyện, quận, thị xã (đến 30/6/2025)"""
    DISTRICT_OFFICE = 4
    """phòng thuộc Ủy ban nhân dân"""
    COMMUNE = 5
    """Ủy ban nhân dân xã, phường, đặc khu, thị trấn"""


PROVINCE_CITIES = ("hà nội", "hồ chí minh", "đà nẵng", "hải phòng", "cần thơ", "huế")
"""Thành phố trực thuộc trung ương, folded."""
_TIERS = (
    (Tier.CENTRAL, r"(?:văn phòng )?chính phủ\b|thủ tướng\b|bộ (?!chỉ huy|phận|tư lệnh|đội)"),
    (Tier.PROVINCE, rf"ủy ban nhân dân (?:tỉnh\b|thành phố (?:{'|'.join(PROVINCE_CITIES)})\b)"),
    (Tier.PROVINCE_OFFICE, r"sở\b"),
    (Tier.DISTRICT, r"ủy ban nhân dân (?:huyện|quận|thị xã)\b"),
    (Tier.DISTRICT_OFFICE, r"phòng\b"),
    (Tier.COMMUNE, r"ủy ban nhân dân (?:xã|phường|thị trấn|đặc khu)\b"),
)
_TIER_PATTERNS = tuple((tier, re.compile(pattern)) for tier, pattern in _TIERS)
# Bodies made up of Party, Front and state together give work to their own members.
_STATE = re.compile(
    r"(?:tm\. ?)?ủy ban nhân dân\b|chính phủ\b|thủ tướng\b|bộ (?!chỉ huy|phận|tư lệnh|đội)|sở\b|phòng\b|cục\b"
    r"|chi cục\b|tổng cục\b|văn phòng (?:hội đồng nhân dân|ủy ban nhân dân|chính phủ)\b"
)
_SELF = re.compile(
    r"((?:Ủy ban nhân dân|UBND) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b"
    r"[^.;,]{0,40}?)"
    r" (?:ban hành|xây dựng|triển khai|yêu cầu|đề nghị|giao)\b"
)
_WITH_OTHERS = re.compile(r"mặt trận|\bđảng|\b(?:tỉnh|huyện|thành) ủy\b|\bđoàn\b|\bhội (?!đồng)")


def issuer_name(plan: Plan) -> str:
    """Return the issuing body as printed: in the head, in its own sentences, above the signature.

    The received text of the Trạm Tấu plan has no head; it says "Ủy ban nhân dân huyện ban hành kế hoạch".
    """
    names = [head.issuer for head in plan.heads]
    names += [found[1] for text in (*plan.preamble, *plan.closing) if (found := _SELF.search(text.words))]
    names += [head.signatory.authority for head in plan.heads if head.signatory]
    names += ["UBND" for head in plan.heads if head.symbol.endswith("-UBND")]
    return next(filter(None, names), "")


def is_state_issuer(plan: Plan) -> bool:
    """Say whether a state body alone issues the plan: not the Party, the Front, a committee of several."""
    key = unit_key(issuer_name(plan))
    return bool(_STATE.match(key)) and not _WITH_OTHERS.search(key)


def tier_of(name: str) -> Tier | None:
    """Return how high a state body stands; None where its name does not say.

    >>> tier_of("Ủy ban nhân dân huyện Trạm Tấu"), tier_of("UBND thành phố")
    (<Tier.DISTRICT: 3>, None)
    """
    key = unit_key(name)
    return next((tier for tier, pattern in _TIER_PATTERNS if pattern.match(key)), None)
