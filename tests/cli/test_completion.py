"""The Tab key: what may stand next on a line, and the scripts that ask for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.cli.commands import COMMANDS, names_and_aliases
from plancli.cli.completing import Kind, complete
from plancli.cli.completion_scripts import SCRIPTS
from plancli.messages import Language
from plancli.rules import ALL_RULES
from tests.whole_process import surroundings

Runner = Callable[..., Any]
PROJECT = Path(__file__).resolve().parents[2]
PLAN = "plans/2025-tramtau.yaml"


def words(line: str) -> list[str]:
    """Return what is offered where a line, parted at `|`, stops."""
    *before, current = line.split("|")
    return [word for word, _ in complete(before, current, Language.VI).words]


def kind(line: str) -> Kind:
    *before, current = line.split("|")
    return complete(before, current, Language.VI).kind


def test_a_line_begins_with_any_name_of_a_command() -> None:
    assert set(words("")) == set(names_and_aliases())
    assert words("kiem") == ["kiem-tra"]
    assert words("--lang|en|obl") == ["obligations"]
    assert words("--lang=en|obl") == ["obligations"]
    assert words("--l") == ["--lang"]
    assert words("--lang|") == ["vi", "en"]
    assert words("no-such|") == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_flags_of_every_command_are_offered_with_their_meaning(name: str) -> None:
    for language in Language:
        told = complete([name], "--", language).words
        assert {"--lang", "--help"} <= {word for word, _ in told}
        assert not [word for word, meaning in told if not meaning or meaning.startswith("cli.")]
        assert complete([COMMANDS[name].alias], "--", language).words == told


@pytest.mark.parametrize(
    "line, offered",
    [
        ("check|--fail", ["--fail-on"]),
        ("check|--format|js", ["json"]),
        ("check|--format|=|js", ["json"]),
        ("check|--format=js", ["--format=json"]),
        ("check|--fail-on|", ["error", "warning", "info", "never"]),
        ("check|--force|--forc", []),
        ("check|--select|KH104,skipped-l", ["KH104,skipped-letter"]),
        ("check|--as-of|", []),
        ("trach-nhiem|--role|l", ["lead"]),
        ("render|--report|over", ["overview"]),
        ("gaps|--questions|who,wha", ["who,what"]),
        ("progress|--state|not", ["not-started"]),
        ("export|--delimiter|", ["tab"]),
        ("rule|skipped-l", ["skipped-letter"]),
        ("rule|KH104|", []),
        ("law|st", ["status"]),
        ("law|nghị định|", []),
        ("bieu-mau|chep|word/plan", ["word/plan.docx"]),
        ("schema|", []),
        ("new|", []),
        ("completion|z", ["zsh"]),
        (f"obligations|{PLAN}|--unit|phong tu", ["Phòng Tư pháp"]),
        (f"obligations|{PLAN}|--unit|'Phòng T", ["Phòng Tư pháp"]),
        (f"obligations|--unit|Phòng T|{PLAN}|--role|le", ["lead"]),
        (f"progress|{PLAN}|--record|II.4.c", ["II.4.c"]),
        ("obligations|no-such.yaml|--unit|", []),
        ("obligations|--unit|", []),
    ],
)
def test_values_are_offered(line: str, offered: list[str]) -> None:
    assert words(line) == offered


def test_every_rule_is_offered_by_code_and_name() -> None:
    assert set(words("check|--ignore|")) == {word for rule in ALL_RULES for word in (rule.code, rule.name)}


@pytest.mark.parametrize(
    "line, wanted",
    [
        ("check|", Kind.FILES),
        ("check|plan.yaml|", Kind.FILES),
        ("check|--|--x", Kind.FILES),
        ("check|-o|", Kind.FILES),
        ("sheets|a.yaml|-o|", Kind.FOLDERS),
        ("check|--select|", Kind.WORDS),
        ("law|missing|", Kind.FILES),
        ("template|check|", Kind.FILES),
        ("diff|", Kind.FILES),
        ("diff|a.yaml|", Kind.FILES),
        ("gaps|a.yaml|", Kind.WORDS),
        ("trace|--templates|", Kind.FOLDERS),
    ],
)
def test_files_and_folders_are_left_to_the_shell(line: str, wanted: Kind) -> None:
    assert kind(line) is wanted


def test_a_damaged_plan_offers_nothing(tmp_path: Path) -> None:
    plan = tmp_path / "a.yaml"
    plan.write_text("plancli: 1\nunits: [", encoding="utf-8")
    assert words(f"obligations|{plan}|--unit|") == []


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_asks_for_its_own_shell(shell: str, plancli: Runner) -> None:
    run = plancli("completion", shell)
    assert (run.code, run.err) == (0, "")
    assert f"completion {shell} -- " in run.out
    assert run.out.isascii()


def test_a_shell_that_is_not_known_is_refused(plancli: Runner) -> None:
    assert "giá trị gần giống là “bash”" in plancli("completion", "bahs").err
    assert plancli("completion").code == 2


def test_the_language_of_the_person_is_spoken(plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCLI_LANG", "en")
    assert "check\tCheck plans against all rules." in plancli("goi-y", "fish", "--", "=che").out


BASH = shutil.which("bash")
ASKED = """
eval "$(plancli completion bash)"
compopt() { printf '%s ' "$2"; }
try() {
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _plancli plancli
    printf '[%s]' "${COMPREPLY[@]}"
    echo
}
try plancli kiem
try plancli check --format = js
try plancli obligations plans/2025-tramtau.yaml --unit '"phòng v'
try plancli check pl
try plancli sheets plans/2025-tramtau.yaml -o x
complete -p plancli
"""


@pytest.mark.skipif(BASH is None or os.name == "nt", reason="bash is not here")
def test_bash_completes(tmp_path: Path) -> None:
    program = tmp_path / "plancli"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m plancli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = subprocess.run(
        [str(BASH), "-c", ASKED], env=surroundings(PATH=path), cwd=PROJECT, capture_output=True, check=False
    )
    assert done.stderr == b""
    assert done.stdout.decode().splitlines() == [
        "[kiem-tra]",
        "[json]",
        "filenames [Phòng Văn hóa và Thông tin]",
        "default []",
        "dirnames []",
        "complete -F _plancli plancli",
    ]


HOSTILE = """plancli: 1
state: draft
issuance: {{kind: KẾ HOẠCH, issuer: Ủy ban nhân dân xã Suối Mơ, title: Công tác}}
sections:
  - label: I
    title: NỘI DUNG
    tasks:
      - {{label: a, text: Rà soát, lead: {lead}}}
