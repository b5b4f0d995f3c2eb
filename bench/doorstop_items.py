"""A repository of doorstop: half of the items stand in one document, each of the others links to one of them.

Made with doorstop's own library, each time anew.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import doorstop
from doorstop import settings

from bench.peers import DOORSTOP

PARENTS = 500
_AUTHOR = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")


def make_items(count: int = PARENTS) -> None:
    """Write so many parents and as many children into a git repository of their own."""
    root = Path(DOORSTOP).absolute()
    if root.exists():
        shutil.rmtree(root)
    root.mkdir(parents=True)
    _git(root, "init", "--quiet")
    settings.ADDREMOVE_FILES = False
    tree = doorstop.build(cwd=str(root), root=str(root))
    above = tree.create_document(str(root / "province"), "PRO")
    below = tree.create_document(str(root / "commune"), "COM", parent="PRO")
    for number in range(1, count + 1):
        parent = above.add_item(level=f"1.{number}.1", reorder=False)
        parent.text = f"Tuyên truyền nội dung {number} trên loa truyền thanh."
        child = below.add_item(level=f"1.{number}.1", reorder=False)
        child.text = f"Phát nội dung {number} mỗi tuần."
        child.link(parent.uid)
    _git(root, "add", "--all")
    _git(root, *_AUTHOR, "commit", "--quiet", "--message", "items")


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)  # noqa: S607


if __name__ == "__main__":
    make_items()
