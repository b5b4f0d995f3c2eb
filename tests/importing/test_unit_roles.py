"""One line may hand out several roles; each unit stands under its own, at its place in the line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from plancli.importing.unit_roles import partners, read_roles
from tests.importing.made_paper import any_line


def roles(line: str, own: str, *known: str) -> dict[str, list[str]]:
    return {
        role: [line[start:end] for start, end in spans]
        for role, spans in read_roles(line, own, known).items()
    }


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Phòng Tư pháp.", ["Phòng Tư pháp"]),
        ("Phòng Văn hóa và Thông tin, phòng Tư pháp.", ["Phòng Văn hóa và Thông tin", "phòng Tư pháp"]),
        ("Các cơ quan, đơn vị; UBND các xã, thị trấn.", ["Các cơ quan, đơn vị", "UBND các xã, thị trấn"]),
        (
            "Phòng Kinh tế; Ban Chỉ huy Quân sự xã; các thôn",
            ["Phòng Kinh tế", "Ban Chỉ huy Quân sự xã", "các thôn"],
        ),
        ("Thôn Nà Vạc, thôn Suối Ngàn, thôn Đồi Sương.", ["Thôn Nà Vạc", "thôn Suối Ngàn", "thôn Đồi Sương"]),
        (
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân.",
            ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"],
        ),
        (
            "Sở Y tế (Trung tâm Y tế, Trạm Y tế), Công an xã",
            ["Sở Y tế (Trung tâm Y tế, Trạm Y tế)", "Công an xã"],
        ),
        (
            "Đồng chí Lò Thị Ban, Phó Chủ tịch Ủy ban nhân dân xã; Phòng Văn hóa - Xã hội.",
            ["Đồng chí Lò Thị Ban, Phó Chủ tịch Ủy ban nhân dân xã", "Phòng Văn hóa - Xã hội"],
        ),
        ("Đề nghị Đoàn Thanh niên xã.", ["Đề nghị Đoàn Thanh niên xã"]),
        ("Đề nghị Công an xã, Trạm Y tế xã", ["Công an xã", "Trạm Y tế xã"]),
        ("Đề nghị: Công an xã", ["Công an xã"]),
    ],
)
@pytest.mark.parametrize("own", ["lead", "coordinating"])
def test_a_list_of_names_has_the_role_of_its_caption(line: str, names: list[str], own: str) -> None:
    assert roles(line, own) == {own: names}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Trạm Y tế xã lấy mẫu; Phòng Kinh tế hướng dẫn kỹ thuật.",
            {"responsible": ["Trạm Y tế xã"], "guiding": ["Phòng Kinh tế"]},
        ),
        (
            "Trạm Y tế xã lấy mẫu; thôn Suối Ngàn rào chắn và súc bể, Phòng Kinh tế hướng dẫn kỹ thuật.",
            {"responsible": ["Trạm Y tế xã", "thôn Suối Ngàn"], "guiding": ["Phòng Kinh tế"]},
        ),
        (
            "Đề nghị Ban Tuyên giáo Huyện ủy chỉ đạo, định hướng; phòng Văn hóa và Thông tin thực hiện.",
            {"directing": ["Đề nghị Ban Tuyên giáo Huyện ủy"], "responsible": ["phòng Văn hóa và Thông tin"]},
        ),
        (
            "Công an xã chủ trì; Phòng Kinh tế phối hợp; Ban Chỉ huy Quân sự xã theo dõi",
            {
                "lead": ["Công an xã"],
                "coordinating": ["Phòng Kinh tế"],
                "monitoring": ["Ban Chỉ huy Quân sự xã"],
            },
        ),
    ],
)
def test_clauses_say_who_does_what(line: str, found: dict[str, list[str]]) -> None:
    assert roles(line, "responsible") == found


def test_known_names_are_not_cut_at_their_commas() -> None:
    line = "Tổ tuần rừng, Ban trực, Công an xã"
    assert roles(line, "lead")["lead"] == ["Tổ tuần rừng", "Ban trực", "Công an xã"]
    assert roles(line, "lead", "Tổ tuần rừng, Ban trực")["lead"] == ["Tổ tuần rừng, Ban trực", "Công an xã"]


@pytest.mark.parametrize("line", ["", " ", ".", ";", " ; . "])
def test_a_line_without_words_names_nobody(line: str) -> None:
    assert read_roles(line, "lead") == {}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Chủ trì, phối hợp với phòng Tư pháp hướng dẫn thực hiện.", ["phòng Tư pháp"]),
        ("Chủ trì, phối hợp với phòng Tư pháp và các cơ quan, đơn vị có liên quan hướng dẫn việc này", ["phòng Tư pháp", "các cơ quan, đơn vị có liên quan"]),
        ("Chủ trì phối hợp chặt chẽ với Công an xã kiểm tra", ["Công an xã"]),
        ("Giao Công an xã chủ trì, phối hợp cùng với Phòng Kinh tế kiểm tra", ["Phòng Kinh tế"]),
        ("Chủ trì tham mưu, phối hợp cùng Trạm Y tế xã báo cáo", ["Trạm Y tế xã"]),
        ("Chủ trì, phối hợp với Phòng Kinh tế kiểm tra; chủ trì, phối hợp với Công an xã xử lý", ["Phòng Kinh tế", "Công an xã"]),
        ("Phối hợp với Công an huyện đấu tranh", []),
        ("Chủ trì. Phối hợp với Phòng Kinh tế kiểm tra", []),
        ("Chủ trì, phối hợp rà soát các điểm đổ rác", []),
        ("Chủ trì kiểm tra Công an xã", []),
        ("", []),
    ],
)  # fmt: skip
def test_partners_of_a_lead_are_named(sentence: str, names: list[str]) -> None:
    assert [sentence[start:end] for start, end in partners(sentence)] == names


@given(any_line)
def test_names_lie_apart_inside_their_line(line: str) -> None:
    spans = sorted(span for found in read_roles(line, "lead").values() for span in found)
    assert all(0 <= start < end <= len(line) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(0 <= start < end <= len(line) for start, end in partners(line))
