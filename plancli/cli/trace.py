"""`plancli trace`: how a plan answers the plans and the law above it; writes only when asked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plancli.cli import trace_options as options
from plancli.cli.cascade_options import CascadeWishes, Layout, means_many, refuse_link_flags
from plancli.cli.choices import choose_format
from plancli.cli.configuration import Configuration
from plancli.cli.dates import read_day
from plancli.cli.options import Config, NoConfig, Output, Speech, Templates
from plancli.cli.registry import open_registry
from plancli.cli.streams import answer, remark, screen_width, tell_written
from plancli.errors import UsageError
from plancli.messages import Language, sentence

if TYPE_CHECKING:
    from plancli.analysis.trace import Grounds
    from plancli.cli.trace_one import Traced
    from plancli.legal.registry import Registry

FORMS = ("table", "json", "md", "docx", "html")
_OF_DUTIES = ("table", "json")


def trace(
    plans: options.Plans = None,
    *,
    parent: options.Parent = None,
    as_of: options.AsOf = "",
    suggest: options.Suggest = False,
    write_links: options.WriteLinks = False,
    accept: options.Accept = None,
    yes: options.Yes = False,
    duties: options.Duties = False,
    roster: options.Roster = None,
    by: options.By = "",
    unit: options.OneUnit = "",
    missing: options.Missing = False,
    form: options.Form = "",
    output: Output = None,
    templates: Templates = None,
    config: Config = None,
    no_config: NoConfig = False,
    lang: Speech = Language.VI,
) -> None:
    """Trace one plan, or one parent to all plans below it, or list the duties that the law sets."""
    day = read_day("--as-of", as_of)
    if duties:
        answer(_list_duties(plans or (), choose_format(form, output, _OF_DUTIES), lang), output)
        tell_written(output, lang)
        return
    if not plans:
        raise UsageError("cli.trace.no-plan")
    configuration = Configuration(config, ignored=no_config)
    many = CascadeWishes(day or datetime.date.today(), roster, read_day("--by", by), unit, missing)
    if means_many(plans, many):
        refuse_link_flags(suggest or write_links or accept)
        from plancli.cli.cascade import answer_many

        answer_many(parent or (), plans, many, Layout(form, output, templates, configuration), lang)
        return
    from plancli.cli.link_wishes import LinkWishes
    from plancli.cli.trace_one import trace_one

    form = choose_format(form, output, FORMS, binary=("docx",))
    settings = configuration.of(plans[0])
    grounds = _grounds(open_registry(settings.registry, lang), day)
    wishes = LinkWishes(suggest, write_links, tuple(accept or ()), yes)
    traced = trace_one(plans[0], parent or (), grounds, wishes, lang)
    answer(_told(traced, form, templates or settings.templates, lang), output, inputs=traced.inputs)
    tell_written(output, lang)


def _grounds(registry: Registry, day: datetime.date | None) -> Grounds:
    from plancli.analysis.trace import Grounds
    from plancli.legal.duties import load_default_duties

    return Grounds(load_default_duties(), registry, datetime.date.today(), day)


def _told(traced: Traced, form: str, templates: Path | None, language: Language) -> str | bytes:
    if form in ("md", "docx", "html"):
        from plancli.reports.catalogue import ReportFormat, render_view
        from plancli.reports.template_folder import TemplateFolder
        from plancli.reports.views.trace import view_trace

        view = view_trace(traced.trace)
        return render_view("trace", view, ReportFormat(form), TemplateFolder(templates))
    if form == "json":
        from plancli.exports.trace_json import export_trace_json

        return export_trace_json(traced.trace, traced.loaded.path, language, suggestions=traced.suggestions)
    from plancli.cli.trace_screen import TraceScreen, suggestion_screen
    from plancli.legal.duties import load_default_duties

    screen = TraceScreen(traced.trace, load_default_duties(), language, screen_width()).text()
    return screen + suggestion_screen(traced.suggestions, language, screen_width())


def _list_duties(words: Sequence[str], form: str, language: Language) -> str:
    """Return the duties that the law sets, all or those that the words speak of."""
    from plancli.legal.duties import load_default_duties

    table = load_default_duties()
    found = table.search(" ".join(words))
    if not found:
        remark(sentence(language, "cli.trace.no-duty", query=" ".join(words)))
    if form == "json":
        from plancli.exports.trace_json import export_duties_json

        return export_duties_json(found, table, language)
    from plancli.cli.duties_screen import duties_screen

    return duties_screen(found, table, language, screen_width())
