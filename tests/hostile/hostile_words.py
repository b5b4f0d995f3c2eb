"""Words that nobody means well with: marks that act, dates that are none, text that never ends."""

from __future__ import annotations

import random

ACTING = (
    "\x1b[31mđỏ\x1b[0m", "\x1b]0;tên\x07", "\x9b31m", "\u202eTƯHT\u202c", "\u2066\u2069", "\u200b", "\ufeff", "\u2028",
    "\u2029", "\x85", "\x0b", "\x0c", "\x00", "\x7f", "\r", "\ud800", "\udcff", "\uffff", "\ufdd0", "\U000e0041",
    "👨\u200d👩\u200d👧", "\u00ad", "\u0301", "e" + "\u0301" * 40,
)  # fmt: skip
COMMANDING = (
    "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2+3", "\t=1", "{{ 7*7 }}", "{% for x in y %}", "{#", "{{r x}}", "{%p if x %}",
    "]]>", "<script>alert(1)</script>", "&amp;", "<w:p/>", "[b]x[/b]", "::error file=a::x", "%0A::warning::x", "`x`",
    "| a | b |", "# x", "![x](http://x)", "../../etc/passwd", "..\\x", "CON", "nul.docx", "/", ".", "-", "--help", "$(id)",
    "%s %d {0} {x}", "\\u0000", "'\"", "]]", "plancli: ignore[KH104]", "# plancli: ignore-file[KH] x",
)  # fmt: skip
NUMBERED = (
    "9999999999999999999999", "-1", "0", "1e309", "0x10", "012", "1:30", "1_000", ".inf", "٣", "²", "½", "IIII", "MMMMMMMM",
    "I.1.a.b.c.d", "0/0/0", "1.1.1.1.1.1.1.1.1.1.1", "đ)", "999)",
)  # fmt: skip
DATED = (
    "ngày 31 tháng 02 năm 9999", "ngày 00 tháng 00 năm 0000", "trước ngày 30/2/2025", "31/12/9999", "quý V năm 2025",
    "từ ngày 31/12/9999 đến ngày 01/01/0001", "ngày 29/2/2023", "tháng 13/2025", "năm 99999", "hằng ngày, hằng quý, hằng năm",
    "trong 999999999 ngày", "sau 99999999999999 tháng kể từ ngày ký", "ngày … tháng … năm 2025", "1/1/1", "quý 0/0",
    "6 tháng cuối năm 9999", "2025-2024", "giai đoạn 9999 - 0001", "ngày 05 hằng tháng", "trước 24 giờ 61 phút",
)  # fmt: skip
CITED = (
    "QĐ 765/QĐ-BTTTT ngày 31/02/2023", "Nghị định số 30/2020/NĐ-CP", "Luật số 99999/9999/QH99", "số /KH-UBND",
    "điểm đ khoản 99 Điều 9999 Luật Ban hành văn bản quy phạm pháp luật năm 9999", "Thông tư số 01/2011/TT-BNV",
    "Quyết định số 1/QĐ-UBND, 2/QĐ-UBND, 3/QĐ-UBND ngày 1/1/2025 và ngày 2/2/2025", "các các các", "12/KH-UBND 12/KH-UBND",
    "Kế hoạch số 45/KH-UBND ngày 05/01/2026", "Căn cứ Căn cứ", "NĐ-CP NĐ-CP/2020/30", "QĐ/QĐ/QĐ",
)  # fmt: skip
UNITS = (
    "UBND các xã, thị trấn; các phòng, ban; và các đơn vị liên quan", "Phòng Tư pháp", "Công an xã", "các thôn", ",;,;",
    "Phòng Tư pháp, Phòng Tư pháp", "Phòng (Tư pháp (huyện)", "và", "Ủy ban nhân dân", "UBND xã UBND xã", "Sở", "a" * 61,
)  # fmt: skip
EMPTY = ("", " ", "…", "……", ".", "null", "~", "yes", "no", "Y", "true", "(xã điền)", "None", "nan")
UNENDING = (
    "a", " ", "a ", "1/", "1.", "- ", "(", ")", "các ", "điểm a khoản 1 Điều ", "số 1/QĐ-UBND ", "ngày 1/1/2025 ", "và ", ", ",
    "; ", "…", "I.", "Ủ", "UBND xã A, ", "quý I ", "\n", "{{", "<", "&", "[", "*", "_", "/", "12", "tháng ", "hằng ", "-", "–",
)  # fmt: skip
KINDS = (ACTING, COMMANDING, NUMBERED, DATED, CITED, UNITS, EMPTY)
OLD_LETTERS = (
    b"\xd0\xcf\x11\xe0", "Đề nghị Uỷ ban".encode("cp1258", "replace"), b"K\xd5 ho\xb9ch \xf1y ban nh\xa9n d\xa9n",
    b"KE\xc1 HOA\xcfCH", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xc2\x85",
    b"\xe2\x80\xa8", b"\x00", b"\x0b", b"\r", b"\t", b"\x1b[2J", b"\x9b", b"\x80", b"\xe1\xba",
)  # fmt: skip
"""Pieces of TCVN3, VNI, cp1258, wide encodings, letters cut in two: none of them UTF-8 that a plan holds."""


def hostile_word(chance: random.Random, longest: int = 4000) -> str:
    """Return a word that is short mostly, and of thousands of letters now and then."""
    kind = chance.random()
    if kind < 0.06:
        piece = chance.choice(UNENDING)
        return piece * (chance.choice((20, 300, longest)) // len(piece))
    if kind < 0.12:
        return "".join(
            chr(chance.choice((chance.randrange(0x250), chance.randrange(0x3000)))) for _ in range(8)
        )
    words = [chance.choice(chance.choice(KINDS)) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    return chance.choice(("", " ", " ", ", ", "; ", "\n")).join(words)
