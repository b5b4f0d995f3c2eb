"""Nơi nhận is read leniently: what a line may mean counts as named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plancli.analysis.recipients import is_named, is_taken_in, points_elsewhere, recipient_lines
from plancli.analysis.reported_bodies import reported_bodies
from plancli.model.plan import Plan
from plancli.model.unit import Unit, UnitKind
from plancli.model.unit_names import kind_of, unit_key

HEAD = {"kind": "KẾ HOẠCH", "title": "Thử"}


@pytest.mark.parametrize(
    ("name", "line", "named"),
    [
        ("Ủy ban nhân dân tỉnh", "UBND tỉnh Yên Bái (b/c)", True),
        ("Ủy ban nhân dân tỉnh", "Thường trực HĐND tỉnh", False),
        ("Sở Thông tin và Truyền thông", "Sở TT&TT", True),
        ("Sở Tư pháp", "Sở Tài chính", False),
        ("Sở Nông nghiệp và Môi trường", "Sở: NN&MT, TC, VH,TT&DL", True),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở: NN&MT, TC, VH,TT&DL", True),
        ("Bộ Công Thương", "Các Bộ: Công Thương, NNMT (b/c)", True),
        ("Bộ Tài chính", "Các Bộ: Công Thương, NNMT (b/c)", False),
        ("Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh, BCHQS tỉnh", True),
        ("Chính phủ", "Văn phòng Chính phủ", True),
        ("Phòng Văn hóa và Thông tin", "PVHTT", True),
        ("…", "Lưu: VT", True),
    ],
)
def test_is_named(name: str, line: str, named: bool) -> None:
    assert is_named(name, (unit_key(line),)) is named


@pytest.mark.parametrize(
    ("name", "line", "taken_in"),
    [
        ("Phòng Tư pháp", "Các cơ quan, ban, ngành, đoàn thể huyện", True),
        ("Hội Nông dân huyện", "Các cơ quan, ban, ngành, đoàn thể huyện", True),
        ("Hội Nông dân huyện", "Các phòng, ban, ngành", False),
        ("Sở Tư pháp", "Sở, ban, ngành cấp tỉnh", True),
        ("UBND xã Bản Công", "UBND các xã, thị trấn", True),
        ("Công an xã", "UBND các xã, thị trấn", False),
        ("Thôn Nà Lạ", "Các thôn", True),
        ("Trường Tiểu học Suối Mơ", "Các trường học trên địa bàn", True),
        ("Công ty Điện lực", "Các đơn vị liên quan", True),
        ("Công an xã", "Lưu: VT", False),
    ],
)
def test_is_taken_in(name: str, line: str, taken_in: bool) -> None:
    unit = Unit("x", name, kind_of(name) or UnitKind.ORGANISATION)
    assert is_taken_in(unit, (unit_key(line),)) is taken_in


def test_lines_of_the_decision_count(plan_with: Callable[..., Plan]) -> None:
    decision = {
        "issuance": {**HEAD, "kind": "QUYẾT ĐỊNH", "issuer": "UBND xã Suối Mơ"},
        "articles": [{"label": "Điều 1.", "text": "Ban hành."}],
        "recipients": ["Như Điều 3"],
    }
    lines = recipient_lines(plan_with(decision=decision, recipients=["UBND tỉnh"]))
    assert lines == ("ủy ban nhân dân tỉnh", "như điều 3")
    assert points_elsewhere(lines)
    assert not points_elsewhere(lines[:1])


@pytest.mark.parametrize(
    ("issuer", "words", "names"),
    [
        ("Phòng Tư pháp", "báo cáo UBND huyện, Sở Tư pháp kết quả.", ["UBND huyện", "Sở Tư pháp"]),
        ("UBND huyện A", "Báo cáo kết quả về Sở Y tế trước ngày 20.", ["Sở Y tế"]),
        ("UBND huyện A", "gửi Sở Y tế để tổng hợp, báo cáo Bộ Y tế.", []),
        ("UBND tỉnh A", "báo cáo Sở Y tế, Bộ Y tế (qua Cục Dân số).", ["Bộ Y tế"]),
        ("UBND tỉnh A", "báo cáo Ủy ban nhân dân tỉnh.", []),
        ("UBND tỉnh A", "theo Báo cáo số 5/BC-BYT của Bộ Y tế.", []),
        ("UBND xã A", "tổng hợp báo cáo UBND thành phố.", ["UBND thành phố"]),
        ("UBND xã A", "báo cáo Sở Văn hóa, Thể thao và Du lịch theo quy định.",
         ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("", "báo cáo Sở Y tế.", []),
    ],
)  # fmt: skip
def test_reported_bodies(plan_with: Callable[..., Plan], issuer: str, words: str, names: list[str]) -> None:
    head = {**HEAD, "issuer": issuer or None}
    plan = plan_with(issuance=head, duties=[{"label": "1", "holder": "Phòng Y tế", "duties": words}])
    found = reported_bodies(plan)
    assert [each.name for each in found] == names
    assert all(words[slice(*each.within)] == each.name for each in found)
