"""Each row that a person fills in is checked, and nothing that cannot be right gets through."""

from __future__ import annotations

import datetime

import pytest

from plancli.legal.act_rows import ActRow, CheckedRows, RowRemark, check_rows
from plancli.legal.acts import Confidence, Status
from plancli.legal.overlay import load_registry, overlay_text, read_overlay
from plancli.legal.registry import load_default_registry
from plancli.messages import Language, has_sentence, sentence

TODAY = datetime.date(2026, 11, 25)
GOOD = {
    "number": "12/KH-UBND",
    "kind": "Kế hoạch",
    "issuer": "Ủy ban nhân dân tỉnh Lào Cai",
    "issued": "05/01/2026",
    "title": "Công tác truyền thông chính sách năm 2026",
    "source": "https://laocai.gov.vn/a",
}


def checked(*rows: dict[str, str]) -> CheckedRows:
    made = [ActRow(line, {**GOOD, **row}) for line, row in enumerate(rows, 2)]
    return check_rows(made, load_default_registry(), TODAY)


def test_a_good_row_becomes_an_act_that_an_overlay_holds() -> None:
    row = {
        "number": "số 12 /KH- UBND",
        "effective": "05/01/2026",
        "expired": "2026-06-01",
        "superseded_by": "13/KH-UBND",
        "amended_by": "14/KH-UBND; 15/KH-UBND",
        "source": "https://laocai.gov.vn/a\nCông báo số 5",
        "checked": "20/11/2026",
        "note": "đã đọc",
    }
    result = checked(row)
    (act,) = result.acts
    assert (result.problems, result.clashes, result.unfilled) == ((), (), 0)
    assert (act.number, act.issued.iso, act.checked, act.status) == (
        "12/KH-UBND",
        "2026-01-05",
        "2026-11-20",
        Status.REPLACED,
    )
    assert act.effective is not None
    assert act.expired is not None
    assert (act.effective.iso, act.expired.iso) == ("2026-01-05", "2026-06-01")
    assert (act.superseded_by, act.note, act.end_sources) == ("13/KH-UBND", "đã đọc", act.sources)
    assert act.sources == ("https://laocai.gov.vn/a", "Công báo số 5")
    assert act.amended_by == ("14/KH-UBND", "15/KH-UBND")
    assert (act.confidence, act.end_confidence) == (Confidence.HIGH, Confidence.HIGH)
    text = overlay_text(result.acts, TODAY.isoformat())
    assert read_overlay(text.encode(), "o.yaml").documents == (act,)


def test_what_is_left_out_is_not_made_up() -> None:
    (act,) = checked({"source": "Công báo số 5"}).acts
    assert (act.effective, act.expired, act.status, act.confidence) == (
        None,
        None,
        Status.UNKNOWN,
        Confidence.MEDIUM,
    )
    assert act.checked == "2026-11-25"
    assert (act.end_confidence, act.end_sources, act.superseded_by, act.note) == (None, (), "", "")
    assert act.title == GOOD["title"]


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"superseded_by": "13/KH-UBND, 14/KH-UBND"}, Status.REPLACED),
        ({"expired": "01/6/2026"}, Status.ENDED),
    ],
)
def test_an_end_is_known_as_well_as_the_row_is(row: dict[str, str], status: Status) -> None:
    (act,) = checked(row).acts
    assert (act.status, act.end_confidence, act.end_sources) == (status, Confidence.HIGH, act.sources)
    assert act.superseded_by == row.get("superseded_by", "").replace(",", ";")


def test_rows_that_nobody_filled_in_are_counted_and_left_out() -> None:
    result = checked({"source": ""}, {})
    assert (len(result.acts), result.unfilled, result.problems) == (1, 1, ())


