"""A stamp of secrecy is seen wherever and however it is typed, and no sentence is taken for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plancli.importing.paper import Aside
from plancli.importing.secrecy import stamp_of_secrecy
from tests.importing.made_paper import line, paper, table

STAMPS = ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "ĐỘ MẬT", "(MẬT)", "MẬT.", "TUYỆT  MẬT", "Mật", "Tối mật", "M Ậ T"]
STAMPS += ["DẤU MẬT", "ĐỘ: MẬT", "ĐỘ MẬT: TỐI MẬT", "Độ mật: Tuyệt mật", "MẬT - Hỏa tốc", "HỎA TỐC - TỐI MẬT"]
any_line = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_is_seen(stamp: str) -> None:
    found = stamp_of_secrecy(paper("ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", stamp, "KẾ HOẠCH"))
    assert found == " ".join(stamp.split())


def test_a_stamp_is_seen_in_any_column_and_line() -> None:
    for block in (
        line("ỦY BAN NHÂN DÂN\tTỐI MẬT"),
        line("ỦY BAN NHÂN DÂN\nTỐI MẬT"),
        table(["UBND", "TỐI MẬT"]),
    ):
        assert stamp_of_secrecy(paper(block)) == "TỐI MẬT"


def test_a_stamp_is_seen_beside_the_text() -> None:
    made = replace(paper("KẾ HOẠCH"), asides=(Aside("UBND XÃ\nTUYỆT MẬT", "header"),))
    assert stamp_of_secrecy(made) == "TUYỆT MẬT"


@pytest.mark.parametrize(
    "text", ["Bảo vệ bí mật nhà nước", "mật", "BÍ MẬT", "MẬT ONG", "ĐỘ", "MẬT ĐỘ", "Mật độ dân số", "Khẩn"]
)
def test_the_word_alone_is_no_stamp(text: str) -> None:
    assert stamp_of_secrecy(paper("KẾ HOẠCH", text)) == ""


def test_a_stamp_stands_near_the_top() -> None:
    def stamped(above: Iterable[str]) -> str:
        return stamp_of_secrecy(paper(*above, "MẬT"))

    assert stamped(["Các thôn"] * 20) == "MẬT"
    assert stamped(["Các thôn"] * 200) == ""


@given(st.lists(any_line, max_size=5))
def test_a_paper_without_the_word_has_no_stamp(texts: list[str]) -> None:
    assume(not any("mật" in text.lower() for text in texts))
    assert stamp_of_secrecy(paper(*texts)) == ""
