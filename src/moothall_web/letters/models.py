"""Who wants letters, how often, and up to which moment they were told."""

from __future__ import annotations

from django.db import models

from moothall_web.accounts.models import User


class Subscription(models.Model):
    """That somebody wants letters; who has none gets none.

    every : day or week
    language : of the page on which they chose it
    since : what happened up to this moment was told
    """

    DAY, WEEK = "day", "week"

    user = models.OneToOneField(User, models.CASCADE, related_name="letters")
    every = models.CharField(max_length=8)
    language = models.CharField(max_length=8)
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(every__in=("day", "week")), name="letters_every"),
        )

    def __str__(self) -> str:
        return f"{self.user_id}: every {self.every}"
