"""What a paragraph of the outline is: a task, a line of one, a heading, a sentence that hands out work.

Looks at labels, captions and the first words only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancli.importing.captions import ROLES
from plancli.importing.marks import Depth
from plancli.importing.tree import Node
from plancli.importing.unit_phrases import leading_units

_ASSIGNS = re.compile(
    r"\s*,?\s*(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|theo dõi|tổng hợp|hướng dẫn|"
    r"báo cáo|xây dựng|triển khai|tổ chức|thực hiện|phụ trách|căn cứ|chỉ đạo|định kỳ|là cơ quan|là đơn vị|"
    r"kiểm tra|đôn đốc|:)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\s*chủ trì(?:,| và)? phối hợp\b", re.IGNORECASE)
_ORDERS = re.compile(r"(?:giao|phân công|yêu cầu)\s", re.IGNORECASE)
_TITLE_LENGTH = 300
_SHORT_TITLE = 120


def is_task(node: Node) -> bool:
    """Tell whether lines below a paragraph say who does it."""
    return any(is_role(child) for child in node.children)


def has_own_time(node: Node) -> bool:
    """Tell whether a point says when it is done, in a line of its own: "* Thời gian thực hiện: …".

    "Thời gian" alone may as well be the time of an event, which makes no task.
    """
    if not is_title(node) or not (is_point(node) or node.depth is Depth.LETTER):
        return False
    captions = [child.caption for child in node.children if is_line(child)]
    timed = any(
        each.key == "deadline" and each.end - each.start > len("thời gian") for each in captions if each
    )
    return timed and len(captions) < len(node.children)


def is_role(node: Node) -> bool:
    """Tell whether a paragraph names the units of a role, itself or by lines below it."""
    caption = node.caption
    if caption is None or not is_line(node):
        return False
    if caption.key in ROLES:
        return True
    return caption.words >= len(node.text) and is_task(node)


def is_line(node: Node) -> bool:
    """Tell whether a paragraph with a caption is a line of a task, by its label."""
    if node.caption is None or node.unlabelled or node.table is not None:
        return False
    depth = node.depth
    if depth is None or depth.is_sign or depth is Depth.LETTER:
        return True
    # "1.2. Đơn vị chủ trì: …": a number in front of a caption.
    return Depth.DECIMAL <= depth <= Depth.DECIMAL_3


def is_point(node: Node) -> bool:
    """Tell whether a number opens the paragraph: 1., 1.1."""
    return node.depth is not None and Depth.NUMBER <= node.depth <= Depth.DECIMAL_3


def is_title(node: Node) -> bool:
    """Tell a heading from a sentence: by its end, its length and what stands below it."""
    text = node.text
    if not text or text.endswith((".", ";", ",", "!")) or len(text) > _TITLE_LENGTH:
        return False
    if node.children or text.isupper() or node.look.bold:
        return True
    return len(text) <= _SHORT_TITLE and ": " not in text


def assigns(node: Node) -> bool:
    """Tell whether a sentence hands out work: "Giao Sở Tài chính …", "Sở Tài chính chủ trì, phối hợp …"."""
    units = leading_units(node.text)
    if not units:
        return False
    if not _ORDERS.match(node.text):
        return _LEADS.match(node.text[units[-1][1] :]) is not None
    return _ASSIGNS.match(node.text[units[-1][1] :]) is not None


def run_of(children: Sequence[Node], start: int) -> list[Node]:
    """Return the siblings from `start` on that bear the same kind of label."""
    first = children[start]
    run = [first]
    for child in children[start + 1 :]:
        same = child.mark is not None and first.mark is not None and child.mark.depth is first.mark.depth
        if not same or child.table is not None:
            break
        run.append(child)
    return run
