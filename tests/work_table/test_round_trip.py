"""What is filled in comes back as just that, whoever saved the workbook, and reads the same once written."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.analysis.progress_match import NO_MATCH
from plancli.analysis.work_table import PLAN_COLUMNS, WorkColumn
from plancli.importing.importer import NotAPlan, import_paper
from plancli.importing.work_result import work_result
from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language
from plancli.model.progress import ProgressState
from plancli.workspace.progress_file import LoadedProgress
from tests.outside_programs import require
from tests.work_table.filled_tables import (
    PROJECT,
    Filled,
    edits_of,
    loaded_plan,
    proposed,
    reasons_of,
    rows_of,
    workbook,
)

PLANS = ("plans/2025-tramtau.yaml", "tests/plans/2026-xa-mau.yaml", "tests/plans/2026-xa-mau-2.yaml")
NO_PROGRESS = LoadedProgress("ke-hoach.progress.yaml", None, None, NO_MATCH, ())
CORPUS = PROJECT.parent / "shared" / "corpus"
FILES = sorted(path.name for path in CORPUS.glob("*.*") if path.suffix in (".txt", ".docx"))

UNITS = ("Phòng Tư pháp", "Sở Văn hóa, Thể thao và Du lịch", "Công an xã", "Đề nghị Đảng ủy xã")
WORDS = {
    WorkColumn.LEAD: UNITS,
    WorkColumn.COORDINATING: ("\n".join(UNITS), "\n".join(UNITS[:2]), UNITS[1]),
    WorkColumn.DEADLINE: ("trong quý II", "15/3/2026", "trước ngày 30/11/2026: đợt 1", "- # hằng tháng"),
    WorkColumn.DELIVERABLE: ("Báo cáo", "=SUM(1)", "Kế hoạch: 02 bản", "Danh sách " * 12 + "hết"),
}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("language", Language)
def test_a_table_that_nobody_touched_proposes_nothing(name: str, language: Language) -> None:
    loaded = loaded_plan(name)
    proposal = proposed(loaded, workbook(loaded, language=language))
    assert proposal.is_clean
    assert (proposal.edits, proposal.reports, proposal.remarks) == ((), (), ())


@pytest.mark.parametrize("name", PLANS)
@settings(max_examples=12)
@given(data=st.data())
def test_what_is_filled_in_is_what_is_proposed_and_what_is_written(name: str, data: st.DataObject) -> None:
    loaded = loaded_plan(name)
    rows = rows_of(loaded)
    open_cells = [(row.id, column) for row in rows for column in PLAN_COLUMNS if column in row.routes]
    chosen = data.draw(st.lists(st.sampled_from(open_cells), max_size=8, unique=True))
    wanted = {}
    for work_id, column in chosen:
        wanted[work_id, column] = data.draw(st.sampled_from(WORDS[column]))
    shuffled = data.draw(st.randoms(use_true_random=False))
    check_round_trip(loaded, wanted, shuffled)


@pytest.mark.skipif(not FILES, reason="the corpus of real plans is not beside this checkout")
@pytest.mark.parametrize("name", FILES)
def test_real_plans_take_what_is_filled_in(name: str) -> None:
    try:
        text = import_paper((CORPUS / name).read_bytes(), name).text
    except NotAPlan:
        return
    loaded = load_bytes("ke-hoach.yaml", text.encode())
    chance = random.Random(name)
    rows = rows_of(loaded)
    open_cells = [(row.id, column) for row in rows for column in PLAN_COLUMNS if column in row.routes]
    chosen = chance.sample(open_cells, min(12, len(open_cells)))
    check_round_trip(loaded, {place: chance.choice(WORDS[place[1]]) for place in chosen}, chance)


def check_round_trip(
    loaded: LoadedPlan, wanted: dict[tuple[str, WorkColumn], str], chance: random.Random
) -> None:
    """Fill in cells, move rows and columns about, read, write, and look at the table of the new plan."""
    before = {row.id: row.values for row in rows_of(loaded)}
    filled = Filled(workbook(loaded))
    for (work_id, column), words in wanted.items():
        filled.fill(work_id, column, words)
        filled.cell(work_id, column).data_type = "s"
    lines = [[cell.value for cell in line] for line in filled.sheet.iter_rows(min_row=2)]
    chance.shuffle(lines)
    order = list(range(len(lines[0]) if lines else 0))
    chance.shuffle(order)
    head = [cell.value for cell in filled.sheet[1]]
    for number, line in enumerate([head, *lines], 1):
        for at, source in enumerate(order, 1):
            cell = filled.sheet.cell(number, at)
            cell.value = line[source]
            cell.data_type = "s" if isinstance(line[source], str) else cell.data_type
    proposal = proposed(loaded, filled.data())
    assert reasons_of(proposal) == []
    news = {place for place, words in wanted.items() if words != before[place[0]][place[1]]}
    assert set(edits_of(proposal)) <= news
    result = work_result(loaded, NO_PROGRESS, proposal)
    assert [each.reason for each in result.proposal.refusals] == []
    assert result.plan is not None or not proposal.edits
    again = result.plan or loaded
    now = {row.id: row for row in rows_of(again)}
    for work_id, row in now.items():
        for column in PLAN_COLUMNS:
            expected = edits_of(proposal).get((work_id, column), before[work_id][column])
            assert row.values[column].replace("\n", " ") == expected.replace("\n", " ")
    assert [row.fingerprint for row in now.values()] == [row.fingerprint for row in rows_of(loaded)]
    assert proposed(again, filled.data()).edits == ()


def test_libreoffice_saves_the_table_and_nothing_is_lost(tmp_path: Path) -> None:
    require("soffice")
    loaded = loaded_plan()
    filled = Filled(workbook(loaded, unit="Phòng Tư pháp"))
    filled.fill("II.1", WorkColumn.LEAD, "Phòng Tư pháp\nCông an huyện")
    filled.fill("II.2", WorkColumn.STATE, "Đã hoàn thành")
    (tmp_path / "a.xlsx").write_bytes(filled.data())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    (tmp_path / "out").mkdir()
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "out" / "a.xlsx").read_bytes()
    proposal = proposed(loaded, saved)
    assert edits_of(proposal) == {("II.1", WorkColumn.LEAD): "Phòng Tư pháp\nCông an huyện"}
    [made] = proposal.reports
    assert (made.row.id, made.report.state, made.report.unit) == ("II.2", ProgressState.DONE, "Phòng Tư pháp")
    assert proposal.is_clean
    assert proposal.remarks == ()
    sheet = Filled(saved).sheet
    assert sheet.protection.sheet
    assert sheet["E2"].protection.locked
    assert not Filled(saved).cell("II.1", WorkColumn.LEAD).protection.locked
    assert sheet.column_dimensions["A"].hidden
