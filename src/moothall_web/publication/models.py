"""Editions, their files, the keys that sign them, and the newest entries of logs as they were published."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from moothall_web.accounts.models import Project, User
from moothall_web.audit.written import Written


class SigningKey(models.Model):
    """A key of the site, by its public half. The private one lies in a file, and goes when it is retired."""

    public = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()
    retired = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                models.Value(1), condition=Q(retired__isnull=True), name="publication_one_key"
            ),
        )
        ordering = ("made", "pk")

    def __str__(self) -> str:
        return f"{self.public[:16]}..."


class Edition(models.Model):
    """What was published, or is to be: the project as it stood at one moment, made for the public.

    number : its place in the permanent address; given with the confirmation
    moment : the rows are those that stood then
    fingerprint : of the project at that moment
    note : what this edition is for, or what it puts right; the public reads it
    weighed : whether it was worked out already how far its results are from those of the whole project
    differs : whether scores, ranks or money of the whole project are not those of the public copy
    reason : why it may be published although they are not; the public reads it
    entry : of the log up to which it holds it
    summary : what its page tells, as it was made
    """

    PROPOSED, WITHDRAWN, CONFIRMED, PUBLISHED = "proposed", "withdrawn", "confirmed", "published"

    project = models.ForeignKey(Project, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=16, default=PROPOSED)
    moment = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)
    note = models.TextField()
    weighed = models.BooleanField(default=False)
    differs = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_role = models.CharField(max_length=64)
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_role = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    entry = models.PositiveBigIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    contents = models.CharField(max_length=64, blank=True)
    key = models.ForeignKey(SigningKey, models.PROTECT, null=True, blank=True, related_name="editions")
    summary = Written(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="publication_one_number"),
            models.UniqueConstraint(
                fields=("project",),
                condition=Q(state__in=("proposed", "confirmed")),
                name="publication_one_open",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=models.F("proposed_by")),
                name="publication_two_people",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=("proposed", "withdrawn"), confirmed_by__isnull=True, confirmed_at__isnull=True,
                    number__isnull=True, published_at__isnull=True,
                )
                | Q(
                    state="confirmed", confirmed_by__isnull=False, confirmed_at__isnull=False,
                    number__isnull=False, entry__isnull=False, published_at__isnull=True,
                )
                | Q(
                    state="published", confirmed_by__isnull=False, confirmed_at__isnull=False,
                    number__isnull=False, entry__isnull=False, published_at__isnull=False, key__isnull=False,
                ),
                name="publication_state_holds",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("confirmed", "published"), differs=True, reason=""),
                name="publication_reasoned",
            ),
        )  # fmt: skip
        ordering = ("project", "-number", "-pk")

    def __str__(self) -> str:
        return f"{self.project_id}: {self.number or self.state}"

    def told(self) -> dict[str, Any]:
        """The summary, as a table of what it tells."""
        return dict(self.summary or {})


class EditionFile(models.Model):
    """A file of a published edition. Append-only.

    name : within the edition, as documents/index.html
    style : how a policy names the style that stands within a page; empty for all else
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    style = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("edition", "name"), name="publication_one_file"),)
        ordering = ("edition", "name")

    def __str__(self) -> str:
        return self.name


class DailyHead(models.Model):
    """The newest entry of a log on a day, as it was published. Append-only."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="heads")
    day = models.DateField()
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("project", "day"), name="publication_one_head"),)
        ordering = ("project", "-day")

    def __str__(self) -> str:
        return f"{self.project_id} {self.day}: {self.number}"
