"""One plan's whole life: from the province's plan to the report at the year's end, each step by its command.

Nothing in it is real: no such province, no such communes. A test begins where the one before it ended.
"""

from __future__ import annotations

import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from plancli.analysis.work_table import WorkColumn
from plancli.loading import load_file
from plancli.model.fingerprint import all_work, words_of
from plancli.model.plan import Plan
from tests.cli.conftest import PROJECT, Run, Runner
from tests.work_table.filled_tables import Filled

LEAD, COORDINATING = WorkColumn.LEAD, WorkColumn.COORDINATING
DEADLINE, DELIVERABLE = WorkColumn.DEADLINE, WorkColumn.DELIVERABLE
STATE, EVIDENCE, DAY = WorkColumn.STATE, WorkColumn.EVIDENCE, WorkColumn.DAY
TITLE = "Vệ sinh môi trường nông thôn xã Vân Khê năm 2026"
PLAN = Path("xa/van-khe.yaml")
PROGRESS = Path("xa/van-khe.progress.yaml")
Cell = tuple[str, WorkColumn, str]


@dataclass(frozen=True)
class Office:
    """Somebody at a desk, in the folder of the plans."""

    plancli: Runner

    def does(self, command: str, code: int = 0) -> Run:
        """Run a command as it would be typed; how it ends is part of each step."""
        run = self.plancli(*shlex.split(command))
        assert run.code == code, f"{command}\n{run.out}{run.err}"
        return run

    def table(self, name: str, *cells: Cell) -> Filled:
        """Make a table, fill it in, keep it."""
        self.does(f"table {PLAN} -o {name} --force")
        table = Filled(Path(name).read_bytes())
        fill(table, name, *cells)
        return table


def fill(table: Filled, name: str | Path, *cells: Cell) -> None:
    for work_id, column, words in cells:
        table.fill(work_id, column, words)
    Path(name).write_bytes(table.data())


def turned_round(table: Filled) -> None:
    """Sort the rows the other way, as whoever lifts the lock may do."""
    rows = [[cell.value for cell in row] for row in table.sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            table.sheet.cell(number, column).value = value
    ids = table.columns["plancli-id"]
    table.numbers = {str(table.sheet.cell(at, ids).value): at for at in range(2, table.sheet.max_row + 1)}


def plan_now(path: Path = PLAN) -> Plan:
    plan = load_file(path).plan
    assert plan is not None
    return plan


def words_now() -> list[str]:
    return [words_of(work) for work in all_work(plan_now())]


def rewritten(path: Path, *changes: tuple[str, str]) -> None:
    """Change a file by hand."""
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in sorted(folder.iterdir())}


