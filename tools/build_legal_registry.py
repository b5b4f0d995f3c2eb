"""Builds the registry of acts anew: `python tools/build_legal_registry.py FOLDER`.

FOLDER holds the readings registry-facts.yaml, codified-acts.tsv and successions.tsv. They are merged with
tools/held_acts.yaml, which wins, and with the days in tools/cited_dates.tsv, into plancli/data/. The same
input gives the same bytes. What is left out, and every conflict, is printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plancli.legal.act_table import COLUMNS, act_line, number_key  # noqa: E402
from plancli.legal.acts import LegalDocument, Status  # noqa: E402
from plancli.legal.law_titles import LAW_KINDS, name_key  # noqa: E402
from plancli.legal.number import parse_number  # noqa: E402
from plancli.legal.overlay import read_overlay  # noqa: E402
from plancli.legal.registry import ACTS, NAMES  # noqa: E402
from plancli.legal.same_act import same_issuer, same_kind  # noqa: E402
from plancli.vietnamese.dates import parse_date  # noqa: E402
from plancli.writing import write_set  # noqa: E402
from tools.act_readings import (  # noqa: E402
    CitedDates,
    Succession,
    amended_in_title,
    ended_act,
    read_cited_dates,
    read_codified,
    read_facts,
    read_successions,
    with_end,
)

Acts = dict[str, list[LegalDocument]]
"""By the key of the number, in the order of the readings."""


def build(folder: Path, held: bytes, dates: str) -> tuple[dict[str, bytes], list[str]]:
    """Return the files by name, and what a keeper should read: conflicts and what is left out."""
    told: list[str] = []
    first = read_overlay(held, "held_acts.yaml")
    acts: Acts = {}
    for act in first.documents:
        acts.setdefault(number_key(act.number), []).append(replace(act, origin=("held",)))
    for act in read_facts(folder):
        merge(acts, act, told)
    for read in read_codified(folder):
        if isinstance(read, str):
            told.append(f"left out: {read}")
        else:
            merge(acts, read, told)
    for said in read_cited_dates(dates):
        corroborate(acts, said, told)
    for pair in _last_of_each(read_successions(folder), told):
        end(acts, pair, told)
    _link_amendments(acts)
    _narrow_end_sources(acts)
    every = [act for alike in acts.values() for act in alike]
    about = {
        **first.about,
        "columns": " ".join(COLUMNS),
    }
    return {ACTS: table(every, about), NAMES: names(every)}, told


def merge(acts: Acts, new: LegalDocument, told: list[str]) -> None:
    """Add an act; where it is held the values that stand win, and what the new one alone knows is added."""
    alike = acts.setdefault(number_key(new.number), [])
    for at, old in enumerate(alike):
        if _same_act(old, new):
            alike[at] = _merged(old, new, told)
            return
    alike.append(new)


def _same_act(old: LegalDocument, new: LegalDocument) -> bool:
    if not same_issuer(old.issuer, new.issuer):
        return False
    number = parse_number(old.number)
    one_act = number is not None and number.is_one_act and same_kind(old.kind, new.kind)
    return one_act or old.issued.agrees_with(new.issued)


def _merged(old: LegalDocument, new: LegalDocument, told: list[str]) -> LegalDocument:
    """Return the older entry, filled up by the new one; two days of issue are a conflict, and noted."""
    # A note written for people stands for what it was made from.
    notes = [old.note] if old.note and "held" in old.origin else [old.note, new.note]
    if not old.issued.agrees_with(new.issued):
        conflict = f"{new.origin[0]} gives {new.issued.iso} as the day of issue"
        told.append(f"conflict: {old.number} {old.issued.iso}: {conflict}")
        return replace(old, note="; ".join(filter(None, [old.note, conflict])))
    if old.effective and new.effective and old.effective != new.effective:
        notes.append(f"{new.origin[0]} gives {new.effective.iso} as the day of effect")
        told.append(f"conflict: {old.number}: {notes[-1]}, held {old.effective.iso}")
    ends = old.end_confidence or old.status in (Status.IN_FORCE, Status.PRESUMED)
    return replace(
        old,
        issued=max(old.issued, new.issued),
        title=old.title or new.title,
        effective=old.effective or new.effective,
        sources=tuple(dict.fromkeys((*old.sources, *new.sources))),
        amended_by=tuple(dict.fromkeys((*old.amended_by, *new.amended_by))),
        note="; ".join(dict.fromkeys(filter(None, notes))),
        origin=(*old.origin, *new.origin),
        checked=max(old.checked, new.checked),
        end_sources=old.end_sources if ends else new.end_sources,
    )


def corroborate(acts: Acts, said: CitedDates, told: list[str]) -> None:
    """Enter into an act how many others give its day; where none does, and several agree on another, that."""
    alike = acts.get(number_key(said.number), [])
    meant = [act for act in alike if same_kind(act.kind, said.kind) and "codified" in act.origin]
    if len(meant) != 1 or meant[0].issued.day is None:
        return
    act, at = meant[0], alike.index(meant[0])
    agreeing = said.texts.get(act.issued.iso, 0)
    if agreeing:
        alike[at] = replace(act, sources=(*act.sources, f"acts:{agreeing}"))
        return
    day, texts = max(said.texts.items(), key=lambda pair: (pair[1], pair[0]))
    date = parse_date(day)
    remark = f"other acts give {day} as the day of issue ({texts})"
    told.append(f"conflict: {act.number} {act.issued.iso}: {remark}")
    if texts > 1 and date and act.origin == ("codified",) and date.year == act.issued.year:
        sources, remark = (
            (*act.sources, f"acts:{texts}"),
            f"codified gives {act.issued.iso} as the day of issue",
        )
        act = replace(act, issued=date, effective=None, sources=sources)
    alike[at] = replace(act, note="; ".join(filter(None, [act.note, remark])))


def _last_of_each(pairs: Iterable[Succession | str], told: list[str]) -> list[Succession]:
    """Return one pair for each act that ended: of two days the later, so that nothing is ended too early."""
    last: dict[tuple[str, str], Succession] = {}
    for pair in pairs:
        if isinstance(pair, str):
            told.append(f"left out: {pair}")
            continue
        key = (number_key(pair.old_number), pair.old_issued.iso if pair.old_issued else "")
        other = last.get(key)
        if other is not None:
            told.append(f"conflict: {pair.old_number} ended by {other.new_number} and {pair.new_number}")
        if other is None or pair.start > other.start:
            last[key] = pair
    return list(last.values())


def end(acts: Acts, pair: Succession, told: list[str]) -> None:
    """Apply one succession; an act whose standing was looked at keeps it, and the pair is noted."""
    alike = acts.setdefault(number_key(pair.old_number), [])
    meant = [act for act in alike if pair.old_issued is None or act.issued.agrees_with(pair.old_issued)]
    if not meant:
        made = ended_act(pair)
        if made is None:
            told.append(f"left out: {pair.old_number}: ended by {pair.new_number}, day and year unknown")
        else:
            alike.append(made)
    for act in meant if len(meant) == 1 else ():
        at = alike.index(act)
        looked_at = act.status is not Status.UNKNOWN or "held" in act.origin or "facts" in act.origin
        if not looked_at:
            alike[at] = with_end(act, pair)
        elif act.expired != pair.start or act.superseded_by != pair.new_number:
            remark = f"successions: {pair.how} by {pair.new_number} from {pair.start.iso}, not confirmed"
            told.append(f"conflict: {act.number}: {remark}")
            alike[at] = replace(act, note="; ".join(filter(None, [act.note, remark])))
    if len(meant) > 1:
        told.append(f"left out: {pair.old_number}: ended by {pair.new_number}, several acts of this number")


def _link_amendments(acts: Acts) -> None:
    """Enter into each act those whose title says that they amend it."""
    for act in sorted((act for alike in acts.values() for act in alike), key=lambda act: act.issued):
        alike = acts.get(number_key(amended_in_title(act)), [])
        if len(alike) == 1 and act.number not in alike[0].amended_by:
            alike[0] = replace(alike[0], amended_by=(*alike[0].amended_by, act.number))


def _narrow_end_sources(acts: Acts) -> None:
    """Keep, of the sources of an end, those that tell of the successor too; else all but the codification."""
    for alike in acts.values():
        for at, act in enumerate(alike):
            if act.end_confidence is None:
                continue
            after = [
                source for each in acts.get(number_key(act.superseded_by), []) for source in each.sources
            ]
            left = [each for each in act.end_sources if each != "codification"]
            shared = [each for each in left if each in after and not each.startswith("papers:")]
            alike[at] = replace(act, end_sources=tuple(shared or left or act.end_sources))


def table(every: Sequence[LegalDocument], about: dict[str, str]) -> bytes:
    """Return the table of acts, lines in the order of their bytes, those about the whole first."""
    lines = [f"#{name}\t{value}".encode() for name, value in about.items()]
    lines += (act_line(act).encode() for act in every if number_key(act.number))
    return b"".join(line + b"\n" for line in sorted(lines))


def names(every: Sequence[LegalDocument]) -> bytes:
    """Return the names of laws, each with the number of an act that bears it."""
    found = {
        f"{name_key(act.title)}\t{act.number}".encode()
        for act in every
        if act.kind in LAW_KINDS and act.title
    }
    return b"".join(line + b"\n" for line in sorted(found))


if __name__ == "__main__":
    tools = ROOT / "tools"
    cited = (tools / "cited_dates.tsv").read_text("utf-8")
    files, remarks = build(Path(sys.argv[1]), (tools / "held_acts.yaml").read_bytes(), cited)
    write_set(ROOT / "plancli" / "data", files)
    sys.stdout.write("".join(f"{remark}\n" for remark in remarks))
