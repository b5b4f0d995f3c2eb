"""`plancli trace --parent …` with many plans: one parent against all below it, laid out elsewhere.

A plan that cannot be read is said and left aside; only where none can be read there is no answer.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from plancli.analysis.body_name import read_body_name
from plancli.analysis.cascade import ParentAbove, join_children
from plancli.analysis.cascade_rows import Cascade, Child, RemarkKind
from plancli.analysis.roster import Roster, list_roster, own_roster
from plancli.cli.cascade_options import BINARY, FORMS, CascadeWishes, Layout, the_parent
from plancli.cli.cascade_screen import cascade_screen, gap_screen, unit_screen
from plancli.cli.choices import choose_format
from plancli.cli.inputs import load_usable, open_plan, read_input
from plancli.cli.streams import answer, remark, screen_width, tell_written, working
from plancli.errors import InputError, UsageError
from plancli.exports.cascade_words import remark_words, short_unit
from plancli.legal.organisations import load_default_organisations
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.near_word import nearest
from plancli.records import replace
from plancli.vietnamese.folding import unaccent
from plancli.workspace.children import read_children
from plancli.workspace.folder import jobs_for
from plancli.workspace.plan_files import find_plans, whole_path


def answer_many(
    parents: Sequence[str], paths: Sequence[str], wishes: CascadeWishes, layout: Layout, language: Language
) -> None:
    """Answer how all plans below one parent carry it on; UsageError for several parents, or none."""
    parent = the_parent(parents)
    form = choose_format(layout.form, layout.output, FORMS, binary=BINARY)
    run = CascadeRun(parent, wishes, language)
    told = run.told(run.cascade(paths), form, layout.templates_for(parent))
    answer(told, layout.output, inputs=run.inputs)
    tell_written(layout.output, language)


class CascadeRun:
    """One run over many plans."""

    def __init__(self, parent: str, wishes: CascadeWishes, language: Language) -> None:
        """Load the parent and the list of units; exit code 1 where the parent has errors."""
        self._wishes = wishes
        self._language = language
        _, plan = load_usable(parent, language)
        self.inputs = [parent]
        self._roster = self._roster_of(plan, wishes.day)
        self._above = ParentAbove(plan, Path(parent).as_posix(), whole_path(parent), wishes.day)

    def cascade(self, paths: Sequence[str]) -> Cascade:
        """Read the plans below, as few of them as may be readable, and return what they come to."""
        found = list(find_plans(paths, papers=True))
        self.inputs += [each for each in found if isinstance(each, str)]
        load = partial(open_plan, language=self._language)
        said = sentence(self._language, "cli.cascade.working")
        plans = []
        with working(said, shown=len(found) > 1) as tell:
            for child in read_children(self._above, found, load, self._language, jobs_for(found)):
                plans.append(child)
                tell(len(plans), len(found))
        if all(plan.fault for plan in plans):
            for plan in plans:
                remark(_fault(plan.path, plan.fault))
            raise InputError("cli.cascade.nothing")
        whole = join_children(self._above, self._roster, plans, self._wishes.by)
        return replace(self._of_unit(whole), gaps_only=self._wishes.missing)

    def screen(self, cascade: Cascade) -> str:
        """Return what a screen shows."""
        if self._wishes.unit:
            return unit_screen(cascade, cascade.children[0], self._language, screen_width())
        lay_out = gap_screen if self._wishes.missing else cascade_screen
        return lay_out(cascade, self._language, screen_width())

    def told(self, cascade: Cascade, form: str, templates: Path | None) -> str | bytes:
        """Return the answer in one of `FORMS`; all but the screen say on stderr what could not be read."""
        if form == "table":
            return self.screen(cascade)
        for each in cascade.remarks:
            if each.kind is RemarkKind.UNREADABLE:
                remark(remark_words(each, self._language))
        if form == "json":
            from plancli.exports.cascade_json import export_cascade_json

            return export_cascade_json(cascade, self._language)
        if form == "xlsx":
            from plancli.exports.trace_workbook import cascade_workbook

            return cascade_workbook(cascade, self._language)
        from plancli.reports.catalogue import ReportFormat, render_view
        from plancli.reports.template_folder import TemplateFolder
        from plancli.reports.views.cascade import view_cascade

        output = ReportFormat(form)
        view = view_cascade(cascade, matrix=output is ReportFormat.HTML)
        return render_view("cascade", view, output, TemplateFolder(templates))

    def _roster_of(self, plan: Plan, day: datetime.date) -> Roster:
        path = self._wishes.roster
        if path is None:
            return own_roster(plan, load_default_organisations().places, day)
        from plancli.importing.roster_file import read_roster

        self.inputs.append(path.as_posix())
        return list_roster(read_roster(read_input(path.as_posix()), path.name), path.as_posix(), plan)

    def _of_unit(self, cascade: Cascade) -> Cascade:
        """Return the cascade of the one unit asked for, with what is said of it."""
        if not self._wishes.unit:
            return cascade
        child = _choose_child(cascade, self._wishes.unit)
        mine = {child.unit, child.path, *((child.plan.unit,) if child.plan else ())}
        remarks = tuple(each for each in cascade.remarks if mine & {*each.fields.values()} - {""})
        return replace(cascade, children=(child,), remarks=remarks, detailed=True)


def _choose_child(cascade: Cascade, query: str) -> Child:
    """Return the unit that words mean: by its whole name, else by a part of it, typed without marks or with.

    UsageError where there is none, or where several are meant.
    """
    body = read_body_name(query)
    whole = [each for each in cascade.children if read_body_name(each.unit).may_be(body)]
    sought = unaccent(query)
    part = [each for each in cascade.children if sought in unaccent(f"{each.unit} {short_unit(each.unit)}")]
    found = whole or part
    if len(found) == 1:
        return found[0]
    names = [short_unit(each.unit) for each in found or cascade.children]
    if found:
        raise UsageError("cli.cascade.several-units", value=query, units="; ".join(names[:10]))
    places = {name.split(" ", 2)[-1]: name for name in names}
    near = nearest(query, names) or places.get(nearest(query, places), "")
    raise UsageError("cli.cascade.no-unit.near" if near else "cli.cascade.no-unit", value=query, near=near)


def _fault(path: str, reason: str) -> str:
    return reason if path and path in reason else f"{path}: {reason}"
