"""A package is opened only as far as it is sound: each way to be unsound has its own word."""

from __future__ import annotations

import struct
import subprocess
import sys
import warnings
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.errors import InputError
from plancli.importing.docx_text import read_docx
from plancli.importing.fault import ImportFault
from plancli.importing.package import MAX_MARKUP, Package
from plancli.word_names import W
from tests.importing.docx_maker import (
    NAMESPACES,
    document,
    docx,
    item,
    level,
    margin,
    notes,
    num,
    numbering,
    p,
    pack,
    parts,
    relation,
    relations,
    row,
    style,
    styles,
    table,
)
from tests.importing.docx_maker import abstract as definition

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
TEXT = "Ủy ban nhân dân xã ban hành Kế hoạch"

REFERENCE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
RICH = parts(
    document(
        p("KẾ HOẠCH", properties='<w:pStyle w:val="TieuDe"/>'),
        item("Mục đích"),
        p("Công an xã chủ trì", REFERENCE),
        table(row("STT", "Nhiệm vụ"), row("1", "Tuần tra ban đêm")),
        section='<w:headerReference w:type="default" r:id="rIdheader1"/>',
    ),
    numbering=numbering(definition(0, level(0, "%1.", "upperRoman")), num(1, 0)),
    styles=styles(style("TieuDe", inner="<w:rPr><w:b/></w:rPr>")),
    footnotes=notes("footnote", p("Theo phân công tại cuộc họp giao ban")),
    header1=margin("hdr", p("Dự thảo lần 2")),
)
"""A file with every kind of part that is read."""


def fault_of(data: bytes, name: str = "ke-hoach.docx") -> str:
    with pytest.raises(ImportFault) as caught:
        read_docx(data, name)
    assert caught.value.fields["path"] == name
    return caught.value.key.removeprefix("import.fault.")


def with_main(text: str | bytes, **others: str) -> bytes:
    return pack({**parts("", **others), "word/document.xml": text})


def test_a_fault_is_a_failure_to_read() -> None:
    fault = ImportFault("damaged", path="a.docx", part="word/document.xml")
    assert isinstance(fault, InputError)
    assert (fault.key, fault.fields) == (
        "import.fault.damaged",
        {"path": "a.docx", "part": "word/document.xml"},
    )


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "not-word"),
        (b"K", "not-word"),
        (b"%PDF-1.7\n", "not-word"),
        (b"{\\rtf1 Ke hoach}", "not-word"),
        ("Kế hoạch".encode(), "not-word"),
        (OLE, "not-word"),
        (OLE + "WordDocument".encode("utf-16-le"), "old-word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04", "damaged"),
        (pack({"mimetype": "application/zip"}), "no-main-part"),
        (pack({"xl/workbook.xml": "<workbook/>"}), "no-main-part"),
        (with_main("<workbook/>"), "not-word"),
        (with_main('<x:workbook xmlns:x="urn:x"/>'), "excel"),
        (with_main("<w:document/>"), "damaged"),
        (with_main(f"<w:document {NAMESPACES}>"), "damaged"),
        (with_main("PK"), "damaged"),
        (with_main(""), "damaged"),
        (with_main(document(TEXT), styles="<w:styles>"), "damaged"),
        (with_main("<a>" * 300 + "</a>" * 300), "damaged"),
    ],
)
def test_what_is_no_sound_word_file_is_refused(data: bytes, fault: str) -> None:
    assert fault_of(data) == fault


def test_an_empty_document_is_an_empty_paper() -> None:
    assert read_docx(with_main(f"<w:document {NAMESPACES}/>"), "a.docx").blocks == ()


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(cut: float) -> None:
    data = docx(TEXT)
    assert fault_of(data[: int(len(data) * cut)]) == "damaged"


def test_a_part_with_a_wrong_checksum_is_damaged() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as package:
        for name, text in parts(document(TEXT)).items():
            package.writestr(name, text)
    data = target.getvalue().replace(
        TEXT.encode(), TEXT.replace("xã", "xa\u0303")[: len(TEXT)].encode()[: len(TEXT.encode())]
    )
    assert data != target.getvalue()
    assert fault_of(data) == "damaged"


def test_an_encrypted_part_asks_for_the_password() -> None:
    data = bytearray(docx(TEXT))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert fault_of(bytes(data)) == "password"


@pytest.mark.parametrize("twin", ["word/document.xml", "word/Document.XML", "word\\document.xml"])
def test_a_part_that_stands_twice_is_refused(twin: str) -> None:
    target = BytesIO(docx(TEXT))
    with warnings.catch_warnings(), ZipFile(target, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr(twin, document("Bản khác"))
    assert fault_of(target.getvalue()) == "repeated-part"


def test_a_part_in_a_compression_that_word_does_not_know_is_damaged() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_BZIP2) as package:
        for name, text in parts(document(TEXT)).items():
            package.writestr(name, text)
    assert fault_of(target.getvalue()) == "damaged"


