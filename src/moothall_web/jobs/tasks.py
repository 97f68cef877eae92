"""The task that the queue holds: one for every kind of job."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django_tasks import task

from moothall_web.jobs import doing
from moothall_web.jobs.kinds import SOON
from moothall_web.jobs.models import WAITING, WORKING, Job


@task(queue_name=SOON)
def work(number: int) -> None:
    """Do a job, by its number; nothing where somebody does it already or it was taken back."""
    job = claimed(number)
    if job is not None:
        doing.do(job)


def claimed(number: int) -> Job | None:
    """The job, if it falls to this worker."""
    now = timezone.now()
    fields: dict[str, Any] = {"state": WORKING, "begun": now, "beat": now, "step": "", "done": 0, "of": 0}
    taken = Job.objects.filter(pk=number, state=WAITING).update(**fields)
    return Job.objects.select_related("project", "by").get(pk=number) if taken else None
