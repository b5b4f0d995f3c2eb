"""The overview as a page: all that the plan says is there, nothing of it runs, nothing comes from elsewhere."""

from __future__ import annotations

import base64
import datetime
import functools
import hashlib
import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import html

from plancli.analysis.obligations import list_obligations
from plancli.errors import UsageError
from plancli.importing.importer import open_paper
from plancli.legal.acts import Status
from plancli.legal.registry import Registry, load_default_registry
from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language
from plancli.model.assignment import Role
from plancli.paper_text import paper_text
from plancli.records import replace
from plancli.reports.catalogue import REPORTS, ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.overview.acts import view_acts
from plancli.reports.overview.outline import Outline
from plancli.reports.views.assignment_table import task_content
from plancli.reports.views.matrix import LETTERS
from plancli.reports.views.unit_work import duty_content
from tests.reports.pages import (
    CORPUS,
    HEAD,
    judged,
    large_plan,
    material_from,
    material_named,
    page_of,
    seen,
    tree_of,
)
from tests.reports.papers import PLANS, material_of, plan_named

TASKS = """\
sections:
  - label: I
    title: Nhiệm vụ
    tasks:
      - label: "1"
        text: {words}
        lead: {lead}
        deadline: {deadline}
"""


def tasks_of(*deadlines: str) -> str:
    """Return a section with a task for each deadline; an empty one has no such line."""
    lines = ["sections:", "  - label: I", "    title: Nhiệm vụ", "    tasks:"]
    for number, deadline in enumerate(deadlines, 1):
        lines += [f'      - label: "{number}"', f"        text: Lập danh mục dữ liệu thứ {number}"]
        lines += ["        lead: Phòng Kinh tế"] + ([f"        deadline: {deadline}"] if deadline else [])
    return "\n".join(lines) + "\n"


def materials() -> Iterator[Material]:
    yield from map(material_named, PLANS)
    yield material_from(large_plan(60, 20))
    yield material_from("sections:\n  - label: I\n    title: Chung\n    text: Thực hiện theo quy định.\n")


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    return [seen(each) for each in tree.xpath(path)]


def squeezed(words: str) -> str:
    return " ".join(paper_text(words).split())


# --- the words of the plan ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PLANS)
def test_every_task_and_duty_stands_there_word_by_word(name: str) -> None:
    material = material_named(name)
    tree = tree_of(page_of(material))
    printed = texts(tree, "//article//p[@class='words']")
    tasks = [squeezed(task_content(task)) for task in material.plan.tasks]
    assert tasks
    assert [each for each in tasks if each not in printed] == []
    duties = [squeezed(duty_content(duty)) for duty in material.plan.duties]
    assert [each for each in duties if not any(words.endswith(each) for words in printed)] == []
    assert len(printed) == len(tasks) + len(duties)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")
@pytest.mark.parametrize("name", ["13-dt-617-cds-doanh-nghiep.txt", "39-xa-luongminh-16-bau-cu.docx"])
def test_so_it_is_for_received_papers(name: str) -> None:
    opened = open_paper((CORPUS / name).read_bytes(), name)
    material = judged(LoadedPlan(name, opened.source, opened.plan, ()))
    printed = texts(tree_of(page_of(material)), "//article//p[@class='words']")
    assert {squeezed(task_content(task)) for task in material.plan.tasks} <= set(printed)


def test_the_head_says_what_plan_it_is_and_on_which_day_it_is_judged() -> None:
    tree = tree_of(page_of(material_named("2025-tramtau")))
    head = seen(tree.xpath("//header")[0])
    assert "ỦY BAN NHÂN DÂN HUYỆN TRẠM TẤU" in head
    assert "Công tác truyền thông chính sách huyện Trạm Tấu năm 2025" in head
    assert "Số: /KH-UBND" in head
    assert "Trạm Tấu, ngày tháng 12 năm 2024" in head
    assert "tính đến ngày 26 tháng 11 năm 2026" in head
    checked = datetime.date.fromisoformat(load_default_registry().checked)
    assert f"rà soát ngày {checked.day}/{checked.month}/{checked.year}" in head


# --- figures --------------------------------------------------------------------------------------------------


def figures(tree: html.HtmlElement) -> dict[str, str]:
    found = tree.xpath("//ul[@class='figures']//a")
    return {seen(each.find("span")): seen(each.find("strong")) for each in found}


