"""Text typed for the fonts of before Unicode, TCVN3 (.VnTime) and VNI (VNI-Times), in today's letters.

Never guesses against the evidence: text that holds real Vietnamese letters is left as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from plancli.vietnamese.syllables import is_syllable, share_of_syllables

# TCVN 5712:1993, table VN3: one byte for a letter, capitals without tone only; fonts in -H print the rest.
_TCVN3_ROWS = (
    ("à á ả ã ạ", "B5 B8 B6 B7 B9"),
    ("ă ằ ắ ẳ ẵ ặ", "A8 BB BE BC BD C6"),
    ("â ầ ấ ẩ ẫ ậ", "A9 C7 CA C8 C9 CB"),
    ("đ", "AE"),
    ("è é ẻ ẽ ẹ", "CC D0 CE CF D1"),
    ("ê ề ế ể ễ ệ", "AA D2 D5 D3 D4 D6"),
    ("ì í ỉ ĩ ị", "D7 DD D8 DC DE"),
    ("ò ó ỏ õ ọ", "DF E3 E1 E2 E4"),
    ("ô ồ ố ổ ỗ ộ", "AB E5 E8 E6 E7 E9"),
    ("ơ ờ ớ ở ỡ ợ", "AC EA ED EB EC EE"),
    ("ù ú ủ ũ ụ", "EF F3 F1 F2 F4"),
    ("ư ừ ứ ử ữ ự", "AD F5 F8 F6 F7 F9"),
    ("ỳ ý ỷ ỹ ỵ", "FA FD FB FC FE"),
    ("Ă Â Ê Ô Ơ Ư Đ", "A1 A2 A3 A4 A5 A6 A7"),
    ("\u0300 \u0309 \u0303 \u0301 \u0323", "B0 B1 B2 B3 B4"),
)
_TCVN3 = {
    chr(int(code, 16)): letter
    for letters, codes in _TCVN3_ROWS
    for letter, code in zip(letters.split(), codes.split(), strict=True)
}

# VNI for Windows: a plain letter and a character that carries its marks; a few letters in one.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_TONES, _VNI_HATS, _VNI_BREVES = "ùøûõï", "âáàåãä", "êéèúüë"
_VNI_TAKES = {
    "a": _VNI_TONES + _VNI_HATS + _VNI_BREVES,
    "e": _VNI_TONES + _VNI_HATS,
    "o": _VNI_TONES + _VNI_HATS,
    "u": _VNI_TONES,
    "y": _VNI_TONES,
    "ô": _VNI_TONES,
    "ö": _VNI_TONES,
}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Return VNI characters, one or two, to the letter they print, in both cases."""
    table = dict(_VNI_SINGLE)
    for base, marks in _VNI_TAKES.items():
        for mark in marks:
            letter = _VNI_SINGLE.get(base, base) + _VNI_MARKS[mark]
            table[base + mark] = unicodedata.normalize("NFC", letter)
    capitals = {typed.upper(): letter.upper() for typed, letter in table.items()}
    # A capital is also typed with the mark of the small letter.
    mixed = {typed[0].upper() + typed[1:]: letter.upper() for typed, letter in table.items()}
    return table | mixed | capitals


# VNI first: where both tables make sense of a few words, its pairs of letters are the rarer accident.
_TABLES = {"vni": _vni_table(), "tcvn3": _TCVN3}
_WIDTHS = {"tcvn3": 1, "vni": 2}

