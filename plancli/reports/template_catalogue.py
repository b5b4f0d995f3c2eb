"""Which templates there are: their names, what each is for, and the views that they are given.

Makes views of a plan for a trial; it prints nothing and judges no template.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from plancli.analysis.compare import compare_plans
from plancli.analysis.obligations import list_obligations
from plancli.analysis.reminding import DAYS_AHEAD, Window, list_due
from plancli.messages import Language, has_sentence, sentence
from plancli.model.plan import Plan
from plancli.records import replace
from plancli.reports.catalogue import REPORTS
from plancli.reports.file_names import name_sheets
from plancli.reports.material import Material
from plancli.reports.tracing_trial import trial_cascade, trial_trace
from plancli.reports.views.cascade import view_cascade
from plancli.reports.views.difference import view_difference
from plancli.reports.views.obligations import view_cover_table, view_sheets
from plancli.reports.views.reminder import view_unit_reminder
from plancli.reports.views.report_view import ReportView
from plancli.reports.views.trace import view_trace
from plancli.resources import resource_names

ENDINGS = (".docx", ".md.j2", ".html.j2")
"""What the names of templates end in."""
_OTHERS = ("sheet", "cover-table", "difference", "trace", "cascade")
"""Templates of `plancli sheets`, `diff` and `trace`, which no report of one plan has."""
_PARTS = "html/"
_MOST_SHEETS = 5


def template_names() -> tuple[str, ...]:
    """Return the names of all shipped templates: `assignment-table.md.j2` … `word/plan.docx`."""
    return tuple(name for name in resource_names("templates") if name.endswith(ENDINGS))


def report_of(name: str) -> str:
    """Return the report that a template prints, by its name.

    A part that a page brings in prints no report: it has a name of its own.

    >>> report_of("word/plan.docx"), report_of("plan.md.j2"), report_of("html/marks.html.j2")
    ('plan', 'plan', 'html/marks')
    """
    stem = PurePosixPath(name).name.partition(".")[0]
    return f"{_PARTS}{stem}" if name.startswith(_PARTS) else stem


def name_of(file: PurePosixPath) -> str:
    """Return the name that a file has as a template, by the name of the file alone; empty for none.

    >>> name_of(PurePosixPath("mau/plan.docx")), name_of(PurePosixPath("mau/marks.html.j2"))
    ('word/plan.docx', 'html/marks.html.j2')
    """
    if not file.name.endswith(ENDINGS):
        return ""
    shipped = [name for name in template_names() if PurePosixPath(name).name == file.name]
    if shipped:
        return shipped[0]
    return f"word/{file.name}" if file.name.endswith(".docx") else file.name


def is_report(report: str) -> bool:
    """Tell whether plancli prints anything of this name."""
    return report in REPORTS or report in _OTHERS


def purpose(name: str, language: Language) -> str:
    """Return what a template is for, in a few words."""
    report = report_of(name)
    if report in REPORTS:
        return REPORTS[report].description(language)
    key = f"template.what.{'page-part' if report.startswith(_PARTS) else report}"
    return sentence(language, key if has_sentence(key) else "template.what.other")


def trial_views(report: str, material: Material) -> Iterator[ReportView]:
    """Yield the views that a template of this name would be given; none for a name that nothing prints.

    Also none for a judged report, where the material has no judgement.
    """
    owed = list_obligations(material.plan)
    if report in REPORTS and REPORTS[report].judged and material.judgement is None:
        return
    if report in REPORTS:
        yield REPORTS[report].view(material)
        if report == "reminder":
            # The letter to one unit has parts that the letter to all lacks.
            window = Window(material.day, DAYS_AHEAD)
            due = list_due(material.plan, window)
            yield from (view_unit_reminder(material.plan, each, window) for each in due[:_MOST_SHEETS])
    elif report == "trace":
        yield view_trace(trial_trace(material.plan))
    elif report == "cascade":
        yield view_cascade(trial_cascade(material.plan), matrix=True)
    elif report == "sheet":
        since = compare_plans(_earlier(material.plan), material.plan)
        changed = {(each.unit.id, each.others): each for each in since.changed_units()}
        yield from view_sheets(material.plan, owed[:_MOST_SHEETS], changed)
        yield from view_sheets(material.plan, owed[:1])
    elif report == "cover-table":
        _, names = name_sheets([each.unit.name for each in owed], "docx")
        yield view_cover_table(material.plan, owed, dict(enumerate(names)))
    elif report == "difference":
        since = compare_plans(_earlier(material.plan), material.plan)
        yield view_difference(since, since.meant(), since.units)


def _earlier(plan: Plan) -> Plan:
    """Return a version of the plan that a comparison finds something to tell of: with less in it."""
    issuance = replace(plan.issuance, title=f"{plan.issuance.title} …")
    return replace(plan, issuance=issuance, sections=plan.sections[1:], recipients=plan.recipients[1:])
