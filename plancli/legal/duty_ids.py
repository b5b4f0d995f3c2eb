"""The ids of the shipped duties, for who asks only whether there is such an id: every check of a linked plan.

Reads the lines that hold them, in a hundredth of the time that the whole table takes.
"""

from __future__ import annotations

import functools
import re

from plancli.resources import read_resource

DUTIES = "duties.yaml"


@functools.cache
def duty_ids() -> frozenset[str]:
    """Return every id, case folded; InputError where the installation lacks the table."""
    lines = re.findall(rb"^ +- id: +(\S+) *\r?$", read_resource("data", DUTIES), re.MULTILINE)
    return frozenset(line.decode().casefold() for line in lines)
