"""Templates that somebody has worked on: filled as docxtpl fills them, or refused; never words lost in silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plancli.office_package import pack, unpack
from plancli.reports.template_folder import SHIPPED
from plancli.reports.word.fault import BrokenTemplateError
from tests.reports.papers import TEMPLATES, W, plan_named, view_of
from tests.reports.test_word_against_docxtpl import like_docxtpl, unfitted

BODY = "word/document.xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TAG = re.compile(r"\{[%{].*?[%}]\}")

Slip = Callable[[etree._Element, Random], None]


def _any(root: etree._Element, name: str, chance: Random) -> etree._Element:
    return chance.choice(list(root.iter(f"{W}{name}")))


def _texts(root: etree._Element) -> list[etree._Element]:
    return [text for text in root.iter(f"{W}t") if len(text.text or "") > 1]


def _cut_a_run(root: etree._Element, chance: Random) -> None:
    """Cut a run in two, the second half bold, as happens where a clerk marks a part of a tag."""
    text = chance.choice(_texts(root))
    run, words = text.getparent(), text.text or ""
    if run is None or run.tag != f"{W}r" or len(run.findall(f"{W}t")) != 1:
        return
    second = deepcopy(run)
    at = chance.randint(1, len(words) - 1)
    for part, own in ((text, words[:at]), (second.find(f"{W}t"), words[at:])):
        assert part is not None
        part.text = own
        part.set(SPACE, "preserve")
    properties = second.find(f"{W}rPr")
    if properties is None:
        properties = second.makeelement(f"{W}rPr")
        second.insert(0, properties)
    properties.append(second.makeelement(f"{W}b"))
    run.addnext(second)


def _take_a_tag(root: etree._Element, chance: Random) -> None:
    text = chance.choice(_texts(root))
    text.text = TAG.sub("", text.text or "", count=1)


def _swap_texts(root: etree._Element, chance: Random) -> None:
    first, second = chance.sample(_texts(root), 2)
    first.text, second.text = second.text, first.text


def _take(name: str) -> Slip:
    def slip(root: etree._Element, chance: Random) -> None:
        found = _any(root, name, chance)
        parent = found.getparent()
        # A cell or a table without any such part would be no Word file.
        if parent is not None and len(parent.findall(f"{W}{name}")) > 1:
            parent.remove(found)

    return slip


def _twice(name: str) -> Slip:
    def slip(root: etree._Element, chance: Random) -> None:
        found = _any(root, name, chance)
        found.addnext(deepcopy(found))

    return slip


SLIPS = (_cut_a_run, _take_a_tag, _swap_texts, *map(_take, ("p", "r", "tr")), *map(_twice, ("p", "tr")))


@settings(max_examples=60)
@given(st.sampled_from(TEMPLATES), st.lists(st.sampled_from(SLIPS), min_size=1, max_size=3), st.integers(0))
def test_a_paper_is_as_docxtpl_makes_it_or_is_refused(report: str, slips: list[Slip], seed: int) -> None:
    parts, chance = unpack(SHIPPED.read(f"word/{report}.docx")), Random(seed)
    root = etree.fromstring(parts[BODY])
    for slip in slips:
        slip(root, chance)
    body = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    data, view = pack({**parts, BODY: body}), view_of(report, plan_named("2026-xa-mau"))
    try:
        unfitted(data).fill(view)
    except BrokenTemplateError:
        return
    like_docxtpl(data, report, view)


def test_a_run_cut_inside_a_tag_changes_nothing() -> None:
    data, view = SHIPPED.read("word/sheet.docx"), view_of("sheet", plan_named("2026-xa-mau"))
    parts, chance = unpack(data), Random(1)
    root = etree.fromstring(parts[BODY])
    for _ in range(30):
        _cut_a_run(root, chance)
    like_docxtpl(pack({**parts, BODY: etree.tostring(root)}), "sheet", view)
