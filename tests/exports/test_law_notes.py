"""Every note of the registry can be read in Vietnamese, and says there what it says in English."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from plancli.exports.law_notes import WORDINGS, clauses, note_words, vietnamese_clause, wordings
from plancli.exports.law_words import keeper_words
from plancli.legal.registry import load_default_registry
from plancli.messages import Language
from plancli.resources import read_resource
from plancli.vietnamese.syllables import is_syllable

CLAUSES = sorted(
    {each for act in load_default_registry().documents if act.note for each in clauses(act.note)}
)
MONTHS = {"April": 4, "May": 5, "June": 6}
NUMBER = re.compile(r"\S*\d\S*")
WORD = re.compile(r"[^\W\d_]+")
MARKED = re.compile(r"[^\x00-\x7f“”‘’–…]")


def is_vietnamese(clause: str) -> bool:
    """Say whether every word is a Vietnamese syllable, numbers (`XII`, `07/CT-TTg`) aside."""
    words = [each for each in WORD.findall(NUMBER.sub("", clause)) if not each.isupper()]
    return MARKED.search(" ".join(words)) is not None and all(map(is_syllable, words))


def figures(text: str) -> Counter[int]:
    """Return the numbers of a text, days and months of a date in whatever order and style."""
    text = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text)
    months = (MONTHS[each] for each in WORD.findall(text) if each in MONTHS)
    return Counter([*map(int, re.findall(r"\d+", text)), *months])


def test_every_note_that_is_not_vietnamese_has_a_vietnamese_wording() -> None:
    missing = [each for each in CLAUSES if not is_vietnamese(each) and vietnamese_clause(each) is None]
    assert missing == [], f"add these to plancli/data/{WORDINGS}"


def test_the_notes_are_told_apart() -> None:
    for clause in ("Điều 31.3: 6 tháng để công khai.", "khóa XII", "Số 07/CT-TTg được dùng lại."):
        assert is_vietnamese(clause)
    for clause in ("full text read", "see 27/2022/NĐ-CP", "khóa XII, match the date", "Chương IV until 2027"):
        assert not is_vietnamese(clause)


def test_a_wording_has_the_figures_of_the_note() -> None:
    differing = {
        each: told for each in CLAUSES if (told := vietnamese_clause(each)) and figures(each) != figures(told)
    }
    assert differing == {}


def test_days_are_written_as_in_papers() -> None:
    unlike = re.compile(r"\d{4}-\d\d-\d\d|\d/0[3-9]/\d{4}")
    # What was read in place of an issuer is quoted as it stands.
    told = [vietnamese_clause(each) or "" for each in CLAUSES if not each.startswith("read as issuer: ")]
    assert [each for each in told if unlike.search(each)] == []


def test_the_wordings_are_in_order_and_keep_the_fields() -> None:
    lines = [
        line for line in read_resource("data", WORDINGS).split(b"\n") if line and not line.startswith(b"#")
    ]
    assert lines == sorted(set(lines))
    assert len(lines) == len(wordings())
    fields = re.compile(r"\{[a-z]+\d*\}")
    for english, vietnamese in wordings().items():
        assert sorted(fields.findall(english)) == sorted(fields.findall(vietnamese)), english
        assert english != vietnamese


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "other acts give 2021-03-26 as the day of issue (1)",
            "1 văn bản khác ghi ngày ban hành là 26/3/2021",
        ),
        (
            "facts gives 2020-02-01 as the day of effect",
            "các nguồn đã đọc ghi ngày có hiệu lực là 01/02/2020",
        ),
        ("read as issuer: Hà Nội; full text read", "cơ quan ban hành đọc được là: Hà Nội; đã đọc toàn văn"),
        ("amended by 1/2020/QH14 from 2026-07-01", "được sửa đổi bởi 1/2020/QH14 từ 01/7/2026"),
        (
            "successions: bãi bỏ by 2/2026/NĐ-CP from 2026-01-31, not confirmed",
            "điều khoản thi hành, đọc bằng máy: bãi bỏ theo 2/2026/NĐ-CP từ 31/01/2026, chưa xác nhận",
        ),
        (
            "effective = signing date (usual for QĐ cá biệt; not read)",
            "ngày có hiệu lực lấy theo ngày ký (thông lệ với quyết định cá biệt; chưa đọc)",
        ),
        ("31 điều; Điều 31.3: 6 tháng.", "31 điều; Điều 31.3: 6 tháng."),
        ("amended by somebody", "amended by somebody"),
        ("", ""),
    ],
)
def test_a_note_in_both_languages(note: str, told: str) -> None:
    assert note_words(note, Language.VI) == told
    assert note_words(note, Language.EN) == note


def test_only_the_keeper_of_the_shipped_registry_is_put_into_vietnamese() -> None:
    assert keeper_words("The plancli authors", Language.VI) == "nhóm tác giả plancli"
    assert keeper_words("The plancli authors", Language.EN) == "The plancli authors"
    assert keeper_words("Sở Tư pháp", Language.VI) == "Sở Tư pháp"
