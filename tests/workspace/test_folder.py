"""Many plans at once: rows in order, and nothing that is wrong with one file hides another."""

from __future__ import annotations

import os
import pickle
from functools import partial
from pathlib import Path

import pytest

from plancli.cli.inputs import open_plan
from plancli.errors import InputError, PlancliError, UsageError, WritingError
from plancli.importing.fault import ImportFault
from plancli.importing.importer import SecretPaper
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.reports.word.fault import BrokenTemplateError
from plancli.workspace import folder
from plancli.workspace.folder import UsablePlan, jobs_for, map_plans
from plancli.workspace.outcome import Outcome
from plancli.workspace.plan_files import find_plans, papers_in

PROJECT = Path(__file__).resolve().parent.parent.parent
PLANS = (PROJECT / "plans/2025-tramtau.yaml", *sorted((PROJECT / "tests/plans").glob("*.yaml")))
BROKEN = "plancli: 1\nstate: draft\nissuance: [\n"


def load(path: str) -> LoadedPlan:
    return open_plan(path, Language.VI)


def tell(usable: UsablePlan) -> tuple[str, int, int]:
    line = usable.source.locate(usable.plan.tasks[0].route).start.line if usable.plan.tasks else 0
    return usable.plan.issuance.title, len(usable.plan.tasks), line


