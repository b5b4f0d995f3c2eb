"""The PDFs of all papers, made by LibreOffice once for a whole run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat
from plancli.reports.sheets import build_sheets
from plancli.reports.word.render import render_word
from tests.made.plan import made_plan
from tests.reports.papers import PLANS, TEMPLATES, plan_named, view_of
from tests.reports.papers_in_time import documents_in_time
from tests.reports.pdf_pages import make_pdfs, require_programs

MADE = "made"
"""Name of the made plan of 200 tasks and 60 units."""


def plan_for(name: str) -> Plan:
    return made_plan() if name == MADE else plan_named(name)


def _documents() -> Mapping[str, bytes]:
    found = {}
    for name in (*PLANS, MADE):
        plan = plan_for(name)
        for template in TEMPLATES:
            found[f"{name}.{template}"] = render_word(template, view_of(template, plan))
        found |= {f"{name}.{paper}": data for paper, data in documents_in_time(name, plan)}
    _, *sheets = build_sheets(made_plan(), ReportFormat.DOCX).values()
    found[f"{MADE}.longest-sheet"] = max(sheets, key=len)
    return found


@pytest.fixture(scope="session")
def pdf_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Return the PDF of a paper by the names of plan and template."""
    require_programs()
    home = tmp_path_factory.getbasetemp()
    shared = home.parent if os.environ.get("PYTEST_XDIST_WORKER") else home
    folder = make_pdfs(shared / "papers", _documents)

    def find(plan: str, template: str) -> Path:
        return folder / f"{plan}.{template}.pdf"

    return find