@pytest.fixture
def office(plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The province's plan has come; neighbours have made theirs."""
    shutil.copytree(PROJECT / "tests/plans/may-ngan", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Office(plancli)


@pytest.fixture
def draft(office: Office) -> Office:
    """The commune's plan is drafted from it."""
    office.does(f'new --from tinh.yaml --for "UBND xã Vân Khê" --title "{TITLE}" -o {PLAN}')
    return office


@pytest.fixture
def returned(draft: Office) -> Office:
    """Two units have filled in the table: one cell differently, one table sorted, one locked cell changed."""
    draft.table(
        "kinh-te.xlsx",
        ("I.2.a", LEAD, "Phòng Kinh tế"),
        ("I.2.a", DEADLINE, "trước ngày 25/3/2026"),
        ("I.2.a", DELIVERABLE, "Danh sách điểm tập kết"),
        ("I.2.b", LEAD, "Phòng Kinh tế"),
        ("I.2.b", COORDINATING, "Các thôn"),
        ("I.2.b", DEADLINE, "hằng tháng"),
        ("I.2.b", DELIVERABLE, "-"),
        ("II.1", LEAD, "Văn phòng HĐND và UBND xã"),
        ("II.1", DEADLINE, "trước ngày 28/01/2026"),
        ("II.1", DELIVERABLE, "Kế hoạch của xã"),
        ("II.2", LEAD, "Phòng Kinh tế"),
        ("II.2", DEADLINE, "trước ngày 05/12/2026"),
        ("II.2", DELIVERABLE, "Báo cáo"),
    )
    other = draft.table(
        "van-hoa.xlsx",
        ("I.1.a", LEAD, "Phòng Văn hóa - Xã hội"),
        ("I.1.a", DEADLINE, "trước ngày 15/6/2026"),
        ("I.1.a", DELIVERABLE, "Tờ gấp phát đến từng hộ"),
        ("I.2.b", LEAD, "Phòng Văn hóa - Xã hội"),
    )
    turned_round(other)
    other.sheet.cell(other.numbers["I.2.a"], other.columns["Nội dung"]).value = "Xóa điểm rác."
    Path("van-hoa.xlsx").write_bytes(other.data())
    return draft


@pytest.fixture
def issued(returned: Office) -> Office:
    """What was left is settled; the plan is numbered, dated, signed."""
    returned.does(f"table {PLAN} --read kinh-te.xlsx --read van-hoa.xlsx --yes", code=1)
    returned.table("con-lai.xlsx", ("I.2.b", LEAD, "Phòng Kinh tế"))
    returned.does(f"table {PLAN} --read con-lai.xlsx --yes")
    rewritten(
        PLAN,
        ("state: draft", "state: issued"),
        ("number:  ", "number: 15"),
        ("date: ngày tháng năm", "date: ngày 22 tháng 01 năm 2026"),
    )
    returned.does(f"fmt {PLAN}")
    return returned


@pytest.fixture
def changed_above(issued: Office) -> Office:
    """In March the province rewords one task and brings a deadline forward."""
    shutil.copy("tinh.yaml", "tinh-cu.yaml")
    rewritten(
        Path("tinh.yaml"),
        ("rác tại hộ gia đình.", "rác tại hộ gia đình và tại chợ."),
        ("trước ngày 31/3/2026", "trước ngày 15/3/2026"),
    )
    return issued


def test_a_draft_says_what_it_holds_and_what_it_left(office: Office) -> None:
    run = office.does(f'new --from tinh.yaml --for "UBND xã Vân Khê" --title "{TITLE}" -o {PLAN}')
    assert "Đưa vào dự thảo: 5 việc" in run.out
    assert "UBND phường Mây Trắng (1): II.2.c" in run.out
    assert "Còn phải điền: 15 chỗ “(xã điền)”" in run.out
    assert "Còn 15 chỗ chờ điền" in office.does(f"check {PLAN}").out
    assert "5/5 nhiệm vụ không nêu đơn vị chủ trì" in office.does(f"gaps {PLAN}").out
    assert office.does(f"check {PLAN} --state issued", code=1).out.count("KH711 lỗi") == 1
    assert "5 nhận nguyên" in office.does(f"trace {PLAN}").out
    before = PLAN.read_bytes()
    office.does(f'new --from tinh.yaml --for "UBND xã Vân Khê" -o {PLAN}', code=2)
    assert PLAN.read_bytes() == before


def test_units_fill_in_the_table_and_only_a_yes_writes(returned: Office) -> None:
    before, words = PLAN.read_bytes(), words_now()
    asked = returned.does(f"table {PLAN} --read kinh-te.xlsx --read van-hoa.xlsx", code=1)
    assert PLAN.read_bytes() == before
    assert "Sẽ sửa 15 ô" in asked.out
    assert "I.2.b Chủ trì\n    kinh-te.xlsx, ô F4  Phòng Kinh tế\n    van-hoa.xlsx" in asked.out
    assert "Ô khóa đã bị sửa" in asked.out
    done = returned.does(f"table {PLAN} --read kinh-te.xlsx --read van-hoa.xlsx --yes", code=1)
    assert asked.out == done.out
    assert words_now() == words
    tasks = {task.id: task for task in plan_now().tasks}
    assert tasks["I.1.a"].deadline.words == "trước ngày 15/6/2026"
    assert all(work.implements for work in all_work(plan_now()))
    written = PLAN.read_bytes()
    again = returned.does(f"table {PLAN} --read kinh-te.xlsx --read van-hoa.xlsx --yes", code=1)
    assert ("Không có gì để ghi" in again.out, PLAN.read_bytes()) == (True, written)
    left = returned.does(f"check {PLAN} --state issued --format concise", code=1).out
    assert "KH711 Còn 1 chỗ chờ điền, như “(xã điền)”: I.2.b." in left
    returned.does(f"fmt --check {PLAN}")


def test_the_issued_plan_answers_the_province(issued: Office) -> None:
    assert "lỗi" not in issued.does(f"check {PLAN} --format concise").out
    assert "5 nhận nguyên" in issued.does(f"trace {PLAN}").out
    paper = issued.does(f"render {PLAN}").out
    assert "Vệ sinh môi trường" in paper
    for hidden in ("implements", "KH 45", "tinh.yaml", "fingerprint", "xã điền"):
        assert hidden not in paper
    rewritten(PLAN, ("ven suối.", "ven đường."))
    assert "4 nhận nguyên, 1 điều chỉnh" in issued.does(f"trace {PLAN}").out


def test_the_province_changes_its_plan(changed_above: Office) -> None:
    office = changed_above
    changes = office.does("diff tinh-cu.yaml tinh.yaml").out
    assert "gia đình {+và" in changes
    assert "[-31/3/2026-]{+15/3/2026+} (sớm hơn 16 ngày)" in changes
    assert "Việc không đổi: Báo và Phát thanh" in changes
    looked = office.does(f"trace {PLAN}").out
    assert "3 nhận nguyên, 2 cần xem lại, 1 trễ" in looked
    before, words = PLAN.read_text(encoding="utf-8"), words_now()
    accepted = office.does(f"trace {PLAN} --accept II.1.a --accept II.2.a")
    assert "4 nhận nguyên, 1 điều chỉnh, 1 trễ" in accepted.out
    pairs = zip(before.splitlines(), PLAN.read_text(encoding="utf-8").splitlines(), strict=True)
    differing = [new.strip() for old, new in pairs if old != new]
    assert [line.partition(":")[0] for line in differing] == ["fingerprint", "fingerprint"]
    assert words_now() == words
    assert "xem lại" not in office.does(f"trace {PLAN}").out
    told = office.does("sheets tinh.yaml -o phieu --changed-since tinh-cu.yaml")
    assert "Báo và Phát thanh, Truyền hình tỉnh" in told.err
    assert sorted(each.name for each in Path("phieu").iterdir())[3] == "04 - UBND xã Vân Khê.docx"


def test_carrying_it_out_is_told_beside_the_plan(issued: Office) -> None:
    signed = PLAN.read_bytes()
    assert "I.2.a  chưa có báo cáo  quá hạn 5 ngày" in issued.does(f"progress {PLAN} --as-of 30/3/2026").out
    basis = '--basis "Thông báo số 3/TB-UBND ngày 20/3/2026" --date 20/3/2026 --yes'
    issued.does(f"progress {PLAN} --extend I.2.a --to 15/4/2026 {basis}")
    told = '--by "Phòng Văn hóa - Xã hội" --date 10/5/2026 --yes'
    issued.does(f"progress {PLAN} --record I.1.a --state in-progress {told}")
    assert "I.2.a  chưa có báo cáo  còn 16 ngày" in issued.does(f"progress {PLAN} --as-of 30/3/2026").out
    issued.does(f"table {PLAN} --each-unit -o gui-di")
    (place,) = Path("gui-di").glob("*Phòng Kinh tế.xlsx")
    fill(
        Filled(place.read_bytes()),
        place,
        ("I.2.a", STATE, "Đã hoàn thành"),
        ("I.2.a", EVIDENCE, "Báo cáo số 12/BC-KT ngày 10/4/2026"),
        ("I.2.a", DAY, "10/4/2026"),
        ("I.2.a", LEAD, "Các thôn"),
    )
    read = issued.does(f"table {PLAN} --read gui-di --yes", code=1)
    assert "Kế hoạch đã ban hành nên không sửa lời đã ký" in read.out
    assert "by: Phòng Kinh tế" in PROGRESS.read_text(encoding="utf-8")
    assert PLAN.read_bytes() == signed
    june = issued.does(f"progress {PLAN} --as-of 20/6/2026").out
    assert "I.1.a  đang thực hiện   quá hạn 5 ngày" in june
    assert "I.2.a  đã hoàn thành" in june
    issued.does("check xa --format concise")
    known = PROGRESS.read_bytes()
    assert "Không có gì để ghi" in issued.does(f"table {PLAN} --read gui-di --yes", code=1).out
    assert PROGRESS.read_bytes() == known


def test_letters_and_the_report_say_what_is_known(issued: Office) -> None:
    done = '--state done --by "Phòng Kinh tế" --evidence "Báo cáo số 12/BC-KT" --date 10/4/2026 --yes'
    issued.does(f"progress {PLAN} --record I.2.a {done}")
    issued.does(f"remind {PLAN} --as-of 20/6/2026 -o don-doc")
    names = [each.name for each in sorted(Path("don-doc").iterdir())]
    assert names == ["01 - Phòng Văn hóa - Xã hội.docx", "02 - Văn phòng HĐND và UBND xã.docx"]
    report = issued.does(f'render {PLAN} --report implementation --period "6 tháng 2026"').out
    assert "Đã hoàn thành: 1;" in report
    assert "Báo cáo số 12/BC-KT" in report
    assert "## V. KIẾN NGHỊ, ĐỀ XUẤT\n\n……\n" in report


def test_the_province_looks_at_all_its_communes(changed_above: Office) -> None:
    office = changed_above
    units = ("Vân Khê", "Suối Ngàn", "Đồi Sương", "Nậm Sương")
    Path("ds.txt").write_text("".join(f"UBND xã {name}\n" for name in units), encoding="utf-8")
    office.does(f"progress {PLAN} --record I.2.a --state done --yes")
    seen = office.does("trace --parent tinh.yaml xa --roster ds.txt --by 30/01/2026")
    assert "Có kế hoạch: 3/4 đơn vị. Chưa có: 1." in seen.out
    rows = [" ".join(line.split()) for line in seen.out.splitlines()]
    assert "UBND xã Nậm Sương 5 chưa có kế hoạch, quá hạn 30/01/2026" in rows
    assert "UBND xã Vân Khê 5 3 0 0 2 0 0 1" in rows
    owed = office.does('obligations xa --unit "Phòng Kinh tế"').out
    assert [owed.count(f"xa/{name}.yaml") for name in ("van-khe", "suoi-ngan", "doi-suong")] == [1, 1, 1]
    assert "Chưa thấy việc nào" in office.does("obligations xa --conflicts").out
    shutil.copy(PLAN, "xa/van-khe-2.yaml")
    rewritten(
        Path("xa/van-khe-2.yaml"),
        ("number: 15", "number: 21"),
        ("ngày 22 tháng 01", "ngày 02 tháng 3"),
        ("title: Vệ sinh môi trường nông thôn", "title: Giữ sạch nguồn nước"),
        ("trước ngày 25/3/2026", "trước ngày 10/4/2026"),
    )
    found = office.does("obligations xa --conflicts").out
    assert "thời hạn: trước ngày 10/4/2026" in found
    assert "thời hạn: trước ngày 25/3/2026" in found


def test_the_same_steps_make_the_same_bytes(issued: Office) -> None:
    steps = (
        f"table {PLAN} -o {{}}/bang.xlsx",
        "trace --parent tinh.yaml xa --by 30/01/2026 -o {}/theo-doi.xlsx",
        "trace --parent tinh.yaml xa --by 30/01/2026 -o {}/theo-doi.docx",
        f"trace {PLAN} -o {{}}/truy-vet.json",
        f"progress {PLAN} --as-of 20/6/2026 -o {{}}/tinh-hinh.xlsx",
        f'render {PLAN} --report implementation --period "quý II/2026" -o {{}}/bao-cao.docx',
        'new --from tinh.yaml --for "UBND xã Nậm Sương" -o {}/nhap.docx',
    )
    for folder in ("mot", "hai"):
        Path(folder).mkdir()
        for step in steps:
            issued.does(step.format(folder))
    assert len(all_bytes(Path("mot"))) == len(steps)
    assert all_bytes(Path("mot")) == all_bytes(Path("hai"))


def test_word_papers_go_the_same_way_until_something_is_to_be_written(office: Office) -> None:
    office.does("render tinh.yaml -o tinh.docx")
    office.does(f'new --from tinh.docx --for "UBND xã Vân Khê" --title "{TITLE}" -o nhap.docx')
    paper = Path("nhap.docx").read_bytes()
    assert "Còn 15 chỗ chờ điền" in office.does("check nhap.docx --state issued", code=1).out
    assert "5 thiếu" in office.does("trace nhap.docx --parent tinh.docx").out
    assert "plancli import" in office.does("trace nhap.docx --parent tinh.docx --accept II.1.a", code=2).err
    office.does("table nhap.docx -o bang.xlsx")
    table = Filled(Path("bang.xlsx").read_bytes())
    fill(
        table,
        "bang.xlsx",
        ("I.1.a", LEAD, "Phòng Kinh tế"),
        ("I.1.a", DELIVERABLE, "-"),
        ("I.2.a", STATE, "Đang thực hiện"),
    )
    read = office.does("table nhap.docx --read bang.xlsx --yes", code=1)
    assert "2 chỗ không nhận" in read.out
    assert read.out.count("chuyển thành tệp\n    kế hoạch bằng plancli import") == 2
    assert "state: in-progress" in Path("nhap.progress.yaml").read_text(encoding="utf-8")
    assert "I.2.a  đang thực hiện" in office.does("progress nhap.docx --as-of 20/6/2026").out
    assert Path("nhap.docx").read_bytes() == paper
    office.does("import nhap.docx -o nhap.yaml")
    linked = office.does("trace nhap.yaml --parent tinh.docx --write-links --yes")
    assert "5 nhận nguyên" in linked.out
    office.does("fmt --check nhap.yaml")
    assert "I.2.a  đang thực hiện" in office.does("progress nhap.yaml --as-of 20/6/2026").out
