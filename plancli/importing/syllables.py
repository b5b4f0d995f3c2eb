"""Whether letters make a Vietnamese syllable: the test by which a wrong table of letters gives itself away.

Judges shape only, so "nghoèo" fails and a word that no dictionary has passes; it corrects nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]?"
_OPEN = (
    "a|ai|am|an|ang|anh|ao|au|ay|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eng|eo|ê|êm|ên|ênh|êu|i|ia|im|in|inh|iu|"
    "iêm|iên|iêng|iêu|o|oa|oai|oam|oan|oang|oanh|oao|oay|oăm|oăn|oăng|oe|oen|oeo|oi|om|on|ong|oong|"
    "ô|ôi|ôm|ôn|ông|ôông|ơ|ơi|ơm|ơn|u|ua|uân|uâng|uây|uê|uênh|ui|um|un|ung|uơ|uy|uya|uyên|uyn|uynh|uyu|"
    "uôi|uôm|uôn|uông|ư|ưa|ưi|ưm|ưng|ưu|ươi|ươm|ươn|ương|ươu|y|ym|yn|ynh|yêm|yên|yêng|yêu"
)
_STOPPED = (
    "(?:a|ă|â|e|ê|i|o|ô|ơ|u|oa|oă|oe|uâ|uê|uy)[pt]|(?:a|ă|â|e|o|ô|u|ư|iê|oa|oă|uô|ươ|oo)c|"
    "(?:a|ê|i|oa|uê|uy)ch|(?:iê|yê|uyê|uô|ươ|ư)t|(?:iê|ươ)p"
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def is_syllable(word: str) -> bool:
    """Tell whether `word` has the shape of one Vietnamese syllable, in either tone style.

    >>> is_syllable("Tuyên"), is_syllable("nghiệp"), is_syllable("kÕ"), is_syllable("élève")
    (True, True, False, False)
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    letters, tone = [], ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tone += letter
        else:
            letters.append(letter)
    return bool(_syllable().fullmatch(unicodedata.normalize("NFC", "".join(letters)) + tone))


@cache
def _syllable() -> re.Pattern[str]:
    """Compile late: most files need no such test.

    Toned by one mark behind the letters; a syllable that ends in p, t, c, ch takes an acute or a dot alone.
    """
    return re.compile(
        f"(?:{_ONSET})(?:(?:{_OPEN})[\u0300\u0301\u0303\u0309\u0323]?|(?:{_STOPPED})[\u0301\u0323])"
    )


def share_of_syllables(words: Iterable[str]) -> float:
    """Return which part of `words` are syllables, from 0 to 1; 0 where there are none."""
    judged = [is_syllable(word) for word in words]
    return sum(judged) / len(judged) if judged else 0.0
