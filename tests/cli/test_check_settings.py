"""`plancli check` with settings: which hold where, what flags set aside, and what is refused."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.settings import OWN_FILE

Runner = Callable[..., Any]

PLAN = """plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác năm 2026
sections:
  - label: I
    title: NỘI DUNG
    tasks:
      - label: a
        text: Theo Nghị định số 09/2017/NĐ-CP ngày 19/02/2017 của Chính phủ rà soát.
        lead: Phòng Kinh tế
      - label: c
        text: Rà soát.
        lead: Phòng Kinh tế
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two plans, the current one; nothing above it counts."""
    (tmp_path / ".git").mkdir()
    for name in ("a.yaml", "du-thao/b.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(plancli: Runner, *arguments: str) -> dict[str, set[str]]:
    """Return the codes found in each plan."""
    run = plancli("check", *arguments, "--format", "json")
    assert all("quy tắc không chạy" in line for line in run.err.splitlines())
    found: dict[str, set[str]] = {}
    for each in json.loads(run.out)["diagnostics"]:
        found.setdefault(each["path"], set()).add(each["code"])
    return found


def test_settings_choose_the_rules(plancli: Runner) -> None:
    Path(OWN_FILE).write_text('select = ["KH3", "skipped-letter"]\nignore = ["KH305"]\n')
    assert codes(plancli) == {"a.yaml": {"KH104", "KH301"}, "du-thao/b.yaml": {"KH104", "KH301"}}
    assert codes(plancli, "--no-config") == codes(plancli, "--select", "KH1,KH2,KH3,KH4,KH5,KH6,KH7,KH8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("KH1", {"KH104"}),
        ("KH10", {"KH104"}),
        ("kh104", {"KH104"}),
        ("skipped-letter", {"KH104"}),
        ("structure", {"KH104"}),
        ("KH104,KH3", {"KH104", "KH301"}),
        (" KH104 , citations", {"KH104", "KH301"}),
    ],
)
def test_rules_are_named_by_code_start_name_and_family(
    words: str, expected: set[str], plancli: Runner
) -> None:
    assert codes(plancli, "a.yaml", "--select", words) == {"a.yaml": expected}
    assert not expected & codes(plancli, "a.yaml", "--ignore", words)["a.yaml"]


def test_what_is_selected_and_ignored_is_ignored(plancli: Runner) -> None:
    assert codes(plancli, "a.yaml", "--select", "KH1,KH3", "--ignore", "KH104") == {"a.yaml": {"KH301"}}


def test_flags_set_settings_aside(plancli: Runner) -> None:
    Path(OWN_FILE).write_text('select = ["KH3"]\nignore = ["KH301"]\n[severity]\nKH104 = "off"\n')
    assert codes(plancli, "a.yaml") == {}
    assert codes(plancli, "a.yaml", "--select", "KH301") == {"a.yaml": {"KH301"}}
    assert codes(plancli, "a.yaml", "--select", "KH104") == {"a.yaml": {"KH104"}}
    assert codes(plancli, "a.yaml", "--ignore", "KH1") == {"a.yaml": {"KH301"}}


def test_paths_leave_rules_out(plancli: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(OWN_FILE).write_text(
        'select = ["KH1", "KH3"]\n[ignore-paths]\n"du-thao/" = ["KH1"]\n"*.yaml" = ["KH305"]\n'
    )
    expected = {"a.yaml": {"KH104", "KH301"}, "du-thao/b.yaml": {"KH301"}}
    assert codes(plancli) == expected
    monkeypatch.chdir("du-thao")
    assert codes(plancli, "..") == {f"../{path}": found for path, found in expected.items()}
    assert codes(plancli, str(folder / "du-thao")) == {(folder / "du-thao/b.yaml").as_posix(): {"KH301"}}


def test_an_office_grades_rules(plancli: Runner) -> None:
    Path(OWN_FILE).write_text('select = ["KH1", "KH3"]\n[severity]\nKH104 = "error"\nwrong-date = "info"\n')
    run = plancli("check", "a.yaml", "--format", "json")
    graded = {each["code"]: each["severity"] for each in json.loads(run.out)["diagnostics"]}
    assert (run.code, graded) == (1, {"KH104": "error", "KH301": "info"})


def test_each_plan_has_its_nearest_settings(plancli: Runner) -> None:
    Path(OWN_FILE).write_text('select = ["KH104"]\nfail-on = "never"\n')
    Path("du-thao", "pyproject.toml").write_text('[tool.plancli]\nselect = ["KH301"]\n')
    assert codes(plancli) == {"a.yaml": {"KH104"}, "du-thao/b.yaml": {"KH301"}}
    assert plancli("check").code == 1
    assert plancli("check", "a.yaml", "--fail-on", "warning").code == 1
    Path("du-thao", "pyproject.toml").write_text('[tool.plancli]\nselect = ["KH104"]\n')
    assert plancli("check").code == 0
    Path("du-thao", "pyproject.toml").write_text('[tool.plancli]\nselect = ["KH104"]\nfail-on = "warning"\n')
    assert plancli("check").code == 1


def test_a_named_file_holds_for_all(plancli: Runner) -> None:
    Path(OWN_FILE).write_text('select = ["KH104"]\n')
    Path("khac.toml").write_text('select = ["KH301"]\n')
    assert codes(plancli, "--config", "khac.toml") == {"a.yaml": {"KH301"}, "du-thao/b.yaml": {"KH301"}}


def test_stdin_belongs_to_the_current_folder(plancli: Runner) -> None:
    Path(OWN_FILE).write_text('select = ["KH104"]\n')
    run = plancli("check", "-", "--format", "json", stdin=PLAN.encode())
    assert {each["code"] for each in json.loads(run.out)["diagnostics"]} == {"KH104"}


def test_settings_say_the_language(plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(OWN_FILE).write_text('lang = "en"\nselect = ["KH104"]\n')
    assert "warning" in plancli("check", "a.yaml").out
    assert "nên sửa" in plancli("check", "a.yaml", "--lang", "vi").out
    assert "nên sửa" in plancli("check", "a.yaml", "--no-config").out
    Path("vi.toml").write_text('lang = "vi"\n')
    assert "nên sửa" in plancli("check", "a.yaml", "--config", "vi.toml").out
    assert "Usage" in plancli("check", "--help").out
    monkeypatch.setenv("PLANCLI_LANG", "vi")
    assert "nên sửa" in plancli("check", "a.yaml").out
    monkeypatch.delenv("PLANCLI_LANG")
    Path(OWN_FILE).write_text("lang = 5\n")
    assert plancli("rule", "KH104").out.startswith("KH104 skipped-letter\n\nnên sửa")


def test_settings_say_which_questions_are_asked(plancli: Runner) -> None:
    before = codes(plancli, "a.yaml")["a.yaml"]
    Path(OWN_FILE).write_text('questions = ["who", "when"]\n')
    after = codes(plancli, "a.yaml")["a.yaml"]
    assert (before - after, after - before) == ({"KH501"}, set())
    assert codes(plancli, "a.yaml", "--select", "KH501") == {"a.yaml": {"KH501"}}
    Path(OWN_FILE).write_text('questions = ["who", "when"]\nselect = ["KH501"]\n')
    assert codes(plancli, "a.yaml") == {"a.yaml": {"KH501"}}


def test_gaps_asks_what_the_settings_ask(plancli: Runner) -> None:
    def asked(*flags: str) -> set[str]:
        told = json.loads(plancli("gaps", "a.yaml", "--format", "json", *flags).out)
        return set(told["tasks"][0]["answers"])

    assert len(asked()) == 6
    Path(OWN_FILE).write_text('questions = ["who", "when"]\nselect = ["skipped-letter"]\n')
    assert asked() == {"who", "when"}
    assert asked("--questions", "what") == {"what"}
    assert len(asked("--no-config")) == 6
    Path(OWN_FILE).write_text('questions = ["whom"]\n')
    run = plancli("gaps", "a.yaml")
    assert (run.code, run.out) == (2, "")
    assert "plancli.toml:1: “questions” không nhận “whom”" in run.err


def test_settings_are_shown(plancli: Runner) -> None:
    Path(OWN_FILE).write_text('ignore = ["KH305"]\nbaseline = "da-biet.json"\n[severity]\nKH104 = "off"\n')
    Path("du-thao", OWN_FILE).write_text("")
    run = plancli("check", "--show-settings", "--fail-on", "info")
    assert (run.code, run.err) == (0, "")
    first, second = run.out.rstrip("\n").split("\n\n")
    assert first.splitlines()[:2] == ["# Tệp cấu hình: plancli.toml", "# Áp dụng cho: a.yaml"]
    assert 'ignore = ["KH305"]  # tệp cấu hình' in first
    assert 'fail-on = "info"  # dòng lệnh' in first
    assert 'baseline = "da-biet.json"  # tệp cấu hình' in first
    assert 'severity = {"KH104" = "off"}  # tệp cấu hình' in first
    assert "ignore = []  # mặc định" in second
    Path("again.toml").write_text(first, encoding="utf-8")
    assert (
        'severity = {"KH104" = "off"}  # tệp cấu hình'
        in plancli("check", "a.yaml", "--config", "again.toml", "--show-settings").out
    )
    assert "Không có tệp cấu hình" in plancli("check", "--no-config", "--show-settings").out
    assert plancli("check", "gone.yaml", "--show-settings").code == 2


BAD = {
    "syntax": ("select = [", "plancli.toml:1:"),
    "key": ("\nselec = []", "plancli.toml:2: không có khóa “selec”"),
    "rule": ('\nselect = [\n  "KH104",\n  "skiped-letter",\n]', "plancli.toml:4: select: không có quy tắc hay nhóm “skiped-letter”; gần giống là “skipped-letter”"),
    "ignored rule": ('ignore = ["KH999"]', "plancli.toml:1: ignore: "),
    "rule of a path": ("[ignore-paths]\n'zzz/' = ['KH9999']", "plancli.toml:2: ignore-paths: "),
    "graded rule": ("[severity]\nKH1044 = 'error'", "plancli.toml:2: severity: "),
    "family graded": ("[severity]\nstructure = 'error'", "plancli.toml:2: “structure”"),
    "graded twice": ("[severity]\nKH104 = 'error'\nskipped-letter = 'info'", "plancli.toml:3: “skipped-letter”"),
    "fault ignored": ('ignore = ["KH006"]', "“KH006” là lỗi của chính tệp"),
    "fault graded": ("[severity]\nKH902 = 'off'", "“KH902” là lỗi của chính tệp"),
    "version": ('required-version = ">=99"', "cần plancli >=99"),
    "no baseline there": ('baseline = "gone.json"', "gone.json"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_settings_stop_the_run_before_anything_is_written(
    name: str, plancli: Runner, folder: Path
) -> None:
    text, said = BAD[name]
    Path(OWN_FILE).write_text(text, encoding="utf-8")
    before = sorted(folder.rglob("*"))
    run = plancli("check", "-o", "out.txt")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert said in run.err
    assert sorted(folder.rglob("*")) == before
    assert plancli("check", "--no-config").code == 1


CONTRADICTIONS = [
    ("--config x.toml --no-config", "--config và --no-config"),
    ("--baseline a.json --write-baseline b.json", "--baseline và --write-baseline"),
    ("--write-baseline b.json --prune-baseline", "--prune-baseline"),
    ("--prune-baseline", "--baseline TỆP"),
    ("--show-settings --write-baseline b.json", "--show-settings"),
    ("--show-settings --prune-baseline --baseline b.json", "--show-settings"),
    ("--show-settings --comments x.docx", "--show-settings"),
    ("--write-baseline out.txt", "out.txt được nêu hai lần"),
    ("--statistics --format json", "--statistics"),
    ("--config gone.toml", "gone.toml"),
    ("--config .", "là thư mục, không phải tệp"),
    ("--select KH9999", "--select: không có quy tắc"),
    ("--select KH", "--select: không có quy tắc"),
    ("--ignore KH0", "luôn được nêu"),
    ("--ignore suppression", "luôn được nêu"),
    ("--baseline gone.json", "gone.json"),
    ("--write-baseline gone/b.json", "gone/b.json"),
    ("--write-baseline a.yaml", "a.yaml"),
    ("--write-baseline du-thao", "du-thao"),
]


@pytest.mark.parametrize(("flags", "said"), CONTRADICTIONS)
def test_flags_that_cannot_be_meant_are_refused(flags: str, said: str, plancli: Runner, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    run = plancli("check", *flags.split(), "-o", "out.txt")
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_without_a_file_no_reader_of_files_is_loaded(
    plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tomllib", "plancli.baseline", "plancli.cli.known_findings"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    Path("pyproject.toml").write_text("[tool.ruff]\n")
    plancli("check")
    assert not {"tomllib", "plancli.baseline", "plancli.cli.known_findings"} & sys.modules.keys()


def test_an_answer_never_replaces_settings_or_known_findings(plancli: Runner) -> None:
    plancli("check", "--write-baseline", "b.json")
    Path(OWN_FILE).write_text('baseline = "b.json"\n')
    before = {name: Path(name).read_bytes() for name in ("b.json", OWN_FILE)}
    for name in before:
        run = plancli("check", "-o", name)
        assert (run.code, run.out) == (2, "")
        assert "là chính tệp đang đọc" in run.err
    assert {name: Path(name).read_bytes() for name in before} == before
    assert plancli("check", "--write-baseline", "b.json").code == 0


OUTSIDE = {
    "registry": 'registry = ["{place}"]',
    "baseline": 'baseline = "{place}"',
    "templates": 'templates = "{place}"',
}
"""The keys that name files, each naming one place."""


@pytest.fixture
def cloned(tmp_path: Path) -> Path:
    """Give a folder that looks like a clone, with a plan two folders below its top; beside it stands `secret`."""
    (tmp_path / "secret").mkdir()
    clone = tmp_path / "clone"
    (clone / ".git").mkdir(parents=True)
    folder = clone / "plans" / "2026"
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.mark.parametrize("key", OUTSIDE)
@pytest.mark.parametrize(
    "place", ["../../../secret", "{top}/secret", "link", "../2026/../../../secret", "loop"]
)
def test_settings_of_a_clone_lead_to_nothing_outside_of_it(
    cloned: Path, plancli: Runner, place: str, key: str
) -> None:
    secret = cloned.parents[2] / "secret"
    (cloned / "link").symlink_to(secret)
    (cloned / "loop").symlink_to(cloned / "loop2")
    (cloned / "loop2").symlink_to(secret / "gone")
    written = place.format(top=cloned.parents[2].as_posix())
    settings = cloned / "plancli.toml"
    settings.write_text(f"# a\n{OUTSIDE[key].format(place=written)}\n", encoding="utf-8")
    run = plancli("check", cloned / "x.yaml")
    assert run.code == 2
    assert f"plancli.toml:2: “{key}” trỏ ra ngoài {cloned.parents[1].as_posix()}" in run.err
    assert run.out == ""
    trusted = plancli("check", cloned / "x.yaml", "--config", settings)
    assert "trỏ ra ngoài" not in trusted.err


@pytest.mark.parametrize("key", OUTSIDE)
@pytest.mark.parametrize(
    "place", ["//server/share/a", r"\\\\server\\share", r"\\\\?\\UNC\\server\\share", " //server/a"]
)
def test_settings_that_nobody_named_ask_no_other_machine(
    cloned: Path, plancli: Runner, place: str, key: str
) -> None:
    (cloned / "plancli.toml").write_text(OUTSIDE[key].format(place=place), encoding="utf-8")
    run = plancli("check", cloned / "x.yaml")
    assert run.code == 2
    assert f"plancli.toml:1: “{key}” trỏ sang máy khác" in run.err


def test_settings_of_a_clone_lead_to_all_that_is_in_it(cloned: Path, plancli: Runner) -> None:
    (cloned.parent / "acts.yaml").write_text("version: 1\ndocuments: []\n", encoding="utf-8")
    (cloned / "plancli.toml").write_text('registry = ["../acts.yaml"]', encoding="utf-8")
    assert plancli("check", cloned / "x.yaml", "--fail-on", "never").code == 0


OVERLAY = """\
version: 1
documents:
  - number: {number}
    kind: Quyết định
    issuer: {issuer}
    issued: {issued}
    title: Một quyết định
    status: in_force
    confidence: high
    checked: 2026-11-23
    sources: [https://example.gov.vn/a]
"""


@pytest.mark.parametrize(
    ("number", "issued", "against"),
    [
        ("52/2016/QĐ-TTg", "2016-12-06", True),  # ended, the shipped table says
        ("765/QĐ-BTTTT", "2023-03-21", True),  # issued on 28/4/2023
        ("765/QĐ-BTTTT", "2023-04-28", False),
        ("765/QĐ-BTTTT", "2024-03-21", False),  # the number of another year
        ("9999/QĐ-BTTTT", "2023-03-21", False),
    ],
)
def test_a_list_of_acts_that_contradicts_the_shipped_one_is_told(
    folder: Path, plancli: Runner, number: str, issued: str, against: bool
) -> None:
    issuer = "Thủ tướng Chính phủ" if number.endswith("TTg") else "Bộ Thông tin và Truyền thông"
    acts = OVERLAY.format(number=number, issuer=issuer, issued=issued)
    (folder / "acts.yaml").write_text(acts, encoding="utf-8")
    (folder / OWN_FILE).write_text('registry = ["acts.yaml"]', encoding="utf-8")
    told = f"acts.yaml ghi khác danh mục kèm theo về 1 văn bản: {number}. plancli theo acts.yaml.\n"
    for command in (("check", "a.yaml", "--format", "json"), ("cite", "a.yaml")):
        assert plancli(*command).err == (told if against else "")
    assert ("contradicts" in plancli("law", "status", "--lang", "en").err) == against


def test_rules_that_settings_turn_off_are_told_in_every_form(folder: Path, plancli: Runner) -> None:
    (folder / OWN_FILE).write_text('ignore = ["KH305"]\n[severity]\nKH104 = "off"\n', encoding="utf-8")
    told = "Theo plancli.toml, 2 quy tắc không chạy: KH104, KH305. Muốn chạy đủ, thêm --no-config.\n"
    assert plancli("check", "a.yaml").err == told
    assert plancli("check", "a.yaml", "--format", "json").err == told
    assert plancli("check", "a.yaml", "--no-config").err == ""
    assert plancli("check", "a.yaml", "--select", "KH1").err == "", "a flag has the word"
    (folder / OWN_FILE).write_text('select = ["KH104"]', encoding="utf-8")
    assert ", … Muốn chạy đủ" in plancli("check", "a.yaml").err
    (folder / OWN_FILE).write_text('[severity]\nKH104 = "error"\n', encoding="utf-8")
    assert plancli("check", "a.yaml").err == ""
