"""What a review of plan edits is given: the GitHub Action, the GitLab template and the hooks, run as written here."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from ci.plan_edits import MARK, MOST, comment, edits_since

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "plans/2025-tramtau.yaml"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
TEMPLATE = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
needs_bash = pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="no bash here")


@dataclass
class Repository:
    """A repository of plans with one edit, and the programs that a runner has."""

    folder: Path
    base: str
    programs: Path
    called: Path

    def run(self, script: str, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a step's script as a runner does: bash, stopping at the first failure."""
        path = f"{self.programs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={"PATH": path, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", **variables},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def calls(self) -> list[list[str]]:
        return [shlex.split(line) for line in self.called.read_text(encoding="utf-8").splitlines()]


def git(folder: Path, *arguments: str) -> str:
    settings = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *settings, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "kho"
    (folder / "plans").mkdir(parents=True)
    plan = folder / "plans/2025-tramtau.yaml"
    plan.write_bytes(PLAN.read_bytes())
    (folder / "plans/bỏ.yaml").write_bytes((ROOT / "tests/plans/2026-xa-mau.yaml").read_bytes())
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "plans")
    text = plan.read_text(encoding="utf-8")
    assert "lead: Phòng Tư pháp" in text
    plan.write_text(text.replace("lead: Phòng Tư pháp", "lead: Thanh tra huyện", 1), encoding="utf-8")
    (folder / "plans/mới.yaml").write_bytes((ROOT / "tests/plans/2026-xa-mau-2.yaml").read_bytes())
    (folder / "plans/ghi-chú.yaml").write_text("a: 1\n", encoding="utf-8")
    git(folder, "rm", "-q", "plans/bỏ.yaml")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "edit")
    programs, called = tmp_path / "bin", tmp_path / "called"
    programs.mkdir()
    called.touch()
    for name in ("gh", "curl", "pip", "git-clone"):
        _stub(programs / name, f'printf "%q " {name} "$@" >> {called}; echo >> {called}')
    # Installing is another test's work: here it is noted, and what is installed already runs.
    asked = f'if [ "$1 $2" = "-m pip" ]; then exec {programs}/pip "$@"; fi; exec {sys.executable} "$@"'
    _stub(programs / "python", asked)
    real = shutil.which("git")
    _stub(programs / "git", f'if [ "$1" = clone ]; then exec {programs}/git-clone "$@"; fi; exec {real} "$@"')
    _stub(programs / "plancli", f'exec {sys.executable} -m plancli "$@"')
    return Repository(folder, git(folder, "rev-parse", "HEAD~1"), programs, called)


