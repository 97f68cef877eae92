"""What was worked out and told, remembered by what it was made from; and files that wait to be brought in."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from moothall_web.accounts.models import Project, User


class Remembered(models.Model):
    """Something made from a project as it stood: its findings, or a part of what is told of them.

    fingerprint : of the project with its framework, engine, draws and seed; the same gives the same bytes
    part : what it is, as `findings.json` or `pages/en/ranking`
    value : compressed; none while somebody works on it
    claimed : since when somebody works on it
    """

    fingerprint = models.CharField(max_length=64)
    part = models.CharField(max_length=200)
    value = models.BinaryField(null=True)
    claimed = models.DateTimeField(default=timezone.now)
    used = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("fingerprint", "part"), name="results_made_once"),)

    def __str__(self) -> str:
        return f"{self.part} of {self.fingerprint[:12]}"


class Worked(models.Model):
    """The newest results of a project that were worked out: what is shown while newer ones are made.

    key : of what was remembered; number, at : the newest entry of the log that they come from
    build : the program that made them
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="worked")
    language = models.CharField(max_length=10)
    key = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    build = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "language"), name="results_newest_of_a_language"),
        )

    def __str__(self) -> str:
        return f"results of {self.project_id} as of {self.at}"


class Upload(models.Model):
    """A file that somebody sent, kept until they confirm what it changes, or a day.

    project : none: it becomes a new one
    name : as it was called; lines of money have LINES before it, and no file is called so
    """

    LINES = "finance/"

    token = models.CharField(max_length=64, unique=True)
    project = models.ForeignKey(Project, models.CASCADE, null=True, related_name="uploads")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
