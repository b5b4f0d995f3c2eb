"""Every command and flag that leaves something on the disk is among those that are killed and made to fail."""

from __future__ import annotations

from plancli.cli.commands import COMMANDS
from plancli.cli.spoken import load_command
from plancli.messages import Language
from tests.writing.writing_ways import QUIET, WAYS


def _flags() -> set[tuple[str, str]]:
    """Return command and long flag of every option that is not known to write nothing."""
    return {
        (name, flag)
        for name in COMMANDS
        for param in load_command(name, Language.VI).params
        if param.param_type_name == "option"
        for flag in param.opts
        if flag.startswith("--") and flag not in QUIET and flag != "--help"
    }


def test_every_flag_that_writes_has_a_way() -> None:
    assert _flags() - {(way.command, way.flag) for way in WAYS} == set()


def test_every_way_is_one_that_there_is() -> None:
    assert {(way.command, way.flag) for way in WAYS if way.flag} <= _flags()
    assert {way.command for way in WAYS} == COMMANDS.keys()