@pytest.mark.parametrize(
    ("row", "problem", "fields"),
    [
        ({"number": "mười hai"}, "bad-number", {"value": "mười hai"}),
        ({"number": "/KH-UBND"}, "bad-number", {"value": "/KH-UBND"}),
        ({"kind": "Tờ giấy"}, "bad-kind", {"value": "Tờ giấy"}),
        (
            {"kind": "Quyết định"},
            "other-kind",
            {"value": "Quyết định", "number": "12/KH-UBND", "kind": "Kế hoạch"},
        ),
        ({"issuer": ""}, "empty", {"field": "issuer"}),
        ({"title": " "}, "empty", {"field": "title"}),
        ({"source": "", "note": "x"}, "empty", {"field": "source"}),
        ({"issuer": "UBND tỉnh"}, "vague-issuer", {"value": "UBND tỉnh"}),
        ({"issuer": "Ban Thường vụ Tỉnh uỷ"}, "vague-issuer", {"value": "Ban Thường vụ Tỉnh uỷ"}),
        ({"issued": "31/02/2026"}, "bad-day", {"field": "issued", "value": "31/02/2026"}),
        ({"issued": "01/2026"}, "bad-day", {"field": "issued", "value": "01/2026"}),
        ({"issued": ""}, "bad-day", {"field": "issued", "value": ""}),
        ({"issued": "26/11/2026"}, "future", {"field": "issued", "value": "26/11/2026"}),
        ({"checked": "26/11/2026"}, "future", {"field": "checked", "value": "26/11/2026"}),
        (
            {"number": "12/2025/QĐ-UBND", "kind": "Quyết định"},
            "other-year",
            {"number": "12/2025/QĐ-UBND", "value": "05/01/2026"},
        ),
        ({"effective": "hôm nay"}, "bad-day", {"field": "effective", "value": "hôm nay"}),
        ({"expired": "hôm nay"}, "bad-day", {"field": "expired", "value": "hôm nay"}),
        ({"effective": "04/01/2026"}, "before-issue", {"field": "effective", "value": "04/01/2026"}),
        ({"effective": "02/02/2026", "expired": "01/02/2026"}, "ends-first", {"value": "01/02/2026"}),
        ({"superseded_by": "văn bản mới"}, "bad-number", {"value": "văn bản mới"}),
        ({"amended_by": "13/KH-UBND, sau này"}, "bad-number", {"value": "sau này"}),
        ({"status": "tốt"}, "bad-status", {"value": "tốt"}),
        ({"status": "còn hiệu lực", "expired": "01/6/2026"}, "ended-in-force", {}),
        ({"status": "còn hiệu lực", "superseded_by": "13/KH-UBND"}, "ended-in-force", {}),
    ],
)
def test_what_cannot_be_right_is_told_with_its_row(
    row: dict[str, str], problem: str, fields: dict[str, str]
) -> None:
    result = checked({"number": "13/KH-UBND"}, row)
    assert result.problems == (RowRemark(3, problem, fields),)
    assert len(result.acts) == 1
    for language in Language:
        assert "{" not in sentence(language, f"law.row.{problem}", **fields)


@pytest.mark.parametrize(
    "row",
    [
        {"issued": "25/11/2026"},
        {"checked": "25/11/2026"},
        {"effective": "01/02/2026", "expired": "01/02/2026"},
        {"status": "hết hiệu lực", "superseded_by": "13/KH-UBND, 14/KH-UBND"},
    ],
)
def test_days_may_fall_together(row: dict[str, str]) -> None:
    result = checked(row)
    assert (result.problems, len(result.acts)) == ((), 1)


def test_every_row_is_told_of_and_a_bad_one_hides_no_other() -> None:
    result = checked({"kind": "Tờ giấy"}, {"issuer": ""}, {}, {"number": "13/KH-UBND"})
    assert [(each.line, each.key) for each in result.problems] == [(2, "bad-kind"), (3, "empty")]
    assert [each.number for each in result.acts] == ["12/KH-UBND", "13/KH-UBND"]


def test_one_act_in_two_rows_is_a_problem() -> None:
    twice = RowRemark(3, "twice", {"number": "12/KH-UBND", "other": "2"})
    assert checked({}, {}).problems == (twice,)


HELD = {"number": "09/2017/NĐ-CP", "kind": "Nghị định", "issuer": "Chính phủ"}


