"""`plancli sheets` over what an earlier run left in the folder: it ends it, names it, deletes nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.cli.conftest import TRAMTAU, Runner
from tests.writing.disk_steps import in_child, left_over, visible, watched

COMMUNE = "tests/plans/2026-xa-mau.yaml"


def _hold(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the file of that name refuse to be replaced, as one open in Word does on Windows."""
    replace = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if target.name == name:
            raise PermissionError(errno.EACCES, "held")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_a_sheet_open_in_word_stops_the_whole_set(
    plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "phiếu"
    assert plancli("sheets", COMMUNE, "-o", folder, "--format", "md").code == 0
    (folder / "02 - Phòng Kinh tế.md").write_text("bản đã sửa", encoding="utf-8")
    before = visible(folder)
    name = sorted(before)[1]
    _hold(monkeypatch, name)
    run = plancli("sheets", COMMUNE, "-o", folder, "--format", "md", "--force")
    assert run.code == 2
    assert run.err == (
        f"plancli: Không thay được tệp {folder.as_posix()}/{name} vì tệp đang mở trong Word, Excel hoặc chương "
        f"trình khác; cả {len(before)} tệp chưa được ghi, các bản cũ còn nguyên: hãy đóng tệp rồi chạy lại.\n"
    )
    assert visible(folder) == before
    assert left_over(folder) == []


def test_sheets_that_this_run_does_not_make_are_named_and_stay(plancli: Runner, tmp_path: Path) -> None:
    assert plancli("sheets", TRAMTAU, "-o", tmp_path, "--format", "md").code == 0
    (tmp_path / "ghi chú.md").write_text("của tôi", encoding="utf-8")
    before = visible(tmp_path)
    run = plancli("sheets", COMMUNE, "-o", tmp_path, "--format", "md", "--force")
    made, left = run.err.splitlines()
    assert made.startswith("Đã ghi")
    assert left.startswith(
        f"Trong {tmp_path.as_posix()} còn tệp mà lần này không lập: “01 - Phòng Tư pháp.md”, "
    )
    assert "ghi chú" not in left
    assert left.endswith("). Nếu không dùng nữa, hãy tự xóa.")
    assert set(before) <= set(visible(tmp_path))
    again = plancli("sheets", COMMUNE, "-o", tmp_path, "--format", "md", "--lang", "en")
    assert "also holds files that this run does not make: “01 - Phòng Tư pháp.md”" in again.err


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
def test_a_set_that_a_kill_cut_off_is_ended_and_told_of(plancli: Runner, tmp_path: Path) -> None:
    arguments = ("sheets", COMMUNE, "-o", tmp_path, "--format", "md")
    assert plancli(*arguments).code == 0
    after = visible(tmp_path)
    for name in after:
        (tmp_path / name).write_text(f"bản cũ {name}", encoding="utf-8")
    renames: list[str] = []

    def at(_: int, name: str) -> None:
        renames.extend([name] if name == "os.rename" else [])
        if len(renames) == 4:
            os._exit(9)  # As by a kill: nothing more is done.

    def cut_off() -> None:
        with watched(tmp_path, at):
            plancli(*arguments, "--force")

    assert in_child(cut_off) == 9
    assert visible(tmp_path) != after
    edited = max(after)
    (tmp_path / edited).write_text("đã sửa tay", encoding="utf-8")
    run = plancli(*arguments)
    finished, kept, refused = run.err.splitlines()
    folder = tmp_path.as_posix()
    count = len(after) - 3
    assert finished == (
        f"Lần ghi trước vào {folder} bị ngắt giữa chừng; nay đã ghi nốt {count} tệp của lần đó."
    )
    assert kept == f"Giữ nguyên “{edited}” trong {folder}: tệp đã được sửa sau lần ghi bị ngắt."
    assert refused.startswith(f"plancli: Tệp {folder}/{edited} đã có và khác nội dung")
    assert visible(tmp_path) == {**after, edited: "đã sửa tay".encode()}
