"""A template on trial: filled with a plan, does it print every word that the shipped one prints.

Each text of the view bears a mark of its own, so that what is lost is known by its name, and a word that
stands elsewhere in the paper hides no loss.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from html import unescape
from io import BytesIO
from typing import Any

from lxml import etree

from plancli.errors import PlancliError
from plancli.records import dataclass
from plancli.reports.catalogue import ReportFormat, render_view, template_name
from plancli.reports.material import Material
from plancli.reports.template_catalogue import report_of, trial_views
from plancli.reports.template_check.finding import TemplateFailure, TemplateFinding
from plancli.reports.template_check.soundness import check_template
from plancli.reports.template_check.view_shape import singular
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.views.report_view import ReportView
from plancli.word_names import W

_MUST_STAY = ("plan",)
"""Reports that are the paper itself: a template that loses a word of them is at fault."""
_PRINTED_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*|[=#].*")
"""Names of styles and states, which templates compare and people do not read."""
_OPEN, _CLOSE = "\u27e8", "\u27e9"
_MARK = f"{_OPEN}%d{_CLOSE}"
_LONGEST_EXAMPLE = 60


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One text of a view."""

    mark: str
    path: str
    """`block.text`, as a template names it."""
    value: str
    record: int
    """Number of the record that it is a field of."""


def try_template(
    data: bytes, name: str, path: str, templates: TemplateFolder, material: Material
) -> tuple[TemplateFinding, ...]:
    """Return all that is wrong with a template, what it would lose of this plan included.

    `templates` gives what it brings in. InputError where the file cannot be read.
    """
    views = tuple(trial_views(report_of(name), material))
    view = type(views[0]) if views else None
    found = check_template(data, name, path, view, templates.read)
    if any(each.is_error for each in found) or not views:
        return found
    trial = TemplateFolder(templates.own, {name: data})
    lost: dict[tuple[str, str], TemplateFinding] = {}
    for each in views:
        try:
            for finding in _losses(each, name, trial):
                lost.setdefault((finding.key, str(finding.fields["name"])), finding)
        except TemplateFailure as failed:
            return (*found, *failed.findings)
    return (*found, *lost.values())


def _losses(view: ReportView, name: str, trial: TemplateFolder) -> Iterator[TemplateFinding]:
    """Yield what the template on trial prints less of, or otherwise, than the shipped one.

    A page shows by pictures and places as well, so it is only seen to be filled.
    """
    if name.endswith(".html.j2"):
        _printed(view, name, trial)
        return
    leaves: list[_Leaf] = []
    marked = _marked(view, "", "", leaves)
    try:
        expected = _printed(marked, name, SHIPPED)
    except PlancliError:  # a template that plancli has none of
        return
    printed = _printed(marked, name, trial)
    there = {leaf.mark for leaf in leaves if leaf.mark in printed}
    wanted = [leaf for leaf in leaves if leaf.mark in expected]
    by_record = _by_record([leaf for leaf in leaves if leaf.mark in there])
    for leaf in wanted:
        if leaf.mark not in there:
            if _plain(leaf.value) not in by_record.get(leaf.record, ""):
                yield _lost(leaf, report_of(name))
        elif not _before(printed, leaf.mark).endswith(_plain(leaf.value)) and _before(
            expected, leaf.mark
        ).endswith(_plain(leaf.value)):
            yield TemplateFinding("changed", fields=_example(leaf), is_error=report_of(name) in _MUST_STAY)


def _lost(leaf: _Leaf, report: str) -> TemplateFinding:
    must_stay = report in _MUST_STAY
    return TemplateFinding("lost" if must_stay else "not-printed", fields=_example(leaf), is_error=must_stay)


def _example(leaf: _Leaf) -> Mapping[str, str]:
    return {"name": leaf.path, "example": " ".join(leaf.value.split())[:_LONGEST_EXAMPLE]}


def _by_record(leaves: list[_Leaf]) -> dict[int, str]:
    """Return what is printed of each record, one field behind the other: label and words make a text."""
    records: dict[int, str] = {}
    for leaf in leaves:
        records[leaf.record] = records.get(leaf.record, "") + _plain(leaf.value)
    return records


def _marked(value: Any, owner: str, name: str, leaves: list[_Leaf], record: int = 0) -> Any:  # noqa: ANN401
    """Return a view with a mark behind each of its texts, and note each in `leaves`."""
    if isinstance(value, str):
        path = f"{owner}.{name}".strip(".")
        if not value.strip() or _IDENTIFIER.fullmatch(value) or path in ("title", "author"):
            return value
        leaf = _Leaf(_MARK % len(leaves), path, value, record)
        leaves.append(leaf)
        return value + leaf.mark
    if isinstance(value, tuple):
        # An item of a list is named by itself, what is part of a record by way of it.
        item = singular(name)
        is_record = any(map(is_dataclass, value))
        return tuple(_marked(each, "" if is_record else owner, item, leaves, record) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    number = len(leaves) + 1_000_000
    here = f"{owner}.{name}".strip(".")
    given = {
        each.name: _marked(getattr(value, each.name), here, each.name, leaves, number)
        for each in fields(value)
    }
    made: Any = type(value)
    return made(**given)


def _printed(view: ReportView, name: str, templates: TemplateFolder) -> str:
    """Return what a reader sees of the paper: its signs without blanks and without marks of Markdown."""
    output = next(each for each in ReportFormat if name == template_name(report_of(name), each))
    data = render_view(report_of(name), view, output, templates)
    is_word = output is ReportFormat.DOCX
    return _plain(_word_text(data) if is_word else unescape(data.decode().replace("<br>", " ")))


def _word_text(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if _PRINTED_PART.fullmatch(name)]
        roots = [etree.fromstring(archive.read(name)) for name in parts]
    return "".join(text.text or "" for root in roots for text in root.iter(f"{W}t"))


def _plain(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum() or sign in (_OPEN, _CLOSE))


def _before(printed: str, mark: str) -> str:
    at = printed.find(mark)
    return printed[max(0, at - 100_000) : at]
