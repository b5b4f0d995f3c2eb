"""Whom a state body only asks: Party bodies, the Front, socio-political organisations.

Goes by names of offices; associations of a trade are left out, since no convention is known for them.
"""

from __future__ import annotations

import re

from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.model.unit import REQUESTED_KINDS
from plancli.model.unit_names import unit_key

_PARTY = re.compile(
    r"(?:huyện|tỉnh|thành|quận|thị|đảng) ủy\b|^ban (?:tuyên giáo|dân vận|nội chính|xây dựng đảng)\b"
)
_FRONT = re.compile(
    r"^(?:ban thường trực )?(?:ủy ban )?mặt trận tổ quốc\b|^liên đoàn lao động\b|^(?:huyện|tỉnh|thành) đoàn\b"
    r"|^đoàn (?:xã|phường|thanh niên|tncs)\b"
    r"|^hội (?:nông dân|cựu chiến binh|phụ nữ|lhpn|ccb|liên hiệp phụ nữ)\b"
)


def is_only_asked(plan: Plan, mention: UnitMention) -> bool:
    """Say whether a mention names one such body; a kind that the file declares counts as well.

    In the Trạm Tấu plan: Ban Tuyên giáo Huyện ủy.
    """
    unit = plan.units.get(mention.unit or "")
    if unit is None or unit.id in plan.groups:
        return False
    key = unit_key(unit.name)
    return bool(_PARTY.search(key) or _FRONT.match(key)) or (unit.declared and unit.kind in REQUESTED_KINDS)
