"""Templates broken on purpose, as Word and people break them: the shipped ones changed, and small ones made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from docx import Document
from docx.text.paragraph import Paragraph

from plancli.office_package import pack, unpack
from plancli.reports.material import Material
from plancli.reports.template_check.finding import TemplateFinding
from plancli.reports.template_check.trial import try_template
from plancli.reports.template_folder import SHIPPED
from plancli.resources import read_resource
from tests.reports.papers import plan_named

BODY = "word/document.xml"


def shipped(name: str) -> bytes:
    return read_resource("templates", name)


def changed(name: str, *changes: tuple[str, str], part: str = BODY) -> bytes:
    """Return a shipped template with words of one part replaced, the first time each stands there."""
    if not name.endswith(".docx"):
        text = shipped(name).decode()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        return text.encode()
    parts = unpack(shipped(name))
    text = parts[part].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return pack({**parts, part: text.encode()})


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    return pack({**unpack(data), **parts})


def word_file(*paragraphs: str) -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def findings(name: str, data: bytes, plan: str = "2026-xa-mau") -> tuple[TemplateFinding, ...]:
    return try_template(data, name, name, SHIPPED, Material(plan_named(plan)))


def bomb(size: int) -> bytes:
    """Return a package with a part that unpacks to `size` bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in unpack(shipped("word/plan.docx")).items():
            archive.writestr(name, content)
        archive.writestr("word/media/image1.png", b"\0" * size)
    return packed.getvalue()


def place_in(name: str, words: str) -> str:
    """Return where the first paragraph or line of a shipped template with these words is, counted by other means."""
    if not name.endswith(".docx"):
        before = shipped(name).decode().partition(words)[0]
        return f"dòng {before.count(chr(10)) + 1}, cột {len(before.rpartition(chr(10))[2]) + 1}"
    paragraphs = tables = 0
    for block in Document(io.BytesIO(shipped(name))).iter_inner_content():
        if isinstance(block, Paragraph):
            paragraphs += 1
            if words in block.text:
                return f"phần thân, đoạn {paragraphs}"
            continue
        tables += 1
        for row, cells in enumerate(block.rows, start=1):
            for cell, each in enumerate(dict.fromkeys(cells.cells), start=1):
                for number, paragraph in enumerate(each.paragraphs, start=1):
                    if words in paragraph.text:
                        return f"phần thân, bảng {tables}, hàng {row}, ô {cell}, đoạn {number}"
    raise AssertionError(words)
