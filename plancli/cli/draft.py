"""`plancli new --from`: a draft for one unit from the plan above it; writes nothing where it has no work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from plancli.cli.choices import choose_format
from plancli.cli.inputs import usable_plan
from plancli.cli.schemas import schema_for
from plancli.cli.streams import (
    FAULTY,
    answer,
    current_folder,
    refuse_input,
    remark,
    remark_lines,
    screen_width,
    tell_written,
)
from plancli.drafting.draft import Draft, Wishes, draft_from
from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key
from plancli.records import dataclass, replace
from plancli.vietnamese.folding import unaccent
from plancli.workspace.plan_files import STDIN

FORMS = ("yaml", "docx", "json")


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What the command line asks for."""

    parent: str
    unit: str
    output: Path | None
    form: str
    wishes: Wishes
    show_list: bool
    lang: Language
    force: bool = False


def draft(request: DraftRequest) -> int:
    """Make the draft and say what it holds and what it leaves out; exit code 1 where nothing binds."""
    form = _form(request)
    refuse_input(request.output, [request.parent])
    plan = usable_plan(request.parent, request.lang)
    if not request.unit:
        raise _whom(plan)
    request = replace(request, unit=_meant(plan, request))
    made = draft_from(plan, request.unit, _way_to(request), request.wishes)
    if not made.kept and (whole := _in_full(plan, request)):
        # Only now: a full name may well be of a unit that the plan knows as one of a group.
        request = replace(request, unit=whole)
        made = draft_from(plan, request.unit, _way_to(request), request.wishes)
    if form == "json":
        from plancli.exports.draft_json import export_binding_json

        told = export_binding_json(plan, request.parent, request.unit, made.binding, made.elsewhere)
        answer(told, request.output, force=request.force)
        tell_written(request.output, request.lang)
        return 0 if made.binding.bound else FAULTY
    if not made.kept:
        return _nothing(plan, made, request)
    _notes(plan, made, request)
    _write(made, form, request)
    return 0


def _form(request: DraftRequest) -> str:
    output = request.output
    if output is not None and output.suffix.lower() == ".yml" and not request.form:
        return "yaml"
    return choose_format(request.form, output, FORMS, binary=("docx",))


def _whom(plan: Plan) -> UsageError:
    from plancli.drafting.offered_units import offered_units

    names = "; ".join(offered_units(plan))
    return UsageError("cli.draft.needs-for" if names else "cli.draft.needs-for.none", names=names)


def _meant(plan: Plan, request: DraftRequest) -> str:
    """Return the plan's name of the unit where it was typed without marks, and say so; else as typed."""
    written = unit_key(request.unit)
    names = {unit_key(name): name for unit in plan.units.values() for name in (unit.name, *unit.aliases)}
    alike = [name for key, name in names.items() if unaccent(key) == unaccent(written)]
    if written in names or len(alike) != 1:
        return request.unit
    remark(sentence(request.lang, "cli.draft.meant", value=request.unit, unit=alike[0]))
    return alike[0]


def _in_full(plan: Plan, request: DraftRequest) -> str:
    """Return the name of the one unit that was typed in part, and say so; nothing where it is none."""
    from plancli.analysis.unit_search import match_units, may_mean

    unit = match_units(plan, request.unit).unit
    if unit is None or unit.name == request.unit or not may_mean(unit, request.unit):
        return ""
    remark(sentence(request.lang, "cli.draft.meant", value=request.unit, unit=unit.name))
    return unit.name


def _way_to(request: DraftRequest) -> str:
    """Return the way from the draft to the parent's file, with forward slashes; none for stdin."""
    if request.parent == STDIN:
        return ""
    folder = request.output.parent if request.output else Path()
    here = current_folder()
    try:
        way = os.path.relpath(Path(here, request.parent), Path(here, folder))
    except ValueError:  # another drive of Windows
        return Path(here, request.parent).as_posix()
    return PurePath(way).as_posix()


def _notes(plan: Plan, made: Draft, request: DraftRequest) -> None:
    lang = request.lang
    if plan.state is PlanState.DRAFT:
        remark(sentence(lang, "cli.draft.parent-is-draft", path=request.parent))
    if made.parent.blanks:
        names = ", ".join(sentence(lang, f"cli.import.blank.{key}") for key in made.parent.blanks)
        remark(sentence(lang, "cli.draft.parent-blank", names=names))


def _nothing(plan: Plan, made: Draft, request: DraftRequest) -> int:
    from plancli.cli.draft_screen import doubt_lines, elsewhere_lines
    from plancli.drafting.offered_units import offered_units

    lang = request.lang
    remark(sentence(lang, "cli.draft.none", path=request.parent, unit=request.unit))
    if names := "; ".join(offered_units(plan, request.unit)):
        remark(sentence(lang, "cli.draft.none.near", names=names))
    width = screen_width()
    for line in doubt_lines(made.binding.open_to_doubt, lang, width):
        remark(line)
    for line in elsewhere_lines(made.elsewhere, lang, width):
        remark(line)
    return FAULTY


def _write(made: Draft, form: str, request: DraftRequest) -> None:
    from plancli.cli.draft_screen import draft_screen
    from plancli.drafting.draft_text import lay_out_draft, prove

    schema = schema_for(request.output)
    text = lay_out_draft(made, "" if request.parent == STDIN else PurePath(request.parent).name, schema)
    screen = draft_screen(made, request.lang, screen_width(), in_full=request.show_list)
    inputs: Sequence[str] = () if request.parent == STDIN else (request.parent,)
    if form == "docx":
        from plancli.reports.catalogue import ReportFormat, build_report
        from plancli.reports.material import Material

        plan = prove(made, text).plan
        if plan is not None:
            answer(
                build_report(Material(plan), "plan", ReportFormat.DOCX),
                request.output,
                inputs=inputs,
                force=request.force,
            )
    else:
        answer(text, request.output, inputs=inputs, force=request.force)
    if request.output is None:
        remark_lines(screen.rstrip("\n"))
    else:
        answer(screen)
    tell_written(request.output, request.lang)