def test_the_figures_of_the_real_plan() -> None:
    material = material_named("2025-tramtau")
    tree = tree_of(page_of(material))
    assert material.judgement is not None
    found = figures(tree)
    assert found["nhiệm vụ"] == "12"
    assert found["cơ quan, đơn vị"] == "18"
    assert found["nhiệm vụ không nêu thời hạn"] == "9"
    assert found["nhiệm vụ chưa rõ đơn vị chịu trách nhiệm chính"] == "5"
    assert "lỗi phải sửa" in found
    total = sum(int(found[label]) for label in ("lỗi phải sửa", "điểm nên sửa", "điểm để biết"))
    assert total == len(material.judgement.checked.diagnostics)


def test_an_act_that_has_ended_by_the_day_is_told_and_not_before() -> None:
    def fallen(day: datetime.date) -> list[str]:
        tree = tree_of(page_of(material_named("2025-tramtau", day)))
        return texts(tree, "//table[@class='acts']//tr[contains(@class, 'fallen')]/th")

    assert fallen(datetime.date(2025, 1, 2)) == []
    later = fallen(datetime.date(2026, 11, 26))
    assert any("09/2017/NĐ-CP" in each for each in later)
    assert len(later) == 3


def test_an_act_that_nobody_knows_is_called_unlisted() -> None:
    tree = tree_of(page_of(material_named("2025-tramtau")))
    row = next(each for each in tree.xpath("//tr[contains(@class, 'act ')]") if "251/KH-UBND" in seen(each))
    assert "unlisted" in row.get("class")
    assert "Chưa có trong danh mục" in seen(row)


def test_each_act_stands_once_with_all_places() -> None:
    tree = tree_of(page_of(material_named("2025-tramtau")))
    rows = tree.xpath("//tr[contains(@class, 'act ')]")
    names = [each.find("th").text.strip() for each in rows]
    assert len(names) == len(set(names))
    decree = rows[next(at for at, name in enumerate(names) if "407/QĐ-TTg" in name)]
    assert texts(decree, ".//li") == ["II.2", "II.3.a", "III.4"]


# --- units ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PLANS)
def test_the_matrix_says_what_each_unit_owes(name: str) -> None:
    plan = plan_named(name)
    tree = tree_of(page_of(material_of(plan)))
    columns = texts(tree, "//table[starts-with(@class, 'matrix')]/thead//th")[1:]
    rows = tree.xpath("//table[starts-with(@class, 'matrix')]/tbody/tr")
    owed = list_obligations(plan)
    assert [seen(row.find("th")) for row in rows] == [each.unit.name for each in owed]
    for row, each in zip(rows, owed, strict=True):
        printed = {
            (column, letters.rstrip("*°"), "*" in letters, "°" in letters)
            for column, cell in zip(columns, row.findall("td"), strict=True)
            for letters in seen(cell).split()
        }
        held = {
            (one.address, LETTERS[one.role], one.via_group is not None, one.requested)
            for one in each.obligations
            if one.kind == "task" and one.role is not None
        }
        assert printed == held


def test_the_unit_that_owes_most_stands_first() -> None:
    material = material_named("2025-tramtau")
    tree = tree_of(page_of(material))
    totals = [int(each) for each in texts(tree, "//table[@class='load']//td[contains(@class, 'total')]")]
    named = totals[:-1]  # the last row is "Các cơ quan, đơn vị khác"
    assert named == sorted(named, reverse=True)
    first = seen(tree.xpath("//table[@class='load']/tbody/tr[1]/th")[0])
    assert seen(tree.xpath("//ol[@class='top']/li[1]/span[@class='name']")[0]) == first
    assert totals[0] == max(len(each.obligations) for each in list_obligations(material.plan))


def test_every_role_has_letters_of_its_own() -> None:
    assert len({LETTERS[role] for role in Role}) == len(Role)


# --- deadlines ------------------------------------------------------------------------------------------------


def test_deadlines_are_laid_out_by_what_is_certain_of_them() -> None:
    text = tasks_of(
        "Trước 20/11/2026", "30/6/2026", "30/11/2026", "Thường xuyên", "Hằng tháng", "", "Tháng 12/2026"
    )
    tree = tree_of(page_of(material_from(text)))
    rows = tree.xpath("//table[@class='time']/tbody/tr")
    told = [(each.get("class"), seen(each.find("th")), texts(each, ".//li")) for each in rows]
    assert told == [
        ("past", "30/6/2026 đã qua 149 ngày", ["I.2"]),
        ("past", "20/11/2026 đã qua 6 ngày", ["I.1"]),
        ("soon", "30/11/2026 còn 4 ngày", ["I.3"]),
        ("ahead", "12/2026 còn 35 ngày", ["I.7"]),
    ]
    phrases = texts(tree, "//ul[@class='phrases']/li")
    assert phrases == ["“Hằng tháng” I.5", "“Thường xuyên” I.4"]
    assert texts(tree, "//section[@id='thoi-han']/div[@data-any]//li") == ["I.6"]


