"""One thread a worker: a batch has a project for every core already. No finding depends on it.

Imports nothing of the engine, so that it can run before anything that starts threads of its own.
"""

from __future__ import annotations

import os
import sys
import threading

COUNTS = ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What libraries of arrays look up, once, as they are loaded."""


def start_worker() -> None:
    """First act of a worker process of ours: one thread, deaf to Ctrl-C, gone when its parent is."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(COUNTS, "1"))
    threading.Thread(target=_follow_parent, daemon=True).start()


def one_thread() -> None:
    """Hold compiled code that this thread calls to one thread, in a process that was there before us."""
    numba = sys.modules.get("numba")
    if numba is None:
        os.environ.setdefault("NUMBA_NUM_THREADS", "1")
    else:
        numba.set_num_threads(1)


def _follow_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
