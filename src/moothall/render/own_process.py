"""Work in a Python process of its own: it goes on beside what is done here, and all of its memory comes back.

It waits for its input. So one that is begun and then forgotten ends by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import NoReturn

SAID = 2000
"""Letters of what a failed process said that are told; the last ones, where the cause stands."""


class Failed(RuntimeError):
    """The process ended badly; what it said."""


def possible() -> bool:
    """Whether there is an interpreter that can be called."""
    return bool(sys.executable)


def begun(module: str, *words: str, **environment: str) -> Callable[[bytes], bytes]:
    """Begin `python -m MODULE WORDS`; to be called once, with what it reads, for what it writes.

    The call waits for the end, so it belongs on a thread where other work is to go on; Failed where that is
    a bad one.

    environment : variables of the process, besides those of this one
    """
    known = {**os.environ, **environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", module, *words], stdin=pipe, stdout=pipe, stderr=pipe, env=known
    )

    def ended(given: bytes) -> bytes:
        with process:
            try:
                made, told = process.communicate(given)
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            raise Failed(told.decode(errors="replace")[-SAID:])
        return made

    return ended


def answer(made: bytes) -> NoReturn:
    """Inside of the process: give back what was made, the whole of it, and end.

    Where Python is told not to buffer (PYTHONUNBUFFERED), standard output takes only a part of a long answer
    when a signal comes in between; a buffer of its own goes on until it has given all.
    """
    with open(sys.stdout.fileno(), "wb", closefd=False) as out:
        out.write(made)
    # Millions of small values need not be given back one by one.
    os._exit(0)
