"""A worker: takes jobs from both queues, one of each at a time, until it is told to end."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

from django.db import close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker

from moothall_web.jobs import apart, doing
from moothall_web.jobs.kinds import HEAVY, SOON, do_hourly
from moothall_web.jobs.mending import mend, prune

PAUSE = 0.5
"""Seconds between two looks into an empty queue."""
MENDING, PRUNING = 5.0, 3600.0
"""Seconds between two looks for what was left behind, and for what is old."""
NICE = 5
"""A page that somebody waits for goes before."""


def run(*, with_parent: bool = False) -> None:
    """Work until a signal says to end; jobs in the middle are put back.

    with_parent : end also when the standard input is closed, as it is when who started this ends
    """
    if hasattr(os, "nice"):
        os.nice(NICE)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    if with_parent:
        threading.Thread(target=_wait_for_parent, daemon=True).start()
    apart.ready()
    workers = [_worker(queue) for queue in (SOON, HEAVY)]
    threads = [threading.Thread(target=_kept_up, args=(w.run,), name=w.worker_id) for w in workers]
    for thread in threads:
        thread.start()
    _look_after(threads)
    for worker in workers:
        worker.running = False
    for thread in threads:
        thread.join()


def _stop(number: int, frame: FrameType | None) -> None:
    doing.stopping.set()


def _wait_for_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):  # unbuffered: a reader would be waited for at the end
        pass
    doing.stopping.set()


def _worker(queue: str) -> Worker:
    return Worker(
        queue_names=[queue], excluded_queue_names=[], interval=PAUSE, batch=False, backend_name="default",
        startup_delay=False, max_tasks=None,
        worker_id=f"{socket.gethostname()[:30]}-{os.getpid()}-{queue}",
    )  # fmt: skip


def _kept_up(work: Callable[[], None]) -> None:
    """Work, and go on after a fault of the database."""
    while not doing.stopping.is_set():
        try:
            work()
        except Exception:
            doing.log.exception("a worker was interrupted")
            connections.close_all()
            doing.stopping.wait(PAUSE * 4)
        else:
            break
    connections.close_all()


def _look_after(threads: list[threading.Thread]) -> None:
    pruned = 0.0
    while not doing.stopping.is_set() and any(t.is_alive() for t in threads):
        try:
            mend()
            if time.monotonic() - pruned > PRUNING or not pruned:
                prune()
                do_hourly()
                pruned = time.monotonic()
        except Exception:
            doing.log.exception("what was left behind could not be looked for")
        close_old_connections()
        doing.stopping.wait(MENDING)
    doing.stopping.set()
