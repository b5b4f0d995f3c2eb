"""Law is judged on the plan's own date, or on the day that is asked for."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from plancli.checking import check_plan
from plancli.diagnostic import Diagnostic, Severity
from plancli.importing.importer import NotAPlan, open_paper
from plancli.legal.acts import Confidence, Status
from plancli.legal.citation_text import find_citations
from plancli.legal.registry import Registry, load_default_registry
from plancli.loading import LoadedPlan, load_bytes, load_file
from plancli.rules.citations.document_not_in_force import DocumentNotInForce
from plancli.rules.citations.wrong_date import WrongDate
from plancli.vietnamese.dates import PartialDate


def ended(day: datetime.date | None, project: Path) -> list[tuple[str, int]]:
    loaded = load_file(project / "plans/2025-tramtau.yaml")
    found = check_plan(loaded, load_default_registry(), [DocumentNotInForce], as_of=day)
    return [(each.message.split("”")[0].lstrip("“"), len(each.related)) for each in found.diagnostics]


def test_on_its_own_date_every_act_of_the_real_plan_stood(project: Path) -> None:
    assert ended(None, project) == []


@pytest.mark.parametrize(
    ("day", "acts"),
    [
        ("2026-06-30", []),
        ("2026-07-01", [("Luật Báo chí", 1), ("09/2017/NĐ-CP", 1)]),
        (
            "2026-11-23",
            [
                ("Luật Báo chí", 1),
                ("Luật Tiếp cận thông tin", 2),
                ("09/2017/NĐ-CP", 1),
            ],
        ),
    ],
)
def test_on_another_day_the_ended_acts_are_named(
    day: str, acts: list[tuple[str, int]], project: Path
) -> None:
    assert ended(datetime.date.fromisoformat(day), project) == acts


def test_the_ended_acts_of_the_real_plan_name_a_source(project: Path) -> None:
    loaded = load_file(project / "plans/2025-tramtau.yaml")
    day = datetime.date(2026, 11, 23)
    found = check_plan(loaded, load_default_registry(), [DocumentNotInForce], as_of=day).diagnostics
    assert [each.severity for each in found] == [Severity.INFO, Severity.INFO, Severity.WARNING], (
        "two laws by a name that another law now bears, and a decree by its number"
    )
    assert all("https://github.com/" in each.help and "23/11/2026" in each.help for each in found)


PLAN = """
plancli: "1"
state: draft
issuance: {{kind: KẾ HOẠCH, issuer: Ủy ban nhân dân xã Suối Mơ, {date}title: Công tác năm 2024}}
sections:
  - label: I
    title: Mục đích
    text: Thực hiện {words}.
"""
BROADCAST = "Quyết định số 52/2016/QĐ-TTg ngày 06/12/2016 của Thủ tướng Chính phủ"
SOURCE = "https://sonv.example.gov.vn/a"


def findings(
    words: str, date: str = "", as_of: str = "", registry: Registry | None = None
) -> Sequence[Diagnostic]:
    text = PLAN.format(words=words, date=f"date: {date}, " if date else "")
    day = datetime.date.fromisoformat(as_of) if as_of else None
    loaded = load_bytes("plan.yaml", text.encode())
    return check_plan(
        loaded, registry or load_default_registry(), [DocumentNotInForce], as_of=day
    ).diagnostics


def with_end(**changes: object) -> Registry:
    """A registry whose one act is the decision that an official page says to have ended, changed."""
    (act,) = load_default_registry().by_number("52/2016/QĐ-TTg")
    return Registry(added=[dataclasses.replace(act, **changes)], about={"checked": "2026-11-23"})  # type: ignore[arg-type]


def test_an_opened_official_page_and_high_confidence_make_an_error() -> None:
    (found,) = findings(BROADCAST, "ngày 05 tháng 8 năm 2024")
    assert found.severity is Severity.ERROR
    assert "ninhthuan.gov.vn" in found.help


@pytest.mark.parametrize(
    ("changes", "severity"),
    [
        ({"end_sources": (SOURCE,)}, Severity.ERROR),
        ({"end_sources": (f"unopened:{SOURCE}",)}, Severity.WARNING),
        ({"end_sources": ("https://luatvietnam.vn/a",)}, Severity.WARNING),
        ({"end_confidence": Confidence.MEDIUM}, Severity.WARNING),
        (
            {"end_sources": ("closing-article:49/2024/NĐ-CP",), "end_confidence": Confidence.LOW},
            Severity.WARNING,
        ),
        ({"status": Status.LAPSED}, Severity.INFO),
    ],
)
def test_any_other_end_is_no_error(changes: dict[str, object], severity: Severity) -> None:
    (found,) = findings(BROADCAST, "ngày 05 tháng 8 năm 2024", registry=with_end(**changes))
    assert found.severity is severity


def test_nothing_is_said_before_the_end_or_past_the_review() -> None:
    assert findings(BROADCAST, "ngày 30 tháng 6 năm 2024") == ()
    assert findings(BROADCAST, "tháng 6 năm 2024") == ()
    later = with_end(expired=PartialDate(2027, 1, 1))
    assert findings(BROADCAST, "ngày 05 tháng 8 năm 2027", registry=later) == ()


def test_a_plan_without_a_date_is_judged_only_on_a_day_that_is_asked_for() -> None:
    assert findings(BROADCAST) == ()
    assert len(findings(BROADCAST, as_of="2026-11-23")) == 1
    assert findings("Luật Báo chí", as_of="2026-11-23") == (), "which Luật Báo chí hangs on the plan's date"


def test_a_wrong_date_hides_no_end_of_the_act_that_is_surely_meant() -> None:
    assert len(findings(BROADCAST.replace("06/12", "16/12"), "ngày 05 tháng 8 năm 2024")) == 1


CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")
def test_real_plans_show_the_one_wrong_date_that_is_known_and_no_ended_act() -> None:
    found = []
    for path in sorted(CORPUS.glob("*.txt")):
        try:
            opened = open_paper(path.read_bytes(), path.name)
        except NotAPlan:
            continue
        loaded = LoadedPlan(path.name, opened.source, opened.plan, ())
        result = check_plan(loaded, load_default_registry(), [WrongDate, DocumentNotInForce])
        found += [(path.name[:2], each.code, each.message.split(" ")[0]) for each in result.diagnostics]
    assert found == [("13", "KH301", "71/NQ-CP")]


@pytest.mark.parametrize(
    ("words", "day", "number"),
    [
        ("Luật Báo chí", "2024-12-31", "103/2016/QH13"),
        ("Luật Báo chí", "2026-08-01", "126/2025/QH15"),
        ("Nghị định số 09/2017/NĐ-CP", "2024-12-31", "09/2017/NĐ-CP"),
        ("Chỉ thị số 07/CT-TTg ngày 21/3/2023", "2024-12-31", "07/CT-TTg"),
        ("Chỉ thị số 07/CT-TTg", "2024-12-31", None),
        ("Chỉ thị số 07/CT-TTg ngày 19/3/2025", "2025-12-31", None),
        ("Kế hoạch số 251/KH-UBND ngày 06/12/2024", "2024-12-31", None),
    ],
)
def test_a_citation_means_an_act_only_where_it_can_mean_no_other(
    words: str, day: str, number: str | None
) -> None:
    (mention,) = find_citations(f"Thực hiện {words}.")
    act = load_default_registry().act_meant(mention, datetime.date.fromisoformat(day))
    assert (act.number if act else None) == number
