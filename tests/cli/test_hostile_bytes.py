"""Any bytes as settings, overlay, list of known findings or comment: an exit code, one sentence, nothing written.

What is read is a good file with slips put in, so that most of them get past the first letter.
"""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancli.__main__ import main
from plancli.checking import check_plan
from plancli.diagnostic import Diagnostic
from plancli.legal.registry import load_default_registry
from plancli.loading import load_bytes
from plancli.rules import ALL_RULES

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
      - {label: a, text: Rà soát các các văn bản.,
         lead: Phòng Kinh tế,
         deadline: "Quý I
           năm 2026"}
      -
        label: c
        text: >-
          Thực hiện theo Quyết định số 765/QĐ-BTTTT ngày 31/02/2023

          # chữ này không phải lời chú
        lead: Phòng Kinh tế
"""
SETTINGS = """required-version = ">=0.1"
select = ["KH1", "citations", 'gaps']
ignore = ["KH305"]
fail-on = "warning"
questions = ["who", "what"]
lang = "vi"
[ignore-paths]
"du-thao/" = ["KH7"]
[severity]
KH104 = "error"
"""
OVERLAY = """version: "1"
checked: 2026-11-23
documents:
  - number: 765/QĐ-BTTTT
    kind: Quyết định
    issuer: Bộ Thông tin và Truyền thông
    issued: 2023-04-28
    title: Thử
    status: unknown
    confidence: high
    checked: 2026-11-23
    sources: [a]
"""
FOUND = {"rule": "KH104", "place": "I.c", "words": "c", "fingerprint": "ab", "count": 1}
KNOWN = json.dumps({"schema_version": 1, "plans": {"a.yaml": [FOUND]}}, indent=1)
ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Kinds of characters that act on a screen or in a log, or hide there."""
SLIPS = st.one_of(
    st.sampled_from(
        [*"[]{}\"'=:,#\n\t \\.-&*!|>", "\r\n", "\0", "\x1b[31m", "\n::error::x\n", "\ud7ff", "1" * 50]
    ),
    st.text(max_size=6),
)


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> bytes:
    """Return the file with up to three slips, in one of the forms in which a file may be saved."""
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(SLIPS) + text[at + draw(st.integers(0, 12)) :]
    form = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1258", "crlf"]))
    if form == "crlf":
        return text.replace("\n", "\r\n").encode("utf-8", "replace")
    return text.encode(form, "replace")


def any_of(text: str) -> st.SearchStrategy[bytes]:
    return spoilt(text) | st.binary(max_size=200)


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run(*arguments: str) -> tuple[int, str, str]:
    kept = sys.stdout, sys.stderr
    buffers = io.BytesIO(), io.BytesIO()
    sys.stdout, sys.stderr = (io.TextIOWrapper(each, encoding="utf-8", newline="") for each in buffers)
    try:
        code = main(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = (each.getvalue().decode() for each in buffers)
    finally:
        sys.stdout, sys.stderr = kept
    return code, out, err


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    (made / ".git").mkdir()
    return made


CASES = {
    "settings": ("plancli.toml", SETTINGS, []),
    "settings that are named": ("any.toml", SETTINGS, ["--config", "any.toml"]),
    "overlay": ("o.yaml", OVERLAY, []),
    "known findings": ("b.json", KNOWN, ["--baseline", "b.json", "--prune-baseline"]),
    "known findings written anew": ("b.json", KNOWN, ["--write-baseline", "b.json", "--fix"]),
}


@pytest.mark.parametrize("case", CASES)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_bytes_give_an_answer_or_one_sentence(case: str, folder: Path, data: st.DataObject) -> None:
    name, text, flags = CASES[case]
    for each in folder.iterdir():
        if each.is_file():
            each.unlink()
    (folder / "a.yaml").write_text(PLAN, encoding="utf-8")
    if case == "overlay":
        (folder / "plancli.toml").write_text('registry = ["o.yaml"]')
    (folder / name).write_bytes(data.draw(any_of(text)))
    before = files(folder)
    with standing_in(folder):
        code, out, err = run("check", "a.yaml", "--format", "json", "--as-of", "2026-11-25", *flags)
    assert code in (0, 1, 2)
    assert "Traceback" not in err
    assert "chính phần mềm" not in err
    assert "itself" not in err
    assert not any(unicodedata.category(each) in ACTING for line in err.split("\n") for each in line)
    if code == 2:
        assert (out, err.count("\n")) == ("", 1)
        assert files(folder) == before
    else:
        assert json.loads(out)["schema_version"]


REGISTRY = load_default_registry()
LINES = PLAN.split("\n")
NAMES = st.sampled_from(
    [
        "KH104",
        "kh104",
        "skipped-letter",
        "KH305, KH303",
        "KH104,,KH402",
        "KH001",
        "KH902",
        "*",
        "",
        "KH1",
        "zzz",
    ]
    + [rule.code for rule in ALL_RULES]
)
REASONS = st.sampled_from([" lý do", " ly\u0301 do", "", " -", " ]x[", ": vì # plancli: ignore[KH104] x"])


def keys(found: Iterator[Diagnostic]) -> list[tuple[str, str, str]]:
    return sorted((each.code, each.label, each.message) for each in found)


PLAIN = load_bytes("a.yaml", PLAN.encode())
WITHOUT = keys(iter(check_plan(PLAIN, REGISTRY).diagnostics))


@given(data=st.data())
def test_a_comment_anywhere_hides_what_it_names_and_nothing_else(data: st.DataObject) -> None:
    verb = data.draw(st.sampled_from(["ignore", "ignore", "ignore-file", "Ignore", "ignor"]))
    names, reason = data.draw(NAMES), data.draw(REASONS)
    comment = f"{data.draw(st.sampled_from(['# ', '#', '## ']))}plancli: {verb}[{names}]{reason}"
    at, lines = data.draw(st.integers(0, len(LINES) - 1)), [*LINES]
    if data.draw(st.booleans()):
        lines[at] += data.draw(st.sampled_from([" ", "  ", "\t", ""])) + comment
    else:
        lines.insert(
            at, " " * data.draw(st.integers(0, 12)) + data.draw(st.sampled_from(["", "- "])) + comment
        )
    text = data.draw(st.sampled_from(["\n", "\r\n"])).join(lines)
    loaded = load_bytes("a.yaml", data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode())
    result = check_plan(loaded, REGISTRY)
    told = keys(each for each in result.diagnostics if not each.code.startswith("KH9"))
    hidden = keys(each.diagnostic for each in result.suppressed_diagnostics)
    faults = keys(iter(loaded.diagnostics))
    assert all(fault in told for fault in faults)
    assert not any(code.startswith(("KH0", "KH9")) for code, _, _ in hidden)
    if hidden:
        assert reason.strip(" -")
    if loaded.source is not None and PLAIN.source is not None and loaded.source.value == PLAIN.source.value:
        assert sorted(told + hidden) == sorted(WITHOUT + faults)
