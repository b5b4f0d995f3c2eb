"""What leaves the program: answers on stdout or in a file, remarks on stderr, an exit code.

A reader that hangs up early is no failure; a file is written whole or not at all, through `writing`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from plancli.cli.output_names import OFFICE_ENDINGS, ending_of
from plancli.errors import PlancliError, UsageError, WritingError
from plancli.messages import Language, Saying, sentence

FAULTY = 1
"""Exit code: the file was read and something in it is wrong."""
UNUSABLE = 2
"""Exit code: something could not be read, or run, or not written."""
_STANDARD = Path("-")
"""`-o -` means stdout, as elsewhere."""
_LONGEST = 300
"""Characters of one value that a failure quotes."""
_PIECE = 1 << 20
"""Characters that are made ready for a stream at once."""


def prepare_streams() -> None:
    r"""Let both streams take every character, whatever the system's code page.

    A file or a pipe gets UTF-8: under Windows it would be cp1252 or cp1258, which lack "Ủ" (measured). It
    gets the line ends as they are, too: Windows would write `\r\n`, and a patch would not apply.
    Only a screen keeps an encoding and line ends of its own, with `\u1ee6` for what it cannot show.
    What is typed may name a file whose name is in no encoding at all.
    """
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "surrogateescape":
        sys.stdin.reconfigure(errors="surrogateescape")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def answer(
    content: str | bytes | Iterator[str],
    output: Path | None = None,
    *,
    inputs: Sequence[str] = (),
    force: bool | None = None,
) -> None:
    """Put an answer, or its pieces, where the user asked for it: `output`, or stdout if that is None or `-`.

    The folder of `output` is made where it is missing. UsageError where `output` is one of the `inputs`,
    or has the ending of a Word or Excel file while the answer is plain text. A file that
    stands there is replaced; a plan file only with `force`. Where `force` is False, whatever stands there and
    says something else is kept, as `answer_set` keeps it.
    """
    if output is None or output == _STANDARD:
        _say(sys.stdout, content)
        return
    refuse_input(output, inputs)
    if not isinstance(content, bytes) and ending_of(output) in OFFICE_ENDINGS:
        raise UsageError("cli.text-in-office-file", path=output.as_posix(), ending=ending_of(output))
    # Most answers go to the screen, and the writer costs a start five milliseconds.
    from plancli.writing import write_file, write_set

    if force is None:
        _refuse_plan(output, content)
    elif not force:
        refuse_changed(output.parent, {output.name: _as_bytes(content)})
    if stands(output.parent):
        write_file(output, content)
    else:
        write_set(output.parent, {output.name: _as_bytes(content)})


def refuse_input(output: Path | None, inputs: Sequence[str]) -> None:
    """Raise a UsageError where a file that is to be written is one of the files read; None writes none."""
    if output is not None and any(_is_same_file(output, each) for each in inputs):
        raise UsageError("cli.output-is-plan", path=output.as_posix())


def tell_written(output: Path | None, language: Language) -> None:
    """Say that the file stands; nothing of an answer that went to stdout."""
    if output is not None and output != _STANDARD:
        remark(sentence(language, "cli.written", path=output.as_posix()))


def answer_set(folder: Path, files: Mapping[str, bytes], *, force: bool) -> tuple[Path, ...]:
    """Write several files into one folder, all or none, and return their paths.

    A file that stands there and says something else is kept, and nothing is written, unless `force`:
    a clerk may have worked on it. WritingError `cli.file-differs` names the first one.
    """
    from plancli.writing import write_set

    if not force:
        refuse_changed(folder, files)
    return write_set(folder, files)


def refuse_changed(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise a WritingError for the first of the files that stands in `folder` and says something else."""
    for name, content in files.items():
        target = folder / name
        if stands(target) and not _holds(target, content):
            raise WritingError("cli.file-differs", path=target.as_posix())


def _refuse_plan(output: Path, content: str | bytes | Iterator[str]) -> None:
    """Raise a WritingError where a plan file stands that says something else than the answer."""
    if not stands(output):
        return
    from plancli.workspace.plan_files import is_plan_file

    whole = isinstance(content, (str, bytes))
    if is_plan_file(output) and not (whole and _holds(output, _as_bytes(content))):
        raise WritingError("cli.plan-stands", path=output.as_posix())


def refuse_existing(output: Path | None, *, force: bool) -> None:
    """Raise a WritingError where a file stands already, unless `force`: a plan is begun once."""
    if output is not None and stands(output) and not force:
        raise WritingError("cli.file-exists", path=output.as_posix())


