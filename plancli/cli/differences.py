"""Two texts of one file as the lines that differ, in the form that `patch` and reviewers read."""

from __future__ import annotations

from collections.abc import Iterator


def differences(path: str, old: str, new: str) -> Iterator[str]:
    """Yield the lines of a unified diff, with the usual note where the last line has no end."""
    import difflib

    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
