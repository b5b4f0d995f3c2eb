"""A list of units is read in any of the forms a clerk has it in; what is none is refused."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from plancli.errors import InputError
from plancli.importing.roster_file import read_roster

NAMES = ("UBND xã Vân Khê", "UBND phường Mây Trắng")


def workbook(*rows: tuple[str | int | None, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "UBND xã Vân Khê\nUBND phường Mây Trắng\n".encode()),
        ("a.txt", "# tỉnh Mây Ngàn\r\n\r\n1. UBND xã Vân Khê;\r\n2. UBND phường Mây Trắng.\r\n".encode()),
        ("a.txt", "- UBND xã Vân Khê;\n- UBND phường Mây Trắng./.\n".replace("./.", ".").encode("utf-16")),
        ("danh-sach", "UBND xã Vân Khê\nUBND phường Mây Trắng".encode()),
        ("a.csv", "\ufeffĐơn vị,Ghi chú\nUBND xã Vân Khê,\nUBND phường Mây Trắng,x\n".encode()),
        ("a.csv", "STT;Tên đơn vị\n1;UBND xã Vân Khê\n2;UBND phường Mây Trắng\n".encode()),
        ("a.xlsx", workbook(("Đơn vị", "Số"), ("UBND xã Vân Khê", 1), ("UBND phường Mây Trắng", 2))),
        ("a.xlsx", workbook(("TT", "Xã, phường"), (1, "UBND xã Vân Khê"), (2, "UBND phường Mây Trắng"))),
        ("a.xlsx", workbook(("UBND xã Vân Khê",), (None,), ("UBND phường Mây Trắng",))),
        ("a.yaml", "- UBND xã Vân Khê\n- UBND phường Mây Trắng\n".encode()),
        ("a.yaml", "members:\n  - UBND xã Vân Khê\n  - UBND phường Mây Trắng\n".encode()),
    ],
)
def test_the_names_are_read_as_they_stand(name: str, data: bytes) -> None:
    assert read_roster(data, name) == NAMES


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.txt", b"", "roster.file.empty"),
        ("a.txt", b"\n# \n", "roster.file.empty"),
        ("a.xlsx", b"PK\x03\x04 none", "roster.file.unreadable"),
        ("a.yaml", b"plancli: 1\nsections: []\n", "roster.file.unreadable"),
        ("a.yaml", b"- [a, b]\n", "roster.file.unreadable"),
        ("a.yaml", b"{", "roster.file.unreadable"),
        ("a.txt", b"UBND " + b"a" * 300, "roster.file.unreadable"),
        ("a.txt", b"".join(b"UBND xa %d\n" % number for number in range(5_001)), "roster.file.too-large"),
        ("a.csv", b"".join(b"UBND xa %d,\n" % number for number in range(5_001)), "roster.file.too-large"),
        ("a.txt", b"%PDF-1.7", "import.fault.not-text.pdf"),
        ("a.csv", b"\x89PNG\r\n\x1a\n0", "import.fault.not-text.image"),
    ],
)
def test_what_is_no_list_is_refused(name: str, data: bytes, key: str) -> None:
    with pytest.raises(InputError) as failure:
        read_roster(data, name)
    assert failure.value.key == key


def test_a_long_remark_is_no_name() -> None:
    assert read_roster(f"# {'x' * 400}\n{NAMES[0]}\n".encode(), "a.txt") == NAMES[:1]
