"""What people read: the Markdown of each report of each plan, and Word saying the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plancli.reports.markdown import render_markdown
from plancli.reports.word.render import render_word
from tests.reports.papers import (
    PLANS,
    TEMPLATES,
    markdown_paragraphs,
    plan_named,
    view_of,
    word_paragraphs,
    words,
)

# Markdown gives the product a column of its own; Word names it where it stands below the deadline.
TOLD_APART = {"Thời", "hạn", "hạn,", "sản", "Sản", "phẩm", "phẩm:"}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", PLANS)
def test_markdown_of_each_report(
    name: str, template: str, check_snapshot: Callable[[str, str], None]
) -> None:
    check_snapshot(
        f"reports/{name}/{template}.md", render_markdown(template, view_of(template, plan_named(name)))
    )


@pytest.mark.parametrize("template", ["plan", "assignment-table", "gaps", "cover-table"])
@pytest.mark.parametrize("name", PLANS)
def test_word_says_what_markdown_says(name: str, template: str) -> None:
    view = view_of(template, plan_named(name))
    # The list of gaps has dashes in Word and bullets of its own in Markdown; the plan's dashes are typed.
    typed = [each.removeprefix("- ") if template == "gaps" else each for each in _word(template, view)]
    assert words(typed) == words(markdown_paragraphs(render_markdown(template, view)))


@pytest.mark.parametrize("template", ["sheet", "obligations"])
@pytest.mark.parametrize("name", PLANS)
def test_word_says_of_a_unit_what_markdown_says(name: str, template: str) -> None:
    view = view_of(template, plan_named(name))
    headings = {"Mục", "Nội", "dung", "Cùng", "với", "Kết", "quả", *TOLD_APART}

    def told(paragraphs: list[str]) -> list[str]:
        return [word for word in words(paragraphs) if word not in headings]

    assert told(_word(template, view)) == told(markdown_paragraphs(render_markdown(template, view)))


def _word(template: str, view: object) -> list[str]:
    return word_paragraphs(render_word(template, view))  # type: ignore[arg-type]  # any view will do
