"""Print the seconds that Word papers take in a process that has loaded all it needs: plancli's, or docxtpl's.

Both get the same templates and the same views. `plan`: the paper of the plan in `plans/`, its template read
and made ready anew. `sheets`: a thousand sheets of the plan of many units, views and packing included;
docxtpl makes every fortieth of them, and its seconds are taken forty times.

    python -m bench.word_papers plan|sheets plancli|docxtpl
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from dataclasses import asdict

from docxtpl import DocxTemplate

from bench.peers import PLAN, UNITS
from plancli import load_plan
from plancli.analysis.obligations import list_obligations
from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, render_view
from plancli.reports.template_folder import SHIPPED
from plancli.reports.views.obligations import view_sheets
from plancli.reports.views.plan import view_plan
from plancli.reports.views.report_view import ReportView
from plancli.reports.word import template as word_template

EACH = 40


def by_docxtpl(template: str, view: ReportView) -> bytes:
    """Return a paper as docxtpl makes it."""
    paper = DocxTemplate(io.BytesIO(SHIPPED.read(f"word/{template}.docx")))
    paper.render(asdict(view), autoescape=True)
    saved = io.BytesIO()
    paper.save(saved)
    return saved.getvalue()


def by_plancli(template: str, view: ReportView) -> bytes:
    """Return a paper as plancli makes it."""
    return render_view(template, view, ReportFormat.DOCX)


def plan_paper(plan: Plan, make: Callable[[str, ReportView], bytes]) -> float:
    """Return the seconds of one paper, views aside."""
    view = view_plan(plan)
    start = time.perf_counter()
    make("plan", view)
    return time.perf_counter() - start


def sheets(plan: Plan, make: Callable[[str, ReportView], bytes]) -> float:
    """Return the seconds of all sheets of a plan, from the list of who owes what to the last file."""
    each = EACH if make is by_docxtpl else 1
    start = time.perf_counter()
    rows = list_obligations(plan)
    listed = time.perf_counter() - start
    start = time.perf_counter()
    for view in view_sheets(plan, rows[::each]):
        make("sheet", view)
    return listed + each * (time.perf_counter() - start)


def main(what: str, who: str) -> None:
    """Make the papers, print how long that took."""
    make = {"plancli": by_plancli, "docxtpl": by_docxtpl}[who]
    count = {"plan": plan_paper, "sheets": sheets}[what]
    plan = load_plan({"plan": PLAN, "sheets": UNITS}[what]).plan
    if plan is None:
        raise SystemExit(f"{what}: no plan")
    make("plan", view_plan(plan))
    word_template._kept.cache_clear()  # noqa: SLF001 - the first paper of a run is timed
    print(count(plan, make))


if __name__ == "__main__":
    main(*sys.argv[1:])
