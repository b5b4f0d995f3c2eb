"""Commands whose help pages and refusals are in the user's language, laid out plainly by Typer's Click.

Holds no command and no sentence: flags carry keys of `messages`, which `speak` turns into sentences.
"""

from __future__ import annotations

import re
from importlib import import_module

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from plancli.cli.click import Command, Context, HelpFormatter
from plancli.cli.commands import COMMANDS, Panel, find_command, names_and_aliases
from plancli.errors import UsageError
from plancli.formats.cells import hung
from plancli.messages import Language, has_sentence, sentence
from plancli.near_word import nearest

SETTINGS = {"help_option_names": ["-h", "--help"]}
"""What every command shares."""


_ASIDE = 4
"""Spaces before a further line of a flag."""


class Spoken(Command):
    """What a command and the program share."""

    language: Language = Language.VI

    def speak(self, language: Language) -> None:
        """Turn the keys that stand where help stands into sentences."""
        self.language = language
        self.options_metavar = sentence(language, "cli.metavar.options")
        for param in self.params:
            if isinstance(param, TyperOption) and param.name == "lang":
                param.default = language.value
            param.metavar = _said(language, param.metavar)
            vars(param)["help"] = _said(language, vars(param).get("help"))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the help flag with a help of ours."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = sentence(self.language, "cli.option.help")
        return option

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line under its own heading."""
        # Typer sets a required argument in braces, which a clerk would type.
        pieces = " ".join(piece.strip("{}") for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, sentence(self.language, "cli.help.usage"))
        if self.name in COMMANDS:
            also = sentence(self.language, "cli.help.alias", alias=COMMANDS[self.name].alias)
            formatter.write(f"{also}\n")

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write arguments, then options, a long list of them in groups."""
        required = sentence(self.language, "cli.help.required")
        groups: dict[str, list[tuple[str, str]]] = {"cli.help.arguments": [], "cli.help.options": []}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                name, text = record
                group = getattr(param, "rich_help_panel", None) or f"cli.help.{param.param_type_name}s"
                row = (_broken(name, formatter.width), text.replace("  [required]", f" {required}"))
                groups.setdefault(group, []).append(row)
        for group, rows in groups.items():
            if rows:
                with formatter.section(sentence(self.language, group)):
                    formatter.write_dl(rows)


class SpokenCommand(Spoken, TyperCommand):
    """One command."""

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write examples, then what the exit codes mean."""
        from plancli.cli.examples import EXAMPLES

        with formatter.section(sentence(self.language, "cli.help.examples")):
            for example in EXAMPLES[self.name or ""]:
                for line in hung("  ", f"plancli {example}", formatter.width):
                    formatter.write(f"{line}\n")
        super().format_epilog(ctx, formatter)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Refuse words too many with a sentence of ours."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            raise UsageError("cli.too-many-arguments", words=" ".join(rest), command=ctx.command_path)
        return rest


class SpokenGroup(Spoken, TyperGroup):
    """The program itself: its commands are loaded when they are named."""

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - Click's signature
        """Load one command."""
        return load_command(cmd_name, self.language) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find a command by either of its names; name the near one where there is none."""
        name, count = find_command(args)
        if not name:
            typed = args[0]
            near = _near(typed)
            key = "cli.no-such-command.near" if near else "cli.no-such-command"
            raise UsageError(key, name=typed, near=near, names=", ".join(COMMANDS))
        return super().resolve_command(ctx, [name, *args[count:]])

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands first: a newcomer looks for them."""
        # All parts have the same columns.
        room = max(len(_both_names(name)) for name in COMMANDS)
        for panel in Panel:
            with formatter.section(sentence(self.language, f"cli.help.panel.{panel.value}")):
                formatter.write_dl(
                    [
                        (_both_names(name).ljust(room), sentence(self.language, f"cli.{name}.short"))
                        for name, entry in COMMANDS.items()
                        if entry.panel is panel
                    ]
                )
        super().format_options(ctx, formatter)


def _broken(name: str, width: int) -> str:
    """Return a flag and its values in lines that a page holds; Click would let them run over."""
    lines, line = [], ""
    for piece in re.split(r"(?<=\|)", name):
        if line and len(line) + len(piece) > width - _ASIDE:
            lines.append(line)
            line = ""
        line += piece
    return f"\n{' ' * _ASIDE}".join([*lines, line])


def _both_names(name: str) -> str:
    return f"{name}, {COMMANDS[name].alias}"


def _near(typed: str) -> str:
    """Return the name most like what was typed, with accents or without; empty for none."""
    from plancli.vietnamese.folding import unaccent

    return nearest(typed, names_and_aliases()) or nearest(unaccent(typed), names_and_aliases())


def load_command(name: str, language: Language) -> Command:
    """Load the module of one command and return the command in this language."""
    return _spoken(unspoken_command(name), f"cli.{name}", language)


def unspoken_command(name: str) -> Command:
    """Load the module of one command and return the command with keys where its sentences are to stand."""
    module, function = COMMANDS[name].place.split(":")
    # Without rich a help page costs a third of the time, and reads the same in a file.
    app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=SETTINGS)
    app.command(name, cls=SpokenCommand)(getattr(import_module(module), function))
    return get_command(app)


def load_program(app: typer.Typer, language: Language) -> Command:
    """Return the whole program, made of `app` whose callback is a SpokenGroup, with no command loaded yet."""
    program = _spoken(get_command(app), "cli.program", language)
    vars(program)["subcommand_metavar"] = sentence(language, "cli.metavar.command")
    return program


def _spoken(command: Command, prefix: str, language: Language) -> Command:
    if isinstance(command, Spoken):
        command.speak(language)
    command.help = sentence(language, f"{prefix}.help")
    epilog = f"{prefix}.epilog"
    command.epilog = sentence(language, epilog) if has_sentence(epilog) else None
    return command


def _said(language: Language, key: str | None) -> str | None:
    return sentence(language, key) if key and has_sentence(key) else key
