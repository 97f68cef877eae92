"""Into the queue: which worker takes a job up, and when."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from moothall_web.jobs.kinds import kind_of
from moothall_web.jobs.models import WAITING, Job

if TYPE_CHECKING:
    from django_tasks.base import Task

WORK = "moothall_web.jobs.tasks.work"
"""The task. By its name: it does jobs, and a job that is broken off goes back into the queue."""


def by_workers() -> bool:
    """Whether jobs are done by workers; else where they are asked for, as in tests."""
    return str(settings.TASKS["default"]["BACKEND"]).startswith("django_tasks_db.")


def put_in_queue(job: Job, wait: float = 0) -> None:
    """Let a worker take a job up.

    wait : seconds from now
    """
    task = cast("Task[[int], None]", import_string(WORK))
    after = timezone.now() + datetime.timedelta(seconds=wait) if wait else None
    queued = task.using(queue_name=kind_of(job).queue, run_after=after).enqueue(job.pk)
    Job.objects.filter(pk=job.pk).update(task=queued.id)


def forward(job: Job) -> None:
    """Let a job be taken up now that was to wait."""
    if job.state == WAITING and job.task:
        now = timezone.now()
        DBTaskResult.objects.filter(pk=job.task, run_after__gt=now, status="READY").update(run_after=now)
