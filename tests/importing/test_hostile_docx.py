"""Word files with bytes, elements and attributes in the wrong place: read or refused, never a crash.

`PLANCLI_HOSTILE=5000` tries that many of each kind.
"""

from __future__ import annotations

import os
import random
from contextlib import suppress
from functools import cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pytest
from lxml import etree

from plancli.errors import PlancliError
from plancli.importing.importer import NotAPlan, import_paper
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from tests.importing.docx_maker import pack
from tests.importing.test_importer import closes
from tests.reports.papers import PLANS, plan_named

TRIES = int(os.environ.get("PLANCLI_HOSTILE", "60"))
STRANGE = ("", "-1", "0", "99999999999999999999", "x", "“ạ”", "&", "1e309", "none", "restart", "w:p")


@cache
def files(name: str) -> dict[str, bytes]:
    """Return the parts of a plan's Word file."""
    with ZipFile(BytesIO(build_report(Material(plan_named(name)), "plan", ReportFormat.DOCX))) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def check_import(data: bytes) -> None:
    """Import; what is not refused by name has to close its account."""
    with suppress(PlancliError, NotAPlan):
        assert closes(import_paper(data, "KH.docx"))


@pytest.mark.parametrize("seed", range(TRIES))
def test_bytes_in_the_wrong_place(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pack(files(chance.choice(list(PLANS)))))
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    check_import(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]))


@pytest.mark.parametrize("seed", range(TRIES))
def test_bytes_of_a_part_in_the_wrong_place(seed: int) -> None:
    chance = random.Random(seed)
    parts = dict(files(chance.choice(list(PLANS))))
    name = chance.choice(list(parts))
    text = bytearray(parts[name])
    for _ in range(chance.randrange(1, 6)):
        at, length = chance.randrange(len(text)), chance.randrange(40)
        text[at : at + length] = chance.choice(
            [b"", b"<", b"&", b"\0", bytes(text[at : at + length]) * 2, b"</w:p>"]
        )
    check_import(pack({**parts, name: bytes(text)}))


@pytest.mark.parametrize("seed", range(TRIES))
def test_elements_in_the_wrong_place(seed: int) -> None:
    chance = random.Random(seed)
    parts = dict(files(chance.choice(list(PLANS))))
    name = chance.choice(
        [each for each in parts if each.endswith((".xml", ".rels"))] + ["word/document.xml"] * 6
    )
    root = etree.fromstring(parts[name])
    for _ in range(chance.randrange(1, 12)):
        _disturb(list(root.iter(etree.Element)), chance)
    check_import(pack({**parts, name: etree.tostring(root)}))


@pytest.mark.parametrize("seed", range(TRIES // 4))
def test_parts_that_are_gone_or_of_another_kind(seed: int) -> None:
    chance = random.Random(seed)
    parts = dict(files(chance.choice(list(PLANS))))
    one, other = chance.sample(list(parts), 2)
    if chance.random() < 0.5:
        del parts[one]
    else:
        parts[one] = parts[other]
    with suppress(BadZipFile):
        check_import(pack(parts))


def _disturb(elements: list[etree._Element], chance: random.Random) -> None:
    """Delete, double, move, rename or empty one element, or give it a strange attribute."""
    element, other = chance.choice(elements), chance.choice(elements)
    above = element.getparent()
    if above is None:
        return
    way = chance.randrange(6)
    if way == 0:
        above.remove(element)
    elif way == 1:
        above.insert(chance.randrange(len(above)), etree.fromstring(etree.tostring(element)))
    elif way == 2 and element not in other.iterancestors() and element is not other:
        other.append(element)
    elif way == 3:
        element.tag = other.tag
    elif way == 4:
        element.text = chance.choice(STRANGE)
    elif element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(STRANGE))
