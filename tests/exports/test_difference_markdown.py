"""A comment on what differs: the sums first, within GitHub's limit, and no word of a plan acts in it."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt

from plancli.analysis.compare import compare_plans
from plancli.exports.difference_markdown import LONGEST, export_difference_markdown
from plancli.formats.markdown_words import comment_length
from plancli.messages import Language
from plancli.model.plan import Plan

Maker = Callable[..., Plan]


def _comment(old: Plan, new: Plan, language: Language = Language.VI) -> str:
    difference = compare_plans(old, new)
    return export_difference_markdown(
        difference, difference.meant(), difference.units, ("cũ.yaml", "mới.yaml"), language
    )


def test_the_sums_come_first_and_the_rest_is_folded(plan_with: Maker) -> None:
    old = plan_with(
        {"label": "a", "text": "Lập sổ theo dõi", "lead": "Phòng Tư pháp", "deadline": "trước 20/6/2026"}
    )
    new = plan_with(
        {"label": "a", "text": "Lập sổ theo dõi", "lead": "Công an xã", "deadline": "trước 30/6/2026"}
    )
    comment = _comment(old, new)
    assert comment.startswith(
        "**Khác nhau: 2 chỗ đổi đơn vị hoặc vai, 1 thời hạn.**\n\n`cũ.yaml` → `mới.yaml`\n\n<details open>\n"
    )
    assert "*Thời hạn:* trước <del>20/6/2026</del> <ins>30/6/2026</ins> (muộn hơn 10 ngày)" in comment
    assert "**Công an xã (bản cũ chưa giao việc)**" in comment
    assert comment.count("<details") == comment.count("</details>") == 2


def test_no_word_of_a_plan_acts(plan_with: Maker) -> None:
    words = "Mời @ai xem [đây](http://a.example) và <b>#12</b> | ![x](y) `z` ~~a~~ </details>"
    comment = _comment(plan_with({"label": "a", "text": "Lập sổ"}), plan_with({"label": "a", "text": words}))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(comment)
    assert "<a " not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert html.count("</details>") == html.count("<details")
    assert "<code>@ai</code>" in html


def test_nothing_to_tell_is_said(plan_with: Maker) -> None:
    plan = plan_with({"label": "a", "text": "Lập sổ"})
    assert _comment(plan, plan) == "**Hai bản không khác nhau về nội dung.**\n\n`cũ.yaml` → `mới.yaml`\n"


def test_what_finds_no_room_is_counted(plan_with: Maker) -> None:
    tasks = [
        {"text": f"Việc thứ {number}: {'rà soát danh sách 🌳 ' * 12}", "lead": f"Phòng Số {number}"}
        for number in range(900)
    ]
    comment = _comment(plan_with(), plan_with(*tasks))
    assert comment_length(comment) <= LONGEST
    assert comment.count("</details>") == 2
    (told,) = [line for line in comment.splitlines() if "không đủ chỗ" in line and "mục" in line][:1]
    assert told.startswith("Còn ")
    assert comment.count("\n- **II") + int(told.split()[1]) == 900