def test_a_period_and_a_beginning_are_drawn_apart() -> None:
    text = tasks_of("Từ 01/02/2026 đến 30/6/2026", "Từ 01/7/2026")
    tree = tree_of(page_of(material_from(text)))
    period, beginning = tree.xpath("//table[@class='time']/tbody/tr")
    assert period.xpath(".//line[@class='span']")
    assert beginning.get("class") == "begin"
    assert "ngày bắt đầu" in seen(beginning)


def test_a_beginning_stands_at_its_first_day() -> None:
    text = tasks_of("Từ tháng 7/2026", "Từ 01/7/2026", "từ năm 2026 trở đi", "31/12/2026")
    tree = tree_of(page_of(material_from(text)))
    rows = tree.xpath("//table[@class='time']/tbody/tr[@class='begin']")
    places = {seen(row).split()[0]: row.xpath(".//circle/@cx")[0] for row in rows}
    assert places["7/2026"] == places["01/7/2026"] != places["2026"]


@pytest.mark.parametrize("deadlines", [("31/12/9999",), ("01/01/0001", "31/12/9999"), ("Tháng 12/9999",)])
def test_no_axis_is_too_long(deadlines: tuple[str, ...]) -> None:
    tree = tree_of(page_of(material_from(tasks_of(*deadlines))))
    ticks = tree.xpath("//table[@class='time']/thead//text[@class='tick']")
    assert 1 <= len(ticks) <= 13
    for share in tree.xpath("//@cx | //line/@x1"):
        assert 0 <= float(share.rstrip("%")) <= 100 or not share.endswith("%")


def test_a_plan_without_dates_says_so() -> None:
    tree = tree_of(page_of(material_named("2025-tramtau")))
    assert "Không có nhiệm vụ nào nêu ngày, tháng hoặc quý phải xong." in seen(tree)
    assert tree.xpath("//table[@class='time']") == []


# --- findings -------------------------------------------------------------------------------------------------


def test_every_finding_stands_there_with_code_basis_and_a_link() -> None:
    material = material_named("2025-tramtau")
    assert material.judgement is not None
    tree = tree_of(page_of(material))
    groups = tree.xpath("//table[contains(@class, 'findings')]/tbody")
    told = [seen(each) for each in groups]
    for diagnostic in material.judgement.checked.diagnostics:
        pieces = [diagnostic.code, diagnostic.message, diagnostic.help, diagnostic.basis]
        assert any(all(squeezed(piece) in each for piece in pieces) for each in told), diagnostic
    linked = {link.text for link in tree.xpath("//tr[@class='finding']//a")}
    assert {"II.1", "II.4.c", "III.1"} <= linked


# --- a page that stands alone ---------------------------------------------------------------------------------


@pytest.mark.parametrize("material", list(materials()), ids=[*PLANS, "large", "empty"])
def test_the_page_is_sound(material: Material) -> None:
    page = page_of(material)
    tree = tree_of(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = {each[1:] for each in tree.xpath("//@href") if each.startswith("#")}
    names = tree.xpath("//@aria-labelledby | //@aria-describedby | //label/@for")
    assert links - set(ids) == set()
    assert {word for each in names for word in each.split()} - set(ids) == set()
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(table.find("caption") is not None for table in tree.iter("table"))
    assert all(each.get("scope") for each in tree.iter("th"))
    assert tree.get("lang") == "vi"
    assert page == page_of(material)
    assert "&lt;built-in" not in page


@pytest.mark.parametrize("name", PLANS)
def test_the_page_asks_for_nothing(name: str) -> None:
    tree = tree_of(page_of(material_named(name)))
    loading = {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "source",
        "use",
        "image",
        "base",
        "form",
    }
    assert not loading & {each.tag for each in tree.iter() if isinstance(each.tag, str)}
    assert tree.xpath("//@src | //@srcset | //@style | //@action | //@*[starts-with(name(), 'on')]") == []
    outside = tree.xpath("//*[@href][not(starts-with(@href, '#'))]")
    assert {each.tag for each in outside} <= {"a"}
    assert all(re.match("https?://", each.get("href")) for each in outside)
    style = tree.xpath("//style")[0].text
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_names_the_one_style_and_the_one_script() -> None:
    tree = tree_of(page_of(material_named("2026-xa-mau")))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (element,) = tree.xpath(f"//{kind}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


SIGNS = st.sampled_from(["<", ">", "&", '"', "'", "{{", "}}", "{%", "%}", "</style>", "</script>", "<script>", "<!--",
                         "\\", "7*7", "a", "Ủ", " ", "-->", "]]>", "&lt;", "\u202e", "\u2066", "\u200f", "😀", "#", ";", "}"])  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SIGNS, min_size=1, max_size=12).map("".join))
