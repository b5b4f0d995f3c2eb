"""`plancli diff`: where the two versions come from, what is said of them, and what a strange repository cannot do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import TRAMTAU, Runner
from tests.reports.papers import word_paragraphs

XA_MAU = "tests/plans/2026-xa-mau.yaml"
PROJECT = Path(__file__).resolve().parents[2]
RECEIVED = (PROJECT / TRAMTAU).read_text(encoding="utf-8")
CHANGED = RECEIVED.replace("lead: Phòng Tư pháp ", "lead: Công an huyện ").replace(
    "Thành lập Tổ công tác", "Kiện toàn Tổ công tác"
)
Git = Callable[..., None]

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    path = tmp_path / "moi.yaml"
    path.write_text(CHANGED, encoding="utf-8")
    return path


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Make a repository in which plans/x.yaml was received and then changed; return what runs git in it."""
    folder = tmp_path / "kho"
    (folder / "plans").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*arguments: str) -> None:
        command = ["git", "-c", "user.name=Thử", "-c", "user.email=thu@example.org", *arguments]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)

    run("init", "-q")
    for text in (RECEIVED, CHANGED):
        Path("plans/x.yaml").write_text(text, encoding="utf-8")
        run("add", "-A")
        run("commit", "-q", "-m", "lưu")
    return run


def test_the_screen_tells_who_and_what_changed(plancli: Runner, changed: Path) -> None:
    run = plancli("diff", TRAMTAU, changed)
    assert (run.code, run.err) == (0, "")
    assert max(map(len, run.out.splitlines())) <= 80 or str(changed) in run.out
    for told in (
        "Khác nhau: 1 nhiệm vụ sửa lời, 2 chỗ đổi đơn vị hoặc vai.",
        "  Đơn vị: {+Công an huyện: chủ trì+}\n          [-Phòng Tư pháp: chủ trì-]",
        "[-Thành lập-]{+Kiện toàn+} Tổ công tác xử lý sự cố",
        "Công an huyện\n  Đổi vai: II.2: phối hợp → chủ trì",
        "Việc không đổi: Ban Tuyên giáo Huyện ủy.",
    ):
        assert told in run.out