units:
  - name: {lead}
"""


@pytest.mark.parametrize(
    ("lead", "offered"),
    [('"Phòng$(calc)"', ("Phòng$(calc)",)), ('"Phòng\\n$(calc)"', ()), ('"Phòng\\ta"', ())],
)
def test_a_name_in_a_plan_is_one_word_to_a_shell(tmp_path: Path, lead: str, offered: tuple[str, ...]) -> None:
    place = tmp_path / "a.yaml"
    place.write_text(HOSTILE.format(lead=lead), encoding="utf-8")
    answer = complete(["obligations", str(place), "--unit"], "Phòng", Language.VI)
    assert tuple(word for word, _ in answer.words) == offered
    assert answer.kind is Kind.NAMES, "bash quotes what it takes for names of files"


def test_powershell_quotes_all_but_plain_words() -> None:
    assert (
        "if ($value -notmatch '^[\\w./:=-]+$') { \"'\" + $value.Replace(\"'\", \"''\")"
        in SCRIPTS["powershell"]
    )


@pytest.mark.parametrize("shell", ["zsh", "fish", "pwsh"])
def test_other_shells_read_their_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    script = tmp_path / ("a.ps1" if shell == "pwsh" else "a")
    script.write_text(SCRIPTS["powershell" if shell == "pwsh" else shell], encoding="utf-8")
    run = {
        "zsh": ["-fc", f"compdef() {{ }}; . {script}"],
        "fish": ["--no-execute", str(script)],
        "pwsh": ["-File", str(script)],
    }
    done = subprocess.run([shell, *run[shell]], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_plan_that_cannot_be_looked_for_offers_nothing(tmp_path: Path) -> None:
    for path in (f"{'x' * 5000}.yaml", "\0.yaml", "\udcff.yaml", tmp_path.as_posix() + "/a.yaml/b.yaml"):
        assert complete(["obligations", path, "--unit"], "", Language.VI).words == ()
