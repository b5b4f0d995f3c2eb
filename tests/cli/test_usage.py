"""Help pages, languages, and command lines that cannot be understood."""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli import __version__
from plancli.cli.commands import COMMANDS
from plancli.cli.examples import EXAMPLES
from plancli.cli.language import decide_language
from plancli.cli.spoken import Spoken, load_command
from plancli.errors import UsageError
from plancli.messages import Language, catalogue

Runner = Callable[..., Any]


def test_help_of_the_program(plancli: Runner, check_snapshot: Callable[[str, str], None]) -> None:
    run = plancli("--help")
    assert (run.code, run.err) == (0, "")
    check_snapshot("cli/help.txt", run.out)
    assert plancli("-h").out == run.out


def test_help_of_the_program_in_english(plancli: Runner, check_snapshot: Callable[[str, str], None]) -> None:
    run = plancli("--lang", "en", "--help")
    check_snapshot("cli/help.en.txt", run.out)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command(name: str, plancli: Runner, check_snapshot: Callable[[str, str], None]) -> None:
    run = plancli(name, "-h")
    assert run.code == 0
    assert max(map(len, run.out.splitlines())) <= 80
    assert not any(word in run.out for word in ("Usage", "[required]", "[default", "Show this"))
    check_snapshot(f"cli/help-{name}.txt", run.out)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", Language)