def test_colour_strikes_the_old_words(
    plancli: Runner, changed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = plancli("diff", TRAMTAU, changed).out
    assert "\x1b[9;91mThành lập\x1b[0m \x1b[4;32mKiện toàn\x1b[0m" in out
    assert "[-" not in out


def test_english(plancli: Runner, changed: Path) -> None:
    out = plancli("diff", TRAMTAU, changed, "--lang", "en").out
    assert "Differences: tasks reworded: 1, changes of unit or role: 2." in out
    assert "Công an huyện\n  Changes role: II.2: coordinating → lead" in out


def test_json_holds_each_change(plancli: Runner, changed: Path) -> None:
    told = json.loads(plancli("diff", TRAMTAU, changed, "--format", "json").out)
    assert told["schema_version"] == 1
    assert [
        (each["kind"], each["task"], each["unit"], each["before"], each["after"]) for each in told["changes"]
    ][:2] == [
        ("unit-added", "II.2", "Công an huyện", "", "lead"),
        ("unit-removed", "II.2", "Phòng Tư pháp", "lead", ""),
    ]
    assert told["changes"][2]["pieces"][0] == {"same": False, "before": "Thành lập", "after": "Kiện toàn"}
    unit = next(each for each in told["units"] if each["name"] == "Công an huyện")
    assert (unit["state"], unit["obligations"][0]["roles_after"]) == ("changed", ["lead"])


def test_nothing_differs(plancli: Runner) -> None:
    run = plancli("diff", TRAMTAU, TRAMTAU, "--exit-code")
    assert run.code == 0
    assert run.out.endswith("Hai bản không khác nhau về nội dung.\n")
    assert run.err == f"Lưu ý: hai bên là cùng một tệp {TRAMTAU}.\n"


def test_other_members_of_a_group_are_told_though_the_words_are_the_same(
    plancli: Runner, tmp_path: Path
) -> None:
    other = tmp_path / "moi.yaml"
    other.write_text(RECEIVED.replace("      - UBND xã Xà Hồ\n", ""), encoding="utf-8")
    run = plancli("diff", TRAMTAU, other, "--exit-code")
    assert run.code == 1
    assert "Hai bản không khác nhau về nội dung." not in run.out
    assert "Lời hai bản không khác nhau; chỉ danh sách thành viên của nhóm khác đi" in run.out
    assert "UBND xã Xà Hồ (bản mới không còn giao việc)" in run.out
    marked = plancli("diff", TRAMTAU, other, "--format", "md").out
    assert "chỉ danh sách thành viên của nhóm khác đi" in marked
    kept = plancli("diff", TRAMTAU, other, "--unit", "UBND xã Bản Mù", "--exit-code")
    assert (kept.code, "không có điểm khác" in kept.out.casefold()) == (0, True)


def test_the_exit_code_tells_only_where_it_is_asked_to(plancli: Runner, changed: Path) -> None:
    assert plancli("diff", TRAMTAU, changed).code == 0
    assert plancli("diff", TRAMTAU, changed, "--exit-code").code == 1


def test_ways_of_writing_are_counted_and_shown_on_demand(plancli: Runner, tmp_path: Path) -> None:
    other = tmp_path / "moi.yaml"
    other.write_text(
        RECEIVED.replace("văn hóa", "văn hoá").replace("Cụ thể hóa", "Cụ thể hoá"), encoding="utf-8"
    )
    run = plancli("diff", TRAMTAU, other, "--exit-code")
    assert run.code == 0
    assert "Có 1 chỗ chỉ khác cách viết: xem với --spelling." in run.out
    shown = plancli("diff", TRAMTAU, other, "--spelling")
    assert "Cách viết: [-Cụ thể hóa" in shown.out


def test_one_unit_reads_what_concerns_it(plancli: Runner, changed: Path) -> None:
    out = plancli("diff", TRAMTAU, changed, "--unit", "phong tu phap").out
    assert "Đổi vai: II.2: chủ trì → phối hợp" in out
    assert "Trung tâm Truyền thông" not in out
    none = plancli("diff", TRAMTAU, changed, "--unit", "Ban Tuyên giáo", "--exit-code")
    assert none.code == 0
    assert "Không có điểm khác nào liên quan đến Ban Tuyên giáo Huyện ủy." in none.out
    unknown = plancli("diff", TRAMTAU, changed, "--unit", "Sở Xyz Abc")
    assert (unknown.code, unknown.out) == (2, "")
    assert "Không bản nào có đơn vị “Sở Xyz Abc”." in unknown.err


def test_a_unit_that_only_the_old_version_knows_is_found(plancli: Runner, tmp_path: Path) -> None:
    other = tmp_path / "moi.yaml"
    other.write_text(RECEIVED.replace("Ban Tuyên giáo Huyện ủy", "Ban Dân vận Huyện ủy"), encoding="utf-8")
    assert "Ban Tuyên giáo Huyện ủy (bản mới không còn giao việc)" in (
        plancli("diff", TRAMTAU, other, "--unit", "tuyên giáo").out
    )


def test_strangers_are_said_to_be_that_and_compared_all_the_same(plancli: Runner) -> None:
    run = plancli("diff", TRAMTAU, XA_MAU)
    assert run.code == 0
    assert "Hai kế hoạch khác hẳn nhau" in run.out
    assert "23 nhiệm vụ thêm, 26 nhiệm vụ bỏ" in run.out
    assert "[-bản chữ nhận được-] {+đã ban hành+}" in run.out
    as_markdown = plancli("diff", TRAMTAU, XA_MAU, "--format", "md").out
    assert "<del>bản chữ nhận được</del> <ins>đã ban hành</ins>" in as_markdown
    as_json = plancli("diff", TRAMTAU, XA_MAU, "--format", "json")
    assert json.loads(as_json.out)["related"] is False
    assert "Hai kế hoạch khác hẳn nhau" in as_json.err


def test_what_is_wrong_with_both_is_said_of_both(plancli: Runner, tmp_path: Path) -> None:
    for name in ("mot.yaml", "hai.yaml"):
        (tmp_path / name).write_text("plancli: 1\nstate: lạ\n", encoding="utf-8")
    run = plancli("diff", tmp_path / "mot.yaml", tmp_path / "hai.yaml")
    assert (run.code, run.out) == (1, "")
    for name in ("mot.yaml", "hai.yaml"):
        assert f"{name}:2:8: " in run.err
        assert f"vì tệp {(tmp_path / name).as_posix()} có lỗi" in run.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-", "-"), "Chỉ một trong hai bản"),
        (("-",), "cần cả bản cũ và bản mới"),
        ((TRAMTAU, "plans"), "plans là thư mục"),
        (("plans", TRAMTAU), "plans là thư mục"),
        (("khong-co.yaml", TRAMTAU), "khong-co.yaml"),
        ((TRAMTAU, "khong-co.yaml"), "khong-co.yaml"),
        ((TRAMTAU, XA_MAU, "--format", "docx"), "hãy thêm -o"),
        ((TRAMTAU, XA_MAU, "-o", "bang.pdf"), "đuôi dùng được: .txt, .json, .md, .docx"),
        (("--", "-x", TRAMTAU), "“-x” không thể là tên một bản lưu"),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: tuple[str, ...], said: str, plancli: Runner) -> None:
    run = plancli("diff", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_one_side_may_come_from_stdin(plancli: Runner) -> None:
    assert "1 nhiệm vụ sửa lời" in plancli("diff", TRAMTAU, "-", stdin=CHANGED.encode()).out
    assert "1 nhiệm vụ sửa lời" in plancli("diff", "-", TRAMTAU, stdin=CHANGED.encode()).out


def test_a_word_file_is_compared_with_its_plan(plancli: Runner, tmp_path: Path) -> None:
    assert plancli("render", TRAMTAU, "-o", tmp_path / "in.docx").code == 0
    told = json.loads(plancli("diff", TRAMTAU, tmp_path / "in.docx", "--format", "json").out)
    assert {each["subject"] for each in told["changes"]} <= {"heading"}
    assert set(told["summary"]["work"]) == {"kept"}


def test_a_word_table_holds_both_wordings(plancli: Runner, changed: Path, tmp_path: Path) -> None:
    run = plancli("diff", TRAMTAU, changed, "-o", tmp_path / "bang.docx")
    assert run.code == 0
    said = word_paragraphs((tmp_path / "bang.docx").read_bytes())
    assert "BẢNG SO SÁNH NỘI DUNG CŨ VÀ NỘI DUNG MỚI" in said
    assert any(each.startswith("Lời văn: Thành lập Tổ công tác xử lý sự cố") for each in said)
    assert any(each.startswith("Lời văn: Kiện toàn Tổ công tác xử lý sự cố") for each in said)


@needs_git
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("HEAD~1", "plans/x.yaml"), "1 nhiệm vụ sửa lời"),
        (("HEAD~1:plans/x.yaml", "plans/x.yaml"), "1 nhiệm vụ sửa lời"),
        (("HEAD~1:plans/x.yaml", "HEAD:plans/x.yaml"), "1 nhiệm vụ sửa lời"),
        (("HEAD~1", "HEAD:plans/x.yaml"), "1 nhiệm vụ sửa lời"),
        (("HEAD~1:plans/x.yaml",), "1 nhiệm vụ sửa lời"),
        (("plans/x.yaml",), "Hai bản không khác nhau"),
    ],
)
def test_versions_that_git_keeps(arguments: tuple[str, ...], told: str, git: Git, plancli: Runner) -> None:
    run = plancli("diff", *arguments)
    assert (run.code, run.err) == (0, "")
    assert told in run.out


