"""Asking for work, and taking back what was asked."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from moothall_web.accounts.models import Project, User
from moothall_web.audit.record import record
from moothall_web.jobs.models import CANCELLED, GOING_ON, WORKING, Job
from moothall_web.jobs.queueing import by_workers, forward, put_in_queue


def ask(
    kind: str, project: Project, *, part: str = "", key: str = "", at: datetime.datetime | None = None,
    by: User | None = None, wait: float = 0,
) -> Job:  # fmt: skip
    """The job that makes something; the one that is going on already, where there is one.

    wait : seconds before it is begun, so that more changes can come
    """
    asked = {"kind": kind, "project": project, "part": part, "key": key}
    found = Job.objects.filter(**asked, state__in=GOING_ON).first()
    if found is None:
        try:
            with transaction.atomic():
                found = Job.objects.create(**asked, at=at, by=by)
        except IntegrityError:  # somebody else asked for the same in this moment
            return Job.objects.filter(**asked).order_by("-pk")[0]
        put_in_queue(found, wait)
        found.refresh_from_db()
    elif not wait:
        forward(found)
    return found


def anew(project: Project, kind: str, part: str, wait: float) -> None:
    """Something changed of what a job makes its work: have it made, and once more where it is worked on.

    Only where there are workers: nobody is kept waiting for what nobody asked for.
    """
    if not by_workers():
        return
    if not Job.objects.filter(project=project, kind=kind, part=part, state=WORKING).update(again=True):
        ask(kind, project, part=part, wait=wait)


def cancel(job: Job, *, by: User, role: str) -> bool:
    """Take a job back; whether it was still going on. Its worker stops within seconds."""
    with transaction.atomic():
        ended = Job.objects.filter(pk=job.pk, state__in=GOING_ON).update(
            state=CANCELLED, ended=timezone.now(), again=False
        )
        if ended:
            record(
                job.project.slug, actor=by.code, action="cancel_job",
                subject=f"{job.kind} {job.part}".strip(), body={"role": role, "job": job.pk},
            )  # fmt: skip
    return bool(ended)
