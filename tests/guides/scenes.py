"""What each page takes as given: the files it speaks of, what its reader does by hand, how its commands end.

A page that says nothing here starts in a folder with the real plan and the made-up ones, and every command ends with 0.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook

from plancli.__main__ import main
from plancli.analysis.work_table import PLAN_COLUMNS
from tests.guides.pages import ROOT, blocks
from tests.made.trace import CITATION, DUMPS, WASTE, province, task, text_of, written
from tests.reports.papers import word_paragraphs
from tests.work_table.filled_tables import Filled, heading
from tools.build_template_guide import DRAFT, changed_template

REAL = Path("plans/2025-tramtau.yaml")
NOT_RUN = {
    "git clone ": "fetches the project, which is here",
    "make ": "builds or tests everything",
    "py -3.11 -m venv .venv": "sets up Python on Windows",
    ".venv/bin/python -m pytest ": "runs tests",
    "python -m pip install .": "installs what is installed",
}
"""How the commands begin that no test runs, and why."""
Act = Callable[[], None]


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One page's folder."""

    prepare: Act = _nothing
    """What is there beside the plans, made in the current folder."""
    by_hand: Mapping[str, Act] = field(default_factory=dict)
    """What the reader does before the first command that this pattern is found in."""
    ends: Mapping[str, int] = field(default_factory=dict)
    """Exit codes other than 0, by words that only those commands hold."""
    asks: tuple[str, ...] = ()
    """Words of commands that ask first: here nobody answers, so they are told `--yes`."""
    after: Act = _nothing
    """What must hold when the reader is through."""


