"""Addresses stand in a sentence as people read them."""

from __future__ import annotations

from plancli.model.plan import PrintedText
from plancli.rules.wording.prose import Stretch, addresses


def test_an_address_stands_once_in_the_brackets_of_a_sentence() -> None:
    texts = [
        PrintedText("Luật Báo chí", ("bases", at), address) for at, address in enumerate(["I", "II", "I"])
    ]
    assert addresses(Stretch(text, 0, 4) for text in texts) == "I, II"
