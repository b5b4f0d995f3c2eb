"""The entries of the menu: what each asks, and the command line that a person could have typed instead.

Every file that comes of it stands beside the plan, under a name that is still free.
"""

from __future__ import annotations

from pathlib import Path, PurePath

from plancli.cli.menu_paths import TABLES, beside, own_templates, slug
from plancli.cli.menu_questions import Entry, Person
from plancli.drafting.offered_units import offered_units
from plancli.input_file import PAPER_ENDINGS, PLAN_ENDINGS
from plancli.messages import sentence
from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key


def work_of_my_unit(person: Person) -> list[str]:
    """List what a unit has to do, on the screen or in a workbook."""
    path, plan = person.plan("menu.ask.plan")
    unit = person.unit(plan)
    line = ["obligations", path, "--unit", unit]
    if person.agrees("menu.ask.workbook"):
        line += ["-o", beside(path, f"viec-{slug(unit)}", ".xlsx")]
    return line


def check_a_paper(person: Person) -> list[str]:
    """Check a file, a Word file with remarks in a copy of it."""
    path = person.file("menu.ask.paper", (*PAPER_ENDINGS, *PLAN_ENDINGS), folder=True)
    line = ["check", path]
    is_word = PurePath(path).suffix.lower() == ".docx" and Path(path).is_file()
    if is_word and person.agrees("menu.ask.comments"):
        line += ["--comments", beside(path, f"{PurePath(path).stem}-gop-y", ".docx")]
    return line


def draft_from_above(person: Person) -> list[str]:
    """Make a draft for a unit from the plan above it."""
    path, plan = person.plan("menu.ask.parent")
    unit = _drafting_unit(person, plan)
    ending = (".docx", ".yaml")[person.choose(_said(person, "docx", "yaml"), "menu.which-number")]
    return ["new", "--from", path, "--for", unit, "-o", beside(path, f"du-thao-{slug(unit)}", ending)]


def give_work(person: Person) -> list[str]:
    """Make sheets or tables that go to the units."""
    kind = person.choose(_said(person, "sheets", "table", "tables"), "menu.which-number")
    path, _ = person.plan("menu.ask.plan")
    name = PurePath(path).stem
    if kind == 0:
        return ["sheets", path, "-o", beside(path, f"phieu-{name}"), *own_templates()]
    if kind == 1:
        return ["table", path, "-o", beside(path, f"giao-viec-{name}", ".xlsx")]
    return ["table", path, "--each-unit", "-o", beside(path, f"giao-viec-{name}")]


def follow_up(person: Person) -> list[str]:
    """Remind, see how it stands, or take in the tables that came back."""
    kind = person.choose(_said(person, "remind", "progress", "read"), "menu.which-number")
    path, _ = person.plan("menu.ask.plan")
    if kind == 0:
        return ["remind", path, "-o", beside(path, f"don-doc-{PurePath(path).stem}"), *own_templates()]
    if kind == 1:
        return ["progress", path]
    return ["table", path, "--read", person.file("menu.ask.table", TABLES, folder=True)]


def help_page(_person: Person) -> list[str]:
    """Show the help page."""
    return ["--help"]


ENTRIES: dict[str, Entry] = {
    "my-unit": work_of_my_unit,
    "check": check_a_paper,
    "draft": draft_from_above,
    "give": give_work,
    "follow": follow_up,
    "help": help_page,
}
"""By the key of what the menu calls them, `menu.entry.<key>`; their numbers are their order."""


def _said(person: Person, *keys: str) -> list[str]:
    return [sentence(person.language, f"menu.kind.{key}") for key in keys]


def _drafting_unit(person: Person, plan: Plan) -> str:
    """Ask for whom the draft is: a name that the plan has, or any other, as one unit of a group."""
    names = offered_units(plan)
    person.say("menu.ask.for")
    person.show(names)
    while True:
        written = person.ask("menu.which-unit.draft")
        number = person.number(written, names)
        if number is not None:
            return names[number]
        if not written.isdecimal():
            return _meant(person, plan, written)
        person.say("menu.no-such-number", value=written, most=len(names))


def _meant(person: Person, plan: Plan, written: str) -> str:
    """Return the name of the plan's unit that was typed in short, if the person says so; else what was typed.

    A unit of a group need not stand in the plan, so one that is only near may be another one.
    """
    from plancli.analysis.unit_search import match_units

    unit = match_units(plan, written).unit
    if unit is None or unit_key(unit.name) == unit_key(written):
        return written
    return unit.name if person.agrees("menu.ask.meant", name=unit.name) else written
