"""What a plan file may say of the plans and the law above it; nothing of it is printed on the paper.

Describes only: whether a link still leads anywhere, `analysis.trace` finds out.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from plancli.model.written_values import STRICT, Text


@with_config(STRICT)
class WrittenParent(TypedDict):
    """Một kế hoạch cấp trên."""

    name: Text
    """Tên gọi ngắn, dùng ở `implements`, ví dụ "KH 251"."""
    words: NotRequired[Text]
    """Cách kế hoạch này viện dẫn kế hoạch cấp trên, chép từ nguyên văn."""
    file: NotRequired[Text]
    """Tệp của kế hoạch cấp trên, đường dẫn tính từ tệp này; bỏ trống khi chưa có tệp."""


@with_config(STRICT)
class WrittenLink(TypedDict):
    """Một chỗ thực hiện một nhiệm vụ của cấp trên (`task`), hoặc một nhiệm vụ do luật định (`duty`)."""

    parent: NotRequired[Text]
    """Tên gọi ở `parents`; bỏ trống khi chỉ có một kế hoạch cấp trên."""
    task: NotRequired[Text]
    """Mã nhiệm vụ trong kế hoạch cấp trên, ví dụ "II.4.c"."""
    duty: NotRequired[Text]
    """Mã nhiệm vụ do luật định, ví dụ "P4"; `plancli trace --duties` liệt kê."""
    state: NotRequired[Literal["taken-over", "adapted"]]
    """taken-over: nhận nguyên · adapted: điều chỉnh; bỏ trống thì máy so lời của hai bên."""
    fingerprint: NotRequired[Text]
    """Dấu vân tay của lời cấp trên khi nối; máy ghi, để biết khi lời ấy thay đổi."""
    note: NotRequired[Text]
    """Ghi chú của người nối, ví dụ phần nào chưa làm."""


@with_config(STRICT)
class WrittenNotApplicable(TypedDict):
    """Một nhiệm vụ của cấp trên, hoặc do luật định, không áp dụng cho kế hoạch này."""

    parent: NotRequired[Text]
    """Tên gọi ở `parents`; bỏ trống khi chỉ có một kế hoạch cấp trên."""
    task: NotRequired[Text]
    """Mã nhiệm vụ trong kế hoạch cấp trên."""
    duty: NotRequired[Text]
    """Mã nhiệm vụ do luật định."""
    reason: Text
    """Lý do không áp dụng."""
    fingerprint: NotRequired[Text]
    """Dấu vân tay của lời cấp trên khi ghi lý do."""
