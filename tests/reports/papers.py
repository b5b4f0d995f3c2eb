"""Papers as plain text, read back from Markdown and Word by other means than they were written with."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from plancli.analysis.obligations import list_obligations
from plancli.diagnostic import CheckResult
from plancli.legal.registry import load_default_registry
from plancli.loading import load_file
from plancli.model.plan import Plan
from plancli.reports.catalogue import PAPERS, REPORTS
from plancli.reports.material import Judgement, Material
from plancli.reports.template_catalogue import trial_views
from plancli.reports.tracing_trial import trial_cascade, trial_trace
from plancli.reports.views.cascade import view_cascade
from plancli.reports.views.obligations import view_cover_table, view_sheets
from plancli.reports.views.report_view import ReportView
from plancli.reports.views.trace import view_trace

ROOT = Path(__file__).parents[2]
PLANS = {
    "2025-tramtau": ROOT / "plans" / "2025-tramtau.yaml",
    "2026-xa-mau": ROOT / "tests" / "plans" / "2026-xa-mau.yaml",
    "2026-xa-mau-2": ROOT / "tests" / "plans" / "2026-xa-mau-2.yaml",
}
RECEIVED = {name: ROOT / "tests" / "plans" / f"{name}.received.txt" for name in PLANS}
PAPERS_OF_PLANS = tuple(name for name, report in REPORTS.items() if report.formats == PAPERS)
TEMPLATES = (*PAPERS_OF_PLANS, "sheet", "cover-table", "trace", "cascade")
WORD_PAPERS = (*TEMPLATES, "difference")
"""Templates that are Word: what stands side by side is a table, which Markdown tells as a comment."""
JUDGED_ON = datetime.date(2026, 11, 26)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plan_named(name: str) -> Plan:
    plan = load_file(PLANS[name]).plan
    assert plan is not None
    return plan


def view_of(template: str, plan: Plan) -> ReportView:
    owed = list_obligations(plan)
    if template == "sheet":
        return next(view_sheets(plan, owed))
    if template == "cover-table":
        return view_cover_table(plan, owed, {index: f"{index}.docx" for index in range(len(owed))})
    if template == "difference":
        return next(trial_views(template, Material(plan)))
    if template == "trace":
        return view_trace(trial_trace(plan))
    if template == "cascade":
        return view_cascade(trial_cascade(plan))
    return REPORTS[template].view(material_of(plan) if REPORTS[template].judged else Material(plan))


def material_of(plan: Plan, day: datetime.date = JUDGED_ON) -> Material:
    """Return a plan with what the shipped registry says on a day, and no finding."""
    return Material(plan, day, Judgement(CheckResult((), 1), load_default_registry()))


def markdown_paragraphs(text: str) -> list[str]:
    """Return what a reader of the rendered Markdown sees, a string for each paragraph, heading, cell."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_block", "fence", "code_block", "blockquote_open"}, kinds
    return [paragraph for token in tokens if token.type == "inline" and (paragraph := _seen(token))]


def _seen(inline: Token) -> str:
    return "".join(_sign(child) for child in inline.children or ()).strip()


def _sign(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak") or child.content == "<br>":
        return " "
    assert child.type in ("text", "text_special", "strong_open", "strong_close", "em_open", "em_close"), child
    return child.content


def document_xml(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def word_paragraphs(data: bytes) -> list[str]:
    """Return the paragraphs of a .docx in the order of its body, tables row by row."""
    texts = ("".join(_runs(paragraph)).strip() for paragraph in document_xml(data).iter(f"{W}p"))
    return [text for text in texts if text]


def _runs(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        yield element.text or "" if element.tag == f"{W}t" else " "


def words(paragraphs: list[str]) -> list[str]:
    return " ".join(paragraphs).split()


def with_values(view: Any, values: Iterator[Any]) -> Any:
    """Return the view with each of its texts replaced by the next value; `style` names are no text."""
    if isinstance(view, str):
        return next(values)
    if isinstance(view, tuple):
        return tuple(with_values(each, values) for each in view)
    if not is_dataclass(view):
        return view
    made: Any = type(view)
    given = ((field.name, getattr(view, field.name)) for field in fields(view))
    return made(**{name: each if name == "style" else with_values(each, values) for name, each in given})
