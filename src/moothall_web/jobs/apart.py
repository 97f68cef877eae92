"""Processes for single jobs, forked off a small one that has imported all that they need.

A fresh process would import the engine for two seconds first. Where nothing can be forked, it does.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any


@cache
def _context() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["moothall_web.jobs.preload"])
    return found


@contextmanager
def begun(number: int) -> Iterator[tuple[Any, Connection]]:
    """A process that does a job, with what it says; it has ended when the block ends."""
    ours, theirs = multiprocessing.Pipe()
    process: Any = _context().Process(target=_main, args=(number, theirs), name=f"job {number}")  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        ours.close()


def ready() -> None:
    """Let the small process import all that it needs: a job that waits for that would look left behind."""
    first: Any = _context().Process(target=_nothing)  # type: ignore[attr-defined]
    first.start()
    first.join()


def _nothing() -> None:
    pass


def _main(number: int, pipe: Connection) -> None:
    """What the process does; its last word says how it ended."""
    for signalled in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # sent to all of a group: it is the worker that ends this
        signal.signal(signalled, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()
    try:
        said = _made(number, pipe)
    except MemoryError:
        said = ("memory", "", traceback.format_exc())
    except Exception:
        said = ("broken", "", traceback.format_exc())
    pipe.send(("ended", *said))


def _made(number: int, pipe: Connection) -> tuple[str, str, str]:
    """The job done; a code where it failed, what else can be said of it, and what the log is told."""
    import moothall_web.jobs.preload  # noqa: F401
    from moothall_web.jobs.kinds import RefusedError, kind_of
    from moothall_web.jobs.models import Job

    job = Job.objects.select_related("project", "by").get(pk=number)
    kind = kind_of(job)
    steps = list(kind.steps())

    def tell(step: str) -> None:
        pipe.send(("step", step, steps.index(step), len(steps)))

    try:
        kind.make(job, tell)
    except RefusedError as error:
        return error.fault, error.said, ""
    return "", "", ""


def _end_with(pipe: Connection) -> None:
    """End when the worker does, however it ended: another one may begin the same job."""
    try:
        pipe.recv()
    except (EOFError, OSError):
        os._exit(1)
