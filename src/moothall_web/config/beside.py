"""A worker beside the site: started with it, started again when it ends, gone when the site is."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORK = "from moothall_web.config.commands.worker import worker; worker()"
PAUSE = 2.0
"""Seconds before a worker is started that ended by itself."""
PATIENCE = 10.0
"""Seconds in which it may put back what it is doing."""


@contextmanager
def worker(place: Path) -> Iterator[None]:
    """A worker for a site as long as the block goes on.

    It ends when its standard input is closed, which even the end by `kill -9` of who started it does.
    """
    over = threading.Event()
    watching = threading.Thread(target=_kept_up, args=(place, over), daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join(PATIENCE + PAUSE)


def _kept_up(place: Path, over: threading.Event) -> None:
    asked = [sys.executable, "-c", WORK, "--data", str(place), "--with-parent"]
    while not over.is_set():
        with subprocess.Popen(asked, stdin=subprocess.PIPE) as process:
            assert process.stdin is not None
            while process.poll() is None and not over.wait(0.2):
                pass
            process.stdin.close()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
        over.wait(PAUSE)
