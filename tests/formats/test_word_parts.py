"""Only the text, the comments and what links them change in a Word file; the rest keeps its bytes and its place."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from lxml import etree

from plancli.errors import InputError, PlancliError
from plancli.formats import word_comments
from plancli.formats.word_anchors import Stretch
from plancli.formats.word_comments import Remark, add_comments
from plancli.formats.word_parts import repacked
from plancli.importing.docx_text import read_docx
from plancli.importing.fault import ImportFault
from plancli.messages import Language
from tests.formats.word_samples import PATH, STRICT, W, anchored, commented, comments
from tests.importing.docx_maker import docx as made
from tests.importing.docx_maker import p, pack, relation, relations

WORDS = "Kế hoạch số 251/KH-UBND"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def _file(**others: str) -> dict[str, bytes]:
    inside = made(p(WORDS), **others)
    with ZipFile(BytesIO(inside)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed_bytes(data: bytes) -> dict[str, bytes]:
    """Return, for each entry, its bytes as they are packed."""
    found = {}
    with ZipFile(BytesIO(data)) as package:
        for entry in package.infolist():
            head = data[entry.header_offset : entry.header_offset + 30]
            first = (
                entry.header_offset
                + 30
                + int.from_bytes(head[26:28], "little")
                + int.from_bytes(head[28:30], "little")
            )
            found[entry.filename] = data[first : first + entry.compress_size]
    return found


def _links(data: bytes, name: str) -> list[tuple[str | None, ...]]:
    with ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read(name))
    return [(each.get("Id"), each.get("Type"), each.get("Target")) for each in root]


def test_every_other_entry_keeps_its_bytes_and_its_place() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        package.comment = b"a comment of the package"
        for at, (name, content) in enumerate(_file(styles="<w:styles xmlns:w='" + W[1:-1] + "'/>").items()):
            package.writestr(ZipInfo(name, (2024, 1, 1 + at, 10, 0, 0)), content, ZIP_DEFLATED, 1)
        package.writestr("word/vbaProject.bin", bytes(range(256)) * 40, ZIP_DEFLATED, 9)
        package.writestr("word/media/", b"")
        package.writestr("word/media/ảnh.png", b"\x89PNG" * 9, ZIP_STORED)
        package.writestr("word/media/b.bin", b"abc" * 99, ZIP_BZIP2)
    data = target.getvalue()
    out = commented(data, "251")
    before, after = _packed_bytes(data), _packed_bytes(out)
    changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name for name in before if before[name] != after[name]} == changed
    assert list(after) == [*before, "word/comments.xml"]
    with ZipFile(BytesIO(out)) as package, ZipFile(BytesIO(data)) as old:
        assert package.testzip() is None
        assert package.comment == old.comment
        assert [each.date_time for each in package.infolist()][:-1] == [
            each.date_time for each in old.infolist()
        ]
    assert commented(out, "251") == out


def test_an_entry_whose_size_follows_it_is_taken_over() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

    target = Pipe()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in (*_file().items(), ("word/a.bin", b"a" * 999)):
            package.writestr(name, content)
    out = commented(target.getvalue(), "251")
    with ZipFile(BytesIO(out)) as package:
        assert package.read("word/a.bin") == b"a" * 999
        assert not any(entry.flag_bits & 8 for entry in package.infolist())


def test_the_strict_form_stays_strict() -> None:
    found = {}
    for name, content in _file().items():
        found[name] = content
        for usual, strict in STRICT.items():
            found[name] = found[name].replace(usual, strict)
    file = pack(found)
    out = commented(file, "251", "Kế hoạch")
    assert anchored(out) == ["251", "Kế hoạch"]
    with ZipFile(BytesIO(out)) as package:
        for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
            content = package.read(name)
            assert not any(usual in content for usual in STRICT), name
    assert commented(out, "251", "Kế hoạch") == out


def test_a_main_part_of_another_name_has_its_comments_beside_it() -> None:
    found = _file()
    types = found["[Content_Types].xml"].replace(b"/word/document.xml", b"/vb/text.xml")
    file = pack(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations(relation("rId1", "officeDocument", "vb/text.xml")),
            "vb/text.xml": found["word/document.xml"],
            "vb/comments.xml": "<taken/>",
        }
    )
    out = commented(file, "251")
    assert anchored(out, "vb/text.xml") == ["251"]
    assert comments(out, "vb/comments1.xml") == [("0", "plancli", "Lỗi KH000Sai.")]
    links = _links(out, "vb/_rels/text.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    assert links == [("rId1", kind, "comments1.xml")]
    assert commented(out, "251") == out


def test_a_new_link_takes_a_free_name() -> None:
    found = _file()
    known = relation("rId1", "theme", "t.xml"), relation("rId3", "theme", "u.xml")
    file = pack({**found, "word/_rels/document.xml.rels": relations(*known)})
    links = _links(commented(file, "251"), "word/_rels/document.xml.rels")
    assert [own for own, _, _ in links] == ["rId1", "rId3", "rId2"]


def test_lines_of_a_pretty_printed_text_stay() -> None:
    found = _file()
    root = etree.fromstring(found["word/document.xml"])
    etree.indent(root)
    found["word/document.xml"] = etree.tostring(root)
    file = pack(found)
    out = commented(file, "251")
    assert commented(out, "251") == out
    assert anchored(commented(out)) == []
    assert [line.text for line in read_docx(commented(out), PATH).lines()] == [WORDS]


def test_comments_that_the_text_links_to_but_are_none_are_refused() -> None:
    found = _file(comments=f"<w:styles xmlns:w='{W[1:-1]}'/>")
    with pytest.raises(ImportFault) as caught:
        commented(pack(found), "251")
    assert caught.value.key == "import.fault.damaged"


@pytest.mark.parametrize("name", ["[Content_Types].xml", "word/document.xml", "word/comments.xml"])
def test_a_part_with_a_document_type_is_refused(name: str) -> None:
    found = _file(comments=f"<w:comments xmlns:w='{W[1:-1]}'/>") if "comments" in name else _file()
    found[name] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + found[name]
    with pytest.raises(ImportFault) as caught:
        add_comments(pack(found), PATH, [Remark(Stretch(1, 0, 2), ("a",))], Language.VI)
    assert caught.value.key == "import.fault.entities"


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"%PDF-1.7", bytes.fromhex("d0cf11e0a1b11ae1") * 9],
    ids=["empty", "cut", "pdf", "old"],
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        add_comments(data, PATH, [], Language.VI)


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = bytearray(pack({**_file(), "word/a.bin": bytes(range(256)) * 64, "word/b.bin": b"b"}))
    with ZipFile(BytesIO(bytes(data))) as package:
        first, second = package.getinfo("word/a.bin"), package.getinfo("word/b.bin")
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/b.bin"))
    data[at + 20 : at + 24] = len(data).to_bytes(4, "little")
    with pytest.raises(ImportFault):
        repacked(bytes(data), {}, PATH)
    assert first.filename < second.filename


def test_an_entry_that_is_not_where_the_list_says_is_refused() -> None:
    data = bytearray(pack({**_file(), "word/b.bin": b"b"}))
    with ZipFile(BytesIO(bytes(data))) as package:
        data[package.getinfo("word/b.bin").header_offset] = 0
    with pytest.raises(ImportFault) as caught:
        repacked(bytes(data), {}, PATH)
    assert caught.value.fields["part"] == "word/b.bin"


def test_more_comments_than_word_opens_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = commented(pack(_file()), "251", "Kế")
    monkeypatch.setattr(word_comments, "MOST_COMMENTS", 2)
    assert len(comments(commented(data, "251", "Kế"))) == 2
    with pytest.raises(PlancliError) as caught:
        commented(data, "251", "Kế", "số")
    assert caught.value.key == "comments.too-many"
