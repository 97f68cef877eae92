"""The newest entry of a log, published daily: with what others keep of it, no past can be written anew.

Only projects of which an edition was published have one: of the others nobody outside knows.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from moothall_web.accounts.models import Project
from moothall_web.audit.check import head_of
from moothall_web.publication.models import DailyHead, Edition


def note(project: Project, day: datetime.date) -> DailyHead:
    """The head of a day, noted with the first that asks on it; later that day it stays what it was."""
    found = DailyHead.objects.filter(project=project, day=day).first()
    if found is not None:
        return found
    with transaction.atomic():
        head = head_of(project.slug)
        made, _new = DailyHead.objects.get_or_create(
            project=project, day=day, defaults={"number": head.number, "hash": head.hash}
        )
        return made


def note_all(day: datetime.date | None = None) -> int:
    """Note the heads of all published projects for a day, today where none is named; how many."""
    day = day or timezone.localdate()
    found = Project.objects.filter(editions__state=Edition.PUBLISHED).distinct()
    return len([note(project, day) for project in found])
