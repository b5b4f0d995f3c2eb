"""Head and foot of a paper: letterhead, number, place and day, signature, recipients.

Prints what the paper has; Quốc hiệu and tiêu ngữ stand in the templates, and a blank stays blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancli.model.issuance import Issuance
from plancli.model.task import Paragraph
from plancli.records import dataclass
from plancli.reports.views.blocks import joined

# A committee prints its name on two lines: what it is, and of which place.
_PLACE = re.compile(r"(?<=DÂN) (?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b)")
_COMMITTEE = re.compile(
    r"(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)"
    r" (TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) (.+)"
)
_IN_CAPITALS = {"THỦ TƯỚNG CHÍNH PHỦ": "Thủ tướng Chính phủ", "CHÍNH PHỦ": "Chính phủ"}

# "ngày tháng 12": the day is still to be written in.
_NO_DAY = re.compile(r"\b(?:ngày(?=\s+tháng\b)|tháng(?=\s+năm\b))")
_ROOM = "\N{NO-BREAK SPACE}" * 5
"""Where a pen puts what the paper leaves blank."""


@dataclass(frozen=True, slots=True)
class HeadView:
    """Phần đầu văn bản."""

    superior: str
    """Cơ quan chủ quản, in capitals; empty where there is none."""
    issuer: tuple[str, ...]
    """Cơ quan ban hành, in capitals, a line each: `ỦY BAN NHÂN DÂN`, `HUYỆN TRẠM TẤU`; may be none."""
    number: str
    """`Số:      /KH-UBND`, with room for a number to come; empty where the paper has no such line."""
    place_and_date: str
    """`Trạm Tấu, ngày      tháng 12 năm 2024`, with room for a day to come."""
    kind: str
    """`KẾ HOẠCH`."""
    title: str
    """Trích yếu, or empty."""
    attached: str
    """`(Kèm theo Quyết định số …)`, or empty."""


@dataclass(frozen=True, slots=True)
class FootView:
    """Nơi nhận and chữ ký."""

    recipients: tuple[str, ...]
    """Each as printed, dash and end included: `- Thường trực Huyện ủy;`."""
    offices: tuple[str, ...]
    """The lines above the name: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`."""
    name: str
    """Họ và tên."""


def view_head(issuance: Issuance) -> HeadView:
    """Return the head as printed."""
    number = issuance.printed_number
    return HeadView(
        superior=issuance.superior.upper(),
        issuer=tuple(filter(None, _PLACE.split(issuance.issuer.upper(), maxsplit=1))),
        number=f"Số: {'' if issuance.number else _ROOM}{number}" if number else "",
        place_and_date=_NO_DAY.sub(rf"\g<0>{_ROOM}", place_and_date(issuance)),
        kind=issuance.kind,
        title=issuance.title,
        attached=issuance.attached,
    )


def place_and_date(issuance: Issuance) -> str:
    """Return the line `Trạm Tấu, ngày tháng 12 năm 2024`, or what the paper has of it."""
    return ", ".join(part for part in (issuance.place, issuance.date_words) if part)


def name_in_sentence(issuer: str) -> str:
    """Return the issuer as a sentence names it, where the paper has it in the capitals of a letterhead.

    A name whose capitals in a sentence the words do not tell stays as it is: `SỞ TƯ PHÁP`.

    >>> name_in_sentence("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI")
    'Ủy ban nhân dân tỉnh Đồng Nai'
    """
    words = " ".join(issuer.split())
    if words in _IN_CAPITALS:
        return _IN_CAPITALS[words]
    found = _COMMITTEE.fullmatch(words)
    if found is None or not words.isupper():
        return issuer
    kind, level, place = found.groups()
    # Decree 30/2020/NĐ-CP, Phụ lục II: a level has a capital before a number and in this one name.
    great = place[0].isdigit() or (level, place) == ("THÀNH PHỐ", "HỒ CHÍ MINH")
    named = " ".join(map(str.capitalize, place.split()))
    return f"{kind.capitalize()} {level.capitalize() if great else level.lower()} {named}"


def view_foot(issuance: Issuance, recipients: Sequence[Paragraph]) -> FootView:
    """Return recipients and signature as printed; a line the paper lacks is not there."""
    signatory = issuance.signatory
    offices = (signatory.authority, signatory.acting, *signatory.positions) if signatory else ()
    return FootView(
        recipients=_recipient_lines(recipients),
        offices=tuple(office for office in offices if office),
        name=signatory.name if signatory else "",
    )


def _recipient_lines(recipients: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return the printed lines; the file leaves out the semicolon, or full stop, at the end."""
    last = len(recipients) - 1
    return tuple(
        joined(recipient.mark, _ended(recipient.words, "." if index == last else ";"))
        for index, recipient in enumerate(recipients)
    )


def _ended(words: str, sign: str) -> str:
    return words if words.endswith((".", ";", ":", ",")) else words + sign
