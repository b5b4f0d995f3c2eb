"""The registry is built from readings of different trust: nothing is lost, guessed or changed in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.legal.acts import Confidence, LegalDocument, Status
from plancli.legal.registry import ACTS, NAMES, Registry
from tools.act_issuers import issuer_named, issuer_of_number
from tools.act_readings import amended_in_title, numbers_in
from tools.build_legal_registry import build
from tools.collect_cited_dates import cited_dates

HELD = """
version: "1"
keeper: a
checked: 2026-11-23
horizon: 2026-07-31
documents:
  - {number: 01/2020/NĐ-CP, kind: Nghị định, issuer: Chính phủ, issued: 2020-01-02, title: Đã có, status: in_force,
     effective: 2020-03-01, confidence: high, checked: 2026-11-23, sources: [https://a.vn/1], note: Ghi chú.}
"""
FACT = """- number: {number}
  type: {kind}
  issuer: {issuer}
  issued: {issued}
  title: Tên
  effective: null
  status: {status}
  expired_on: {expired}
  superseded_by: {successor}
  confidence: high
  checked: 2026-11-23
  sources: [{source}]
  note: {note}
"""
CODIFIED = "number\tkind\tissuer\tissued\teffective\ttitle\n"
DATES = "number\tkind\tissued\ttexts\n"
PAIRS = "old_number\told_issued\tnew_number\tfrom\thow\n"


def fact(number: str, **fields: str) -> str:
    free = {
        "kind": "Nghị định",
        "issuer": "Chính phủ",
        "issued": "2020-02-03",
        "status": "in_force_presumed",
        "expired": "null",
        "successor": "null",
        "source": "https://b.vn/1",
        "note": "null",
    }
    return FACT.format(**{"number": number, **free, **fields})


class Built:
    def __init__(
        self, folder: Path, facts: str = "", codified: str = "", pairs: str = "", dates: str = ""
    ) -> None:
        (folder / "registry-facts.yaml").write_text(f"documents:\n{facts or '  []'}\n", encoding="utf-8")
        (folder / "codified-acts.tsv").write_text(CODIFIED + codified, encoding="utf-8")
        (folder / "successions.tsv").write_text(PAIRS + pairs, encoding="utf-8")
        files, self.told = build(folder, HELD.encode(), DATES + dates)
        again, _ = build(folder, HELD.encode(), DATES + dates)
        assert files == again
        self.registry = Registry(files[ACTS], files[NAMES])

    def one(self, number: str) -> LegalDocument:
        (found,) = self.registry.by_number(number)
        return found


def test_what_is_held_wins_and_what_others_add_is_kept(tmp_path: Path) -> None:
    made = Built(
        tmp_path,
        fact(
            "1/2020/NĐ-CP",
            issued="2020-01-02",
            note="amended by 05/2021/NĐ-CP and 6/2022/NĐ-CP; see 7/2023/NĐ-CP",
        ),
        "01/2020/NĐ-CP\tNghị định\tChính phủ\t2020-01-02\t2020-02-15\tTên khác\n",
    )
    act = made.one("01/2020/NĐ-CP")
    assert (act.title, act.status, act.note.split("; ")[0]) == ("Đã có", Status.IN_FORCE, "Ghi chú.")
    assert act.origin == ("held", "facts", "codified")
    assert act.amended_by == ("05/2021/NĐ-CP", "6/2022/NĐ-CP")
    assert act.sources == ("https://a.vn/1", "https://b.vn/1", "codification")
    assert made.told == [
        "conflict: 01/2020/NĐ-CP: codified gives 2020-02-15 as the day of effect, held 2020-03-01"
    ]


def test_of_two_days_of_issue_the_better_trusted_stands_and_the_other_is_noted(tmp_path: Path) -> None:
    rows = (
        "58/2022/NĐ-CP\tNghị định\tChính phủ\t2022-08-25\t\t\n"
        "58/2022/NĐ-CP\tNghị định\tChính phủ\t2022-08-31\t\tVề một việc\n"
    )
    act = Built(tmp_path, codified=rows).one("58/2022/NĐ-CP")
    assert (act.issued.iso, act.confidence) == ("2022-08-31", Confidence.MEDIUM)
    assert "2022-08-25" in act.note


def test_a_codified_act_is_not_reviewed_and_one_without_a_title_is_no_testimony(tmp_path: Path) -> None:
    rows = (
        "02/2020/TT-BVHTTDL\tThông tư\tBộ Văn hoá - Thể thao và Du lịch\t2020-02-02\t\tVề một việc\n"
        "03/2026/NĐ-CP\tNghị định\tHà Nội\t2026-06-02\t\t\n"
    )
    made = Built(tmp_path, codified=rows)
    act, bare = made.one("02/2020/TT-BVHTTDL"), made.one("03/2026/NĐ-CP")
    assert (act.status, act.issuer, act.checked) == (
        Status.UNKNOWN,
        "Bộ Văn hóa, Thể thao và Du lịch",
        "2026-05-13",
    )
    assert act.is_attested
    assert (bare.issuer, bare.note, bare.checked) == ("Chính phủ", "read as issuer: Hà Nội", "2026-07-31")
    assert not bare.is_attested


def test_what_the_program_misread_is_put_right_only_where_that_is_plain(tmp_path: Path) -> None:
    rows = (
        "71/2015\tThông tư\tBộ Tài chính\t2015-05-11\t\t/TT-BTC Quy định một việc\n"
        "03/2017/TT-\tThông tư\tBộ Công an\t2017-10-09\t\t\n"
        "18-L/CTN\tLuật\tChính phủ\t2018-05-24\t\tDầu khí ngày 06/07/1993) Điều 19.2.NĐ.2.1. Phạm vi\n"
    )
    rows += "156/2013/TT-BTC\tThông tư\tChính phủ ban hành ngày 06/11/2013) Điều 33\t2013-07-22\t2017-01-01\tVề việc\n"
    made = Built(tmp_path, codified=rows)
    assert made.one("71/2015/TT-BTC").title == "Quy định một việc"
    joined = made.one("156/2013/TT-BTC")
    assert (joined.issuer, joined.effective, joined.is_attested) == ("Bộ Tài chính", None, False)
    assert [line.split(":")[0] for line in made.told] == ["left out", "left out"]
    assert len(made.registry.documents) == 3


@pytest.mark.parametrize(
    ("dates", "issued", "proves", "note"),
    [
        ("2019-01-02\t1", "2019-01-02", True, ""),
        ("2019-01-02\t1;2019-02-01\t5", "2019-01-02", True, ""),
        ("2019-02-01\t1", "2019-01-02", False, "other acts give 2019-02-01 as the day of issue (1)"),
        ("2019-02-01\t2", "2019-02-01", True, "codified gives 2019-01-02 as the day of issue"),
        ("2018-02-01\t2", "2019-01-02", False, "other acts give 2018-02-01 as the day of issue (2)"),
    ],
)
def test_a_codified_day_proves_something_only_where_another_act_gives_it_too(
    dates: str, issued: str, proves: bool, note: str, tmp_path: Path
) -> None:
    codified = "8/2019/NĐ-CP\tNghị định\tChính phủ\t2019-01-02\t\tVề một việc\n"
    said = "".join(f"8/2019/NĐ-CP\tNghị định\t{each}\n" for each in dates.split(";"))
    other = "8/2019/NĐ-CP\tLuật\t2019-03-03\t9\n9/2019/NĐ-CP\tNghị định\t2019-03-03\t9\n"
    act = Built(tmp_path, codified=codified, dates=said + other).one("8/2019/NĐ-CP")
    assert (act.issued.iso, act.proves_dates, act.note) == (issued, proves, note)
    assert not Built(tmp_path, codified=codified).one("8/2019/NĐ-CP").proves_dates


def test_days_are_counted_by_text_and_only_for_acts_that_are_held(tmp_path: Path) -> None:
    registry = Built(tmp_path).registry
    text = "Nghị định số 01/2020/NĐ-CP ngày {}; Nghị định số 9/2020/NĐ-CP ngày 01/01/2020."
    texts = [text.format("02/01/2020") * 2, text.format("02/01/2020"), text.format("03/01/2020")]
    assert cited_dates(texts, registry) == [
        "01/2020/NĐ-CP\tNghị định\t2020-01-02\t2",
        "01/2020/NĐ-CP\tNghị định\t2020-01-03\t1",
    ]


def test_laws_get_one_form_of_name_and_a_key_to_be_found_by(tmp_path: Path) -> None:
    rows = (
        "1/2017/QH14\tLuật\tQuốc hội\t2017-06-12\t\thỗ trợ doanh nghiệp nhỏ và vừa\n"
        "2/2014/QH13\tLuật\tQuốc hội\t2014-06-23\t\tLUẬT HẢI QUAN\n"
        "3/2012/QH13\tLuật\tQuốc hội\t2012-11-20\t\tLuật sư\n"
        "4/2013/QH13\tLuật\tQuốc hội\t2013-06-20\t\tSửa đổi, bổ sung một số điều của Luật Hải quan\n"
        "5/2019/QH14\tBộ luật\tQuốc hội\t2019-11-20\t\tBộ Luật lao động\n"
    )
    made = Built(tmp_path, codified=rows)
    names = ("Luật Hỗ trợ doanh nghiệp nhỏ và vừa", "Luật Hải quan", "Luật Luật sư", "Bộ luật Lao động")
    for name, number in zip(names, ("1/2017/QH14", "2/2014/QH13", "3/2012/QH13", "5/2019/QH14"), strict=True):
        (found,) = made.registry.by_name(name)
        assert (found.number, found.title) == (number, name)


@pytest.mark.parametrize(
    ("how", "status", "successor"),
    [
        ("thay thế", Status.REPLACED, "9/2023/NĐ-CP"),
        ("hết hiệu lực", Status.ENDED, ""),
        ("bãi bỏ", Status.ENDED, ""),
    ],
)
def test_an_end_read_by_program_has_its_own_trust(
    how: str, status: Status, successor: str, tmp_path: Path
) -> None:
    made = Built(
        tmp_path,
        codified="8/2019/NĐ-CP\tNghị định\tChính phủ\t2019-01-02\t\tVề một việc\n",
        pairs=f"8/2019/NĐ-CP\t2019-01-02\t9/2023/NĐ-CP\t2023-05-01\t{how}\n"
        f"7/2018/NĐ-CP\t\t9/2023/NĐ-CP\t2023-05-01\t{how}\n",
    )
    for number in ("8/2019/NĐ-CP", "7/2018/NĐ-CP"):
        act = made.one(number)
        assert (act.status, act.superseded_by, act.confidence) == (status, successor, Confidence.MEDIUM)
        assert (act.end_confidence, act.end_sources) == (Confidence.LOW, ("closing-article:9/2023/NĐ-CP",))
    assert made.one("7/2018/NĐ-CP").issued.iso == "2018"


def test_of_two_ends_the_later_stands_and_the_impossible_is_left_out(tmp_path: Path) -> None:
    pairs = (
        "8/2019/NĐ-CP\t2019-01-02\t9/2023/NĐ-CP\t2023-05-01\tthay thế\n"
        "8/2019/NĐ-CP\t2019-01-02\t9/2024/NĐ-CP\t2024-05-01\tthay thế\n"
        "8/2025/NĐ-CP\t2025-01-02\t9/2023/NĐ-CP\t2023-05-01\tthay thế\n"
    )
    made = Built(tmp_path, pairs=pairs)
    assert made.one("8/2019/NĐ-CP").superseded_by == "9/2024/NĐ-CP"
    assert made.registry.by_number("8/2025/NĐ-CP") == ()
    assert len(made.told) == 2


@pytest.mark.parametrize(
    "pair",
    [
        # "Luật Điện ảnh … sửa đổi theo … Luật số 61/2020/QH14 hết hiệu lực": 61/2020/QH14 is Luật Đầu tư.
        "61/2020/QH14\t\t05/2022/QH15\t2023-01-01\thết hiệu lực",
        "151/2017/NĐ-CP\t2017-12-26\t85/2018/NĐ-CP\t2018-07-15\tthay thế",
    ],
)
def test_a_pair_that_names_what_did_not_end_ends_nothing(pair: str, tmp_path: Path) -> None:
    made = Built(tmp_path, pairs=f"{pair}\n")
    number, _, _ = pair.partition("\t")
    assert made.registry.by_number(number) == ()
    assert [line.split(" -> ")[0] for line in made.told] == [f"left out: {number}"]


def test_a_standing_that_was_looked_at_is_not_ended_by_the_program(tmp_path: Path) -> None:
    pairs = "1/2021/NĐ-CP\t2020-02-03\t9/2023/NĐ-CP\t2023-05-01\thết hiệu lực\n"
    act = Built(
        tmp_path,
        fact("1/2020/QĐ-TTg", issuer="Thủ tướng Chính phủ"),
        pairs=pairs.replace("1/2021/NĐ-CP", "1/2020/QĐ-TTg"),
    ).one("1/2020/QĐ-TTg")
    assert (act.status, act.expired) == (Status.PRESUMED, None)
    assert "9/2023/NĐ-CP" in act.note


@pytest.mark.parametrize(
    ("note", "confidence"),
    [("null", Confidence.HIGH), ("replacement inferred from its title", Confidence.MEDIUM)],
)
def test_a_doubted_end_is_trusted_less(note: str, confidence: Confidence, tmp_path: Path) -> None:
    facts = fact("2/2020/NĐ-CP", status="replaced", expired="2026-07-01", successor="9/2026/NĐ-CP", note=note)
    act = Built(tmp_path, facts).one("2/2020/NĐ-CP")
    assert (act.end_confidence, act.confidence) == (confidence, Confidence.HIGH)


def test_a_term_ends_with_its_last_day(tmp_path: Path) -> None:
    facts = fact("2/QĐ-TTg", issuer="Thủ tướng Chính phủ", status="lapsed_by_term", expired="2025-12-31")
    act = Built(tmp_path, facts).one("2/QĐ-TTg")
    assert act.expired is not None
    assert (act.expired.iso, act.status) == ("2026-01-01", Status.LAPSED)


def test_sources_are_told_apart_and_notes_on_the_readings_left_out(tmp_path: Path) -> None:
    facts = fact(
        "2/2020/NĐ-CP",
        source="stated alike in 3 public documents, public repository transcription (not linked),"
        " 'https://mic.gov.vn/a (URL recorded, not opened)'",
        note="seed has another day; continued by 3/2021/NĐ-CP",
    )
    act = Built(tmp_path, facts).one("2/2020/NĐ-CP")
    assert act.sources == ("papers:3", "transcription", "unopened:https://mic.gov.vn/a")
    assert act.note == "continued by 3/2021/NĐ-CP"


def test_an_amending_title_links_the_act_that_it_amends(tmp_path: Path) -> None:
    rows = (
        "8/2019/NĐ-CP\tNghị định\tChính phủ\t2019-01-02\t\tVề một việc\n"
        "9/2021/NĐ-CP\tNghị định\tChính phủ\t2021-01-02\t\tSửa đổi, bổ sung một số điều của Nghị định số"
        " 8/2019/NĐ-CP hướng dẫn Nghị định số 1/2010/NĐ-CP\n"
    )
    made = Built(tmp_path, codified=rows)
    assert made.one("8/2019/NĐ-CP").amended_by == ("9/2021/NĐ-CP",)
    assert amended_in_title(made.one("8/2019/NĐ-CP")) == ""


def test_what_changes_a_programme_under_an_act_does_not_amend_the_act(tmp_path: Path) -> None:
    title = "Sửa đổi Chương trình hành động của Chính phủ thực hiện Nghị quyết số 8/2019/NĐ-CP"
    row = f"9/2021/NĐ-CP\tNghị định\tChính phủ\t2021-01-02\t\t{title}\n"
    assert amended_in_title(Built(tmp_path, codified=row).one("9/2021/NĐ-CP")) == ""


def test_issuers_have_one_spelling_and_a_change_is_told() -> None:
    assert issuer_named("Toà án nhân dân tối cao và Viện Kiểm sát Nhân dân Tối cao") == (
        "Tòa án nhân dân tối cao và Viện kiểm sát nhân dân tối cao"
    )
    assert issuer_of_number("1/2020/TT-NHNN", "Ngân hàng Nhà nước") == ("Ngân hàng Nhà nước Việt Nam", "")
    assert issuer_of_number("1/2020/TTLT-BTC-BCA", "Bộ Tài chính và Bộ Công an")[1] == ""
    assert issuer_of_number("1/2020/QH14", "Hà Nội") == ("Quốc hội", "read as issuer: Hà Nội")


def test_numbers_in_a_text_are_given_once_each() -> None:
    assert numbers_in("48/2019/QH14 and 98/2025/QH15, again 48/2019/QH14; 187/2025") == [
        "48/2019/QH14",
        "98/2025/QH15",
    ]
