"""The communes of before 1 July 2025 and what each became, province by province.

Says what its table says; it decides nothing between two places of one name, and invents no successor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from plancli.records import dataclass, replace
from plancli.vietnamese.folding import fold

T = TypeVar("T")

_PROVINCE, _DISTRICT, _NEW, _PART = "= ", "- ", "+ ", "*"


@dataclass(frozen=True, slots=True)
class OldCommune:
    """Một xã, phường, thị trấn trước ngày 01/7/2025."""

    name: str
    """`Xã Bản Công`"""
    district: str
    """`Huyện Trạm Tấu`"""
    province: str
    """Of that time: `Tỉnh Yên Bái`."""
    new_province: str
    """`Tỉnh Lào Cai`"""
    successors: tuple[str, ...]
    """`Xã Hạnh Phúc`; several where it was divided."""
    kept: bool
    """True where it went on alone under its own name: `Xã Tà Xi Láng`."""
    mixed: frozenset[str] = frozenset()
    """Successors that the table also gives to one of its name in another district of the present province.

    One of the two is then mistaken: "Xã Tân Thạnh" of two provinces has the successors of both.
    """


@dataclass(frozen=True, slots=True)
class District:
    """Một huyện, quận, thị xã, thành phố cũ."""

    name: str
    province: str
    new_province: str


@dataclass(frozen=True, slots=True)
class _Block:
    """One old province as the table has it; its communes are read when they are asked for."""

    old: str
    new: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Districts, each before its communes, then what has no predecessor."""
        return self.text.splitlines()


