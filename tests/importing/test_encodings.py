"""A text file is read by the table it was saved by, or refused by the name of what it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.encodings import MOST_BYTES, decode_text_file
from plancli.importing.fault import ImportFault
from tests.importing.test_old_fonts import SENTENCES

TEXT = (
    "KẾ HOẠCH\nCông tác truyền thông chính sách\n- Ủy ban nhân dân xã Phú Mỡ thực hiện; đề nghị phối hợp.\n"
)


def _as_1258(text: str) -> bytes:
    """Write the tones behind their letters, as Windows-1258 does."""
    pieces = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        rest = "".join(mark for mark in marks if mark not in tones)
        pieces.append((unicodedata.normalize("NFC", rest) + tones).encode("cp1258"))
    return b"".join(pieces)


def _refusal(data: bytes) -> ImportFault:
    with pytest.raises(ImportFault) as fault:
        decode_text_file(data, "a.txt")
    assert fault.value.fields["path"] == "a.txt"
    return fault.value


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)  # fmt: skip
def test_unicode_is_read_as_it_stands(codec: str, name: str) -> None:
    text, notes = decode_text_file(TEXT.encode(codec), "a.txt")
    assert text == TEXT
    assert [(note.key, dict(note.fields), note.look) for note in notes] == [
        ("encoding", {"name": name}, False)
    ]


def test_windows_1258_is_read_and_composed() -> None:
    data = _as_1258(TEXT)
    assert b"\xec" in data
    text, (note,) = decode_text_file(data, "a.txt")
    assert text == TEXT
    assert (note.fields["name"], note.look) == ("Windows-1258", False)


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "utf-8", "utf-16"])
def test_tcvn3_and_vni_are_converted_for_a_look(codec: str) -> None:
    for number, name in ((1, "TCVN3 (ABC)"), (2, "VNI")):
        typed = "\n".join(sentence[number] for sentence in SENTENCES)
        text, (note,) = decode_text_file(typed.encode(codec), "a.txt")
        assert text.casefold() == "\n".join(sentence[0] for sentence in SENTENCES).casefold()
        assert (note.key, note.fields["name"], note.look) == ("old-font", name, True)


def test_lost_letters_are_told() -> None:
    _, notes = decode_text_file("K\ufffd hoạch c\ufffdng tác".encode(), "a.txt")
    assert [(note.key, dict(note.fields)) for note in notes][1:] == [("lost-letters", {"count": "2"})]


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode_text_file(b"", "a.txt")[0] == ""


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"%PDF-1.7\n", "pdf"), (b"PK\x03\x04\x14\x00", "office"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"),
        (b"{\\rtf1\\ansi", "rtf"), (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\0", "image"), (b"\x1f\x8b\x08", "archive"),
    ],
)  # fmt: skip
def test_other_files_are_refused_by_name(start: bytes, name: str) -> None:
    assert _refusal(start + b"abc" * 20).key == f"import.fault.not-text.{name}"


@pytest.mark.parametrize("data", [b"abc\0def", b"\0" * 8, bytes(range(32)) * 4, b"\x7fELF\x02\x01\x01\0\0"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert _refusal(data).key == "import.fault.not-text"


def test_an_unknown_table_is_refused_with_the_byte_met() -> None:
    fault = _refusal("Plan\nLe maire a été élu à l'unanimité".encode("latin-1"))
    assert (fault.key, fault.fields["byte"], fault.fields["line"]) == ("import.fault.encoding", "0xE9", 2)
    assert _refusal(TEXT.encode("utf-16")[:-1]).key == "import.fault.encoding"


def test_a_file_too_large_is_refused() -> None:
    assert _refusal(b"a" * (MOST_BYTES + 1)).key == "import.fault.file-too-large"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, notes = decode_text_file(data, "a.txt")
    except ImportFault:
        return
    assert notes
    assert "\0" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_utf8_text_is_never_changed_but_where_it_is_old(text: str) -> None:
    found, notes = decode_text_file(text.encode(), "a.txt")
    assert found == text.removeprefix("\ufeff") or notes[0].key == "old-font"
