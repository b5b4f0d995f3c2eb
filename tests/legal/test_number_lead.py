"""What stands in front of a number is read as far as it belongs to it."""

from __future__ import annotations

import pytest

from plancli.legal.number_lead import Lead, may_have_kind, read_lead


@pytest.mark.parametrize(
    ("text", "kind", "has_so", "own", "form"),
    [
        ("tại Quyết định số 407/QĐ-TTg", "Quyết định", True, False, False),
        ("tại Quyết định 407/QĐ-TTg", "Quyết định", False, False, False),
        ("tại Quyết địnhsố 407/QĐ-TTg", "Quyết định", True, False, False),
        ("theo mẫu số 407/QĐ-TTg", None, True, False, True),
        ("theo 407/QĐ-TTg", None, False, False, False),
        ("407/QĐ-TTg", None, False, False, False),
        ("số 407/QĐ-TTg", None, True, False, False),
        ("Số 407/QĐ-TTg", None, True, True, False),
        ("**Số** 407/QĐ-TTg", None, True, True, False),
        ("| Số 407/QĐ-TTg\nNơi nhận: các xã\nA", None, True, True, False),
        ("Số 407/QĐ-TTg ngày 30/3/2022", None, True, False, False),
        ("Số: 407/QĐ-TTg ngày 30/3/2022", None, True, True, False),
        ("số: 407/QĐ-TTg", None, True, False, False),
        ("địnhsố: 407/QĐ-TTg", None, True, False, False),
        ("theo Số 407/QĐ-TTg", None, True, False, False),
        ("Ủy ban nhân dân\nhuyện Trạm Tấu\nSố 407/QĐ-TTg", None, True, True, False),
        ("Ủy ban nhân dân\nhuyện Trạm Tấu\nđ Số 407/QĐ-TTg", None, True, False, False),
        ("Số 407/QĐ-TTg \n", None, True, True, False),
    ],
)
def test_the_words_in_front_say_what_the_number_is(
    text: str, kind: str | None, has_so: bool, own: bool, form: bool
) -> None:
    lead = read_lead(text, text.index("407"))
    assert lead == Lead(lead.start, kind, has_so, own, form)
    assert text[lead.start : lead.start + 2].casefold() in {"qu", "số", "40"}


@pytest.mark.parametrize(
    ("text", "may"),
    [("Quyết định số 407", True), ("Quyết định 407", True), ("định một hai 407", False), ("407", False)],
)
def test_only_the_two_words_in_front_are_asked_whether_a_kind_ends_there(text: str, may: bool) -> None:
    assert may_have_kind(text, text.index("407")) is may
