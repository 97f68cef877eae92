"""Findings, remembered by what they were worked out from."""

from __future__ import annotations

from django.db import models


class Remembered(models.Model):
    """The findings of a project as it stood.

    fingerprint : of the project with its framework, engine, draws and seed; the same gives the same findings
    """

    fingerprint = models.CharField(max_length=64, primary_key=True)
    findings = models.BinaryField()
    made = models.DateTimeField(auto_now_add=True)
    used = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.fingerprint[:12]
