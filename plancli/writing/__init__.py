"""The one atomic writer: every file that plancli leaves on disk passes through here.

Never writes into a file that stands: the new one is completed beside it and takes its place in one
step, so that a crash leaves the old file or the new one, whole. Never follows a link, never guesses a name.

    places         what may stand where, and what the system's refusals mean
    steps          the single steps on the disk
    set_record     what a set on its way leaves for the run after a kill
    left_over      what killed runs left: finished, taken back, removed
    one_file       `write_file`
    file_set       `write_set`
    holding        `held_folder`
"""

from __future__ import annotations

from plancli.writing.file_set import write_set
from plancli.writing.holding import held_folder
from plancli.writing.left_over import finish_sets, scratch_folder
from plancli.writing.one_file import write_file
from plancli.writing.set_record import Finished

__all__ = ["Finished", "finish_sets", "held_folder", "scratch_folder", "write_file", "write_set"]
