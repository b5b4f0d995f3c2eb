"""Whether a plan is the one that a citation means."""

from __future__ import annotations

from typing import Any

import pytest

from plancli.analysis.parent_match import cited_at, contradiction, fits, own_name
from plancli.model.link import ParentReference
from plancli.model.plan import Plan
from tests.made.trace import CITATION, PROVINCE, province, read, written

FULL = f"{CITATION} về giữ gìn vệ sinh môi trường nông thôn tỉnh Mây Ngàn năm 2026"


def _reference(words: str, name: str = "KH 12") -> ParentReference:
    return ParentReference(name, words, "", ("parents", 0))


def _plan(**more: Any) -> Plan:
    return read(province(**more))


@pytest.mark.parametrize(
    ("words", "more", "against"),
    [
        (CITATION, {}, ""),
        (FULL, {}, ""),
        ("", {}, ""),
        ("Kế hoạch số 12/KH-UBND", {}, ""),
        ("Kế hoạch số 012/KH- UBND ngày 05/01/2026", {}, ""),
        (CITATION, {"number": "21"}, "number"),
        (CITATION, {"issuer": "Ủy ban nhân dân tỉnh Lào Cai"}, "issuer"),
        ("Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh", {}, ""),
        ("Kế hoạch số 12/KH-UBND của UBND tỉnh", {}, ""),
        (FULL, {"number": None}, ""),
        (FULL, {"number": None, "title": "Phòng cháy, chữa cháy rừng mùa khô"}, "title"),
        (CITATION, {"number": None, "title": "Phòng cháy, chữa cháy"}, "title"),
        ("KH tỉnh", {"number": None, "title": "Phòng cháy, chữa cháy rừng"}, ""),
    ],
)
def test_a_plan_contradicts_a_citation_only_in_what_both_say(
    words: str, more: dict[str, Any], against: str
) -> None:
    assert contradiction(words, _plan(**more)) == against


def test_the_number_of_the_decision_that_issues_a_plan_is_its_number_too() -> None:
    decision = {
        "issuance": {
            "kind": "QUYẾT ĐỊNH",
            "number": "15",
            "symbol": "QĐ-UBND",
            "issuer": PROVINCE,
            "title": "Ban hành",
        },
        "articles": [{"label": "Điều 1", "text": "Ban hành kèm theo Quyết định này."}],
    }
    plan = _plan(number=None, decision=decision)
    words = "Quyết định số 15/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Mây Ngàn"
    assert contradiction(words, plan) == ""
    assert fits(_reference(words), plan)
    assert contradiction(words.replace("15/", "16/"), plan) == "number"


@pytest.mark.parametrize(
    ("words", "name", "fit"),
    [
        (CITATION, "KH tỉnh", True),
        ("", "kh 12", True),
        ("", "KH 13", False),
        (CITATION.replace("12/", "13/"), "KH 12", False),
        ("Kế hoạch giữ gìn vệ sinh môi trường nông thôn", "KH tỉnh", True),
        ("", "KH tỉnh", False),
    ],
)
def test_a_plan_fits_by_number_or_by_title(words: str, name: str, fit: bool) -> None:
    assert fits(_reference(words, name), _plan()) is fit


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({}, "KH 12"),
        ({"number": None}, "Giữ gìn vệ sinh môi trường nông thôn năm 2026"),
    ],
)
def test_a_plan_is_called_by_its_number_or_title(more: dict[str, Any], name: str) -> None:
    assert own_name(_plan(**more)) == name


def test_a_plan_cites_its_parent_where_number_day_and_issuer_may_be_the_same() -> None:
    words = (
        f"Thực hiện {CITATION}; Kế hoạch số 12/KH-UBND ngày 06/02/2026 của Ủy ban nhân dân tỉnh Lào Cai",
        "Theo Kế hoạch số 12/KH-UBND",
    )
    plan = read(written([{"label": "1", "text": words[1]}], preamble=words[0]))
    assert cited_at(_reference(CITATION), plan) == ("Mở đầu", "I.1")
    assert cited_at(_reference("Kế hoạch của tỉnh"), plan) == ()
