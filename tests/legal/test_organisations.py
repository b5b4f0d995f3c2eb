"""Bodies and communes that ended: what the data holds, and how names find their way in it."""

from __future__ import annotations

import datetime
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from plancli.errors import UsageError
from plancli.legal.acts import Confidence
from plancli.legal.organisations import EARLIEST, Level, Organisations, load_default_organisations
from plancli.legal.places import Places
from plancli.resources import read_resource

SHIPPED = load_default_organisations()
PLACES = SHIPPED.places
TRAM_TAU = {
    "thị trấn Trạm Tấu": "Xã Hạnh Phúc",
    "xã Bản Công": "Xã Hạnh Phúc",
    "xã Hát Lừu": "Xã Hạnh Phúc",
    "xã Hát Lìu": "Xã Hạnh Phúc",
    "xã Xà Hồ": "Xã Hạnh Phúc",
    "xã Trạm Tấu": "Xã Trạm Tấu",
    "xã Pá Lau": "Xã Trạm Tấu",
    "xã Pá Hu": "Xã Trạm Tấu",
    "xã Túc Đán": "Xã Trạm Tấu",
    "xã Phình Hồ": "Xã Phình Hồ",
    "xã Làng Nhì": "Xã Phình Hồ",
    "xã Bản Mù": "Xã Phình Hồ",
    "xã Tà Xi Láng": "Xã Tà Xi Láng",
    "xã Tà Si Láng": "Xã Tà Xi Láng",
}
SMALL = """# header
= Tỉnh A > Tỉnh B
- Huyện Một
Xã Mới: Xã Cũ, Xã Chia*
Xã Nguyên = Xã Nguyên
Xã Khác: Xã Chia*
- Huyện Hai
Xã Đổi = Xã Cũ
= Tỉnh B > Tỉnh B
- Huyện Đảo
+ Đặc khu Đảo
"""


def small() -> Places:
    return Places(SMALL.encode)


@pytest.mark.parametrize(("name", "successor"), TRAM_TAU.items())
def test_each_commune_of_tram_tau_has_the_successor_that_the_resolution_names(
    name: str, successor: str
) -> None:
    (found,) = PLACES.old_communes(name, "Tỉnh Yên Bái", "huyện Trạm Tấu")
    assert found.successors == (successor,)
    assert found.new_province == "Tỉnh Lào Cai"
    assert found.kept == (successor == "Xã Tà Xi Láng")


def test_the_table_is_whole() -> None:
    text = read_resource("data", "communes_2025.txt").decode()
    provinces = set(re.findall(r"^= (.*) > (.*)$", text, re.MULTILINE))
    assert (len(provinces), len({new for _, new in provinces})) == (63, 34)
    present = set()
    olds = 0
    for old, new in provinces:
        block = [each for each in PLACES._blocks if each.old == old]
        communes = [each for one in block for each in PLACES._communes_of(one)]
        olds += len(communes)
        present |= {(new, name) for each in communes for name in each.successors}
        present |= {(new, line[2:]) for one in block for line in one.lines if line.startswith("+ ")}
    assert (olds, len(present)) == (10_035, 3_321)


def test_a_commune_may_be_divided_renamed_or_kept() -> None:
    def ways(name: str, district: str) -> list[tuple[tuple[str, ...], bool]]:
        found = small().old_communes(name, "Tỉnh B", district)
        return [(each.successors, each.kept) for each in found]

    assert ways("xã chia", "huyện một") == [(("Xã Mới", "Xã Khác"), False)]
    assert ways("xã nguyên", "huyện một") == [(("Xã Nguyên",), True)]
    assert ways("xã cũ", "huyện hai") == [(("Xã Đổi",), False)]
    assert len(small().old_communes("xã cũ", "tỉnh a")) == 2
    assert small().old_communes("xã cũ", "tỉnh khác") == ()


def test_a_commune_that_received_another_is_not_the_one_it_was() -> None:
    (found,) = PLACES.old_communes("phường An Khê", "Thành phố Đà Nẵng", "quận Thanh Khê")
    assert (found.successors, found.kept) == (("Phường An Khê",), False)
    assert PLACES.old_communes("xã Tà Xi Láng", "Tỉnh Yên Bái")[0].kept


