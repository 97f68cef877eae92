"""Folders of projects for batches, crews, and a Dask cluster of real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import pyarrow.parquet

from moothall.batch.errors import BatchError
from tests.cli.running import blank
from tests.planted.clean import clean, edit_csv, edit_yaml

ROOT = Path(__file__).parents[2]


def small(path: Path, name: str) -> Path:
    """A blank project with one score, under an id of its own."""
    folder = blank(path / name)
    head = folder / "project.yaml"
    lines = head.read_text("utf-8").splitlines()
    head.write_text("\n".join(f"id: {name}" if x.startswith("id:") else x for x in lines) + "\n", "utf-8")
    return folder


def full(path: Path, number: int) -> Path:
    """The clean project with a score, an id and a seed that depend on a number."""
    folder = clean(path / f"p{number:03}")
    edit_yaml(folder, "project.yaml", lambda data: data.update(id=f"p{number}", seed=number))
    score = {"option": "joint", "criterion": "Q2", "assessor": "unions-1"}
    edit_csv(folder, "scores.csv", score, {"score": number % 5})
    return folder


def table(file: Path) -> list[dict[str, Any]]:
    """The rows of a Parquet file."""
    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(file).to_pylist()
    return rows


class Threads:
    """A crew in this process: all that a crew is, without the wait for processes."""

    lost: tuple[type[Exception], ...] = ()

    def __init__(self, workers: int = 2) -> None:
        self._workers = workers
        self._pool = ThreadPoolExecutor(workers)
        self.loads: list[int] = []

    def slots(self) -> int:
        return self._workers

    def submit(self, call: Callable[..., Any], *args: Any) -> Future[Any]:
        self.loads.append(len(args[0]))
        return self._pool.submit(call, *args)

    def check(self) -> None:
        pass

    def explained(self, error: Exception) -> BatchError | None:
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)


def begun(*words: object, **environment: str) -> subprocess.Popen[str]:
    """`moothall batch` in a session of its own, so that all its processes can be counted and ended."""
    return subprocess.Popen(
        [sys.executable, "-m", "moothall", "batch", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        start_new_session=True,
        # Ctrl-C reaches it too where the tests run in the background, and are deaf to it themselves.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def until(holds: Callable[[], object], what: str, seconds: float = 120) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited {seconds} s in vain: {what}"
        time.sleep(0.05)


def session_is_over(leader: int) -> bool:
    """Whether no process of a session is left (those that ended and were not waited for don't count)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            return False
    return True


class Dask:
    """The address of a scheduler, and its worker processes."""

    def __init__(self, address: str, scheduler: subprocess.Popen[bytes]) -> None:
        self.address = address
        self.scheduler = scheduler
        self.workers: list[subprocess.Popen[bytes]] = []


@contextmanager
def dask(place: Path, workers: int = 2, **environment: str) -> Iterator[Dask]:
    """A scheduler and workers as separate processes on 127.0.0.1; all are gone afterwards."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: object) -> subprocess.Popen[bytes]:
        quiet = {"DASK_DISTRIBUTED__WORKER__DAEMON": "False", **os.environ, **environment}
        with (place / f"{len(started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *map(str, words), "--host", "127.0.0.1", "--no-dashboard"],
                stdout=log,
                stderr=log,
                cwd=ROOT,
                env=quiet,
                start_new_session=True,
            )
        started.append(process)
        return process

    try:
        file = place / "scheduler.json"
        scheduler = start("scheduler", "--port", "0", "--scheduler-file", file)
        until(lambda: file.exists() and file.read_text().endswith("}"), "the scheduler")
        cluster = Dask(json.loads(file.read_text())["address"], scheduler)
        for n in range(workers):
            local = ("--local-directory", place / f"w{n}")
            words = ("worker", cluster.address, "--nthreads", "1", "--no-nanny", *local)
            cluster.workers.append(start(*words))
        yield cluster
    finally:
        for process in started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
