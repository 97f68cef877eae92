"""Entries of the log, and what they are about in a table that can be erased."""

from __future__ import annotations

from django.db import models

from moothall_web.audit.written import Written


class Chain(models.Model):
    """One chain of entries, with its newest link; locked while an entry is added."""

    id = models.CharField(max_length=64, primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.id}: {self.length}"


class Entry(models.Model):
    """One action: who did what to what, and when. Never changed and never removed.

    digest : SHA-256 of salt and payload, so that the payload can be erased and the chain still verifies
    hash : SHA-256 of this entry and of the hash before it
    """

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("chain", "number"), name="audit_one_number"),)
        ordering = ("chain", "number")

    def __str__(self) -> str:
        return f"{self.chain_id} {self.number}: {self.action} {self.subject}"


class Payload(models.Model):
    """What an entry is about, in full; erased where a person's data must go."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="payload")
    salt = models.CharField(max_length=64)
    body = Written(null=True)

    def __str__(self) -> str:
        return f"payload of {self.entry_id}"
