"""`plancli render --report overview`: checked as `check` does it, on a day, with the office's settings."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from lxml import html

from tests.cli.conftest import TRAMTAU, Runner

OVERVIEW = ("render", "plan.yaml", "--report", "overview")
ROWS = """\
number,kind,issuer,issued,title,source,expired
170/KH-UBND,Kế hoạch,Ủy ban nhân dân tỉnh Yên Bái,04/8/2022,Triển khai Đề án,https://yenbai.gov.vn/1,01/6/2023
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that holds the real plan."""
    (tmp_path / "plan.yaml").write_bytes(Path(TRAMTAU).read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tree_of(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def codes(page: str) -> set[str]:
    return {each.text for each in tree_of(page).xpath("//span[@class='code']")}


def test_it_goes_to_the_screen_or_into_a_file(plancli: Runner, folder: Path) -> None:
    shown = plancli(*OVERVIEW, "--as-of", "26/11/2026")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("<!DOCTYPE html>\n")
    written = plancli(*OVERVIEW, "--as-of", "2026-11-26", "--format", "html", "-o", "tong-quan.html")
    assert (written.code, written.out, written.err) == (0, "", "Đã ghi tong-quan.html.\n")
    assert (folder / "tong-quan.html").read_text(encoding="utf-8") == shown.out


def test_without_a_day_it_is_judged_today(plancli: Runner, folder: Path) -> None:
    today = datetime.date.today()  # noqa: DTZ011 - the day that the command line asks for
    assert f"ngày {today.day:02} tháng" in plancli(*OVERVIEW).out
    assert plancli(*OVERVIEW).out == plancli(*OVERVIEW, "--as-of", today.isoformat()).out


def test_the_day_decides_what_has_fallen(plancli: Runner, folder: Path) -> None:
    before = tree_of(plancli(*OVERVIEW, "--as-of", "01/01/2025").out)
    after = tree_of(plancli(*OVERVIEW, "--as-of", "26/11/2026").out)
    assert len(before.xpath("//tr[contains(@class, 'fallen')]")) == 0
    assert len(after.xpath("//tr[contains(@class, 'fallen')]")) == 3


def test_the_settings_of_the_office_hold(plancli: Runner, folder: Path) -> None:
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    assert plancli("law", "add", "rows.csv", "-o", "bo-sung.yaml").code == 0
    assert "KH401" in codes(plancli(*OVERVIEW).out)
    (folder / "plancli.toml").write_text('registry = ["bo-sung.yaml"]\nignore = ["KH401"]\n', "utf-8")
    page = plancli(*OVERVIEW).out
    assert "KH401" not in codes(page)
    (row,) = tree_of(page).xpath("//tr[contains(@class, 'act ')][contains(th, '170/KH-UBND')]")
    assert "hết hiệu lực từ 01/6/2023" in row.text_content()
    assert row.xpath(".//a/@href")[0] == "https://yenbai.gov.vn/1"


def test_what_is_known_and_passes_is_counted_not_told(plancli: Runner, folder: Path) -> None:
    plancli("check", "plan.yaml", "--as-of", "26/11/2026", "--write-baseline", "biet.json")
    (folder / "plancli.toml").write_text('baseline = "biet.json"\n', "utf-8")
    page = plancli(*OVERVIEW, "--as-of", "26/11/2026").out
    assert codes(page) == set()
    assert "điểm khác đã được ghi chú cho qua" in page


def test_findings_are_told_in_vietnamese_whatever_the_messages_speak(plancli: Runner, folder: Path) -> None:
    english = plancli(*OVERVIEW, "--as-of", "26/11/2026", "--lang", "en")
    assert english.out == plancli(*OVERVIEW, "--as-of", "26/11/2026").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--report overview --format md", "Báo cáo overview không có ở dạng md; các dạng có: html."),
        ("--report overview -o a.docx", "Báo cáo overview không có ở dạng docx; các dạng có: html."),
        ("--report gaps --format html", "Báo cáo gaps không có ở dạng html; các dạng có: md, docx."),
        ("--report gaps -o a.html", "Báo cáo gaps không có ở dạng html; các dạng có: md, docx."),
        ("--report overview --as-of 2026-02-30", "--as-of không nhận “2026-02-30”"),
    ],
)
def test_what_cannot_be_is_said(arguments: str, said: str, plancli: Runner, folder: Path) -> None:
    run = plancli("render", "plan.yaml", *arguments.split())
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert [each.name for each in folder.iterdir()] == ["plan.yaml"]


def test_a_plan_with_faults_gives_no_page(plancli: Runner, folder: Path) -> None:
    (folder / "plan.yaml").write_text("plancli: 1\nsections: [\n", "utf-8")
    run = plancli(*OVERVIEW, "-o", "a.html")
    assert (run.code, run.out) == (1, "")
    assert not (folder / "a.html").exists()


def test_it_says_why_check_may_count_otherwise(plancli: Runner, folder: Path) -> None:
    told = plancli(*OVERVIEW, "--as-of", "26/11/2026").out
    assert "Xét tại ngày 26 tháng 11 năm 2026. Lệnh plancli check xét tại ngày của kế hoạch" in told
