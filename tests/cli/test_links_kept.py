"""What links a plan to those above it stays in its file whatever a command does, and on no paper."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancli.loading import load_file
from plancli.model.fingerprint import all_work
from plancli.model.link import TraceLink
from tests.cli.conftest import PROJECT, Runner

FAULTS = """\
plancli: 1
state: draft
parents:
  - name: KH 45
    words: Kế hoạch số 45/KH-UBND ngày 05 tháng 01 năm 2026
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Vân Khê
  title: Vệ sinh môi trường
sections:
  - label: I
    title: NHIỆM VỤ
    tasks:
      - label: 1
        text: Thu gom rác.
        lead: (xã điền)
        implements:
          - parent: KH 46
            task: I.1
          - parent: KH 45
          - duty: ZZ9
          - task: I.1
          - task: I.1
"""
CODES = ("KH601", "KH602", "KH603", "KH604", "KH711")


@pytest.fixture
def plan(plancli: Runner, tmp_path: Path) -> Path:
    """A draft from above: all its work is linked."""
    shutil.copytree(PROJECT / "tests/plans/may-ngan", tmp_path, dirs_exist_ok=True)
    place = tmp_path / "xa" / "van-khe.yaml"
    made = plancli("new", "--from", tmp_path / "tinh.yaml", "--for", "UBND xã Vân Khê", "-o", place)
    assert made.code == 0
    return place


def links_in(path: Path) -> list[tuple[TraceLink, ...]]:
    plan = load_file(path).plan
    assert plan is not None
    assert len(plan.parents) == 1
    return [work.implements for work in all_work(plan)]


def test_a_change_of_layout_or_of_words_leaves_links_alone(plancli: Runner, plan: Path) -> None:
    before = links_in(plan)
    assert all(before)
    text = plan.read_text(encoding="utf-8").replace("gom, xử lý", "gom, xử lý của của xã")
    plan.write_text(text.replace("text: Biên", "text:   Biên"), encoding="utf-8")
    assert plancli("check", plan, "--fix").code == 0
    assert "xử lý của xã" in plan.read_text(encoding="utf-8")
    assert plancli("fmt", plan).code == 0
    assert [[each.target for each in links] for links in links_in(plan)] == [
        [each.target for each in links] for links in before
    ]
    assert [[each.fingerprint for each in links] for links in links_in(plan)] == [
        [each.fingerprint for each in links] for links in before
    ]


@pytest.mark.parametrize(
    "report", ["plan", "assignment-table", "obligations", "gaps", "matrix", "implementation", "overview"]
)
def test_no_paper_prints_a_link(plancli: Runner, plan: Path, report: str) -> None:
    link = next(iter(links_in(plan)[0]))
    run = plancli("render", plan, "--report", report, "--as-of", "20/6/2026")
    assert run.code == 0
    for hidden in ("implements", "KH 45", "tinh.yaml", link.fingerprint, link.fingerprint.partition(".")[0]):
        assert hidden not in run.out


def test_only_json_takes_links_along(plancli: Runner, plan: Path) -> None:
    told = {form: plancli("export", plan, "--format", form) for form in ("json", "csv")}
    assert [run.code for run in told.values()] == [0, 0]
    link = links_in(plan)[0][0]
    assert link.fingerprint in told["json"].out
    assert "../tinh.yaml" in told["json"].out
    assert link.fingerprint not in told["csv"].out


def test_faults_of_links_can_be_passed_like_others(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "van-khe.yaml"
    plan.write_text(FAULTS, encoding="utf-8")
    found = plancli("check", plan, "--format", "concise")
    assert [code for code in CODES if code in found.out] == list(CODES)
    baseline = tmp_path / "da-biet.json"
    assert plancli("check", plan, "--write-baseline", baseline).code == 0
    known = plancli("check", plan, "--baseline", baseline, "--format", "concise")
    assert not any(code in known.out for code in CODES)
    head = f"# plancli: ignore-file[{', '.join(CODES)}] còn soạn\n"
    plan.write_text(head + FAULTS, encoding="utf-8")
    passed = plancli("check", plan, "--format", "concise")
    assert not any(code in passed.out for code in (*CODES, "KH902"))
    for code, line in (("KH603", "          - duty: ZZ9\n"), ("KH711", "        lead: (xã điền)\n")):
        plan.write_text(
            FAULTS.replace(line, f"{line[:-1]}  # plancli: ignore[{code}] còn soạn\n"), encoding="utf-8"
        )
        left = plancli("check", plan, "--format", "concise").out
        assert [each for each in (*CODES, "KH902") if each in left] == [
            each for each in CODES if each != code
        ]


def test_progress_beside_a_plan_is_no_plan_of_its_folder(plancli: Runner, plan: Path) -> None:
    record = ("--record", "I.1.a", "--state", "done", "--date", "1/6/2026", "--yes")
    before = plancli("check", plan.parent, "--format", "concise")
    assert plancli("progress", plan, *record).code == 0
    after = plancli("check", plan.parent, "--format", "concise")
    assert (after.code, after.out) == (before.code, before.out)
    progress = plan.with_suffix(".progress.yaml").read_bytes()
    assert ".progress.yaml" not in plancli("fmt", plan.parent).err
    assert plan.with_suffix(".progress.yaml").read_bytes() == progress


def test_the_parent_is_looked_up_with_its_own_title(plancli: Runner, plan: Path) -> None:
    run = plancli("law", "missing", plan)
    assert run.code == 0
    assert "Trích yếu         về vệ sinh môi trường nông thôn năm 2026\n" in run.out
