"""File names of sheets: what a clerk would choose, and what every system takes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancli.reports.file_names import name_sheets, sheets_not_made
from plancli.writing import write_set

HOSTILE_NAMES = [
    "Phòng A/B\\C",
    "../../etc/passwd",
    "..",
    "CON",
    "x" * 200,
    "Ủ" * 200,
    "Phòng ngược\u202etxt.exe",
    "Sở ẩn\u200b\u2066",
    "kết thúc. . .",
    "   ",
    "a\0b\nc\td",
    'a:b*c?d"e<f>g|h',
    "Tổ 1\u00a0",
    "nửa \ud83d",
    "",
    "NUL.",
    "com1.txt",
    "CONIN$",
    "~$phiếu",
    "-rf",
    ".ẩn",
    "👨‍👩‍👧 Tổ 😀" * 30,
    "\u3164\u2800",
    "a\u0323" * 300,
    '"“”"',
]

WINDOWS_FORBIDS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
WINDOWS_DEVICE = re.compile(r"(?i)(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])[ ]*(\..*)?")


def _stands_on_windows(name: str) -> bool:
    """Tell, by Microsoft's page "Naming Files, Paths, and Namespaces", whether a name can stand."""
    return (
        0 < len(name.encode("utf-16-le")) // 2 <= 255
        and not WINDOWS_FORBIDS.search(name)
        and not WINDOWS_DEVICE.fullmatch(name)
        and not name.endswith((" ", "."))
    )


@given(st.lists(st.text(max_size=250), max_size=5))
@example(HOSTILE_NAMES)
@example(["Phòng Tư pháp", "phòng tư pháp", "Pho\u0300ng Tư pháp"])
@example(["Ban Chỉ đạo " * 9 + "xã Bản Công", "Ban Chỉ đạo " * 9 + "xã Bản Mù"])
def test_any_names_make_files_that_stand_beside_each_other(units: list[str]) -> None:
    cover, made = name_sheets(units, "docx")
    names = (cover, *made)
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(units) + 1
    for name in names:
        assert _stands_on_windows(name)
        assert _stands_on_windows(name.removesuffix(".docx"))
        assert len(name.encode("utf-8")) <= 255
        # A folder of 120 signs and the name stay under the 259 that Windows takes of a path.
        assert len(name.encode("utf-16-le")) // 2 <= 120
        assert name.isprintable()
        assert name == unicodedata.normalize("NFC", name)
        assert name[0].isdecimal()
    assert name_sheets(units, "docx") == (cover, made)


@given(st.lists(st.sampled_from(HOSTILE_NAMES), min_size=1))
def test_a_name_depends_on_the_unit_and_its_number_alone(units: list[str]) -> None:
    alone = [name_sheets([unit], "md")[1][0].partition(" - ")[2] for unit in units]
    assert [name.partition(" - ")[2] for name in name_sheets(units, "md")[1]] == alone


def test_hostile_names_can_be_written(tmp_path: Path) -> None:
    _, names = name_sheets(HOSTILE_NAMES, "md")
    written = write_set(tmp_path / "phiếu", dict.fromkeys(names, b""))
    assert sorted(path.name for path in (tmp_path / "phiếu").iterdir()) == sorted(names)
    assert [path.name for path in written] == list(names)


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("Phòng Văn hóa và Thông tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng A/B", "Phòng A-B"),
        ("Phòng A / B", "Phòng A - B"),
        ("Tổ công tác: Nhóm 1", "Tổ công tác - Nhóm 1"),
        ('Trường TH&THCS "Kim Đồng"', "Trường TH&THCS 'Kim Đồng'"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "Đơn vị"),
        ("?*<>", "Đơn vị"),
        ("\u200b\u3164", "Đơn vị"),
        ("Pho\u0300ng  Tư\npháp.", "Phòng Tư pháp"),
        ("Sở\u202e ngược", "Sở ngược"),
        ("CON", "CON"),
    ],
)
def test_a_plain_name_stays_itself(unit: str, name: str) -> None:
    assert name_sheets([unit], "docx")[1] == (f"01 - {name}.docx",)


def test_a_long_name_keeps_the_end_that_tells_it_from_the_next() -> None:
    common = (
        "Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia và phong trào toàn dân xây dựng đời sống"
    )
    _, names = name_sheets([f"{common} văn hóa xã {place}" for place in ("Bản Công", "Bản Mù")], "docx")
    assert names == (
        "01 - Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia … xây dựng đời sống văn hóa xã Bản Công.docx",
        "02 - Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia … dân xây dựng đời sống văn hóa xã Bản Mù.docx",
    )


def test_no_accent_without_its_letter_begins_the_end_of_a_long_name() -> None:
    (name,) = name_sheets(["a" * 70 + "ẹ" + "\u0323" * 20 + "z" * 25], "docx")[1]
    assert name.endswith(" … " + "z" * 25 + ".docx")


@pytest.mark.parametrize(
    ("count", "cover", "first"),
    [(1, "00", "01"), (99, "00", "01"), (100, "000", "001"), (1000, "0000", "0001")],
)
def test_numbers_are_as_wide_as_the_last_one_so_that_names_sort(count: int, cover: str, first: str) -> None:
    covering, names = name_sheets(["Tổ"] * count, "docx")
    assert (covering, names[0]) == (f"{cover} - Bảng tổng hợp.docx", f"{first} - Tổ.docx")
    assert sorted((covering, *names)) == [covering, *names]


def test_sheets_of_an_earlier_run_are_told_from_those_of_this_one_and_from_a_clerks_own() -> None:
    cover, made = name_sheets(["Phòng Tư pháp"], "docx")
    decomposed = unicodedata.normalize("NFD", made[0])
    own = ["ghi chú.docx", "1 - a.docx", "2026 kế hoạch.docx", "02 - Công an.md", "~$ - Phòng Tư pháp.docx"]
    found = [cover, decomposed, *own, "03 - Công an.docx", "02 - Phòng Y tế.docx"]
    assert sheets_not_made(found, [cover, *made], "docx") == ["02 - Phòng Y tế.docx", "03 - Công an.docx"]
