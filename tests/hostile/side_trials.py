"""The other files that plancli reads, made wrong: tables, lists of units, progress, settings, acts, templates, papers."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from tests.cli.test_hostile_bytes import KNOWN, OVERLAY, SETTINGS
from tests.hostile.hostile_docx import spoilt_package, steady
from tests.hostile.hostile_yaml import grown_from, plan_texts, schema, spoilt_text
from tests.hostile.trial import Answer, Trial, Way
from tests.importing.made_pdf import made_pdf, rule, text
from tests.work_table.filled_tables import workbook, written

PROJECT = Path(__file__).resolve().parents[2]
_DAY = ("--as-of", "2026-11-26")
_PLAN = "a.yaml"
_ROSTER = "Danh sách xã\nUBND xã Vân Khê\n2. UBND xã Suối Ngàn;\n- UBND xã Đồi Sương\n# ghi chú\n"
_PROGRESS = """plancli-progress: 1
plan:
  number: 12/KH-UBND
tasks:
  I.a:
    reports:
      - state: done
        date: 14/3/2026
        by: Phòng Kinh tế
        evidence: Báo cáo số 05/BC ngày 14/3/2026
    extensions:
      - {before: Quý I năm 2026, after: 30/9/2026, date: 1/3/2026, basis: Công văn số 9}
