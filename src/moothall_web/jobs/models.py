"""A job: what is asked for, how far it is, how it ended. The queue of tasks beside it says who is next."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from moothall_web.accounts.models import Project, User

LEASE = datetime.timedelta(seconds=15)
"""A job of which its worker says nothing for so long counts as left behind."""

WAITING, WORKING, DONE, FAILED, CANCELLED = "waiting", "working", "done", "failed", "cancelled"
GOING_ON = (WAITING, WORKING)


class Job(models.Model):
    """Something that a worker makes of a project.

    kind : which maker, as `results`
    part : what of it, as a language or the name of a file
    key : of the inputs; the same key gives the same bytes. Empty: whatever stands when it is begun
    at : the moment as of which the project is meant, where it is not now
    by : who asked; none where the site did by itself
    beat : when its worker last said that it goes on
    step, done, of : how far it is
    again : somebody asked anew while it was worked on
    fault, said : why it failed, as a code, and what else can be said of it
    task : of the queue
    """

    kind = models.CharField(max_length=40)
    project = models.ForeignKey(Project, models.CASCADE, related_name="jobs")
    part = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(null=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=12, default=WAITING)
    asked = models.DateTimeField(default=timezone.now)
    begun = models.DateTimeField(null=True)
    beat = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=40, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    again = models.BooleanField(default=False)
    fault = models.CharField(max_length=40, blank=True)
    said = models.TextField(blank=True)
    task = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project", "kind", "part", "key"),
                condition=Q(state__in=GOING_ON),
                name="jobs_once_at_a_time",
            ),
        )
        indexes = (models.Index(fields=("state", "beat"), name="jobs_going_on"),)

    def __str__(self) -> str:
        return f"job {self.pk}: {self.kind} {self.part}".strip()

    @property
    def going_on(self) -> bool:
        """Whether it is still to be done."""
        return self.state in GOING_ON

    @property
    def left_behind(self) -> bool:
        """Whether nobody seems to work on it though somebody should."""
        seen = self.beat or self.asked
        return self.going_on and timezone.now() - seen > LEASE
