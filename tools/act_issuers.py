"""One spelling for each issuer, and the issuer that a number names.

Changes spelling only; where the number names another body than the reading, the reading is kept in a remark.
"""

from __future__ import annotations

import re

from plancli.legal.number import parse_number
from plancli.vietnamese.folding import fold

_BY_CODE = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "TTCP": "Thanh tra Chính phủ",
    "KTNN": "Kiểm toán nhà nước",
    "UBDT": "Ủy ban Dân tộc",
    "VPCP": "Văn phòng Chính phủ",
    "TANDTC": "Tòa án nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "BTC": "Bộ Tài chính",
    "BTP": "Bộ Tư pháp",
    "BNV": "Bộ Nội vụ",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao",
    "BYT": "Bộ Y tế",
    "BCT": "Bộ Công Thương",
    "BXD": "Bộ Xây dựng",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BGTVT": "Bộ Giao thông vận tải",
}
_PARLIAMENT = (("UBTVQH", "Ủy ban Thường vụ Quốc hội"), ("QH", "Quốc hội"))
_SPELLINGS = (
    ("Văn hoá", "Văn hóa"),
    ("Toà án", "Tòa án"),
    ("Uỷ ban", "Ủy ban"),
    ("Thuỷ sản", "Thủy sản"),
    ("Văn hóa - Thể thao và Du lịch", "Văn hóa, Thể thao và Du lịch"),
    ("Thương Binh", "Thương binh"),
    ("Bộ Công thương", "Bộ Công Thương"),
    ("Bộ công thương", "Bộ Công Thương"),
    ("Viện Kiểm sát Nhân dân Tối cao", "Viện kiểm sát nhân dân tối cao"),
    ("Ủy ban thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
    ("Ủy ban mặt trận tổ quốc", "Ủy ban Trung ương Mặt trận Tổ quốc"),
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
)
_BANK = re.compile(r"Ngân hàng Nhà nước(?! Việt Nam)")


def issuer_named(written: str) -> str:
    """Return the issuer in the one spelling.

    >>> issuer_named("Bộ Văn hoá - Thể thao và Du lịch")
    'Bộ Văn hóa, Thể thao và Du lịch'
    """
    name = " ".join(written.split())
    for old, new in _SPELLINGS:
        name = name.replace(old, new)
    return _BANK.sub("Ngân hàng Nhà nước Việt Nam", name)


def issuer_of_number(number: str, written: str) -> tuple[str, str]:
    """Return the issuer, and a remark where the number names another body than the reading does.

    The program sometimes took the place ("Hà Nội") or half a sentence for the issuer.

    >>> issuer_of_number("49/2026/NĐ-CP", "Hà Nội")
    ('Chính phủ', 'read as issuer: Hà Nội')
    """
    name = issuer_named(written)
    parsed = parse_number(number)
    by_number = _of_code(parsed.issuer_code) if parsed else ""
    if not by_number or fold(by_number) == fold(name):
        return by_number or name, ""
    return by_number, f"read as issuer: {written}" if written else ""


def _of_code(code: str) -> str:
    for start, name in _PARLIAMENT:
        if re.fullmatch(rf"{start}\d+", code):
            return name
    return _BY_CODE.get(code, "")