_TCVN3_FONT = re.compile(r"\.vn[a-z]", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[- ]", re.IGNORECASE)
_SUBSET = re.compile(r"^(?:[A-Z]{6}\+)?@?")

# Letters that only real Unicode text has: none of the old characters lies above U+00FF.
_UNICODE_LETTER = re.compile(r"[\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_CAPITAL = re.compile(r"[A-Z]")
_SMALL = re.compile(r"[a-z]")

_ENOUGH_WORDS = 2
_RIGHT_SHARE = 0.85
_PLAIN_SHARE = 0.5
_GAIN = 0.4
_SAMPLE = 200_000
"""Characters from the front of a text by which its table of letters is known."""


def is_old_font(name: str) -> str:
    """Return `tcvn3` or `vni` for the name of such a font, "" for any other.

    >>> is_old_font(".VnTimeH"), is_old_font("VNI-Helve"), is_old_font("Times New Roman")
    ('tcvn3', 'vni', '')
    """
    plain = _SUBSET.sub("", name.strip())
    if _TCVN3_FONT.match(plain):
        return "tcvn3"
    return "vni" if _VNI_FONT.match(plain) else ""


def decode_old_font(text: str, font: str) -> tuple[str, Sequence[int]]:
    """Return `text`, typed in `font`, as it prints, in NFC; and for each character its place in `text`.

    The text needs every character it was stored with, the soft hyphen too: it is the ư of TCVN3. A run
    that holds letters of Unicode was typed anew without changing its font, and stays as it is.

    >>> decode_old_font("Keá hoaïch", "VNI-Times")[0], decode_old_font("uû ban", ".VnTime")[0]
    ('Kế hoạch', 'uỷ ban')
    """
    encoding = is_old_font(font)
    if not encoding or _UNICODE_LETTER.search(text):
        return text, range(len(text))
    pieces = list(_decoded(text, encoding))
    capitals = encoding == "tcvn3" and _prints_capitals(font)
    if capitals:
        pieces = [(piece.upper() if len(piece.upper()) == 1 else piece, place) for piece, place in pieces]
    found = "".join(piece for piece, _ in pieces)
    return (text, range(len(text))) if found == text else (found, [place for _, place in pieces])


def decode_text(text: str, encoding: str) -> str:
    """Return `text`, typed for `encoding` (`tcvn3`, `vni`) without a word of its fonts, in today's letters.

    TCVN3 has no capitals with a tone, so a converter writes "HO¹CH": the letters around it tell the case.

    >>> decode_text("KÕ ho¹ch c«ng t¸c", "tcvn3"), decode_text("ÑEÀ AÙN", "vni")
    ('Kế hoạch công tác', 'ĐỀ ÁN')
    """
    lines = text.splitlines(keepends=True)
    if encoding == "tcvn3":
        return "".join(_in_case_of_line(line) for line in lines)
    return "".join(piece for line in lines for piece, _ in _decoded(line, encoding))


def guess_old_encoding(text: str) -> str:
    """Return `tcvn3` or `vni` where `text` is Vietnamese typed for that table, "" where it is not.

    Says so only where the words make no sense as they stand and nearly all of them do when converted.

    >>> guess_old_encoding("Keá hoaïch coâng taùc"), guess_old_encoding("Café à la crème, déjà vu")
    ('vni', '')
    """
    sample = _as_latin(text[:_SAMPLE])
    if _UNICODE_LETTER.search(sample):
        return ""
    words = _WORD.findall(sample)
    marked = [word for word in words if not word.isascii()]
    if len(marked) < _ENOUGH_WORDS:
        return ""
    before = share_of_syllables(marked)
    scores = {encoding: _score(words, marked, encoding) for encoding in _TABLES}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= max(_RIGHT_SHARE, before + _GAIN) else ""


def _score(words: Sequence[str], marked: Sequence[str], encoding: str) -> float:
    """Return which part of the `marked` words make syllables converted; 0 where the plain ones do not."""
    # Abbreviations (UBND, VII) say nothing of the language.
    plain = [word for word in words if word.isascii() and len(word) > 1 and not word.isupper()]
    if plain and share_of_syllables(plain) < _PLAIN_SHARE:
        return 0.0
    good = sum(_makes_syllable(word, encoding) for word in marked)
    return good / len(marked)


def _makes_syllable(word: str, encoding: str) -> bool:
    converted = "".join(piece for piece, _ in _decoded(word, encoding))
    # The case of TCVN3 capitals is lost, and says nothing here.
    return converted != word and is_syllable(converted.lower() if encoding == "tcvn3" else converted)


def _decoded(text: str, encoding: str) -> Iterator[tuple[str, int]]:
    """Yield each composed character and where it began in `text`."""
    plain = _as_latin(text)
    table, width = _TABLES[encoding], _WIDTHS[encoding]
    waiting, began, place = "", 0, 0
    while place < len(plain):
        taken = next((size for size in range(width, 0, -1) if plain[place : place + size] in table), 0)
        letter = table[plain[place : place + taken]] if taken else plain[place]
        joined = unicodedata.normalize("NFC", waiting + letter) if waiting else letter
        if unicodedata.combining(letter) and len(joined) != 1:
            letter = plain[place]  # The sign of degrees, not a tone: "25°C".
        if waiting and len(joined) > 1:
            yield waiting, began
        if not waiting or len(joined) > 1:
            began, joined = place, letter
        waiting = joined
        place += max(taken, 1)
    if waiting:
        yield waiting, began


def _as_latin(text: str) -> str:
    """Return `text` with symbol-encoded characters (U+F020 to U+F0FF) and bare cp1252 codes in plain form."""
    return text.translate(_LATIN)


def _latin_table() -> dict[int, str]:
    table = {0xF000 + code: chr(code) for code in range(0x20, 0x100)}
    for code in range(0x80, 0xA0):
        letter = bytes([code]).decode("cp1252", "ignore")
        if letter:
            table[code] = table[0xF000 + code] = letter
    return table


_LATIN = _latin_table()


def _prints_capitals(font: str) -> bool:
    """Tell whether the font's small letters look like capitals: `.VnTimeH`, `.VnArialH,Bold`."""
    return re.split(r"[ ,]+(?=Bold|Italic|Regular)", font.strip())[0].endswith("H")


def _in_case_of_line(line: str) -> str:
    """Return one line of TCVN3 with the case its plain letters show."""
    plain = _as_latin(line)
    if len(_CAPITAL.findall(plain)) >= _ENOUGH_WORDS and not _SMALL.search(plain):
        return _converted(plain).upper()
    return _WORD.sub(lambda found: _in_case_of_word(found.group()), plain)


def _in_case_of_word(word: str) -> str:
    found = _converted(word)
    capital = len(_CAPITAL.findall(word)) >= _ENOUGH_WORDS and not _SMALL.search(word)
    return found.upper() if capital else found


def _converted(text: str) -> str:
    return "".join(piece for piece, _ in _decoded(text, "tcvn3"))