def remark(text: str) -> None:
    """Say one line to the person at the screen; what could act there, a line end too, is spelt out.

    A name that a plan or its folder brings along must not give orders to a terminal, or to a CI log.
    """
    if not text.isprintable() or "::" in text or "##[" in text:
        from plancli.formats.cells import visible

        text = visible(text)
    # A screen would break a line in the midst of a word; two blanks in a row may be of a file's name.
    if sys.stderr is not None and sys.stderr.isatty() and "  " not in text:
        from plancli.formats.cells import wrap

        text = "\n".join(wrap(text, screen_width()))
    _say(sys.stderr, f"{text}\n")


def remark_lines(text: str) -> None:
    """Say a text of several lines."""
    for line in text.split("\n"):
        remark(line)


def remark_failure(error: PlancliError, language: Language) -> None:
    """Say what failed; a value as long as a file is cut, one that is a sentence is said in the language."""
    fields = {
        name: value.said(language) if isinstance(value, Saying) else cut(value)
        for name, value in error.fields.items()
    }
    remark(f"plancli: {sentence(language, error.key, **fields)}")


def cut(value: object) -> object:
    """Return a value as a sentence may quote it: the beginning of one that is long."""
    return f"{value[:_LONGEST]}…" if isinstance(value, str) and len(value) > _LONGEST else value


@contextmanager
def working(text: str, *, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """Show on stderr that long work goes on, where a person watches it; a pipe gets nothing.

    Gives what the work may call with how much is done, of how much; until then the bar only moves.
    """
    if not shown or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(text, total=None)
        yield lambda done, total: progress.update(
            bar, description=f"{text}: {done}/{total}", completed=done, total=total
        )


def is_screen() -> bool:
    """Tell whether a person reads stdout as it comes."""
    return sys.stdout is not None and sys.stdout.isatty()


def wants_colour(output: Path | None, environment: Mapping[str, str]) -> bool:
    """Tell whether to colour: NO_COLOR forbids, FORCE_COLOR asks, else a screen gets it, a file does not."""
    if output is not None or environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    # An old Windows console prints the codes themselves; these two are known to understand them.
    understood = os.name != "nt" or "WT_SESSION" in environment or "TERM_PROGRAM" in environment
    return is_screen() and environment.get("TERM") != "dumb" and understood


def screen_width() -> int:
    """Return the width to lay out for: the screen's, at most 100 cells; 80 where there is none.

    COLUMNS says otherwise, as it does to `shutil.get_terminal_size`, which brings compression along.
    """
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.strip().isdecimal() else 0
    if not width:
        with suppress(AttributeError, ValueError, OSError):  # stdout is closed, replaced, or no screen
            width = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    return min(width or 80, 100)


def current_folder() -> str:
    """Return the current folder; empty where it is gone."""
    try:
        return Path.cwd().as_posix()
    except OSError:
        return ""


def absolute(place: Path) -> str:
    """Return the whole path without `..`, taken out by words; as it is where the current folder is gone."""
    return os.path.normpath(Path(current_folder(), place))


def stands(place: Path) -> bool:
    """Tell whether anything stands there, a link to nowhere included; no for a name that nothing can have."""
    try:
        place.lstat()
    except (OSError, ValueError):
        return False
    return True


def _as_bytes(content: str | bytes | Iterator[str]) -> bytes:
    if isinstance(content, bytes):
        return content
    return "".join(content).encode()


def _holds(target: Path, content: bytes) -> bool:
    try:
        return target.read_bytes() == content
    except OSError:
        return False


def _is_same_file(output: Path, given: str) -> bool:
    # A folder on the way may still have to be made, as in `new/../plan.yaml`: then only the words tell.
    with suppress(OSError, ValueError):
        if output.samefile(given):
            return True
    return absolute(output) == absolute(Path(given))


def _say(stream: TextIO | None, content: str | bytes | Iterator[str]) -> None:
    if stream is None:  # closed before the start: `plancli … >&-`
        return
    try:
        if isinstance(content, bytes):
            stream.flush()
            stream.buffer.write(content)
        else:
            for piece in _in_pieces(content) if isinstance(content, str) else content:
                stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        _hang_up(stream)
    except OSError as error:
        _hang_up(stream)
        raise WritingError("cli.stream-failed", reason=error.strerror or str(error)) from error


def _in_pieces(content: str) -> Iterator[str]:
    """Yield an answer of 50 MB so that it stands in memory once, not three times over."""
    for at in range(0, len(content), _PIECE):
        yield content[at : at + _PIECE]


def _hang_up(stream: TextIO) -> None:
    """Send the rest nowhere, so that Python does not complain when it closes the stream at the end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
