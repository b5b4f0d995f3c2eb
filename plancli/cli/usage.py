"""Command lines that cannot be understood, explained in the user's language.

Translates what Click raises; it decides nothing about what is allowed.
"""

from __future__ import annotations

from plancli.cli.click import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    Context,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    Parameter,
)
from plancli.messages import Language, sentence
from plancli.near_word import nearest


def explain(error: ClickException, language: Language) -> str:
    """Return the sentence for a usage error, and where to read more."""
    context: Context | None = getattr(error, "ctx", None)
    if isinstance(error, NoArgsIsHelpError):
        return error.ctx.get_help()
    command = context.command_path if context else "plancli"
    more = sentence(language, "cli.see-help", command=command)
    return f"plancli: {_what_is_wrong(error, context, language)} {more}"


def _what_is_wrong(error: ClickException, context: Context | None, language: Language) -> str:
    if isinstance(error, NoSuchOption):
        near = nearest(error.option_name, _flags(context))
        key = "cli.no-such-option.near" if near else "cli.no-such-option"
        return sentence(language, key, flag=error.option_name, near=near)
    if isinstance(error, BadOptionUsage):
        # Click tells the two cases apart by its sentence only.
        key = "cli.option-takes-nothing" if "does not take" in error.message else "cli.option-needs-value"
        return sentence(language, key, flag=error.option_name)
    if isinstance(error, MissingParameter) and error.param is not None and context is not None:
        return _what_is_missing(error.param, context, language)
    if isinstance(error, BadParameter) and error.param is not None and context is not None:
        name, wanted = error.param.opts[-1], error.param.make_metavar(context)
        return sentence(language, "cli.bad-value", name=name, wanted=wanted)
    return sentence(language, "cli.bad-usage", detail=error.format_message())


def _flags(context: Context | None) -> list[str]:
    params = context.command.get_params(context) if context else []
    return [flag for param in params for flag in param.opts if flag.startswith("--")]


def _what_is_missing(param: Parameter, context: Context, language: Language) -> str:
    """Name what is missing and, of a flag, what it is for: a clerk sees at once what to add."""
    shown = param.make_metavar(context)
    if param.param_type_name != "option":
        return sentence(language, "cli.missing-argument", name=shown)
    name = f"{min(param.opts, key=len)} {shown}"
    return sentence(language, "cli.missing-option", name=name, purpose=vars(param).get("help", ""))
