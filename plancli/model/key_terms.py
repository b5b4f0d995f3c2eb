"""What the English keys of a plan file mean, as the comment that a clerk reads beside a key's first use.

Covers the keys whose value does not already say it; the full description of each key is in `written`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plancli.source.document import Value
from plancli.source.position import Route
from plancli.source.yaml_writer import Comments

KEY_TERMS: Mapping[str, str] = {
    "state": "received: bản chữ nhận được · draft: dự thảo · issued: đã ban hành",
    "issuance": "phần đầu và phần ký",
    "number": "số văn bản",
    "superior": "cơ quan chủ quản",
    "signatory": "khối chữ ký",
    "decision": "quyết định ban hành kế hoạch",
    "articles": "các điều",
    "bases": "các căn cứ",
    "preamble": "phần mở đầu",
    "captions": "chữ đứng trước các dòng phân công",
    "decrees": "văn bản viện dẫn, viết như trong kế hoạch",
    "alias": "cách gọi tắt",
    "units": "chỉ khai những gì danh mục chung chưa biết",
    "aliases": "các cách viết khác",
    "members": "các thành viên của nhóm",
    "excluding": "các đơn vị không thuộc nhóm",
    "sections": "các phần, theo thứ tự in",
    "parts": "các mục nhỏ hơn",
    "items": "các ý có gạch đầu dòng",
    "tasks": "các nhiệm vụ",
    "lead": "đơn vị chủ trì",
    "responsible": "đơn vị thực hiện",
    "coordinating": "đơn vị phối hợp",
    "guiding": "đơn vị hướng dẫn",
    "directing": "đơn vị chỉ đạo, định hướng",
    "monitoring": "đơn vị theo dõi, đôn đốc",
    "deadline": "thời hạn",
    "deliverable": "sản phẩm, kết quả",
    "funding": "kinh phí",
    "note": "ghi chú",
    "holder": "đơn vị giữ các nhiệm vụ dưới đây",
    "duties": "nhiệm vụ của đơn vị",
    "caption": "chữ đứng trước dấu hai chấm",
    "mark": "ký hiệu đầu dòng như in",
    "words": "nguyên văn",
    "heading": "dòng riêng in ngay phía trên",
    "merged": "above: ô gộp với ô hàng trên",
    "assigned": "vai của các đơn vị nêu trong câu văn",
    "more": "các dòng, cột khác",
    "table": "bảng: mỗi hàng một danh sách ô",
    "closing": "đoạn kết",
    "recipients": "nơi nhận",
    "annexes": "các phụ lục",
    "footnotes": "chú thích cuối trang",
    "columns": "các cột của bảng, theo thứ tự in",
    "groups": "các nhóm hàng của bảng",
    "parents": "kế hoạch cấp trên mà kế hoạch này triển khai; không in trên giấy",
    "file": "tệp của kế hoạch cấp trên",
    "implements": "việc của cấp trên, hoặc do luật định, mà chỗ này thực hiện; không in trên giấy",
    "not_applicable": "việc của cấp trên, hoặc do luật định, không áp dụng; không in trên giấy",
    "fingerprint": "dấu vân tay của lời cấp trên, máy ghi",
    "reason": "lý do",
}
"""The words of the comment by key."""

_HEADINGS = frozenset({"captions", "columns", "more"})
"""Below these a key stands for printed words, not for what it holds elsewhere."""


def first_use_comments(value: Value) -> dict[Route, str]:
    """Return the comment for each key's first use in a plan's value, by route: `# đơn vị chủ trì`.

    A plan in which `lead` first stands in section II, task 1 gives `("sections", 1, "tasks", 0, "lead")`.
    """
    found: dict[str, Route] = {}
    for route in _explainable(value, ()):
        found.setdefault(str(route[-1]), route)
    return {route: f"# {KEY_TERMS[key]}" for key, route in found.items()}


def explains(comment: str, key: str) -> bool:
    """Tell whether a comment already says what a key means, in these words or with more behind them.

    >>> explains("# Đơn vị phối hợp: mỗi đơn vị một dòng", "coordinating")
    True
    """
    core = KEY_TERMS.get(key, "").partition(",")[0].casefold()
    return bool(core) and core in comment.casefold()


def explained_keys(comments: Comments) -> frozenset[str]:
    """Return the keys of a file that a comment above or beside them explains already."""
    return frozenset(
        step
        for route, kept in comments.items()
        for step in route[-1:]
        for comment in (*kept.above, kept.beside)
        if isinstance(step, str) and explains(comment, step)
    )


def _explainable(value: Value, route: Route) -> Iterator[Route]:
    """Yield the routes of keys that have a term, in the order of the file."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _explainable(entry, (*route, index))
    elif isinstance(value, dict):
        for key, entry in value.items():
            here = (*route, key)
            # Elsewhere "units" are those that hold a role, which stands in the line above them.
            if key in KEY_TERMS and (key != "units" or not route):
                yield here
            if key not in _HEADINGS:
                yield from _explainable(entry, here)
