"""Word files that a clerk may hand over: one small plan, what may be odd in it, and other kinds of paper.

Holds no expectations of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.importing.docx_maker import cell, docx, p, row, run, table

CENTRED = '<w:jc w:val="center"/>'
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData uri='x'>"
    "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
TASK = "1. Rà soát hộ nghèo trên địa bàn."
BODY = (
    "I. MỤC ĐÍCH",
    "Nâng cao chất lượng rà soát hộ nghèo theo Nghị định số 30/2021/NĐ-CP ngày 24/3/2021 của Chính phủ.",
    "II. NHIỆM VỤ",
    TASK,
    "- Đơn vị chủ trì: Phòng Kinh tế.",
    "- Đơn vị phối hợp: Công an xã.",
    "- Thời hạn: trước ngày 30/6/2026.",
    "2. Tổng hợp, báo cáo kết quả rà soát.",
    "- Đơn vị chủ trì: Văn phòng HĐND và UBND xã.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Kinh tế: Hướng dẫn các thôn thực hiện Kế hoạch này.",
)


def letterhead(number: str = "Số: 12/KH-UBND", *more_left: str, under: Sequence[str] = ()) -> str:
    """Return the table at the head; `more_left` stands below the number, `under` in a row of its own."""
    left = cell("ỦY BAN NHÂN DÂN", "XÃ MẪU", number, *more_left)
    right = cell(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Xã Mẫu, ngày 05 tháng 01 năm 2026",
    )
    return table(row(left, right), *(row(text, "") for text in under))


def foot() -> str:
    """Return the table with the recipients and the signature."""
    recipients = cell("Nơi nhận:", "- Như trên;", "- Lưu: VT.")
    return table(row(recipients, cell("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Mẫu")))


def paper(
    kind: str = "KẾ HOẠCH", body: Sequence[str] = BODY, *, head: str = "", title: str = "", **parts: str
) -> bytes:
    """Return a Word file of one kind; a text of `body` that begins with `<` is XML as it stands."""
    named = [p(text, properties=CENTRED) for text in (kind, title or "Rà soát hộ nghèo năm 2026") if kind]
    return docx(head or letterhead(), *named, *body, foot(), **parts)


def tracked(before: str, after: str) -> str:
    """Return the deadline with a change that Word keeps track of."""
    gone = f'<w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve">{before}</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="2" w:author="A">{run(after)}</w:ins>'
    return p("- Thời hạn: trước ngày ", gone, new, ".")


def changed(**places: str) -> tuple[str, ...]:
    """Return the body with some lines in the place of others: `changed(deadline=…)`."""
    at = {"task": TASK, "deadline": BODY[6], "purpose": BODY[1]}
    new = {at[name]: text for name, text in places.items()}
    return tuple(new.get(text, text) for text in BODY)


def names_in(folder: str = ".") -> list[str]:
    """Return what stands in a folder, hidden and temporary files too, in order of name."""
    return sorted(place.name for place in Path(folder).iterdir())
