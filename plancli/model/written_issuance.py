"""Head and signature of a paper as a plan file writes them, words as printed.

Describes only; what a blank leaves open and what a date means is for `resolve`.
"""

from __future__ import annotations

from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from plancli.model.written_values import STRICT, Label, Text


@with_config(STRICT)
class WrittenSignatory(TypedDict):
    """Khối chữ ký."""

    authority: NotRequired[Text]
    """Dòng thay mặt, ví dụ "TM. ỦY BAN NHÂN DÂN". Bản giấy không có thì bỏ trống."""
    acting: NotRequired[Text]
    """Dòng ký thay, ký thừa lệnh, ví dụ "KT. CHỦ TỊCH"."""
    position: NotRequired[Text | list[Text]]
    """Chức vụ người ký, ví dụ "PHÓ CHỦ TỊCH"; hai chức vụ in hai dòng thì mỗi chức vụ một dòng."""
    name: NotRequired[Text]
    """Họ và tên người ký."""


@with_config(STRICT)
class WrittenIssuance(TypedDict):
    """Phần đầu và phần ký của văn bản."""

    kind: Text
    """Tên loại như in trên giấy, ví dụ "KẾ HOẠCH"."""
    number: NotRequired[Label | None]
    """Số văn bản; để trống khi bản giấy chưa có số."""
    symbol: NotRequired[Text]
    """Ký hiệu, ví dụ "KH-UBND"."""
    superior: NotRequired[Text]
    """Cơ quan chủ quản trực tiếp, dòng trên của tên cơ quan ban hành."""
    issuer: Text | None
    """Cơ quan ban hành, ví dụ "Ủy ban nhân dân huyện Trạm Tấu"; để trống khi bản giấy không nêu."""
    place: NotRequired[Text]
    """Địa danh trước ngày tháng, ví dụ "Trạm Tấu"."""
    date: NotRequired[Text | None]
    """Ngày tháng như in trên giấy, ví dụ "ngày 06 tháng 12 năm 2024"; thiếu ngày thì để thiếu."""
    title: Text | None
    """Trích yếu nội dung, như in trên giấy; để trống khi bản giấy không nêu."""
    period: NotRequired[Label]
    """Năm hoặc giai đoạn của kế hoạch, ví dụ "2025" hoặc "2021-2025"."""
    attached: NotRequired[Text]
    """Dòng "(Kèm theo Quyết định số …)" của kế hoạch ban hành kèm quyết định."""
    signatory: NotRequired[WrittenSignatory]
    """Khối chữ ký."""
