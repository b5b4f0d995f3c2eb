"""Writes docs/tham-khao/: the commands as they explain themselves, their exit codes, the keys of the files.

`python -m tools.build_reference`, or `make schema`. What is said of a flag stands in `plancli/messages`, of
a key in `plancli/model/written*.py`; nothing is said here a second time.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

from plancli.__main__ import main
from plancli.cli.commands import COMMANDS
from plancli.messages import Language
from plancli.model.schema import plan_schema, progress_schema
from plancli.writing import write_file

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "tham-khao"
_MADE = "Trang này do máy viết (`make schema`): {source}."
_HEADS = {
    Language.VI: (
        "# Các lệnh",
        _MADE.format(source="mỗi lệnh tự giới thiệu, như khi gõ `plancli LỆNH --help`"),
    ),
    Language.EN: (
        "# Commands",
        "Written by `make schema`: what each command says of itself with `--help --lang en`.",
    ),
}
_CODES = re.compile(r"Mã thoát:\s(.+?)(?=\n\n|\Z)", re.DOTALL)
_CODES_FOOT = """
## Biến môi trường

| Biến | Để làm gì |
| --- | --- |
| `PLANCLI_LANG` | ngôn ngữ của màn hình: `vi`, `en`; cờ `--lang` được ưu tiên |
| `NO_COLOR` | đặt một giá trị bất kỳ thì màn hình không có màu |
| `FORCE_COLOR` | màn hình có màu cả khi kết quả được chuyển cho chương trình khác |
| `COLUMNS` | bề rộng màn hình, tính bằng số chữ; bỏ trống thì theo màn hình |
| `PLANCLI_TRACEBACK` | dành cho người lập trình: khi chính plancli bị lỗi thì in đủ chỗ lỗi trong mã |
"""
_FILES: tuple[tuple[str, str, Callable[[], dict[str, Any]]], ...] = (
    (
        "Tệp kế hoạch",
        "Cách chép từng phần, kèm ví dụ: [cách viết tệp kế hoạch](../viet-ke-hoach.md).",
        plan_schema,
    ),
    ("Tệp theo dõi", "Tệp `*.progress.yaml` cạnh kế hoạch: [theo dõi](../theo-doi.md).", progress_schema),
)
_CONFIGURATION = (
    "Khóa của `plancli.toml`: [cấu hình](../cau-hinh.md). Khóa của JSON: [xuất dữ liệu](../xuat-du-lieu.md)."
)


def pages() -> dict[str, str]:
    """Return each page by its file name."""
    return {
        "lenh.md": "\n".join(_commands(Language.VI)),
        "commands.md": "\n".join(_commands(Language.EN)),
        "ma-thoat.md": "\n".join(_exit_codes()),
        "khoa.md": "\n".join(_keys()),
    }


def help_page(command: str, language: Language) -> str:
    """Return what `plancli COMMAND --help` prints, 80 columns wide; for no name, plancli's own page."""
    said = io.StringIO()
    with mock.patch.dict(os.environ, COLUMNS="80"), contextlib.redirect_stdout(said):
        main(["--lang", language.value, *command.split(), "--help"])
    return said.getvalue().rstrip()


def _commands(language: Language) -> Iterator[str]:
    title, head = _HEADS[language]
    yield from (title, "", head, "", "```text", help_page("", language), "```", "")
    for command in COMMANDS:
        yield from (f"## {command}", "", "```text", help_page(command, language), "```", "")


def _exit_codes() -> Iterator[str]:
    yield from (
        "# Mã thoát, biến môi trường",
        "",
        _MADE.format(source="điều mỗi lệnh nói ở cuối trang `--help`"),
        "",
    )
    yield from ("Mã thoát là số mà lệnh trả về cho máy khi xong; người dùng không cần để ý.", "")
    yield from ("| Lệnh | Mã thoát |", "| --- | --- |")
    for command in ("", *COMMANDS):
        said = _CODES.search(help_page(command, Language.VI))
        if said:
            yield f"| {f'`plancli {command}`' if command else 'mọi lệnh'} | {' '.join(said[1].split())} |"
    yield _CODES_FOOT


def _keys() -> Iterator[str]:
    yield from (
        "# Khóa của các tệp",
        "",
        _MADE.format(source="bản mô tả tệp, `plancli schema`"),
        "",
        _CONFIGURATION,
        "",
    )
    for title, words, made in _FILES:
        schema = made()
        yield from (f"## {title}", "", words, "")
        yield from _table(schema)
        for name, each in sorted(schema["definitions"].items()):
            yield from (f"### {name}", "", " ".join(each["description"].split()), "")
            yield from _table(each)


def _table(record: Mapping[str, Any]) -> Iterator[str]:
    needed = set(record.get("required", ()))
    yield from ("| Khóa | Nghĩa | Giá trị |", "| --- | --- | --- |")
    for key, each in record["properties"].items():
        meaning = " ".join(each.get("description", "").split())
        yield f"| `{key}` | {'**Bắt buộc.** ' if key in needed else ''}{meaning} | {_value(each)} |"
    yield ""


def _value(each: Mapping[str, Any]) -> str:
    """Return what may stand at a key, in Vietnamese: words, a list, a choice, a record of its own."""
    if "enum" in each:
        return " · ".join(f"`{value}`" for value in each["enum"] if isinstance(value, str))
    if "$ref" in each:
        name = each["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    for several in ("allOf", "anyOf"):
        if several in each:
            return " hoặc ".join(dict.fromkeys(_value(choice) for choice in each[several]))
    if each.get("type") == "array":
        return f"danh sách: {_value(each['items'])}" if "items" in each else "danh sách"
    if each.get("type") == "object":
        inner = each.get("additionalProperties")
        return f"tên: {_value(inner)}" if isinstance(inner, dict) else "tên: giá trị"
    return "chữ"


if __name__ == "__main__":
    for name, text in pages().items():
        write_file(FOLDER / name, text)
