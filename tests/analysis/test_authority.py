"""Who decides is named only where the task's own words name somebody."""

from __future__ import annotations

import pytest

from plancli.analysis.authority import AuthorityGrade, authority_in_prose


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Tham mưu, trình Ủy ban nhân dân huyện phê duyệt.", "trình Ủy ban nhân dân huyện phê duyệt"),
        ("Dự thảo Hướng dẫn trình Ban Thường trực ban hành", "trình Ban Thường trực ban hành"),
        ("báo cáo Chủ tịch UBND xã xem xét, quyết định", "báo cáo Chủ tịch UBND xã xem xét"),
        ("tham mưu UBND xã ban hành kế hoạch", "tham mưu UBND xã ban hành"),
        ("Mức chi do Chủ tịch UBND xã quyết định.", "do Chủ tịch UBND xã quyết định"),
        ("xử lý theo thẩm quyền của Công an huyện; rút kinh nghiệm", "thẩm quyền của Công an huyện"),
        ("xin ý kiến Thường trực Huyện ủy, hoàn thiện", "xin ý kiến Thường trực Huyện ủy"),
    ],
)
def test_somebody_is_named(words: str, named: str) -> None:
    grade, span = authority_in_prose(words)
    assert grade is AuthorityGrade.NAMED
    assert span is not None
    assert words[slice(*span)] == named


@pytest.mark.parametrize(
    "words",
    [
        "xử lý nghiêm các tổ chức, cá nhân vi phạm theo chức năng, thẩm quyền",
        "trình cấp có thẩm quyền phê duyệt",
        "báo cáo cấp trên xem xét",
    ],
)
def test_authority_of_nobody_named(words: str) -> None:
    assert authority_in_prose(words)[0] is AuthorityGrade.UNNAMED


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ phê duyệt Đề án.",
        "Trong quá trình Ủy ban nhân dân xã xem xét, các thôn tiếp tục thực hiện.",
        "Xây dựng chương trình Công an xã ký kết.",
        "Đẩy mạnh tuyên truyền.",
        "",
    ],
)
def test_nothing_said(words: str) -> None:
    assert authority_in_prose(words) == (AuthorityGrade.NONE, None)