def die_over_drafts(usable: UsablePlan) -> str:
    if usable.path.endswith("chet.yaml"):
        os._exit(1)
    return usable.path


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with plans, a broken one, an empty file, a Word file, and what is none of these."""
    for at, plan in enumerate(PLANS):
        (tmp_path / f"{at}" / "sau").mkdir(parents=True)
        (tmp_path / f"{at}" / "sau" / plan.name).write_bytes(plan.read_bytes())
    (tmp_path / "0" / "hong.yaml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "1" / "khac.yaml").write_text("ten: khác\n", encoding="utf-8")
    (tmp_path / "1" / "rong.yaml").write_bytes(b"")
    (tmp_path / "1" / "ban-goc.docx").write_bytes(b"PK")
    (tmp_path / ".an").mkdir()
    (tmp_path / ".an" / "an.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def found_in(*paths: Path) -> list[str | PlancliError]:
    return list(find_plans([path.as_posix() for path in paths]))


@pytest.mark.parametrize("jobs", [2, 3])
def test_rows_are_the_same_with_any_number_of_processes(mixed: Path, jobs: int) -> None:
    found = [*found_in(mixed), InputError("input.missing", path="x"), (mixed / "1" / "rong.yaml").as_posix()]
    alone = list(map_plans(found, load, tell, 1))
    many = list(map_plans(found, load, tell, jobs))
    assert [_plain(each) for each in many] == [_plain(each) for each in alone]
    assert sum(each.row is not None for each in alone) == len(PLANS)


def _plain(outcome: Outcome[tuple[str, int, int]]) -> tuple[object, ...]:
    failure = outcome.failure
    told = failure and (type(failure), failure.key, failure.fields)
    return outcome.path, outcome.row, told, outcome.errors, outcome.remarks


def test_what_is_wrong_with_one_file_hides_no_other(mixed: Path) -> None:
    outcomes = list(map_plans(found_in(mixed), load, tell))
    names = [Path(each.path).name for each in outcomes]
    assert names == ["hong.yaml", "2025-tramtau.yaml", "rong.yaml", "2026-xa-mau-2.yaml", "2026-xa-mau.yaml"]
    assert [bool(each.row) for each in outcomes] == [False, True, False, True, True]
    assert outcomes[0].errors[0].span.start.line in (3, 4)


def test_a_plan_that_ends_a_process_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    for name in ("a.yaml", "chet.yaml", "z.yaml"):
        (tmp_path / name).write_bytes(PLANS[1].read_bytes())
    outcomes = list(map_plans(found_in(tmp_path), load, die_over_drafts, 2))
    assert [each.failure and each.failure.key for each in outcomes] == [None, "folder.process-ended", None]
    assert outcomes[1].failure is not None
    assert outcomes[1].failure.fields == {"path": (tmp_path / "chet.yaml").as_posix()}


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(PLANS[1].read_bytes())
    found = [*found_in(tmp_path), (tmp_path / "khong-co.yml").as_posix(), *found_in(tmp_path)]
    outcomes = list(map_plans(found, load, tell))
    assert [each.failure and each.failure.key for each in outcomes] == [None, "input.missing", None]


def test_a_plan_is_found_once_whatever_it_is_called(tmp_path: Path) -> None:
    plan = tmp_path / "kế hoạch" / "a.yaml"
    plan.parent.mkdir()
    plan.write_bytes(PLANS[0].read_bytes())
    (tmp_path / "link.yaml").symlink_to(plan)
    (tmp_path / "other").symlink_to(plan.parent)
    again = [tmp_path / "kế hoạch" / ".." / "kế hoạch" / "a.yaml", tmp_path / "link.yaml"]
    assert found_in(plan, plan.parent, *again, tmp_path / "other", tmp_path) == [plan.as_posix()]
    assert found_in(tmp_path / "link.yaml", plan) == [(tmp_path / "link.yaml").as_posix()]


def test_links_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "a" / "self.yaml").symlink_to("self.yaml")
    (tmp_path / "a" / "b.yaml").write_bytes(PLANS[0].read_bytes())
    assert found_in(tmp_path) == [(tmp_path / "a" / "b.yaml").as_posix()]


def test_word_files_of_a_folder_are_counted(mixed: Path) -> None:
    (mixed / "2" / "~$mo.docx").write_bytes(b"")
    (mixed / "2" / "quet.PDF").write_bytes(b"%PDF-")
    assert papers_in([mixed.as_posix(), (mixed / "0").as_posix(), "-", "nowhere"]) == {mixed.as_posix(): 2}


def test_few_small_files_are_read_in_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "processors", lambda: 4)
    small = tmp_path / "a.yaml"
    small.write_bytes(b"x" * 10_000)
    few, many = [small.as_posix()] * 10, [small.as_posix()] * 30
    assert (jobs_for(few), jobs_for(many), jobs_for(many[:1] * 1), jobs_for([])) == (1, 4, 1, 1)
    assert (jobs_for(few, 2), jobs_for(few, 99), jobs_for(many, 1)) == (2, 10, 1)
    monkeypatch.setattr(folder, "processors", lambda: 1)
    assert jobs_for(many) == 1
    assert jobs_for(["nowhere.yaml", InputError("input.missing", path="x"), "-"]) == 1


@pytest.mark.parametrize(
    "failure",
    [
        InputError("input.missing", path="a"),
        UsageError("cli.not-allowed", flag="--a", value="b"),
        WritingError("cli.stream-failed", reason="c"),
        ImportFault("locked", path="d"),
        SecretPaper("import.secret", path="e"),
        BrokenTemplateError("f", "word/document.xml", "g", "h"),
    ],
)
def test_every_failure_comes_back_from_another_process(failure: PlancliError) -> None:
    again = pickle.loads(pickle.dumps(failure))
    assert (type(again), again.args, vars(again)) == (type(failure), failure.args, vars(failure))


def test_what_a_paper_leaves_open_is_told_with_its_outcome(tmp_path: Path) -> None:
    paper = tmp_path / "ban-goc.txt"
    paper.write_bytes((PROJECT / "tests/plans/2025-tramtau.received.txt").read_bytes())
    plan = PLANS[0].as_posix()
    for jobs in (1, 2):
        outcomes = list(
            map_plans([plan, paper.as_posix()], partial(open_plan, language=Language.EN), tell, jobs)
        )
        assert [each.row is not None for each in outcomes] == [True, True]
        assert outcomes[0].remarks == ()
        assert all(paper.as_posix() in each for each in outcomes[1].remarks)
        assert outcomes[1].remarks == load_remarks(paper)


def load_remarks(paper: Path) -> tuple[str, ...]:
    return open_plan(paper.as_posix(), Language.EN).remarks
