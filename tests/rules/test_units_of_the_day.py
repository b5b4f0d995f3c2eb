"""Units are judged on the plan's own date, or on the day that is asked for; the data is read only then."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from plancli.checking import check_plan
from plancli.diagnostic import Diagnostic
from plancli.legal import organisations
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan, load_bytes, load_file
from plancli.resources import ResourceKind, read_resource
from plancli.rules.citations.abolished_issuer import AbolishedIssuer
from plancli.rules.units.abolished_unit import AbolishedUnit
from plancli.rules.units.wrong_level_place import WrongLevelPlace
from plancli.source.edit import Applicability

RULES = [AbolishedUnit, WrongLevelPlace, AbolishedIssuer]
LATER = datetime.date(2026, 11, 23)


def check(loaded: LoadedPlan, day: datetime.date | None = None) -> Sequence[Diagnostic]:
    return check_plan(loaded, load_default_registry(), RULES, as_of=day).diagnostics


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Yield the names of the data files that are read from now on."""
    names: list[str] = []

    def record(kind: ResourceKind, name: str) -> bytes:
        names.append(name)
        return read_resource(kind, name)

    monkeypatch.setattr(organisations, "read_resource", record)
    organisations.load_default_organisations.cache_clear()
    yield names
    organisations.load_default_organisations.cache_clear()


@pytest.fixture(scope="module")
def real(project: Path) -> LoadedPlan:
    return load_file(project / "plans/2025-tramtau.yaml")


def test_on_its_own_date_the_real_plan_names_no_ended_unit_and_no_data_is_read(
    real: LoadedPlan, read: list[str]
) -> None:
    assert check(real) == ()
    assert read == []
    assert check(real, LATER)
    assert read == ["organisations.yaml", "communes_2025.txt"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-02-28", []),
        ("2025-06-30", ["KH319"]),
        ("2025-07-01", ["KH213", "KH213", "KH319", "KH319"]),
        ("2026-11-23", ["KH213", "KH213", "KH213", "KH319", "KH319"]),
    ],
)
def test_on_another_day_only_what_had_changed_by_then_is_named(
    day: str, said: list[str], real: LoadedPlan
) -> None:
    found = check(real, datetime.date.fromisoformat(day))
    assert sorted(each.code for each in found) == said


def test_the_district_and_its_communes_are_named_with_what_followed(real: LoadedPlan) -> None:
    district, communes, body = [each for each in check(real, LATER) if each.code == "KH213"]
    for unit in (
        "Ủy ban nhân dân huyện Trạm Tấu",
        "Phòng Tư pháp",
        "Công an huyện",
        "Ban Tuyên giáo Huyện ủy",
    ):
        assert f"“{unit}”" in district.message
    assert "Trung tâm Truyền thông và Văn hóa" not in district.message
    assert "xã Hạnh Phúc, xã Phình Hồ, xã Trạm Tấu, xã Tà Xi Láng (tỉnh Lào Cai)" in district.help
    assert "xã Hạnh Phúc (thị trấn Trạm Tấu, xã Bản Công, xã Hát Lừu, xã Xà Hồ)" in communes.help
    assert "xã Tà Xi Láng (giữ nguyên)" in communes.help
    assert len(communes.related) == 10
    assert "Nay là Sở Khoa học và Công nghệ; Sở Văn hóa, Thể thao và Du lịch (báo chí)." in body.help
    assert district.fix is None, "no source says which office of a commune follows which of a district"
    assert body.fix is None, "its work was divided"
    assert communes.fix is not None
    assert communes.fix.applicability is Applicability.DISPLAY_ONLY
    renamed = [(each.before, each.after) for each in communes.fix.changes]
    assert renamed[:3] == [
        ("thị trấn Trạm Tấu", "xã Hạnh Phúc"),
        ("xã Bản Công", "xã Hạnh Phúc"),
        ("xã Bản Mù", "xã Phình Hồ"),
    ]
    assert ("xã Tà Xi Láng", "xã Tà Xi Láng") not in renamed
    assert [place.label for place in body.related] == ["III.1"]
    assert all("23/11/2026" in each.help for each in (district, communes, body))


def test_nothing_is_asserted_of_the_time_after_the_last_review(real: LoadedPlan) -> None:
    beyond = check(real, datetime.date(2030, 1, 1))
    assert [each.message for each in beyond] == [each.message for each in check(real, LATER)]
    assert all("(rà soát ngày 23/11/2026)" in each.help for each in beyond)


def plan(
    lead: str,
    date: str = "ngày 15 tháng 01 năm 2026",
    issuer: str = "Ủy ban nhân dân xã Phình Hồ",
    superior: str = "",
    words: str = "Rà soát.",
) -> LoadedPlan:
    head = {"kind": "KẾ HOẠCH", "superior": superior, "issuer": issuer, "date": date, "title": "Công tác"}
    lines = [f"  {key}: {value}" for key, value in head.items() if value]
    task = [f"      - text: {words}", f"        lead: {lead}"]
    section = ["sections:", "  - label: II", "    title: Nội dung", "    tasks:", *task]
    text = "\n".join(['plancli: "1"', "state: draft", "issuance:", *lines, *section, ""])
    return load_bytes("plan.yaml", text.encode())


