"""What thousands of plans found is kept out of memory, and is the same when it is asked for."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.checked import Held
from plancli.packed import Store, pack

WORDS = "Trạm Tấu: phối hợp với các các cơ quan"


@pytest.fixture
def store() -> Iterator[Store]:
    made = Store()
    yield made
    made.close()


@given(st.lists(st.text(max_size=9), max_size=9), st.integers(1, 300))
def test_all_is_given_as_it_was_put_whatever_stands_in_memory(many: list[str], in_memory: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("plancli.packed._IN_MEMORY", in_memory)
        store = Store()
        kept = [store.put(pack(Held(each))) for each in many]
        assert [each.give() for each in reversed(kept)] == many[::-1]
        assert [each.anew(each.give() + "!").give() for each in kept] == [f"{each}!" for each in many]
        assert [each.give() for each in kept] == many
        store.close()


def test_what_is_put_away_stands_in_memory_no_longer(store: Store) -> None:
    kept = store.put(pack(Held(WORDS)))
    store.close()
    with pytest.raises(ValueError, match="closed"):
        kept.give()


def test_what_is_not_packed_stays_where_it_is(store: Store) -> None:
    held = Held(WORDS)
    assert store.put(held) is held


def test_a_full_disk_leaves_things_in_memory(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.put(pack(Held(WORDS)))

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SpooledTemporaryFile, "write", full)
    packed = pack(Held("sau"))
    assert store.put(packed) is packed
    monkeypatch.undo()
    assert store.put(packed) is packed, "the file may end in half a thing"
    assert (before.give(), packed.give()) == (WORDS, "sau")
