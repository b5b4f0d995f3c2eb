"""How acts stood on days, held against the readings by hand: what replaced what, from when, and how known.

Each line is a citation, the day of the paper, the day judged and what may be said; a law by its name is the
edition of that day. Facts as registry-facts.yaml and codified-acts.tsv give them, up to 23/11/2026.
"""

from __future__ import annotations

import datetime

import pytest

from plancli.legal.citation_text import find_citations
from plancli.legal.registry import load_default_registry
from plancli.legal.standing import CitationStanding, Standing, judge_standing

# words | day of the paper | day judged | standing | the act meant, where one is
TABLE = """
Luật Báo chí | 2024-12-15 | 2024-12-15 | in-force | 103/2016/QH13
Luật Báo chí | 2016-08-01 | 2016-08-01 | ambiguous |
Luật Báo chí | 2025-12-20 | 2025-12-20 | in-force | 103/2016/QH13
Luật Báo chí | 2026-06-30 | 2026-06-30 | in-force | 103/2016/QH13
Luật Báo chí | 2026-07-01 | 2026-07-01 | in-force | 126/2025/QH15
Luật Báo chí | 2024-12-15 | 2026-06-30 | in-force | 103/2016/QH13
Luật Báo chí | 2024-12-15 | 2026-07-01 | expired | 103/2016/QH13
Luật Báo chí | 2024-12-15 | 2030-01-01 | expired | 103/2016/QH13
Luật Báo chí năm 2016 | 2026-10-01 | 2026-10-01 | ambiguous |
Luật Báo chí số 126/2025/QH15 | 2026-03-01 | 2026-03-01 | not-yet | 126/2025/QH15
Luật Báo chí số 126/2025/QH15 | 2026-03-01 | 2026-11-23 | in-force | 126/2025/QH15
Luật Báo chí số 126/2025/QH15 | 2026-11-25 | 2026-11-25 | not-checked | 126/2025/QH15
Luật Tiếp cận thông tin | 2018-06-30 | 2018-06-30 | ambiguous |
Luật Tiếp cận thông tin | 2026-08-31 | 2026-08-31 | in-force | 104/2016/QH13
Luật Tiếp cận thông tin | 2026-09-01 | 2026-09-01 | in-force | 01/2026/QH16
Luật Tiếp cận thông tin | 2026-08-31 | 2026-09-01 | expired | 104/2016/QH13
Luật Tiếp cận thông tin năm 2026 | 2026-06-01 | 2026-06-01 | ambiguous |
Luật Đất đai | 2023-05-10 | 2023-05-10 | unlisted |
Luật Đất đai | 2024-03-15 | 2024-03-15 | ambiguous |
Luật Đất đai | 2024-03-15 | 2026-11-23 | ambiguous |
Luật Đất đai năm 2013 | 2024-03-15 | 2026-11-23 | unlisted |
Luật Đất đai số 31/2024/QH15 | 2026-11-23 | 2026-11-23 | in-force | 31/2024/QH15
Luật Đất đai số 31/2024/QH15 | 2025-06-01 | 2025-06-01 | not-checked | 31/2024/QH15
Luật Đầu tư | 2024-12-15 | 2024-12-15 | unlisted |
Luật Đầu tư số 61/2020/QH14 | 2024-12-15 | 2026-11-23 | unlisted |
Luật Giáo dục | 2020-06-30 | 2020-06-30 | ambiguous |
Luật Giáo dục | 2020-07-01 | 2020-07-01 | in-force | 43/2019/QH14
Luật Giáo dục | 2025-09-05 | 2026-11-24 | not-checked | 43/2019/QH14
Luật Bảo hiểm y tế | 2026-02-01 | 2026-02-01 | in-force | 25/2008/QH12
Luật số 51/2024/QH15 | 2025-03-01 | 2025-03-01 | not-yet | 51/2024/QH15
Luật số 51/2024/QH15 | 2025-03-01 | 2025-07-01 | in-force | 51/2024/QH15
Luật An ninh mạng | 2025-01-02 | 2025-01-02 | in-force | 24/2018/QH14
Luật An ninh mạng | 2025-01-02 | 2026-07-01 | expired | 24/2018/QH14
Luật An ninh mạng | 2026-08-01 | 2026-08-01 | ambiguous |
Luật An toàn thông tin mạng | 2024-12-15 | 2026-07-01 | expired | 86/2015/QH13
Luật Ban hành văn bản quy phạm pháp luật | 2025-03-31 | 2025-04-01 | expired | 80/2015/QH13
Luật Ban hành văn bản quy phạm pháp luật | 2025-04-01 | 2025-04-01 | in-force | 64/2025/QH15
Luật Ban hành văn bản quy phạm pháp luật năm 2015 | 2024-06-01 | 2025-03-31 | not-checked | 80/2015/QH13
Luật Tổ chức chính quyền địa phương | 2024-12-15 | 2024-12-15 | unlisted |
Luật Tổ chức chính quyền địa phương | 2025-04-01 | 2025-04-01 | unlisted |
Luật Tổ chức chính quyền địa phương | 2025-07-10 | 2025-07-10 | in-force | 72/2025/QH15
Luật Tổ chức chính quyền địa phương số 65/2025/QH15 | 2025-04-01 | 2026-11-23 | unlisted |
Luật Cán bộ, công chức | 2024-12-15 | 2024-12-15 | unlisted |
Luật Cán bộ, công chức | 2025-07-01 | 2025-07-01 | presumed | 80/2025/QH15
Luật Viên chức | 2026-09-01 | 2026-09-01 | not-checked | 58/2010/QH12
Luật Ngân sách nhà nước | 2025-11-01 | 2026-01-01 | expired | 83/2015/QH13
Luật Phòng, chống ma túy | 2026-07-01 | 2026-07-01 | in-force | 120/2025/QH15
Luật Bảo vệ bí mật nhà nước | 2026-02-28 | 2026-03-01 | expired | 29/2018/QH14
Luật Phòng, chống tham nhũng | 2025-11-01 | 2025-11-01 | in-force | 36/2018/QH14
Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 | 2024-12-15 | 2026-06-30 | in-force | 09/2017/NĐ-CP
Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 | 2024-12-15 | 2026-07-01 | expired | 09/2017/NĐ-CP
Nghị định số 42/2022/NĐ-CP | 2024-12-15 | 2026-07-01 | expired | 42/2022/NĐ-CP
Nghị định số 47/2020/NĐ-CP | 2025-10-21 | 2025-10-21 | in-force | 47/2020/NĐ-CP
Nghị định số 47/2020/NĐ-CP | 2025-10-22 | 2025-10-22 | expired | 47/2020/NĐ-CP
Nghị định số 81/2021/NĐ-CP | 2025-09-03 | 2025-09-03 | expired | 81/2021/NĐ-CP
Nghị định số 13/2023/NĐ-CP | 2025-12-31 | 2026-01-01 | expired | 13/2023/NĐ-CP
Nghị định số 244/2026/NĐ-CP | 2026-06-29 | 2026-06-29 | not-yet | 244/2026/NĐ-CP
Nghị định số 178/2024/NĐ-CP | 2025-02-01 | 2025-02-01 | presumed | 178/2024/NĐ-CP
Nghị định số 30/2020/NĐ-CP | 2026-11-23 | 2026-11-24 | not-checked | 30/2020/NĐ-CP
Nghị định số 151/2017/NĐ-CP | 2024-12-15 | 2024-12-15 | not-checked | 151/2017/NĐ-CP
Nghị định số 45/2010/NĐ-CP | 2024-12-15 | 2024-12-15 | not-checked | 45/2010/NĐ-CP
Quyết định số 52/2016/QĐ-TTg | 2024-06-30 | 2024-07-01 | expired | 52/2016/QĐ-TTg
Quyết định số 1719/QĐ-TTg ngày 14/10/2021 | 2025-01-02 | 2025-12-31 | not-checked | 1719/QĐ-TTg
Quyết định số 1719/QĐ-TTg ngày 14/10/2021 | 2025-01-02 | 2026-01-01 | expired | 1719/QĐ-TTg
Quyết định số 619/QĐ-TTg ngày 08/5/2017 | 2021-06-01 | 2022-01-01 | expired | 619/QĐ-TTg
Quyết định số 765/QĐ-BTTTT ngày 28/4/2023 | 2024-12-15 | 2024-12-15 | not-checked | 765/QĐ-BTTTT
Thông tư số 55/2023/TT-BTC | 2025-06-01 | 2026-05-31 | expired | 55/2023/TT-BTC
Nghị quyết số 57-NQ/TW ngày 22/12/2024 | 2025-02-01 | 2025-02-01 | presumed | 57-NQ/TW
Kế hoạch số 251/KH-UBND ngày 06/12/2024 của UBND tỉnh Yên Bái | 2024-12-15 | 2024-12-15 | unlisted |
Quyết định số 407/QĐ-TTg | 2024-12-15 | 2024-12-15 | ambiguous |
"""
ROWS = [tuple(map(str.strip, line.split("|"))) for line in TABLE.strip().splitlines()]


