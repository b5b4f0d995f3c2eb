"""Labels in front of a paragraph are told from words, dates, quantities and initials."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.marks import Depth, as_capital, follows, read_mark
from tests.importing.made_paper import any_line

LABELS = (
    ("Phần thứ nhất", "Phần thứ nhất", "nhất", "PART"),
    ("PHẦN THỨ HAI: NHIỆM VỤ", "PHẦN THỨ HAI:", "HAI", "PART"),
    ("Phần A. Mục tiêu", "Phần A.", "A", "PART"),
    ("Chương II", "Chương II", "II", "PART"),
    ("A. MỤC TIÊU", "A.", "A", "UPPER"),
    ("B/ Nhiệm vụ", "B/", "B", "UPPER"),
    ("Đ. Kinh phí", "Đ.", "Đ", "UPPER"),
    ("D. Kinh phí", "D.", "D", "UPPER"),
    ("I. MỤC ĐÍCH, YÊU CẦU", "I.", "I", "ROMAN"),
    ("II/ NHIỆM VỤ", "II/", "II", "ROMAN"),
    ("III - Kinh phí", "III -", "III", "ROMAN"),
    ("IV. TỔ CHỨC THỰC HIỆN", "IV.", "IV", "ROMAN"),
    ("XIX) Khác", "XIX)", "XIX", "ROMAN"),
    ("XL: Khác", "XL:", "XL", "ROMAN"),
    ("I.MỤC TIÊU", "I.", "I", "ROMAN"),
    ("Mục 1. Yêu cầu chung", "Mục 1.", "1", "SECTION"),
    ("Điều 12. Giao Phòng Kinh tế", "Điều 12.", "12", "SECTION"),
    ("MỤC II: KINH PHÍ", "MỤC II:", "II", "SECTION"),
    ("1. Mục đích", "1.", "1", "NUMBER"),
    ("2/ Yêu cầu", "2/", "2", "NUMBER"),
    ("3: Kinh phí", "3:", "3", "NUMBER"),
    ("4- Báo cáo", "4-", "4", "NUMBER"),
    ("5.Tuyên truyền", "5.", "5", "NUMBER"),
    ("6 . Thu gom rác", "6 .", "6", "NUMBER"),
    ("07. Rà soát", "07.", "07", "NUMBER"),
    ("1.1. Biên soạn tờ gấp", "1.1.", "1.1", "DECIMAL"),
    ("1.3 Báo số hộ", "1.3", "1.3", "DECIMAL"),
    ("1.10. báo số hộ", "1.10.", "1.10", "DECIMAL"),
    ("1 .2. Phát tin", "1 .2.", "1.2", "DECIMAL"),
    ("2.1) Rà soát", "2.1)", "2.1", "DECIMAL"),
    ("1.2.3. Rà soát", "1.2.3.", "1.2.3", "DECIMAL_2"),
    ("1.2.3.4. Rà soát", "1.2.3.4.", "1.2.3.4", "DECIMAL_3"),
    ("a) Giúp mỗi hộ", "a)", "a", "LETTER"),
    ("đ) Ra quân", "đ)", "đ", "LETTER"),
    ("b. xử lý rác", "b.", "b", "LETTER"),
    ("c/ Xử lý rác", "c/", "c", "LETTER"),
    ("d.) Kiểm tra", "d.)", "d", "LETTER"),
)

SIGNS = (
    ("(1) Ký cam kết", "(1)", "1", "BRACKET", "("),
    ("(a) Ký cam kết", "(a)", "a", "BRACKET", "("),
    ("(iv) Ký cam kết", "(iv)", "iv", "BRACKET", "("),
    ("1) Ký cam kết", "1)", "1", "BRACKET", ")"),
    ("[1] Theo kết quả kiểm kê", "[1]", "1", "BRACKET", "["),
    ("- Thời hạn: thường xuyên.", "-", "", "DASH", "-"),
    ("-Thời hạn: thường xuyên.", "-", "", "DASH", "-"),
    ("–\tCác thôn", "–", "", "DASH", "–"),
    ("+ thôn Nà Vạc", "+", "", "DASH", "+"),
    ("• thôn Suối Ngàn", "•", "", "DASH", "•"),
    ("* Các thôn", "*", "", "DASH", "*"),
    ("o  Các thôn", "o", "", "DASH", "o"),
    ("o\tCác thôn", "o", "", "DASH", "o"),
    ("❖ Các thôn", "❖", "", "DASH", "❖"),
)

NONE = (
    "Phòng Kinh tế", "1.5 triệu đồng", "2.05 tỷ đồng", "30/6/2026", "15/3", "2026", "12 tháng", "3 km đường", "2026. Xong",
    "V/v giữ gìn vệ sinh", "TP. Mây Ngàn", "UBND xã", "o Các thôn", "-5 độ", "+84 912", "Phần lớn các thôn", "Mục đích",
    "Điều kiện", "I Mục tiêu", "IIII. Sai", "VX. Sai", "Bước 1. Họp thôn", "“I. MỤC TIÊU”", "", "  ", "1.2, 1.3", "3.03 ha", "2.05. Tỷ lệ",
    "các thôn", "Chương trình I", "Mục 3 của Kế hoạch", "ă) Rà soát",
)  # fmt: skip


@pytest.mark.parametrize(("text", "mark", "label", "depth"), LABELS)
def test_label_is_read_with_its_depth(text: str, mark: str, label: str, depth: str) -> None:
    found = read_mark(text)
    assert found is not None
    assert (found.text, found.label, found.depth.name, found.sign) == (mark, label, depth, "")


@pytest.mark.parametrize(("text", "mark", "label", "depth", "sign"), SIGNS)
def test_sign_is_read_with_its_shape(text: str, mark: str, label: str, depth: str, sign: str) -> None:
    found = read_mark(text)
    assert found is not None
    assert (found.text, found.label, found.depth.name, found.sign) == (mark, label, depth, sign)


@pytest.mark.parametrize("text", [row[0] for row in (*LABELS, *SIGNS)])
def test_words_begin_behind_the_label(text: str) -> None:
    for front in ("", "  ", "\t"):
        found = read_mark(front + text)
        assert found is not None
        assert (front + text)[: found.end].strip() == found.text
        assert (front + text)[found.end :] == text.removeprefix(found.text).lstrip()


@pytest.mark.parametrize("text", NONE)
def test_words_have_no_label(text: str) -> None:
    assert read_mark(text) is None


def test_depths_stand_in_the_order_of_a_plan() -> None:
    texts = (
        "Phần thứ nhất",
        "A. X",
        "I. X",
        "Mục 1. X",
        "1. X",
        "1.1. X",
        "1.1.1. X",
        "1.1.1.1. X",
        "a) X",
        "(1) X",
        "- X",
    )
    depths = [mark.depth for text in texts if (mark := read_mark(text))]
    assert depths == sorted(Depth)


def test_order_of_signs_comes_from_the_paper() -> None:
    assert [depth for depth in Depth if depth.is_sign] == [Depth.BRACKET, Depth.DASH]


@pytest.mark.parametrize("text", ["C. Kinh phí", "I. Khác", "X. Khác"])
def test_a_letter_is_kept_when_read_as_a_capital(text: str) -> None:
    mark = read_mark(text)
    assert mark is not None
    found = as_capital(mark)
    assert found.depth is Depth.UPPER
    assert (found.text, found.label, found.end) == (mark.text, mark.label, mark.end)


def test_letters_follow_the_vietnamese_alphabet() -> None:
    alphabet = "ABCDĐEGHIKLMNOPQRSTUVXY"
    for before, label in pairwise(alphabet):
        assert follows(before, label)
        assert not follows(label, before)


@pytest.mark.parametrize(
    ("before", "label", "yes"),
    [
        ("D", "E", True),
        ("B", "D", False),
        ("C", "Đ", False),
        ("C", "C", False),
        ("H", "II", False),
        ("", "C", False),
        ("a", "b", False),
        ("V", "W", False),
    ],
)
def test_only_one_letter_may_be_passed_over(before: str, label: str, yes: bool) -> None:
    assert follows(before, label) is yes


@given(any_line | st.text("IVXLCĐa1.)(/:- \tÁ“", max_size=12))
def test_a_label_is_the_front_of_its_text(text: str) -> None:
    found = read_mark(text)
    if found is not None:
        assert text[: found.end].strip() == found.text.strip()
        assert text[found.end :] == text[found.end :].lstrip()
        assert "".join(found.label.split()) in "".join(found.text.split())
