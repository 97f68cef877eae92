"""One job done to its end, in a process of its own: it can be stopped, and gives its memory back."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from multiprocessing.connection import Connection
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from msgspec import Struct

from moothall_web.jobs import apart
from moothall_web.jobs.asking import ask
from moothall_web.jobs.kinds import RefusedError, kind_of
from moothall_web.jobs.models import DONE, FAILED, WAITING, WORKING, Job
from moothall_web.jobs.queueing import by_workers, put_in_queue

log = logging.getLogger("moothall.jobs")
LOOK, BEAT, MOST = 0.2, 1.0, 900.0
"""Seconds between two looks at a job, between two signs of life, and that a job may take."""
AGAIN = 10.0
"""Seconds before a job is begun once more that was asked for anew meanwhile: changes come in rows."""
TRIES = 3
"""How often a job is begun whose worker ends in the middle of it."""

stopping = threading.Event()
"""Set when the worker is told to end: jobs are put back, for the next worker."""


class Ended(Struct, frozen=True):
    """How a job ended.

    fault : a code, empty where it is done; none where it is to be done again, or was taken back
    log : for those who run the site
    mine : whether nobody else works on it meanwhile
    """

    fault: str | None = ""
    said: str = ""
    log: str = ""
    mine: bool = True


def do(job: Job) -> None:
    """Do a job; where there is no worker, as in tests, right here."""
    ended = _apart(job) if by_workers() else _here(job)
    if ended.log:
        log.error("%s of %s failed (%s)\n%s", job, job.project.slug, ended.fault, ended.log)
    if ended.mine and (ended.fault is None or ended.fault):
        kind_of(job).tidied(job)
    if ended.fault is not None:
        _end(job, ended)


def _end(job: Job, ended: Ended) -> None:
    state = FAILED if ended.fault else DONE
    _mine(job).update(state=state, ended=timezone.now(), fault=ended.fault or "", said=ended.said)
    if Job.objects.filter(pk=job.pk, again=True).exists():
        ask(job.kind, job.project, part=job.part, wait=AGAIN)


def _mine(job: Job) -> QuerySet[Job]:
    """The job, as long as this is who works on it: not taken back, nor begun anew by another worker."""
    return Job.objects.filter(pk=job.pk, state=WORKING, begun=job.begun)


def _here(job: Job) -> Ended:
    try:
        kind_of(job).make(job, lambda step: None)
    except RefusedError as error:
        return Ended(error.fault, error.said)
    except Exception:
        return Ended("broken", log=traceback.format_exc())
    return Ended()


def _apart(job: Job) -> Ended:
    with apart.begun(job.pk) as (process, pipe):
        ended = _watched(job, pipe)
        if ended is not None:
            return ended
        if stopping.wait(LOOK):
            return _put_back(job)
        process.join(5)
        return Ended("killed", log=f"its process ended with {process.exitcode}")


def _watched(job: Job, pipe: Connection) -> Ended | None:
    """How it ended; None where its process ended without a word."""
    began, beat = time.monotonic(), 0.0
    seen: dict[str, Any] = {}
    while True:
        if stopping.is_set():
            return _put_back(job)
        try:
            while pipe.poll(LOOK):
                word, *rest = pipe.recv()
                if word == "ended":
                    return Ended(*rest)
                seen = dict(zip(("step", "done", "of"), rest, strict=True))
                beat = 0.0
        except (EOFError, OSError):
            return None
        if time.monotonic() - began > MOST:
            return Ended("too_long", log=f"stopped after {MOST:.0f} s")
        if time.monotonic() - beat > BEAT:
            beat = time.monotonic()
            if not _mine(job).update(beat=timezone.now(), **seen):
                return Ended(None, mine=not Job.objects.filter(pk=job.pk, state=WORKING).exists())


def _put_back(job: Job) -> Ended:
    if _mine(job).update(state=WAITING, beat=timezone.now()):
        put_in_queue(job)
    return Ended(None)
