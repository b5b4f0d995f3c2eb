"""A citation goes out as its place writes it, and is judged as far as the registry reaches."""

from __future__ import annotations

import csv
import datetime
import io
import json

import pytest

from plancli.exports.citation_export import (
    CitationRow,
    CitedPlace,
    CountedBy,
    export_citations_csv,
    export_citations_json,
    export_citations_markdown,
)
from plancli.legal.citation_text import find_citations
from plancli.legal.overlay import load_registry
from plancli.legal.registry import Registry, load_default_registry
from plancli.legal.standing import CitationStanding, Standing, judge_standing
from plancli.messages import Language

SHIPPED = load_default_registry()
KEYS = [
    *("text", "line", "column", "kind", "number", "name", "issued", "issuer", "pinpoint"),
    *("status", "as_of", "checked", "superseded_by"),
]
ENTRY = """
version: "1"
checked: 2026-11-23
documents:
  - number: 12/2024/NĐ-CP
    kind: Nghị định
    issuer: Chính phủ
    issued: 2024-05-06
    title: Quy định thử
    {facts}
    confidence: high
    checked: 2026-11-23
    sources: [https://example.vn/a]
"""


def day(written: str) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None


def judged(words: str, as_of: str = "", written: str = "", registry: Registry = SHIPPED) -> CitationRow:
    place = CitedPlace(find_citations(words)[0], 3, 14)
    return CitationRow(place, judge_standing(place.mention, registry, day(written), day(as_of)))


def record(row: CitationRow) -> dict[str, object]:
    (found,) = json.loads(export_citations_json([row]))["citations"]
    assert list(found) == KEYS
    return dict(found)


def test_all_that_a_place_says() -> None:
    words = (
        "điểm a khoản 2 Điều 7 Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính\nphủ quy định chi tiết"
    )
    assert record(judged(words, "2026-09-15")) == {
        "text": "điểm a khoản 2 Điều 7 Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ",
        "line": 3,
        "column": 14,
        "kind": "Nghị định",
        "number": "09/2017/NĐ-CP",
        "name": None,
        "issued": "2017-02-09",
        "issuer": "Chính phủ",
        "pinpoint": "điểm a khoản 2 Điều 7",
        "status": "expired",
        "as_of": "2026-09-15",
        "checked": "2026-11-23",
        "superseded_by": "244/2026/NĐ-CP",
    }


def test_what_a_place_leaves_out_is_not_filled_in_from_the_registry() -> None:
    found = record(judged("theo Luật Báo chí", "2024-12-31", "2024-12-31"))
    assert (found["name"], found["status"]) == ("Luật Báo chí", "in-force")
    assert [found[key] for key in ("number", "issued", "issuer", "pinpoint")] == [None] * 4
    assert record(judged("Nghị định số 09/2017/NĐ-CP tháng 2 năm 2017"))["issued"] == "2017-02"
    assert record(judged("Nghị định số 09/2017/NĐ-CP ngày 31/02/2017"))["issued"] is None


@pytest.mark.parametrize(
    ("words", "as_of", "status"),
    [
        ("Nghị định số 09/2017/NĐ-CP", "2026-06-30", "in-force"),
        ("Nghị định số 09/2017/NĐ-CP", "2026-07-01", "expired"),
        ("Nghị định số 09/2017/NĐ-CP", "2017-03-29", "not-yet"),
        ("Nghị định số 30/2020/NĐ-CP", "2026-11-23", "in-force"),
        ("Quyết định số 407/QĐ-TTg ngày 30/3/2022", "2024-12-31", "presumed"),
        ("Quyết định số 765/QĐ-BTTTT ngày 28/4/2023", "2024-12-31", "not-checked"),
        ("Chỉ thị số 07/CT-TTg", "2024-12-31", "ambiguous"),
        ("Chỉ thị số 07/CT-TTg ngày 19/3/2025", "2025-12-31", "unlisted"),
        ("Luật Hợp đồng", "2024-12-31", "unlisted"),
        (
            "Kế hoạch số 251/KH-UBND ngày 06/12/2024 của Ủy ban nhân dân tỉnh Yên Bái",
            "2024-12-31",
            "unlisted",
        ),
    ],
)
def test_how_an_act_stands_on_a_day(words: str, as_of: str, status: str) -> None:
    assert record(judged(words, as_of))["status"] == status
    assert record(judged(words, as_of))["as_of"] == as_of


def test_nothing_is_said_of_days_behind_the_review_but_that_what_had_ended_stays_ended() -> None:
    assert judged("Nghị định số 30/2020/NĐ-CP", "2026-11-24").judged.standing is Standing.NOT_CHECKED
    assert judged("Nghị định số 09/2017/NĐ-CP", "2030-01-01").judged.standing is Standing.EXPIRED


@pytest.mark.parametrize(
    ("facts", "as_of", "standing"),
    [
        ("status: in_force", "2025-01-01", Standing.NOT_CHECKED),
        ("status: in_force", "2024-05-05", Standing.NOT_YET),
        ("{status: in_force, effective: 2024-07}", "2024-07-15", Standing.NOT_CHECKED),
        ("{status: in_force, effective: 2024-07}", "2024-07-31", Standing.IN_FORCE),
        ("{status: replaced, effective: 2024-07-01}", "2025-01-01", Standing.NOT_CHECKED),
        ("{status: in_force, effective: 2024-07-01, expired: 2027-01-01}", "2026-11-23", Standing.IN_FORCE),
        (
            "{status: in_force, effective: 2024-07-01, expired: 2027-01-01}",
            "2027-02-01",
            Standing.NOT_CHECKED,
        ),
    ],
)
def test_facts_that_a_source_does_not_give_are_not_made_up(
    facts: str, as_of: str, standing: Standing
) -> None:
    lines = facts.strip("{}").replace(", ", "\n    ")
    registry = load_registry(ENTRY.format(facts=lines).encode(), "made.yaml")
    assert judged("Nghị định số 12/2024/NĐ-CP", as_of, registry=registry).judged.standing is standing