def test_whatever_a_plan_holds_is_text(value: str) -> None:
    quoted = json.dumps(f"Rà soát {value}", ensure_ascii=False)
    head = HEAD.replace(
        "title: Chuyển đổi số", "title: " + json.dumps(f"Thử {value}", ensure_ascii=False) + " #"
    )
    unit = json.dumps(f"Phòng {value}", ensure_ascii=False)
    text = head + TASKS.format(words=quoted, lead=unit, deadline=quoted)
    loaded = load_bytes("KH.yaml", text.encode(), Language.VI)
    assume(loaded.plan is not None)
    page = page_of(judged(loaded))
    tree = tree_of(page)
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert page.count("</script") == page.count("<script>") == 1
    assert page.count("</style") == 1
    assert "\u202e" not in page
    shown = re.sub(
        "[\u202a-\u202e\u2066-\u2069]", "\N{REPLACEMENT CHARACTER}", paper_text(f"Rà soát {value}")
    )
    assert " ".join(shown.split()) in texts(tree, "//article//p[@class='words']")
    assert {each.tag for each in tree.iter() if isinstance(each.tag, str)} <= known_tags()


@functools.cache
def known_tags() -> set[str]:
    plain = tree_of(page_of(material_named("2025-tramtau")))
    dated = tree_of(page_of(material_from(tasks_of("Từ 01/02/2026 đến 30/6/2026", "Hằng tháng"))))
    return {each.tag for tree in (plain, dated) for each in tree.iter() if isinstance(each.tag, str)}


def test_a_source_that_is_no_page_is_never_a_link() -> None:
    known = load_default_registry().by_number("09/2017/NĐ-CP")[0]
    act = replace(
        known, expired=None, superseded_by="", status=Status.IN_FORCE, sources=("javascript:alert(1)",)
    )
    plan = plan_named("2025-tramtau")
    rows = view_acts(plan, Registry(added=[act]), Outline(plan, {}), datetime.date(2026, 11, 20))
    row = next(each for each in rows if "09/2017" in each.name)
    assert (row.style, row.address) == ("valid", "")
    assert "javascript" in row.source


# --- size and forms -------------------------------------------------------------------------------------------


def test_a_plan_of_two_hundred_tasks_and_sixty_units_stays_below_three_megabytes() -> None:
    page = page_of(material_from(large_plan(200, 60)))
    assert len(page.encode()) < 3_000_000
    tree = tree_of(page)
    assert len(tree.xpath("//article[contains(@class, 'task')]")) == 200
    assert len(tree.xpath("//table[@class='load']/tbody/tr")) == 60


@pytest.mark.parametrize(
    ("report", "output", "known"), [("overview", "md", "html"), ("gaps", "html", "md, docx")]
)
def test_a_form_that_a_report_lacks_is_refused_by_name(report: str, output: str, known: str) -> None:
    with pytest.raises(UsageError) as failure:
        build_report(material_named("2026-xa-mau"), report, ReportFormat(output))
    assert failure.value.fields == {"name": report, "format": output, "known": known}


def test_an_overview_without_a_judgement_is_refused() -> None:
    plan = plan_named("2026-xa-mau")
    with pytest.raises(UsageError, match=r"report\.unjudged"):
        build_report(Material(plan), "overview", ReportFormat.HTML)
    with pytest.raises(UsageError, match=r"report\.unjudged"):
        REPORTS["overview"].view(Material(plan, datetime.date(2026, 1, 1)))


def test_the_top_of_the_page_says_what_is_over_and_what_comes_next() -> None:
    period = "Từ 01/10/2026 đến 30/11/2026"
    text = tasks_of("30/6/2026", "Trước 30/11/2026", period, "31/12/2026", "")
    card = seen(tree_of(page_of(material_from(text))).xpath("//section[@aria-labelledby='nhanh-2']")[0])
    assert "1/5 nhiệm vụ không nêu thời hạn" in card
    assert "1 nhiệm vụ có mốc đã qua" in card
    assert "Mốc tới: 30/11/2026 (còn 4 ngày), 2 nhiệm vụ" in card


def test_a_finding_leads_to_all_the_places_that_it_speaks_of() -> None:
    tree = tree_of(page_of(material_named("2025-tramtau")))
    (row,) = tree.xpath("//tr[@class='finding'][contains(., 'nhiệm vụ chưa nêu thời hạn')]")
    assert texts(row, "./th//a") == ["II.1"]
    others = texts(row, ".//div[@class='others']//a")
    assert others == ["II.2", "II.3.a", "II.3.b", "II.4.a", "II.4.b", "II.4.d", "II.4.e", "II.6"]
