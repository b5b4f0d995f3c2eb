"""Keys by which two ways of writing the same Vietnamese words are equal.

Only compares: both tone styles are right, so it corrects no text.
"""

from __future__ import annotations

import re
import unicodedata

from plancli.remembering import remembered

# Đ (U+0110), Ð (U+00D0) and Ɖ (U+0189) look alike and are typed for each other; no normal form joins them.
# Ƣ (U+01A2) stands for Ư where a text comes from an old font.
_SAME_LETTER = {**dict.fromkeys("ÐðƉɖ", "đ"), **dict.fromkeys("Ƣƣ", "ư")}
# Word's autoformat and "non-breaking" marks, for the hyphen of the keyboard.
_SAME_HYPHEN = dict.fromkeys("‐‑‒–—−", "-")
_INVISIBLE = dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff", "")
_ALIKE = tuple({**_SAME_LETTER, **_SAME_HYPHEN, **_INVISIBLE}.items())
"""Rare all: to look for each in turn is quicker than to look every letter up."""

_OLD_STYLE = {
    new: old
    for news, olds in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for new, old in zip(news.split(), olds.split(), strict=True)
}
# Open syllables only: "hoàn" is written one way; and in "quý" the u belongs to the consonant.
# (A class that lists the accented vowels would cost more to compile than all the rest of this module.)
_NEW_STYLE = re.compile(r"[ou][^\W\d_a-z](?<!qu.)(?![^\W\d_])")


@remembered
def fold(text: str) -> str:
    """Return the key for comparing: one case, one tone placement, one đ, one hyphen, single spaces.

    Decree 30/2020/NĐ-CP itself prints both "HÒA" and "HOÀ", "ủy" and "uỷ".

    >>> fold("Uỷ ban  nhân dân huyện Trạm Tấu")
    'ủy ban nhân dân huyện trạm tấu'
    """
    for letter, same in _ALIKE:
        text = text.replace(letter, same)
    if not unicodedata.is_normalized("NFC", text):
        # Case is folded between the two normal forms, as Unicode's caseless matching asks.
        text = unicodedata.normalize("NFD", text)
    composed = unicodedata.normalize("NFC", text.casefold())
    moved = _NEW_STYLE.sub(_in_old_style, composed)
    return unicodedata.normalize("NFC", " ".join(moved.split()))


def _in_old_style(found: re.Match[str]) -> str:
    return _OLD_STYLE.get(found.group(), found.group())


@remembered
def unaccent(text: str) -> str:
    """Return the key without any mark, for those who type none.

    >>> unaccent("Bản Mù, Hát Lừu, Phòng Tư pháp, Đảng")
    'ban mu, hat luu, phong tu phap, dang'
    """
    letters = unicodedata.normalize("NFD", fold(text))
    plain = "".join([letter for letter in letters if not unicodedata.combining(letter)])
    return plain.replace("đ", "d")


def words_key(text: str) -> str:
    """Return the folded words alone, a blank between two and at both ends; marks between them do not count.

    >>> words_key("Phổ biến, giáo dục")
    ' phổ biến giáo dục '
    """
    words = " ".join(re.findall(r"\w+", fold(text)))
    return f" {words} "