def test_what_the_table_gives_to_two_communes_of_one_name_is_of_neither() -> None:
    """The package went by the name within the present province: one of the two has both successors wrongly."""
    (found,) = PLACES.old_communes("xã Tân Thạnh", "Tỉnh Sóc Trăng", "huyện Long Phú")
    assert found.mixed == {"Xã Tân Thạnh", "Xã Trường Thành"}
    (my_tho,) = PLACES.districts("thành phố Mỹ Tho")
    assert "Phường Đạo Thạnh" in PLACES.communes_of_district(my_tho)
    assert "Phường Cao Lãnh" not in PLACES.communes_of_district(my_tho)


def test_present_names_and_provinces() -> None:
    places = small()
    assert places.is_present_commune("xã mới", "tỉnh b")
    assert places.is_present_commune("đặc khu đảo", "Tỉnh B")
    assert not places.is_present_commune("xã cũ", "tỉnh b")
    assert places.province_of("xã mới") == "Tỉnh B"
    assert places.province_of("Đặc khu Đảo") == "Tỉnh B"
    assert places.province_of("xã cũ") == ""
    assert places.new_province("tỉnh a") == "Tỉnh B"
    assert places.is_present_province("tỉnh b")
    assert not places.is_present_province("tỉnh a")
    assert [each.province for each in places.districts("huyện một")] == ["Tỉnh A"]
    assert places.districts("huyện một", "tỉnh c") == ()
    assert places.communes_of_district(places.districts("huyện một")[0]) == ("Xã Mới", "Xã Khác", "Xã Nguyên")


@pytest.mark.parametrize(
    ("name", "day", "gone"),
    [
        ("Bộ Thông tin và Truyền thông", "2025-02-28", False),
        ("BTTTT", "2025-03-01", True),
        ("sở TT&TT", "2026-06-30", False),
        ("Sở Thông tin và Truyền thông", "2026-07-01", True),
    ],
)
def test_a_body_is_gone_from_its_day_on(name: str, day: str, gone: bool) -> None:
    body = SHIPPED.named(name)
    assert body is not None
    assert body.has_ended_by(datetime.date.fromisoformat(day)) is gone


def test_the_level_of_districts_ended_by_law() -> None:
    level = SHIPPED.level(Level.DISTRICT)
    assert (level.since, level.exact, level.confidence) == ("01/7/2025", True, Confidence.HIGH)
    assert "72/2025/QH15" in level.sources[0]


def test_nothing_ended_before_the_earliest_day_and_every_entry_has_a_source() -> None:
    entries = [*SHIPPED._book.bodies, *SHIPPED._book.levels.values()]
    assert min(each.ended.first_day for each in entries) == EARLIEST
    assert all(each.sources and each.succeeded_by for each in entries)
    assert SHIPPED.checked == "23/11/2026"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("báo cáo Sở Thông tin và  Truyền thông theo quy định", ["Sở Thông tin và  Truyền thông"]),
        ("giao Sở TT&TT, Bộ GTVT.", ["Bộ GTVT", "Sở TT&TT"]),
        ("Sở Thông tin và Truyền thông (cũ)", []),
        ("Sở Thông tin và Truyền thông tỉnh Yên Bái trước đây", []),
        ("trước đây là Sở Thông tin và Truyền thông", []),
        ("Sở Thông tin và Truyền thông (nay là Sở Khoa học và Công nghệ)", []),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", []),
        ("Thông tư 06/2022/TT-BTTTT", []),
        ("Sở Thông tin", []),
        ("cán bộ Thông tin và Truyền thông, cơ sở Thông tin và Truyền thông", []),
        ("CÁN BỘ THÔNG TIN VÀ TRUYỀN THÔNG", []),
        ("BỘ GIAO THÔNG VẬN TẢI", ["BỘ GIAO THÔNG VẬN TẢI"]),
    ],
)
def test_bodies_are_found_where_a_text_names_them_as_standing(words: str, found: list[str]) -> None:
    assert sorted(words[each.start : each.end] for each in SHIPPED.find(words)) == found


def test_low_confidence_judges_nothing() -> None:
    book = read_resource("data", "organisations.yaml").replace(b"confidence: medium", b"confidence: low")
    body = Organisations(lambda: book, bytes).named("Bộ Giao thông vận tải")
    assert body is not None
    assert not body.has_ended_by(datetime.date(2026, 11, 23))


@pytest.mark.parametrize(
    "book", [b"levels: [", b"- a", b"levels: []", b"checked: 2026-11-23\nlevels: [{level: x}]"]
)
def test_a_broken_list_is_named(book: bytes) -> None:
    with pytest.raises(UsageError) as error:
        Organisations(lambda: book, bytes).named("x")
    assert error.value.key == "organisations.unreadable"


