"""Jobs of the tests: one that takes its time, one that fails or is killed; and their worker."""

from __future__ import annotations

import os
import signal
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from moothall_web.jobs import doing, kinds, mending
from moothall_web.jobs.kinds import HEAVY, SOON, Kind, RefusedError, Tell
from moothall_web.jobs.models import Job
from moothall_web.results.models import Remembered


def slow(job: Job, tell: Tell) -> None:
    """Half a thing, a while, and the whole of it. Its file tells who did it."""
    tell("first")
    with Path(job.part).open("a") as place:
        place.write(f"{os.getpid()}\n")
    claim = Remembered.objects.create(fingerprint="slow", part=job.part)
    time.sleep(float(os.environ.get("SLOW", "2")))
    tell("second")
    Remembered.objects.filter(pk=claim.pk).update(value=b"the whole")


def wrong(job: Job, tell: Tell) -> None:
    """Fails."""
    if job.part == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.part == "refused":
        raise RefusedError("refused", "Not today.")
    raise RuntimeError("the cause, for those who run the site")


def _steps() -> dict[str, str]:
    return {"first": "first", "second": "second"}


def _tidied(job: Job) -> None:
    Remembered.objects.filter(part=job.part, value=None).delete()


def _kind(name: str, queue: str) -> Kind:
    return Kind(name, f"{__name__}:{name}", queue, _steps, lambda job: name, lambda job: ("/", name), _tidied)


def known() -> None:
    """Let the jobs of the tests be known."""
    kinds.add(_kind("slow", HEAVY))
    kinds.add(_kind("wrong", SOON))


def work(lease: float, with_parent: bool) -> Any:
    """A worker that waits less long for one that is gone."""
    from moothall_web.jobs import worker

    mending.LEASE, worker.MENDING, doing.BEAT = timedelta(seconds=lease), 0.3, 0.3
    worker.run(with_parent=with_parent)