@needs_git
def test_a_file_alone_is_compared_with_the_last_commit(git: Git, plancli: Runner) -> None:
    Path("plans/x.yaml").write_text(RECEIVED, encoding="utf-8")
    out = plancli("diff", "plans/x.yaml").out
    assert out.startswith("Bản cũ: HEAD:plans/x.yaml\nBản mới: plans/x.yaml\n")
    assert "[-Kiện toàn-]{+Thành lập+}" in out


@needs_git
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("khong-co", "plans/x.yaml"), "kho git cũng không có bản lưu nào tên như vậy"),
        (("HEAD~9", "plans/x.yaml"), "“HEAD~9”"),
        (("HEAD:khong-co.yaml", "plans/x.yaml"), "Bản lưu HEAD không có tệp khong-co.yaml."),
        (("HEAD:plans", "plans/x.yaml"), "HEAD:plans là thư mục"),
        (("HEAD~1", "plans/moi.yaml"), "Bản lưu HEAD~1 không có tệp plans/moi.yaml."),
        (("HEAD\n", "plans/x.yaml"), "không thể là tên một bản lưu"),
    ],
)
def test_what_git_does_not_keep_is_said(
    arguments: tuple[str, ...], said: str, git: Git, plancli: Runner
) -> None:
    Path("plans/moi.yaml").write_text(CHANGED, encoding="utf-8")
    run = plancli("diff", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


@needs_git
def test_a_file_that_was_renamed_is_named_as_it_was(git: Git, plancli: Runner) -> None:
    git("mv", "plans/x.yaml", "plans/ke-hoach.yaml")
    git("commit", "-q", "-m", "đổi tên")
    run = plancli("diff", "HEAD~2", "plans/ke-hoach.yaml")
    assert run.code == 2
    assert "khi đó tệp tên là plans/x.yaml: hãy ghi HEAD~2:plans/x.yaml." in run.err


@needs_git
def test_a_file_wins_over_a_revision_of_its_name(git: Git, plancli: Runner) -> None:
    Path("HEAD").write_text(RECEIVED, encoding="utf-8")
    run = plancli("diff", "HEAD", "plans/x.yaml")
    assert "1 nhiệm vụ sửa lời" in run.out
    assert "“HEAD” vừa là tên tệp vừa là tên bản lưu" in run.err


def test_outside_of_a_repository_that_is_said(
    plancli: Runner, changed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(changed.parent.parent))
    run = plancli("diff", changed)
    assert run.code == 2
    assert "không nằm trong kho git" in run.err or "chưa cài git" in run.err


def test_a_name_that_is_neither_file_nor_version_is_said_to_be_neither(
    plancli: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plan = tmp_path / "x.yaml"
    plan.write_bytes(Path(TRAMTAU).read_bytes())
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for command in (("diff", "cu", plan), ("sheets", plan, "-o", tmp_path / "p", "--changed-since", "cu")):
        run = plancli(*command)
        assert run.code == 2
        assert "Không có tệp nào tên “cu”" in run.err or "chưa cài git" in run.err


def test_without_git_that_is_said(plancli: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    run = plancli("diff", "HEAD~1", TRAMTAU)
    assert run.code == 2
    assert "Máy này chưa cài git" in run.err


@needs_git
def test_a_git_that_never_answers_is_given_up(
    git: Git, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancli.cli.git_versions._SECONDS", 0.000_001)
    run = plancli("diff", "HEAD~1", "plans/x.yaml")
    assert run.code == 2
    assert "git chưa trả lời" in run.err


@needs_git
def test_nothing_that_a_repository_names_is_run(git: Git, plancli: Runner, tmp_path: Path) -> None:
    mark = tmp_path / "đã chạy"
    order = f"sh -c 'touch \"{mark}\"; cat'"
    for key in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "core.askPass"),
        *("diff.la.textconv", "diff.la.command", "filter.la.smudge", "filter.la.clean", "filter.la.process"),
        *("alias.cat-file", "alias.rev-parse", "remote.origin.uploadpack"),
    ):
        git("config", key, order)
    git("config", "remote.origin.url", f"ext::{order}")
    git("config", "protocol.ext.allow", "always")
    git("config", "remote.origin.promisor", "true")
    git("config", "extensions.partialClone", "origin")
    Path(".gitattributes").write_text("*.yaml diff=la filter=la\n", encoding="utf-8")
    run = plancli("diff", "HEAD~1", "plans/x.yaml")
    assert (run.code, run.err) == (0, "")
    assert plancli("diff", "HEAD~1:plans/khong-co.yaml", "plans/x.yaml").code == 2
    lost = subprocess.run(
        ["git", "rev-parse", "HEAD~1:plans/x.yaml"], check=True, capture_output=True, text=True
    )
    Path(".git/objects", lost.stdout[:2], lost.stdout[2:].strip()).unlink()
    assert plancli("diff", "HEAD~1", "plans/x.yaml").code == 2
    assert not mark.exists()


@needs_git
def test_the_repository_is_the_one_that_holds_the_file_also_within_a_hook(
    git: Git, plancli: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Path("x.yaml").write_text("plancli: 1\n", encoding="utf-8")  # what `./x.yaml` would be from the top
    git("add", "x.yaml")
    git("commit", "-q", "-m", "tệp trùng tên")
    expected = plancli("diff", "plans/x.yaml")
    assert expected.code == 0
    for name, value in (
        ("GIT_DIR", Path(".git").absolute()),
        ("GIT_DIR", ".git"),
        ("GIT_DIR", tmp_path / "nowhere"),
        ("GIT_WORK_TREE", tmp_path),
        ("GIT_PREFIX", "elsewhere/"),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(name, str(value))
            assert plancli("diff", "plans/x.yaml") == expected


@pytest.mark.skipif(os.name == "nt", reason="a script stands for the program")
@needs_git
def test_a_program_in_the_folder_of_a_plan_is_not_taken_for_git(
    git: Git, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("status")
    expected = plancli("diff", "plans/x.yaml")
    for folder in (Path("plans"), Path()):
        other = folder / "git"
        other.write_text("#!/bin/sh\ntouch ran\n", encoding="utf-8")
        other.chmod(0o755)
    for path in (".", "", "plans"):
        monkeypatch.setenv("PATH", os.pathsep.join([path, os.environ["PATH"]]))
        assert plancli("diff", "plans/x.yaml") == expected
    assert not Path("ran").exists()
    assert not Path("plans/ran").exists()


@needs_git
def test_sheets_of_those_whose_work_changed(git: Git, plancli: Runner, tmp_path: Path) -> None:
    run = plancli(
        "sheets", "plans/x.yaml", "-o", tmp_path / "phieu", "--changed-since", "HEAD~1", "--format", "md"
    )
    assert run.code == 0
    assert "1 đơn vị có việc không đổi nên không lập phiếu: Ban Tuyên giáo Huyện ủy." in run.err
    names = sorted(each.name for each in (tmp_path / "phieu").iterdir())
    assert "01 - Công an huyện.md" in names
    assert not any("Tuyên giáo" in name for name in names)
    sheet = (tmp_path / "phieu" / "01 - Công an huyện.md").read_text(encoding="utf-8")
    assert "| II.2 | Đổi vai | phối hợp | chủ trì |" in sheet
    assert sheet.index("Thay đổi so với bản trước") < sheet.index("Toàn bộ việc của đơn vị")


def test_no_sheet_where_nothing_changed(plancli: Runner, tmp_path: Path) -> None:
    run = plancli("sheets", TRAMTAU, "-o", tmp_path / "phieu", "--changed-since", TRAMTAU)
    assert run.code == 0
    assert run.err.endswith("Việc của mọi đơn vị còn việc đều không đổi: không lập phiếu nào.\n")
    assert not (tmp_path / "phieu").exists()


def test_units_that_owe_nothing_any_more_are_named(plancli: Runner, tmp_path: Path) -> None:
    other = tmp_path / "moi.yaml"
    other.write_text(RECEIVED.replace("Ban Tuyên giáo Huyện ủy", "Ban Dân vận Huyện ủy"), encoding="utf-8")
    run = plancli("sheets", other, "-o", tmp_path / "phieu", "--changed-since", TRAMTAU)
    assert "1 đơn vị không còn việc nào: Ban Tuyên giáo Huyện ủy." in run.err
    assert (tmp_path / "phieu" / "03 - Ban Dân vận Huyện ủy.docx").is_file()