def set_stage() -> None:
    """Put the plans into the current folder, where the guides look for them."""
    for folder in ("plans", "tests/plans"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        for plan in (ROOT / folder).glob("*.yaml"):
            shutil.copy(plan, folder)


def _fill(path: str, cells: Sequence[tuple[str, str, str]]) -> None:
    """Type into a table of work: the task, the column, the words of each cell."""
    table = Filled(Path(path).read_bytes())
    columns = {heading(column): column for column in PLAN_COLUMNS}
    for work_id, column, words in cells:
        table.fill(work_id, columns[column], words)
    Path(path).write_bytes(table.data())


def _own_plan(source: str) -> Act:
    def prepare() -> None:
        shutil.copy(ROOT / source, "ke-hoach.yaml")

    return prepare


def _replace(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def _copy_with(path: str, *changes: tuple[str, str]) -> Act:
    def prepare() -> None:
        shutil.copy(REAL, path)
        _replace(Path(path), *changes)

    return prepare


def _folder_of_plans() -> None:
    shutil.copytree("plans", "ke-hoach")


_RENAMED = ("Thành lập Tổ công tác", "Kiện toàn Tổ công tác")


# A plan through its life.
_WARD = Path("xa/ban-cong.yaml")


def _fill_the_table() -> None:
    page = (ROOT / "docs" / "vong-doi-ke-hoach.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (I+\.\S+) \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    assert len(cells) == 3
    _fill("bang.xlsx", cells)


def _sign() -> None:
    text = re.sub(r"\n *\w+: \(xã điền\).*", "", _WARD.read_text(encoding="utf-8"))
    _WARD.write_text(text, encoding="utf-8")
    _replace(_WARD, ("state: draft", "state: issued"), ("number:  ", "number: 7"))
    _replace(_WARD, ("date: ngày tháng năm", "date: ngày 15 tháng 01 năm 2025"))
    shutil.copy(_WARD, "da-ky.yaml")


def _district_changes() -> None:
    shutil.copy(REAL, "huyen-cu.yaml")
    _replace(REAL, _RENAMED)


def _signed_words_stand() -> None:
    """Hold that from the signature on nothing but the machine's own marks has changed."""
    signed, now = (
        re.sub(r"fingerprint: .*", "", path.read_text(encoding="utf-8"))
        for path in (Path("da-ky.yaml"), _WARD)
    )
    assert signed == now


# Progress.
def _example_of_progress() -> str:
    (example,) = [block.words for block in blocks("docs/theo-doi.md") if block.language == "yaml"]
    return example


def _progress_as_shown() -> None:
    _own_plan("tests/plans/2026-xa-mau.yaml")()
    Path("ke-hoach.progress.yaml").write_text(_example_of_progress(), encoding="utf-8")


def _progress_starts() -> None:
    Path("ke-hoach.progress.yaml").unlink()


def _progress_is_the_example() -> None:
    kept = Path("ke-hoach.progress.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in _example_of_progress().splitlines() if line.strip() and line not in kept] == []


# A draft from above.
def _note_as_quoted() -> None:
    page = (ROOT / "docs" / "lap-du-thao.md").read_text(encoding="utf-8")
    (quoted,) = re.findall(r"> (Cấp trên giao .*)", page)
    assert quoted in " ".join(Path("NHAP.yaml").read_text(encoding="utf-8").split())


# Links upwards and downwards.
def _plans_above_and_below() -> None:
    Path("tinh.yaml").write_text(text_of(province()), encoding="utf-8")
    tasks = [task("1", WASTE, implements=[{"task": "I.1", "fingerprint": "0"}]), task("2", DUMPS)]
    plan = written(tasks, parents=[{"name": "KH 12", "words": CITATION}])
    Path("xa.yaml").write_text(text_of(plan), encoding="utf-8")


def _a_province_and_its_communes() -> None:
    shutil.copytree(ROOT / "tests" / "plans" / "may-ngan", ".", dirs_exist_ok=True)


# Tables that come back.
def _units_answer() -> None:
    assert len(list(Path("don-vi").iterdir())) == 19
    shutil.copytree("don-vi", "gui-ve")
    shutil.copy("tu-phap.xlsx", "cong-an.xlsx")
    _fill("bang.xlsx", [("II.1", "Thời hạn", "Quý II/2025")])


# Templates.
def _change_the_template() -> None:
    Path("mau/word/plan.docx").write_bytes(changed_template())
    Path("plancli.toml").write_text('templates = "mau"\n', encoding="utf-8")


def _print_says_draft() -> None:
    assert any(DRAFT in words for words in word_paragraphs(Path("ke-hoach.docx").read_bytes()))


# Handing over.
def _a_paper_and_its_copy() -> None:
    """Print the real plan, and keep the copy that an import makes of it."""
    assert main(["render", str(REAL), "-o", "ke-hoach.docx"]) == 0
    assert main(["import", "ke-hoach.docx", "-o", "ke-hoach.yaml"]) == 0


def _an_officer_answers() -> None:
    """Fill in the yellow cells of the first act."""
    book = load_workbook("can-tra.xlsx")
    page = book.worksheets[0]
    heads = [str(cell.value) for cell in page[1]]
    answers = {"Nguồn": "https://yenbai.gov.vn/170", "Cơ quan ban hành": "Ủy ban nhân dân tỉnh Yên Bái"}
    for name, words in answers.items():
        column = next(at for at, head in enumerate(heads, 1) if head.startswith(name))
        page.cell(2, column).value = words
    book.save("can-tra.xlsx")


def _settings_as_shown() -> None:
    shown = [block.words for block in blocks("docs/ban-giao.md") if block.language == "toml"]
    Path("plancli.toml").write_text("\n".join(shown), encoding="utf-8")


_CHECKED = {"check plans/2025-tramtau.yaml": 1}
_README = Scene(ends={**_CHECKED, "check out/ke-hoach.docx": 1})
SCENES: Mapping[str, Scene] = {
    "README.md": _README,
    "README.vi.md": _README,
    "docs/ban-giao.md": Scene(
        prepare=_a_paper_and_its_copy,
        by_hand={"law add": _an_officer_answers, "law status": _settings_as_shown},
        ends={"check lam-lai.yaml": 1},
    ),
    "docs/bat-dau.md": Scene(ends={"check ke-hoach.docx": 1}),
    "docs/bang-giao-viec.md": Scene(by_hand={"--read bang.xlsx": _units_answer}),
    "docs/cau-hinh.md": Scene(prepare=_folder_of_plans),
    "docs/lap-du-thao.md": Scene(after=_note_as_quoted),
    "docs/so-sanh.md": Scene(
        prepare=_copy_with("ban-sua.yaml", ("lead: Phòng Tư pháp ", "lead: Công an huyện "), _RENAMED)
    ),
    "docs/sua-mau.md": Scene(
        prepare=_own_plan("plans/2025-tramtau.yaml"),
        by_hand={"template check": _change_the_template},
        after=_print_says_draft,
    ),
    "docs/theo-doi.md": Scene(
        prepare=_progress_as_shown,
        by_hand={"--record": _progress_starts, "remind": _progress_is_the_example},
        asks=("--record", "--extend"),
    ),
    "docs/truy-vet.md": Scene(
        prepare=_plans_above_and_below, by_hand={"trace --parent tinh.yaml xa": _a_province_and_its_communes}
    ),
    "docs/vong-doi-ke-hoach.md": Scene(
        by_hand={
            "--read bang.xlsx": _fill_the_table,
            "check xa/ban-cong.yaml$": _sign,
            "diff ": _district_changes,
        },
        ends={"--state issued": 1},
        after=_signed_words_stand,
    ),
}
