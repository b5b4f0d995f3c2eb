"""`plancli trace`: the screen, the data, links written with a yes, and input that cannot be used."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from plancli.loading import load_file
from plancli.messages import Language
from plancli.model.fingerprint import WorkIndex, link_fingerprint
from tests.cli.conftest import TRAMTAU, Runner
from tests.made.trace import CITATION, COMPOST, DUMPS, WASTE, province, province_tasks, task, text_of, written

Put = Callable[..., Path]
NEAR = "Rà soát, thống kê các điểm tập kết rác tự phát trên địa bàn xã, lập phương án xử lý."


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, plan: Mapping[str, Any]) -> Path:
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text_of(plan), encoding="utf-8")
        return place

    return write


@pytest.fixture
def family(put: Put) -> tuple[Path, Path]:
    """Write a province's plan and a commune's below it; return both."""
    above = put("tinh.yaml", province())
    parents = [{"name": "KH 12", "words": CITATION, "file": "../tinh.yaml"}]
    tasks = [
        task("1", WASTE, deadline="trước ngày 31/7/2026", implements=[{"task": "I.1"}]),
        task(
            "2",
            "Vận động hộ chăn nuôi làm hố ủ.",
            implements=[{"task": "I.2", "fingerprint": "0000000000.1"}],
        ),
        task("3", NEAR),
        task("4", "Việc khác.", implements=[{"task": "I.9"}, {"parent": "KH lạ", "task": "I.1"}]),
    ]
    return above, put("xa/van-khe.yaml", written(tasks, parents=parents))


def _answer(plancli: Runner, *arguments: str | Path) -> Any:
    run = plancli("trace", *arguments, "--format", "json")
    assert run.code == 0, run.err
    return json.loads(run.out)


def test_the_screen_of_the_real_plan_says_what_it_covers_and_what_not(plancli: Runner) -> None:
    run = plancli("trace", TRAMTAU)
    assert (run.code, run.err) == (0, "")
    assert max(map(len, run.out.splitlines())) <= 80
    for line in (
        "KH 251: chưa có tệp",
        "viện dẫn ở: Mở đầu, I.1",
        "C8    thiếu          Bố trí kinh phí cho truyền thông chính sách.",
        "A1    có             Công khai các thông tin bắt buộc",
        "C4    có             Đào tạo, nâng cao năng lực",
    ):
        assert line in run.out


def test_the_page_says_in_its_summary_which_plan_above_is_not_there(plancli: Runner) -> None:
    page = plancli("trace", TRAMTAU, "--format", "html").out
    summary = page.partition("<h2")[2].partition("<h2")[0]
    assert "<li>Chưa có tệp của KH 251.</li>" in summary
    assert "<li>KH 251</li>" not in page


def test_the_screen_has_no_colour_and_no_line_too_wide(
    plancli: Runner, family: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(family[1].parent)  # a path is never cut, however long the folder's name is
    for language in ("vi", "en"):
        run = plancli("trace", family[1].name, "--suggest", "--lang", language)
        assert run.code == 0
        assert "\x1b" not in run.out
        assert max(map(len, run.out.splitlines()[1:])) <= 80


def test_the_screen_says_every_state(plancli: Runner, family: tuple[Path, Path]) -> None:
    out = plancli("trace", family[1]).out
    assert "1 nhận nguyên, 1 thiếu, 1 cần xem lại, 1 mất gốc, 1 trễ" in out
    for line in (
        "trễ: thời hạn “trước ngày 31/7/2026”",
        "lời của cấp trên đã đổi từ khi nối",
        "nếu vẫn đúng: --accept I.2",
        "kế hoạch cấp trên không có nhiệm vụ này",
        "parents không có kế hoạch “KH lạ”",
        "1 việc chỉ phối hợp, kế hoạch không cần nêu lại: I.3",
        "1 việc giao cho nơi khác.",
    ):
        assert line in out


def test_the_law_of_another_day_is_told_beside_the_act(plancli: Runner) -> None:
    out = plancli("trace", TRAMTAU, "--as-of", "26/11/2026").out
    assert "Nghị định số 09/2017/NĐ-CP (hết hiệu lực từ 01/7/2026" in out
    assert "Cấp huyện đã kết thúc từ 01/7/2025" in out


def test_the_data_has_the_keys_that_are_promised(plancli: Runner) -> None:
    data = _answer(plancli, TRAMTAU)
    assert (data["schema_version"], data["as_of"], data["children"]) == (1, "2024-12-31", [])
    duties = {each["id"]: each for each in data["duties"]}
    assert duties["C4"]["state"] == "answered"
    assert duties["C4"]["tasks"] == ["II.6"]
    assert duties["P2"]["source"] == "khoản 4 Điều 3 Nghị định số 09/2017/NĐ-CP"
    assert duties["P2"]["duty"]["act"]["in_force_to"] == "2026-07-01"
    (parent, *_) = data["parents"]
    assert (parent["name"], parent["fault"]["kind"]) == ("KH 251", "no-file")


def test_the_data_tells_rows_chains_and_orphans(plancli: Runner, family: tuple[Path, Path]) -> None:
    data = _answer(plancli, family[1], "--suggest")
    rows = {row["task"]: row for row in data["parents"][0]["rows"]}
    assert {task_id: row["state"] for task_id, row in rows.items()} == {
        "I.1": "taken-over",
        "I.2": "suspect",
        "I.4": "missing",
        "I.9": "orphaned",
    }
    assert rows["I.1"]["late"]
    assert rows["I.2"]["cause"] == "words-changed"
    assert [each["cause"] for each in data["loose"]] == ["no-such-parent"]
    assert [(each["id"], each["task"]) for each in data["suggestions"]] == [("I.3", "I.4")]


def test_a_parent_given_on_the_command_line_will_do(
    plancli: Runner, family: tuple[Path, Path], put: Put
) -> None:
    plan = put("moi.yaml", written([task("1", WASTE, implements=[{"task": "I.1"}])]))
    data = _answer(plancli, plan, "--parent", family[0])
    assert [row["state"] for row in data["parents"][0]["rows"]] == ["taken-over", "missing", "missing"]


def test_a_word_file_is_traced_like_a_plan_file(plancli: Runner, tmp_path: Path) -> None:
    paper = tmp_path / "ke-hoach.docx"
    assert plancli("render", TRAMTAU, "--report", "plan", "--format", "docx", "-o", paper).code == 0
    data = _answer(plancli, paper)
    assert {each["state"] for each in data["duties"]} == {"missing"}
    refused = plancli("trace", paper, "--accept", "I.1")
    assert refused.code == 2
    assert "plancli import" in refused.err


def test_links_are_written_with_their_fingerprints_and_nothing_else_changes(
    plancli: Runner, family: tuple[Path, Path]
) -> None:
    above, place = family
    before = place.read_text("utf-8")
    run = plancli("trace", place, "--write-links", "--yes")
    assert run.code == 0, run.err
    after = place.read_text("utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    plan = load_file(above).plan
    assert plan is not None
    work = WorkIndex(plan).of_id("I.4")
    assert work is not None
    assert any(link_fingerprint(work) in line for line in added)
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    states = {row["task"]: row["state"] for row in _answer(plancli, place)["parents"][0]["rows"]}
    assert states["I.4"] == "adapted"
    again = plancli("trace", place, "--write-links", "--yes")
    assert "Không có liên kết nào đủ chắc" in again.err
    assert place.read_text("utf-8") == after


def test_a_new_parent_is_written_with_its_link(plancli: Runner, family: tuple[Path, Path], put: Put) -> None:
    place = put("xa/moi.yaml", written([task("1", NEAR)]))
    assert plancli("trace", place, "--parent", family[0], "--write-links", "--yes").code == 0
    data = _answer(plancli, place)
    assert data["parents"][0]["path"] == family[0].as_posix()
    assert {row["task"]: row["state"] for row in data["parents"][0]["rows"]}["I.4"] == "adapted"


def test_a_duty_of_bare_words_can_hold_a_link(plancli: Runner, family: tuple[Path, Path], put: Put) -> None:
    plan = written([task("1", "Việc khác.")])
    holder = {"label": "1", "holder": "Phòng Kinh tế", "duties": [NEAR, "Theo dõi, đôn đốc chung."]}
    plan["sections"].append({"label": "II", "title": "TỔ CHỨC THỰC HIỆN", "parts": [holder]})
    place = put("xa/moi.yaml", plan)
    assert plancli("trace", place, "--parent", family[0], "--write-links", "--yes").code == 0
    found = load_file(place).plan
    assert found is not None
    assert [len(duty.implements) for duty in found.duties] == [1, 0]


@pytest.mark.parametrize("says_yes", [True, False])
def test_a_person_is_asked_about_each_link(
    plancli: Runner, family: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, says_yes: bool
) -> None:
    before = family[1].read_text("utf-8")
    asked: list[str] = []

    def answering(question: str, _language: Language, *, yes: bool) -> bool:
        asked.append(question)
        return says_yes or yes

    monkeypatch.setattr("plancli.cli.link_writing.agreed", answering)
    run = plancli("trace", family[1], "--write-links")
    assert run.code == 0
    (question,) = asked
    assert "I.3 → KH 12 I.4" in question
    assert ("Không ghi liên kết nào" in run.err) is not says_yes
    assert "Có thể còn thiếu liên kết" not in run.out
    assert (family[1].read_text("utf-8") != before) is says_yes


def test_without_a_screen_nothing_is_written_unasked(plancli: Runner, family: tuple[Path, Path]) -> None:
    before = family[1].read_text("utf-8")
    run = plancli("trace", family[1], "--write-links")
    assert run.code == 2
    assert "--yes" in run.err
    assert family[1].read_text("utf-8") == before
    assert plancli("trace", family[1], "--suggest").code == 0
    assert family[1].read_text("utf-8") == before


def test_a_suspect_link_is_cleared_by_accepting_it(plancli: Runner, family: tuple[Path, Path]) -> None:
    run = plancli("trace", family[1], "--accept", "I.2")
    assert run.code == 0, run.err
    rows = {row["task"]: row for row in _answer(plancli, family[1])["parents"][0]["rows"]}
    assert (rows["I.2"]["state"], rows["I.2"]["cause"]) == ("adapted", None)
    again = plancli("trace", family[1], "--accept", "I.2")
    assert (again.code, "không ghi gì" in again.err) == (0, True)


def test_accepting_a_moved_link_writes_the_new_id(plancli: Runner, put: Put) -> None:
    put("tinh.yaml", province())
    above = load_file(put("cu.yaml", province())).plan
    assert above is not None
    work = WorkIndex(above).of_id("I.2")
    assert work is not None
    moved = [{**each, "label": "7"} if each["label"] == "2" else each for each in province_tasks()]
    put("tinh.yaml", province(moved))
    link = {"task": "I.2", "fingerprint": link_fingerprint(work)}
    place = put(
        "xa.yaml",
        written([task("1", COMPOST, implements=[link])], parents=[{"name": "T", "file": "tinh.yaml"}]),
    )
    (row,) = (row for row in _answer(plancli, place)["parents"][0]["rows"] if row["task"] == "I.7")
    assert (row["state"], row["cause"]) == ("taken-over", "moved")
    assert plancli("trace", place, "--accept", "I.7").code == 0
    assert "task: I.7" in place.read_text("utf-8")


def test_a_reason_that_is_suspect_is_cleared_too(plancli: Runner, put: Put) -> None:
    put("tinh.yaml", province())
    aside = [{"task": "I.2", "reason": "Không có hộ chăn nuôi", "fingerprint": "0000000000"}]
    plan = written([], parents=[{"name": "T", "file": "tinh.yaml"}], not_applicable=aside)
    place = put("xa.yaml", plan)
    states = [row["state"] for row in _answer(plancli, place)["parents"][0]["rows"]]
    assert states == ["missing", "suspect", "missing"]
    assert plancli("trace", place, "--accept", "I.2").code == 0
    states = [row["state"] for row in _answer(plancli, place)["parents"][0]["rows"]]
    assert states == ["missing", "not-applicable", "missing"]


def test_an_id_that_no_link_leads_to_cannot_be_accepted(plancli: Runner, family: tuple[Path, Path]) -> None:
    run = plancli("trace", family[1], "--accept", "I.22")
    assert (run.code, "I.22" in run.err, "I.2" in run.err) == (2, True, True)


def test_a_file_that_was_changed_meanwhile_is_left_alone(
    plancli: Runner, family: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = family[1]
    changed = place.read_text("utf-8") + "# chữ mới\n"

    def suspicious(path: str) -> bytes:
        Path(path).write_text(changed, encoding="utf-8")
        return Path(path).read_bytes()

    monkeypatch.setattr("plancli.cli.replacing.read_input", suspicious)
    run = plancli("trace", place, "--accept", "I.2")
    assert run.code == 2
    assert place.read_text("utf-8") == changed


def test_a_parent_that_is_not_there_is_said_with_its_place_and_the_rest_is_answered(
    plancli: Runner, put: Put
) -> None:
    place = put("xa.yaml", written([task("1", WASTE)], parents=[{"name": "KH 12", "file": "tinhh.yaml"}]))
    put("tinh.yaml", province())
    run = plancli("trace", place)
    assert run.code == 0
    assert run.err.startswith(f"{place.as_posix()}:")
    assert "tinh.yaml" in run.err
    assert "KH 12" in run.out
    assert "dùng --parent TỆP" in " ".join(run.out.split())
    unlinked = plancli("trace", place, "--write-links", "--yes")
    assert "Chưa có kế hoạch cấp trên nào đọc được" in unlinked.err


def test_a_plan_without_a_parent_is_told_how_to_name_one(plancli: Runner, put: Put) -> None:
    out = plancli("trace", put("xa.yaml", written([task("1", WASTE)]))).out
    assert "--parent TỆP" in out
    assert not out.endswith("\n\n")


def test_a_parent_whose_years_are_over_is_said_once(plancli: Runner, family: tuple[Path, Path]) -> None:
    run = plancli("trace", family[1], "--as-of", "01/02/2028")
    assert run.out.count("kế hoạch cấp trên chỉ đến năm 2026") == 1


def test_rows_of_one_address_are_called_by_their_ids(plancli: Runner) -> None:
    out = plancli("trace", "tests/plans/may-ngan/xa/suoi-ngan.yaml").out
    assert "  III.1-1  thiếu" in out
    assert "  III.1-2  nhận nguyên" in out


def test_a_title_still_to_fill_in_is_not_taken_for_another_matter(plancli: Runner, tmp_path: Path) -> None:
    place = tmp_path / "nhap.yaml"
    assert plancli("new", "--from", TRAMTAU, "--for", "UBND xã Bản Công", "-o", place).code == 0
    out = " ".join(plancli("trace", place).out.split())
    assert "Trích yếu chưa điền" in out
    assert "về việc khác" not in out


def test_a_wrong_parent_is_said_plainly(plancli: Runner, put: Put) -> None:
    put("tinh.yaml", province(number="21"))
    parents = [{"name": "KH 12", "words": CITATION, "file": "tinh.yaml"}]
    run = plancli("trace", put("xa.yaml", written([task("1", DUMPS)], parents=parents)))
    assert run.code == 0
    assert "21/KH-UBND" in run.err
    assert "nhầm tệp" in run.out


def test_a_circle_is_said_and_ends(plancli: Runner, put: Put) -> None:
    put("tinh.yaml", province(parents=[{"name": "Xã", "file": "xa.yaml"}]))
    run = plancli("trace", put("xa.yaml", written([], parents=[{"name": "KH 12", "file": "tinh.yaml"}])))
    assert run.code == 0
    assert "thành vòng" in run.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "--duties"),
        (("khong-co.yaml",), 2, "khong-co.yaml"),
        (("plans",), 2, "--parent"),
        ((TRAMTAU, "--as-of", "hôm qua"), 2, "--as-of"),
        ((TRAMTAU, "--format", "pdf"), 2, "--format"),
        ((TRAMTAU, "--parent", "khong-co.yaml"), 2, "khong-co.yaml"),
        (("-", "--accept", "I.1"), 2, "đầu vào chuẩn"),
        ((TRAMTAU, "-o", TRAMTAU), 2, ".yaml"),
        ((TRAMTAU, TRAMTAU), 2, "--parent"),
    ],
)
def test_what_cannot_be_used_is_said(
    plancli: Runner, arguments: tuple[str, ...], code: int, said: str
) -> None:
    stdin = text_of(written([task("1", WASTE)])).encode()
    run = plancli("trace", *arguments, stdin=stdin)
    assert (run.code, run.out) == (code, "")
    assert said in run.err


def test_a_plan_with_errors_is_not_traced(plancli: Runner) -> None:
    run = plancli("trace", "-", stdin=b"plancli: 1\nissuance: [\n")
    assert (run.code, run.out) == (1, "")


def test_a_broken_parent_given_on_the_command_line_is_not_used(plancli: Runner, tmp_path: Path) -> None:
    (tmp_path / "tinh.yaml").write_text("plancli: 1\nissuance: [\n", encoding="utf-8")
    assert plancli("trace", TRAMTAU, "--parent", tmp_path / "tinh.yaml").code == 1


def test_a_parent_is_not_written_over(plancli: Runner, family: tuple[Path, Path]) -> None:
    before = family[0].read_bytes()
    run = plancli("trace", family[1], "--format", "json", "-o", family[0])
    assert (run.code, family[0].read_bytes()) == (2, before)


def test_the_duties_are_listed_with_source_and_confidence(plancli: Runner) -> None:
    run = plancli("trace", "--duties")
    assert run.code == 0
    for words in (
        "P4",
        "khoản 3 Điều 5 · giao: sở, huyện · tin cậy: vừa",
        "github:diepxuan",
        "hết hiệu lực từ 01/7/2026",
    ):
        assert words in run.out
    listed = json.loads(plancli("trace", "--duties", "A5", "--format", "json", "--lang", "en").out)
    assert [each["act"]["number"] for each in listed["duties"]] == ["104/2016/QH13", "01/2026/QH16"]
    assert "10 days" in listed["duties"][1]["text"]


def test_no_duty_of_these_words_is_said(plancli: Runner) -> None:
    run = plancli("trace", "--duties", "đường", "sắt")
    assert run.code == 0
    assert "đường sắt" in run.err
    assert run.out == ""


def test_duties_are_found_by_words_without_marks(plancli: Runner) -> None:
    marked, plain = (plancli("trace", "--duties", words).out for words in ("kinh phí", "kinh phi"))
    assert "C8" in marked
    assert marked == plain
    assert "plancli trace --duties" not in marked


@pytest.mark.parametrize("form", ["table", "json", "md"])
def test_two_ways_up_at_each_of_many_levels_are_not_a_million(form: str, put: Put, plancli: Runner) -> None:
    for number in range(18, -1, -1):
        parents = [{"name": name, "words": "Kế hoạch trên", "file": f"{number + 1}.yaml"} for name in "AB"]
        links = [{"parent": name, "task": "I.1"} for name in "AB"]
        place = put(f"{number}.yaml", written([task("1", WASTE, implements=links)], parents=parents))
    run = plancli("trace", place, "--format", form)
    assert run.code == 0
    assert len(run.out) < 200_000