def judged(words: str, written: str, as_of: str) -> CitationStanding:
    (mention,) = find_citations(f"theo {words} để thực hiện")
    day = datetime.date.fromisoformat
    return judge_standing(mention, load_default_registry(), day(written) if written else None, day(as_of))


@pytest.mark.parametrize(("words", "written", "as_of", "standing", "number"), ROWS)
def test_how_it_stood(words: str, written: str, as_of: str, standing: str, number: str) -> None:
    found = judged(words, written, as_of)
    assert found.standing is not None
    assert (found.standing.value, found.act.number if found.act else "") == (standing, number)


@pytest.mark.parametrize(
    ("words", "as_of", "standing", "at_review"),
    [
        ("Luật Báo chí số 126/2025/QH15", "2026-11-25", Standing.NOT_CHECKED, Standing.IN_FORCE),
        ("Luật Báo chí số 126/2025/QH15", "2026-11-23", Standing.IN_FORCE, None),
        ("Luật Báo chí số 126/2025/QH15", "2026-03-01", Standing.NOT_YET, None),
        ("Luật Đất đai số 31/2024/QH15", "2025-06-01", Standing.NOT_CHECKED, None),
        (
            "Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ",
            "2026-11-25",
            Standing.NOT_CHECKED,
            Standing.PRESUMED,
        ),
        (
            "Quyết định số 01/2004/QĐ-BGDĐT ngày 29/1/2004 của Bộ Giáo dục và Đào tạo",
            "2026-11-25",
            Standing.NOT_CHECKED,
            None,
        ),
    ],
)
def test_behind_the_review_it_is_told_how_the_act_stood_then(
    words: str, as_of: str, standing: Standing, at_review: Standing | None
) -> None:
    day = datetime.date.fromisoformat(as_of)
    judged = judge_standing(find_citations(words)[0], load_default_registry(), day, day)
    assert (judged.standing, judged.at_review, judged.as_of) == (standing, at_review, day)


