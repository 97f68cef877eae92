"""One thread a worker: a batch has a project for every core already. No finding depends on it.

Imports nothing of the engine, so that it can run before anything that starts threads of its own.
"""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process

COUNTS = ("MOOTHALL_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What the simulation, and libraries of arrays as they are loaded, look up; what people set stays."""


def one_thread() -> None:
    """Ask for one thread, unless somebody asked for another number."""
    for name in COUNTS:
        os.environ.setdefault(name, "1")


def start_worker() -> None:
    """First act of a worker process of ours: one thread, deaf to Ctrl-C, gone when its parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    one_thread()
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
