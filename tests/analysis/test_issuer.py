"""Who issues a plan and how high it stands, by names alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plancli.analysis.issuer import Tier, is_state_issuer, issuer_name, tier_of
from plancli.model.plan import Plan

HEAD = {"kind": "KẾ HOẠCH", "title": "Thử"}


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("Thủ tướng Chính phủ", Tier.CENTRAL),
        ("BỘ TƯ PHÁP", Tier.CENTRAL),
        ("Bộ Chỉ huy Quân sự tỉnh", None),
        ("UBND tỉnh", Tier.PROVINCE),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", Tier.PROVINCE),
        ("Uỷ ban nhân dân thành phố", None),
        ("UBND thành phố Yên Bái", None),
        ("Sở Tư pháp", Tier.PROVINCE_OFFICE),
        ("Ủy ban nhân dân huyện Trạm Tấu", Tier.DISTRICT),
        ("Phòng Tư pháp", Tier.DISTRICT_OFFICE),
        ("Ủy ban nhân dân đặc khu Phú Quốc", Tier.COMMUNE),
        ("Đảng ủy xã", None),
    ],
)
def test_tier(name: str, tier: Tier | None) -> None:
    assert tier_of(name) is tier


@pytest.mark.parametrize(
    ("issuer", "state"),
    [
        ("Ủy ban nhân dân xã Suối Mơ", True),
        ("SỞ TƯ PHÁP", True),
        ("Văn phòng HĐND và UBND", True),
        ("Văn phòng Đảng ủy", False),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", False),
        ("Ủy ban nhân dân - Hội Nông dân xã", False),
        ("Ủy ban nhân dân xã - Đảng ủy xã", False),
        ("Ban Chỉ đạo chuyển đổi số", False),
        ("Ủy ban bầu cử xã", False),
        ("Hội đồng phối hợp phổ biến, giáo dục pháp luật", False),
    ],
)
def test_state_issuer(plan_with: Callable[..., Plan], issuer: str, state: bool) -> None:
    assert is_state_issuer(plan_with(issuance={**HEAD, "issuer": issuer})) is state


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"preamble": "Theo đề nghị; UBND xã Suối Mơ ban hành Kế hoạch như sau:"}, "UBND xã Suối Mơ"),
        ({"closing": "Ủy ban nhân dân huyện yêu cầu các đơn vị thực hiện./."}, "Ủy ban nhân dân huyện"),
        ({"issuance": {"symbol": "KH-UBND"}}, "UBND"),
        ({"issuance": {"signatory": {"authority": "TM. ỦY BAN NHÂN DÂN"}}}, "TM. ỦY BAN NHÂN DÂN"),
        ({}, ""),
    ],
)
def test_issuer_without_a_head(plan_with: Callable[..., Plan], parts: dict[str, Any], name: str) -> None:
    head = {**HEAD, "issuer": None, **parts.get("issuance", {})}
    plan = plan_with(**{**parts, "issuance": head})
    assert issuer_name(plan) == name
    assert is_state_issuer(plan) is bool(name)
