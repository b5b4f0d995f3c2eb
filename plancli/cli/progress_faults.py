"""What is wrong in progress files, said on stderr, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from plancli.cli.streams import remark
from plancli.diagnostic import Diagnostic


def tell_problems(problems: Sequence[Diagnostic]) -> None:
    """Say each problem and what to do about it, a line each."""
    for each in problems:
        start = each.span.start
        remark(f"{each.path}:{start.line}:{start.column}: {each.code} {each.message} {each.help}")
