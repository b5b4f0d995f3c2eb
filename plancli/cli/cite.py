"""`plancli cite`: the legal citations in a plan file, a Word file or any text; the text need be no plan.

Judges by the registry alone: an act that it does not hold is called unlisted, never wrong.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Annotated

import typer

from plancli.cli.choices import choose_format
from plancli.cli.configuration import Configuration
from plancli.cli.dates import read_day
from plancli.cli.inputs import is_paper, read_input, usable
from plancli.cli.options import Output, Speech
from plancli.cli.registry import open_registry
from plancli.cli.streams import answer, remark, screen_width, tell_written, working
from plancli.errors import InputError
from plancli.exports.citation_export import CitationRow, CitedPlace, CountedBy
from plancli.file_starts import SLOW_TO_READ
from plancli.importing.paper import Form, Line, Paper
from plancli.input_file import PLAN_ENDINGS
from plancli.legal.citation_text import KnownNumbers, find_citations
from plancli.legal.registry import Registry
from plancli.legal.standing import dated_as_before, judge_standing
from plancli.loading import load_bytes
from plancli.messages import Language, sentence
from plancli.records import dataclass
from plancli.vietnamese.dates import find_dates
from plancli.workspace.plan_files import has_plan_key

FORMS = ("table", "json", "csv", "md")
_BROKEN_FROM = 50
"""Characters from which a line that ends no sentence was broken for its width: its name may go on below."""


def cite(
    file: Annotated[str, typer.Argument(metavar="cli.metavar.file", help="cli.cite.file")],
    *,
    as_of: Annotated[str, typer.Option(metavar="cli.metavar.date", help="cli.cite.as-of")] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.cite.format", show_default=False)
    ] = "",
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """List the citations in printed order, each with what the registry says of it."""
    form = choose_format(form, output, FORMS)
    day = read_day("--as-of", as_of)
    found = _read(file, lang)
    registry = open_registry(Configuration().of(file).registry, lang)
    meant = dated_as_before(each.mention for each in found.places)
    rows = [
        CitationRow(place, judge_standing(mention, registry, found.written, day or found.written))
        for place, mention in zip(found.places, meant, strict=True)
    ]
    if not rows:
        remark(sentence(lang, "cli.cite.none"))
    answer(_told(rows, found.counted, form, registry, lang), output, inputs=[file])
    tell_written(output, lang)


@dataclass(frozen=True, slots=True)
class _Found:
    """What one file cites."""

    places: Sequence[CitedPlace]
    counted: CountedBy
    written: datetime.date | None
    """The last day that the date of a plan can be; None for any other text."""


def _read(path: str, language: Language) -> _Found:
    data = read_input(path)
    name = PurePath(path).as_posix()
    meant_as_plan = name.lower().endswith(PLAN_ENDINGS) or has_plan_key(data)
    read = _read_plan if meant_as_plan and not is_paper(data, name) else _read_text
    return read(name, data, language)


def _read_plan(path: str, data: bytes, language: Language) -> _Found:
    """Return what a plan file cites; exit code 1, the faults said on stderr, where it has errors."""
    source, plan = usable(load_bytes(path, data, language), language)
    places = []
    for citation in plan.citations:
        mention = citation.mention
        start = source.locate(citation.route, within=(mention.start, mention.end)).start
        places.append(CitedPlace(mention, start.line, start.column))
    date = plan.issuance.date
    return _Found(places, CountedBy.LINE, date.last_day if date else None)


def _read_text(path: str, data: bytes, language: Language) -> _Found:
    """Return what any other file cites; what the reader could not make out is said on stderr."""
    from plancli.importing.reading import read_paper
    from plancli.importing.secrecy import stamp_of_secrecy

    with working(sentence(language, "cli.import.reading", path=path), shown=data.startswith(SLOW_TO_READ)):
        paper = read_paper(data, path)
    stamp = stamp_of_secrecy(paper)
    if stamp:
        raise InputError("import.secret", path=path, stamp=stamp)
    for note in filter(lambda note: note.look, paper.notes):
        said = sentence(language, f"import.note.{note.key}", place=note.place, **note.fields)
        remark(sentence(language, "import.remark", path=path, note=said))
    by_line = paper.form in (Form.TXT, Form.MD)
    passages = _stretches(paper) if by_line else ([line] for line in paper.lines())
    known = KnownNumbers()
    places = [place for passage in passages for place in _places(passage, known)]
    return _Found(places, CountedBy.LINE if by_line else CountedBy.PARAGRAPH, _date_of(paper))


def _date_of(paper: Paper) -> datetime.date | None:
    """Return the last day that the printed date of a plan can be; None for any other paper."""
    from plancli.importing.papers import NotAPlan, part

    try:
        parts = part(paper)
    except NotAPlan:
        return None
    dates = find_dates((parts.decision or parts.plan).head.date.text)
    date = dates[0].date if dates else None
    return date.last_day if date else None


def _stretches(paper: Paper) -> Iterator[list[Line]]:
    """Yield the lines of a text file up to a blank one together: a sentence may be broken over them."""
    stretch: list[Line] = []
    for block in (*paper.blocks, *paper.footnotes):
        lines = [block] if isinstance(block, Line) else []
        if stretch and not (lines and lines[0].number == stretch[-1].number + 1):
            yield stretch
            stretch = []
        stretch += lines
        if not isinstance(block, Line):
            yield from ([line] for row in block.rows for cell in row for line in cell.lines)
    if stretch:
        yield stretch


def _places(lines: Sequence[Line], known: KnownNumbers) -> Iterator[CitedPlace]:
    """Yield what lines that belong together cite, each at its line and column."""
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    for mention in find_citations("".join(map(_with_line_end, lines)), known):
        at = bisect_right(starts, mention.start) - 1
        yield CitedPlace(mention, lines[at].number, mention.start - starts[at] + 1)


def _with_line_end(line: Line) -> str:
    broken = len(line.text) >= _BROKEN_FROM and not line.text.rstrip().endswith((".", ";", ":"))
    return f"{line.text} " if broken else f"{line.text}\n"


def _told(
    rows: Sequence[CitationRow], counted: CountedBy, form: str, registry: Registry, language: Language
) -> str | bytes:
    if form == "table":
        from plancli.cli.cite_screen import cite_screen

        return cite_screen(rows, counted, registry, language, screen_width())
    from plancli.exports import citation_export as export

    if form == "md":
        return export.export_citations_markdown(rows, counted, language)
    return export.export_citations_csv(rows) if form == "csv" else export.export_citations_json(rows)
