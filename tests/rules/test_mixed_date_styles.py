"""What KH802 quotes beside a date of another style is a date that shows a style."""

from __future__ import annotations

from plancli.checking import check_plan
from plancli.legal.registry import load_default_registry
from plancli.loading import load_bytes
from plancli.rules.wording.mixed_date_styles import MixedDateStyles

PLAN = """
plancli: "1"
state: draft
issuance: {kind: KẾ HOẠCH, issuer: Ủy ban nhân dân xã Suối Mơ, title: Công tác năm 2024}
sections:
  - label: II
    title: Nội dung
    items:
      - Quyết định ngày 29/12/2017; Kế hoạch ngày 22/11/2018; Thông báo ngày 05/8/2021.
      - Thông báo ngày 07/03/2022.
"""


def test_a_date_without_a_zero_to_spare_is_not_quoted() -> None:
    loaded = load_bytes("kh.yaml", PLAN.encode())
    (found,) = check_plan(loaded, load_default_registry(), [MixedDateStyles]).diagnostics
    assert "“07/03/2022”" in found.message
    assert "“05/8/2021”" in found.message
