"""Wordings word by word: what is kept and changed gives back both, and reads as a person would mark it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.compare_matching import Item, match_items, steady
from plancli.analysis.compare_words import Piece, compare_words, wording_key

_SOME = ("rà", "soát", "hộ", "nghèo,", "thôn;", "văn", "hóa", "hoá", "-", "–", "20/6", "xã\n")
_WORDS = st.lists(st.sampled_from(_SOME), max_size=12)
_TEXTS = _WORDS.map(" ".join)


def _side(pieces: tuple[Piece, ...], name: str) -> list[str]:
    return [word for piece in pieces for word in getattr(piece, name).split()]


@given(_TEXTS, _TEXTS)
def test_pieces_hold_every_word_of_both_wordings(before: str, after: str) -> None:
    pieces = compare_words(before, after)
    assert _side(pieces, "before") == before.split()
    assert _side(pieces, "after") == after.split()
    assert all(wording_key(piece.before) == wording_key(piece.after) for piece in pieces if piece.same)


@given(_TEXTS, _TEXTS)
def test_a_change_back_is_the_same_the_other_way_round(before: str, after: str) -> None:
    turned = tuple(Piece(each.same, each.after, each.before) for each in compare_words(after, before))
    assert compare_words(before, after) == turned


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Thành lập Tổ công tác", "Kiện toàn Tổ công tác", [("Thành lập", "Kiện toàn")]),
        ("trong trường hợp cần thiết.", "trong trường hợp cần thiết, xong sớm.", [("", "xong sớm.")]),
        ("rà soát; lập hồ sơ", "rà soát, lập hồ sơ", [("soát;", "soát,")]),
        ("văn hóa – xã hội", "văn hoá-xã hội", []),
        # A lone word between two changes is no rest that reads as kept.
        (
            "một hai ba và bốn năm sáu",
            "bảy tám chín và mười trăm nghìn",
            [("một hai ba và bốn năm sáu", "bảy tám chín và mười trăm nghìn")],
        ),
    ],
)
def test_a_change_reads_as_a_person_would_mark_it(
    before: str, after: str, changed: list[tuple[str, str]]
) -> None:
    found = [(piece.before, piece.after) for piece in compare_words(before, after) if not piece.same]
    assert found == changed


def test_a_wording_as_long_as_a_book_is_compared() -> None:
    words = [f"từ{number}" for number in range(20_000)]
    other = [f"chữ{number}" for number in range(20_000)]
    (piece,) = compare_words(" ".join(words), " ".join(other))
    assert not piece.same
    kept = compare_words(" ".join(words), " ".join([*words[:10_000], "thêm", *words[10_000:]]))
    assert [piece.after for piece in kept if not piece.same] == ["thêm"]


@given(st.permutations(range(8)))
def test_what_stays_put_stays_put_on_the_way_back(order: list[int]) -> None:
    back = [order.index(number) for number in range(8)]
    assert {order[at] for at in steady(order)} == steady(back)
    kept = [order[at] for at in sorted(steady(order))]
    assert kept == sorted(kept)


def _items(*words: str) -> list[Item]:
    return [Item(f"II.{number}", each, "II") for number, each in enumerate(words)]


def test_many_texts_are_found_again_by_what_few_of_them_say() -> None:
    texts = [
        f"Việc số {number} của thôn thứ {number * 7}: rà soát, cập nhật danh sách" for number in range(400)
    ]
    changed = [f"{each} hằng tháng" for each in reversed(texts)]
    pairs = match_items(_items(*texts), [Item("", each, "III") for each in changed])
    assert pairs == [(number, 399 - number) for number in range(400)]


def test_texts_that_all_say_the_same_are_paired_in_their_order() -> None:
    assert match_items(_items("Báo cáo", "Báo cáo"), _items("Báo cáo", "Báo cáo", "Báo cáo")) == [
        (0, 0),
        (1, 1),
    ]
