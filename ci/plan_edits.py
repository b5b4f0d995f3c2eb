"""What an edit of plans changes, as files that a review shows: findings, differences of meaning, Word papers.

Runs `plancli` and `git`, writes into one folder, sends nothing and judges nothing: its exit code is 0 where
it could do its work, whatever the findings. The GitHub Action and the GitLab template both call it.

    python ci/plan_edits.py FOLDER OUT [--base COMMIT]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MARK = "<!-- plancli: plan-edits -->"
"""First line of the comment, by which the next run finds it again."""
MOST = 60_000
"""Characters of a comment; GitHub takes 65,536, GitLab 1,000,000."""
_REPORTS = (("markdown", "check.md"), ("sarif", "plancli.sarif"), ("gitlab", "gl-code-quality-report.json"))
_MOST_REMARKS = 20
_NOBODY = "0" * 40
"""What a push names as the commit before, when a branch is new."""
_WORDS = {
    "vi": {
        "changed": "Thay đổi",
        "new": "Kế hoạch mới",
        "gone": "Kế hoạch đã bỏ",
        "checked": "Kết quả kiểm tra",
        "not-compared": "*Chưa so sánh được; lý do có trong nhật ký.*",
        "more": "Số kế hoạch có thay đổi chưa nêu ở đây, có trong các tệp kèm theo",
        "whole-list": "Danh sách đầy đủ ở tệp kèm theo",
        "no-history": "không có lịch sử từ đó; hãy lấy đủ lịch sử của kho (fetch-depth: 0, GIT_DEPTH: 0)",
    },
    "en": {
        "changed": "Changes",
        "new": "New plan",
        "gone": "Plan taken away",
        "checked": "What the check finds",
        "not-compared": "*Not compared; the log says why.*",
        "more": "Plans with changes not shown here, which the attached files have",
        "whole-list": "The whole list is attached",
        "no-history": "no history from there; fetch all of it (fetch-depth: 0, GIT_DEPTH: 0)",
    },
}


@dataclass(frozen=True)
class Edit:
    """One plan file that the edit adds, changes, renames or takes away."""

    state: str
    """git's letter: A, M, R or D."""
    old: str
    new: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the reports of FOLDER into OUT; with --base also what changed since then."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", help="folder of plans, from the top of the repository")
    parser.add_argument("out", type=Path, help="folder to write into")
    parser.add_argument("--base", default="", help="commit that the edit starts from")
    wanted = parser.parse_args(arguments)
    wanted.out.mkdir(parents=True, exist_ok=True)
    remarks = ""
    for form, name in _REPORTS:
        told, remarks = _plancli("check", wanted.folder, "--format", form, "--fail-on", "never")
        (wanted.out / name).write_text(told, encoding="utf-8", newline="\n")
    edits = list(edits_since(wanted.base, wanted.folder))
    differences = [_difference(edit, wanted.base) for edit in edits]
    for edit in edits:
        _paper(edit, wanted.out / "word")
    said = comment(_text(wanted.out / "check.md"), differences, remarks)
    (wanted.out / "comment.md").write_text(said, encoding="utf-8", newline="\n")
    return 0


def edits_since(base: str, folder: str) -> Iterator[Edit]:
    """Yield the plan files in which HEAD differs from where it left `base`; none without a base."""
    start = _start(base)
    if not start:
        return
    listed = _git("diff", "--name-status", "-z", "-M", start, "HEAD", "--", folder)
    words = iter(listed.split("\0"))
    for state in words:
        if not state:
            return
        old = next(words)
        new = next(words) if state[0] in "RC" else old
        shown = _git("cat-file", "blob", f"{start}:{old}") if state[0] == "D" else _text(Path(new))
        if new.endswith((".yaml", ".yml")) and _is_plan(shown):
            yield Edit(state[0], old, new)


def comment(checked: str, differences: Sequence[str], remarks: str = "") -> str:
    """Return the comment: what changed, then what was found, each whole or named as left out.

    `remarks` are the lines that the check said beside its findings: which rules settings turn off, for one.
    """
    parts = [MARK, *differences]
    left_out = 0
    while sum(map(len, parts)) > MOST // 2 and len(parts) > 1:
        parts.pop()
        left_out += 1
    if left_out:
        parts.append(f"*{_said('more')}: {left_out}*")
    if differences:
        parts.append(f"## {_said('checked')}")
    if remarks:
        parts.append("\n".join(f"- {_code(line)}" for line in remarks.splitlines()[:_MOST_REMARKS]))
    room = MOST - sum(map(len, parts))
    whole = len(checked) <= room
    parts.append(checked if whole else f"{checked.splitlines()[0]}\n\n*{_said('whole-list')}: `check.md`*")
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _difference(edit: Edit, base: str) -> str:
    """Return what one edit means, under a heading that names the file."""
    if edit.state == "A":
        return f"### {_said('new')}: {_code(edit.new)}"
    if edit.state == "D":
        return f"### {_said('gone')}: {_code(edit.old)}"
    told, _ = _plancli("diff", f"{_start(base)}:{edit.old}", edit.new, "--format", "md")
    return f"### {_said('changed')}: {_code(edit.new)}\n\n{told or _said('not-compared')}"


def _paper(edit: Edit, folder: Path) -> None:
    """Write the Word file of a plan that is still there, at the same path under `folder`."""
    if edit.state == "D":
        return
    # What takes up the attached files refuses all of them for one such sign in a name.
    named = re.sub(r'[":<>|*?\r\n]', "_", edit.new)
    paper = folder / Path(named).with_suffix(".docx")
    paper.parent.mkdir(parents=True, exist_ok=True)
    _plancli("render", edit.new, "--report", "plan", "--format", "docx", "-o", str(paper))


def _start(base: str) -> str:
    """Return the commit at which HEAD left `base`; empty without a base, or where its history is not here."""
    if not base or base == _NOBODY:
        return ""
    found = _git("merge-base", "--end-of-options", base, "HEAD").strip()
    if not found:
        print(f"plancli: {_said('no-history')} ({base})", file=sys.stderr)
    return found[:12]


def _said(key: str) -> str:
    """Return a sentence in the language that plancli speaks here."""
    return _WORDS["en" if os.environ.get("PLANCLI_LANG") == "en" else "vi"][key]


def _code(path: str) -> str:
    """Return a path as Markdown code, with nothing in it that ends the code or the line."""
    return f"`{''.join(each if each.isprintable() and each != '`' else '?' for each in path)}`"


def _is_plan(text: str) -> bool:
    return any(line.startswith("plancli:") for line in text.splitlines())


def _text(path: Path) -> str:
    """Return what a file says; nothing of a link, of a submodule, and of what is not there."""
    is_file = path.is_file() and not path.is_symlink()
    return path.read_text(encoding="utf-8", errors="replace") if is_file else ""


def _plancli(*arguments: str) -> tuple[str, str]:
    """Return what plancli prints, and its messages, which go to the log as well."""
    # -I: a `plancli` or `yaml.py` that the repository under review holds is not what runs.
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plancli", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    sys.stderr.write(done.stderr)
    return done.stdout, done.stderr


def _git(*arguments: str) -> str:
    """Return what git prints, empty where it fails; its messages go to the log."""
    program = shutil.which("git") or "git"
    command = [program, "--no-pager", *arguments]
    # A name that is no UTF-8 comes back as the bytes that it is on the disk.
    done = subprocess.run(
        command, stdout=subprocess.PIPE, encoding="utf-8", errors="surrogateescape", check=False
    )
    return done.stdout if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main())