class Places:
    """The table, looked up by name with its level: `xã Bản Công`, `huyện Trạm Tấu`, `tỉnh Yên Bái`."""

    def __init__(self, read: Callable[[], bytes], spellings: Sequence[Sequence[str]] = ()) -> None:
        """Take the way to the table, which is read at the first question, and names spelt in several ways."""
        self._read = read
        self._spellings = {fold(other): fold(first) for first, *others in spellings for other in others}
        self._merged: dict[str, tuple[OldCommune, ...]] = {}
        self._named: dict[str, Mapping[str, Sequence[OldCommune]]] = {}

    def key(self, name: str) -> str:
        """Return the key by which two spellings of one name with its level are equal.

        >>> Places(bytes, [("Hát Lừu", "Hát Lìu")]).key("Xã Hát Lìu")
        'xã hát lừu'
        """
        folded = fold(name)
        for other, first in self._spellings.items():
            if folded.endswith(f" {other}"):
                return folded.removesuffix(other) + first
        return folded

    def new_province(self, name: str) -> str:
        """Return the province that an old or a present one is today; empty where there is none such."""
        return self._provinces.get(fold(name), "")

    def is_present_province(self, name: str) -> bool:
        """Say whether one of the 34 bears this name, level included."""
        return fold(self.new_province(name)) == fold(name)

    def bears_province_name(self, name: str) -> bool:
        """Say whether the name without its level is also that of a present province: `Bắc Ninh`."""
        bare = fold(name)
        return any(fold(block.new).endswith(f" {bare}") for block in self._blocks)

    def districts(self, name: str, province: str = "") -> tuple[District, ...]:
        """Return the old districts of this name, in an old or a present province if one is given."""
        within = fold(province)
        found = self._districts.get(fold(name), ())
        return tuple(each for each in found if within in ("", fold(each.province), fold(each.new_province)))

    def old_communes(self, name: str, province: str = "", district: str = "") -> tuple[OldCommune, ...]:
        """Return the old communes of this name, in a province (old or present) and a district if given."""
        wanted, within = self.key(name), fold(district)
        return tuple(
            each
            for block in self._of(province)
            for each in self._named_in(block).get(wanted, ())
            if within in ("", fold(each.district))
        )

    def is_present_commune(self, name: str, province: str) -> bool:
        """Say whether a commune of the present province bears this name."""
        wanted = self.key(name)
        return any(self.key(each) == wanted for block in self._of(province) for each in _new_names(block))

    def communes_of_province(self, province: str) -> tuple[str, ...]:
        """Return the communes of a present province, each once: the 99 of `Tỉnh Lào Cai`."""
        named = {self.key(each): each for block in self._of(province) for each in _new_names(block)}
        return tuple(named.values()) if self.is_present_province(province) else ()

    def province_of(self, name: str) -> str:
        """Return the one present province that has a commune of this name; empty where none or two have."""
        pattern = re.compile(rf"^(?:\+ )?{re.escape(name)}(?=: | = |$)", re.IGNORECASE | re.MULTILINE)
        found = {block.new for block in self._blocks if pattern.search(block.text)}
        return found.pop() if len(found) == 1 else ""

    def has_commune(self, name: str) -> bool:
        """Say whether any commune, old or present, of any province bears this name."""
        pattern = re.compile(rf"(?:^|[,:=+] ){re.escape(name)}\*?(?=$|[,:]| =)", re.IGNORECASE | re.MULTILINE)
        return any(pattern.search(block.text) for block in self._blocks)

    def communes_of_district(self, district: District) -> tuple[str, ...]:
        """Return the present communes that the communes of an old district surely went into, each once."""
        found = [
            successor
            for block in self._of(district.province)
            for each in self._communes_of(block)
            if each.district == district.name
            for successor in each.successors
            if successor not in each.mixed
        ]
        return tuple(dict.fromkeys(found))

    @cached_property
    def _blocks(self) -> tuple[_Block, ...]:
        found = []
        for part in f"\n{self._read().decode()}".split(f"\n{_PROVINCE}")[1:]:
            head, _, text = part.partition("\n")
            old, _, new = head.partition(" > ")
            found.append(_Block(old, new, text))
        return tuple(found)

    @cached_property
    def _districts(self) -> Mapping[str, Sequence[District]]:
        found = (
            District(line.removeprefix(_DISTRICT), block.old, block.new)
            for block in self._blocks
            for line in block.lines
            if line.startswith(_DISTRICT)
        )
        return _grouped(found, lambda each: fold(each.name))

    @cached_property
    def _provinces(self) -> dict[str, str]:
        olds = {fold(block.old): block.new for block in self._blocks}
        return olds | {fold(block.new): block.new for block in self._blocks}

    def _of(self, province: str) -> Iterator[_Block]:
        wanted = fold(province)
        for block in self._blocks:
            if not wanted or wanted in (fold(block.old), fold(block.new)):
                yield block

    def _communes_of(self, block: _Block) -> tuple[OldCommune, ...]:
        if block.new not in self._merged:
            self._merged[block.new] = tuple(self._compared(block.new))
        return tuple(each for each in self._merged[block.new] if each.province == block.old)

    def _named_in(self, block: _Block) -> Mapping[str, Sequence[OldCommune]]:
        """Return the old communes of a block by the key of their name."""
        if block.old not in self._named:
            self._named[block.old] = _grouped(self._communes_of(block), lambda each: self.key(each.name))
        return self._named[block.old]

    def _compared(self, province: str) -> Iterator[OldCommune]:
        """Yield the old communes of a present province, told apart from those of the same name."""
        blocks = (block for block in self._blocks if block.new == province)
        read = [each for block in blocks for each in self._read_communes(block)]
        received = Counter(successor for each in read for successor in each.successors)
        alike = _grouped(read, lambda each: self.key(each.name))
        for each in read:
            others = (other for other in alike[self.key(each.name)] if other is not each)
            mixed = {successor for other in others for successor in other.successors}
            yield replace(
                each,
                kept=each.kept and received[each.successors[0]] == 1,
                mixed=frozenset(mixed.intersection(each.successors)),
            )

    def _read_communes(self, block: _Block) -> Iterator[OldCommune]:
        district = ""
        successors: dict[tuple[str, str], list[str]] = {}
        alone: set[tuple[str, str]] = set()
        for line in block.lines:
            if line.startswith(_DISTRICT):
                district = line.removeprefix(_DISTRICT)
            elif " = " in line:
                new, _, old = line.partition(" = ")
                successors.setdefault((district, old), []).append(new)
                if self.key(new) == self.key(old):
                    alone.add((district, old))
            elif ": " in line:
                new, _, olds = line.partition(": ")
                for old in olds.split(", "):
                    successors.setdefault((district, old.rstrip(_PART)), []).append(new)
        for (district, old), news in successors.items():
            kept = (district, old) in alone
            yield OldCommune(old, district, block.old, block.new, tuple(news), kept)


def _grouped(found: Iterable[T], key: Callable[[T], str]) -> Mapping[str, Sequence[T]]:
    """Return what was found by its key, in its order."""
    groups: dict[str, list[T]] = {}
    for each in found:
        groups.setdefault(key(each), []).append(each)
    return groups


def _new_names(block: _Block) -> Iterator[str]:
    for line in block.lines:
        if line.startswith(_NEW):
            yield line.removeprefix(_NEW)
        elif not line.startswith(_DISTRICT):
            yield line.partition(" = ")[0].partition(": ")[0]
