"""`plancli template check`: the templates that are named, or those of the agency's folder, each judged.

Finds and reads the files; what is wrong with a template is for `reports`.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from plancli.cli.checker import Checker
from plancli.cli.configuration import Configuration
from plancli.cli.judgement import judged_material
from plancli.cli.registry import open_registry
from plancli.cli.streams import FAULTY, UNUSABLE, answer, remark, remark_failure, screen_width
from plancli.cli.template_screen import Checked, check_concise, check_json, check_screen
from plancli.cli.wishes import Wishes
from plancli.errors import InputError, PlancliError, UsageError
from plancli.input_file import is_folder
from plancli.loading import load_bytes
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.reports.material import Judgement, Material
from plancli.reports.template_catalogue import ENDINGS, is_report, name_of, report_of, template_names
from plancli.reports.template_check.finding import TemplateFinding
from plancli.reports.template_check.trial import try_template
from plancli.reports.template_folder import SHIPPED, TemplateFolder, read_template
from plancli.resources import read_resource
from plancli.workspace.plan_files import kind_at

_SAMPLE = "sample_plan.yaml"
_LOOKED_AT = (*ENDINGS, ".doc", ".docm", ".dotx", ".dotm", ".j2")


def check_templates(words: Sequence[str], own: Path | None, plan: str, form: str, language: Language) -> int:
    """Check and tell; 0 all are sound, 1 one has faults, 2 one could not be read."""
    material = _material(plan, language)
    paths = list(words) or ([own.as_posix()] if own is not None else [])
    if own is not None and not words and not is_folder(own):
        raise UsageError("template.no-folder", path=own.as_posix())
    if not paths:
        remark(sentence(language, "cli.template.no-own"))
    checked: list[Checked] = []
    unreadable = False
    for template in _shipped() if not paths else _named(paths):
        try:
            findings = _judged(template, material)
        except PlancliError as error:
            unreadable = True
            remark_failure(error, language)
            continue
        checked.append(Checked(template.path, findings))
    if form == "text" and unreadable and not checked:
        return UNUSABLE
    if form == "text":
        answer(check_screen(checked, language, screen_width()))
    else:
        answer((check_json if form == "json" else check_concise)(checked, language))
    faulty = any(each.is_error for one in checked for each in one.findings)
    return UNUSABLE if unreadable else FAULTY if faulty else 0


@dataclass(frozen=True, slots=True)
class _Template:
    """One file to check."""

    path: str
    """As its user names it."""
    name: str
    """As a template: `word/plan.docx`."""
    file: Path | None
    """None for a shipped one."""
    folder: TemplateFolder
    """What it may bring in."""
    is_placed: bool = True
    """False for a file of the agency's folder that stands where none is looked for."""


def _shipped() -> Iterator[_Template]:
    for name in template_names():
        yield _Template(name, name, None, SHIPPED)


def _named(paths: Sequence[str]) -> Iterator[_Template]:
    for path in paths:
        place = Path(path)
        if is_folder(place):
            yield from _inside(place)
        elif not place.name.lower().endswith(_LOOKED_AT) and kind_at(place) is not None:
            raise UsageError("cli.template.not-template", path=place.as_posix())
        else:
            name = _name(PurePosixPath(place.name))
            root = place.parent.parent if place.parent.name == "word" else place.parent
            yield _Template(place.as_posix(), name, place, TemplateFolder(root))


def _inside(folder: Path) -> Iterator[_Template]:
    """Yield the templates of a folder; UsageError where it has none. Links are not followed."""
    found = False
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for each in sorted(names):
            # Word keeps such a file beside one that is open.
            if each.lower().endswith(_LOOKED_AT) and not each.startswith(("~$", ".")):
                found = True
                file = Path(root, each)
                inside = PurePosixPath(file.relative_to(folder).as_posix())
                name = _name(inside)
                yield _Template(
                    file.as_posix(), name, file, TemplateFolder(folder), is_placed=inside.as_posix() == name
                )
    if not found:
        raise UsageError("cli.template.nothing", path=folder.as_posix())


def _name(file: PurePosixPath) -> str:
    return name_of(file) or f"word/{file.stem}.docx"


def _judged(template: _Template, material: Material) -> tuple[TemplateFinding, ...]:
    if template.file is None:
        data = read_resource("templates", template.name)
    else:
        if template.folder.own is not None:
            template.folder.own_file(template.file.relative_to(template.folder.own).as_posix())
        data = read_template(template.file)
    findings = try_template(data, template.name, template.path, template.folder, material)
    if not template.is_placed:
        findings = (TemplateFinding("misplaced", fields={"wanted": template.name}), *findings)
    report = report_of(template.name)
    if not is_report(report) and template.name not in template_names():
        known = ", ".join(dict.fromkeys(report_of(name) for name in template_names()))
        findings = (TemplateFinding("unknown-report", fields={"allowed": known}, is_error=False), *findings)
    return findings


def _material(plan: str, language: Language) -> Material:
    """Return the plan that templates are tried with: the one that is named, else the sample."""
    day = datetime.date.today()
    if plan:
        return judged_material(plan, day, Configuration(ignored=True), language)
    loaded = load_bytes(_SAMPLE, read_resource("data", _SAMPLE), language)
    if loaded.plan is None:
        raise InputError("resource.damaged", name=f"data/{_SAMPLE}")
    registry = open_registry((), language)
    checker = Checker(registry, Wishes(Configuration(ignored=True)), Language.VI, day)
    return Material(loaded.plan, day, Judgement(checker.one(loaded), registry))