@pytest.mark.parametrize(
    ("row", "clash", "fields"),
    [
        ({"issued": "10/02/2017"}, "clash-day", {"value": "10/02/2017", "held": "09/02/2017"}),
        (
            {"issued": "09/02/2017", "expired": "01/8/2026"},
            "clash-end",
            {"value": "01/8/2026", "held": "01/7/2026"},
        ),
        ({"issued": "09/02/2017"}, "held", {}),
    ],
)
def test_a_clash_with_what_is_held_is_said_and_no_refusal(
    row: dict[str, str], clash: str, fields: dict[str, str]
) -> None:
    result = checked({**HELD, **row}, {}, {**HELD, **row, "number": "30/2020/NĐ-CP", "issued": "06/3/2020"})
    told = {"number": "09/2017/NĐ-CP", **fields}
    assert [each.line for each in result.clashes] == [2, 4]
    assert result.clashes[0] == RowRemark(2, clash, told)
    assert len(result.acts) == 3


def test_an_act_of_another_issuer_is_no_clash_and_hides_none() -> None:
    held = load_registry(
        overlay_text(
            checked({"issuer": "Ủy ban nhân dân tỉnh Lai Châu"}, {"issued": "06/01/2026"}).acts, "2026-11-25"
        ).encode(),
        "o.yaml",
    )
    row = ActRow(2, {**GOOD, "issued": "06/01/2026"})
    assert [each.key for each in check_rows([row], held, TODAY).clashes] == ["held"]


def test_an_act_that_only_citing_plans_know_is_no_clash() -> None:
    issuer = {"kind": "Kế hoạch", "issuer": "Ủy ban nhân dân tỉnh Yên Bái"}
    result = checked({"number": "170/KH-UBND", "issued": "04/8/2022", **issuer})
    assert load_default_registry().by_number("170/KH-UBND"), "held, as what plans say of it"
    assert (result.problems, result.clashes) == ((), ())


@pytest.mark.parametrize("name", ["in_force", "presumed", "ended"])
def test_the_words_that_the_sheet_offers_are_understood(name: str) -> None:
    for language in Language:
        assert has_sentence(f"law.row.status.{name}")
        (act,) = checked({"status": sentence(language, f"law.row.status.{name}")}).acts
        assert act.status is Status(name)


def test_a_law_is_found_by_its_name_also_where_the_row_leaves_its_kind_out() -> None:
    row = {"number": "9/2026/QH16", "kind": "Luật", "issuer": "Quốc hội", "title": "Hợp đồng"}
    assert checked(row).acts[0].title == "Luật Hợp đồng"
    assert checked({**row, "title": "Luật Hợp đồng"}).acts[0].title == "Luật Hợp đồng"


@pytest.mark.parametrize(
    ("expired", "later"),
    [("24/11/2026", False), ("25/11/2026", False), ("26/11/2026", True)],
)
def test_an_act_that_ends_after_today_may_still_be_in_force(expired: str, later: bool) -> None:
    result = checked({"status": "còn hiệu lực", "expired": expired})
    assert [problem.key for problem in result.problems] == ([] if later else ["ended-in-force"])


def test_a_kept_list_begins_with_its_day_and_then_what_an_act_is_known_by() -> None:
    text = overlay_text(checked({"title": "Công tác truyền thông " * 6}).acts, "2026-11-25")
    assert text.splitlines()[:6] == [
        "version: 2026.11.25",
        "checked: '2026-11-25'",
        "documents:",
        "- number: 12/KH-UBND",
        "  kind: Kế hoạch",
        "  issuer: Ủy ban nhân dân tỉnh Lào Cai",
    ]
    assert "  amended_by:" not in text
    assert "  effective:" not in text


def test_a_registry_of_one_list_tells_of_that_list() -> None:
    text = overlay_text(checked({}).acts, "2026-11-25") + "keeper: Phòng Tư pháp\n"
    registry = load_registry(text.encode(), "o.yaml")
    assert (registry.version, registry.checked) == ("2026.11.25", "2026-11-25")
