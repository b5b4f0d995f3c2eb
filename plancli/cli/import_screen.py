"""The summary of an import for a screen: whose plan it is, what was found, what needs a look and where.

Lays out what the importer found; it judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancli.formats.cells import hung, visible, wrap
from plancli.importing.importer import Imported
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.reports.views.letterhead import place_and_date

_MAY_BE_BLANK = ("number", "date", "issuer", "title")


def import_screen(imported: Imported, path: str, language: Language, width: int) -> str:
    """Return the screen of one import."""
    lines = [
        *_head(imported.opened.plan, width),
        "",
        *_counts(imported, language, width),
        *_put_aside(imported, language, width),
        *_blanks(imported, language, width),
        *_looks(imported, path, language, width),
    ]
    return "".join(f"{line}\n" for line in lines)


def refusal(path: str, kind: str, language: Language) -> str:
    """Return the sentence for a file that holds another kind of paper."""
    if kind:
        return sentence(language, "import.not-a-plan", path=path, kind=kind)
    return sentence(language, "import.not-a-plan.unknown", path=path)


def _head(plan: Plan, width: int) -> Iterator[str]:
    for issuance in reversed(plan.heads):
        number = issuance.printed_number
        first = f"{issuance.kind} {number}".strip()
        yield from wrap(visible(f"{first}: {issuance.title}" if issuance.title else first), width)
        said = "; ".join(filter(None, (issuance.issuer, place_and_date(issuance))))
        if said:
            yield from wrap(visible(said), width)


def _counts(imported: Imported, language: Language, width: int) -> Iterator[str]:
    plan = imported.opened.plan
    numbers = {
        "sections": len(plan.sections),
        "tasks": len(plan.tasks),
        "duties": len(plan.duties),
        "units": len(plan.units),
        "citations": len(plan.citations),
        "recipients": len(plan.recipients) or (len(plan.decision.recipients) if plan.decision else 0),
        "annexes": len(plan.annexes),
    }
    parts = [sentence(language, f"cli.import.count.{key}", count=n) for key, n in numbers.items() if n]
    if parts:
        yield from wrap("; ".join(parts), width)


def _put_aside(imported: Imported, language: Language, width: int) -> Iterator[str]:
    closed = imported.account
    fields = {"captured": closed.captured_chars, "source": closed.source_chars}
    yield from wrap(sentence(language, "cli.import.account", **fields), width)
    counted = Counter(each.reason for each in closed.dropped)
    if counted:
        reasons = "; ".join(
            f"{sentence(language, f'import.dropped.{reason}')} ({count})" for reason, count in counted.items()
        )
        yield from wrap(sentence(language, "cli.import.put-aside", reasons=reasons), width)


def _blanks(imported: Imported, language: Language, width: int) -> Iterator[str]:
    """Yield what the head of the paper leaves open, so that nobody looks for it in vain."""
    value = imported.opened.made.value
    decision = value.get("decision")
    heads = (decision.get("issuance") if isinstance(decision, dict) else None, value["issuance"])
    keys = dict.fromkeys(
        key for head in heads if isinstance(head, dict) for key in _MAY_BE_BLANK if head.get(key, "") is None
    )
    if keys:
        names = ", ".join(sentence(language, f"cli.import.blank.{key}") for key in keys)
        yield from wrap(sentence(language, "cli.import.blank", names=names), width)


def _looks(imported: Imported, path: str, language: Language, width: int) -> Iterator[str]:
    notes = [note for note in imported.opened.notes if note.look]
    unplaced = [each for each in imported.account.dropped if each.reason == "unplaced"]
    if not notes and not unplaced:
        return
    yield ""
    yield sentence(language, "cli.import.looks")
    for note in notes:
        said = sentence(language, f"import.note.{note.key}", place=note.place, **note.fields)
        yield from _entry(path, note.place, said, width)
    for each in unplaced:
        yield from _entry(
            path, each.place, sentence(language, "import.look.unplaced", words=each.text), width
        )


def _entry(path: str, place: int, said: str, width: int) -> Iterator[str]:
    where = f"{path}:{place}: " if place else ""
    yield from hung("- ", f"{where}{said}", width)
