"""What may stand in a progress file, `<plan>.progress.yaml`, beside the plan that it tells of.

Describes only: which task an entry leads to today, and whether its dates can be right, others find out.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from plancli.model.written_values import STRICT, Text, Version


@with_config(STRICT)
class WrittenProgressReport(TypedDict):
    """Một lần báo cáo về một nhiệm vụ."""

    state: Literal["not-started", "in-progress", "done", "stopped"]
    """not-started: chưa thực hiện · in-progress: đang thực hiện · done: đã hoàn thành · stopped: dừng."""
    date: NotRequired[Text]
    """Ngày báo cáo, ví dụ 05/6/2026."""
    by: NotRequired[Text]
    """Đơn vị báo cáo, ghi tên như trong kế hoạch."""
    evidence: NotRequired[Text]
    """Văn bản hoặc sự việc chứng minh, ví dụ "Báo cáo số 12/BC-VHTT ngày 05/6/2026"."""
    note: NotRequired[Text]
    """Ghi chú, ví dụ khó khăn, phần việc còn lại."""


@with_config(STRICT)
class WrittenExtension(TypedDict):
    """Một lần gia hạn; thời hạn cũ được giữ lại."""

    before: NotRequired[Text]
    """Thời hạn trước khi gia hạn, như in trong kế hoạch hoặc như lần gia hạn trước; bỏ trống nếu chưa có."""
    after: Text
    """Ngày cuối cùng theo thời hạn mới, ví dụ 30/9/2026."""
    date: NotRequired[Text]
    """Ngày cho gia hạn."""
    basis: NotRequired[Text]
    """Ai cho gia hạn, bằng văn bản nào."""


@with_config(STRICT)
class WrittenTaskProgress(TypedDict):
    """Tình hình của một nhiệm vụ."""

    words: NotRequired[Text]
    """Những chữ đầu của nhiệm vụ khi ghi lần đầu, để người đọc nhận ra."""
    fingerprint: NotRequired[Text]
    """Dấu vân tay của lời nhiệm vụ khi ghi lần đầu; máy ghi, để biết khi lời ấy thay đổi."""
    reports: NotRequired[list[WrittenProgressReport]]
    """Các lần báo cáo, lần sau ghi dưới lần trước."""
    extensions: NotRequired[list[WrittenExtension]]
    """Các lần gia hạn, lần sau ghi dưới lần trước."""


@with_config(STRICT)
class WrittenProgressPlan(TypedDict):
    """Kế hoạch mà tệp này theo dõi; để trống như kế hoạch để trống."""

    number: NotRequired[Text]
    """Số, ký hiệu, ví dụ "15/KH-UBND"."""
    issuer: NotRequired[Text]
    """Cơ quan ban hành."""
    title: NotRequired[Text]
    """Trích yếu."""


WrittenProgress = TypedDict(
    "WrittenProgress",
    {
        "plancli-progress": Annotated[Version, Field(description="Phiên bản cách ghi tệp theo dõi.")],
        "plan": NotRequired[Annotated[WrittenProgressPlan, Field(description="Kế hoạch được theo dõi.")]],
        "tasks": NotRequired[
            Annotated[
                dict[Text, WrittenTaskProgress],
                Field(description="Tình hình theo mã nhiệm vụ, ví dụ II.4.c."),
            ]
        ],
    },
)
"""Một tệp theo dõi việc thực hiện; written so because a name with a hyphen cannot be a field of a class."""
with_config(STRICT)(WrittenProgress)