def test_names_of_parts_may_differ_in_case_and_slash() -> None:
    found = parts(document(TEXT))
    found["Word\\Document.xml"] = found.pop("word/document.xml")
    assert [line.text for line in read_docx(pack(found), "a.docx").lines()] == [TEXT]


def test_the_main_part_is_the_one_that_the_package_names() -> None:
    found = parts(document("Bản cũ"))
    found["_rels/.rels"] = relations(relation("rId1", "officeDocument", "/word/document2.xml"))
    found["word/document2.xml"] = document(TEXT)
    assert [line.text for line in read_docx(pack(found), "a.docx").lines()] == [TEXT]


@pytest.mark.parametrize("count", [2_001, 20_001])
def test_too_many_parts_are_refused(count: int) -> None:
    found: dict[str, str | bytes] = {f"word/{at}.xml": "" for at in range(count)}
    assert fault_of(pack({**parts(document(TEXT)), **found})) == "too-many-parts"


@pytest.mark.parametrize(
    ("size", "fault"), [(11_000_000, "too-dense"), (60_000_000, "too-dense")], ids=["11 MB", "60 MB"]
)
def test_a_part_of_nothing_but_blanks_is_refused(size: int, fault: str) -> None:
    assert fault_of(with_main(document(TEXT) + " " * size)) == fault


def test_a_part_above_50_mb_is_refused_however_little_it_packs() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as package:
        for name, text in {**parts(""), "word/document.xml": b" " * 52_500_000}.items():
            package.writestr(name, text)
    assert fault_of(target.getvalue()) == "too-large"


def test_a_size_that_the_file_only_claims_is_not_believed() -> None:
    data = bytearray(with_main(document(TEXT) + " " * 60_000_000))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02"))
    struct.pack_into("<I", data, at - 46 + 24, 1000)
    assert fault_of(bytes(data)) == "damaged"


def test_parts_that_are_not_read_are_not_unpacked() -> None:
    found = parts(document(TEXT))
    found["word/media/image1.png"] = bytes(60_000_000)
    assert [line.text for line in read_docx(pack(found), "a.docx").lines()] == [TEXT]


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancli.importing.package.MAX_TOTAL", 1000)
    assert fault_of(pack(RICH)) == "too-large"


def test_the_file_itself_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancli.importing.package.MAX_FILE", 1000)
    assert fault_of(pack(RICH)) == "too-large"


def test_more_marks_than_memory_bears_are_refused() -> None:
    assert fault_of(with_main(document("<w:p/>" * MAX_MARKUP))) == "too-large"


