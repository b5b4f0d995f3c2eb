"""Where the program starts and ends: every failure becomes one sentence and an exit code.

Does nothing itself; a traceback is for developers, on request.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from plancli.cli.language import configured_language, decide_language
from plancli.cli.start import run
from plancli.cli.streams import UNUSABLE, prepare_streams, remark, remark_failure
from plancli.errors import PlancliError
from plancli.messages import Language, sentence

INTERRUPTED = 130
"""Stopped by Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run plancli on `arguments` (the command line, where None) and return its exit code.

    0 answered; 1 the file was read and something in it is wrong; 2 nothing could be read or run; 130 Ctrl-C.
    """
    prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = Language.VI
    try:
        language = decide_language(given, os.environ, configured_language)
        return run(given, language, main)
    except PlancliError as error:
        remark_failure(error, language)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # the one place: a clerk never meets a traceback
        if os.environ.get("PLANCLI_TRACEBACK"):
            raise
        _report_own_fault(error, language)
    return UNUSABLE


def _report_own_fault(error: Exception, language: Language) -> None:
    """Say that plancli itself is at fault, and how to see more.

    Half a letter is not its fault: no plan with one is read, so it was typed, or the locale made it.
    """
    detail = " ".join(str(error).split())
    said = sentence(language, "cli.own-fault", kind=type(error).__name__, detail=detail)
    if isinstance(error, UnicodeEncodeError):
        said = sentence(language, "cli.broken-letters")
    remark(f"plancli: {said}")


if __name__ == "__main__":
    sys.exit(main())
