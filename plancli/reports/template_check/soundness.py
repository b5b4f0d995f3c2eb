"""Is a template sound: all that is wrong with it, each with its place, told without running it.

Judges one file by itself, and its names where a view is given; what it would print is for `trial`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from jinja2.exceptions import TemplateError, UndefinedError

from plancli.errors import InputError
from plancli.importing.package import Package
from plancli.reports.sandbox import TemplateSandbox
from plancli.reports.sandbox_limits import Refusal
from plancli.reports.template_check.finding import TemplateFailure, TemplateFinding, TemplatePlace
from plancli.reports.template_check.names import NameCheck, Source
from plancli.reports.template_check.safety import unsafe, unsafe_page
from plancli.reports.template_check.structure import refusal_finding, structure_of
from plancli.reports.template_check.tags import Tag
from plancli.reports.template_check.text_tags import TemplateTags, read_text_template
from plancli.reports.template_check.word_tags import read_word_template
from plancli.reports.word.fault import BrokenTemplateError
from plancli.reports.word.proof import BrokenXmlError

_PAGE_NAMES = ("style", "script", "policy")
"""What `html` gives every page beside its view."""
Read = Callable[[str], bytes]
"""Gives the bytes of a template by its name; InputError where there is none."""
_MOST_TAGS = 5_000
_MOST_FINDINGS = 100


def check_template(
    data: bytes, name: str, path: str, view: type | None = None, read: Read | None = None
) -> tuple[TemplateFinding, ...]:
    """Return all that is wrong with the template `name`, in the order in which it stands there.

    With `view`, the type that it is given, its names are looked at as well; `read` gives what it brings in.
    InputError (an ImportFault) where the file at `path` is no Word file that can be read.
    """
    found, source = _checked(data, name, path)
    if view is not None and source is not None:
        fixed = _PAGE_NAMES if name.endswith(".html.j2") else ()
        found += NameCheck(view, lambda other: _read_source(other, read), fixed).findings(source)
    return tuple(_in_order(found))[:_MOST_FINDINGS]


def require_sound(
    data: bytes, name: str, path: str, view: type | None = None, read: Read | None = None
) -> None:
    """Raise a TemplateFailure where a template is unsafe or broken; its names are looked at with `view`."""
    errors = _errors(data, name, path, view, read)
    if errors:
        raise TemplateFailure(path, errors)


def while_filled(error: Exception, data: bytes, name: str, path: str) -> TemplateFinding:
    """Return what went wrong with one plan only: a loop without end, a text taken for a list.

    `error` is what Jinja raised, or a BrokenTemplateError because of it.
    """
    tags, _ = _tags(data, name, path)
    place = _place_while_filled(error, tags.tags, name)
    cause = error.__cause__ or error
    if isinstance(cause, Refusal):
        return refusal_finding(cause, Tag("{{", "", "", place))
    if isinstance(cause, UndefinedError):
        return TemplateFinding("undefined", place, {"reason": str(cause)})
    if isinstance(cause, BrokenXmlError):
        return TemplateFinding("broken-xml", place)
    if isinstance(error, BrokenTemplateError) and error.key != "report.template":
        return TemplateFinding("hidden-words", place, {"rest": error.near})
    return TemplateFinding("failed", place, {"reason": str(cause)})


@lru_cache(maxsize=64)
def _errors(
    data: bytes, name: str, path: str, view: type | None, read: Read | None
) -> tuple[TemplateFinding, ...]:
    return tuple(each for each in check_template(data, name, path, view, read) if each.is_error)


def _checked(data: bytes, name: str, path: str) -> tuple[list[TemplateFinding], Source | None]:
    tags, found = _tags(data, name, path)
    if len(tags.tags) > _MOST_TAGS:
        return [*found, TemplateFinding("too-many-tags", fields={"most": _MOST_TAGS})], None
    sandbox = TemplateSandbox()
    structure = structure_of(tags.tags, sandbox)
    found += [*tags.findings, *structure.findings]
    places = tuple(tag.place for tag in tags.tags)
    try:
        tree = sandbox.tree("\n".join(structure.lines))
        refused = sandbox.refused("\n".join(structure.lines))
    except TemplateError as error:
        place = _place_of_line(places, getattr(error, "lineno", 0))
        key = "refused.nested" if isinstance(error, Refusal) else "syntax"
        return [*found, TemplateFinding(key, place, {"sign": ""})], None
    for each in refused:
        if each.key == "nested" and each.lineno <= len(tags.tags):
            found.append(refusal_finding(each, tags.tags[each.lineno - 1]))
    return found, Source(name, tree, places)


def _tags(data: bytes, name: str, path: str) -> tuple[TemplateTags, list[TemplateFinding]]:
    if not name.endswith(".docx"):
        return read_text_template(data), list(unsafe_page(data)) if name.endswith(".html.j2") else []
    package = Package(data, path)
    return read_word_template(package), list(unsafe(package))


def _read_source(name: str, read: Read | None) -> Source | None:
    """Return a template that another brings in; None where there is none, or none that can be read."""
    if read is None:
        return None
    try:
        return _checked(read(name), name, name)[1]
    except InputError:
        return None


def _place_of_line(places: tuple[TemplatePlace, ...], line: int | None) -> TemplatePlace:
    return places[line - 1] if line and line <= len(places) else TemplatePlace()


def _place_while_filled(error: Exception, tags: tuple[Tag, ...], name: str) -> TemplatePlace:
    line, at = getattr(error, "lineno", 0) or 0, getattr(error, "name", "") or name
    if name.endswith(".docx"):
        words = " ".join((error.near if isinstance(error, BrokenTemplateError) else "").split())
        near = [tag for tag in tags if tag.body and tag.body in words]
    else:
        near = [tag for tag in tags if at == name and tag.place.line == line]
    # The tag that says most: a loop rather than its end.
    return max(near, key=lambda tag: len(tag.body)).place if near else TemplatePlace()


def _in_order(found: list[TemplateFinding]) -> Iterator[TemplateFinding]:
    """Yield each finding once, those of the body first, from top to bottom; what has no place leads."""
    parts = ("", "body", "header", "footer", "footnote")

    def order(finding: TemplateFinding) -> tuple[object, ...]:
        place = finding.place
        part = parts.index(place.part) if place.part in parts else len(parts)
        return part, place.file, place.order, place.line, place.column

    once = {(each.key, each.place, each.template, repr(each.fields)): each for each in found}
    yield from sorted(once.values(), key=order)
