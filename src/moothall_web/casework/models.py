"""Values as people gave them. A value is never overwritten: a later one stands above it."""

from __future__ import annotations

from django.db import models

from moothall_web.accounts.models import Project, User
from moothall_web.audit.written import Written
from moothall_web.casework.fields import said
from moothall_web.casework.shelves import shelves


class Place(models.Model):
    """Where a value stands: a row of a shelf, with the version that counts now.

    shelf : name of a kind of row, as `scores` or `head.partners`
    key : what tells it from the other rows of its shelf
    position : its turn among them
    version : of the value that counts; compared when somebody saves, so that nobody overwrites unseen
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="places")
    shelf = models.CharField(max_length=64)
    key = models.CharField(max_length=300)
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=0)
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "shelf", "key"), name="casework_one_place"),
        )
        ordering = ("shelf", "position", "id")

    def __str__(self) -> str:
        return f"{self.shelf} {self.key}"


class Value(models.Model):
    """One version of a row: what, who, when, why. Append-only; the database refuses anything else.

    fields : the row as plain values, without those at their defaults; None: the row was removed
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="values")
    version = models.PositiveIntegerField()
    fields = Written(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = models.CharField(max_length=64)
    at = models.DateTimeField()
    why = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("place", "version"), name="casework_one_version"),)
        ordering = ("place", "version")

    def __str__(self) -> str:
        return f"{self.place} version {self.version}"

    def said(self) -> dict[str, str]:
        """What it says in the language of the page: what a field is called to its words."""
        return said(shelves()[self.place.shelf].kind, self.fields or {})


class Submission(models.Model):
    """An assessor hands in the scores of a section; until then nobody else sees them, and none counts."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="submissions")
    assessor = models.CharField(max_length=64)
    section = models.CharField(max_length=64)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project", "assessor", "section"), name="casework_one_submission"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessor}: {self.section}"


class Draft(models.Model):
    """What somebody has begun to write on a page, kept until it is saved."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="drafts")
    user = models.ForeignKey(User, models.CASCADE, related_name="drafts")
    page = models.CharField(max_length=400)
    fields = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "user", "page"), name="casework_one_draft"),
        )

    def __str__(self) -> str:
        return f"draft of {self.page}"


class Upload(models.Model):
    """A file that belongs to a piece of evidence. Append-only.

    sha256 : of its content, under which it lies
    name : what it was called, for the download
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="uploads")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=150)
    size = models.PositiveBigIntegerField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("place", "sha256"), name="casework_one_upload"),)
        ordering = ("place", "at")

    def __str__(self) -> str:
        return self.name