def _tool(project: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("pack_communes", project / "tools" / "pack_communes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_packing_gives_the_same_text_whatever_the_order_of_the_rows(project: Path) -> None:
    keys = ("old_province", "old_district", "old_commune", "new_province", "new_commune", "extent")
    lines = (
        "Tỉnh A|Huyện Một|Xã Cũ|Tỉnh B|Xã Mới|whole",
        "Tỉnh A|Huyện Một|Xã Chia|Tỉnh B|Xã Mới|part",
        "Tỉnh A|Huyện Một|Xã Chia|Tỉnh B|Xã Khác|part",
        "Tỉnh A|Huyện Một|Xã Nguyên|Tỉnh B|Xã Nguyên|whole",
        "Tỉnh B|Huyện Hai|Xã B|Tỉnh B|Xã B|whole",
    )
    rows = [dict(zip(keys, line.split("|"), strict=True)) for line in lines]
    communes = [{"province": "Tỉnh B", "commune": name} for name in ("Đặc khu Đảo", "Xã Mới", "Xã B")]
    pack = _tool(project).pack
    packed = pack(rows, communes)
    assert packed == pack(rows[::-1], communes[::-1])
    body = [line for line in packed.splitlines() if not line.startswith("#")]
    assert body == [
        "= Tỉnh A > Tỉnh B",
        "- Huyện Một",
        "Xã Khác: Xã Chia*",
        "Xã Mới: Xã Chia*, Xã Cũ",
        "Xã Nguyên = Xã Nguyên",
        "= Tỉnh B > Tỉnh B",
        "- Huyện Hai",
        "Xã B = Xã B",
        "+ Đặc khu Đảo",
    ]
    assert "vietnamadminunits" in packed


TWO = """\
checked: 2026-11-23
levels: [{name: cấp huyện, level: district, valid_to: 2025-07-01, succeeded_by: [], confidence: high, sources: [a]}]
organisations:
  - {name: Sở Thử, aliases: [ST], gone_by: 2025-03-01, succeeded_by: [Sở Sau], confidence: medium,
     sources: [a, b], note: một phần việc}
"""


def test_what_the_book_says_of_a_body_is_read_whole() -> None:
    book = Organisations(TWO.encode, SMALL.encode)
    body, level = book.named("sở thử"), book.level(Level.DISTRICT)
    assert body is not None
    assert body.aliases == ("ST",)
    assert (body.exact, body.told_by, body.since) == (False, "gone", "01/3/2025")
    assert (body.succeeded_by, body.sources, body.note) == (("Sở Sau",), ("a", "b"), "một phần việc")
    assert body.confidence is Confidence.MEDIUM
    assert (level.aliases, level.exact, level.told_by, level.note) == ((), True, "", "")
    assert book.named("ST") == body
    assert book.places.old_communes("Xã Cũ")
    assert book.checked == "23/11/2026"


def test_other_spellings_of_the_book_find_a_commune() -> None:
    text = f"{TWO}spellings: [[Cũ, Cụ]]\n"
    found = Organisations(text.encode, SMALL.encode).places.old_communes("Xã Cụ")
    assert {each.name for each in found} == {"Xã Cũ"}


def test_a_book_that_is_not_as_it_should_be_is_named() -> None:
    with pytest.raises(UsageError) as error:
        Organisations(TWO.replace("gone_by: 2025-03-01", "gone_by: khi nào").encode, SMALL.encode).named("ST")
    assert (error.value.key, error.value.fields) == (
        "organisations.unreadable",
        {"path": "organisations.yaml"},
    )


def test_the_communes_of_a_present_province_are_named_once() -> None:
    assert small().communes_of_province("tỉnh b") == (
        "Xã Mới",
        "Xã Nguyên",
        "Xã Khác",
        "Xã Đổi",
        "Đặc khu Đảo",
    )
    assert small().communes_of_province("Tỉnh A") == ()


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("xã cũ", True), ("Xã Chia", True), ("Xã Mới", True), ("Xã Nguyên", True), ("Đặc khu Đảo", True),
        ("Xã", False), ("Cũ", False), ("Xã Chi", False), ("Huyện Một", False), ("Tỉnh A", False),
    ],
)  # fmt: skip
def test_whether_any_commune_bears_a_name(name: str, has: bool) -> None:
    assert small().has_commune(name) == has
