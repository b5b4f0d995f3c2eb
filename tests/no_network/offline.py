"""No test reaches a network: an audit hook of Python refuses it, in this process and in those it starts.

The hook cannot be taken away again. What it refuses is also written down, so that code that swallows the
refusal is found all the same: `tests/conftest.py` lets the test fail that ran meanwhile. Imports as little as
can be, since every Python that a test starts loads it.
"""

from __future__ import annotations

import os
import re
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib would be one more module
PROJECT = os.path.dirname(os.path.dirname(FOLDER))  # noqa: PTH120
PYTHON_PATH = os.pathsep.join([FOLDER, PROJECT])
"""For tests that start a Python: `sitecustomize` stands in the first folder, plancli in the second."""
DIARY = "PLANCLI_TESTS_NETWORK_DIARY"
"""Variable that names the file in which each refusal is a line."""

_TO_AN_ADDRESS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
_TO_A_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_THIS_MACHINE = re.compile(r"127(?:\.\d{1,3}){3}|::1|localhost")


class NetworkForbiddenError(RuntimeError):
    """Something tried to reach a network; no OSError, which libraries that try again would swallow."""


def forbid(*, loopback: bool) -> None:
    """Refuse sockets from here on in this process.

    With `loopback` this very machine may be reached, as the tests do that drive a browser. An address of its
    own may be taken in any case: some libraries try so whether there is IPv6.
    """

    def watch(event: str, values: tuple[object, ...]) -> None:
        if event.startswith("socket.") and (target := _refused(event, values, loopback=loopback)):
            _write_down(f"{event} {target}")
            raise NetworkForbiddenError(f"{event} {target}")

    sys.addaudithook(watch)


def _refused(event: str, values: tuple[object, ...], *, loopback: bool) -> str:
    """Return what is reached for; empty where that is allowed."""
    if event in _TO_AN_ADDRESS:
        address = values[1]
        # The address of a socket that is a file is its path.
        host = address[0] if isinstance(address, tuple) and address else None
        here = (loopback or event == "socket.bind") and _is_here(host)
        return "" if host is None or here else str(host)
    if event in _TO_A_NAME:
        host = values[0]
        return "" if loopback and (host is None or _is_here(host)) else str(host)
    return ""


def _is_here(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    return _THIS_MACHINE.fullmatch(name) is not None


def _write_down(line: str) -> None:
    place = os.environ.get(DIARY)
    if place:
        with open(place, "a", encoding="utf-8") as diary:  # noqa: PTH123
            diary.write(f"{line}\n")
