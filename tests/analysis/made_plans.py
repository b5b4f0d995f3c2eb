"""Small plans of 2026 for tests of carrying out; issuer and province are made up."""

from __future__ import annotations

from plancli.loading import load_bytes
from plancli.model.plan import Plan

HEAD = """\
plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  number: 7
  symbol: KH-UBND
  issuer: {issuer}
  date: ngày 05 tháng 01 năm 2026
  title: Thử
  period: {period}
"""


def plan_of(rest: str, issuer: str = "Ủy ban nhân dân tỉnh Mây Ngàn", period: str = "2026") -> Plan:
    """Return a plan of that head and these further lines."""
    text = HEAD.format(issuer=issuer, period=period) + rest
    loaded = load_bytes("plan.yaml", text.encode())
    assert loaded.plan is not None, [diagnostic.message for diagnostic in loaded.diagnostics]
    return loaded.plan