def test_without_a_day_only_what_is_not_held_is_told() -> None:
    held = record(judged("Nghị định số 09/2017/NĐ-CP"))
    assert (held["status"], held["as_of"]) == (None, None)
    assert (held["checked"], held["superseded_by"]) == ("2026-11-23", None)
    unclear = record(judged("Luật Báo chí"))
    assert [unclear[key] for key in ("status", "as_of", "checked", "superseded_by")] == [None] * 4
    assert record(judged("Luật Hợp đồng"))["status"] == "unlisted"


@pytest.mark.parametrize(
    ("words", "as_of", "told"),
    [
        (
            "Nghị định số 30/2020/NĐ-CP",
            "2026-11-24",
            "còn hiệu lực đến 23/11/2026 (ngày rà soát); sau đó chưa rà soát",
        ),
        (
            "Quyết định số 407/QĐ-TTg ngày 30/3/2022",
            "2027-01-01",
            "đến 23/11/2026 (ngày rà soát) chưa thấy văn bản bãi bỏ; sau đó chưa rà soát",
        ),
        ("Quyết định số 765/QĐ-BTTTT ngày 28/4/2023", "2027-01-01", "chưa rà soát hiệu lực"),
        (
            "Nghị định số 110/2004/NĐ-CP",
            "2024-12-31",
            "có thể đã hết hiệu lực từ 05/3/2020, theo 30/2020/NĐ-CP (đọc bằng máy)",
        ),
        ("Nghị định số 30/2020/NĐ-CP", "2026-11-23", "còn hiệu lực"),
    ],
)
def test_no_standing_is_asserted_past_the_review_or_beyond_its_trust(
    words: str, as_of: str, told: str
) -> None:
    row = export_citations_markdown([judged(words, as_of)], CountedBy.LINE).splitlines()[-1]
    assert row.rsplit(" | ", 1)[1] == f"{told} |"


def test_a_law_by_name_is_the_one_of_the_day_on_which_the_paper_was_written() -> None:
    of_2024 = record(judged("Luật Báo chí", "2026-09-15", "2024-12-31"))
    assert (of_2024["status"], of_2024["superseded_by"]) == ("expired", "126/2025/QH15")
    of_2026 = record(judged("Luật Báo chí", "2026-09-15", "2026-09-15"))
    assert (of_2026["status"], of_2026["superseded_by"]) == ("in-force", None)
    assert record(judged("Luật Báo chí", "2026-09-15"))["status"] == "ambiguous"
    assert record(judged("Luật Báo chí", "2024-12-31"))["status"] == "in-force"


def test_a_wrong_date_hides_no_act_that_is_surely_meant() -> None:
    words = "Nghị định số 09/2017/NĐ-CP ngày 19/02/2017 của Chính phủ"
    found = record(judged(words, "2026-09-15"))
    assert (found["issued"], found["status"]) == ("2017-02-19", "expired")


def test_csv_holds_the_same_under_the_same_names() -> None:
    row = judged("Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ", "2024-12-31")
    data = export_citations_csv([row])
    assert data.startswith(b"\xef\xbb\xbftext,line,")
    assert data.count(b"\n") == data.count(b"\r\n") == 2
    head, cells = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == KEYS
    assert dict(zip(head, cells, strict=True)) == {
        key: "" if value is None else str(value) for key, value in record(row).items()
    }
    assert export_citations_csv([]).decode("utf-8-sig").split(",")[0] == "text"


def test_markdown_is_a_table_whose_words_stay_words() -> None:
    rows = [
        judged("Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ", "2026-09-15"),
        judged("Luật Báo chí", "2024-12-31", "2024-12-31"),
    ]
    lines = export_citations_markdown(rows, CountedBy.LINE).splitlines()
    assert lines == [
        "| Dòng | Văn bản | Ngày | Cơ quan ban hành | Hiệu lực |",
        "| --- | --- | --- | --- | --- |",
        "| 3 | Nghị định 09/2017/NĐ-CP | 09/02/2017 | Chính phủ | hết hiệu lực từ 01/7/2026, thay bằng 244/2026/NĐ-CP |",
        "| 3 | Luật Báo chí |  |  | còn hiệu lực |",
    ]
    head = export_citations_markdown([], CountedBy.PARAGRAPH, Language.EN).splitlines()[0]
    assert head == "| Paragraph | Document | Date | Issuer | Standing |"


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("language", Language)
def test_every_standing_has_its_words(standing: Standing, language: Language) -> None:
    act = SHIPPED.by_number("09/2017/NĐ-CP")[0]
    place = CitedPlace(find_citations("Nghị định số 09/2017/NĐ-CP")[0], 1, 1)
    known = CitationRow(place, CitationStanding(act, standing, day("2026-09-15")))
    assert "{" not in export_citations_markdown([known], CountedBy.LINE, language)
