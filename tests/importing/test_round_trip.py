"""A plan that `render` made into Word or Markdown comes back as the same plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from plancli.importing.importer import Imported, import_paper
from plancli.model.issuance import Issuance
from plancli.model.plan import Plan
from plancli.model.task import Duty, Task
from plancli.reports.catalogue import PAPERS, ReportFormat, build_report
from plancli.reports.material import Material
from tests.reports.papers import PLANS, plan_named

Fact = tuple[object, ...]
BOTH = ("2025-tramtau", "2026-xa-mau")
"""The plans that Word and Markdown can say all of; the third one shows what only the file can say."""


@cache
def came_back(name: str, form: ReportFormat) -> Imported:
    file = f"{name}.{form.value}"
    return import_paper(build_report(Material(plan_named(name)), "plan", form), file)


def facts(plan: Plan) -> list[Fact]:
    """Return what a plan says, places in its file left out."""
    return [*map(_task, plan.tasks), *map(_duty, plan.duties), *_frame(plan)]


def _task(task: Task) -> Fact:
    roles = sorted(
        (each.role.value, mention.words.casefold(), mention.requested)
        for each in task.assignments
        for mention in each.mentions
    )
    more = task.deadline.words, task.deliverable, task.funding, task.note
    return "task", task.address, task.title, task.words.rstrip(" .;"), *roles, *more


def _duty(duty: Duty) -> Fact:
    holders = [(each.words, each.requested) for each in duty.holders]
    return (
        "duty",
        duty.address,
        duty.words,
        *holders,
        *(each.words for each in duty.items),
        duty.deadline.words,
    )


def _frame(plan: Plan) -> Iterator[Fact]:
    yield "state", plan.state.value
    yield from _head(plan.issuance)
    for key, paragraphs in (("bases", plan.bases), ("preamble", plan.preamble), ("closing", plan.closing)):
        yield key, *(each.words for each in paragraphs)
    yield "recipients", *(each.words for each in plan.recipients)
    yield "sections", *((each.address, each.title) for each in plan.all_sections())
    yield "footnotes", *(each.words for each in plan.footnotes)
    if plan.decision is not None:
        yield from _head(plan.decision.issuance)
        yield "decision", *(each.words for each in (*plan.decision.bases, *plan.decision.recipients))
        for article in plan.decision.articles:
            yield "article", article.mark, article.words, *(each.words for each in article.items)


def _head(head: Issuance) -> Iterator[Fact]:
    yield "head", head.kind, head.number, head.symbol, head.issuer.upper(), head.superior, head.place
    yield "title", head.date_words, head.title, head.period, head.attached
    if head.signatory is not None:
        signed = head.signatory
        yield "signatory", signed.authority, signed.acting, signed.positions, signed.name


@pytest.mark.parametrize("form", PAPERS)
@pytest.mark.parametrize("name", BOTH)
def test_the_same_plan_comes_back(name: str, form: ReportFormat) -> None:
    assert facts(came_back(name, form).opened.plan) == facts(plan_named(name))


@pytest.mark.parametrize("form", PAPERS)
@pytest.mark.parametrize("name", PLANS)
def test_nothing_is_left_for_the_clerk(name: str, form: ReportFormat) -> None:
    found = came_back(name, form)
    assert [note for note in found.opened.notes if note.look] == []
    assert {each.reason for each in found.account.dropped} <= {"motto", "rule-line", "markup"}


@pytest.mark.parametrize("name", BOTH)
def test_the_file_that_comes_back_makes_the_same_paper(name: str) -> None:
    back = came_back(name, ReportFormat.DOCX).opened.plan
    for report in ("plan", "gaps", "assignment-table"):
        first = build_report(Material(plan_named(name)), report, ReportFormat.MD).decode()
        assert build_report(Material(back), report, ReportFormat.MD).decode().casefold() == first.casefold()
