"""One command run to its end by a process that holds next to nothing.

    python bench/one_run.py said|quiet COMMAND...

The most memory that the system tells of a process counts what started it, too; so the benchmarks, which
have loaded plancli, start nothing themselves. Prints seconds by the clock, seconds of processor, KiB of
memory and exit code; with `said` also what the command said.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time


def main(heard: bool, command: list[str]) -> None:
    """Run the command and tell of it in one line."""
    output = subprocess.PIPE if heard else subprocess.DEVNULL
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL) as process:
        said = process.stdout.read() if process.stdout else b""
        processor, peak = _wait(process)
    seconds = time.perf_counter() - start
    print(seconds, processor, peak, process.returncode, said.decode("utf-8", "replace").strip())


def _wait(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for the end; return the seconds of processor and the most memory held, 0 where nobody tells."""
    if not hasattr(os, "wait4"):
        process.wait()
        return 0.0, 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    main(sys.argv[1] == "said", sys.argv[2:])
