"""Who does the work: processes on this machine, or the workers of a cluster; a batch does not ask which."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from moothall.batch.errors import BatchError
from moothall.batch.threads import start_worker

T = TypeVar("T")


class Crew(Protocol):
    """Takes calls, answers with futures."""

    lost: tuple[type[Exception], ...]
    """What a future raises when the worker died that had its call."""

    def slots(self) -> int:
        """How many calls are worked on at once; at least 1."""

    def submit(self, call: Callable[..., T], *args: Any) -> Future[T]:
        """Hand a call to whoever is free."""

    def check(self) -> None:
        """BatchError where there is nobody left to wait for."""

    def explained(self, error: Exception) -> BatchError | None:
        """An error that stops the batch, in words; none: it is a fault of ours."""


class Processes:
    """Worker processes on this machine. Used as a context; leaving it ends them at once."""

    lost: tuple[type[Exception], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or cores()
        self._before = set(multiprocessing.active_children())
        self._pool: ProcessPoolExecutor | None = None

    def slots(self) -> int:
        """One a process."""
        return self._workers

    def submit(self, call: Callable[..., T], *args: Any) -> Future[T]:
        """As of any executor; after a worker died, a new set of processes takes its place."""
        with _deaf_children():
            if self._pool is None:
                self._pool = self._new()
            try:
                return self._pool.submit(call, *args)
            except BrokenProcessPool:
                self._pool = self._new()
                return self._pool.submit(call, *args)

    def check(self) -> None:
        """There is always somebody: who dies is replaced."""

    def explained(self, error: Exception) -> BatchError | None:
        """None: on one machine nothing can come between."""
        return None

    def _new(self) -> ProcessPoolExecutor:
        # Spawned, not forked: the same on every system, and no thread of ours is lost on the way.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=start_worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind is not None:
            for child in set(multiprocessing.active_children()) - self._before:
                child.terminate()
        self._pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes begun in this block do not hear Ctrl-C, from their first moment; we hear it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
