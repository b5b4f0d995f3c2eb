"""Whole imports: what comes out is a valid plan, closes its account, and nothing makes the importer fall over."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.diagnostic import Severity
from plancli.errors import PlancliError
from plancli.importing.importer import Imported, NotAPlan, SecretPaper, import_paper, open_paper
from plancli.importing.task_drafts import TaskDrafter
from plancli.importing.tree import Node
from plancli.loading import load_bytes
from tests.importing.docx_maker import docx, p, row, table
from tests.reports.papers import RECEIVED

HEAD = (
    "ỦY BAN NHÂN DÂN",
    "XÃ VÂN KHÊ",
    "Số: 12/KH-UBND",
    "Vân Khê, ngày 05 tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Giữ gìn vệ sinh môi trường năm 2026",
    "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
)
FOOT = ("Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "CHỦ TỊCH", "Hà Văn Mộc")
TEXTS = [path.read_text(encoding="utf-8").splitlines() for path in RECEIVED.values()]
FRONTS: tuple[str, ...] = (
    "- ",
    "+ ",
    "* ",
    "a) ",
    "1) ",
    "1. ",
    "I. ",
    "1.1. ",
    "(1) ",
    "Đơn vị chủ trì: ",
    "- Thời gian: ",
)
FRONTS += (
    "Điều 1. ",
    "PHỤ LỤC",
    "Nơi nhận:",
    "KT. CHỦ TỊCH",
    "|",
    "[BẢNG]",
    "[/BẢNG]",
    "\t",
    "Phần I",
    "[1] ",
    "KẾ HOẠCH",
)
ENDS = (";", ".", ":", "./.", " ", "“", "(", "\t x", " - ", "…")


def imported(*body: str) -> Imported:
    """Import a plan with this body between a usual head and foot."""
    return import_paper("\n".join((*HEAD, *body, *FOOT)).encode(), "KH.txt")


def closes(found: Imported) -> bool:
    """Tell whether each character of the file is in the plan or among what was put aside."""
    lost = sum(len("".join(each.text.split())) for each in found.account.dropped)
    return found.account.captured_chars + lost == found.account.source_chars


@pytest.mark.parametrize("path", RECEIVED.values(), ids=RECEIVED.keys())
def test_a_received_text_becomes_a_plan_that_check_reads(path: Path) -> None:
    found = import_paper(path.read_bytes(), path.name)
    loaded = load_bytes("plan.yaml", found.text.encode())
    assert loaded.plan is not None
    assert [each for each in loaded.diagnostics if each.severity is Severity.ERROR] == []
    assert closes(found)


def test_what_the_paper_leaves_blank_stays_blank_and_is_marked() -> None:
    text = "\n".join(
        (*HEAD[:2], "Số:      /KH-UBND", *HEAD[3:], "I. MỤC ĐÍCH", "1. Giữ sạch đường thôn.", *FOOT)
    )
    found = import_paper(text.encode(), "KH.txt")
    line = next(line for line in found.text.splitlines() if line.strip().startswith("number:"))
    assert line.split("#")[0].strip() == "number:"
    assert "để trống" in line


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Giữ gìn vệ sinh môi trường năm 2026", "2026"),
        ("Giữ gìn vệ sinh môi trường giai đoạn 2026 - 2030", "2026-2030"),
        ("Thực hiện Chỉ thị số 27/CT-TTg ngày 15 tháng 8 năm 2024", ""),
        ("Thực hiện Chỉ thị số 27/CT-TTg ngày 15 tháng 8 năm 2024 trong năm 2026", "2026"),
        ("Lộ trình cấp nước sạch đến năm 2035", ""),
    ],
)
def test_the_period_is_the_year_of_the_plan_alone(title: str, period: str) -> None:
    head = [title if line.startswith("Giữ gìn") else line for line in HEAD]
    found = import_paper(
        "\n".join((*head, "I. MỤC ĐÍCH", "1. Giữ sạch đường thôn.", *FOOT)).encode(), "KH.txt"
    )
    assert found.opened.plan.issuance.period == period


@pytest.mark.parametrize(
    "data",
    [
        docx(*map(p, HEAD), p("I. NHIỆM VỤ"), p("1. Dọn rác."), table(row("", "")), *map(p, FOOT)),
        "\n".join((*HEAD, "I. NHIỆM VỤ", "1. Dọn rác.", "[BẢNG]", "|", "[/BẢNG]", *FOOT)).encode(),
    ],
    ids=["docx", "txt"],
)
def test_a_table_without_words_is_no_part_of_the_plan(data: bytes) -> None:
    found = import_paper(data, "KH.docx" if data.startswith(b"PK") else "KH.txt")
    assert "parts:" not in found.text
    assert closes(found)


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ: MẬT"])
@pytest.mark.parametrize("read", [import_paper, open_paper])
def test_a_stamp_of_secrecy_stops_everything(stamp: str, read: Callable[[bytes, str], object]) -> None:
    text = "\n".join((*HEAD[:2], stamp.upper(), *HEAD[2:], "I. MỤC ĐÍCH", "1. Giữ bí mật.", *FOOT))
    with pytest.raises(SecretPaper):
        read(text.encode(), "KH.txt")


def test_the_word_for_secret_in_a_sentence_is_no_stamp() -> None:
    assert imported("I. YÊU CẦU", "1. Bảo đảm bí mật.").opened.plan.sections


def test_a_branch_that_cannot_be_proven_is_kept_line_by_line_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = ("I. NHIỆM VỤ", "1. Tổng vệ sinh", "- Đơn vị chủ trì: Công an xã.", "- Thời gian: tháng 3.")
    other = ("2. Phát tin", "- Đơn vị chủ trì: Phòng Kinh tế.")
    monkeypatch.setattr(TaskDrafter, "task_into", _in_a_wrong_order(TaskDrafter.task_into))
    found = imported(*body, *other)
    assert [(note.key, note.fields["words"]) for note in found.opened.notes if note.look] == [
        ("unread", "Tổng vệ sinh")
    ]
    assert "# Phần “Tổng vệ sinh” giữ nguyên từng dòng" in found.text
    assert [task.words for task in found.opened.plan.tasks] == ["Phát tin"]
    assert found.needs_a_look
    assert closes(found)


def _in_a_wrong_order(right: Callable[..., None]) -> Callable[..., None]:
    """Return a way to draft tasks that puts the first line of a longer one behind the others."""

    def wrong(drafter: TaskDrafter, out: dict[str, object], node: Node, *, in_section: bool) -> None:
        right(drafter, out, node, in_section=in_section)
        if {"lead", "deadline"} <= out.keys():
            out["lead"] = out.pop("lead")

    return wrong


@given(st.integers(0, 2**32))
def test_lines_in_any_order_lose_nothing(seed: int) -> None:
    text = _disturbed(random.Random(seed))
    try:
        found = import_paper(text.encode(), "KH.txt")
    except NotAPlan:
        return
    assert closes(found)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    with suppress(PlancliError, NotAPlan):
        assert closes(import_paper(data, "KH.txt"))


def _disturbed(chance: random.Random) -> str:
    lines = list(chance.choice(TEXTS))
    for _ in range(chance.randrange(1, 12)):
        _disturb(lines, chance)
    return "\n".join(lines)


def _disturb(lines: list[str], chance: random.Random) -> None:
    """Make one change of the kinds that copying, scanning and editing make."""
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    cut = chance.randrange(len(lines[at]) + 1)
    changes: Sequence[Sequence[str]] = (
        [],
        [lines[at], lines[other]],
        [lines[at][:cut], lines[at][cut:]],
        [chance.choice(FRONTS) + lines[at]],
        [lines[at] + chance.choice(ENDS)],
        [lines[at].upper()],
        [lines[at].lstrip("-+ 0123456789.)")],
    )
    lines[at : at + 1] = chance.choice(changes) or ([] if len(lines) > 1 else [""])