def test_each_help_page_fits_any_screen_and_says_all(
    name: str, language: Language, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        page = plancli(name, "--help", "--lang", language.value).out
        assert page == unicodedata.normalize("NFC", page)
        assert max(map(len, page.splitlines())) <= width
        assert not re.search(r"\S  \(|\[required\]", page)
    epilog = page.rpartition("\n\n")[2]
    assert re.match(r"  (Mã thoát|Exit codes): 0 .*\b2 ", " ".join(epilog.split()).join(("  ", "")))
    for example in EXAMPLES[name]:
        assert f"\n  plancli {example}\n" in page


def test_the_examples_run(plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Path("plans/2025-tramtau.yaml").read_bytes()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2025-tramtau.yaml").write_bytes(plan)
    first = ["render", *(name for name in EXAMPLES if name not in {"render", "check"}), "check"]
    assert set(first) == set(COMMANDS)
    for example in (line for name in first for line in EXAMPLES[name]):
        run = plancli(*shlex.split(example))
        assert run.code == int(example.startswith(("check", "import", "diff"))) or run.code == 0, example


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", Language)
def test_no_help_page_shows_a_key_or_english_of_typer(name: str, language: Language) -> None:
    command = load_command(name, language)
    assert isinstance(command, Spoken)
    texts = [command.help, *(vars(param).get("help") for param in command.params)]
    texts += [param.metavar for param in command.params]
    assert not [text for text in texts if text and (text.startswith("cli.") or "default:" in text)]
    assert all(vars(param).get("help") for param in command.params)


def test_every_sentence_of_the_commands_is_in_both_languages() -> None:
    assert catalogue(Language.VI).keys() == catalogue(Language.EN).keys()


@pytest.mark.parametrize(
    "arguments, environment, expected",
    [
        ([], {}, Language.VI),
        (["check", "--lang", "en"], {}, Language.EN),
        (["--lang=en", "check"], {"PLANCLI_LANG": "vi"}, Language.EN),
        (["check"], {"PLANCLI_LANG": "en"}, Language.EN),
        (["check", "--", "--lang", "en"], {}, Language.VI),
        (["check", "--lang", "en", "--lang", "vi"], {}, Language.VI),
        (["check", "--lang"], {}, Language.VI),
        (["check"], {"PLANCLI_LANG": ""}, Language.VI),
    ],
)
def test_language_by_flag_then_variable_then_vietnamese(
    arguments: list[str], environment: dict[str, str], expected: Language
) -> None:
    assert decide_language(arguments, environment) is expected


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="language-unknown"):
        decide_language(["--lang", "fr"], {})


def test_the_variable_changes_help_and_refusals(plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCLI_LANG", "en")
    assert plancli("check", "-h").out.startswith("Usage: plancli check")
    assert "There is no option --forma; the nearest is --format." in plancli("check", "--forma", "x").err


@pytest.mark.parametrize("line", [("check",), ("rule",), ("--help",), ("completion", "bash")])
def test_a_variable_that_names_no_language_is_refused(
    line: tuple[str, ...], plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", "fr")
    run = plancli(*line)
    assert (run.code, run.out) == (2, "")
    assert "Ngôn ngữ “fr” (--lang hoặc PLANCLI_LANG) chưa có; dùng được: vi, en." in run.err
    assert plancli(*line, "--lang", "en").code in (0, 1)


@pytest.mark.parametrize("value", ["fr", "xx"])
def test_settings_that_name_no_language_are_refused_by_their_command(
    value: str, plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_bytes(Path("plans/2025-tramtau.yaml").read_bytes())
    (tmp_path / "plancli.toml").write_text(f'lang = "{value}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run = plancli("check", "a.yaml", "--statistics")
    assert run.code == 2
    assert f"plancli.toml:1: “lang” không nhận “{value}”; dùng được: vi, en." in run.err


def test_capitals_of_a_language_do_not_matter(plancli: Runner) -> None:
    assert plancli("rule", "--lang", "EN").out == plancli("--lang", "en", "rule").out


def test_version(plancli: Runner) -> None:
    assert plancli("--version").out == f"plancli {__version__}\n"


def test_no_command_shows_the_help_on_stderr_and_fails(plancli: Runner) -> None:
    run = plancli()
    assert (run.code, run.out) == (2, "")
    assert run.err == plancli("--help").out


@pytest.mark.parametrize(
    "line, said",
    [
        ("chek", "Không có lệnh “chek”; lệnh gần giống là “check”."),
        ("ổn", "Không có lệnh “ổn”. Các lệnh: check, obligations, import,"),
        ("check --forma json", "Không có tùy chọn --forma; tùy chọn gần giống là --format."),
        ("check -z", "Không có tùy chọn -z."),
        ("--bogus", "Không có tùy chọn --bogus."),
        ("check --format", "Tùy chọn --format cần một giá trị đi kèm."),
        ("check --statistics=3", "Tùy chọn --statistics không nhận giá trị đi kèm."),
        ("check --format jsn", "--format không nhận “jsn”; giá trị gần giống là “json”"),
        ("check --format pdf", "--format không nhận “pdf”; các giá trị dùng được: terminal, concise, json"),
        ("check --fail-on high", "--fail-on không nhận “high”; các giá trị dùng được: error, warning"),
        ("check --state gone", "--state không nhận “gone”"),
        ("check --as-of 2025-02-31", "--as-of không nhận “2025-02-31”: lịch không có ngày này."),
        ("check --select KH999", "--select: không có quy tắc hay nhóm “KH999”"),
        ("check --ignore skiped-letter", "gần giống là “skipped-letter”"),
        ("check --ignore KH006", "--ignore: “KH006” là lỗi của chính tệp nên luôn được nêu."),
        ("obligations", "Còn thiếu TỆP|THƯ MỤC…."),
        ("gaps a.yaml b.yaml", "Thừa phần “b.yaml”."),
        ("obligations plans/2025-tramtau.yaml --role chief", "--role không nhận “chief”"),
        ("render", "Còn thiếu tệp kế hoạch."),
        (
            "render plans/2025-tramtau.yaml --format docx",
            "--format docx không in ra màn hình được: hãy thêm -o TỆP.",
        ),
        ("render plans/2025-tramtau.yaml --report pln", "giá trị gần giống là “plan”"),
        ("sheets plans/2025-tramtau.yaml", "Còn thiếu -o THƯ_MỤC. Thư mục chứa các phiếu;"),
        ("remind plans/2025-tramtau.yaml", "Còn thiếu -o THƯ_MỤC. Thư mục chứa các công văn;"),
        ("remind plans/2025-tramtau.yaml -o thu --within -1", "--within không nhận -1"),
        (
            "remind plans/2025-tramtau.yaml -o thu --within 1,5",
            "Giá trị của --within không dùng được: hãy ghi --within SỐ.",
        ),
        ("remind plans/2025-tramtau.yaml -o thu --as-of 31/02/2026", "--as-of không nhận “31/02/2026”"),
        ("remind plans/2025-tramtau.yaml -o thu --unit Sở", "Không tìm thấy đơn vị"),
        ("new --year x", "Giá trị của --year không dùng được: hãy ghi --year NĂM."),
        ("rule KH999", "Không có quy tắc “KH999”"),
        ("rule skiped-letter", "gần giống là “skipped-letter”"),
        ("schema --lang fr", "Ngôn ngữ “fr” (--lang hoặc PLANCLI_LANG) chưa có; dùng được: vi, en."),
    ],
)
def test_a_command_line_that_cannot_be_understood(line: str, said: str, plancli: Runner) -> None:
    run = plancli(*line.split())
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("plancli: ")
    assert said in run.err
    assert run.err.count("\n") == 1