def test_more_text_than_a_thousand_pages_is_refused() -> None:
    words = "".join(chr(97 + (at * at + at // 7) % 26) for at in range(50_000))
    assert fault_of(docx(*[words] * 41)) == "too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-7"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w:document SYSTEM "http://example.org/a.dtd">',
    ],
)
def test_declarations_are_refused_in_every_encoding(declaration: str, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert fault_of(with_main((head + declaration + document(TEXT)).encode(encoding))) in {
        "entities",
        "damaged",
    }


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/header1.xml"]
)
def test_declarations_are_refused_in_every_part(name: str) -> None:
    assert fault_of(pack({**RICH, name: f"<!DOCTYPE a>{RICH[name]!s}"})) == "entities"


def test_a_part_in_utf_16_is_read() -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?>{document(TEXT)}'.encode("utf-16")
    assert [line.text for line in read_docx(with_main(text), "a.docx").lines()] == [TEXT]


def test_the_strict_form_of_the_standard_is_read() -> None:
    names = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    found: dict[str, str | bytes] = {}
    for part, text in RICH.items():
        for usual, strict in names.items():
            text = str(text).replace(usual, strict)  # noqa: PLW2901 - one name after the other
        found[part] = text
    assert read_docx(pack(found), "a.docx") == read_docx(pack(RICH), "a.docx")


def test_a_part_that_is_linked_but_missing_is_a_damage() -> None:
    assert (
        fault_of(pack({name: text for name, text in RICH.items() if name != "word/numbering.xml"}))
        == "damaged"
    )


def test_macros_are_left_alone() -> None:
    found = {**RICH, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    assert read_docx(pack(found), "a.docm") == read_docx(pack(RICH), "a.docx")


def test_a_part_is_given_by_name() -> None:
    package = Package(pack(RICH), "a.docx")
    assert package.main == "word/document.xml"
    assert package.tree(package.main).tag == f"{W}document"
    assert package.related("comments") is None


MUTANTS = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=12)
SNIPPETS = st.sampled_from(
    [
        *(
            b"<",
            b">",
            b"/>",
            b"</w:p>",
            b"<w:tbl>",
            b"<w:tr/>",
            b"<w:tc>",
            b"&#0;",
            b"&x;",
            b"<![CDATA[",
            b"\0",
            b"\xff",
        ),
        *(b'w:val="-1"', b'w:val="99999999999"', b"<w:numPr/>", b'<w:gridSpan w:val="x"/>', b"<w:vMerge/>"),
        *(b"<w:txbxContent><w:p/></w:txbxContent>", b'<w:fldChar w:fldCharType="end"/>', b"<w:ins><w:del>"),
    ]
)


def check_read_or_refused(data: bytes) -> None:
    """Read a file; only its own fault may come out."""
    try:
        paper = read_docx(data, "hong.docx", lambda text, font: (text, range(len(text))))
    except ImportFault:
        return
    for line in paper.lines():
        assert not line.origins or len(line.origins) == len(line.text) - line.label + 1


@given(MUTANTS)
def test_changed_bytes_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(pack(RICH))
    for at, value in changes:
        data[at % len(data)] = value
    check_read_or_refused(bytes(data))


@given(
    st.sampled_from(sorted(RICH)), MUTANTS, st.lists(st.tuples(st.integers(0, 2**20), SNIPPETS), max_size=6)
)
def test_changed_parts_are_read_or_refused(
    name: str, changes: list[tuple[int, int]], insertions: list[tuple[int, bytes]]
) -> None:
    part = bytearray(str(RICH[name]).encode())
    for at, value in changes[: len(insertions) % 3]:
        part[at % len(part)] = value
    for at, snippet in insertions:
        part[at % len(part) : at % len(part)] = snippet
    check_read_or_refused(pack({**RICH, name: bytes(part)}))


@given(st.sampled_from(sorted(RICH)), st.lists(st.sampled_from(range(60)), min_size=1, max_size=8))
def test_parts_with_elements_taken_out_are_read_or_refused(name: str, gone: list[int]) -> None:
    pieces = str(RICH[name]).split("<")
    kept = [piece for at, piece in enumerate(pieces) if at % 60 not in gone or at == 0]
    check_read_or_refused(pack({**RICH, name: "<".join(kept)}))


@given(st.floats(0, 1))
def test_truncated_files_are_read_or_refused(cut: float) -> None:
    data = pack(RICH)
    check_read_or_refused(data[: int(len(data) * cut)])


@given(st.sets(st.sampled_from(sorted(RICH))))
def test_files_with_parts_missing_are_read_or_refused(gone: set[str]) -> None:
    check_read_or_refused(pack({name: text for name, text in RICH.items() if name not in gone}))


@given(st.permutations(sorted(RICH)))
def test_files_with_parts_exchanged_are_read_or_refused(order: list[str]) -> None:
    check_read_or_refused(pack({name: RICH[other] for name, other in zip(sorted(RICH), order, strict=True)}))


LETTER = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
STRUCK = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
HEAVY = {
    "paragraphs": ("", "<w:p/>", 750_000, ""),
    "tabs": ("<w:p><w:r>", "<w:tab/>", 750_000, "</w:r></w:p>"),
    "cells": ("<w:tbl>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", 150_000, "</w:tbl>"),
    "nested tables": ("<w:tbl><w:tr><w:tc>" * 80, LETTER, 130_000, "</w:tc></w:tr></w:tbl>" * 80),
    "struck-out ends": ("", STRUCK, 60_000, ""),
    "open fields": ("<w:p>", FIELD, 150_000, "</w:p>"),
}
"""What stands before, what stands again and again, how often, what stands behind."""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured by a module that Windows lacks")
@pytest.mark.parametrize("kind", sorted(HEAVY))
def test_a_heavy_file_stays_within_memory_and_time(kind: str) -> None:
    before, unit, times, behind = HEAVY[kind]
    script = (
        "import resource, sys\n"
        "from plancli.importing.docx_text import read_docx\n"
        "from plancli.importing.fault import ImportFault\n"
        "try: read_docx(sys.stdin.buffer.read(), 'nang.docx')\n"
        "except ImportFault as fault: print(fault.key, file=sys.stderr)\n"
        "sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
    )
    # Started through a small process: a child's peak counts the memory of the one that starts it.
    starter = (
        "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', sys.argv[1]]).returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-c", starter, script],
        input=with_main(document(f"{before}{unit * times}{behind}")),
        capture_output=True,
        timeout=60,
        check=True,
    )
    unit_of_peak = 1024 * 1024 if sys.platform == "darwin" else 1024
    assert int(done.stdout) // unit_of_peak < 512
