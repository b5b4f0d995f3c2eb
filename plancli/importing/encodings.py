"""The bytes of a text file as text, whichever table of letters a Vietnamese office saved it by.

Takes no table on faith: the letters it gives must be text, and Vietnamese where the table is an old one.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from plancli.file_starts import OLD_OFFICE, PDF, RTF
from plancli.importing.fault import ImportFault
from plancli.importing.old_fonts import decode_text, guess_old_encoding
from plancli.importing.paper import Note
from plancli.vietnamese.syllables import share_of_syllables

MOST_BYTES = 20_000_000

_OTHER_FILES = (
    (PDF, "pdf"),
    (b"PK\x03\x04", "office"),
    (b"PK\x05\x06", "office"),
    (OLD_OFFICE, "old-office"),
    (RTF, "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"RIFF", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OLD_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_TEXT_CHARACTER = re.compile(r"[\t\n\r -~\u00a0-\u01b0\u0300-\u0323\u1ea0-\u1ef9\u2010-\u2026]")
_WORD = re.compile(r"[^\W\d_]+")
_RIGHT_SHARE = 0.85
_TEXT_SHARE = 0.95
_MOST_CONTROLS = 0.01
_SAMPLE = 200_000


def decode_text_file(data: bytes, path: str) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a .txt or .md file and what had to be done to read it.

    Tries UTF-8, then UTF-16, Windows-1258, TCVN3 and VNI. Line ends stay as they are; only text that had to
    be converted is composed (NFC). ImportFault for what is no text, or text by none of these tables.

    Example: `decode_text_file("Kế hoạch".encode("cp1258"), "a.txt")` gives "Kế hoạch" and a note `encoding`.
    """
    _check_kind(data, path)
    text, name = _by_mark(data, path) or _by_utf8(data) or _by_old_table(data) or ("", "")
    if not name:
        raise _unknown(data, path)
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise ImportFault("not-text", path=path)
    encoding = guess_old_encoding(text)
    if encoding:
        text = unicodedata.normalize("NFC", decode_text(text, encoding))
        return text, (Note("old-font", 0, {"name": _OLD_NAMES[encoding]}),)
    return text, (Note("encoding", 0, {"name": name}, look=False), *_lost(text))


def _check_kind(data: bytes, path: str) -> None:
    """Refuse what is plainly another kind of file, by its name."""
    if len(data) > MOST_BYTES:
        size, most = len(data) / 1_000_000, MOST_BYTES // 1_000_000
        raise ImportFault("file-too-large", path=path, size=f"{size:.0f}", most=most)
    for start, kind in _OTHER_FILES:
        if data.startswith(start):
            raise ImportFault(f"not-text.{kind}", path=path)


def _by_mark(data: bytes, path: str) -> tuple[str, str] | None:
    """Return text that says its own encoding by a byte order mark; None where it says nothing."""
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec), name
            except UnicodeDecodeError as error:
                raise _broken(data, error.start + len(mark), path) from error
    return None


def _by_utf8(data: bytes) -> tuple[str, str] | None:
    if b"\0" in data:
        return _by_utf16(data)
    try:
        return data.decode(), "UTF-8"
    except UnicodeDecodeError:
        return None


def _by_utf16(data: bytes) -> tuple[str, str] | None:
    """Return UTF-16 without a mark, where nearly every character is one that such a paper has."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if len(_TEXT_CHARACTER.findall(sample)) >= _TEXT_SHARE * len(sample):
            return text, "UTF-16"
    return None


def _by_old_table(data: bytes) -> tuple[str, str] | None:
    """Return text of one byte a letter where it is Vietnamese; TCVN3 and VNI still as Latin letters."""
    if b"\0" in data:
        return None
    text = _by_1258(data)
    if text is not None:
        return text, "Windows-1258"
    latin = data.decode("latin-1")
    return (latin, "Latin-1") if guess_old_encoding(latin) else None


def _by_1258(data: bytes) -> str | None:
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    marked = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    return text if share_of_syllables(marked) >= _RIGHT_SHARE else None


def _unknown(data: bytes, path: str) -> ImportFault:
    """Return the fault that names the first byte no table could read."""
    if b"\0" in data:
        return ImportFault("not-text", path=path)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return _broken(data, error.start, path)
    return ImportFault("not-text", path=path)


def _broken(data: bytes, place: int, path: str) -> ImportFault:
    met = f"0x{data[place]:02X}" if place < len(data) else ""
    return ImportFault("encoding", path=path, byte=met, line=data.count(b"\n", 0, place) + 1)


def _lost(text: str) -> tuple[Note, ...]:
    """Return a note where letters were lost before the file came here."""
    count = text.count("\N{REPLACEMENT CHARACTER}")
    return (Note("lost-letters", 0, {"count": str(count)}),) if count else ()
