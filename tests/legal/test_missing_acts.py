"""What is cited and not known is put together where it is surely one act, and told where papers disagree."""

from __future__ import annotations

from plancli.legal.citation_text import find_citations
from plancli.legal.missing_acts import CitedAt, MissingAct, missing_acts, shown_dates
from plancli.legal.registry import load_default_registry

SHIPPED = load_default_registry()


def missing(*papers: tuple[str, str]) -> list[MissingAct]:
    places = [
        CitedAt(path, line, "I", mention)
        for path, text in papers
        for line, mention in enumerate(find_citations(text), 1)
    ]
    return list(missing_acts(places, SHIPPED))


def test_what_is_held_is_not_missing_even_with_a_wrong_date() -> None:
    assert missing(("a", "Nghị định số 09/2017/NĐ-CP ngày 19/02/2017; Luật Báo chí; Hiến pháp;")) == []
    assert missing(("a", "Nghị quyết số 71/NQ-CP ngày 01/5/2025 của Chính phủ;")) == []


def test_one_number_of_one_issuer_is_one_act_and_its_two_days_are_told() -> None:
    (act,) = missing(
        (
            "a",
            "Nghị định số 998/2025/NĐ-CP ngày 02/3/2025 của Chính phủ quy định về một việc rất cần làm ngay;",
        ),
        ("b", "Nghị định số 998/2025/NĐ-CP ngày 02/3/2025; Nghị định số 998/2025/NĐ-CP ngày 03/2/2025;"),
        ("c", "Nghị định số 998/2025/NĐ-CP;"),
    )
    assert (act.number, act.kind, act.plans, len(act.places)) == (
        "998/2025/NĐ-CP",
        "Nghị định",
        ("a", "b", "c"),
        4,
    )
    assert list(shown_dates(act)) == ["02/3/2025 (2)", "03/02/2025 (1)"]
    assert act.disagree == ("issued",)
    assert act.issuers == ("Chính phủ",)
    assert act.titles == ("quy định về một việc rất cần làm ngay",)


def test_a_month_beside_its_day_is_no_disagreement() -> None:
    (act,) = missing(
        ("a", "Nghị định số 998/2025/NĐ-CP ngày 02/3/2025; Nghị định số 998/2025/NĐ-CP tháng 3 năm 2025;")
    )
    assert act.disagree == ()


def test_numbers_of_many_issuers_are_of_each_paper_unless_the_day_is_one() -> None:
    number = "Kế hoạch số 12/KH-UBND ngày {} của Ủy ban nhân dân {}"
    two = missing(
        ("a", number.format("01/3/2025", "tỉnh Lào Cai")), ("b", number.format("02/3/2025", "tỉnh Lào Cai"))
    )
    assert [act.plans for act in two] == [("a",), ("b",)]
    (one,) = missing(
        ("a", number.format("01/3/2025", "tỉnh")), ("b", number.format("01/3/2025", "tỉnh Lào Cai"))
    )
    assert one.plans == ("a", "b")
    other = missing(
        ("a", number.format("01/3/2025", "tỉnh Lào Cai")), ("b", number.format("01/3/2025", "tỉnh Yên Bái"))
    )
    assert len(other) == 2


def test_years_part_numbers_that_are_given_out_anew() -> None:
    papers = (
        ("a", "Quyết định số 998/QĐ-BTC ngày 01/3/2024;"),
        ("b", "Quyết định số 998/QĐ-BTC ngày 01/3/2025;"),
    )
    assert len(missing(*papers)) == 2


def test_laws_by_name_and_titles_that_differ() -> None:
    (law,) = missing(("a", "theo Luật Hợp đồng; theo Luật hợp đồng."))
    assert (law.number, law.name, len(law.places)) == ("", "Luật Hợp đồng", 2)
    (act,) = missing(
        (
            "a",
            "Quyết định số 998/QĐ-BTC ngày 01/3/2024 ban hành quy chế quản lý kho lưu trữ điện tử tập trung;",
        ),
        (
            "b",
            "Quyết định số 998/QĐ-BTC ngày 01/3/2024 phê duyệt danh mục dịch vụ công trực tuyến toàn trình;",
        ),
    )
    assert act.disagree == ("title",)
    assert len(act.titles) == 2


def test_those_that_most_papers_cite_come_first_and_blanks_are_none() -> None:
    acts = missing(
        ("a", "Nghị định số 997/2025/NĐ-CP; Nghị định số 998/2025/NĐ-CP; Quyết định số /QĐ-TTg;"),
        ("b", "Nghị định số 998/2025/NĐ-CP"),
    )
    assert [act.number for act in acts] == ["998/2025/NĐ-CP", "997/2025/NĐ-CP"]


def test_a_number_that_is_one_act_is_of_one_kind_where_two_kinds_are_written() -> None:
    two = missing(("a", "Nghị định số 998/2025/NĐ-CP;"), ("b", "Thông tư số 998/2025/NĐ-CP;"))
    assert [act.kind for act in two] == ["Nghị định", "Thông tư"]
    (one,) = missing(
        ("a", "998/2025/NĐ-CP;"), ("b", "Nghị định số 998/2025/NĐ-CP;"), ("c", "998/2025/NĐ-CP;")
    )
    assert one.plans == ("a", "b", "c")


def test_a_number_without_a_day_is_the_one_of_its_issuer_or_of_its_paper() -> None:
    dated, bare = "Quyết định số 998/QĐ-BTC ngày 01/3/2024;", "Quyết định số 998/QĐ-BTC;"
    assert len(missing(("a", dated), ("b", bare))) == 1
    plan, again = "Kế hoạch số 12/KH-UBND ngày 01/3/2025;", "Kế hoạch số 12/KH-UBND;"
    (one,) = missing(("a", f"{plan} {again}"))
    assert len(one.places) == 2
    assert len(missing(("a", plan), ("b", again))) == 2
    assert len(missing(("a", again), ("b", again))) == 2
