"""`plancli template`: lists the templates of papers, copies them out to be changed, checks them.

Changes no template; the first word chooses what is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.commands import actions
from plancli.cli.configuration import Configuration
from plancli.cli.options import Config, Force, NoConfig, Speech, Templates
from plancli.cli.output_names import folder_name
from plancli.cli.streams import answer, answer_set, refuse_changed, remark, screen_width
from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.near_word import nearest
from plancli.workspace.plan_files import STDIN

FORMS = ("text", "json", "concise")
_LIST, _COPY, _CHECK = ("list", "copy", "check")


def template(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="cli.metavar.template", help="cli.template.words", show_default=False),
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", parser=folder_name, metavar="cli.metavar.folder", help="cli.template.output"
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="cli.template.all")] = False,
    plan: Annotated[
        str, typer.Option("--plan", metavar="cli.metavar.plan", help="cli.template.plan", show_default=False)
    ] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.template.format", show_default=False)
    ] = "text",
    force: Force = False,
    templates: Templates = None,
    config: Config = None,
    no_config: NoConfig = False,
    lang: Speech = Language.VI,
) -> int:
    """Do what the first word says; without one, list."""
    first, *rest = words or [_LIST]
    action = actions("template").get(first)
    form = choose("--format", form, FORMS)
    own = templates or Configuration(config, ignored=no_config).of(STDIN).templates
    if output is not None and action in (_LIST, _CHECK):
        raise UsageError("cli.template.only-copy", action=action)
    if action == _LIST:
        return _list(rest, own, form, lang)
    if action == _COPY:
        return _copy(rest, output, lang, every=every, force=force)
    if action == _CHECK:
        from plancli.cli.template_check import check_templates

        return check_templates(rest, own, plan, form, lang)
    raise UsageError("cli.template.unknown-action", name=first)


def _list(rest: Sequence[str], own: Path | None, form: str, language: Language) -> int:
    """Show the templates, what each is for and where it comes from."""
    from plancli.cli.template_screen import list_concise, list_json, list_screen
    from plancli.reports.template_folder import TemplateFolder

    if rest:
        raise UsageError("cli.too-many-arguments", words=" ".join(rest), command="plancli template list")
    folder = TemplateFolder(own)
    if form == "text":
        answer(list_screen(folder, language, screen_width()))
    else:
        answer((list_json if form == "json" else list_concise)(folder, language))
    return 0


def _copy(words: Sequence[str], output: Path | None, language: Language, *, every: bool, force: bool) -> int:
    """Copy shipped templates into a folder, laid out as it has to be; say how to use them."""
    from plancli.reports.template_catalogue import template_names
    from plancli.resources import read_resource

    names = template_names() if every else tuple(each for word in words for each in _meant(word))
    if not names:
        raise UsageError("cli.template.copy-what")
    if output is None:
        raise UsageError("cli.template.copy-where")
    contents = {name: read_resource("templates", name) for name in names}
    if not force:
        # All or none, over both folders.
        refuse_changed(output, contents)
    made = 0
    for subfolder in dict.fromkeys(Path(name).parent for name in names):
        files = {Path(name).name: contents[name] for name in contents if Path(name).parent == subfolder}
        made += len(answer_set(output / subfolder, files, force=force))
    shown = output.as_posix()
    remark(sentence(language, "cli.template.copied", count=made, folder=shown))
    remark(sentence(language, "cli.template.configure", folder=shown))
    remark(sentence(language, "cli.template.check-next", folder=shown))
    return 0


def _meant(word: str) -> tuple[str, ...]:
    """Return the templates that a word names: `word/plan.docx`, `plan.docx`, or all of `plan`."""
    from plancli.reports.template_catalogue import report_of, template_names

    names = template_names()
    found = tuple(name for name in names if word in (name, Path(name).name, report_of(name)))
    if found:
        return found
    near = nearest(word, [*names, *map(report_of, names)])
    raise UsageError("cli.template.no-such.near" if near else "cli.template.no-such", name=word, near=near)
