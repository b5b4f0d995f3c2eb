"""The duties that the law sets, laid out for a screen, act by act, each with what it rests on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from plancli.formats.cells import hung, padded, visible, wrap
from plancli.legal.duties import Duties, LegalDuty
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import short_day

_INDENT = "  "


def duties_screen(found: Sequence[LegalDuty], table: Duties, language: Language, width: int) -> str:
    """Return duties of the law, act by act, each with article, levels, source and how sure it is."""
    if not found:
        return ""
    lines: list[str] = []
    shown = ""
    for duty in found:
        act = duty.act
        if act.number != shown:
            shown = act.number
            lines += ["", *wrap(visible(f"{act.title}: {_in_force(duty, language)}"), width)]
        lead = f"{_INDENT}{padded(duty.id, 5)}"
        lines += hung(lead, duty.text(language), width)
        lines += [f"{' ' * 7}{line}" for line in wrap(_facts(duty, language), width - 7)]
    checked = short_day(datetime.date.fromisoformat(table.checked))
    lines += ["", *wrap(sentence(language, "trace.duties.note", checked=checked), width)]
    return "".join(f"{line}\n" for line in lines[1:])


def _in_force(duty: LegalDuty, language: Language) -> str:
    act = duty.act
    begins = short_day(act.begins or act.issued)
    if act.ended is None:
        return sentence(language, "trace.duties.since", begins=begins)
    return sentence(language, "trace.duties.until", begins=begins, ended=short_day(act.ended))


def _facts(duty: LegalDuty, language: Language) -> str:
    levels = ", ".join(sentence(language, f"trace.level.{each.value}") for each in duty.levels)
    sure = sentence(language, f"law.count.confidence.{duty.confidence.value}")
    article = duty.article or sentence(language, "trace.duties.no-article")
    facts = sentence(language, "trace.duties.facts", article=article, levels=levels, sure=sure)
    return f"{facts} {duty.source}"