def test_a_plan_of_today_whose_units_are_its_own_reads_no_table(read: list[str]) -> None:
    assert check(plan("Phòng Kinh tế")) == ()
    assert check(plan("UBND xã Phình Hồ")) == ()
    assert read == ["organisations.yaml"]


def test_the_issuers_commune_tells_the_province_where_only_one_bears_its_name() -> None:
    (found,) = check(plan("UBND xã Bản Mù"))
    assert "xã Phình Hồ (xã Bản Mù)" in found.help


@pytest.mark.parametrize(
    ("lead", "issuer"),
    [
        ("UBND xã Tân Thịnh", "UBND xã Phình Hồ"),  # two of the name in the province, gone two ways
        ("UBND xã Bản Mù", "Ban Chỉ đạo"),  # no place to look in
        ("UBND xã Trạm Tấu", "UBND xã Phình Hồ"),  # a commune of today bears the name
        ("UBND xã Mây Ngàn", "UBND xã Phình Hồ"),  # unknown to the table
    ],
)
def test_a_name_that_can_mean_two_units_or_none_is_left_alone(lead: str, issuer: str) -> None:
    assert check(plan(lead, issuer=issuer)) == ()


def test_the_district_in_the_head_decides_between_two_communes_of_one_name() -> None:
    loaded = plan(
        "UBND xã Tân Thịnh",
        date="ngày 15 tháng 01 năm 2025",
        issuer="Ủy ban nhân dân huyện Văn Chấn",
        superior="ỦY BAN NHÂN DÂN TỈNH YÊN BÁI",
    )
    said = [each.help for each in check(loaded, LATER)]
    assert any("xã Chấn Thịnh (xã Tân Thịnh)" in each for each in said)


def test_a_plan_without_a_date_is_judged_only_on_the_day_asked_for() -> None:
    loaded = plan("Công an huyện", date="")
    assert check(loaded) == ()
    assert [each.code for each in check(loaded, LATER)] == ["KH213"]
    assert check(plan("UBND xã Trạm Tấu", date=""), LATER) == ()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Thực hiện Quyết định số 765/QĐ-BTTTT của Bộ Thông tin và Truyền thông.", ["KH319"]),
        ("Thực hiện Quyết định số 765/QĐ-BTTTT về chương trình của Bộ Thông tin và Truyền thông.", ["KH319"]),
        ("Báo cáo Bộ Thông tin và Truyền thông.", ["KH213"]),
        ("Báo cáo Bộ Thông tin và Truyền thông (nay là Bộ Khoa học và Công nghệ).", []),
    ],
)
def test_an_act_keeps_the_name_of_its_issuer(words: str, codes: list[str]) -> None:
    loaded = plan("Phòng Kinh tế", words=words)
    assert [each.code for each in check(loaded, LATER)] == codes
    assert check(loaded) == ()


def test_a_unit_that_is_also_prose_is_told_once() -> None:
    (found,) = check(plan("Sở Thông tin và Truyền thông"), LATER)
    assert found.related == ()


@pytest.mark.parametrize(
    ("lead", "line"),
    [
        ("Bộ Kế hoạch và Đầu tư", "lead: Bộ Tài chính"),
        ("Đề nghị Bộ KH&ĐT hướng dẫn", "lead: Đề nghị Bộ Tài chính hướng dẫn"),
        ("UBND tỉnh Yên Bái", "lead: UBND tỉnh Lào Cai"),
        ("UBND TỈNH YÊN BÁI", "lead: UBND TỈNH LÀO CAI"),
        ("Bộ Lao động - Thương binh và Xã hội", None),  # part of its work went elsewhere
        ("Sở Thông tin và Truyền thông", None),  # divided
        ("Công an huyện", None),
    ],
)
def test_one_successor_is_shown_in_its_place_and_never_written(lead: str, line: str | None) -> None:
    [found] = [each for each in check(plan(lead), LATER) if each.code == "KH213"]
    if line is None:
        assert found.fix is None
        return
    assert found.fix is not None
    assert found.fix.applicability is Applicability.DISPLAY_ONLY
    assert [each.after for each in found.fix.lines] == [(f"        {line}",)]


def test_where_no_original_was_read_the_help_says_so() -> None:
    (ministry,) = check(plan("Phòng Kinh tế", words="Phối hợp với Bộ Thông tin và Truyền thông."), LATER)
    assert "Nghị quyết số 176/2025/QH15, chưa đối chiếu bản gốc" in (ministry.help or "")
