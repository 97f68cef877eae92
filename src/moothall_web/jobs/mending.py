"""What a worker left behind that was killed is begun anew, or told as failed; and old rows are let go."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from moothall_web.jobs.doing import TRIES, log
from moothall_web.jobs.kinds import kind_of
from moothall_web.jobs.models import FAILED, GOING_ON, LEASE, WAITING, WORKING, Job
from moothall_web.jobs.queueing import put_in_queue

KEPT = datetime.timedelta(days=7)
"""How long one can see how a job ended."""


def mend() -> int:
    """Begin anew what was left behind; how many jobs."""
    long_ago = timezone.now() - LEASE
    left = [job for job in Job.objects.filter(state=WORKING, beat__lt=long_ago) if _broken_off(job)]
    lost = [job for job in Job.objects.filter(state=WAITING, asked__lt=long_ago) if not _queued(job)]
    for job in [*left, *lost]:
        put_in_queue(job)
    return len(left) + len(lost)


def _broken_off(job: Job) -> bool:
    """Whether it is to be begun again; its worker is gone."""
    mine = Job.objects.filter(pk=job.pk, state=WORKING, beat=job.beat)
    _tasks(job).filter(status="RUNNING").update(
        status="FAILED", finished_at=timezone.now(), traceback="its worker ended"
    )
    log.warning("%s was left behind by its worker", job)
    kind_of(job).tidied(job)
    if job.tries + 1 >= TRIES:
        mine.update(state=FAILED, ended=timezone.now(), fault="left_behind")
        return False
    return bool(mine.update(state=WAITING, tries=F("tries") + 1, beat=timezone.now()))


def _queued(job: Job) -> bool:
    """Whether a worker will take it up; one that took it and ended at once does not."""
    taken = Q(status="RUNNING", started_at__gte=timezone.now() - LEASE)
    return _tasks(job).filter(Q(status="READY") | taken).exists()


def _tasks(job: Job) -> QuerySet[DBTaskResult[..., Any]]:
    return DBTaskResult.objects.filter(pk__in=[job.task] if job.task else [])


def prune() -> None:
    """Let go of what ended long ago."""
    old = timezone.now() - KEPT
    Job.objects.exclude(state__in=GOING_ON).filter(ended__lt=old).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()