@pytest.mark.parametrize(
    ("as_of", "standing", "number"),
    [
        ("2016-04-04", Standing.AMBIGUOUS, None),
        ("2016-04-05", Standing.NOT_YET, "103/2016/QH13"),
        ("2020-01-01", Standing.IN_FORCE, "103/2016/QH13"),
        ("2025-12-09", Standing.IN_FORCE, "103/2016/QH13"),
        ("2025-12-10", Standing.AMBIGUOUS, None),
    ],
)
def test_a_paper_without_a_day_means_the_one_law_that_was_made_by_then(
    as_of: str, standing: Standing, number: str | None
) -> None:
    day = datetime.date.fromisoformat(as_of)
    judged = judge_standing(find_citations("Luật Báo chí")[0], load_default_registry(), None, day)
    assert (judged.standing, judged.act and judged.act.number) == (standing, number)


def test_without_a_day_the_act_is_named_and_not_judged() -> None:
    mention = find_citations("Luật Báo chí số 126/2025/QH15")[0]
    judged = judge_standing(mention, load_default_registry(), None, None)
    assert judged.act is not None
    assert (judged.act.number, judged.standing, judged.as_of) == ("126/2025/QH15", None, None)


@pytest.mark.parametrize(("written", "standing"), [("2016-04-04", "unlisted"), ("2016-04-05", "ambiguous")])
def test_a_paper_of_the_day_of_the_law_may_mean_it(written: str, standing: str) -> None:
    day = datetime.date.fromisoformat(written)
    judged = judge_standing(find_citations("Luật Báo chí")[0], load_default_registry(), day, day)
    assert judged.standing is Standing(standing)
