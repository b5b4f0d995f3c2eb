"""Composed text leads back to the letters it came from."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from plancli.vietnamese.composition import compose

VIETNAMESE = st.text(alphabet="aăâđeêoôơuưy Trạm Tấu Ủy ban Hát Lừu\u0301\u0323\n", max_size=60)


@given(VIETNAMESE)
def test_composed_letters_lead_back_to_their_place(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    composed = compose(decomposed)
    assert composed.text == unicodedata.normalize("NFC", text)
    assert len(composed.offsets) == len(composed.text) + 1
    pieces = [
        decomposed[start:end]
        for start, end in zip(composed.offsets, list(composed.offsets)[1:], strict=False)
    ]
    assert "".join(pieces) == decomposed


def test_composed_text_is_its_own_copy() -> None:
    composed = compose("Phình Hồ")
    assert composed.text == "Phình Hồ"
    assert list(composed.offsets) == list(range(9))
