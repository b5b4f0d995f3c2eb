"""The sandbox that templates run in: strict, rooted in the templates folder, data escaped by itself.

A value can be printed, never run and never printed raw: no filter here turns escaping off.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from jinja2 import FunctionLoader, Undefined
from markupsafe import Markup

from plancli.errors import InputError
from plancli.paper_text import paper_text
from plancli.reports.markdown_escape import DATA_END, DATA_START
from plancli.reports.sandbox import TemplateSandbox
from plancli.reports.sandbox_filters import is_plain
from plancli.reports.sandbox_limits import Refusal
from plancli.reports.template_folder import TemplateFolder
from plancli.source.quoting import BIDI

_REMEMBERED = 1_000
"""Signs of words that are kept escaped; longer ones would fill the memory."""
_TURNING = re.compile(f"[{BIDI}]")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


def markdown_environment(templates: TemplateFolder) -> TemplateSandbox:
    """Return the environment of `*.md.j2`: each value leaves it marked, for `place_data` to escape."""
    return _environment(templates, _marked, tidy=True, trusted=templates.is_shipped)


def word_environment(templates: TemplateFolder, *, trusted: bool = False) -> TemplateSandbox:
    """Return the environment of Word templates: each value leaves it as XML text.

    `trusted` where the template is just as plancli ships it.
    """
    return _environment(templates, _as_xml, tidy=False, trusted=trusted)


def html_environment(templates: TemplateFolder) -> TemplateSandbox:
    """Return the environment of `*.html.j2`: each value leaves it as text of an element or an attribute."""
    return _environment(templates, _as_html, tidy=True, trusted=templates.is_shipped)


def _environment(
    templates: TemplateFolder,
    finalize: Callable[[object], Markup],
    *,
    tidy: bool,
    trusted: bool,
) -> TemplateSandbox:
    return TemplateSandbox(
        trusted=trusted,
        loader=FunctionLoader(lambda name: _text_of(templates, name)),
        # `finalize` below does the escaping; this makes macros and blocks say that theirs is done.
        autoescape=True,
        finalize=finalize,
        trim_blocks=tidy,
        lstrip_blocks=tidy,
        keep_trailing_newline=True,
    )


def _text_of(templates: TemplateFolder, name: str) -> str | None:
    """Return the text of a template; None, which Jinja says with its place, where there is none."""
    try:
        return templates.read(name).decode("utf-8-sig")
    except InputError:
        return None


def _marked(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup(DATA_START + _text(value) + DATA_END)  # noqa: S704 - `place_data` escapes what is marked


def _as_xml(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    words = _text(value)
    return _escaped(words) if len(words) <= _REMEMBERED else _escaped.__wrapped__(words)


@lru_cache(4096)
def _escaped(words: str) -> Markup:
    """Return words as XML text; the sheets of one plan print the same words many times."""
    # docxtpl turns "{_{" into "{{" after rendering: a brace of the data must not stand there as a brace.
    text = escape(words, quote=False).replace('"', "&quot;")  # a tag may stand in an attribute
    return Markup(text.translate(_BRACES) if "{" in text or "}" in text else text)  # noqa: S704 - escaped here


def _as_html(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    # What turns the direction of writing could make a page read otherwise than the plan.
    return Markup(escape(_TURNING.sub("\N{REPLACEMENT CHARACTER}", _text(value))))  # noqa: S704 - escaped here


def _text(value: object) -> str:
    """Return the value as text: None is nothing; an undefined name raises here, and so does a list.

    Without blanks around it: in Markdown "**Điều 1 **" would print its asterisks.
    """
    if type(value) is str:
        return paper_text(value).strip()
    if not isinstance(value, Undefined) and not is_plain(value):
        raise Refusal("prints-list")
    return "" if value is None else paper_text(str(value)).strip()
