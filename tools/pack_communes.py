"""Packs the communes of 1 July 2025: `python tools/pack_communes.py SUCCESSIONS.tsv COMMUNES.tsv`.

Writes plancli/data/communes_2025.txt from the two tables it is given; it adds no fact and looks nothing up.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from plancli.writing import write_file

FOLDER = Path(__file__).resolve().parent.parent / "plancli" / "data"
NAME = "communes_2025.txt"
HEADER = """\
# Xã, phường, đặc khu từ ngày 01/7/2025 và các xã, phường, thị trấn trước đó.
# Nguồn: dữ liệu của gói PyPI vietnamadminunits 1.0.4 (giấy phép MIT, Hieu Tran).
# Đối chiếu bằng máy với bản chép 34 nghị quyết 1654/NQ-UBTVQH15 đến 1687/NQ-UBTVQH15: khớp 9.736 trong
# 9.877 dòng so được; phần còn lại lệch cách viết tên hoặc chưa so được, chưa đọc từng dòng.
# Tạo bằng tools/pack_communes.py; không sửa tay.
#   = tỉnh cũ > tỉnh mới
#   - quận, huyện, thị xã, thành phố cũ
#   đơn vị mới: các đơn vị cũ nhập vào; dấu * là chỉ một phần
#   đơn vị mới = đơn vị cũ duy nhất, nhập toàn bộ
#   + đơn vị mới mà bảng không ghi đơn vị cũ
"""
Row = dict[str, str]


def pack(successions: Iterable[Row], communes: Iterable[Row]) -> str:
    """Return the packed table; rows may come in any order, the text is always the same."""
    rows = sorted(successions, key=lambda row: [row[key] for key in _ORDER])
    sources = Counter((row["new_province"], row["new_commune"]) for row in rows)
    left = sorted((row["province"], row["commune"]) for row in communes)
    orphans = [each for each in left if each not in sources]
    lines = []
    for (old, new), group in groupby(rows, lambda row: (row["old_province"], row["new_province"])):
        lines.append(f"= {old} > {new}")
        for district, members in groupby(group, lambda row: row["old_district"]):
            lines.append(f"- {district}")
            lines += _communes(members, sources)
        lines += [f"+ {commune}" for province, commune in orphans if province == new == old]
    return HEADER + "\n".join(lines) + "\n"


_ORDER = ("old_province", "new_province", "old_district", "new_commune", "old_commune")


def _communes(rows: Iterable[Row], sources: Counter[tuple[str, str]]) -> Iterator[str]:
    for (province, new), group in groupby(rows, lambda row: (row["new_province"], row["new_commune"])):
        members = list(group)
        olds = [row["old_commune"] + ("*" if row["extent"] == "part" else "") for row in members]
        alone = sources[province, new] == 1 and members[0]["extent"] == "whole"
        yield f"{new} = {olds[0]}" if alone else f"{new}: {', '.join(olds)}"


def _read(path: str) -> list[Row]:
    with Path(path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


if __name__ == "__main__":
    text = pack(_read(sys.argv[1]), _read(sys.argv[2]))
    write_file(FOLDER / NAME, text)
