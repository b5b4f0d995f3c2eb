"""A file is parted into head, title, text, foot and annexes; a paper of another kind is named and refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.paper import Block, Line, Table
from plancli.importing.papers import NotAPlan, Part, Parts, part
from plancli.importing.words import Cut, Words
from tests.importing.made_paper import BOLD, CENTRED, any_line, letters, line, paper, put_aside, table

HEAD = ("ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", "Số: 27/KH-UBND", "Vân Khê, ngày 02 tháng 02 năm 2026")
BODY = ("Căn cứ Luật Lâm nghiệp;", "I. MỤC TIÊU", "1. Không để xảy ra cháy rừng.")
FOOT = ("Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hà Văn Mộc")
PLAN = (*HEAD, "KẾ HOẠCH", "Phòng cháy rừng năm 2026", *BODY, *FOOT)
DECISION = (
    "Số: 15/QĐ-UBND",
    "QUYẾT ĐỊNH",
    "Ban hành Kế hoạch phòng cháy rừng",
    "Căn cứ Luật Lâm nghiệp;",
    "Điều 1. Ban hành Kế hoạch.",
    *FOOT,
)
ATTACHED = (
    "KẾ HOẠCH",
    "Phòng cháy rừng",
    "(Kèm theo Quyết định số 15/QĐ-UBND)",
    "I. MỤC TIÊU",
    "1. Không để cháy rừng.",
)


def texts_of(blocks: list[Block]) -> list[str]:
    return [block.text if isinstance(block, Line) else "⊞" for block in blocks]


def annexes_of(parts: Parts) -> list[tuple[str, str, str, list[str]]]:
    return [
        (each.label.text, each.title.text, each.attached.text, texts_of(each.body)) for each in parts.annexes
    ]


def refused(*blocks: str | Block) -> str:
    with pytest.raises(NotAPlan) as fault:
        part(paper(*blocks))
    return fault.value.kind


def test_a_plan_alone_is_parted() -> None:
    parts = part(paper(*PLAN))
    plan = parts.plan
    assert parts.decision is None
    assert (plan.kind.text, plan.title.text, plan.attached.text) == (
        "KẾ HOẠCH",
        "Phòng cháy rừng năm 2026",
        "",
    )
    assert (plan.head.issuer.text, plan.head.number.text) == (HEAD[0], "27")
    assert texts_of(plan.body) == list(BODY)
    assert [each.text for each in plan.foot.recipients] == ["Các thôn", "Lưu: VT"]
    assert plan.foot.name.text == "Hà Văn Mộc"
    assert (parts.annexes, parts.footnotes, parts.stray) == ([], [], [])


def test_a_decision_and_its_plan_are_parted() -> None:
    parts = part(paper(*DECISION, *ATTACHED))
    assert parts.decision is not None
    assert (parts.decision.kind.text, parts.decision.title.text) == (
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch phòng cháy rừng",
    )
    assert texts_of(parts.decision.body) == ["Căn cứ Luật Lâm nghiệp;", "Điều 1. Ban hành Kế hoạch."]
    assert (parts.decision.head.number.text, parts.decision.foot.name.text) == ("15", "Hà Văn Mộc")
    assert (parts.plan.title.text, parts.plan.attached.text) == (
        "Phòng cháy rừng",
        "(Kèm theo Quyết định số 15/QĐ-UBND)",
    )
    assert texts_of(parts.plan.body) == ["I. MỤC TIÊU", "1. Không để cháy rừng."]
    assert not parts.plan.foot.is_signed


def test_an_attached_plan_has_its_own_letterhead() -> None:
    parts = part(paper(*DECISION, *HEAD[1:], *ATTACHED))
    assert parts.decision is not None
    assert (parts.decision.head.number.text, parts.plan.head.number.text) == ("15", "27")
    assert parts.plan.head.place.text == "Vân Khê"


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("HƯỚNG DẪN", "hướng dẫn"),
        ("CHỈ THỊ", "chỉ thị"),
        ("LUẬT", "luật"),
        ("BÁO CÁO", "báo cáo"),
        ("NGHỊ QUYẾT", "nghị quyết"),
        ("QUYẾT ĐỊNH", "quyết định"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "chương trình hành động"),
    ],
)
def test_another_kind_is_refused_by_its_name(first: str, kind: str) -> None:
    assert refused(*HEAD, first, "Về phòng cháy rừng", *BODY, *FOOT) == kind
    assert str(NotAPlan(kind)) == kind


def test_a_plan_attached_to_another_kind_than_a_decision_is_not_taken() -> None:
    assert refused("CHỈ THỊ", "Về phòng cháy rừng", *BODY, *ATTACHED) == "chỉ thị"


@pytest.mark.parametrize("front", ["V/v phòng cháy rừng", "Kính gửi: Các thôn", "**Kính gửi:** Các thôn"])
def test_a_letter_is_known_by_its_address(front: str) -> None:
    assert refused(*HEAD, front, *BODY, *FOOT) == "công văn"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Nghị định quy định chi tiết", "nghị định"),
        ("Thông tư số 1", "thông tư"),
        ("Pháp lệnh dân số", "pháp lệnh"),
    ],
)
def test_a_law_is_known_by_its_first_lines(title: str, kind: str) -> None:
    assert refused(title, "Điều 1. Phạm vi") == kind


@pytest.mark.parametrize("texts", [(), ("Xin chào",), ("I. MỤC TIÊU", "1. Không để cháy rừng.")])
def test_a_paper_that_names_no_kind_has_none(texts: tuple[str, ...]) -> None:
    assert refused(*texts) == ""


def test_a_kind_below_prose_names_no_paper() -> None:
    prose = "Phòng Kinh tế hướng dẫn các thôn làm kế hoạch phòng cháy rừng. " * 8
    assert refused(prose, *PLAN) == ""
    assert refused(*["Các thôn"] * 60, *PLAN) == ""


@pytest.mark.parametrize(
    ("blocks", "kind", "title", "attached"),
    [
        (("KẾ HOẠCH PHÒNG CHÁY RỪNG",), "KẾ HOẠCH", "PHÒNG CHÁY RỪNG", ""),
        (("KẾ HOẠCH\nPhòng cháy rừng",), "KẾ HOẠCH", "Phòng cháy rừng", ""),
        (("KẾ HOẠCH\nPhòng cháy rừng\n(Ban hành kèm theo Quyết định số 15)",), "KẾ HOẠCH", "Phòng cháy rừng", "(Ban hành kèm theo Quyết định số 15)"),
        (("KẾ HOẠCH", "Phòng cháy rừng năm 2026", "trên địa bàn xã Vân Khê"), "KẾ HOẠCH", "Phòng cháy rừng năm 2026 trên địa bàn xã Vân Khê", ""),
        (("KẾ HOẠCH", "PHÒNG CHÁY RỪNG", "NĂM 2026"), "KẾ HOẠCH", "PHÒNG CHÁY RỪNG NĂM 2026", ""),
        (("KẾ HOẠCH", line("Phòng cháy rừng", look=CENTRED), line("Năm 2026", look=CENTRED)), "KẾ HOẠCH", "Phòng cháy rừng Năm 2026", ""),
        (("KẾ HOẠCH", line("Phòng cháy rừng", look=BOLD), line("Năm 2026", look=BOLD)), "KẾ HOẠCH", "Phòng cháy rừng Năm 2026", ""),
        (("KẾ HOẠCH", "Phòng cháy rừng", "(Kèm theo Quyết định số 15", "của Ủy ban nhân dân xã)"), "KẾ HOẠCH", "Phòng cháy rừng", "(Kèm theo Quyết định số 15 của Ủy ban nhân dân xã)"),
        (("KẾ HOẠCH", "-----", "Phòng cháy rừng", "-----"), "KẾ HOẠCH", "Phòng cháy rừng", ""),
        (("KẾ HOẠCH HÀNH ĐỘNG", "Phòng cháy rừng"), "KẾ HOẠCH HÀNH ĐỘNG", "Phòng cháy rừng", ""),
    ],
)  # fmt: skip
def test_title_ends_where_the_text_begins(
    blocks: tuple[str | Block, ...], kind: str, title: str, attached: str
) -> None:
    plan = part(paper(*HEAD, *blocks, *BODY, *FOOT)).plan
    assert (plan.kind.text, plan.title.text, plan.attached.text) == (kind, title, attached)
    assert texts_of(plan.body) == list(BODY)


def test_a_title_may_begin_like_an_annex() -> None:
    plan = part(paper(*HEAD, "KẾ HOẠCH", "Biểu dương gia đình văn hóa", *BODY, *FOOT)).plan
    assert plan.title.text == "Biểu dương gia đình văn hóa"


def test_rules_are_put_aside() -> None:
    plan = part(paper("KẾ HOẠCH", "-----", "Phòng cháy rừng", *BODY, "____", *FOOT)).plan
    assert put_aside(plan.dropped) == [("-----", "rule-line"), ("____", "rule-line")]
    assert texts_of(plan.body) == list(BODY)


def test_a_kind_in_a_table_is_found() -> None:
    head = table(["|".join(HEAD[:2]), "KẾ HOẠCH|Phòng cháy rừng"], bordered=False)
    plan = part(paper(head, *BODY, *FOOT)).plan
    assert (plan.title.text, plan.head.number.text, texts_of(plan.body)) == (
        "Phòng cháy rừng",
        "27",
        list(BODY),
    )


def test_tables_stay_in_the_text() -> None:
    plan = part(paper("KẾ HOẠCH", "Phòng cháy", "I. VIỆC", table(["Nà Vạc", "6"]), "II. KHÁC", *FOOT)).plan
    assert texts_of(plan.body) == ["I. VIỆC", "⊞", "II. KHÁC"]


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (("Phụ lục I", "TUYẾN ĐƯỜNG TỰ QUẢN", "(Kèm theo Kế hoạch)", "1. Tuyến do thôn giữ"), [("Phụ lục I", "TUYẾN ĐƯỜNG TỰ QUẢN", "(Kèm theo Kế hoạch)", ["1. Tuyến do thôn giữ"])]),
        (("PHỤ LỤC: TRỰC CHỈ HUY", "1. Ngày chẵn"), [("PHỤ LỤC:", "TRỰC CHỈ HUY", "", ["1. Ngày chẵn"])]),
        (("PHỤ LỤC II\nTRỰC CHỈ HUY", "1. Ngày chẵn"), [("PHỤ LỤC II", "TRỰC CHỈ HUY", "", ["1. Ngày chẵn"])]),
        (("PHỤ LỤC I", "1. A", "BIỂU SỐ 2", "1. B", "Phụ lục III.", "1. C"), [("PHỤ LỤC I", "", "", ["1. A"]), ("BIỂU SỐ 2", "", "", ["1. B"]), ("Phụ lục III.", "", "", ["1. C"])]),
        (("Phụ lục", table(["Ngày chẵn", "Lò Thị Ban"]), "Dụng cụ kiểm tra lại."), [("Phụ lục", "", "", ["⊞", "Dụng cụ kiểm tra lại."])]),
        ((line("Phụ lục 1 kèm theo", look=CENTRED), "1. A"), [("Phụ lục 1", "kèm theo", "", ["1. A"])]),
        (("1. Ngoài phụ lục.",), [("", "", "", ["1. Ngoài phụ lục."])]),
    ],
)  # fmt: skip
def test_annexes_follow_the_foot(
    blocks: tuple[str | Block, ...], found: list[tuple[str, str, str, list[str]]]
) -> None:
    assert annexes_of(part(paper(*PLAN, *blocks))) == found


def test_an_annex_ends_a_plan_without_a_foot() -> None:
    parts = part(paper("KẾ HOẠCH", "Phòng cháy", *BODY, "Phụ lục I", "1. Tuyến"))
    assert texts_of(parts.plan.body) == list(BODY)
    assert [each[0] for each in annexes_of(parts)] == ["Phụ lục I"]


def test_the_name_above_an_annex_signs_the_plan() -> None:
    parts = part(
        paper("KẾ HOẠCH", "Phòng cháy", *BODY, "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", "Phụ lục I", "1. Tuyến")
    )
    assert parts.plan.foot.authority.text == "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"
    assert texts_of(parts.plan.body) == list(BODY)


def test_a_sentence_about_an_annex_is_none() -> None:
    parts = part(paper("KẾ HOẠCH", "Phòng cháy", "I. VIỆC", "Phụ lục I kèm theo là danh sách thôn.", *FOOT))
    assert parts.annexes == []
    assert texts_of(parts.plan.body)[-1] == "Phụ lục I kèm theo là danh sách thôn."


def test_a_signature_without_recipients_ends_the_text() -> None:
    parts = part(paper("KẾ HOẠCH", "Phòng cháy", *BODY, *FOOT[3:], "Phụ lục", "1. Tuyến"))
    assert (texts_of(parts.plan.body), parts.plan.foot.name.text) == (list(BODY), "Hà Văn Mộc")


def test_footnotes_of_text_and_file_are_gathered() -> None:
    made = paper(
        *PLAN,
        "[1] Theo kiểm kê",
        "năm 2025.",
        "[2] Số liệu xã.",
        "Phụ lục",
        "1. A",
        footnotes=["[3] Theo báo cáo."],
    )
    parts = part(made)
    assert [note.text for note in parts.footnotes] == [
        "[1] Theo kiểm kê năm 2025.",
        "[2] Số liệu xã.",
        "[3] Theo báo cáo.",
    ]
    assert [each[0] for each in annexes_of(parts)] == ["Phụ lục"]


def test_a_footnote_ends_a_plan_without_a_foot() -> None:
    parts = part(paper("KẾ HOẠCH", "Phòng cháy", *BODY, "[1] Theo kiểm kê."))
    assert texts_of(parts.plan.body) == list(BODY)
    assert [note.text for note in parts.footnotes] == ["[1] Theo kiểm kê."]


def test_a_rule_behind_the_foot_is_stray() -> None:
    parts = part(paper(*PLAN, "_____", "Phụ lục", "1. A"))
    assert put_aside(parts.stray) == [("_____", "rule-line")]


def held(parts: Parts) -> list[str]:
    """Return every character that some part holds."""
    cuts: list[Cut] = [cut for cut, _ in parts.stray]
    blocks: list[Block] = []
    for paper_part in (parts.decision, parts.plan):
        if paper_part is not None:
            cuts += _cuts(paper_part)
            blocks += paper_part.body
    for annex in parts.annexes:
        cuts += (*annex.label.cuts, *annex.title.cuts, *annex.attached.cuts)
        blocks += annex.body
    cuts += (cut for note in parts.footnotes for cut in note.cuts)
    return letters((*(cut.raw for cut in cuts), *(one.text for block in blocks for one in _lines(block))))


def _cuts(found: Part) -> list[Cut]:
    head, foot = found.head, found.foot
    values: tuple[Words, ...] = (
        found.kind, found.title, found.attached, head.superior, head.issuer, head.number, head.symbol, head.place,
        head.date, head.subject, *foot.recipients, foot.authority, foot.acting, *foot.positions, foot.name,
    )  # fmt: skip
    dropped = (*head.dropped, *foot.dropped, *found.dropped)
    return [*(cut for value in values for cut in value.cuts), *(cut for cut, _ in dropped)]


def _lines(block: Block | Table) -> list[Line]:
    return (
        [block]
        if isinstance(block, Line)
        else [one for row in block.rows for each in row for one in each.lines]
    )


behind = st.lists(any_line, max_size=8)


@given(behind)
def test_every_character_of_a_plan_stands_in_one_part(made: list[str]) -> None:
    whole = paper(*HEAD, "KẾ HOẠCH", *made)
    assert held(part(whole)) == letters(one.text for one in whole.lines())


@given(behind, behind)
def test_every_character_of_a_decision_and_its_plan_stands_in_one_part(
    above: list[str], below: list[str]
) -> None:
    whole = paper("QUYẾT ĐỊNH", "Ban hành Kế hoạch", "Điều 1. Ban hành.", *above, *FOOT, "KẾ HOẠCH", *below)
    assert held(part(whole)) == letters(one.text for one in whole.lines())
