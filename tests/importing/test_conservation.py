"""The account closes over every character, and refuses a plan in which one is lost, changed, moved or doubled."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import pytest

from plancli.importing.assemble import Assembled, assemble
from plancli.importing.conservation import Account, Written, account
from plancli.importing.emit import lay_out_plan
from plancli.importing.fault import ImportFault
from plancli.importing.paper import Aside, Block, Line, Paper
from plancli.importing.papers import Parts, part
from plancli.importing.words import NO_WORDS, Words, whole
from plancli.loading import load_bytes
from plancli.source.position import Route
from tests.importing.made_paper import bare, paper, table

FOOT = ("Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hà Văn Mộc")
HEADS = ("STT", "Nội dung", "Chủ trì")
BLOCKS: tuple[str | Block, ...] = (
    "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", "Số: 15/QĐ-UBND", "Vân Khê, ngày 20 tháng 01 năm 2026", "QUYẾT ĐỊNH", "Ban hành Kế hoạch vệ sinh",
    "Căn cứ Luật Bảo vệ môi trường;", "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch vệ sinh.", "Điều 2. Các thôn thi hành.", *FOOT,
    "KẾ HOẠCH", "Vệ sinh năm 2026", "(Kèm theo Quyết định số 15/QĐ-UBND)", "I. MỤC ĐÍCH", "1. Giữ sạch nhà, bếp, chuồng trại.",
    "2. Không đổ rác xuống suối.", "II. NHIỆM VỤ", "1. Phát tin trên loa.", "- Cơ quan chủ trì: Phòng Kinh tế.", "- Thời hạn: thường xuyên.",
    "2. Thu gom rác.", "- Cơ quan chủ trì: Công an xã.", "- Thời hạn: tháng 3.", "Phụ lục I", "DANH MỤC",
    table(HEADS, ("1", "Mua thùng rác", "Phòng Kinh tế"), ("2", "Tập huấn", "Trạm Y tế xã")), "Bảng này dùng cho cả năm.",
)  # fmt: skip
"""A decision, its plan, a foot, tasks, an annex with a table."""


@dataclass
class Import:
    """All that an account looks at; tests spoil one of them."""

    paper: Paper
    parts: Parts
    made: Assembled
    text: str

    def closed(self) -> Account:
        return account(self.paper, self.parts, self.made, self.written())

    def written(self) -> Written:
        again = load_bytes("a.yaml", self.text.encode())
        assert again.plan is not None
        assert again.source is not None
        return Written("a.docx", again.source.value, again.plan)

    def rewritten(self, old: str, new: str) -> None:
        """Change the plan file, and let the trace know nothing of the texts in it."""
        assert old in self.text
        self.text = self.text.replace(old, new)
        self.made.trace.clear()


def imported(*blocks: str | Block, asides: tuple[Aside, ...] = ()) -> Import:
    whole_paper = replace(paper(*blocks), asides=asides)
    parts = part(whole_paper)
    made = assemble(parts, whole_paper.form)
    return Import(whole_paper, parts, made, lay_out_plan(made, (), "a.docx", ""))


@pytest.fixture(name="made")
def _made() -> Import:
    return imported(*BLOCKS)


def checked_fault(made: Import) -> ImportFault:
    with pytest.raises(ImportFault) as fault:
        made.closed()
    assert fault.value.key == "import.fault.not-closed"
    assert fault.value.fields["path"] == "a.docx"
    return fault.value


def lines_of(made: Import) -> list[Line]:
    return list(made.paper.lines())


def test_a_whole_paper_closes(made: Import) -> None:
    count = sum(len(bare(line.text)) for line in made.paper.lines())
    assert made.closed() == Account(count, count, ())


def test_signs_that_the_plan_prints_itself_are_no_loss(made: Import) -> None:
    reasons = {reason for _, reason in made.made.dropped}
    assert reasons == {"number-word", "list-sign", "recipients-word"}
    assert made.closed().dropped == ()


def test_what_is_put_aside_is_named_with_its_place_and_counted() -> None:
    found = imported(
        "Số: 1/KH-UBND", "HỎA TỐC", "KẾ HOẠCH", "-----", "Vệ sinh", "I. MỤC ĐÍCH", "1. Giữ sạch nhà.", *FOOT
    ).closed()
    assert [(each.text, each.reason, each.place) for each in found.dropped] == [
        ("HỎA TỐC", "stamp", 2),
        ("-----", "rule-line", 4),
    ]
    assert found.source_chars - found.captured_chars == len("HỎATỐC-----")


def test_words_beside_the_text_are_named_and_counted(made: Import) -> None:
    aside = Aside("UBND xã\nVân Khê", "header", 3)
    made.paper = replace(made.paper, asides=(aside,))
    found = made.closed()
    assert [(each.text, each.reason, each.place) for each in found.dropped] == [
        ("UBND xã Vân Khê", "header", 3)
    ]
    assert found.source_chars - found.captured_chars == len("UBNDxãVânKhê")


def test_a_repeated_heading_of_a_table_is_named() -> None:
    grid = table(HEADS, ("1", "Mua thùng", "Phòng Kinh tế"), HEADS, ("2", "Tập huấn", "Công an xã"))
    found = imported("KẾ HOẠCH", "Vệ sinh", "I. NHIỆM VỤ", grid, *FOOT).closed()
    assert [each.reason for each in found.dropped] == ["repeated-heading"] * 3
    assert [each.text for each in found.dropped] == list(HEADS)


# What the paper says is not in the parts


@pytest.mark.parametrize("at", range(7))
def test_a_lost_paragraph_is_refused_and_quoted(made: Import, at: int) -> None:
    lost = made.parts.plan.body.pop(at)
    assert isinstance(lost, Line)
    assert checked_fault(made).fields["words"] == lost.text


def test_a_lost_paragraph_of_another_part_is_refused(made: Import) -> None:
    assert made.parts.decision is not None
    for body in (made.parts.decision.body, made.parts.annexes[0].body):
        lost = body.pop()
        assert isinstance(lost, Line)
        assert checked_fault(made).fields["words"] == lost.text
        body.append(lost)
    assert made.closed().dropped == ()


def test_a_lost_table_is_refused(made: Import) -> None:
    made.parts.annexes[0].body.pop(0)
    assert checked_fault(made).fields["words"] == "STT"


def test_a_doubled_paragraph_is_refused(made: Import) -> None:
    body = made.parts.plan.body
    body.append(body[-1])
    assert checked_fault(made).fields["words"] == "- Thời hạn: tháng 3."


LOSSES: tuple[Callable[[Parts], object], ...] = (
    lambda parts: setattr(parts.plan, "title", NO_WORDS),
    lambda parts: setattr(parts.plan, "attached", NO_WORDS),
    lambda parts: setattr(parts.plan, "kind", parts.plan.kind.part(0, 3)),
    lambda parts: setattr(_decision(parts).head, "issuer", NO_WORDS),
    lambda parts: setattr(_decision(parts).head, "symbol", NO_WORDS),
    lambda parts: setattr(_decision(parts).head, "date", _decision(parts).head.date.part(1)),
    lambda parts: setattr(_decision(parts).foot, "name", NO_WORDS),
    lambda parts: _decision(parts).foot.recipients.pop(),
    lambda parts: _decision(parts).foot.positions.clear(),
    lambda parts: _decision(parts).head.dropped.pop(),
    lambda parts: setattr(parts.annexes[0], "label", NO_WORDS),
    lambda parts: setattr(parts.annexes[0], "title", NO_WORDS),
    lambda parts: parts.annexes.pop(),
    lambda parts: parts.footnotes.append(parts.plan.title),
    lambda parts: parts.stray.append((parts.plan.title.cuts[0], "rule-line")),
)  # fmt: skip


def _decision(parts: Parts) -> Any:
    assert parts.decision is not None
    return parts.decision


@pytest.mark.parametrize("spoil", LOSSES)
def test_a_field_lost_or_doubled_is_refused(made: Import, spoil: Callable[[Parts], object]) -> None:
    spoil(made.parts)
    checked_fault(made)


# The parts are not in the plan file


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Giữ sạch nhà, bếp", "Giữ sạch nhà bếp"),
        ("Giữ sạch nhà, bếp", "Giữ sạch nhá, bếp"),
        ("Giữ sạch nhà, bếp", "Giữ sạch bếp, nhà"),
        ("Giữ sạch nhà, bếp", "Giữ sạch nhà, bếp, bếp"),
        ("Không đổ rác", "Đừng đổ rác"),
        ("thường xuyên", "thường xuyện"),
        ("Công an xã", "Công an"),
        ("Các thôn thi hành", "Các thôn tự thi hành"),
        ("Luật Bảo vệ môi trường", "Luật Bảo vệ rừng"),
        ("dùng cho cả năm", "dùng cả năm"),
        ("Mua thùng rác", "Mua thùng"),
        ("Tập huấn", "Tập huấm"),
        ("MỤC ĐÍCH", "MỤC DÍCH"),
        ("label: II", "label: III"),
        ("Cơ quan chủ trì", "Đơn vị chủ trì"),
    ],
)
def test_a_plan_that_prints_other_words_is_refused(made: Import, old: str, new: str) -> None:
    made.rewritten(old, new)
    assert checked_fault(made).fields["words"]


def test_the_fault_quotes_the_place(made: Import) -> None:
    made.rewritten("bếp, chuồng", "bếp, lán")
    assert "chuồng" in str(checked_fault(made).fields["words"])


def test_paragraphs_in_another_order_are_refused(made: Import) -> None:
    body = made.parts.plan.body
    body[1], body[2] = body[2], body[1]
    checked_fault(made)


def test_words_put_aside_but_printed_are_refused(made: Import) -> None:
    made.made.dropped.append(
        (whole(next(line for line in lines_of(made) if line.text.startswith("2. Không"))), "rule-line")
    )
    checked_fault(made)


def test_blanks_and_line_ends_do_not_count(made: Import) -> None:
    made.rewritten("Giữ sạch nhà, bếp", "Giữ  sạch nhà,   bếp")
    assert made.closed().dropped == ()


# The trace is not in the plan file


def route_of(made: Import, text: str) -> Route:
    return next(route for route, words in made.made.trace.items() if words.text == text)


def spoilt(made: Import, route: Route, value: str | None) -> Written:
    written = made.written()
    copied = deepcopy(written.value)
    held: Any = copied
    for step in route[:-1]:
        held = held[step]
    held[route[-1]] = value
    return replace(written, value=copied)


@pytest.mark.parametrize(
    "text",
    ["Vệ sinh năm 2026", "15", "Hà Văn Mộc", "Không đổ rác xuống suối.", "Tập huấn", "Các thôn", "DANH MỤC"],
)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text[1:],
        lambda text: f"{text}{text[-1]}",
        lambda text: text[::-1],
        lambda text: text.swapcase() if text.swapcase() != text else "16",
        lambda text: f"{text} ",
        lambda _: None,
    ],
    ids=["end lost", "front lost", "doubled", "turned round", "changed", "blank", "missing"],
)
def test_a_value_that_is_not_its_words_is_refused(
    made: Import, text: str, change: Callable[[str], str | None]
) -> None:
    written = spoilt(made, route_of(made, text), change(text))
    with pytest.raises(ImportFault) as fault:
        account(made.paper, made.parts, made.made, written)
    assert fault.value.key == "import.fault.not-closed"
    assert fault.value.fields["words"] == text


def test_a_value_that_is_not_there_is_refused(made: Import) -> None:
    made.made.trace["issuance", "title", 3] = Words((whole(lines_of(made)[0]),))
    assert checked_fault(made).fields["words"] == "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"


def test_two_values_in_each_others_place_are_refused(made: Import) -> None:
    trace = made.made.trace
    first, second = route_of(made, "Vệ sinh năm 2026"), route_of(made, "Hà Văn Mộc")
    trace[first], trace[second] = trace[second], trace[first]
    checked_fault(made)


def swapped(made: Import, first: str, second: str) -> None:
    """Let the two rows that hold these words change places in the plan file; each stays whole."""
    text = made.text.replace(first, "\0").replace(second, first).replace("\0", second)
    assert text != made.text
    made.text = text
    made.made.trace.clear()


def table_of(*rows: tuple[str, ...]) -> Import:
    return imported("KẾ HOẠCH", "Vệ sinh", "I. NHIỆM VỤ", table(HEADS, *rows), *FOOT)


LONG = ("Mua thùng rác cho từng thôn bản trong xã", "Tập huấn cách phân loại rác tại nguồn")


def test_rows_in_another_order_are_refused() -> None:
    made = table_of(("1", LONG[0], "Phòng Kinh tế"), ("2", LONG[1], "Phòng Kinh tế"))
    assert made.closed().dropped == ()
    swapped(made, *LONG)
    assert checked_fault(made).fields["words"]


def test_rows_that_say_the_same_are_in_order() -> None:
    made = table_of(("1", LONG[0], "Công an xã"), ("2", LONG[0], "Công an xã"), ("3", LONG[1], "Công an xã"))
    assert made.closed().dropped == ()


def test_a_row_that_says_what_a_heading_says_is_in_order() -> None:
    heads = ("STT", "Nội dung công việc phải làm trong năm", "Chủ trì")
    grid = table(
        heads, ("1", LONG[0], "Công an xã"), ("2", heads[1].upper(), ""), ("3", LONG[1], "Công an xã")
    )
    assert imported("KẾ HOẠCH", "Vệ sinh", "I. NHIỆM VỤ", grid, *FOOT).closed().captured_chars


def test_a_value_one_past_the_end_of_a_list_is_refused(made: Import) -> None:
    written: Any = made.written().value
    made.made.trace["sections", len(written["sections"])] = Words((whole(lines_of(made)[0]),))
    assert checked_fault(made).fields["words"] == "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"


@pytest.mark.parametrize("route", [("recipients", "name"), ("issuance", 0), ("issuance", "title", "x")])
def test_a_value_below_something_else_is_refused(made: Import, route: Route) -> None:
    made.made.trace[route] = Words((whole(lines_of(made)[0]),))
    assert checked_fault(made).fields["words"] == "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"


def test_a_paragraph_that_the_plan_adds_is_refused_at_the_last_line_of_the_paper(made: Import) -> None:
    made.text += "      - text: Câu này bản giấy không có.\n"
    assert checked_fault(made).fields["words"] == "Bảng này dùng cho cả năm."
