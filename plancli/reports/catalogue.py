"""The reports that `render` knows: name, what it is, and how a plan becomes its view.

Lists and dispatches; the words of a report stand in its template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.reports.material import Material
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.views.report_view import ReportView


class ReportFormat(Enum):
    """What a report can be; the value is the file's ending."""

    MD = "md"
    DOCX = "docx"
    HTML = "html"


PAPERS = (ReportFormat.MD, ReportFormat.DOCX)
"""What a paper can be: Markdown and Word, made from one view."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a whole plan."""

    name: str
    """`plan`, as `--report` takes it; its templates are `<name>.md.j2` and `word/<name>.docx`, or
    `<name>.html.j2`."""
    view: Callable[[Material], ReportView]
    """Turns a plan, and what is known beside it, into what the templates read."""
    judged: bool = False
    """True where the report tells what rules and registry say: its material needs a judgement."""
    followed: bool = False
    """True where the report tells what was reported of the tasks: its material needs the progress file."""
    formats: tuple[ReportFormat, ...] = PAPERS
    """What it can be; the first one where nobody asks for another."""

    def description(self, language: Language) -> str:
        """Return what the report is, in a few words."""
        return sentence(language, f"report.{self.name}")

    def refuse_other_format(self, output: ReportFormat) -> None:
        """Raise a UsageError that names what the report can be, where it cannot be this."""
        if output not in self.formats:
            known = ", ".join(each.value for each in self.formats)
            raise UsageError("report.other-format", name=self.name, format=output.value, known=known)


def _plan(material: Material) -> ReportView:
    from plancli.reports.views.plan import view_plan

    return view_plan(material.plan)


def _assignment_table(material: Material) -> ReportView:
    from plancli.reports.views.assignment_table import view_assignment_table

    return view_assignment_table(material.plan)


def _obligations(material: Material) -> ReportView:
    from plancli.reports.views.obligations import view_obligations

    return view_obligations(material.plan)


def _gaps(material: Material) -> ReportView:
    from plancli.reports.views.gaps import view_gaps

    return view_gaps(material.plan)


def _matrix(material: Material) -> ReportView:
    from plancli.reports.views.matrix import view_matrix_of_roles

    return view_matrix_of_roles(material.plan)


def _reminder(material: Material) -> ReportView:
    from plancli.analysis.reminding import DAYS_AHEAD, Window
    from plancli.reports.views.reminder import view_reminder

    return view_reminder(material.plan, Window(material.day, DAYS_AHEAD), progress=material.progress)


def _implementation(material: Material) -> ReportView:
    from plancli.reports.views.implementation import view_implementation

    return view_implementation(material.plan, material.progress, material.day, material.period)


def _overview(material: Material) -> ReportView:
    from plancli.reports.overview.view import view_overview

    return view_overview(material)


# Each view brings in the analysis behind it, which the other reports do without.
REPORTS: Mapping[str, Report] = {
    report.name: report
    for report in (
        Report("plan", _plan),
        Report("assignment-table", _assignment_table),
        Report("obligations", _obligations),
        Report("gaps", _gaps),
        Report("matrix", _matrix),
        Report("reminder", _reminder, followed=True),
        Report("implementation", _implementation, followed=True),
        Report("overview", _overview, judged=True, formats=(ReportFormat.HTML,)),
    )
}
"""By name, in the order that `render --list` prints."""


def build_report(
    material: Material, name: str, output: ReportFormat, templates: TemplateFolder = SHIPPED
) -> bytes:
    """Return the report `name` of a plan as the bytes of a file; UsageError for a name not in `REPORTS`.

    UsageError also for a format that it does not have, and for a judged report without a judgement.
    Papers are in Vietnamese, whatever language the messages speak.
    """
    report = REPORTS.get(name)
    if report is None:
        raise UsageError("report.unknown", name=name, known=", ".join(REPORTS))
    report.refuse_other_format(output)
    if report.judged and (material.judgement is None or material.day is None):
        raise UsageError("report.unjudged", name=name)
    return render_view(name, report.view(material), output, templates)


def template_name(report: str, output: ReportFormat) -> str:
    """Return the name of the template of a report: `plan.md.j2`, `word/plan.docx`."""
    return f"word/{report}.docx" if output is ReportFormat.DOCX else f"{report}.{output.value}.j2"


def render_view(
    template: str, view: ReportView, output: ReportFormat, templates: TemplateFolder = SHIPPED
) -> bytes:
    """Pour a view into its template and return the file's bytes; Markdown and HTML are UTF-8."""
    # Jinja and Word take a while to load: the list of reports needs neither, Markdown only the one.
    if templates.own is not None:
        from plancli.reports.template_check.failure import require_names

        require_names(template_name(template, output), view, templates)
    if output is ReportFormat.MD:
        from plancli.reports.markdown import render_markdown

        return render_markdown(template, view, templates).encode("utf-8")
    if output is ReportFormat.HTML:
        from plancli.reports.html import render_html

        return render_html(template, view, templates).encode("utf-8")
    from plancli.reports.word.render import render_word

    return render_word(template, view, templates)