def _stub(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_actions_are_named_by_the_commit_that_holds_them() -> None:
    named = [str(step["uses"]) for step in ACTION["runs"]["steps"] if "uses" in step]
    assert len(named) == 2
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", each) for each in named)


def test_no_script_of_the_action_holds_an_expression() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 4
    assert not [script for script in scripts if "${{" in script]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-actions", [ROOT / "action.yml"]),
        ("vendor.gitlab-ci", [ROOT / "ci/gitlab.yml"]),
        ("vendor.github-workflows", WORKFLOWS),
    ],
)
def test_each_file_is_valid_for_its_service(schema: str, paths: list[Path]) -> None:
    # -I: it is an outside program, which looks whether there is IPv6 though it sends nothing.
    command = [sys.executable, "-I", "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_git
@needs_bash
def test_the_action_reports_comments_and_fails_as_asked(repository: Repository, tmp_path: Path) -> None:
    surroundings = {
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_REPOSITORY": "xa/ke-hoach",
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    values = {f"inputs.{name}": str(each["default"]) for name, each in ACTION["inputs"].items()}
    values |= {"inputs.base": repository.base, "inputs.token": "t", "github.event.pull_request.number": "7"}
    codes = []
    for step in ACTION["runs"]["steps"]:
        if "run" not in step:
            continue
        output = tmp_path / "output"
        if output.exists():
            values["steps.reports.outputs.folder"] = output.read_text().strip().removeprefix("folder=")
        wanted = {name: values[word.strip("${ }")] for name, word in step.get("env", {}).items()}
        done = repository.run(step["run"], surroundings | wanted)
        codes.append(done.returncode)
    assert codes == [0, 0, 0, 1], done.stderr
    assert "::error title=KH301" in done.stdout

    reports = tmp_path / "temp/plancli"
    said = (reports / "comment.md").read_text(encoding="utf-8")
    assert said == (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert said.startswith(f"{MARK}\n")
    assert "### Thay đổi: `plans/2025-tramtau.yaml`" in said
    assert "<ins>Thanh tra huyện: chủ trì</ins>" in said
    assert "### Kế hoạch mới: `plans/mới.yaml`" in said
    assert "### Kế hoạch đã bỏ: `plans/bỏ.yaml`" in said
    assert "\n\n## Kết quả kiểm tra\n\n**2 tệp. Trước khi trình ký:" in said
    assert "ghi-chú" not in said
    papers = {paper.relative_to(reports).as_posix() for paper in reports.rglob("*.docx")}
    assert papers == {"word/plans/2025-tramtau.docx", "word/plans/mới.docx"}
    assert (reports / "plancli.sarif").stat().st_size > 10_000

    installed, looked, sent = repository.calls()
    assert installed[-1] == str(ROOT)
    assert looked[:4] == ["gh", "api", "--paginate", "repos/xa/ke-hoach/issues/7/comments"]
    assert sent[-1] == f"body=@{reports}/comment.md"
    assert "POST" in sent


@needs_git
@needs_bash
@pytest.mark.parametrize("token", ["", "t"])
def test_the_template_reports_and_comments_only_with_a_token(repository: Repository, token: str) -> None:
    variables = {name: str(each) for name, each in TEMPLATE["variables"].items()}
    surroundings = {
        "CI_SERVER_URL": "https://git.example.org",
        "CI_BUILDS_DIR": str(repository.programs.parent),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": repository.base,
        "CI_API_V4_URL": "https://git.example.org/api/v4",
        "CI_PROJECT_ID": "1",
        "CI_MERGE_REQUEST_IID": "2",
        "PLANCLI_TOKEN": token,
    }
    (repository.programs.parent / "plancli").symlink_to(ROOT)
    _stub(
        repository.programs / "curl",
        f'echo "curl $*" | tr -d "\\n" >> {repository.called}; echo >> {repository.called}; echo "[]"',
    )
    script = TEMPLATE["ke-hoach"]["script"]
    done = repository.run("\n".join(script), variables | surroundings)
    assert done.returncode == 1, done.stderr
    assert "KH301" in done.stdout
    said = (repository.folder / "bao-cao/comment.md").read_text(encoding="utf-8")
    assert "Thanh tra huyện: chủ trì" in said
    for path in TEMPLATE["ke-hoach"]["artifacts"]["reports"].values():
        assert (repository.folder / path).stat().st_size > 1_000
    asked = [call for call in repository.calls() if call[0] == "curl"]
    assert ["--request" in call for call in asked] == ([False, True] if token else [])


@needs_git
def test_a_push_without_a_base_has_no_differences(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder)
    assert list(edits_since("0" * 40, "plans")) == []
    assert list(edits_since("", "plans")) == []
    assert list(edits_since("1" * 40, "plans")) == []
    assert [edit.state for edit in edits_since(repository.base, "plans")] == ["M", "D", "A"]


@needs_git
@needs_bash
def test_nothing_of_the_repository_under_review_runs(repository: Repository, tmp_path: Path) -> None:
    trap = f"open({str(tmp_path / 'ran')!r}, 'w')\n"
    for name in ("plancli.py", "yaml.py", "sitecustomize.py", "argparse.py"):
        (repository.folder / name).write_text(trap, encoding="utf-8")
    script = f"python {ROOT}/ci/plan_edits.py plans {tmp_path}/out --base {repository.base}"
    assert repository.run(script, {}).returncode == 0
    assert (tmp_path / "out/comment.md").stat().st_size > 1_000
    assert not (tmp_path / "ran").exists()


@needs_git
@needs_bash
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_a_submodule_and_odd_names_end_no_review(repository: Repository, tmp_path: Path) -> None:
    plan = (ROOT / "tests/plans/2026-xa-mau.yaml").read_bytes()
    for name in (b"\xff.yaml", b'a"b\n@ai$(touch ran)`c`.yaml', b"-o ra.yaml"):
        Path(os.fsdecode(os.fsencode(repository.folder / "plans") + b"/" + name)).write_bytes(plan)
    (repository.folder / "plans/link.yaml").symlink_to("/etc/passwd")
    (repository.folder / "plans/sub.yaml").mkdir()
    git(repository.folder, "add", ".")
    git(repository.folder, "update-index", "--add", "--cacheinfo", f"160000,{repository.base},plans/sub.yaml")
    git(repository.folder, "commit", "-qm", "odd")
    script = f"python {ROOT}/ci/plan_edits.py plans {tmp_path}/out --base {repository.base}"
    assert repository.run(script, {}).returncode == 0
    said = (tmp_path / "out/comment.md").read_text(encoding="utf-8")
    for heading in ("`plans/?.yaml`", "`plans/-o ra.yaml`", '`plans/a"b?@ai$(touch ran)?c?.yaml`'):
        assert f": {heading}\n" in said
    assert "link.yaml" not in said
    assert "sub.yaml" not in said
    papers = {os.fsencode(each.name) for each in (tmp_path / "out/word/plans").iterdir()}
    assert {b"\xff.docx", b"-o ra.docx", b"a_b_@ai$(touch ran)`c`.docx"} <= papers
    assert not list(repository.folder.rglob("ran"))


@needs_git
@needs_bash
def test_an_edit_that_takes_the_last_plan_away_is_told(repository: Repository, tmp_path: Path) -> None:
    git(repository.folder, "rm", "-qr", "plans")
    git(repository.folder, "commit", "-qm", "none")
    (repository.folder / "plans").mkdir(exist_ok=True)
    script = f"python {ROOT}/ci/plan_edits.py plans {tmp_path}/out --base {repository.base}"
    assert repository.run(script, {}).returncode == 0
    said = (tmp_path / "out/comment.md").read_text(encoding="utf-8")
    assert said.count("### Kế hoạch đã bỏ: ") == 2


@needs_git
@needs_bash
def test_the_comment_says_which_rules_the_edit_itself_turns_off(
    repository: Repository, tmp_path: Path
) -> None:
    (repository.folder / "plancli.toml").write_text('ignore = ["KH301"]\n', encoding="utf-8")
    script = f"python {ROOT}/ci/plan_edits.py plans {tmp_path}/out --base {repository.base}"
    done = repository.run(script, {})
    assert "1 quy tắc không chạy: KH301" in done.stderr
    said = (tmp_path / "out/comment.md").read_text(encoding="utf-8")
    assert "- `Theo plancli.toml, 1 quy tắc không chạy: KH301." in said


def test_a_comment_fits_and_says_what_it_leaves_out() -> None:
    differences = [f"### Kế hoạch {number}\n\n{'x' * 9_000}" for number in range(9)]
    said = comment("**Tổng kết**\n\n" + "y" * MOST, differences)
    assert len(said) < MOST
    assert "Kế hoạch 2\n" in said
    assert "Kế hoạch 3\n" not in said
    assert ": 6*" in said
    assert "**Tổng kết**" in said
    assert "yyy" not in said
    assert "`check.md`" in said
    assert comment("**Tổng kết**\n", []) == f"{MARK}\n\n**Tổng kết**\n"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_each_hook_runs_as_written(hook: Mapping[str, str], tmp_path: Path) -> None:
    plan = tmp_path / "plans/2025-tramtau.yaml"
    plan.parent.mkdir()
    plan.write_bytes(PLAN.read_bytes())
    name = plan.relative_to(tmp_path).as_posix()
    assert re.search(hook["files"], name)
    command = [sys.executable, "-m", *shlex.split(hook["entry"]), name]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == {"plancli-check": 1, "plancli-fmt": 0}[hook["id"]], done.stderr
    assert ("KH301" in done.stdout) == (hook["id"] == "plancli-check")