"""
_ACTS = (
    "Số hiệu,Loại văn bản,Cơ quan ban hành,Ngày ban hành,Tên,Tình trạng,Nguồn\n"
    "765/QĐ-BTTTT,Quyết định,Bộ Thông tin và Truyền thông,2023-04-28,Thử,,https://vanban.chinhphu.vn\n"
)


def side_trial(seed: int) -> Trial:
    """Return a file of one of the kinds, beside a sound plan, and the command that reads it."""
    chance = random.Random(f"side {seed}")
    turn, at = divmod(seed, len(_MAKERS))
    files, ways = _MAKERS[at](chance)
    return Trial({_PLAN: plan_texts()[0].encode(), **files}, (ways[turn % len(ways)],))


_Made = tuple[dict[str, bytes], tuple[Way, ...]]


def _settings(chance: random.Random) -> _Made:
    check = Way(("check", _PLAN, "--format", "json"), Answer.DATA)
    return {"plancli.toml": spoilt_text(SETTINGS, chance)}, (check, Way(("check", _PLAN, "--show-settings")))


def _overlay(chance: random.Random) -> _Made:
    files = {"plancli.toml": b'registry = ["o.yaml"]\n', "o.yaml": spoilt_text(OVERLAY, chance)}
    return files, (Way(("check", _PLAN)), Way(("cite", _PLAN)), Way(("trace", _PLAN, *_DAY)))


def _baseline(chance: random.Random) -> _Made:
    wish = ("--baseline", "b.json")
    return {"b.json": spoilt_text(KNOWN, chance)}, (
        Way(("check", _PLAN, *wish)),
        Way(("check", _PLAN, *wish, "--prune-baseline"), written="b.json"),
        Way(("check", _PLAN, "--write-baseline", "b.json"), written="b.json"),
    )


def _roster(chance: random.Random) -> _Made:
    name = chance.choice(("r.txt", "r.csv", "r.yaml", "r.xlsx"))
    listed = "\n".join(f"- {each}" for each in _ROSTER.split("\n"))
    made = {"r.yaml": listed, "r.csv": _ROSTER.replace("\n", ",x\n")}.get(name, _ROSTER)
    data = spoilt_package(_roster_book(), chance) if name == "r.xlsx" else spoilt_text(made, chance)
    files = {name: data, "tinh.yaml": _tinh(), "xa/a.yaml": plan_texts()[0].encode()}
    many = ("trace", "--parent", "tinh.yaml", "xa", "--roster", name, *_DAY)
    return files, (Way(many), Way((*many, "--format", "json"), Answer.DATA))


def _progress(chance: random.Random) -> _Made:
    data = grown_from(schema("progress"), chance) if chance.random() < 0.4 else spoilt_text(_PROGRESS, chance)
    return {"a.progress.yaml": data}, (
        Way(("progress", _PLAN, *_DAY)),
        Way(("progress", _PLAN, "--format", "json", *_DAY), Answer.DATA),
        Way(("render", _PLAN, "--report", "implementation", "--period", "năm 2026", *_DAY), Answer.DATA),
        Way(
            ("progress", _PLAN, "--record", "I.a", "--state", "done", "--date", "26/11/2026", "--yes", *_DAY),
            written="a.progress.yaml",
        ),
        Way(("export", _PLAN), Answer.DATA),
    )


def _table(chance: random.Random) -> _Made:
    return {"t.xlsx": spoilt_package(_work_book(), chance)}, (
        Way(("table", _PLAN, "--read", "t.xlsx", *_DAY)),
        Way(("table", _PLAN, "--read", "t.xlsx", "--format", "json", *_DAY), Answer.DATA),
        Way(("table", _PLAN, "--read", "t.xlsx", "--yes", *_DAY), written="a."),
    )


def _acts(chance: random.Random) -> _Made:
    name = chance.choice(("l.csv", "l.csv", "l.yaml", "l.xlsx"))
    made = {"l.yaml": OVERLAY, "l.csv": _ACTS}.get(name, "")
    data = spoilt_package(_act_book(), chance) if name == "l.xlsx" else spoilt_text(made, chance)
    return {name: data}, (
        Way(("law", "add", name, "-o", "o.yaml"), written="o.yaml"),
        Way(("law", "add", name), Answer.DATA),
    )


def _word_template(chance: random.Random) -> _Made:
    data = spoilt_package(_shipped("word/assignment-table.docx"), chance)
    return {"mau/word/assignment-table.docx": data}, (
        Way(("template", "check", "mau")),
        Way(("template", "check", "mau", "--format", "json"), Answer.DATA, partial=True),
        Way(
            ("render", _PLAN, "--report", "assignment-table", "--templates", "mau", "-o", "b.docx"),
            Answer.BYTES,
            written="b.docx",
        ),
    )


def _text_template(chance: random.Random) -> _Made:
    data = spoilt_text(_shipped("assignment-table.md.j2").decode(), chance)
    return {"mau/assignment-table.md.j2": data}, (
        Way(("template", "check", "mau")),
        Way(("render", _PLAN, "--report", "assignment-table", "--templates", "mau"), Answer.DATA),
    )


def _paper(chance: random.Random) -> _Made:
    name = chance.choice(("k.txt", "k.md"))
    return {name: spoilt_text(_received(), chance)}, (
        Way(("import", name, "-o", "b.yaml"), written="b.yaml"),
        Way(("check", name)),
        Way(("cite", name)),
    )


def _pdf(chance: random.Random) -> _Made:
    data = bytearray(_made_pdf())
    for _ in range(chance.choice((1, 2, 8, 40))):
        at = chance.randrange(len(data))
        data[at : at + chance.choice((0, 1, 3))] = chance.choice(
            (b"", chance.randbytes(2), b"99999999", b"<<", b"]")
        )
    cut = chance.choice((len(data), len(data), chance.randrange(len(data))))
    return {"k.pdf": bytes(data[:cut])}, (
        Way(("import", "k.pdf", "-o", "b.yaml"), written="b.yaml"),
        Way(("check", "k.pdf")),
    )


_MAKERS: tuple[Callable[[random.Random], _Made], ...] = (
    _settings, _overlay, _baseline, _roster, _progress, _table, _acts, _word_template, _text_template, _paper, _pdf,
)  # fmt: skip


@cache
def _tinh() -> bytes:
    return (PROJECT / "tests" / "plans" / "may-ngan" / "tinh.yaml").read_bytes()


@cache
def _received() -> str:
    return (PROJECT / "tests" / "plans" / "2026-xa-mau-2.received.txt").read_text(encoding="utf-8")


@cache
def _shipped(name: str) -> bytes:
    return (PROJECT / "templates" / name).read_bytes()


@cache
def _work_book() -> bytes:
    tasks = plan_texts()[0]
    return steady(workbook(written(tasks[tasks.index("sections:") :])))


def _book(rows: list[list[str]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    return steady(target.getvalue())


@cache
def _roster_book() -> bytes:
    return _book([[line, "x"] for line in _ROSTER.splitlines()])


@cache
def _act_book() -> bytes:
    return _book([line.split(",") for line in _ACTS.splitlines()])


@cache
def _made_pdf() -> bytes:
    # The letters of .VnTime are those of Latin-1 with other shapes.
    lines = (
        "UBND x· MÉu",
        "Sè: 12/KH-UBND",
        "KÕ ho¹ch",
        "Rµ so¸t n¨m 2026",
        "I. Môc ®Ých",
        "1. Rµ so¸t hé nghÌo.",
    )
    drawn = "".join(text(72, 780 - 24 * at, words, font=2) for at, words in enumerate(lines))
    return made_pdf(drawn + rule(72, 500, 300, 500), drawn)
