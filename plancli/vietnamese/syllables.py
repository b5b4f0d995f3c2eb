"""Whether letters make a Vietnamese syllable: which onsets, rhymes and tones may stand together.

Judges shape only: "nghành" and "thưc" fail, a syllable that no dictionary has may pass. It corrects nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_ONSETS_LISTED = "ngh ng nh gh gi g kh k ph p th tr t ch c b d đ h l m n r s v x"
_OPEN_LISTED = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu i ia im in inh iu "
    "iêm iên iêng iêu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo oi om on ong oong "
    "ô ôi ôm ôn ông ôông ơ ơi ơm ơn u ua uân uâng uây uê uênh ui um un ung uơ uy uya uyên uyn uynh uyu "
    "uôi uôm uôn uông ư ưa ưi ưm ưng ưu ươi ươm ươn ương ươu y"
)
_STOPPED_LISTED = (
    "ap at ăp ăt âp ât ep et êp êt ip it op ot ôp ôt ơp ơt up ut oap oat oăp oăt oep oet uâp uât uêp uêt "
    "uyp uyt ac ăc âc ec oc ôc uc ưc iêc oac oăc uôc ươc ooc ach êch ich oach uêch uych "
    "iêp iêt ươp ươt uôt ưt uyêt"
)
# Behind "qu" the u has already rounded the lips; without a consonant in front, iê is written yê.
_OPEN_ALONE_LISTED = (
    "qua quai quam quan quang quanh quao quau quay quăm quăn quăng quân quâng quâu quây "
    "que quen queng queo quê quên quênh quêu qui quia quin quinh quiu quô quơ "
    "quy quym quyn quynh quyên quyu yêm yên yêng yêu"
)
_STOPPED_ALONE_LISTED = (
    "quac quach quap quat quăc quăp quăt quâc quâp quât quep quet quêch quêp quêt quich quip quit quôc "
    "quych quyp quyt quyêt yêt"
)
_ONSETS = frozenset(["", *_ONSETS_LISTED.split()])
_OPEN, _STOPPED = frozenset(_OPEN_LISTED.split()), frozenset(_STOPPED_LISTED.split())
_OPEN_ALONE = frozenset(_OPEN_ALONE_LISTED.split())
_STOPPED_ALONE = frozenset(_STOPPED_ALONE_LISTED.split())
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""The five marks, as they stand alone in a decomposed text."""
_TONES_ON_A_STOP = frozenset("\u0301\u0323")
"""A syllable that ends in p, t, c or ch takes sắc or nặng."""


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Tell whether `word` has the shape of one Vietnamese syllable, wherever its tone mark stands.

    Of "kỹ" and "kĩ", "quý" and "quí", "hòa" and "hoà" both are; so are decomposed letters.

    >>> is_syllable("Tuyên"), is_syllable("NGHIỆP"), is_syllable("nghành"), is_syllable("thưc")
    (True, True, False, False)
    """
    composed = unicodedata.normalize("NFC", word)
    if not (composed.islower() or composed.isupper() or composed.istitle()):
        return False
    tone, letters = "", ""
    for letter in unicodedata.normalize("NFD", composed.lower()):
        if letter in TONES:
            tone += letter
        else:
            letters += letter
    if len(tone) > 1:
        return False
    toneless = unicodedata.normalize("NFC", letters)
    if toneless in _OPEN_ALONE or (toneless in _STOPPED_ALONE and tone in _TONES_ON_A_STOP):
        return True
    return any(_fits(toneless[:length], toneless[length:], tone) for length in range(4))


def _fits(onset: str, rhyme: str, tone: str) -> bool:
    if onset not in _ONSETS or not rhyme:
        return False
    sounds = rhyme in _OPEN or (rhyme in _STOPPED and tone in _TONES_ON_A_STOP)
    return sounds and _is_spelt(onset, rhyme)


def _is_spelt(onset: str, rhyme: str) -> bool:
    """Ca but kê, ga but ghe, nga but nghe: one consonant is written by the vowel behind it."""
    front = rhyme[0] in "eêiy"
    if onset in {"c", "ng"}:
        return not front
    if onset in {"k", "gh", "ngh"}:
        return front
    if onset == "g":
        return not front or rhyme[0] == "i"
    if onset == "gi":
        return rhyme[0] not in "iy"
    return bool(onset) or not rhyme.startswith("iê")


def share_of_syllables(words: Iterable[str]) -> float:
    """Return which part of `words` are syllables, from 0 to 1; 0 where there are none."""
    judged = [is_syllable(word) for word in words]
    return sum(judged) / len(judged) if judged else 0.0
